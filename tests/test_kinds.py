"""What a name or a noun is the name of, by its words alone."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.clause.kinds import gender_of_name, gender_of_word, kind_of_name, kind_of_noun, plain


@pytest.mark.parametrize(
    ("name", "persons", "kind"),
    [
        ("Rosa Lind", (), "person"),
        ("Lind", ("Lind",), "person"),
        ("Lind", (), "name"),
        ("Oslo", (), "place"),
        ("New Zealand", (), "place"),
        ("Orca Bank", (), "organisation"),
        ("Friday", (), "time"),
        ("April", (), "time"),
    ],
)
def test_kind_of_name(name, persons, kind):
    assert kind_of_name(name.split(), persons) == kind


@pytest.mark.parametrize(
    ("noun", "plural", "kind"),
    [
        ("minister", False, "role"),
        ("mother", False, "role"),
        ("plumber", False, "agent"),
        ("plumbers", True, "thing"),
        ("month", False, "time"),
        ("river", False, "thing"),
    ],
)
def test_kind_of_noun(noun, plural, kind):
    assert kind_of_noun(noun, plural) == kind


def test_gender_by_given_name_and_noun():
    assert gender_of_name(["Rosa", "Lind"]) == "f"
    assert gender_of_name(["Tom", "Hale"]) == "m"
    assert gender_of_name(["Rosa"]) == ""
    assert [gender_of_word(word) for word in ("mother", "uncle", "river")] == ["f", "m", ""]


@given(st.text(max_size=20))
def test_plain_takes_any_word(word):
    assert plain(plain(word)) in (plain(word), plain(plain(plain(word))))
