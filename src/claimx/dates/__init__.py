"""Time expressions of a text and the calendar intervals they name. Pure: no spaCy."""

from claimx.dates.calendar import Interval
from claimx.dates.find import TimeExpression, find_times
from claimx.dates.fiscal import fiscal_year
from claimx.dates.resolve import resolve

__all__ = ["Interval", "TimeExpression", "find_times", "fiscal_year", "resolve"]
