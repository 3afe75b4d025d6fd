"""Resolves times that are counted from today, from a time just named, or from one of their own."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from claimx.dates.calendar import (
    DAYS_IN,
    MONTHS_IN,
    ONE_DAY,
    Interval,
    add,
    interval,
    is_finer,
    period_of,
    shift,
    year_of,
)
from claimx.dates.context import FUTURE, PAST, Context, counted_from, resolve_form
from claimx.dates.forms import (
    AHEAD,
    ANCHOR,
    EITHER,
    EVENT,
    NOW,
    Calendar,
    Deictic,
    Form,
    Holiday,
    Named,
    Offset,
    Part,
    Shifted,
    Window,
)
from claimx.dates.nearest import choose
from claimx.dates.written import fiscal_of, part_of


@resolve_form.register
def _(form: Deictic, context: Context) -> Interval | None:
    base = counted_from(form.base, context)
    if base is None or (base.start is None and base.end is None):
        return None
    if form.unit == "period":
        return base
    start = base.start or base.end
    assert start
    if form.base == ANCHOR and is_finer(form.unit, base):
        return None
    if form.unit == "fiscal":
        later = start.month > context.fiscal.end
        return fiscal_of(start.year + later + form.shift, context)
    if form.base == EITHER and form.unit == "year" and form.shift == -1 and _is_own_year(base):
        return shift(base, -1, "year")
    if (
        form.base == EITHER
        and form.shift < 0
        and base == context.anchor
        and _unit_of(base) != form.unit
    ):
        start = context.reference or start  # `the previous year` is seldom a day's
    if form.unit == "weekend":
        return _weekend(form, start, context)
    if form.base == ANCHOR and form.shift > 0 and base.end:
        start = base.end
    found = period_of(form.unit, start)
    return _moved(found, form.shift, form.unit)


def _moved(span: Interval, count: int, unit: str) -> Interval:
    assert span.start
    return period_of(unit, add(span.start, count, unit)) if count else span


_UNITS = (
    "day", "week", "weekend", "month", "quarter", "season", "half", "year", "decade", "century",
)  # fmt: skip


def _unit_of(span: Interval) -> str:
    """The calendar unit that an interval is exactly, '' for another."""
    if span.start is None or span.end is None:
        return ""
    for unit in _UNITS:
        if period_of(unit, span.start)[:2] == span[:2]:
            return unit
    return ""


def _weekend(form: Deictic, day: date, context: Context) -> Interval:
    this = period_of("weekend", day)
    if form.shift == 0:
        assert this.start
        early = this.start > day
        if early and context.cue != FUTURE and (context.cue == PAST or day.weekday() < 3):
            return shift(this, -1, "week")
        return this
    return shift(this, form.shift, "week")


@resolve_form.register
def _(form: Named, context: Context) -> Interval | None:
    base = counted_from(form.base, context)
    if base is None:
        return None
    today = base.end or base.start
    assert today
    inner = context._replace(reference=today, anchor=None, history=False)
    if isinstance(form.form, Calendar) and form.form.weekday is not None and not form.form.month:
        if form.base != NOW and is_finer("day", base):
            return None
        return _named_weekday(form.form.weekday, form.shift, today, context.cue)
    candidates = [
        resolve_form(_in_year(form.form, today.year + step), inner) for step in (-2, -1, 0, 1, 2)
    ]
    found = [c for c in candidates if c and c.start and c.end]
    near = _beside(form)
    if form.shift < 0:
        over = [c for c in found if c.end and c.end < today - near]
        return over[-1] if over else None
    if form.shift > 0:
        return next((c for c in found if c.start and c.start > today + near), None)
    if isinstance(form.form, Calendar):
        return next((c for c in found if c.start and c.start.year == today.year), None)
    return choose(found[1:4], today, "", 183)


def _beside(named: Named) -> timedelta:
    """How near a month is that one would rather call `last month` or `next month`; a season, that
    one would rather call `this summer`."""
    form = named.form
    month = isinstance(form, Calendar) and form.day is None
    season = isinstance(form, Part) and form.unit == "season" and named.base == NOW
    return timedelta(days=31 if month or season else 0)


def _in_year(form: Form, year: int) -> Form:
    if isinstance(form, Part):
        return replace(form, whole=Calendar(year))
    assert isinstance(form, (Calendar, Holiday))
    return replace(form, year=year)


def _named_weekday(weekday: int, shift_: int, today: date, cue: str) -> Interval:
    """`last` Friday: the one before today; `next`: of next week; `this`: the one to come, or,
    in a clause about the past, the one that has been."""
    same = today + timedelta(days=weekday - today.weekday())
    if shift_ < 0:  # of the day before one says `yesterday`, or the bare weekday
        day = same if same < today - ONE_DAY else same - timedelta(days=7)
    elif shift_ == 0 and cue != PAST and same < today:
        day = same + timedelta(days=7)
    else:
        day = same + timedelta(days=7 * shift_)
    return interval(day, day)


@resolve_form.register
def _(form: Offset, context: Context) -> Interval | None:
    if form.base == EVENT:
        return None
    base = counted_from(form.base, context)
    if base is None:
        return None
    day = base.end if form.count > 0 else base.start
    if base.mod == "start" or day is None:
        day = base.start or base.end
    assert day
    if form.base == ANCHOR and form.unit in DAYS_IN and is_finer(form.unit, base):
        return None
    coarse = base.start and base.end and base.end - base.start > _length(form.unit) * 1.5
    mod = "approx" if form.loose or (coarse and form.count) else ""
    unit, count = form.unit, form.count
    if count != int(count):
        unit_months = MONTHS_IN.get(unit)
        if unit_months is None or (count * unit_months) != int(count * unit_months):
            return None
        reached = add(day, int(count * unit_months), "month")
        unit = "month"
    else:
        reached = add(day, int(count), unit)
    if (
        form.base not in (NOW, AHEAD)
        and unit == "week"
        and count
        and base.subtype == "point"
        and form.amount != (0, 0)
    ):
        unit = "day"  # `a week later` than a day is a day
    if unit in ("decade", "century"):  # the year it was, not the decade
        unit = "year"
    if form.base == ANCHOR and (count, unit) == (-1, "year") and _keeps_its_days(base):
        return shift(base, -1, "year")
    found = period_of(unit, reached)
    kept = base.mod if unit == _unit_of(base) else ""
    return found._replace(mod=mod or kept)


def _keeps_its_days(span: Interval) -> bool:
    """Whether `a year earlier` keeps the period: a month, quarter, season, half or a company's
    year does, a day does not."""
    return _unit_of(span) in ("month", "quarter", "season", "half") or _is_own_year(span)


def _is_own_year(span: Interval) -> bool:
    """Whether it is a year that does not begin in January: `the year to 2 March`."""
    if span.start is None or span.end is None or _unit_of(span) == "year":
        return False
    return add(span.start, 1, "year") == span.end + ONE_DAY


def _length(unit: str) -> timedelta:
    return timedelta(days=DAYS_IN.get(unit) or 31 * MONTHS_IN[unit])


@resolve_form.register
def _(form: Shifted, context: Context) -> Interval | None:
    base = counted_from(form.base, context)
    if base is None:
        return None
    if isinstance(form.base, Named) and form.unit == "year" and context.reference:
        base = _anniversary(base, context.reference)
    if base.start is None or base.end is None:
        return None
    if isinstance(form.base, Deictic) and context.reference:
        then = add(context.reference, form.count, form.unit)
        return resolve_form(form.base, context._replace(reference=then))
    if form.part is not None:
        return part_of(form.part, shift(year_of(base.start.year), form.count, form.unit))
    unit = _unit_of(base)
    if unit == "day" and form.unit_meant:
        unit = form.unit_meant
    if unit in ("week", "weekend"):
        return period_of(unit, add(base.start, form.count, form.unit))
    moved = shift(base, form.count, form.unit)
    assert moved.start
    return period_of(unit, moved.start) if unit and unit == form.unit_meant else moved


def _anniversary(weekday: Interval, today: date) -> Interval:
    """`30 years ago this Tuesday`: the Tuesday nearest to today."""
    assert weekday.start
    to_come = (weekday.start.weekday() - today.weekday()) % 7
    day = today + timedelta(days=to_come - 7 if to_come > 4 else to_come)
    return interval(day, day)


@resolve_form.register
def _(form: Window, context: Context) -> Interval | None:
    base = counted_from(form.base, context)
    if base is None:
        return None
    count, unit = form.count, "week" if form.unit == "weekend" else form.unit
    if count != int(count):
        count, unit = count * MONTHS_IN.get(unit, 0), "month"
    first, last = base.start or base.end, base.end or base.start
    assert first
    assert last
    point = first == last and form.base != ANCHOR
    if count < 0:
        first, last = add(first, int(count), unit), last if point else first - ONE_DAY
    else:
        first, last = first if point else last + ONE_DAY, add(last, int(count), unit)
    if form.base == EITHER and not point and count > 0:  # asked in 1965 of the coming ten years
        first = base.start or first
    return interval(first, last, "approx" if form.loose else "")
