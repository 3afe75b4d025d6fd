"""Quantities to candidates: which spots are claims, what they count, and why others are none.

Source: docs/labelling.md, sections 1-3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from spacy.tokens import Doc

from claimx.candidates import Candidate, Exclusion
from claimx.lexicon import column
from claimx.syntax import Places
from claimx.triggers.numeric.context import Spot, place
from claimx.triggers.numeric.elided import is_age, of_noun, unit_from_context
from claimx.triggers.numeric.exclusions import reason_against
from claimx.triggers.numeric.nouns import Noun, counted_noun, singular
from claimx.values.comparing import comparator_right
from claimx.values.quantity import Quantity

_HYPHEN_NOUN = re.compile(r"[ \u00a0]?[-‐‑][ \u00a0]?([a-z]{3,})(?!-?\w)")
_HYPHEN_ANY = re.compile(r"[ \u00a0]?[-‐‑][ \u00a0]?([a-z]{2,})")
_NOT_NOUNS = column("not_hyphen_nouns")
_STANDARDS = column("multiple_standards")
_OF = re.compile(
    r"[ \t\u00a0]{1,3}of[ \t\u00a0]{1,3}(?!the\b|these\b|those\b|its\b|their\b|his\b|her\b|our\b|them\b)",
    re.I,
)
_CHANGE_FROM = re.compile(
    r"(?:,\s?)?(?:up|down|compared with|compared to|versus|against)?\s?(?:from\s)$", re.I
)


def read(doc: Doc, spots: Sequence[Quantity]) -> tuple[list[Candidate], list[Exclusion]]:
    """The numeric candidates of a doc, in order, and the numbers left out with the reason."""
    candidates: list[Candidate] = []
    excluded: list[Exclusion] = []
    places, text, last_unit = Places(doc), doc.text, ""
    covered = 0
    for quantity in spots:
        if quantity.start < covered:
            continue
        spot = place(doc, text, places, quantity)
        candidate = _read_one(spot, last_unit)
        if isinstance(candidate, str):
            excluded.append(Exclusion(quantity.start, quantity.end, "numeric", candidate))
            continue
        candidates.append(candidate)
        covered = candidate.end
        if candidate.subtype == "count":
            last_unit = candidate.unit
    return _with_origins(text, candidates), excluded


def _read_one(spot: Spot, last_unit: str) -> Candidate | str:
    """The candidate that a spot makes, or the reason why it makes none."""
    q = spot.quantity
    if q.subtype == "ratio":
        return _ratio(spot)
    if q.subtype == "duration":
        return _duration(spot)
    if q.subtype:
        return _candidate(q)
    return _bare(spot, last_unit)


def _candidate(q: Quantity, **changes: object) -> Candidate:
    fields: dict = dict(
        kind="numeric", subtype=q.subtype, start=q.start, end=q.end, rule=q.rule, value=q.value,
        value_max=q.value_max, value_from=q.value_from, unit=q.unit, comparator=q.comparator,
        trend=q.trend,
    )  # fmt: skip
    fields.update(changes)
    return Candidate(**fields)


def _ratio(spot: Spot) -> Candidate | str:
    q = spot.quantity
    word = spot.number.lower()
    token = spot.doc[spot.after_tok - 1]
    if word in ("doubles", "halves", "trebles") and token.tag_ in ("NNS", "NNPS"):
        return "idiom.noun"
    if word in ("twice", "thrice") and spot.right.lower() not in _STANDARDS:
        return _candidate(q, subtype="count", unit="time", rule="numeric.frequency")
    return _candidate(q)


def _duration(spot: Spot) -> Candidate | str:
    q = spot.quantity
    number = spot.number.lower()
    if number == "one" and q.unit in ("day", "night") and q.comparator == "eq":
        left = spot.left.lower()
        if left not in (
            "only",
            "just",
            "in",
            "for",
            "within",
            "than",
            "after",
            "over",
            "least",
            "the",
        ):
            return "idiom.one"
    return _candidate(q)


def _bare(spot: Spot, last_unit: str) -> Candidate | str:
    """A number without a unit: a count, an age, an elided count, a plain number, or none."""
    q = spot.quantity
    compound = _hyphenated(spot)
    if compound is not None:
        return compound
    if is_age(spot):
        return _candidate(q, subtype="duration", unit="year", rule="numeric.age")
    noun = _noun(spot)
    reason = reason_against(spot, noun)
    if reason:
        return reason
    if noun is not None:
        return _count(spot, noun)
    unit = of_noun(spot)
    if unit is not None:
        return _candidate(q, subtype="count", unit=unit or last_unit, rule="numeric.count_of")
    subtype, unit = unit_from_context(spot, last_unit)
    return _candidate(q, subtype=subtype, unit=unit, rule=f"numeric.{subtype}_elided")


def _hyphenated(spot: Spot) -> Candidate | str | None:
    """`131-page document`, `six - member team`: the noun joined by a hyphen is counted."""
    q = spot.quantity
    joined = _HYPHEN_ANY.match(spot.text, q.end)
    if not joined:
        return None
    word = joined.group(1)
    if word in _NOT_NOUNS or (word.endswith("ed") and word not in ("bed", "seed", "breed")):
        return "idiom.compound"
    noun = _HYPHEN_NOUN.match(spot.text, q.end)
    if not noun:
        return "idiom.compound"
    unit = singular(word)
    unit = "person" if unit in ("man", "woman", "people") else unit
    return _candidate(q, end=noun.end(1), subtype="count", unit=unit, rule="numeric.count_compound")


def _noun(spot: Spot) -> Noun | None:
    """The noun that the number counts, behind it or behind `of` after a vague number."""
    q, doc = spot.quantity, spot.doc
    first = spot.after_tok
    vague = _OF.match(spot.text, q.end)
    if vague:
        if not re.search(r"(?:s|dozen|couple)(?: of)?$", spot.number, re.I):
            return None
        while first < spot.last_tok and doc[first].idx < vague.end():
            first += 1
    if first >= spot.last_tok or (doc[first].idx > q.end + 3 and not vague):
        return None
    return counted_noun(doc, first, spot.last_tok, q.value != 1 or q.value_max is not None)


def _count(spot: Spot, noun: Noun) -> Candidate | str:
    q = spot.quantity
    end, right = comparator_right(spot.text, noun.end)
    comparator = right if right and q.comparator == "eq" else q.comparator
    end = end if right else noun.end
    if noun.unit == "time":
        following = re.match(r"\s([a-z]+)", spot.text[noun.end : noun.end + 15])
        if following and following.group(1) in _STANDARDS:
            return _candidate(q, end=noun.end, subtype="ratio", unit="times", rule="numeric.ratio")
    subtype = "number" if noun.unit == "point" and _is_index(spot) else "count"
    return _candidate(q, end=end, subtype=subtype, unit=noun.unit, comparator=comparator,
                      rule=f"numeric.{subtype}")  # fmt: skip


def _is_index(spot: Spot) -> bool:
    return unit_from_context(spot, "")[1] == "point"


def _with_origins(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """`rose to 45%, up from 40%`: the later amount is where the earlier one began."""
    from dataclasses import replace

    for i in range(1, len(candidates)):
        now, before = candidates[i], candidates[i - 1]
        between = text[before.end : now.start]
        same = (now.subtype, now.unit) == (before.subtype, before.unit)
        if not same or before.value_from is not None or len(between) > 60 or now.value is None:
            continue
        if before.value is None or re.search(r"[.;!?]\s", between):
            continue
        if _CHANGE_FROM.search(between) and re.search(r"\bfrom\s$", between):
            trend = "up" if before.value > now.value else "down" if before.value < now.value else ""
            candidates[i - 1] = replace(before, value_from=Decimal(now.value), trend=trend)
    return candidates
