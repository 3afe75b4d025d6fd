"""Parse trees to calendar intervals, from a reference day, an anchor and the clause's cue.

Pure: the same words, day, anchor and cue give the same interval. A bare weekday or month means
the nearest one unless that is far, then what the clause's cue says.
Source: docs/labelling.md, section 3, Dates.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import singledispatch
from typing import NamedTuple

from claimx import lexicon
from claimx.dates.calendar import (
    DAYS_IN,
    MONTHS_IN,
    ONE_DAY,
    SEASON_STARTS,
    Interval,
    add,
    easter,
    interval,
    months_of,
    nth_weekday,
    period_of,
    season_of,
    shift,
    week_of,
    year_of,
    years_of,
)
from claimx.dates.find import TimeExpression
from claimx.dates.fiscal import CALENDAR_YEAR, FiscalYear
from claimx.dates.forms import (
    AHEAD,
    ANCHOR,
    EITHER,
    EVENT,
    NOW,
    Calendar,
    Deictic,
    Ended,
    Fiscal,
    Form,
    Holiday,
    Modified,
    Named,
    Nth,
    Offset,
    Open,
    Part,
    Shifted,
    Span,
    Window,
    Within,
    Years,
    is_bare,
)

PAST, FUTURE = "past", "future"
# Further than this from the reference, the nearest reading is no better than the cue's.
FAR_DAYS = {"weekday": 1, "month": 122, "day": 92, "quarter": 45}
_SEASON_NAMES = {start: name for name, start in SEASON_STARTS.items()}


class Context(NamedTuple):
    """What an expression is read against.

    `reference`: the publication day, None where unknown. `anchor`: the time last named that the
    words can point back to. `cue`: `past`, `future` or ''. `history`: a bare month or day belongs
    to the anchor's year rather than to the reference's.
    """

    reference: date | None = None
    anchor: Interval | None = None
    cue: str = ""
    history: bool = False
    fiscal: FiscalYear = CALENDAR_YEAR


def resolve(
    expression: TimeExpression,
    reference: date | None = None,
    anchor: Interval | None = None,
    cue: str = "",
    history: bool = False,
    fiscal: FiscalYear = CALENDAR_YEAR,
) -> Interval | None:
    """The interval an expression names; None where it is no date, or its base is unknown.

    `fiscal`: the fiscal year that the text speaks of.

    >>> from claimx.dates.find import find_times
    >>> resolve(find_times("early 2025")[0]).mod
    'start'
    """
    if expression.form is None:
        return None
    return resolve_form(expression.form, Context(reference, anchor, cue, history, fiscal))


def resolve_form(form: Form, context: Context) -> Interval | None:
    """As `resolve`, of a parse tree. Impossible dates (30 February) give None."""
    try:
        return _resolve(form, context)
    except (ValueError, OverflowError):
        return None


@singledispatch
def _resolve(form: Form, context: Context) -> Interval | None:
    raise NotImplementedError(type(form))


def _day(context: Context) -> date | None:
    """The day that a date without its year is nearest to."""
    if context.history and context.anchor:
        return context.anchor.start or context.anchor.end
    if context.reference is None and context.anchor:
        return context.anchor.start or context.anchor.end
    return context.reference


# --- Dates as written ---


@_resolve.register
def _(form: Calendar, context: Context) -> Interval | None:
    if form.year is not None:
        return _dated(form)
    base = _day(context)
    if base is None:
        return None
    if form.month is not None:
        if form.day is not None and form.weekday is not None:
            return _same_weekday(form, base)
        unit = "month" if form.day is None else "day"
        if context.history and context.anchor and context.reference != base:
            return _dated(replace(form, year=base.year))
        years = [_or_none(form, base.year + step) for step in (-1, 0, 1)]
        return choose([year for year in years if year], base, context.cue, FAR_DAYS[unit])
    if form.day is not None:
        return _day_of_month(form, base, context.cue)
    assert form.weekday is not None
    same = base + timedelta(days=form.weekday - base.weekday())
    days = [same + timedelta(days=step) for step in (-7, 0, 7)]
    return choose([interval(d, d) for d in days], base, context.cue, FAR_DAYS["weekday"])


def _dated(form: Calendar) -> Interval:
    assert form.year is not None
    if form.month is None:
        return year_of(form.year)
    if form.day is None:
        return months_of(form.year, form.month)
    day = date(form.year, form.month, form.day)
    return interval(day, day)


def _or_none(form: Calendar, year: int) -> Interval | None:
    try:
        return _dated(replace(form, year=year))
    except ValueError:
        return None


def _same_weekday(form: Calendar, base: date) -> Interval | None:
    """The nearest year in which the day falls on the weekday that the words give it."""
    years = [_or_none(form, base.year + step) for step in range(-6, 7)]
    fits = [y for y in years if y and y.start and y.start.weekday() == form.weekday]
    near = fits or [y for y in years[5:8] if y]
    return min(near, key=lambda each: distance(each, base), default=None)


def _day_of_month(form: Calendar, base: date, cue: str) -> Interval | None:
    """`Friday the 15th`: the nearest month in which that holds."""
    found = []
    for step in range(-14, 15):
        month = add(base.replace(day=1), step, "month")
        try:
            day = month.replace(day=form.day or 1)
        except ValueError:
            continue
        if form.weekday is None or day.weekday() == form.weekday:
            found.append(interval(day, day))
    return choose(found, base, cue, 16)


def distance(span: Interval, day: date) -> int:
    """Days between a day and a closed interval: 0 within it."""
    start, end = span.start or date.min, span.end or date.max
    return max((day - end).days, (start - day).days, 0)


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
    if cue == PAST and past:
        return past[-1]
    nearest = min(candidates, key=lambda each: (distance(each, base), each.start != base))
    if distance(nearest, base) <= far or not past:
        return nearest
    return past[-1]


@_resolve.register
def _(form: Years, context: Context) -> Interval | None:
    if form.last == form.first + 1 and context.fiscal.end != 12:  # the budget for 2022-23
        return _fiscal_year(form.last, context)
    return years_of(form.first, form.last)


@_resolve.register
def _(form: Fiscal, context: Context) -> Interval | None:
    return _fiscal_year(form.year, context)


def _fiscal_year(year: int, context: Context) -> Interval:
    """A fiscal year, named for the calendar year it ends in."""
    if context.fiscal.end == 12:
        return year_of(year)
    return months_of(year - 1, context.fiscal.end + 1, 12)


def _calendar_year(year: int, context: Context) -> Interval:
    return year_of(year)


@_resolve.register
def _(form: Holiday, context: Context) -> Interval | None:
    rule = lexicon.table("holidays")[form.name]["rule"]
    if form.year is not None:
        return _holiday(rule, form.year)
    base = _day(context)
    if base is None:
        return None
    years = [_holiday(rule, base.year + step) for step in (-1, 0, 1)]
    return choose([y for y in years if y], base, context.cue, FAR_DAYS["day"])


def _holiday(rule: str, year: int) -> Interval | None:
    if rule.startswith("easter"):
        day = easter(year) + timedelta(days=int(rule[6:] or 0))
        return interval(day, day)
    if "/" not in rule:
        month, number = rule.split("-")
        day = date(year, int(month), int(number))
        return interval(day, day)
    month, weekday, nth = rule.split("/")
    index = int(lexicon.table("time_words")[weekday]["value"])
    found = nth_weekday(index, int(nth), months_of(year, int(month)))
    return interval(found, found) if found else None


# --- Parts of periods ---


@_resolve.register
def _(form: Part, context: Context) -> Interval | None:
    if form.whole is not None:
        whole = _resolve(form.whole, context)
        return whole and part_of(form, whole)
    base = _day(context)
    if base is None:
        return None
    if context.history and context.anchor:
        return part_of(form, year_of(base.year))
    fiscal = context.fiscal.quarters and form.unit in ("quarter", "half")
    wholes = _fiscal_year if fiscal else _calendar_year
    years = [part_of(form, wholes(base.year + step, context)) for step in (-1, 0, 1, 2)]
    found = [year for year in years if year]
    return choose(
        found, base, context.cue, FAR_DAYS[form.unit if form.unit in FAR_DAYS else "month"]
    )


def part_of(form: Part, whole: Interval) -> Interval | None:
    """The nth unit (or `count` units) of an interval; None where it has no such part.

    >>> part_of(Part("quarter", 3), year_of(2016)).start
    datetime.date(2016, 7, 1)
    """
    if whole.start is None or whole.end is None:
        return None
    if form.unit == "season":
        return season_of(_SEASON_NAMES[form.nth], whole.start.year)
    if form.unit == "week":
        monday = week_of(date(whole.start.year, 1, 4)).start
        assert monday
        start = monday + timedelta(weeks=form.nth - 1)
        if form.count == 1 and form.nth > 0:
            return week_of(start)
    years = whole.end.year - whole.start.year + 1
    if years >= 10 and form.unit in ("half", "quarter") and form.count == 1:
        length = years // (12 // MONTHS_IN[form.unit])
        first = whole.start.year + (form.nth - 1) * length
        return years_of(first, first + length - 1)
    if form.nth > 0:
        start = add(whole.start, (form.nth - 1) * form.count, form.unit)
        end = add(start, form.count, form.unit) - ONE_DAY
    else:
        end = whole.end
        start = add(end + ONE_DAY, -form.count, form.unit)
    if start < whole.start or end > whole.end:
        return None
    return interval(start, end)


@_resolve.register
def _(form: Within, context: Context) -> Interval | None:
    whole = _resolve(form.whole, context)
    if whole is None or whole.start is None or whole.end is None:
        return None
    part = form.part
    if isinstance(part, Deictic):
        base = _base_day(part.base, context)
        if base is None or base.start is None:
            return None
        return shift(base, whole.start.year - base.start.year, "year")
    if isinstance(part, Holiday):
        return _resolve(replace(part, year=whole.start.year), context)
    assert isinstance(part, Calendar)
    if part.month is not None:
        year = whole.start.year
        found = _dated(replace(part, year=year))
        return found if found.end and found.end >= whole.start else _or_none(part, year + 1)
    if part.day is not None:
        day = whole.start.replace(day=part.day)
        return interval(day, day)
    assert part.weekday is not None
    day = nth_weekday(part.weekday, 1, whole) or whole.start
    return interval(day, day)


@_resolve.register
def _(form: Nth, context: Context) -> Interval | None:
    whole = _resolve(form.whole, context)
    if whole is None or whole.start is None or whole.end is None:
        return None
    if form.weekday is not None:
        day = nth_weekday(form.weekday, form.nth, whole)
        return interval(day, day) if day else None
    if form.unit in ("week", "weekend"):
        return _nth_week(form, whole)
    found = part_of(Part(form.unit, form.nth), whole)
    return found


def _nth_week(form: Nth, whole: Interval) -> Interval | None:
    """The nth seven days of a period; the weekend of its nth Saturday."""
    if form.unit == "weekend":
        day = nth_weekday(5, form.nth, whole)
        return period_of(form.unit, day) if day else None
    if whole.start is None or whole.end is None:
        return None
    week = timedelta(weeks=1)
    start = whole.start + (form.nth - 1) * week if form.nth > 0 else whole.end - week + ONE_DAY
    return interval(start, min(start + week - ONE_DAY, whole.end))


@_resolve.register
def _(form: Ended, context: Context) -> Interval | None:
    last = _resolve(form.end, context)
    if last is None or last.end is None:
        return None
    if form.unit in DAYS_IN:
        return interval(add(last.end, -form.count, form.unit) + ONE_DAY, last.end)
    months = MONTHS_IN[form.unit] * form.count
    first = add(last.end.replace(day=1), 1 - months, "month")
    if last.end.day < 15:  # a retailer's period that ends early in the next month
        first = add(first, -1, "month")
    return interval(first, last.end)


# --- From today, or from a time just named ---


def _base_day(base: str | Form, context: Context) -> Interval | None:
    """What an expression counts from: today, the anchor, or a time of its own."""
    if not isinstance(base, str):
        return _resolve(base, context)
    today = interval(context.reference, context.reference) if context.reference else None
    if base in (NOW, AHEAD):
        return today
    if base == EITHER:
        return context.anchor or today
    return context.anchor


@_resolve.register
def _(form: Deictic, context: Context) -> Interval | None:
    base = _base_day(form.base, context)
    if base is None or (base.start is None and base.end is None):
        return None
    if form.unit == "period":
        return base
    start = base.start or base.end
    assert start
    if form.unit == "fiscal":
        later = start.month > context.fiscal.end
        return _fiscal_year(start.year + later + form.shift, context)
    if (
        form.base == EITHER
        and form.shift
        and base == context.anchor
        and _unit_of(base) != form.unit
    ):
        start = context.reference or start
    if form.unit == "weekend":
        return _weekend(form, start, context)
    if form.base == ANCHOR and form.shift > 0 and base.end:
        start = base.end
    found = period_of(form.unit, start)
    return _moved(found, form.shift, form.unit)


def _moved(span: Interval, count: int, unit: str) -> Interval:
    assert span.start
    return period_of(unit, add(span.start, count, unit)) if count else span


def _unit_of(span: Interval) -> str:
    """The calendar unit that an interval is exactly, '' for another."""
    if span.start is None or span.end is None:
        return ""
    for unit in ("day", "week", "weekend", "month", "quarter", "half", "year", "decade", "century"):
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


@_resolve.register
def _(form: Named, context: Context) -> Interval | None:
    base = _base_day(form.base, context)
    if base is None:
        return None
    today = base.end or base.start
    assert today
    inner = context._replace(reference=today, anchor=None, history=False)
    if isinstance(form.form, Calendar) and form.form.weekday is not None and not form.form.month:
        return _named_weekday(form.form.weekday, form.shift, today, context.cue)
    candidates = [
        _resolve(_in_year(form.form, today.year + step), inner) for step in (-2, -1, 0, 1, 2)
    ]
    found = [c for c in candidates if c and c.start and c.end]
    if form.shift < 0:
        over = [c for c in found if c.end and c.end < today - _beside(form.form)]
        return over[-1] if over else None
    if form.shift > 0:
        return next((c for c in found if c.start and c.start > today + _beside(form.form)), None)
    if isinstance(form.form, Calendar):
        return next((c for c in found if c.start and c.start.year == today.year), None)
    return choose(found[1:4], today, "", 183)


def _beside(form: Form) -> timedelta:
    """How near a month is that one would rather call `last month` or `next month`."""
    month = isinstance(form, Calendar) and form.day is None
    return timedelta(days=31 if month else 0)


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


@_resolve.register
def _(form: Offset, context: Context) -> Interval | None:
    if form.base == EVENT:
        return None
    base = _base_day(form.base, context)
    if base is None:
        return None
    day = base.end if form.count > 0 else base.start
    if base.mod == "start" or day is None:
        day = base.start or base.end
    assert day
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
        form.base != NOW
        and unit == "week"
        and count
        and base.subtype == "point"
        and form.amount != (0, 0)
    ):
        unit = "day"  # `a week later` than a day is a day
    if unit in ("decade", "century"):  # the year it was, not the decade
        unit = "year"
    if form.base == ANCHOR and (count, unit) == (-1, "year") and _shorter_than_year(base):
        return shift(base, -1, "year")
    found = period_of(unit, reached)
    kept = base.mod if unit == _unit_of(base) else ""
    return found._replace(mod=mod or kept)


def _shorter_than_year(span: Interval) -> bool:
    """Whether `a year earlier` keeps the period: a month, quarter or half does, a day does not."""
    return _unit_of(span) in ("month", "quarter", "half")


def _length(unit: str) -> timedelta:
    return timedelta(days=DAYS_IN.get(unit) or 31 * MONTHS_IN[unit])


@_resolve.register
def _(form: Shifted, context: Context) -> Interval | None:
    base = _base_day(form.base, context)
    if base is None or base.start is None or base.end is None:
        return None
    if isinstance(form.base, Deictic) and context.reference:
        then = add(context.reference, form.count, form.unit)
        return _resolve(form.base, context._replace(reference=then))
    if form.part is not None:
        return part_of(form.part, shift(year_of(base.start.year), form.count, form.unit))
    unit = _unit_of(base)
    if unit == "day" and form.unit_meant:
        unit = form.unit_meant
    if unit in ("week", "weekend"):
        return period_of(unit, add(base.start, form.count, form.unit))
    moved = shift(base, form.count, form.unit)
    assert moved.start
    return period_of(unit, moved.start) if unit == form.unit_meant else moved


@_resolve.register
def _(form: Window, context: Context) -> Interval | None:
    base = _base_day(form.base, context)
    if base is None:
        return None
    day = (base.start if form.count < 0 else base.end) or base.start or base.end
    assert day
    mod = "approx" if form.loose else ""
    count, unit = form.count, form.unit
    if count != int(count):
        count, unit = count * MONTHS_IN.get(unit, 0), "month"
    other = add(day, int(count), "week" if unit == "weekend" else unit)
    if form.base == ANCHOR:
        day, other = (day - ONE_DAY, other) if count < 0 else (day + ONE_DAY, other)
    return interval(min(day, other), max(day, other), mod)


# --- Ranges, relations, modifiers ---


@_resolve.register
def _(form: Span, context: Context) -> Interval | None:
    if context.cue == PAST and context.reference:
        found = _span(form, context)
        if found and is_bare(form.first) and found.end and found.end > context.reference:
            return shift(found, -1, "year")
        return found
    if context.cue == FUTURE and context.reference:
        # a span that has begun is still to come in part: `will run from May to June`, said in May
        found = _span(form, context._replace(cue=""))
        if found is not None and found.end and found.end >= context.reference:
            return found
    return _span(form, context)


def _span(form: Span, context: Context) -> Interval | None:
    begin = _resolve(form.first, context)
    if begin is None or begin.start is None:
        return None
    inner = context
    if is_bare(form.last) and not (context.history and context.anchor):
        inner = context._replace(reference=begin.start, cue=FUTURE)
    finish = _resolve(form.last, inner)
    if finish is None or finish.end is None or finish.end < begin.start:
        return None
    return interval(begin.start, finish.end)


@_resolve.register
def _(form: Open, context: Context) -> Interval | None:
    found = _resolve(form.form, context)
    if found is None:
        return None
    if form.relation in ("since", "from") and found.start:
        return interval(found.start, None, found.mod)
    if form.relation == "until" and found.end:
        return interval(None, found.end, found.mod)
    if form.relation == "before" and found.start:
        return interval(None, found.start - ONE_DAY, found.mod)
    if form.relation == "after" and found.end:
        return interval(found.end + ONE_DAY, None, found.mod)
    return None


@_resolve.register
def _(form: Modified, context: Context) -> Interval | None:
    found = _resolve(form.form, context)
    if found is None:
        return None
    return found._replace(mod=form.mod or found.mod)
