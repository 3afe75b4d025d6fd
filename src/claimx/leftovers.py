"""Digits and firsts that no reader even looked at: taken, by their spelling, for something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimx import layout
from claimx.candidates import Exclusion
from claimx.records import Extraction
from claimx.values.masks import mask_at

_MARK = re.compile(r"\d[\d.,]*(?<![.,])|\bfirst\b", re.I)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b", re.I)


def with_leftovers(text: str, found: Extraction) -> list[Exclusion]:
    """The exclusions of an article, and the digits and firsts beside them that are in no row."""
    spans = sorted([*((c.start, c.end) for c in found.claims),
                    *((x.start, x.end) for x in found.exclusions)])  # fmt: skip
    return sorted([*found.exclusions, *_leftovers(text, spans)])


def _leftovers(text: str, spans: list[tuple[int, int]]) -> Iterator[Exclusion]:
    zones = layout.read_layout(text).zones
    at, reach, in_zone = 0, 0, 0
    for match in _MARK.finditer(text):
        while at < len(spans) and spans[at][0] < match.end():
            reach = max(reach, spans[at][1])
            at += 1
        if reach > match.start():
            continue
        while in_zone < len(zones) and zones[in_zone].end <= match.start():
            in_zone += 1
        zone = zones[in_zone] if in_zone < len(zones) else None
        if zone is not None and zone.start <= match.start():
            yield _exclusion(match, zone.reason)
        else:
            yield _exclusion(match, _reason(text, match))


def _exclusion(match: re.Match[str], reason: str) -> Exclusion:
    kind = "numeric" if match.group()[0].isdecimal() else "first_ever"
    return Exclusion(match.start(), match.end(), kind, reason)


def _reason(text: str, match: re.Match[str]) -> str:
    if not match.group()[0].isdecimal():
        return "phrase.first"
    mask = mask_at(text, match.start(), min(match.start() + 60, len(text)))
    if mask is not None:
        return mask.reason
    if _ORDINAL.match(text, match.end()):
        return "ordinal.place"
    beside = text[max(match.start() - 1, 0) : match.start()] + text[match.end() : match.end() + 1]
    return "name.identifier" if re.search(r"[^\W\d]|[-/+#(:]", beside) else "number.unread"
