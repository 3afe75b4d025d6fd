"""The grammar's upper level: a year, month or week said once for several times."""

from __future__ import annotations

from dataclasses import replace

from claimx.dates.forms import Calendar, Form, Part, Within
from claimx.dates.rules import Parts, Rule, rules


def sharing_rules() -> tuple[Rule, ...]:
    """`July and August last year`, `the summer and autumn of 2023`: July is of that year too."""
    then = "(?= [COMMA AND OR]{1,2} b:%s )"
    listed = (
        *rules("dated.day", "MDAY", ("(?<= COMMA ) a:DAY (?= AND b:MDAY )", _of_the_month_of_next)),
        *rules("dated.day", "MDAY", ("(?<= ON ) a:DAY (?= COMMA b:MDAY )", _of_the_month_of_next)),
    )
    once = tuple(
        each
        for makes in ("MON", "PRT", "MDAY")
        for each in rules("", makes, (f"a:{makes} {then % makes}", _of_the_year_of_next))
    )
    return (*listed, *once * 2)  # the first of three learns it from the second


def _of_the_month_of_next(parts: Parts) -> Form | None:
    """`on 3, 4 and 9 March`."""
    day, last = parts["a"].value, parts["b"].value
    if not isinstance(last, Calendar) or last.month is None or last.day is None:
        return None
    return replace(last, day=day, weekday=None) if day < last.day else None


def _of_the_year_of_next(parts: Parts) -> Form | None:
    first, last = parts["a"].value, parts["b"].value
    if isinstance(first, Part) and isinstance(last, Part) and first.unit == last.unit:
        bare = first.whole is None and last.whole is not None and first.nth < last.nth
        return replace(first, whole=last.whole) if bare else None
    if isinstance(first, Calendar) and isinstance(last, Within) and _are_weekdays(first, last.part):
        return Within(first, last.whole)
    if not isinstance(first, Calendar) or first.year is not None or first.month is None:
        return None
    year, then = None, last
    if isinstance(last, Within):
        year, then = last.whole, last.part
    if not isinstance(then, Calendar) or then.month is None:
        return None
    if (first.month, first.day or 0) > (then.month, then.day or 0):
        return None
    if year is not None:
        return Within(first, year)
    return replace(first, year=then.year) if then.year is not None else None


def _are_weekdays(*forms: Form) -> bool:
    """`Monday and Friday last week`."""
    return all(
        isinstance(form, Calendar) and form.weekday is not None and form.day is None
        for form in forms
    )
