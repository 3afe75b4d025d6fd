"""What a parse tree is resolved against, and the function that every kind of tree adds to."""

from __future__ import annotations

from datetime import date
from functools import singledispatch
from typing import NamedTuple

from claimx.dates.calendar import Interval, interval
from claimx.dates.fiscal import CALENDAR_YEAR, FiscalYear
from claimx.dates.forms import AHEAD, EITHER, NOW, Form

PAST, FUTURE, PRESENT, NEAREST = "past", "future", "present", "nearest"


class Context(NamedTuple):
    """What an expression is read against.

    `reference`: the publication day, None where unknown. `anchor`: the time last named that the
    words can point back to. `cue`: `past`, `future`, `present` (the tense of timetables, for
    where the nearest reading is far), `nearest` (however far) or ''. `history`: a bare month or
    day belongs to the anchor's year rather than to the reference's.
    """

    reference: date | None = None
    anchor: Interval | None = None
    cue: str = ""
    history: bool = False
    fiscal: FiscalYear = CALENDAR_YEAR


@singledispatch
def resolve_form(form: Form, context: Context) -> Interval | None:
    """The interval of a parse tree, None where its base is unknown.

    Raises: ValueError, OverflowError where there is no such date (30 February).
    """
    raise NotImplementedError(type(form))


def base_day(context: Context) -> date | None:
    """The day that a date without its year is nearest to."""
    if context.history and context.anchor:
        return context.anchor.start or context.anchor.end
    if context.reference is None and context.anchor:
        return context.anchor.start or context.anchor.end
    return context.reference


def counted_from(base: str | Form, context: Context) -> Interval | None:
    """What an expression counts from: today, the anchor, or a time of its own."""
    if not isinstance(base, str):
        return resolve_form(base, context)
    today = interval(context.reference, context.reference) if context.reference else None
    if base in (NOW, AHEAD):
        return today
    if base == EITHER:
        return context.anchor or today
    return context.anchor
