"""How often, and how many times as much: `twice a week`, `2.9 times earnings`, `a factor of ten`.

Source: docs/labelling.md, section 1 (ratios) and section 2 (`twice` as frequency and multiple).
"""

from __future__ import annotations

import re

from claimx.lexicon import column
from claimx.triggers.numeric.context import Spot
from claimx.values.numeral import alternation

FREQUENCY: dict = {"subtype": "count", "unit": "time", "rule": "numeric.frequency"}
_STANDARDS = column("multiple_standards")
_TIMES_NEXT = re.compile(r"[ \u00a0]?times\b")
_RATE = re.compile(
    rf" (?:an?|per|each|every) (?:single )?{alternation(column('time_nouns'))}(?!\w)", re.I
)
_WHOSE = re.compile(r" (?:last|this) [\w ]{2,14}[’']s?\b")
_NEXT = re.compile(r" ([a-z]+)\b")
_GROWN = re.compile(rf"\b{alternation(column('multiplying_words'))} (?:by )?(?:\w+ )?$")
_FACTOR = re.compile(r"\bfactors? of $")
_ONLY_ONCE = re.compile(r"(?:[.,;)\"”]| (?:before|in|since)\b)")


def as_multiple(spot: Spot) -> dict | None:
    """What makes a number a ratio: `2.9 times earnings`, `four times where it stood`, `diluted
    eight times`, `by a factor of ten`; None where it is none."""
    q, text = spot.quantity, spot.text
    ratio = {"subtype": "ratio", "unit": "times", "rule": "numeric.ratio"}
    factor = _FACTOR.search(text, max(0, q.start - 12), q.start)
    if factor:
        return {"start": factor.start(), **ratio}
    times = _TIMES_NEXT.match(text, q.end)
    if not times or q.value is None or _RATE.match(text, times.end()):
        return None
    grown = _GROWN.search(text, max(0, q.start - 30), q.start)
    if q.value % 1 or grown or is_multiple(spot, times.end()):
        return {"end": times.end(), **ratio}
    return None


def is_multiple(spot: Spot, end: int) -> bool:
    """Whether so many `times` that end here multiply what follows: `three times the rate`."""
    following = _NEXT.match(spot.text, end)
    if following is None or following.group(1) not in _STANDARDS:
        return False
    return following.group(1) not in ("last", "this") or bool(_WHOSE.match(spot.text, end))


def is_counted_once(spot: Spot) -> bool:
    """Whether `once` tells how often: `once a day`, `at least once`, `seen it only once.`"""
    q = spot.quantity
    if q.comparator in ("ge", "gt", "le") or _RATE.match(spot.text, q.end):
        return True
    return spot.left == "only" and bool(_ONLY_ONCE.match(spot.text, q.end))
