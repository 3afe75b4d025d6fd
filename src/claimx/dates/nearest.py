"""Which of several calendar readings a bare date means.

Source: docs/labelling.md, section 3, Dates: the cue first, else the nearest unless it is far.
"""

from __future__ import annotations

from datetime import date

from claimx.dates.calendar import Interval
from claimx.dates.context import FUTURE, NEAREST, PAST, PRESENT

# Further than this from the reference, the nearest reading is no better than the past one.
FAR_DAYS = {"weekday": 1, "month": 122, "day": 92, "quarter": 45, "half": 45}

# A day so near ahead is meant, if the last such day was so long ago
NEAR_DAYS, DISTANT_DAYS = 45, 300


def distance(span: Interval, day: date) -> int:
    """Days between a day and a closed interval: 0 within it."""
    start, end = span.start or date.min, span.end or date.max
    return max((day - end).days, (start - day).days, 0)


def _is_told_ahead(nearest: Interval, past: Interval, base: date) -> bool:
    """Whether a clause about the past names a day to come (`cut the dividend payable on May 9`).

    Of a day that was ten months ago or more, one would say the year.
    """
    a_day = nearest.start == nearest.end
    return a_day and distance(nearest, base) <= NEAR_DAYS and distance(past, base) >= DISTANT_DAYS


def choose(candidates: list[Interval], base: date, cue: str, far: int) -> Interval | None:
    """The candidate that the words mean: the one the cue points to, or else the nearest.

    `far`: days beyond which the nearest is not trusted, so that without a cue the past decides.
    """
    if not candidates:
        return None
    past = [c for c in candidates if c.start and c.start <= base]
    ahead = [c for c in candidates if c.end and c.end >= base]
    if cue == FUTURE and ahead:
        return ahead[0]
    nearest = min(candidates, key=lambda each: (distance(each, base), each.start != base))
    if cue == PAST and past:
        return nearest if _is_told_ahead(nearest, past[-1], base) else past[-1]
    if distance(nearest, base) <= far or not past or cue == NEAREST:
        return nearest
    return ahead[0] if cue == PRESENT and ahead else past[-1]
