"""The grammar's lower levels: numbers and amounts, and dates by their own core.

Source: docs/labelling.md, sections 1 and 2.
"""

from __future__ import annotations

from typing import Any

from claimx.dates.calendar import SEASON_STARTS
from claimx.dates.forms import Calendar, Fiscal, Form, Holiday, Part, Years
from claimx.dates.rules import Builder, Parts, Rule, rules

_PREPOSED = "IN OF SINCE UNTIL BY BEFORE AFTER FROM TO BETWEEN AND THROUGH DURING EARLY MID LATE"
_BARE = f"(?<= [{_PREPOSED} DASH OR THAN AROUND] )"
_NO_NAME = "(?! DASH (?! [MONTHS MON DAY YEAR] ) )"  # Mar-a-Lago
_DEICTIC = "[LAST NEXT THIS PAST PREVIOUS COMING FOLLOWING SAME THAT]"
_WITHIN = "IN SINCE UNTIL BY DURING EARLY MID LATE BEFORE AFTER THROUGH DASH"
_YEAR = "y:[YEAR APOSYEAR]"
_WEEKDAY = "(?: w:[WEEKDAY WABBR] DOT? COMMA? ON? THE? )?"
Amount = tuple[float, str, str]


def _value(parts: Parts, name: str) -> Any:
    return parts[name].value if name in parts else None


# --- Numbers and amounts ---


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
    century, rest = parts["c"].value, parts["n"].value + (_value(parts, "k") or 0)
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
    return parts["n"].value, parts["u"].value, _value(parts, "loose") or ""


def _half_unit(parts: Parts) -> Amount | None:
    counted = {"year": (1, "half"), "decade": (5, "year"), "century": (50, "year")}
    found = counted.get(parts["u"].value)
    return (*found, _value(parts, "loose") or "") if found else None


def _unit_and_half(parts: Parts) -> Amount | None:
    return (18, "month", "") if parts["u"].value == "year" else None


# --- Days and months ---


def date_rules() -> tuple[Rule, ...]:
    return (*_day_rules(), *_month_rules(), *_not_years(), *_year_rules(), *_part_rules())


def _day_rules() -> tuple[Rule, ...]:
    year = f"(?: COMMA? [OF IN]? {_YEAR} )"
    return rules(
        "dated.day",
        "MDAY",
        (f"{_WEEKDAY} d:ABS", lambda p: p["d"].value),
        (f"{_WEEKDAY} m:MONTHS DOT? THE? d:[DAYS N] {year}", _day),
        (f"{_WEEKDAY} d:DAYS DASH? OF? m:MONTHS DOT? {year}", _day),
        ("y:YEAR COMMA? m:MONTH d:DAYS (?! DASH? MONTHS )", _day),
        ("y:YEAR m:DAY d:DAY", lambda p: _day(p) if p["m"].value < 13 else None),
        (f"{_WEEKDAY} m:MONTHS DOT? THE? d:[DAYS N] (?! DASH? MONTHS )", _day),
        (f"{_WEEKDAY} d:DAYS DASH? OF? m:MONTHS", _day),
        ("m:MONTHS DASH d:DAY", _day),
        (
            "(?<= [ON FOR BY UNTIL SINCE LPAR] THE ) d:NTH (?! DASH? [SPANUNITS HALF WEEKDAY OF] )",
            _nth,
        ),
        ("(?<= LPAR ) d:NTH (?= RPAR )", _nth),
        ("w:WEEKDAY COMMA? THE d:ORDS (?! DASH? [SPANUNITS HALF WEEKDAY] )", _weekday_the_nth),
    )


def _day(parts: Parts) -> Calendar | None:
    day = parts["d"].value
    if not isinstance(day, int) or not 1 <= day <= 31:
        return None
    return Calendar(_value(parts, "y"), parts["m"].value, day, _value(parts, "w"))


def _nth(parts: Parts) -> Calendar | None:
    return Calendar(day=parts["d"].value) if parts["d"].value <= 31 else None


def _weekday_the_nth(parts: Parts) -> Calendar:
    return Calendar(None, None, parts["d"].value, parts["w"].value)


