"""Dates, numbers and times of day that are told by their shape, not by a word's meaning.

A reader takes the matched text and whether the article writes the day first, and gives the
token's value, or None where it is no possible date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from claimx import lexicon
from claimx.dates.forms import Calendar, Fiscal, Part, Years


def read_number(word: str, before: str, after: str) -> tuple[str, Any]:
    glued = (before.isascii() and (before.isalnum() or before in "_#@+&/")) and before != ""
    if glued or after.isalpha() or after in ("%", "°", "/"):
        return "OTHER", None
    if not word.isdigit():
        digits = word.replace(",", "")
        return ("COUNT", float(digits)) if digits.count(".") < 2 else ("OTHER", None)
    value = int(word) if len(word) < 12 else 0
    if 1 <= value <= 31 and len(word) <= 2:
        return "DAY", value
    if len(word) == 4 and 1000 <= value <= 2199:
        return "YEAR", value
    return "COUNT", value


def _numbers(word: str) -> list[int]:
    return [int(number) for number in re.findall(r"\d+", word)]


def full_year(year: int) -> int:
    """A year of two digits as one of four: 36-99 are of the 20th century."""
    if year > 99:
        return year
    return year + (2000 if year <= 35 else 1900)


def _calendar(year: int, month: int, day: int) -> Calendar | None:
    if 1 <= month <= 12 and 1 <= day <= 31:
        return Calendar(year, month, day)
    return None


def _iso(word: str, day_first: bool) -> Calendar | None:
    year, month, day = _numbers(word)[:3]
    return _calendar(year, month, day) or _calendar(year, day, month)


def _compact(word: str, day_first: bool) -> Calendar | None:
    return _calendar(int(word[:4]), int(word[4:6]), int(word[6:]))


def _slash(word: str, day_first: bool) -> Calendar | None:
    first, second, year = _numbers(word)
    month, day = (second, first) if day_first or "." in word else (first, second)
    year = full_year(year)
    return _calendar(year, month, day) or _calendar(year, day, month)


def _mixed(word: str, day_first: bool) -> Calendar | None:
    first, name, last = re.split("[/-]", word)
    month = month_number(name)
    if month is None:
        return None
    if len(first) == 4:
        return _calendar(int(first), month, int(last))
    return _calendar(full_year(int(last)), month, int(first))


def month_number(name: str) -> int | None:
    """The number of a month from its name or abbreviation, None for another word."""
    row = lexicon.table("time_words").get(name.lower())
    return int(row["value"]) if row and row["type"] in ("MONTH", "MAY", "MABBR") else None


def _month_day(word: str, day_first: bool) -> Calendar | None:
    first, second = _numbers(word)
    month, day = (second, first) if day_first else (first, second)
    if 1 <= month <= 12 and 1 <= day <= 31:
        return Calendar(None, month, day)
    return None


def _decade(word: str, day_first: bool) -> Years:
    year = _numbers(word)[0]
    first = year if year > 99 else 1900 + year
    return Years(first, first + (99 if first % 100 == 0 and first < 2000 else 9))


def _season_year(word: str, day_first: bool) -> Years | None:
    first, last = _numbers(word)
    last %= 100
    century = first // 100 * 100
    last += century if last > first % 100 else century + 100
    return Years(first, last) if last - first <= 40 else None


def _part(word: str, day_first: bool) -> Part:
    """Q3, 3Q, Q3'25, 3Q2025, 1H25."""
    digits = re.sub(r"\D", "", word)
    whole = Calendar(full_year(int(digits[1:]))) if len(digits) > 1 else None
    return Part("quarter" if "Q" in word else "half", int(digits[0]), whole)


READERS: dict[str, Callable[[str, bool], Any]] = {
    "iso": _iso,
    "mixed": _mixed,
    "slash": _slash,
    "compact": _compact,
    "decade": _decade,
    "ordinal": lambda word, _: int(word[:-2]),
    "quarter": _part,
    "half": _part,
    "fiscal": lambda word, _: Fiscal(full_year(_numbers(word)[0])),
    "seasonyear": _season_year,
    "monthday": _month_day,
    "apos": lambda word, _: full_year(int(word[1:])),
}
