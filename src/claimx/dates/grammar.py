"""The grammar's lower levels: numbers and amounts, and dates by their own core.

Source: docs/labelling.md, sections 1 and 2.
"""

from __future__ import annotations

from typing import Any

from claimx.dates.forms import Calendar, Fiscal, Form, Holiday, Part, Years
from claimx.dates.rules import Builder, Parts, Rule, rule

_PREPOSED = "[IN OF SINCE UNTIL BY BEFORE AFTER FROM TO BETWEEN AND THROUGH DURING EARLY MID LATE"
_BARE = f"(?<= {_PREPOSED} DASH OR THAN AROUND] )"
_DEICTIC = "[LAST NEXT THIS PAST PREVIOUS COMING FOLLOWING SAME THAT]"


def _value(parts: Parts, name: str) -> Any:
    return parts[name].value if name in parts else None


def number_rules() -> tuple[Rule, ...]:
    """Number words as one number; `nineteen eighty-four` as a year."""
    return (
        rule("", "YEAR", "c:NUM n:TENS DASH? k:NUM?", _spoken_year),
        rule("", "YEAR", "c:NUM n:NUM", _spoken_year),
        rule("", "ORD", "n:TENS DASH? k:ORD", _tens),
        rule("", "N", "n:TENS DASH? k:NUM", _tens),
        rule("", "N", "n:TENS", lambda p: p["n"].value),
        rule("", "N", "n:[NUM A] HUNDRED", lambda p: p["n"].value * 100),
        rule("", "N", "n:[NUM DAY] AND A HALF", lambda p: p["n"].value + 0.5),
        rule("", "N", "A DOZEN", lambda p: 12),
    )


def _tens(parts: Parts) -> int | None:
    ones = parts["k"].value
    return parts["n"].value + ones if 0 < ones < 10 else None


def _spoken_year(parts: Parts) -> int | None:
    century, rest = parts["c"].value, parts["n"].value + (_value(parts, "k") or 0)
    return century * 100 + rest if century in (17, 18, 19) and 10 <= rest <= 99 else None


Amount = tuple[float, str, str]


def amount_rules() -> tuple[Rule, ...]:
    """A number of units: (count, unit, comparator as in `schema.COMPARATORS`, '' for `eq`)."""
    loose = "loose:[ABOUT AROUND OVER JUST]?"
    return (
        rule("", "UNT", f"{loose} A? HALF DASH? A? u:UNIT", _half_unit),
        rule("", "UNT", "[A NUM] u:UNIT AND A HALF", _unit_and_half),
        rule("", "UNT", "A? loose:COUPLE OF? u:SPANUNITS", lambda p: (2, p["u"].value, "approx")),
        rule("", "UNT", "loose:[MORE LESS] THAN n:AMOUNT DASH? u:SPANUNITS", _amount),
        rule("", "UNT", f"{loose} n:AMOUNT DASH? u:SPANUNITS", _amount),
        rule("", "UNT", "n:YEAR u:UNITS", _amount),
        rule("", "UNT", "(?<! [IN OF] ) n:YEAR DASH? u:UNIT", _amount),
        rule("", "VAGUE", "A? [FEW DOZEN] OF? u:SPANUNITS", lambda p: p["u"].value),
    )


def _amount(parts: Parts) -> Amount:
    return parts["n"].value, parts["u"].value, _value(parts, "loose") or ""


def _half_unit(parts: Parts) -> Amount | None:
    counted = {"year": (1, "half"), "decade": (5, "year"), "century": (50, "year")}
    found = counted.get(parts["u"].value)
    return (*found, _value(parts, "loose") or "") if found else None


def _unit_and_half(parts: Parts) -> Amount | None:
    return (18, "month", "") if parts["u"].value == "year" else None


def date_rules() -> tuple[Rule, ...]:
    return (*_day_rules(), *_month_rules(), *_year_rules(), *_part_rules())


def _day(parts: Parts) -> Calendar | None:
    day = parts["d"].value
    if not isinstance(day, int) or not 1 <= day <= 31:
        return None
    return Calendar(_value(parts, "y"), parts["m"].value, day, _value(parts, "w"))


def _day_rules() -> tuple[Rule, ...]:
    name = "dated.day"
    weekday = "(?: w:[WEEKDAY WABBR] DOT? COMMA? ON? THE? )?"
    year = "(?: COMMA? [OF IN]? y:[YEAR APOSYEAR] )"
    return (
        rule(name, "MDAY", f"{weekday} d:ABS", lambda p: p["d"].value),
        rule(name, "MDAY", f"{weekday} m:MONTHS DOT? THE? d:DAYS {year}", _day),
        rule(name, "MDAY", f"{weekday} d:DAYS DASH? OF? m:MONTHS DOT? {year}", _day),
        rule(name, "MDAY", "y:YEAR COMMA? m:MONTH d:DAYS (?! DASH? MONTHS )", _day),
        rule(name, "MDAY", "y:YEAR m:DAY d:DAY", lambda p: _day(p) if p["m"].value < 13 else None),
        rule(name, "MDAY", f"{weekday} m:MONTHS DOT? THE? d:[DAYS N] (?! DASH? MONTHS )", _day),
        rule(name, "MDAY", f"{weekday} d:DAYS DASH? OF? m:MONTHS", _day),
        rule(name, "MDAY", "m:MONTHS DASH d:DAY", _day),
        rule(
            name,
            "MDAY",
            "w:WEEKDAY COMMA? THE d:ORD (?! DASH? [SPANUNITS HALF WEEKDAY] )",
            lambda p: Calendar(None, None, p["d"].value, p["w"].value),
        ),
    )


def _month(parts: Parts) -> Calendar:
    return Calendar(_value(parts, "y"), parts["m"].value)


