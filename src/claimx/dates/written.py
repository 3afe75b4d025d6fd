"""Resolves dates as written: calendar dates, holidays, and the parts of longer periods."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

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
    is_month_end,
    months_of,
    nth_weekday,
    period_of,
    season_of,
    shift,
    week_of,
    year_of,
    years_of,
)
from claimx.dates.context import Context, base_day, counted_from, resolve_form
from claimx.dates.forms import (
    Begun,
    Calendar,
    Deictic,
    Ended,
    Fiscal,
    Holiday,
    Nth,
    Part,
    Within,
    Years,
)
from claimx.dates.nearest import FAR_DAYS, choose, distance

_SEASON_NAMES = {start: name for name, start in SEASON_STARTS.items()}


@resolve_form.register
def _(form: Calendar, context: Context) -> Interval | None:
    if form.year is not None:
        return _dated(form)
    base = base_day(context)
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


@resolve_form.register
def _(form: Years, context: Context) -> Interval | None:
    if form.last == form.first + 1 and context.fiscal.end != 12:  # the budget for 2022-23
        return fiscal_of(form.last, context)
    return years_of(form.first, form.last)


@resolve_form.register
def _(form: Fiscal, context: Context) -> Interval | None:
    return fiscal_of(form.year, context)


def fiscal_of(year: int, context: Context) -> Interval:
    """A fiscal year, named for the calendar year it ends in."""
    if context.fiscal.end == 12:
        return year_of(year)
    return months_of(year - 1, context.fiscal.end + 1, 12)


def _calendar_year(year: int, context: Context) -> Interval:
    return year_of(year)


@resolve_form.register
def _(form: Holiday, context: Context) -> Interval | None:
    rule = lexicon.table("holidays")[form.name]["rule"]
    if form.year is not None:
        return _holiday(rule, form.year)
    base = base_day(context)
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


@resolve_form.register
def _(form: Part, context: Context) -> Interval | None:
    if form.whole is not None:
        whole = resolve_form(form.whole, context)
        return whole and part_of(form, whole)
    base = base_day(context)
    if base is None:
        return None
    if context.history and context.anchor:
        return part_of(form, year_of(base.year))
    fiscal = context.fiscal.quarters and form.unit in ("quarter", "half")
    wholes = fiscal_of if fiscal else _calendar_year
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
        nth = form.nth if form.nth > 0 else years // length + 1 + form.nth
        first = whole.start.year + (nth - 1) * length
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


@resolve_form.register
def _(form: Within, context: Context) -> Interval | None:
    whole = resolve_form(form.whole, context)
    if whole is None or whole.start is None or whole.end is None:
        return None
    part = form.part
    if isinstance(part, Deictic):
        base = counted_from(part.base, context)
        if base is None or base.start is None:
            return None
        years = whole.start.year - base.start.year
        if part.unit in DAYS_IN and part.unit != "day":  # the week that holds the day
            midst = add(base.start, 3, "day")
            return period_of(part.unit, add(midst, years, "year"))
        return shift(base, years, "year")
    if isinstance(part, Holiday):
        return resolve_form(replace(part, year=whole.start.year), context)
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


@resolve_form.register
def _(form: Nth, context: Context) -> Interval | None:
    whole = resolve_form(form.whole, context)
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


@resolve_form.register
def _(form: Ended, context: Context) -> Interval | None:
    last = resolve_form(form.end, context)
    if last is None or last.end is None:
        return None
    if form.unit in DAYS_IN:
        return interval(add(last.end, -form.count, form.unit) + ONE_DAY, last.end)
    months = MONTHS_IN[form.unit] * form.count
    if not is_month_end(last.end):  # `the year to 2 March` begins on the 3rd
        return interval(add(last.end, -months, "month") + ONE_DAY, last.end)
    return interval(add(last.end.replace(day=1), 1 - months, "month"), last.end)


@resolve_form.register
def _(form: Begun, context: Context) -> Interval | None:
    first = resolve_form(form.first, context._replace(cue=""))  # its verb is not the clause's
    if first is None or first.start is None:
        return None
    return interval(first.start, add(first.start, 1, form.unit) - ONE_DAY)
