"""The grammar's second level: dates by their own core.

Source: docs/labelling.md, sections 1 and 2.
"""

from __future__ import annotations

from claimx.dates.calendar import SEASON_STARTS
from claimx.dates.forms import Calendar, Fiscal, Form, Holiday, Part, Years
from claimx.dates.numbers import value_of
from claimx.dates.rules import Builder, Parts, Rule, rules

_PREPOSED = "IN OF SINCE UNTIL BY BEFORE AFTER FROM TO BETWEEN AND THROUGH DURING EARLY MID LATE"
_BARE = f"(?<= [{_PREPOSED} DASH OR THAN AROUND] )"
_NO_NAME = "(?! DASH (?! [MONTHS MON DAY YEAR] ) )"  # Mar-a-Lago
_DEICTIC = "[LAST NEXT THIS PAST PREVIOUS COMING FOLLOWING SAME THAT]"
_WITHIN = "IN SINCE UNTIL BY DURING EARLY MID LATE BEFORE AFTER THROUGH DASH"
_YEAR = "y:[YEAR APOSYEAR]"
_WEEKDAY = "(?: w:[WEEKDAY WABBR] DOT? COMMA? ON? THE? )?"


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
    return Calendar(value_of(parts, "y"), parts["m"].value, day, value_of(parts, "w"))


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
        ("(?<= FOR ) m:MAY", _month),
        (f"(?<= {_DEICTIC} ) m:[MAY MABBR]", _month),
        ("m:[MAY MABBR] DOT? (?= [UPTO AND] [MON MDAY] )", _month),
        ("m:MAY (?= DASH? QUARTER )", _month),
        ("(?<= [EARLY LATE] AS ) m:[MAY MABBR]", _month),
        ("m:MAY (?= POSS | OF? [THIS LAST NEXT] )", _month),
    )


def _month(parts: Parts) -> Calendar:
    return Calendar(value_of(parts, "y"), parts["m"].value)


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
    year = value_of(parts, "y")
    return Part("season", parts["s"].value, Calendar(year) if year else None)


def _winter(parts: Parts) -> Part | None:
    """`the winter of 1946-47`."""
    years, month = parts["y"].value, parts["s"].value
    two = years.last == years.first + 1 and month == SEASON_STARTS["winter"]
    return Part("season", month, Calendar(years.first)) if two else None


def _holiday(parts: Parts) -> Holiday | None:
    year = value_of(parts, "y")
    if isinstance(year, Calendar):
        year = year.year
    return Holiday(parts["h"].value.name, year) if year is None or isinstance(year, int) else None
