"""Which time an expression counts from, and whether what it then names fits its clause."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from claimx.dates import Interval, TimeExpression
from claimx.dates.calendar import interval, is_finer, period_of, shift
from claimx.dates.forms import (
    ANCHOR,
    EITHER,
    NOW,
    Calendar,
    Deictic,
    Form,
    Modified,
    Offset,
    Part,
    Shifted,
    Window,
    is_bare,
    parts_of,
)
from claimx.triggers.dated.cue import FUTURE, PAST
from claimx.triggers.dated.memory import Memory, Mention

_COMPARED = re.compile(r"\b(?:from|than|versus|vs\.?|compared|against)\b[^.;:\n]{0,50}$")
_NEAR, _MONTH_DAYS = 60, 31


class Place(NamedTuple):
    """Where an expression stands: its sentence and paragraph, counted from 0; `opens`: whether
    it opens its paragraph."""

    sentence: int
    paragraph: int
    opens: bool = False


class Anchor(NamedTuple):
    """A time to count from, None for the publication day.

    `history`: the text tells of the anchor's year, so that a bare month is of it.
    """

    interval: Interval | None
    history: bool = False


def base_of(form: Form | None) -> object:
    """What a form counts from, None where it counts from nothing."""
    return getattr(form, "base", None)


def points_back(form: Form) -> bool:
    """Whether some part of a form counts from a time that the text has named."""
    return any(base_of(each) == ANCHOR for each in parts_of(form))


def is_year_before(form: Form | None) -> bool:
    """`a year ago`, `a year earlier`."""
    return isinstance(form, Offset) and (form.count, form.unit) == (-1, "year")


def anchors(
    time: TimeExpression, memory: Memory, place: Place, published: date | None, cue: str
) -> Iterator[Anchor]:
    """The times that an expression may count from, likeliest first."""
    assert time.form is not None
    forms = list(parts_of(time.form))
    either = next((form for form in forms if base_of(form) == EITHER), None)
    if either is not None:
        yield from _either(either, memory, place, published, cue)
    elif any(base_of(form) == ANCHOR for form in forms):
        yield from _named_before(forms, memory, place)
    elif any(is_bare(form) for form in forms):
        history = None if _is_quarter(forms) else memory.history(*place)
        if history and cue != FUTURE and not _is_weekday(forms):
            yield Anchor(history.interval, True)
        yield Anchor(None)
        if published is None:
            yield from (Anchor(mention.interval, True) for mention in memory.latest())
    else:
        yield Anchor(None)


def _named_before(forms: list[Form], memory: Memory, place: Place) -> Iterator[Anchor]:
    if any(isinstance(form, Deictic) and form.unit == "day" for form in forms):
        yield from _days(memory)
        return  # no year has a `same day`
    latest = next(memory.latest(), None)
    if latest and any(_is_finer(form, latest.interval) for form in forms):
        return
    shifted = next((form for form in forms if isinstance(form, Shifted)), None)
    if shifted:
        units = (shifted.unit_meant,) if shifted.unit_meant else ("quarter", "half")
        known = memory.topic(*units)
        if known:
            yield Anchor(known.interval)
    elif any(getattr(form, "unit", "") in ("quarter", "half", "period") for form in forms):
        if any(getattr(form, "unit", "") == "period" for form in forms):
            yield from (Anchor(mention.interval) for mention in memory.in_sentence(place.sentence))
            yield from _just_told_of(memory, place)
        known = memory.topic("quarter", "half")
        if known:
            yield Anchor(known.interval)
    elif any(is_year_before(form) for form in forms):
        here = [m for m in memory.in_sentence(place.sentence) if not m.compared]
        yield from (Anchor(mention.interval) for mention in here)
        if not here:
            yield from _just_told_of(memory, place)
        known = memory.topic("quarter", "half") or memory.month_told_of()
        if known and not here:
            yield Anchor(known.interval)
    yield from (Anchor(mention.interval) for mention in memory.latest())


def _days(memory: Memory) -> Iterator[Anchor]:
    return (Anchor(m.interval) for m in memory.latest() if m.interval.subtype == "point")


def _is_finer(form: Form, base: Interval) -> bool:
    """Whether what a form counts in is too small for a time (`two weeks later` than a year)."""
    if isinstance(form, Offset) and form.unit == "month":
        return False
    if not isinstance(form, (Deictic, Offset)) or form.base != ANCHOR:
        return False
    return is_finer(form.unit, base)


def _just_told_of(memory: Memory, place: Place) -> Iterator[Anchor]:
    """The period that the sentences before, in the same paragraph, tell of."""
    for mention in memory.latest():
        if mention.paragraph != place.paragraph or mention.sentence < place.sentence - 2:
            return
        if mention.compared or mention.sentence == place.sentence or not mention.is_period:
            continue
        if memory.topic("quarter", "half") is None or not _is_month(mention.interval):
            yield Anchor(mention.interval)
        return


def _is_month(span: Interval) -> bool:
    return span.start is not None and period_of("month", span.start)[:2] == span[:2]


def _either(
    form: Form, memory: Memory, place: Place, published: date | None, cue: str
) -> Iterator[Anchor]:
    """`the year`, `the quarter`, `the next day`: of the text where it has just named one."""
    unit = form.unit if isinstance(form, Deictic) else ""  # else a window or a named month
    ahead = getattr(form, "shift", 0)
    if unit == "day":
        yield from _days(memory)
        return
    if isinstance(form, Window) and form.count > 0 and cue == PAST:
        near_by = (m for m in memory.latest() if m.paragraph >= place.paragraph - 1)
        yield from (Anchor(mention.interval) for mention in near_by if not mention.compared)
        return  # `for the next two decades he had no drums`: not those to come
    if ahead and cue == PAST:
        yield from (Anchor(mention.interval) for mention in memory.latest())
    elif ahead and cue != FUTURE:
        here = [m for m in memory.in_sentence(place.sentence) if m.explicit]
        yield from (Anchor(mention.interval) for mention in here)
    today = interval(published, published) if published else None
    if unit == "quarter":
        known = memory.topic("quarter")
        if known:
            yield Anchor(known.interval)
        elif today:
            yield from _days_beside(today, "quarter", -1)
    if unit == "month" and not ahead and cue == PAST:
        told = memory.month_told_of()
        if told:
            yield Anchor(told.interval)
    if unit in ("", "year") and not ahead:
        here = [m for m in memory.in_sentence(place.sentence) if m.explicit or unit]
        near = [m for m in memory.latest() if _tells_of(m, place, published)]
        yield from (Anchor(mention.interval) for mention in here)
        yield from (Anchor(mention.interval) for mention in near if cue == PAST)
    yield Anchor(None)
    if today and unit:
        yield from _days_beside(today, unit, -1, 1)
    for mention in memory.latest():
        if mention.paragraph >= place.paragraph - 1:
            yield Anchor(mention.interval)


def _days_beside(today: Interval, unit: str, *steps: int) -> Iterator[Anchor]:
    """The publication day a unit before or after, as far as the calendar goes."""
    for step in steps:
        with suppress(ValueError, OverflowError):
            yield Anchor(shift(today, step, unit))


def _tells_of(mention: Mention, place: Place, published: date | None) -> bool:
    """Whether a mention of the same paragraph is what it tells of, not what it compares with."""
    if mention.paragraph != place.paragraph or not mention.explicit:
        return False
    start = mention.interval.start
    recent = published is None or (start is not None and published.year - start.year <= 2)
    return mention.leads or recent


def compared_quarter(
    time: TimeExpression, text: str, memory: Memory, place: Place
) -> Interval | None:
    """`up from $3 million a year ago`: the quarter or half that the text is about, or a day."""
    form = time.form
    if not isinstance(form, Offset) or form.unit != "year" or form.count > -1:
        return None
    if not _COMPARED.search(text, max(time.start - _NEAR, 0), time.start):
        return None
    if form.base == ANCHOR:  # `stood at 340 on June 30, against 290 a year earlier`
        here = next(memory.in_sentence(place.sentence), None)
        return here.interval if here and _is_shifted(form, here.interval) else None
    if form.base != NOW or form.count != -1:
        return None
    known = memory.topic("quarter", "half")
    return known.interval if known else None


def _is_shifted(form: Offset, told: Interval) -> bool:
    """Whether years before a time, the same day is meant, or the same end of a month."""
    if told.start is None or told.end is None or form.loose or form.count != int(form.count):
        return False
    dated_end = bool(told.mod) and (told.end - told.start).days < _MONTH_DAYS
    return told.subtype == "point" or (form.count < -1 and dated_end)


def fits(form: Form, when: Interval, anchor: Anchor, cue: str, published: date | None) -> bool:
    """Whether a clause about the past names a past time, and one about the future a later."""
    start, end = when.start or when.end, when.end or when.start
    if published is None or start is None or end is None:
        return True
    if cue == FUTURE:
        return end >= published
    if isinstance(form, Offset) and form.unit == "half":
        return end <= published
    if cue == PAST and isinstance(form, Modified) and form.mod == "end" and when.end:
        return end <= published
    told = anchor.interval
    if cue != PAST and told and told.start and told.start > published:
        return True
    return (cue != PAST and not points_back(form)) or start <= published


def _is_quarter(forms: list[Form]) -> bool:
    return any(isinstance(form, Part) and form.unit in ("quarter", "half") for form in forms)


def _is_weekday(forms: list[Form]) -> bool:
    return any(
        isinstance(form, Calendar) and form.weekday is not None and form.month is None
        for form in forms
    )
