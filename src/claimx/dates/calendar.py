"""Calendar arithmetic: days, and the periods that hold them. Knows nothing of words.

Intervals are inclusive at both ends; weeks begin on Monday; quarters and halves are calendar
ones; a winter belongs to the year it begins in. Source: docs/labelling.md, section 3, Dates.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from typing import NamedTuple

ONE_DAY = timedelta(days=1)

MONTHS_IN = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "half": 6,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12000,
}
DAYS_IN = {"day": 1, "weekend": 7, "week": 7, "fortnight": 14}
SEASON_STARTS = {"spring": 3, "summer": 6, "autumn": 9, "winter": 12}
UNITS = (*DAYS_IN, *MONTHS_IN)


class Interval(NamedTuple):
    """Calendar days from `start` to `end`, both inclusive; None: open on that side.

    `mod`: '' or one of `schema.DATE_MODS`. `subtype`: `point`, `period` or `open`.
    """

    start: date | None
    end: date | None
    mod: str = ""
    subtype: str = "period"


def interval(start: date | None, end: date | None, mod: str = "") -> Interval:
    """The interval with the subtype that its ends imply.

    >>> interval(date(2020, 2, 29), date(2020, 2, 29)).subtype
    'point'
    """
    if start is None or end is None:
        return Interval(start, end, mod, "open")
    if end < start:
        raise ValueError(f"interval ends ({end}) before it starts ({start})")
    return Interval(start, end, mod, "point" if start == end else "period")


def year_of(year: int) -> Interval:
    return interval(date(year, 1, 1), date(year, 12, 31))


def years_of(first: int, last: int) -> Interval:
    return interval(date(first, 1, 1), date(last, 12, 31))


def months_of(year: int, month: int, count: int = 1) -> Interval:
    """`count` whole months from a month on.

    >>> months_of(2023, 12, 3).end
    datetime.date(2024, 2, 29)
    """
    start = date(year, month, 1)
    last_year, last_month = divmod(year * 12 + month - 1 + count - 1, 12)
    days = calendar.monthrange(last_year, last_month + 1)[1]
    return interval(start, date(last_year, last_month + 1, days))


def week_of(day: date) -> Interval:
    """The week, Monday to Sunday, that holds a day."""
    monday = day - timedelta(days=day.weekday())
    return interval(monday, monday + timedelta(days=6))


def weekend_of(day: date) -> Interval:
    """The Saturday and Sunday of the day's week."""
    saturday = day + timedelta(days=5 - day.weekday())
    return interval(saturday, saturday + ONE_DAY)


def season_of(name: str, year: int) -> Interval:
    """A season that begins in `year`.

    >>> season_of("winter", 2023).end
    datetime.date(2024, 2, 29)
    """
    return months_of(year, SEASON_STARTS[name], 3)


def add(day: date, count: int, unit: str) -> date:
    """The day `count` units on (or back); a day the month lacks becomes its last.

    >>> add(date(2024, 2, 29), -1, "year")
    datetime.date(2023, 2, 28)
    """
    if unit in DAYS_IN:
        return day + timedelta(days=count * DAYS_IN[unit])
    year, month = divmod(day.year * 12 + day.month - 1 + count * MONTHS_IN[unit], 12)
    last = calendar.monthrange(year, month + 1)[1] if 1 <= year <= 9999 else 31
    return date(year, month + 1, min(day.day, last))


def period_of(unit: str, day: date) -> Interval:
    """The calendar period of a unit that holds a day.

    >>> period_of("quarter", date(2026, 1, 8)).end
    datetime.date(2026, 3, 31)
    >>> period_of("century", date(2000, 5, 1)).start
    datetime.date(1901, 1, 1)
    """
    if unit == "day":
        return interval(day, day)
    if unit == "weekend":
        return weekend_of(day)
    if unit == "fortnight":  # no calendar has fortnights: the day itself
        return interval(day, day)
    if unit in DAYS_IN:
        return week_of(day)
    if unit == "season":
        return season_holding(day)
    months = MONTHS_IN[unit]
    if months <= 12:
        return months_of(day.year, (day.month - 1) // months * months + 1, months)
    years = months // 12
    numbered_from = 0 if unit == "decade" else 1  # the 1990s, but the century from 2001
    first = (day.year - numbered_from) // years * years + numbered_from
    return years_of(first, first + years - 1)


def season_holding(day: date) -> Interval:
    month = day.month // 3 * 3
    return months_of(day.year, month, 3) if month else months_of(day.year - 1, 12, 3)


def shift(span: Interval, count: int, unit: str) -> Interval:
    """An interval moved by whole units; whole months stay whole months.

    >>> shift(months_of(2024, 1), 1, "month").end
    datetime.date(2024, 2, 29)
    """
    start = span.start and add(span.start, count, unit)
    end = span.end and add(span.end, count, unit)
    if span.end and end and unit in MONTHS_IN and is_month_end(span.end):
        whole = span.start is None or span.start.day == 1
        if whole:
            end = date(end.year, end.month, calendar.monthrange(end.year, end.month)[1])
    return interval(start, end, span.mod)


def is_month_end(day: date) -> bool:
    return day.day == calendar.monthrange(day.year, day.month)[1]


def nth_weekday(weekday: int, nth: int, within: Interval) -> date | None:
    """The nth such weekday (0: Monday) of an interval; -1: its last. None if it has none.

    >>> nth_weekday(4, 1, months_of(2018, 4))
    datetime.date(2018, 4, 6)
    """
    if within.start is None or within.end is None:
        return None
    if nth > 0:
        first = within.start + timedelta(days=(weekday - within.start.weekday()) % 7)
        day = first + timedelta(days=7 * (nth - 1))
    else:
        last = within.end - timedelta(days=(within.end.weekday() - weekday) % 7)
        day = last + timedelta(days=7 * (nth + 1))
    return day if within.start <= day <= within.end else None


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar. Source: Anonymous, Nature 13 (1876), 487."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def is_finer(unit: str, base: Interval) -> bool:
    """Whether a unit is too small to count from a time: no `that day`, `20 days later` of a year.

    >>> is_finer("week", year_of(2020)), is_finer("half", year_of(2020))
    (True, False)
    """
    if unit not in (*DAYS_IN, "month"):
        return False
    if base.start is None or base.end is None:  # `since 1859`
        edge = base.start or base.end
        return edge is not None and (edge.month, edge.day) == ((1, 1) if base.start else (12, 31))
    lasted = (base.end - base.start).days
    return lasted > (62 if unit == "month" else 31)
