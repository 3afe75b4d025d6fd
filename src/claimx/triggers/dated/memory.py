"""The times that a text has named so far: what `that year` and `two weeks later` point back to."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from claimx.dates import Interval
from claimx.dates.calendar import period_of

_REACH, _TOPIC = 12, 200
_LATELY = 62  # days until a month's figures are out


class Mention(NamedTuple):
    """A time that the text named: where (code point, sentence, paragraph), and when.

    `opens`: it opens its paragraph. `explicit`: its year stands in the words, or follows from one
    that does. `leads`: it opens its sentence, as the time of what is told there. `compared`: only
    what another time is measured against (`a year earlier`).
    """

    start: int
    sentence: int
    paragraph: int
    opens: bool
    interval: Interval
    explicit: bool
    leads: bool
    compared: bool = False

    @property
    def is_period(self) -> bool:
        """Whether it is a month, quarter, half or year, as figures are told of."""
        start, end = self.interval[:2]
        units = ("month", "quarter", "half", "year")
        return start is not None and any(
            period_of(unit, start)[:2] == (start, end) for unit in units
        )


class Memory:
    """The mentions so far, newest last."""

    def __init__(self, published: date | None = None) -> None:
        self.published = published
        self.mentions: list[Mention] = []

    def add(self, mention: Mention) -> None:
        if mention.interval.start or mention.interval.end:
            self.mentions.append(mention)

    def latest(self) -> Iterator[Mention]:
        """The last few mentions, newest first."""
        return iter(self.mentions[: -_REACH - 1 : -1])

    def in_sentence(self, sentence: int) -> Iterator[Mention]:
        return (mention for mention in self.latest() if mention.sentence == sentence)

    def topic(self, *units: str) -> Mention | None:
        """The quarter or half that the text is about: the latest, of those not yet begun none.

        Those that others are compared with (`a year earlier`) are left out.
        """
        found: Mention | None = None
        for mention in self.mentions[-_TOPIC:]:
            start, end = mention.interval[:2]
            if mention.compared or mention.interval.mod or start is None or end is None:
                continue
            if self.published and end >= self.published:
                continue
            if any(period_of(unit, start)[:2] == (start, end) for unit in units):
                later = found is None or found.interval.end is None or end >= found.interval.end
                found = mention if later else found
        return found

    def month_told_of(self) -> Mention | None:
        """The month whose figures a text is about: the last one that was over, if lately so."""
        known = self.topic("month")
        if known is None or self.published is None or known.interval.end is None:
            return None
        return known if (self.published - known.interval.end).days <= _LATELY else None

    def history(self, sentence: int, paragraph: int, opens: bool = False) -> Mention | None:
        """The dated sentence that a bare month or day belongs to: told of a year it names.

        `opens`: it opens its paragraph, as the entries of a chronicle do.
        """
        for mention in self.latest():
            if mention.sentence < sentence - 2 and not (opens and mention.opens):
                return None
            if mention.paragraph < paragraph - 1:
                return None
            if mention.leads:
                return mention if mention.explicit and _of_one_year(mention.interval) else None
        return None


def _of_one_year(interval: Interval) -> bool:
    start, end = interval[:2]
    return start is not None and end is not None and start.year == end.year
