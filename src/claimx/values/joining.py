"""Two amounts that make one quantity: ranges, changes, shares, scores.

Source: docs/labelling.md, section 1 (one trigger for a range or a change told in one piece).
"""

from __future__ import annotations

import re

from claimx.lexicon import column
from claimx.values.amount import Amount
from claimx.values.comparing import comparator_left, comparator_right
from claimx.values.contests import innings, score_of, vote
from claimx.values.numeral import GAP
from claimx.values.pairing import FROM_LEFT, pair_of, second_amount, single, with_shared_unit
from claimx.values.quantity import Quantity
from claimx.values.shares import exchanged, share_of
from claimx.values.standing import amount_at

_HYPHENS = re.compile(rf"{GAP}?(?:--|[-–—−‐‑~～]){GAP}?")
_SUSPENDED = re.compile(r"-? (?:to|or) ")
_TO = re.compile(rf"{GAP}{{1,2}}(?:to|through|till){GAP}{{1,2}}", re.I)
_OR = re.compile(rf"{GAP}{{1,2}}or{GAP}{{1,2}}(?:even{GAP})?", re.I)
_AND = re.compile(rf"{GAP}{{1,2}}and{GAP}{{1,2}}", re.I)
_AND_OR_TO = re.compile(rf"{GAP}{{1,2}}(?:and|to){GAP}{{1,2}}", re.I)
# `to 24 milligrams a day from 39`, `to $88m, from a peak of $128m`
_FROM = re.compile(
    rf"(?:{GAP}(?:an?|per|each|every){GAP}[a-z]{{3,}})?(?:{GAP}{{1,2}}|,{GAP})from{GAP}{{1,2}}"
    rf"(?:an?{GAP}(?:peak|high|low|record|average|estimated){GAP}(?:of{GAP})?)?",
    re.I,
)
# the rate inside `from 780 hours a year to 840`
_RATE_TO = re.compile(rf"{GAP}(?:an?|per|each|every){GAP}[a-z]{{3,}}{GAP}to{GAP}", re.I)
_BETWEEN_LEFT = re.compile(rf"(?<!\w)between{GAP}{{1,2}}$", re.I)
_TO_LEFT = re.compile(rf"(?<!\w)to{GAP}{{1,2}}$", re.I)
_CHANGE = column("change_words")
_RANGE = column("range_words")
_WORD = re.compile(r"[a-z]+", re.I)


def joined(text: str, first: Amount, end: int, floor: int) -> Quantity:
    """The amount alone, or with its partner as a range, a change or a share."""
    for build in _BUILDERS:
        quantity = build(text, first, end, floor)
        if quantity is not None:
            return quantity
    return single(text, first, floor)


_NOUN_TO = re.compile(rf"(?:{GAP}[a-z-]{{3,}}){{1,2}}(?:{GAP}in{GAP}\d{{4}})?{GAP}to{GAP}")


