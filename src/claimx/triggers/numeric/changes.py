"""What the words beside a trigger say of change: its direction, where it began.

The clause's verb is for the clause; here stand the words that touch the trigger.
Source: docs/labelling.md, section 1 (changes) and section 3 (`trend`, `value_from`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimx.candidates import Candidate
from claimx.lexicon import column
from claimx.triggers.numeric.nouns import singular
from claimx.values.quantity import Quantity

_UP_RIGHT = "higher|increase|rise|growth|gain|jump|surge|rally|hike|improvement|upturn"
_DOWN_RIGHT = "lower|decrease|decline|fall|drop|cut|reduction|slump|plunge|dip|discount|downturn"
_RIGHT = re.compile(
    rf"[ -](?:[a-z]+[- ](?:on[- ][a-z]+ )?)?(?:({_UP_RIGHT}|more than|increases)|({_DOWN_RIGHT}"
    r"|less than|fewer than|decreases))\b"
)
_LEFT = re.compile(r"\b(?:(up)|(down))(?: by| some| about| around| nearly| almost)* $")
_BARE_LEFT = re.compile(
    r"\b(?:(increase|rise|growth|gain|jump|surge)"
    r"|(decrease|decline|fall|drop|cut|reduction|slump|plunge)) of (?:about |some |over |nearly )*$"
)
_FROM = re.compile(r"(?:^|[ ,])(?:up |down )?(?:compared (?:with|to) |from )$")
_INNER = re.compile(r"from \S+ ((?:[a-z-]+ ){1,3})(?:in \d{4} )?to \S", re.I)
_SCALES = column("magnitudes") | column("units")
_CHANGEABLE = ("money", "percent", "ratio", "count", "measure", "number")


def with_trend(text: str, candidate: Candidate) -> Candidate:
    """The candidate with the direction that the words right beside it say."""
    if candidate.trend or candidate.subtype not in _CHANGEABLE:
        return candidate
    left = text[max(0, candidate.start - 36) : candidate.start]
    beside = (
        _LEFT.search(left)
        or _BARE_LEFT.search(left)
        or (_RIGHT.match(text, candidate.end) if candidate.subtype != "count" else None)
    )
    if not beside:
        return candidate
    return replace(candidate, trend="up" if beside.group(1) else "down")


def with_origins(text: str, candidates: Sequence[Candidate]) -> list[Candidate]:
    """`rose to 45%, up from 40%`: the later amount is where the earlier one began."""
    found = list(candidates)
    for i in range(1, len(found)):
        now, before = found[i], found[i - 1]
        between = text[before.end : now.start]
        same = (now.subtype, now.unit) == (before.subtype, before.unit)
        if not same or now.value is None or before.value is None or len(between) > 60:
            continue
        if not before.value or not 1 / 20 < abs(now.value / before.value) < 20:
            continue
        if (
            before.value_from is None
            and not re.search(r"[.;!?]\s", between)
            and _FROM.search(between)
        ):
            trend = "up" if before.value > now.value else "down" if before.value < now.value else ""
            found[i - 1] = replace(before, value_from=now.value, trend=trend)
    return found


def inner_noun(text: str, quantity: Quantity) -> str:
    """The noun in `from 48 seats to nine`, as a unit; '' without one."""
    inside = _INNER.match(text[quantity.start : quantity.end])
    noun = inside.group(1).split()[-1] if inside else ""
    return singular(noun) if noun and noun not in _SCALES else ""
