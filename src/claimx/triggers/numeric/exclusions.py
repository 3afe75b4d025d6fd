"""Why a number is no claim: names, years, list markers, idioms, references back.

Source: docs/labelling.md, section 2.
"""

from __future__ import annotations

import re

from claimx.lexicon import column
from claimx.triggers.numeric.clocks import clock_reading
from claimx.triggers.numeric.context import Spot
from claimx.triggers.numeric.names import capitalised, closes_name, number_in_name
from claimx.triggers.numeric.nouns import Noun
from claimx.triggers.numeric.ones import idiomatic_one
from claimx.values.numeral import alternation

_BACK = frozenset(("the", "these", "those", "both"))
_MARKER = re.compile(r"[.)]\s|\)")
_SMALL = 2
_STREETS = column("street_words")


def reason_against(spot: Spot, noun: Noun | None) -> str:
    """The reason why a bare number or count is no claim, or ''."""
    for check in (
        _idiom, _marker, _denominator, _numbered, _address, number_in_name, closes_name,
        capitalised, _or_two, idiomatic_one, _back, _year, clock_reading,
    ):  # fmt: skip
        reason = check(spot, noun)
        if reason:
            return reason
    return ""


def _marker(spot: Spot, noun: Noun | None) -> str:
    q, text = spot.quantity, spot.text
    if text[text.rfind("\n", 0, q.start) + 1 :][:1] == "|":
        return "list.table"
    begins = (
        q.start == 0
        or text[q.start - 1] == "\n"
        or text[max(0, q.start - 2) : q.start] in ("\n(", "(")
    )
    if not begins or not spot.in_digits:
        return ""
    line_end = text.find("\n", q.end)
    rest = text[q.end : line_end if line_end >= 0 else len(text)].strip()
    if (not rest and re.fullmatch(r"\d{1,4}", spot.number)) or (
        _MARKER.match(text, q.end) and len(spot.number) <= 3
    ):
        return "list.marker"
    return ""


_IDIOMS = re.compile(alternation(column("number_idioms")), re.I)


def _idiom(spot: Spot, noun: Noun | None) -> str:
    """A phrase that has a number in it and counts nothing: `square one`, `net zero`."""
    return idiom_reason(spot)


def idiom_reason(spot: Spot) -> str:
    """`idiom.phrase` where the number stands in such a phrase, else ''."""
    q = spot.quantity
    for match in _IDIOMS.finditer(spot.text, max(0, q.start - 22), q.end + 24):
        if match.start() < q.end and q.number_start < match.end():
            return "idiom.phrase"
    return ""


_STREET = re.compile(r"[ \u00a0](?:[A-Z][\w’'.-]+[ \u00a0]){1,3}([A-Z][a-z]+)\b")
_PHONE_LEFT = re.compile(r"\b0\d{2,4}\s$")


def _denominator(spot: Spot, noun: Noun | None) -> str:
    """`0.3 yuan per million tokens`, `5 per 100,000 people`, `1.5 points out of 100`."""
    out_of = _POINTS_OF.search(spot.sentence_before())
    return "rate.denominator" if out_of or spot.left.lower() == "per" else ""


_POINTS_OF = re.compile(r"\bpoints? out of $")
_NUMBERED = re.compile(r"(?<!\w)[A-Z][a-z]+ (?:No\.? ?|#)$")


def _numbered(spot: Spot, noun: Noun | None) -> str:
    """`Juror No. 7`."""
    return "name.identifier" if _NUMBERED.search(spot.sentence_before()) else ""


def _address(spot: Spot, noun: Noun | None) -> str:
    """`10 Downing Street`, `call 01632 960417`, `911 calls`."""
    if not spot.in_digits:
        return ""
    q, text = spot.quantity, spot.text
    street = _STREET.match(text, q.end)
    if street and street.group(1).lower() in _STREETS and q.comparator == "eq":
        return "contact.address"
    if re.match(r"0\d{3}", spot.number) or _PHONE_LEFT.search(text, max(0, q.start - 7), q.start):
        return "contact.phone"
    if spot.number in ("911", "999", "112") and spot.right.lower() in (
        "call", "calls", "operator", "operators", "dispatcher", "dispatchers", "emergency", "and"
    ):  # fmt: skip
        return "contact.phone"
    return ""


def _or_two(spot: Spot, noun: Noun | None) -> str:
    """`an afternoon or two`."""
    before = spot.text[max(0, spot.quantity.start - 30) : spot.quantity.start]
    two = spot.number.lower() in ("two", "so")
    return "idiom.or_two" if two and re.search(r"\ban? [\w-]+ or $", before) else ""


_WHICH = re.compile(r" (?:that|who|which|where|whose)\b")


def _names_elsewhere(spot: Spot) -> bool:
    """Whether the number is a name by itself: `the 747`, or a name's number elsewhere."""
    if not re.fullmatch(r"\d{2,4}", spot.number):
        return False
    if re.fullmatch(r"7\d7", spot.number):
        return True
    return bool(re.search(rf"\b[A-Z]\w+[ -]{spot.number}(?!\d|[.,]\d|%)", spot.text))


_VAGUE_ALONE = re.compile(r"(?:dozens|hundreds|thousands|millions)[,.;]")  # of the thousands,
_PART_OF = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|most|all|some|any|\d+) of the $", re.I
)


def _back(spot: Spot, noun: Noun | None) -> str:
    """`the two companies`, `these three models`, `the other two`."""
    q = spot.quantity
    left = spot.left.lower()
    if left == "the" and noun is None and _VAGUE_ALONE.match(spot.text, q.number_start):
        return "reference.back"
    if q.comparator != "eq" or q.value is None or q.value_max is not None:
        return ""
    if noun is None and _WHICH.match(spot.text, q.end):
        return ""
    if left == "the" and noun is None and _names_elsewhere(spot):
        return "name.model"
    if left in ("these", "those", "both") and q.value <= 12:
        return "reference.back"
    if left == "other" and re.search(
        r"\b(?:the|these|those) other\s$", spot.text[q.start - 14 : q.start]
    ):
        return "reference.back"
    if left != "the":
        return ""
    if noun is None:
        return "reference.back" if q.value <= 12 else ""
    shared = q.value <= 12 and _PART_OF.search(spot.text, max(0, q.start - 20), q.start)
    if q.value > _SMALL and not shared:
        return ""
    return "" if _is_restricted(spot, noun) else "reference.back"


def _is_restricted(spot: Spot, noun: Noun) -> bool:
    """Whether words beside the noun say which: `the three remaining orbiters`, `the two who …`."""
    if noun.head > spot.after_tok:
        return True
    following = spot.doc[noun.head + 1] if noun.head + 1 < len(spot.doc) else None
    return following is not None and following.lower_ in (
        "who", "that", "which", "whose", "of", "aboard", "in", "from", "with", "killed", "on",
        "for", "where", "at", "behind", "under", "between")  # fmt: skip


def _year(spot: Spot, noun: Noun | None) -> str:
    """Four digits that date rules left, and no noun behind them."""
    bare = re.fullmatch(r"(?:1[5-9]|20)\d\d", spot.number)
    if not bare or spot.quantity.end - spot.quantity.start != 4:
        return ""
    if noun is not None and noun.plural and spot.left.lower() not in ("in", "since", "the", "by"):
        return ""
    return "time.year"