def _from_to(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`from 20 million to over 500 million`: a change, or a range beside a word that says so."""
    inner, _ = comparator_left(text, first, floor)
    left = FROM_LEFT.search(text, max(floor, inner - 12), inner)
    link = _TO.match(text, first.end, end) if left else None
    if left and not link:
        link = (_RATE_TO if first.subtype else _NOUN_TO).match(text, first.end, end)
    if not left or not link:
        return None
    pair = second_amount(text, link.end(), end)
    both = with_shared_unit(first, pair[0], change=True) if pair else None
    if not pair or not both:
        return None
    kind = _change_or_range(text, left.start(), both[1])
    stop, right = comparator_right(text, both[1].end)
    return pair_of(*both, left.start(), stop, pair[1] or right, kind)


def _change_or_range(text: str, pos: int, second: Amount) -> str:
    """What `from A to B` is, by the nearest word before it that decides."""
    window = text[max(0, pos - 90) : pos]
    for word in reversed(_WORD.findall(re.split(r"(?<![A-Z])[.!?;]\s", window)[-1])):
        if word.lower() in _RANGE:
            return "range"
        if word.lower() in _CHANGE:
            return "change"
    return "change" if second.subtype in ("money", "percent") or second.factor > 1 else "range"


def _to_from(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`to $2.17 billion from $1.89 billion`: a change told backwards."""
    inner, comparator = comparator_left(text, first, floor)
    left = _TO_LEFT.search(text, max(floor, inner - 6), inner)
    behind, right = comparator_right(text, first.end)
    link = _FROM.match(text, behind, end) if left else None
    if not left or not link:
        return None
    pair = second_amount(text, link.end(), end)
    both = with_shared_unit(pair[0], first, change=True) if pair else None
    if not pair or not both or both[0].value == both[1].value:
        return None
    return pair_of(*both, left.start(), pair[0].end, comparator or right, "change")


def _between(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    left = _BETWEEN_LEFT.search(text, max(floor, first.start - 10), first.start)
    if not left:
        return None
    if first.form == "words":
        alone = amount_at(text, first.number_start, end, floor, joined=False)
        first = alone or first
    link = _AND_OR_TO.match(text, first.end, end)
    pair = second_amount(text, link.end(), end, joined=False) if link else None
    both = with_shared_unit(first, pair[0]) if pair else None
    if not pair or not both:
        return None
    return pair_of(*both, left.start(), pair[0].end, "", "range")


def _hyphen_range(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`15-20 people`, `$3-5 million`, `8- to 16-meter`."""
    link = _HYPHENS.match(text, first.end, end)
    if first.form not in ("digits", "fraction", "words") or first.unit == "times":
        return None
    suspended = _SUSPENDED.match(text, first.end, end)
    if suspended and "-" in suspended.group():
        link = suspended
    if not link:
        return None
    pair = second_amount(text, link.end(), end)
    if not pair or pair[1] or pair[0].form not in ("digits", "words"):
        return None
    if first.unit and not first.unit_first and first.unit != pair[0].unit:
        return None
    score = score_of(text, first, pair[0])
    if score is not None:
        return score
    both = with_shared_unit(first, pair[0])
    if not both or both[1].value <= both[0].value:
        return None
    start, left = comparator_left(text, first, floor)
    stop, right = comparator_right(text, both[1].end)
    return pair_of(*both, start, stop, left or right, "range")


_LOWER, _UPPER = ("gt", "ge"), ("lt", "le")
_BOUND_LINK = re.compile(rf"(?:,{GAP}?(?:and{GAP}|but{GAP})?|{GAP}(?:and|but|or){GAP})", re.I)


def _bounded(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`more than 1,000 but fewer than 1,500`: a range told by its bounds."""
    start, left = comparator_left(text, first, floor)
    link = _BOUND_LINK.match(text, first.end, end) if left in _LOWER + _UPPER else None
    pair = second_amount(text, link.end(), end) if link else None
    if not link or not pair or pair[1] not in (_UPPER if left in _LOWER else _LOWER):
        return None
    both = with_shared_unit(first, pair[0])
    if not both or (both[0].value < both[1].value) != (left in _LOWER):
        return None
    if link.group().strip() == "," and both[1].unit:
        return None
    return pair_of(*both, start, both[1].end, "", "range")


_CHANGED_BY = re.compile(
    rf"(?<!\w)([a-z]+)(?:{GAP}(?:by|another|a{GAP}further))?{GAP}{{1,2}}$", re.I
)


_FAR = 5  # more than so many times apart, two numbers are a step and a level
_BY_LEFT = re.compile(r"\bby\s+$|^by\b", re.I)


def _spoken_range(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`10 to 15 percent`, `two or three`; not `rose 5 to 95` or `one or more`."""
    to, either = _TO.match(text, first.end, end), _OR.match(text, first.end, end)
    link = to or either
    if not link or first.form not in ("digits", "words", "vague"):
        return None
    pair = second_amount(text, link.end(), end)
    both = with_shared_unit(first, pair[0]) if pair and not pair[1] else None
    if not pair or not both:
        return None
    low, high = both[0].value, both[1].value
    if low >= high or (first.form == "vague") != (pair[0].form == "vague"):
        return None
    start, left = comparator_left(text, first, floor)
    before = _CHANGED_BY.search(text, max(floor, start - 30), start)
    if either and first.unit_first and pair[0].unit_first:
        return None  # pay $14 or $21
    if to and before:
        by = _BY_LEFT.search(before.group()) is not None
        if before.group(1).lower() in _CHANGE and (first.unit or not by):
            return None
        if by and ((first.unit and pair[0].unit) or high > _FAR * low > 0):
            return None  # raised by £70bn to £230bn
    if either and not to and first.form != "vague" and (first.unit and not first.unit_first):
        return None
    stop, right = comparator_right(text, both[1].end)
    comparator = left or right or ("ge" if first.form == "vague" else "")
    return pair_of(*both, start, stop, comparator, "range")


_BUILDERS = (
    innings,
    share_of,
    exchanged,
    vote,
    _from_to,
    _to_from,
    _between,
    _hyphen_range,
    _spoken_range,
    _bounded,
)
