"""The fiscal year that a text speaks of, where it says when that ends."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimx.dates.calendar import MONTHS_IN
from claimx.dates.shapes import month_number

_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_ENDED = re.compile(
    r"\b(?:fiscal|financial) year(?: (?:19|20)\d\d)?,?(?: (?:which|that))? "
    rf"(?:ended|ending|ends|end|to|through)(?: in| on)?(?: the)?(?: \d\d?(?:st|th)?)? {_MONTH}"
)
_TWELVE = re.compile(
    rf"\b(?:12|twelve) months (?:to|through|ended|ending)(?: in| on)?(?: \d\d?)? {_MONTH}"
)
# India's and Britain's public accounts run from April
_APRIL = re.compile(
    r"\b(?:crores?|lakhs?)\b|£.{0,400}\b(?:[Cc]hancellor|Treasury|borrowing|[Bb]udget)\b", re.S
)
_YEAR_PAIR = re.compile(r"\b(?:19|20)(\d\d)[-–/](\d\d)\b")
_QUARTER = re.compile(
    r"\b(?:Q(?P<digit>[1-4])\b|(?P<word>first|second|third|fourth|final)[ -]quarter)", re.I
)
_QUARTER_MONTH = re.compile(
    r"\b(?:[A-Z][a-z]+[-–](?P<last>[A-Z][a-z]{2,8}) (?:quarter|period)"
    r"|(?:(?:first|second|third|fourth|final) )?(?:fiscal )?quarter (?:ended|ending)"
    rf"(?: in| on)? {_MONTH})"
)
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_FISCAL = re.compile(r"\b(?:FY|fiscal|financial year)", re.I)


class FiscalYear(NamedTuple):
    """`end`: the month it ends in. `quarters`: whether bare quarters are its quarters."""

    end: int = 12
    quarters: bool = False


CALENDAR_YEAR = FiscalYear()


def fiscal_year(text: str) -> FiscalYear:
    """The text's fiscal year, the calendar year where it says nothing else.

    Said outright (`the fiscal year ended June 30`), or by naming one quarter both ways (`the
    fourth quarter`, `the January-March quarter`) in a text that speaks of fiscal years.

    >>> fiscal_year("In the fiscal year ended June 30, it paid $3m; in fiscal 2014, $2m.").end
    6
    """
    if not _FISCAL.search(text):
        april = any(_consecutive(pair) for pair in _YEAR_PAIR.findall(text))
        return FiscalYear(3) if april and _APRIL.search(text) else CALENDAR_YEAR
    named, months = _QUARTER.search(text), _QUARTER_MONTH.search(text)
    last = months and month_number(months["last"] or months["month"])
    if named and last:
        nth = int(named["digit"]) if named["digit"] else _WORDS[named["word"].lower()]
        end = (last + MONTHS_IN["quarter"] * (4 - nth) - 1) % 12 + 1
        return FiscalYear(end, end != 12)
    match = _ENDED.search(text) or _TWELVE.search(text)
    if match:
        return FiscalYear(month_number(match["month"]) or 12)
    return FiscalYear(3) if _APRIL.search(text) else CALENDAR_YEAR


def _consecutive(pair: tuple[str, str]) -> bool:
    return int(pair[1]) == (int(pair[0]) + 1) % 100