def _month_rules() -> tuple[Rule, ...]:
    return rules(
        "dated.month",
        "MON",
        (f"m:MONTHS DOT? [COMMA DASH]? OF? {_YEAR}", _month),
        ("y:YEAR m:MONTH", _month),
        ("(?<= [AND TO FROM BETWEEN] ) y:YEAR m:MAY", _month),
        ("m:MONTH", _month),
        (
            f"{_BARE} m:[MAY MABBR] {_NO_NAME} (?: DOT (?= [UPTO POSS] ) )?",
            _month,
        ),
        (f"(?<= {_DEICTIC} ) m:[MAY MABBR]", _month),
        ("m:[MAY MABBR] DOT? (?= [UPTO AND] [MON MDAY] )", _month),
        ("m:MAY (?= DASH? QUARTER )", _month),
        ("(?<= [EARLY LATE] AS ) m:[MAY MABBR]", _month),
        ("m:MAY (?= POSS | OF? [THIS LAST NEXT] )", _month),
    )


def _month(parts: Parts) -> Calendar:
    return Calendar(_value(parts, "y"), parts["m"].value)


# --- Years and longer ---


def _nothing(parts: Parts) -> str:
    return ""


def _not_years() -> tuple[Rule, ...]:
    part = "[EARLY MID LATE]"
    return (
        *rules("time.era", "DONE", ("[YEAR DAY COUNT] BC", _nothing)),
        *rules("time.age", "DONE", (f"[HIS OVER] {part}? DASH? [DECADE DECADEWORD]", _nothing)),
    )


def _year_rules() -> tuple[Rule, ...]:
    fixed = "IN SINCE DURING EARLY MID LATE UNTIL AROUND"
    return (
        *rules(
            "dated.fiscal",
            "YR",
            (f"[FISCAL FY] UNIT? {_YEAR}", _fiscal),
            ("y:YEAR FISCAL UNIT", _fiscal),
            ("y:FISCALYEAR", lambda p: p["y"].value),
            ("y:YEARS FISCAL UNIT", lambda p: p["y"].value),
        ),
        *rules(
            "dated.year",
            "YR",
            ("ERA y:[YEAR DAY COUNT]", _of_era),
            ("y:[YEAR DAY COUNT] ERA", _of_era),
            ("(?<= YR AND ) y:[DAY COUNT] (?! [SPANUNITS DASH] )", _of_era),
        ),
        *rules("dated.century", "YR", ("n:ORDS DASH? u:UNIT", _century)),
        *rules(
            "dated.decade",
            "YR",
            ("d:DECADE", lambda p: p["d"].value),
            ("(?<= [THE EARLY MID LATE DASH] ) d:DECADEWORD", _decade),
        ),
        *rules(
            "dated.season",
            "PRT",
            (f"s:[SEASON FALL] OF? [IN COMMA]? {_YEAR}", _season),
            ("s:SEASON OF? y:YEARS", _winter),
        ),
        *rules("dated.range", "SPAN", ("(?<! DASH ) y:YEARS", lambda p: p["y"].value)),
        *rules(
            "dated.year",
            "YR",
            ("CALENDAR y:YEAR", _year),
            ("(?<= UNIT ) y:YEAR", _year),
            (
                "(?: FULL DASH? ) u:UNIT y:YEAR",
                lambda p: _year(p) if p["u"].value == "year" else None,
            ),
            (f"(?<= [{fixed}] ) {_YEAR}", _year),
            (f"(?<= [{fixed}] [THE MID EARLY LATE DASH] ) y:APOSYEAR", _year),
            ("(?<= [BETWEEN FROM LPAR] ) y:YEAR (?= [AND UPTO] [YEAR YR] )", _year),
            ("(?<= [BETWEEN FROM LPAR] YR [AND UPTO] ) y:YEAR", _year),
            ("(?<! DASH ) y:YEAR (?= DASH YEAR (?! DASH ) )", _modern),
            ("(?<= YR DASH ) y:YEAR (?! DASH )", _modern),
            ("(?<! [DASH DAY COUNT YEAR] ) y:YEAR (?! DASH [DAY COUNT YEAR] )", _modern),
            ("(?<= [OF BY TO FROM BEFORE AFTER] ) y:YEAR (?! DASH )", _older),
            ("(?<= BY ) y:YEAR (?! DASH )", _far),
            ("(?<= [IN SINCE BY UNTIL BEFORE AFTER] ABOUT ) y:YEAR (?! DASH )", _year),
            (f"(?<= [EARLY MID LATE] DASH ) {_YEAR}", _year),
            ("(?<= [OF BY] ) y:APOSYEAR", _year),
        ),
    )


