"""One value with its unit, as the words that touch the numeral give it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple


class Amount(NamedTuple):
    """One value with its unit; `start`, `end` take sign, currency, magnitude and unit in.

    `subtype` is empty where only the noun behind it can tell. `form`: as of `Numeral`. `factor`:
    the magnitude, to be shared with a bare first part of a range. `unit_first`: the unit stands
    before the number (`$5`), so that the second part of a range may go without.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal
    form: str
    factor: Decimal = Decimal(1)
    subtype: str = ""
    unit: str = ""
    trend: str = ""
    unit_first: bool = False


_WORDS_AHEAD = re.compile(
    r"(?:\s{0,2}[-‐‑]\s?|[ \t\u00a0\u2009\u202f]{1,3}|\r?\n)"
    r"([A-Za-zµéí.]{1,20})(?:[ \u00a0-]([A-Za-z]{1,15}))?(?:[ -]([A-Za-z]{1,15}))?"
    r"(?:[ -]([A-Za-z]{1,15}))?"
)


def longest_name(
    text: str, pos: int, end: int, names: Mapping[str, Mapping[str, str]]
) -> tuple[Mapping[str, str], int] | None:
    """The longest name of up to four words right behind `pos`, and where it ends."""
    ahead = _WORDS_AHEAD.match(text, pos, end)
    if not ahead:
        return None
    for count in (4, 3, 2, 1):
        if ahead.group(count) is None:
            continue
        stop = ahead.end(count)
        form = text[ahead.start(1) : stop].lower().replace("\u00a0", " ")
        row = names.get(form) or names.get(form.replace("-", " "))
        if row is None and form.endswith("."):
            row, stop = names.get(form[:-1]), stop - 1
        if row is not None and not text[stop : stop + 1].isalnum():
            return row, stop
    return None
