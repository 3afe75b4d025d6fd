"""What is extracted from each article of the corpus: a rule change shows here as a line diff.

After a change that is meant: `pytest tests/test_snapshots.py --force-regen`, and read the diff.
The articles of the test split are left out, so that nobody writes rules against them.
"""

import io
from pathlib import Path

import pytest

from claimx.gold import read_splits
from claimx.schema import COLUMNS
from claimx.tables import write_csv

SPLITS = read_splits(Path(__file__).parents[1] / "corpus")
SHOWN = [name for name in COLUMNS if name not in ("claim_id", "doc_id", "sentence")]


@pytest.mark.parametrize("doc_id", [doc for doc, split in SPLITS.items() if split != "test"])
def test_snapshot(doc_id, extracted, file_regression):
    out = io.StringIO(newline="")
    write_csv(extracted[doc_id][1], out, SHOWN)
    file_regression.check(
        out.getvalue(), basename=doc_id, extension=".csv", encoding="utf-8", newline=""
    )
