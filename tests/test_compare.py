"""When a field counts as right."""

import pytest

from claimx.compare import (
    COMPARED,
    field_right,
    readings,
    same_name,
    same_number,
    stated,
    wrong_fields,
)
from claimx.schema import FIELDS
from making import claim


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (5, 5.0, True),
        (2195000000, 2195001000, True),  # a relative 1e-6
        (2195000000, 2195010000, False),
        (0.142857, 1 / 7, True),
        (0.333333, 1 / 3, True),
        (0.067, 1 / 15, False),
        (0, 0.0000004, False),
        (-5, 5, False),
        (None, None, True),
        (None, 0, False),
    ],
)
def test_numbers_are_compared_by_value(a, b, same):
    assert same_number(a, b) is same
    assert same_number(b, a) is same


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("the port authority", "Port Authority", True),
        ("the port’s traffic", "traffic", True),
        ("Ferry traffic", "traffic on the island’s ferries", True),  # the same head
        ("traffic of the ferries", "ferries", True),  # one within the other
        ("Marrow Bay", "Marrow Bay's port", True),
        ("GLM - 4.5", "GLM-4.5", True),
        ("its workers", "workers", True),
        ("crates", "boats", False),
        ("it", "the city", False),  # within a word is not within
        ("Bank of Japan", "Bank of England", False),
        ("the Bank of Japan", "Bank of Japan", True),
        ("", "", True),
        ("", "the port", False),
        ("the port", "it", False),
        ("the", "an", False),
    ],
)
def test_names_are_compared_by_head_or_containment(a, b, same):
    assert same_name(a, b) is same
    assert same_name(b, a) is same


@pytest.mark.parametrize(
    ("name", "gold", "pred", "right"),
    [
        ("unit", "asylum seeker", "Asylum  Seeker", True),
        ("unit", "USD", "CNY", False),
        ("comparator", "", "eq", False),
        ("date_start", "2024-01-01", "2024-01-01", True),
        ("date_end", "", "2024-12-31", False),
        ("negated", True, False, False),
        ("attribution", "", "", True),
    ],
)
def test_fields(name, gold, pred, right):
    assert field_right(name, claim(**{name: gold}), claim(**{name: pred})) is right


@pytest.mark.parametrize(
    ("name", "gold", "pred", "says"),
    [
        ("value", 0, 0, True),
        ("value", None, None, False),
        ("negated", False, False, False),
        ("negated", False, True, True),
        ("modality", "asserted", "asserted", False),
        ("modality", "hedged", "asserted", True),
        ("scope", "", "world", True),
    ],
)
def test_a_field_is_stated_where_either_side_says_something(name, gold, pred, says):
    assert stated(name, claim(**{name: gold}), claim(**{name: pred})) is says


def test_every_gold_field_is_compared_for_some_kind_and_only_where_it_applies():
    compared = {name for names in COMPARED.values() for name in names}
    identity = {"doc_id", "kind", "start", "end"}
    assert compared == {field.name for field in FIELDS if field.in_gold} - identity
    assert "value" not in COMPARED["dated"]
    assert "scope" not in COMPARED["numeric"]


def test_wrong_fields_come_in_the_order_of_the_record():
    gold = claim(value=5, unit="boat", subject="port")
    pred = claim(value=6, unit="boat", subject="sea", end=7)
    assert wrong_fields(gold, pred) == ["trigger", "subject", "value"]


@pytest.mark.parametrize(
    ("gold", "pred", "right"),
    [
        (claim(value=5, unit="boat"), claim(value=5, unit="boat"), ["strict", "overlap", "value"]),
        (claim(value=5, unit="boat"), claim(value=5, unit="ship"), ["strict", "overlap"]),
        (claim(value=5), claim(value=5, comparator="gt", end=9), ["overlap", "value"]),
        (claim(value=5), claim(value=5, value_max=6, end=9), ["overlap"]),
        (claim("dated", date_start="2024-01-01"), claim("dated"), ["strict", "overlap"]),
        (claim("dated"), claim("dated", subtype="open"), ["strict", "overlap", "value"]),
        (claim("first_ever"), claim("first_ever", subtype="only"), ["strict", "overlap"]),
    ],
)
def test_readings(gold, pred, right):
    assert readings(gold, pred) == right
