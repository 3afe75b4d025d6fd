"""Where a text could say a first: scans with regular expressions, over the whole article."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from claimx import lexicon


class Spot(NamedTuple):
    """A word that may make a first-ever claim.

    `start`, `end`: code points, half-open. `family`: which reader takes it (`first`, `only`,
    `record`, `extreme`, `never`).
    """

    start: int
    end: int
    family: str


_NEAR = r"[^.!?\n]{0,120}?"
_FAMILIES = {
    "first": r"\b(?:first|firsts|maiden|inaugural|debut)\b",
    "only": r"(?<=[\w’'] )only(?= [\w\"“‘'])|\bsole\b",
    "record": r"\brecords?\b|\ball[- ]time\b",
    "extreme": r"\bever\b|\b(?:in|of)\s(?:[\w'’-]{1,20}\s){0,5}history\b|\bon record\b"
    r"|\bsince (?:\w{1,12} )?records\b|\bof all time\b",
    "never": r"\bunprecedented\b|\bprecedent\b|\bunheard[- ]of\b"
    rf"|\bnever\b(?=[- ]before|{_NEAR}\b(?:before|previously|history)\b)"
    rf"|\b(?:nobody|no[- ]one|none)\b(?={_NEAR}\b(?:ever|yet|before)\b)",
}
_ONLY_AFTER = re.compile(
    r"(?:\b(?:the|its|his|her|their|our|my|your|whose|as|and)|['’]s|s['’]) $", re.IGNORECASE
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, re.compile(form, re.IGNORECASE)) for name, form in _FAMILIES.items())


@cache
def _idioms() -> re.Pattern[str]:
    forms = sorted(lexicon.column("not_firsts"), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(map(re.escape, forms)) + r")\b", re.IGNORECASE)


def spot(text: str) -> list[Spot]:
    """The words that may say a first, in order; idioms and names (`at first`, `First Lady`)
    are left out.

    >>> [text.family for text in spot("At first only China's first robot broke the record.")]
    ['first', 'record']
    """
    idioms = [match.span() for match in _idioms().finditer(text)]
    starts = [start for start, _ in idioms]
    found = []
    for family, pattern in _patterns():
        for match in pattern.finditer(text):
            start, end = match.span()
            at = bisect_right(starts, start) - 1
            if at >= 0 and idioms[at][1] >= end:
                continue
            if family == "only" and text[start : start + 1] in "oO":
                before = text[max(0, start - 7) : start]
                if not _ONLY_AFTER.search(before):
                    continue
            found.append(Spot(start, end, family))
    return sorted(found)
