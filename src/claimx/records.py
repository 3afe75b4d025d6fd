"""Candidates and the readings of their clauses become records: filtered, ordered, with ids."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, insort
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from claimx.candidates import Candidate, Exclusion
from claimx.clause import ClauseReading
from claimx.confidence import estimate
from claimx.layout import Zone
from claimx.schema import KINDS, Claim


class Extraction(NamedTuple):
    """What was read in one article: its claims in order, why each, and what was left out."""

    claims: tuple[Claim, ...]
    evidence: tuple[Mapping[str, str], ...]
    exclusions: tuple[Exclusion, ...]


def drop_zones(
    candidates: Iterable[Candidate], zones: Sequence[Zone]
) -> tuple[list[Candidate], list[Exclusion]]:
    """Takes out the candidates that stand in a part of the page that makes no claim."""
    starts = [zone.start for zone in zones]
    kept, dropped = [], []
    for candidate in candidates:
        at = bisect_left(starts, candidate.end) - 1
        if at >= 0 and zones[at].end > candidate.start:
            dropped.append(_exclude(candidate, zones[at].reason))
        else:
            kept.append(candidate)
    return kept, dropped


def resolve_overlaps(
    candidates: Iterable[Candidate],
) -> tuple[list[Candidate], list[Exclusion]]:
    """One candidate for each run of text: a time claims its numbers, the longer trigger wins.

    A first may share words with a quantity (`a record 12 million`): they claim different things.
    """
    kept: list[Candidate] = []
    dropped: list[Exclusion] = []
    taken: dict[bool, list[tuple[int, int]]] = {True: [], False: []}
    for candidate in sorted(candidates, key=_strength):
        spans = taken[candidate.kind == "first_ever"]
        at = bisect_left(spans, (candidate.end, 0)) - 1
        if at >= 0 and spans[at][1] > candidate.start:
            dropped.append(_exclude(candidate, "overlap.longer"))
        else:
            insort(spans, (candidate.start, candidate.end))
            kept.append(candidate)
    return sorted(kept, key=order), dropped


def make_claim(
    candidate: Candidate, clause: ClauseReading, text: str, sentence: str, doc_id: str
) -> Claim:
    """The record of one candidate in its clause; `sentence` holds the trigger, verbatim."""
    trigger = text[candidate.start : candidate.end]
    dated = candidate.kind == "dated"
    return Claim(
        claim_id=claim_id(doc_id, candidate.kind, candidate.start, candidate.end, trigger),
        doc_id=doc_id,
        kind=candidate.kind,
        subtype=candidate.subtype,
        trigger=trigger,
        start=candidate.start,
        end=candidate.end,
        sentence=sentence,
        subject=clause.subject,
        statement=clause.statement,
        value=plain_number(candidate.value),
        value_max=plain_number(candidate.value_max),
        value_from=plain_number(candidate.value_from),
        unit=candidate.unit,
        comparator=candidate.comparator,
        trend=clause.trend,
        date_start=candidate.date_start if dated else clause.date_start,
        date_end=candidate.date_end if dated else clause.date_end,
        date_mod=candidate.date_mod if dated else clause.date_mod,
        scope=candidate.scope,
        attribution=clause.attribution,
        modality=clause.modality,
        negated=clause.negated,
        confidence=estimate(candidate, clause),
        rule=candidate.rule,
    )


def order(item: Candidate | Claim) -> tuple[int, int, int]:
    """Rows stand by start, then kind."""
    return item.start, KINDS.index(item.kind), item.end


def claim_id(doc_id: str, kind: str, start: int, end: int, trigger: str) -> str:
    """`cx` and ten hex digits that depend on where and what the trigger is, nothing else.

    >>> claim_id("a", "dated", 0, 4, "2023")
    'cx1bffb00052'
    """
    key = "\x1f".join((doc_id, kind, str(start), str(end), trigger))
    return "cx" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def plain_number(value: Decimal | None) -> int | float | None:
    """An int where the number is whole, else a float of at most six decimal places.

    >>> plain_number(Decimal("2.195E9")), plain_number(Decimal(1) / 7)
    (2195000000, 0.142857)
    """
    if value is None:
        return None
    if value == value.to_integral_value():
        return int(value)
    return float(round(value, 6))


def _strength(candidate: Candidate) -> tuple[bool, int, int, str]:
    length = candidate.end - candidate.start
    return candidate.kind != "dated", -length, candidate.start, candidate.rule


def _exclude(candidate: Candidate, reason: str) -> Exclusion:
    return Exclusion(candidate.start, candidate.end, candidate.kind, reason)
