"""The word lists: each is sorted, says each thing once, and is used."""

from __future__ import annotations

import csv
import re

import pytest

from claimx import lexicon

TABLES = sorted(path.stem for path in lexicon.LEXICONS.glob("*.csv"))
# a form that stands for several things by another column has a row for each
SEVERAL = {"currency_places", "evidence", "furniture"}


@pytest.mark.parametrize("name", TABLES)
def test_a_lexicon_is_sorted_and_unique(name):
    with open(lexicon.LEXICONS / f"{name}.csv", encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    assert rows == sorted(rows)
    assert all(len(row) == len(header) and row[0] == row[0].strip() != "" for row in rows)
    keys = [tuple(row) if name in SEVERAL else row[0] for row in rows]
    assert len(keys) == len(set(keys))


def test_every_lexicon_is_used():
    code = "".join(path.read_text("utf-8") for path in lexicon.LEXICONS.parent.rglob("*.py"))
    named = set(re.findall(r"""["'](\w+)["']""", code))
    assert [name for name in TABLES if name not in named] == []


def test_a_column_holds_the_forms_whose_row_has_the_values():
    assert "she" in lexicon.column("pronouns", stands_for="she")
    assert "he" not in lexicon.column("pronouns", stands_for="she")
    assert lexicon.table("magnitudes")["million"]["factor"] == "1000000"
