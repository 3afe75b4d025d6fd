"""Quantities to candidates: which spots are claims, what they count, and why others are none.

Source: docs/labelling.md, sections 1-3.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from claimx.candidates import Candidate, Exclusion
from claimx.lexicon import column
from claimx.syntax import Places
from claimx.triggers.numeric.ages import is_age
from claimx.triggers.numeric.antecedents import of_noun
from claimx.triggers.numeric.changes import inner_noun, with_origins
from claimx.triggers.numeric.clocks import is_clock_words
from claimx.triggers.numeric.context import Spot, place
from claimx.triggers.numeric.elided import unit_from_context, unit_of_ones
from claimx.triggers.numeric.exchange import exchange_rate
from claimx.triggers.numeric.exclusions import idiom_reason, reason_against
from claimx.triggers.numeric.nouns import Noun, counted_noun
from claimx.triggers.numeric.plurals import singular
from claimx.triggers.numeric.scales import on_scale, points
from claimx.triggers.numeric.times import FREQUENCY, as_multiple, is_counted_once, is_multiple
from claimx.values.comparing import comparator_right
from claimx.values.measures import TIMES
from claimx.values.numeral import alternation
from claimx.values.quantity import Quantity

_HYPHEN_NOUN = re.compile(r"[ \u00a0]?[-‐‑][ \u00a0]?([a-z]{3,})(?!-?\w)")
_HYPHEN_ANY = re.compile(r"[ \u00a0]?[-‐‑][ \u00a0]?([a-z]{2,})")
_NOT_NOUNS = column("not_hyphen_nouns")
_TERMS = column("term_nouns")
_CASUALTY = column("casualty_words")
_OF = re.compile(
    r"[ \t\u00a0]{1,3}of[ \t\u00a0]{1,3}(?!(?:the|these|those|its|their|his|her|our|them)\b)",
    re.I,
)


def read(places: Places, spots: Sequence[Quantity]) -> tuple[list[Candidate], list[Exclusion]]:
    """The numeric candidates of a doc, in order, and the numbers left out with the reason."""
    candidates: list[Candidate] = []
    excluded: list[Exclusion] = []
    text, covered = places.text, 0
    for quantity in spots:
        if quantity.start < covered:
            continue
        candidate = _read_one(place(places, quantity), candidates)
        if isinstance(candidate, str):
            excluded.append(Exclusion(quantity.start, quantity.end, "numeric", candidate))
            continue
        candidates.append(candidate)
        covered = candidate.end
    return with_origins(text, candidates), excluded


def _read_one(spot: Spot, earlier: Sequence[Candidate]) -> Candidate | str:
    """The candidate that a spot makes, or the reason why it makes none."""
    q = spot.quantity
    if q.subtype == "ratio":
        return _ratio(spot)
    if q.subtype == "duration":
        return _duration(spot)
    if q.subtype == "measure" and _is_race(spot):
        return "name.term"
    if q.subtype:
        return _candidate(q)
    return _bare(spot, earlier)


def _candidate(q: Quantity, **changes: object) -> Candidate:
    fields: dict = q._asdict() | {"kind": "numeric"} | changes
    del fields["number_start"], fields["number_end"]
    return Candidate(**fields)


def _ratio(spot: Spot) -> Candidate | str:
    q = spot.quantity
    word = spot.number.lower()
    if word == "once":
        return _candidate(q, **FREQUENCY) if is_counted_once(spot) else "idiom.once"
    token = spot.doc[spot.after_tok - 1]
    plural = word in ("doubles", "halves", "trebles") and token.tag_ in ("NNS", "NNPS")
    if plural and spot.right.lower() not in ("to", "in", "from", "its", "the", "as", "over"):
        return "idiom.noun"
    if word in ("twice", "thrice") and not is_multiple(spot, q.end):
        return _candidate(q, **FREQUENCY)
    wholes = _AND_A_HALF.search(spot.text, max(0, q.start - 30), q.start)
    if wholes and word == "a half":  # a page and a half
        return _candidate(q, start=wholes.start(), subtype="count", value=Decimal("1.5"),
                          unit=singular(wholes.group(1)), rule="numeric.count")  # fmt: skip
    point = _POINT.match(spot.text, q.end)
    if point and q.value is not None and q.value < 1:  # half a point
        _subtype, unit = points(spot)
        return _candidate(q, end=point.end(), subtype="number", unit=unit, rule="numeric.number")
    return _candidate(q)


_LENGTHS = ("metre", "kilometre", "mile", "yard")
_RACES, _EXTENTS = column("race_nouns"), column("extent_words")
_ENTERED = re.compile(r"(?:\bthe|(?:\bm|\bwom)en['’]s)[ \u00a0]$", re.I)
_LENGTH_OF = re.compile(r"[- \u00a0](?:of|to|from|between|that|which|up|down)\b")


def _is_race(spot: Spot) -> bool:
    """Whether a length names a race: `won the 800 metres`, `the women's 100 metres hurdles`; not
    `the 800 metres to the shore`, `a 200-metre race`."""
    q, text = spot.quantity, spot.text
    if q.unit not in _LENGTHS or "-" in text[q.start : q.end] or q.comparator != "eq":
        return False
    if spot.right.lower() in _RACES:
        return True
    entered = text[q.start : q.end].endswith("s") and spot.right.lower() not in _EXTENTS
    return entered and bool(
        _ENTERED.search(text, max(0, q.start - 10), q.start) and not _LENGTH_OF.match(text, q.end)
    )


_POINT = re.compile(r"(?:[- ]| an? | of an? )points?\b")
_AND_A_HALF = re.compile(r"\b(?:[Aa]n?|[Oo]ne) ([a-z]+) and $")
_TERM = re.compile(r"[- ](?:[A-Za-z.]+ ){0,2}?([A-Za-z]+)")


def _duration(spot: Spot) -> Candidate | str:
    q = spot.quantity
    number = spot.number.lower()
    if idiom_reason(spot):
        return "idiom.phrase"
    later = spot.right.lower() in ("later", "earlier", "before", "after")
    if number == "one" and q.unit in ("day", "night") and q.comparator == "eq" and not later:
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
    if q.unit == "minute" and spot.left.lower() == "on":  # scored on 41 minutes
        return "ordinal.place"
    term = _TERM.match(spot.text, q.end) if "-" in spot.text[q.start : q.end] else None
    if term and any(word.lower() in _TERMS for word in term.group().split()):
        return "name.term"
    return _candidate(q)


def _bare(spot: Spot, earlier: Sequence[Candidate]) -> Candidate | str:
    """A number without a unit: a count, an age, an elided count, a plain number, or none."""
    q = spot.quantity
    if is_clock_words(spot):
        return "time.clock"
    scale = on_scale(spot)
    if scale is not None:
        return _candidate(q, **scale)
    compound = _hyphenated(spot)
    if compound is not None:
        return compound
    if is_age(spot):
        return _candidate(q, subtype="duration", unit="year", rule="numeric.age")
    times = as_multiple(spot)
    if times is not None:
        return _candidate(q, **times)
    noun = _noun(spot)
    reason = reason_against(spot, noun)
    if reason:
        return reason
    if noun is not None:
        counted = _count(spot, noun)
        if isinstance(counted, str) or noun.unit != "one":
            return counted
        subtype, of_ones = unit_of_ones(spot, earlier)  # two further ones
        return replace(counted, subtype=subtype, unit=of_ones, rule=f"numeric.{subtype}_elided")
    currency = exchange_rate(spot, earlier)
    if currency:
        return _candidate(q, subtype="money", unit=currency, rule="numeric.exchange")
    inner = inner_noun(spot.text, q)
    if inner:
        return _candidate(q, subtype="count", unit=inner)
    unit = of_noun(spot)
    subtype, context_unit = unit_from_context(spot, earlier)
    if unit is not None:
        unit = unit or context_unit
        return _candidate(q, subtype="count", unit=unit, rule="numeric.count_of")
    return _candidate(q, subtype=subtype, unit=context_unit, rule=f"numeric.{subtype}_elided")


def _hyphenated(spot: Spot) -> Candidate | str | None:
    """`131-page document`, `six - member team`: the noun joined by a hyphen is counted."""
    q = spot.quantity
    joined = _HYPHEN_ANY.match(spot.text, q.end)
    if not joined:
        return None
    word = joined.group(1)
    if word == "time" and q.value and q.value > 1:  # a three-time champion
        return _candidate(q, end=joined.end(1), **FREQUENCY)
    if word in _NOT_NOUNS or (word.endswith("ed") and word not in ("bed", "seed", "breed")):
        return "idiom.compound"
    noun = _HYPHEN_NOUN.match(spot.text, q.end)
    if not noun:
        return "idiom.compound"
    unit = singular(word)
    unit = "person" if unit in ("man", "woman", "people", "strong") else unit
    if unit == "point":
        subtype, unit = points(spot)
        return _candidate(q, end=noun.end(1), subtype=subtype, unit=unit, rule=f"numeric.{subtype}")
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


_CASUALTIES = re.compile(rf"\b{alternation(_CASUALTY)}\b", re.I)
_HURT = re.compile(rf" (?:(?:were|was|are|had|have|has|been) ){{0,2}}{alternation(_CASUALTY)}\b")


_AMONG = 250  # so far back others are of those that a text has named


def _hurt_before(spot: Spot) -> bool:
    """Whether the dead or hurt were spoken of just before, so that `two others` are persons."""
    before = spot.text[max(0, spot.quantity.start - _AMONG) : spot.quantity.start]
    return bool(_CASUALTIES.search(before.rpartition("\n\n")[2]))


def _count(spot: Spot, noun: Noun) -> Candidate | str:
    q = spot.quantity
    end, right = comparator_right(spot.text, noun.end)
    comparator = right if right and q.comparator == "eq" else q.comparator
    end = end if right else noun.end
    subtype, unit = points(spot) if noun.unit == "point" else ("count", noun.unit)
    if unit == "percentage_point" and spot.doc[noun.head - 1].tag_ in ("NN", "NNP"):
        unit = "point"  # IQ points
    if unit == "other" and (_HURT.match(spot.text, noun.end) or _hurt_before(spot)):
        unit = "person"
    if unit.split()[-1] in TIMES:  # thirteen straight years
        subtype = "duration"
    return _candidate(q, end=end, subtype=subtype, unit=unit, comparator=comparator,
                      rule=f"numeric.{subtype}")  # fmt: skip
