"""The day of an event that the text has dated: `two months after the release of X`."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimx import lexicon
from claimx.dates import Interval
from claimx.syntax import Places
from claimx.triggers.dated.memory import Memory

_EVENT = re.compile(
    r"\s+(?P<phrase>(?:(?:the|its|his|her|their)\s+)?(?P<noun>[a-z]{4,20})"
    r"(?:\s+of\s+(?:the\s+)?(?P<name>[A-Z][\w.'’-]*(?:\s(?:[A-Z0-9][\w.'’-]*|-))*))?)"
)
_STEM = 5


class Event(NamedTuple):
    """When an event was, and where the words that name it end."""

    interval: Interval
    end: int


def event_day(text: str, start: int, memory: Memory, places: Places) -> Event | None:
    """The day of the event whose name begins at `start`, if an earlier sentence dates it.

    A sentence dates an event if it names its thing and has a word of its stem beside a time.
    """
    match = _EVENT.match(text, start)
    if match is None:
        return None
    if match["noun"] in lexicon.table("ordinals"):  # `20 years after the first`
        return None
    stem = match["noun"][:_STEM]
    name = (match["name"] or "").rstrip(".")
    end = match.end() - (len(match["name"] or "") - len(name))
    here = places.sentence_number(start)
    for mention in memory.latest():
        if mention.sentence == here:
            continue
        sentence = places.sentence(mention.sentence).text
        if stem in sentence.lower() and (not name or name in sentence):
            return Event(mention.interval, end)
    return None
