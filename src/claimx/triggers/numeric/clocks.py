"""Hours of the day told in words or bare digits: `ten past four`, `from 1 to 5 p.m.`.

Source: docs/labelling.md, section 2 (a clock time is no claim).
"""

from __future__ import annotations

import re

from claimx.triggers.numeric.context import Spot
from claimx.triggers.numeric.nouns import Noun

_PAST_HOUR = re.compile(r"(?:just |well )?past [a-z]+", re.I)
_CLOCK_RANGE = re.compile(r"(?:five|ten|twenty|twenty-five|quarter) to [a-z]+", re.I)
_ABOUT = re.compile(r"^(?:about|around|almost|nearly|just) ")
_DAYTIME = re.compile(
    r" (?:(?:in the|that|this) (?:early |late )?(?:morning|afternoon|evening)|at night|sharp)\b"
)
_AT = re.compile(r"\b(?:at|until|till|by|before|after|since|from|about|around) $", re.I)


def is_clock_words(spot: Spot) -> bool:
    """`ten past four`, `at ten to eleven`, `from eight in the evening`: hours told in words."""
    q = spot.quantity
    words = _ABOUT.sub("", spot.text[q.start : q.end])
    hour = q.value_max or q.value
    if (
        hour is None
        or not 1 <= hour <= 12
        or q.subtype
        or re.match(r"[-\s][a-z]+s\b", spot.text[q.end : q.end + 20])
    ):
        return False
    if _PAST_HOUR.fullmatch(words):
        return True
    at = _AT.search(spot.text, max(q.start - 8, 0), q.start)
    return bool(at and (_CLOCK_RANGE.fullmatch(words) or _DAYTIME.match(spot.text, q.end)))


# `from 1 to 5 p.m.`
_HALF_DAY = re.compile(r"(?: to | and | or | ?[-–] ?)\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b")


def clock_reading(spot: Spot, noun: Noun | None) -> str:
    value = spot.quantity.value
    if noun is not None and noun.unit not in ("past", "time"):
        return ""
    left = spot.left.lower()
    hour = left in ("past", "half") or spot.right.lower() in ("past", "o'clock", "o’clock")
    if hour and value is not None and value <= 60 and spot.number.isalpha():
        return "time.clock" if spot.quantity.comparator in ("eq", "gt") else ""
    if _HALF_DAY.match(spot.text, spot.quantity.end):
        return "time.clock"
    if spot.right.lower() in ("apiece", "each"):
        return ""
    at = left in ("at", "until", "till") and spot.quantity.comparator == "eq"
    if at and re.fullmatch(r"(?:1?\d|2[0-3])\.[0-5]\d", spot.number):
        return "time.clock"
    whole = value is not None and value <= 12 and value % 1 == 0
    return "time.clock" if at and whole else ""
