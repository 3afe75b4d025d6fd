"""Parse trees to calendar intervals, from a reference day, an anchor and the clause's cue.

Pure: the same words, day, anchor and cue give the same interval.
Source: docs/labelling.md, section 3, Dates.
"""

from __future__ import annotations

from datetime import date

from claimx.dates import counted, written  # noqa: F401  (they add their kinds of tree)
from claimx.dates.calendar import ONE_DAY, Interval, interval, shift
from claimx.dates.context import FUTURE, PAST, Context, resolve_form
from claimx.dates.find import TimeExpression
from claimx.dates.fiscal import CALENDAR_YEAR, FiscalYear
from claimx.dates.forms import Modified, Open, Span, is_bare
from claimx.dates.nearest import NEAR_DAYS, distance


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
    context = Context(reference, anchor, cue, history, fiscal)
    try:
        return resolve_form(expression.form, context)
    except (ValueError, OverflowError):  # no such day, or out of the calendar
        return None


@resolve_form.register
def _(form: Span, context: Context) -> Interval | None:
    if context.cue == PAST and context.reference:
        found = _span(form, context)
        if found and is_bare(form.first) and found.end and found.end > context.reference:
            near = (
                getattr(form.first, "day", None) and distance(found, context.reference) <= NEAR_DAYS
            )
            return found if near else shift(found, -1, "year")
        return found
    if context.cue == FUTURE and context.reference:
        # a span that has begun is still to come in part: `will run from May to June`, said in May
        found = _span(form, context._replace(cue=""))
        if found is not None and found.end and found.end >= context.reference:
            return found
    return _span(form, context)


def _span(form: Span, context: Context) -> Interval | None:
    begin = resolve_form(form.first, context)
    if begin is None or begin.start is None:
        return None
    inner = context
    if is_bare(form.last) and not (context.history and context.anchor):
        inner = context._replace(reference=begin.start, cue=FUTURE)
    finish = resolve_form(form.last, inner)
    if finish is None or finish.end is None or finish.end < begin.start:
        return None
    return interval(begin.start, finish.end, "" if finish.mod else begin.mod)


@resolve_form.register
def _(form: Open, context: Context) -> Interval | None:
    found = resolve_form(form.form, context)
    if found is None:
        return None
    if form.relation in ("since", "from") and found.start:
        return interval(found.start, None, found.mod)
    if form.relation == "until" and found.end:
        return interval(None, found.end, found.mod)
    if form.relation == "before" and found.mod == "end" and found.end:
        return interval(None, found.end, found.mod)  # in the end itself it may still be
    if form.relation == "before" and found.start:
        return interval(None, found.start - ONE_DAY, found.mod)
    if form.relation == "after" and found.end:
        return interval(found.end + ONE_DAY, None, found.mod)
    return None


@resolve_form.register
def _(form: Modified, context: Context) -> Interval | None:
    found = resolve_form(form.form, context)
    if found is None:
        return None
    return found._replace(mod=form.mod or found.mod)
