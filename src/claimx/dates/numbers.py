"""The grammar's lowest level: number words as numbers, and numbers of units."""

from __future__ import annotations

from typing import Any

from claimx.dates.rules import Parts, Rule, rules

Amount = tuple[float, str, str]


def value_of(parts: Parts, name: str) -> Any:
    """A labelled token's value, None where the pattern left it out."""
    return parts[name].value if name in parts else None


def number_rules() -> tuple[Rule, ...]:
    """Number words as one number; `nineteen eighty-four` as a year."""
    return (
        *rules(
            "", "YEAR", ("c:NUM n:TENS DASH? k:NUM?", _spoken_year), ("c:NUM n:NUM", _spoken_year)
        ),
        *rules("", "CLOCK", ("NUM OCLOCK", _nothing)),
        *rules("", "ORD", ("n:TENS DASH? k:ORD", _tens)),
        *rules(
            "",
            "N",
            ("n:TENS DASH? k:NUM", _tens),
            ("n:TENS", lambda p: p["n"].value),
            ("n:[NUM A] HUNDRED", lambda p: p["n"].value * 100),
            ("n:[NUM DAY] AND A HALF", lambda p: p["n"].value + 0.5),
            ("A DOZEN", lambda p: 12),
        ),
    )


def _tens(parts: Parts) -> int | None:
    ones = parts["k"].value
    return parts["n"].value + ones if 0 < ones < 10 else None


def _spoken_year(parts: Parts) -> int | None:
    century, rest = parts["c"].value, parts["n"].value + (value_of(parts, "k") or 0)
    return century * 100 + rest if century in (17, 18, 19) and 10 <= rest <= 99 else None


def amount_rules() -> tuple[Rule, ...]:
    """A number of units: (count, unit, comparator as in `schema.COMPARATORS`, '' for `eq`)."""
    loose = "loose:[ABOUT AROUND OVER JUST]?"
    return (
        *rules(
            "",
            "UNT",
            (f"{loose} A? HALF DASH? A? u:UNIT", _half_unit),
            ("[A NUM] u:UNIT AND A HALF", _unit_and_half),
            ("A? COUPLE OF? u:SPANUNITS", lambda p: (2, p["u"].value, "approx")),
            ("loose:[MORE LESS] THAN n:AMOUNT DASH? u:SPANUNITS", _amount),
            (f"{loose} n:AMOUNT DASH? u:SPANUNITS", _amount),
            ("n:YEAR u:UNITS", _amount),
            ("(?<! [IN OF] ) n:YEAR DASH? u:UNIT", _amount),
        ),
        *rules("", "VAGUE", ("A? [FEW DOZEN] OF? u:SPANUNITS", lambda p: p["u"].value)),
    )


def _amount(parts: Parts) -> Amount:
    return parts["n"].value, parts["u"].value, value_of(parts, "loose") or ""


def _half_unit(parts: Parts) -> Amount | None:
    counted = {"year": (1, "half"), "decade": (5, "year"), "century": (50, "year")}
    found = counted.get(parts["u"].value)
    return (*found, value_of(parts, "loose") or "") if found else None


def _unit_and_half(parts: Parts) -> Amount | None:
    return (18, "month", "") if parts["u"].value == "year" else None


def _nothing(parts: Parts) -> str:
    return ""