def _month_rules() -> tuple[Rule, ...]:
    name = "dated.month"
    return (
        rule(name, "MON", "m:MONTHS DOT? [COMMA DASH]? OF? y:[YEAR APOSYEAR]", _month),
        rule(name, "MON", "y:YEAR m:MONTH", _month),
        rule(name, "MON", "m:MONTH", _month),
        rule(name, "MON", f"{_BARE} m:[MAY MABBR] (?: DOT (?= [UPTO POSS] ) )?", _month),
        rule(name, "MON", f"(?<= {_DEICTIC} ) m:[MAY MABBR]", _month),
        rule(name, "MON", "m:[MAY MABBR] DOT? (?= [UPTO AND] [MON MDAY] )", _month),
        rule(name, "MON", "m:MAY (?= POSS | OF? [THIS LAST NEXT] )", _month),
    )


def _year(parts: Parts) -> Calendar:
    return Calendar(parts["y"].value)


def _modern(parts: Parts) -> Calendar | None:
    return _year(parts) if 1900 <= parts["y"].value <= 2060 else None


def _century(parts: Parts) -> Years | None:
    nth = parts["n"].value
    return Years(nth * 100 - 99, nth * 100) if parts["u"].value == "century" and nth <= 30 else None


def _year_rules() -> tuple[Rule, ...]:
    name = "dated.year"
    fixed = "IN SINCE DURING EARLY MID LATE UNTIL"
    return (
        rule("time.name", "DONE", "[YEAR DAY COUNT] BC", lambda p: "name"),
        rule(
            "time.age", "DONE", "HIS [EARLY MID LATE]? DASH? [DECADE DECADEWORD]", lambda p: "age"
        ),
        rule("dated.fiscal", "YR", "[FISCAL FY] UNIT? y:[YEAR APOSYEAR]", _fiscal),
        rule("dated.fiscal", "YR", "y:YEAR FISCAL UNIT", _fiscal),
        rule("dated.fiscal", "YR", "y:FISCALYEAR", lambda p: p["y"].value),
        rule("dated.century", "YR", "n:ORD DASH? u:UNIT", _century),
        rule("dated.decade", "YR", "d:DECADE", lambda p: p["d"].value),
        rule(
            "dated.decade",
            "YR",
            "(?<= [THE EARLY MID LATE DASH] ) d:DECADEWORD",
            lambda p: Years(p["d"].value, p["d"].value + 9),
        ),
        rule("dated.range", "SPAN", "(?<! DASH ) y:YEARS", lambda p: p["y"].value),
        rule("dated.season", "PRT", "s:SEASON OF? [IN COMMA]? y:[YEAR APOSYEAR]", _season),
        rule(name, "YR", "CALENDAR y:YEAR", _year),
        rule(name, "YR", "u:UNIT y:YEAR", lambda p: _year(p) if p["u"].value == "year" else None),
        rule(name, "YR", f"(?<= [{fixed}] ) y:[YEAR APOSYEAR]", _year),
        rule(name, "YR", f"(?<= [{fixed}] [THE MID EARLY LATE DASH] ) y:APOSYEAR", _year),
        rule(name, "YR", "(?<= [BETWEEN FROM LPAR] ) y:YEAR (?= [AND UPTO] YEAR )", _year),
        rule(name, "YR", "(?<= [BETWEEN FROM LPAR] YR [AND UPTO] ) y:YEAR", _year),
        rule(name, "YR", "(?<! [DASH] ) y:YEAR (?= DASH YEAR (?! DASH ) )", _modern),
        rule(name, "YR", "(?<= YR DASH ) y:YEAR (?! DASH )", _modern),
        rule(
            name, "YR", "(?<! [DASH DAY COUNT YEAR] ) y:YEAR (?! DASH [DAY COUNT YEAR] )", _modern
        ),
        rule(name, "YR", "(?<= MID DASH ) y:[YEAR APOSYEAR]", _year),
        rule(name, "YR", "(?<= [OF BY] ) y:APOSYEAR", _year),
    )


def _fiscal(parts: Parts) -> Fiscal:
    return Fiscal(parts["y"].value)


def _season(parts: Parts) -> Part:
    year = _value(parts, "y")
    return Part("season", parts["s"].value, Calendar(year) if year else None)


def _ordinal_part(unit: str, last: int) -> Builder:
    def build(parts: Parts) -> Form | None:
        nth = parts["n"].value
        return Part(unit, nth) if 1 <= nth <= last else None

    return build


def _part_rules() -> tuple[Rule, ...]:
    in_time = "[THE IN SINCE UNTIL BY DURING EARLY MID LATE DASH BEFORE AFTER OF THROUGH FROM TO]"
    return (
        rule("dated.quarter", "PRT", "p:PARTN", lambda p: p["p"].value),
        rule(
            "dated.quarter",
            "PRT",
            "FISCAL? n:ORD DASH? FISCAL? QUARTER",
            _ordinal_part("quarter", 4),
        ),
        rule(
            "dated.half",
            "PRT",
            "FISCAL? n:ORD DASH? HALF (?! DASH? [UNIT A] )",
            _ordinal_part("half", 2),
        ),
        rule("dated.season", "PRT", f"(?<= {in_time} ) s:SEASON (?! OF )", _season),
        rule("dated.season", "PRT", f"(?<= {_DEICTIC} ) s:SEASON", _season),
        rule("dated.season", "PRT", "s:SEASON (?= OF? [THIS LAST NEXT] )", _season),
        rule("dated.holiday", "MDAY", "h:HOLIDAY COMMA? OF? y:YEAR", _holiday),
        rule("dated.holiday", "MDAY", "h:HOLIDAY", _holiday),
    )


def _holiday(parts: Parts) -> Holiday:
    return Holiday(parts["h"].value.name, _value(parts, "y"))
