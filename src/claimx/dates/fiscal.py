"""The month that a text's fiscal years end in, where the text says it."""

from __future__ import annotations

import re

from claimx.dates.calendar import MONTHS_IN
from claimx.dates.shapes import month_number

_MONTH = r"(?P<month>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_ENDED = re.compile(
    r"\b(?:fiscal|financial) year(?: (?:19|20)\d\d)?,?(?: (?:which|that))? "
    rf"(?:ended|ending|ends|end|to|through)(?: in| on)?(?: the)?(?: \d\d?(?:st|th)?)? {_MONTH}"
)
_QUARTER = re.compile(
    r"\b(?:Q(?P<digit>[1-4])\b|(?P<word>first|second|third|fourth|final)[ -]quarter)", re.I
)
_QUARTER_MONTH = re.compile(
    r"\b(?:[A-Z][a-z]+[-–](?P<last>[A-Z][a-z]{2,8}) (?:quarter|period)"
    rf"|quarter (?:ended|ending)(?: in| on)? {_MONTH})"
)
_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
_FISCAL = re.compile(r"\b(?:FY|fiscal|financial year)", re.I)


def fiscal_end(text: str) -> int:
    """The month, 12 where the text says nothing else.

    Said outright (`the fiscal year ended June 30`), or by naming one quarter both ways (`the
    fourth quarter`, `the January-March quarter`) in a text that speaks of fiscal years.

    >>> fiscal_end("In the fiscal year ended June 30, it paid $3m, against $2m in fiscal 2014.")
    6
    """
    if not _FISCAL.search(text):
        return 12
    match = _ENDED.search(text)
    if match:
        return month_number(match["month"]) or 12
    named, months = _QUARTER.search(text), _QUARTER_MONTH.search(text)
    last = months and month_number(months["last"] or months["month"])
    if not (named and last):
        return 12
    nth = int(named["digit"]) if named["digit"] else _WORDS[named["word"].lower()]
    return (last + MONTHS_IN["quarter"] * (4 - nth) - 1) % 12 + 1