def _year(parts: Parts) -> Calendar:
    return Calendar(parts["y"].value)


def _modern(parts: Parts) -> Calendar | None:
    """A number alone is read as a year only where few counts would be written so."""
    return _year(parts) if 1900 <= parts["y"].value <= 2060 else None


def _far(parts: Parts) -> Calendar | None:
    return _year(parts) if parts["y"].value > 2060 else None


def _older(parts: Parts) -> Calendar | None:
    return _year(parts) if 1700 <= parts["y"].value <= 1899 else None


def _of_era(parts: Parts) -> Calendar | None:
    """`AD 79`, `312 CE`."""
    year = parts["y"].value
    return Calendar(year) if isinstance(year, int) and year < 2200 else None


def _fiscal(parts: Parts) -> Fiscal:
    return Fiscal(parts["y"].value)


def _decade(parts: Parts) -> Years:
    return Years(parts["d"].value, parts["d"].value + 9)


def _century(parts: Parts) -> Years | None:
    nth = parts["n"].value
    is_century = parts["u"].value == "century" and 1 <= nth <= 30
    return Years(nth * 100 - 99, nth * 100) if is_century else None


# --- Parts of years, and days with a name ---


def _part_rules() -> tuple[Rule, ...]:
    in_time = f"[THE {_WITHIN}]"
    return (
        *rules(
            "dated.quarter",
            "PRT",
            ("p:PARTN", lambda p: p["p"].value),
            ("FISCAL? n:ORDS DASH? FISCAL? QUARTER", _ordinal_part("quarter", 4)),
        ),
        *rules(
            "dated.half",
            "PRT",
            ("FISCAL? n:ORDS DASH? HALF (?! DASH? [UNIT A HOURS] )", _ordinal_part("half", 2)),
        ),
        *rules(
            "dated.season",
            "PRT",
            (f"(?<= {in_time} ) s:SEASON (?! OF )", _season),
            (f"(?<= [{_WITHIN}] ) s:FALL (?! OF )", _season),
            (f"(?<= [{_WITHIN}] THE ) s:FALL (?! OF )", _season),
            (f"(?<= {_DEICTIC} ) s:[SEASON FALL]", _season),
            ("s:[SEASON FALL] (?= OF? [THIS LAST NEXT] )", _season),
        ),
        *rules(
            "dated.holiday",
            "MDAY",
            ("h:HOLIDAY COMMA? [OF IN]? y:[YEAR YR]", _holiday),
            ("h:HOLIDAY", _holiday),
        ),
    )


def _ordinal_part(unit: str, last: int) -> Builder:
    def build(parts: Parts) -> Form | None:
        nth = parts["n"].value
        return Part(unit, nth) if 1 <= nth <= last else None

    return build


def _season(parts: Parts) -> Part:
    year = _value(parts, "y")
    return Part("season", parts["s"].value, Calendar(year) if year else None)


def _winter(parts: Parts) -> Part | None:
    """`the winter of 1946-47`."""
    years, month = parts["y"].value, parts["s"].value
    two = years.last == years.first + 1 and month == SEASON_STARTS["winter"]
    return Part("season", month, Calendar(years.first)) if two else None


def _holiday(parts: Parts) -> Holiday | None:
    year = _value(parts, "y")
    if isinstance(year, Calendar):
        year = year.year
    return Holiday(parts["h"].value.name, year) if year is None or isinstance(year, int) else None
