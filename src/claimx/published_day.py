"""The day of publication, from which relative dates count: as given, or as the page states it."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from claimx.errors import ClaimxError

if TYPE_CHECKING:
    from claimx.layout import Layout

_ISO = re.compile(r"\d{4}-\d\d-\d\d(?!\d)")
# a stamp or dateline that dates the article stands among its first lines
_HEAD_LINES = 12
_PAGE_DATES = ("page.stamp", "page.dateline", "page.byline")


def parse_published(value: object, where: str) -> date:
    """The day in a `published` value: a date, or text such as `2026-01-08T21:41` or `8 Jan 2026`.

    Raises: ClaimxError where it names no possible day.
    """
    if isinstance(value, date):
        # a datetime is a date too: keep its calendar day as written, in its own time zone
        return date(value.year, value.month, value.day)
    text = str(value).strip()
    iso = _ISO.match(text)
    day = _iso_day(iso[0]) if iso else _explicit_day(text) or _day_by_dateparser(text)
    if day is None:
        raise ClaimxError(f"{where}: published: {text!r} is no calendar day; expected YYYY-MM-DD")
    return day


def stamped_day(text: str, layout: Layout) -> date | None:
    """The day that a stamp or dateline at the head of the text states in full; else None."""
    head = layout.lines[:_HEAD_LINES]
    for zone in layout.zones:
        if head and zone.start < head[-1].end and zone.reason in _PAGE_DATES:
            day = _explicit_day(text[zone.start : zone.end])
            if day:
                return day
    return None


def _iso_day(text: str) -> date | None:
    """The day as ISO 8601 writes it; None where month or day are none, not another order."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _explicit_day(text: str) -> date | None:
    """The first day that the text names with its year."""
    from claimx.dates import find_times, resolve  # a slow import that scoring never needs

    for expression in find_times(text):
        interval = resolve(expression)
        if interval and interval.start and interval.start == interval.end:
            return interval.start
    return None


@cache
def _dateparser() -> Any:
    from dateparser.date import DateDataParser

    return DateDataParser(
        languages=["en"],
        settings={"STRICT_PARSING": True, "PARSERS": ["absolute-time", "custom-formats"]},
    )


def _day_by_dateparser(text: str) -> date | None:
    """For forms of a full date that our own grammar does not know, such as RFC 2822."""
    found = _dateparser().get_date_data(text)
    return found.date_obj.date() if found.date_obj and found.period in ("day", "time") else None
