"""The day of publication, from which relative dates count: as given, or as the page states it."""

from __future__ import annotations

from datetime import date

from claimx.errors import ClaimxError
from claimx.layout import Layout

# a stamp or dateline that dates the article stands among its first lines
_HEAD_LINES = 12


def parse_published(value: object, where: str) -> date:
    """The day in a `published` value: a date, or text such as `2026-01-08T21:41` or `8 Jan 2026`.

    Raises: ClaimxError where it names no possible day.
    """
    if isinstance(value, date):
        # a datetime is a date too: keep its calendar day as written, in its own time zone
        return date(value.year, value.month, value.day)
    # imported here: score and check read articles too, and need not wait for the date grammar
    from claimx.dates import parse_day

    day = parse_day(str(value))
    if day is None:
        raise ClaimxError(
            f"{where}: published: {str(value)!r} is no calendar day; expected YYYY-MM-DD"
        )
    return day


def stamped_day(text: str, layout: Layout) -> date | None:
    """The day that a stamp or dateline at the head of the text states in full; else None."""
    from claimx.dates import parse_day

    head = layout.lines[: _HEAD_LINES + 1]
    limit = head[-1].end if head else 0
    for zone in layout.zones:
        if zone.start < limit and zone.reason in ("page.stamp", "page.dateline", "page.byline"):
            day = parse_day(text[zone.start : zone.end])
            if day:
                return day
    return None
