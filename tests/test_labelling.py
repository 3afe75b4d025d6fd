"""The guide is the contract: the schema holds its fields, in its order, with its words."""

import re
from pathlib import Path

import pytest

from claimx.schema import COLUMNS, FIELD, SUBTYPES

ROOT = Path(__file__).parents[1]
GUIDE = (ROOT / "docs" / "labelling.md").read_text(encoding="utf-8")
SHARED = ROOT.parent / "shared" / "docs" / "labelling.md"


def test_the_columns_are_those_of_section_3_in_that_order():
    table = GUIDE.split("## 3. The fields")[1].split("**Dates.**")[0]
    rows = re.findall(r"^\| (`.+?) \|", table, re.M)
    names = [name for row in rows for name in re.findall(r"`(\w+)`", row)]
    assert names == list(COLUMNS)


@pytest.mark.parametrize("kind", SUBTYPES)
def test_the_subtypes_are_those_of_section_1(kind):
    (row,) = re.findall(rf"^\| `{kind}` \|.*$", GUIDE.split("## 2.")[0], re.M)
    assert set(SUBTYPES[kind]) == set(re.findall(r"`(\w+)`", row)) - {kind}


@pytest.mark.parametrize("name", ["comparator", "trend", "date_mod", "modality"])
def test_the_words_of_a_field_are_those_of_the_guide(name):
    (row,) = re.findall(rf"^\| `{name}` \|.*$", GUIDE, re.M)
    assert set(FIELD[name].allowed) <= set(re.findall(r"`(\w+)`", row))


@pytest.mark.skipif(not SHARED.exists(), reason="the team's folder is not here")
def test_our_copy_of_the_guide_is_the_teams():
    assert SHARED.read_bytes() == (ROOT / "docs" / "labelling.md").read_bytes()
