"""Every time expression of a text, with those that are names or no claim marked as such."""

from __future__ import annotations

from claimx.dates import TimeExpression, find_times
from claimx.triggers.dated.names import name_reason


def spot(text: str) -> list[TimeExpression]:
    """The time expressions of a text, in order: all that could be a dated claim, and more.

    Clock times, recurring and vague times, and dates within names are among them, by `kind`,
    so that no other trigger takes their numbers.

    >>> [(time.kind, time.rule) for time in spot("the 2014 protests")]
    [('name', 'name.event')]
    """
    found: list[TimeExpression] = []
    for time in find_times(text):
        reason = name_reason(text, time) if time.form is not None else ""
        if reason == "number.count":
            continue  # the number is left to `numeric`
        if reason:
            time = time._replace(kind="name", form=None, rule=reason)
        found.append(time)
    return found
