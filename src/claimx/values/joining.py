"""Two amounts that make one quantity: ranges, changes, shares, scores.

Source: docs/labelling.md, section 1 (one trigger for a range or a change told in one piece).
"""

from __future__ import annotations

import re
from decimal import Decimal

from claimx.lexicon import column
from claimx.values.amount import Amount
from claimx.values.comparing import comparator_ahead, comparator_left, comparator_right
from claimx.values.numeral import GAP, fraction, plain
from claimx.values.quantity import Quantity
from claimx.values.standing import amount_at, numeral_start

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
_FROM_LEFT = re.compile(rf"(?<!\w)from{GAP}{{1,2}}(?:the{GAP})?$", re.I)
_TO_LEFT = re.compile(rf"(?<!\w)to{GAP}{{1,2}}$", re.I)
_OF_EVERY = re.compile(rf"{GAP}(?:in(?:{GAP}every)?|out{GAP}of(?:{GAP}every)?){GAP}", re.I)
_CHANGE = column("change_words")
_RANGE = column("range_words")
_CONTEST = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(column('contest_words')))})(?!\w)", re.I)
_WORD = re.compile(r"[a-z]+", re.I)


def joined(text: str, first: Amount, end: int, floor: int) -> Quantity:
    """The amount alone, or with its partner as a range, a change or a share."""
    for build in _BUILDERS:
        quantity = build(text, first, end, floor)
        if quantity is not None:
            return quantity
    return _single(text, first, floor)


def _single(text: str, amount: Amount, floor: int) -> Quantity:
    start, left = comparator_left(text, amount, floor)
    stop, right = comparator_right(text, amount.end)
    comparator = left or right or ("ge" if amount.form == "vague" else "eq")
    if amount.form == "couple" and comparator == "eq":
        comparator = "approx"
    if amount.form == "vague" and comparator == "approx":
        comparator = "approx"
    return Quantity(start, stop, amount.number_start, amount.number_end, amount.value, None, None,
                    *_kind(text, amount), comparator, amount.trend, _rule(amount))  # fmt: skip


def _kind(text: str, amount: Amount) -> tuple[str, str]:
    if amount.unit in ("percentage_point", "basis_point"):
        return "number", amount.unit
    if amount.subtype:
        return amount.subtype, amount.unit
    return ("ratio", "times") if amount.form == "fraction" else ("", "")


def _rule(amount: Amount) -> str:
    subtype = amount.subtype or ("ratio" if amount.form == "fraction" else "number")
    return f"numeric.{subtype}"


def _second(text: str, pos: int, end: int, joined: bool = True) -> tuple[Amount, str] | None:
    """An amount right at `pos`, a comparator before it allowed, and that comparator."""
    pos, comparator = comparator_ahead(text, pos, end)
    numeral_pos = numeral_start(text, pos, end)
    if numeral_pos is None:
        return None
    amount = amount_at(text, numeral_pos, end, pos, joined)
    return None if amount is None else (amount, comparator)


def _shared(first: Amount, second: Amount, change: bool = False) -> tuple[Amount, Amount] | None:
    """Both amounts with the unit and magnitude they share, or None: they do not belong together."""
    if first.factor == 1 and second.factor >= 1000 and abs(first.value) < 1000:
        mantissa = second.value / second.factor
        if first.value < mantissa or (change and first.value < 100):
            first = first._replace(value=plain(first.value * second.factor), factor=second.factor)
    if first.unit and not second.unit and (first.unit_first or change):
        second = second._replace(subtype=first.subtype, unit=first.unit)
    elif second.unit and not first.unit and first.form != "fraction":
        scale = Decimal("0.01") if second.subtype == "money" and _is_cents(second) else Decimal(1)
        first = first._replace(
            subtype=second.subtype, unit=second.unit, value=plain(first.value * scale)
        )
    if (first.subtype, first.unit) != (second.subtype, second.unit):
        return None
    return first, second


def _is_cents(amount: Amount) -> bool:
    return amount.unit in ("USD", "GBP", "EUR") and not amount.unit_first and (
        amount.value % 1 != 0 and amount.form != "fraction" and amount.factor == 1
        and amount.end - amount.number_end <= 6)  # fmt: skip


def _pair(first: Amount, second: Amount, start: int, stop: int, comparator: str, kind: str,
          trend: str = "") -> Quantity:  # fmt: skip
    """The quantity of two amounts, as a range (`value` to `value_max`) or as a change."""
    subtype, unit = second.subtype or first.subtype, second.unit or first.unit
    if not subtype and second.form == "fraction":
        subtype, unit = "ratio", "times"
    if unit in ("percentage_point", "basis_point"):
        subtype = "number"
    if kind == "change":
        trend = trend or ("up" if second.value > first.value else "down")
        values = (second.value, None, first.value)
    else:
        low, high = sorted((first.value, second.value))
        values = (low, high, None)  # type: ignore[assignment]
    return Quantity(start, stop, second.number_start, second.number_end, *values, subtype, unit,
                    comparator or "eq", trend, f"numeric.{kind}")  # fmt: skip


_KIND_IN = re.compile(rf"{GAP}[a-z-]{{3,}}{GAP}in{GAP}(?:every{GAP})?(?=\d|[a-z])")
_SHARE_ENDS = re.compile(
    r"[.,;)]|$| (?:is|are|was|were|has|have|had|who|will|would|now|in|over|of)\b"
)


def _one_of_a_kind(text: str, first: Amount, end: int) -> re.Match[str] | None:
    """The link in `one child in five`, where nothing is counted behind it."""
    link = _KIND_IN.match(text, first.end, end) if first.value == 1 else None
    pair = _second(text, link.end(), end) if link else None
    plain_number = pair and not pair[0].subtype and not pair[1]
    return link if pair and plain_number and _SHARE_ENDS.match(text, pair[0].end) else None


def _share_of(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`one in three`, `nine out of ten`: a ratio."""
    of = _OF_EVERY.match(text, first.end, end) if not first.subtype and first.factor == 1 else None
    of = of or _one_of_a_kind(text, first, end)
    if not of or first.form not in ("digits", "words") or not first.value > 0:
        return None
    pair = _second(text, of.end(), end)
    if not pair or pair[1]:
        return None
    second = pair[0]
    spelt_out = "out" in of.group() or "every" in of.group()
    if second.subtype or second.form not in ("digits", "words") or second.value <= first.value:
        return None
    if not spelt_out and (first.value > 10 or 1900 <= second.value <= 2100):
        return None
    value = fraction(first.value, second.value)
    alone = first._replace(end=second.end, number_end=second.end, value=value, form="fraction")
    return _single(text, alone, floor)._replace(subtype="ratio", unit="times", rule="numeric.share")


_NOUN_TO = re.compile(rf"(?:{GAP}[a-z-]{{3,}}){{1,2}}(?:{GAP}in{GAP}\d{{4}})?{GAP}to{GAP}")


def _from_to(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`from 20 million to over 500 million`: a change, or a range beside a word that says so."""
    inner, _ = comparator_left(text, first, floor)
    left = _FROM_LEFT.search(text, max(floor, inner - 12), inner)
    link = _TO.match(text, first.end, end) if left else None
    if left and not link:
        link = (_RATE_TO if first.subtype else _NOUN_TO).match(text, first.end, end)
    if not left or not link:
        return None
    pair = _second(text, link.end(), end)
    both = _shared(first, pair[0], change=True) if pair else None
    if not pair or not both:
        return None
    kind = _change_or_range(text, left.start(), both[1])
    stop, right = comparator_right(text, both[1].end)
    return _pair(*both, left.start(), stop, pair[1] or right, kind)


def _change_or_range(text: str, pos: int, second: Amount) -> str:
    """What `from A to B` is, by the nearest word before it that decides."""
    window = text[max(0, pos - 90) : pos]
    for word in reversed(_WORD.findall(re.split(r"[.!?;]\s", window)[-1])):
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
    pair = _second(text, link.end(), end)
    both = _shared(pair[0], first, change=True) if pair else None
    if not pair or not both or both[0].value == both[1].value:
        return None
    return _pair(*both, left.start(), pair[0].end, comparator or right, "change")


def _between(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    left = _BETWEEN_LEFT.search(text, max(floor, first.start - 10), first.start)
    if not left:
        return None
    if first.form == "words":
        alone = amount_at(text, first.number_start, end, floor, joined=False)
        first = alone or first
    link = _AND_OR_TO.match(text, first.end, end)
    pair = _second(text, link.end(), end, joined=False) if link else None
    both = _shared(first, pair[0]) if pair else None
    if not pair or not both:
        return None
    return _pair(*both, left.start(), pair[0].end, "", "range")


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
    pair = _second(text, link.end(), end)
    if not pair or pair[1] or pair[0].form not in ("digits", "words"):
        return None
    if first.unit and not first.unit_first and first.unit != pair[0].unit:
        return None
    score = _score(text, first, pair[0])
    if score is not None:
        return score
    both = _shared(first, pair[0])
    if not both or both[1].value <= both[0].value:
        return None
    start, left = comparator_left(text, first, floor)
    stop, right = comparator_right(text, both[1].end)
    return _pair(*both, start, stop, left or right, "range")


_NOUN_NEXT = re.compile(
    rf"{GAP}(?!(?:in|at|on|to|by|win|loss|over|away|victory|defeat|draw)\b)[a-z]{{3,}}s\b"
)


def _score(text: str, first: Amount, second: Amount, sure: bool = False) -> Quantity | None:
    """`won 3-1`: the result of a contest; its value stays empty."""
    if first.subtype or second.subtype or {first.form, second.form} - {"digits", "words"}:
        return None
    if max(first.value, second.value) > 10**9 or first.value % 1 or second.value % 1:
        return None
    if first.value < second.value and _NOUN_NEXT.match(text, second.end):
        return None
    window = re.split(r"[.!?]\s|\n", text[max(0, first.start - 80) : first.start])[-1]
    behind = re.split(r"[.!?]\s|\n", text[second.end : second.end + 40])[0]
    if not sure and not _CONTEST.search(window) and not _CONTEST.search(behind):
        return None
    sets = _SETS.match(text, second.end)
    stop = sets.end() if sets and max(first.value, second.value) in (6, 7) else second.end
    return Quantity(first.start, stop, first.start, stop, None, None, None,
                    "score", "score", "", "", "numeric.score")  # fmt: skip


_TIE_BREAK = r"(?: \(\d{1,2}(?:[-–]\d{1,2})?\))?"
# `6-7 (5), 6-2, 6-4`
_SETS = re.compile(rf"{_TIE_BREAK}(?:,? \d{{1,2}}[-–]\d{{1,2}}(?!\d){_TIE_BREAK}){{1,4}}")
_TALLY_TO = re.compile(
    rf"{GAP}(?:(?:electoral{GAP})?(?:votes?|seats|goals|runs|frames|games|sets){GAP})?to{GAP}", re.I
)


def _vote(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`voted 19 to 14`, `by 326 votes to 230`: the result of a vote or contest."""
    link = _TALLY_TO.match(text, first.end, end) if first.form in ("digits", "words") else None
    if (
        not link
        or first.subtype
        or _FROM_LEFT.search(text, max(floor, first.start - 6), first.start)
    ):
        return None
    pair = _second(text, link.end(), end)
    if not pair or pair[1]:
        return None
    return _score(text, first, pair[0], sure="vote" in link.group().lower())


_LOWER, _UPPER = ("gt", "ge"), ("lt", "le")
_BOUND_LINK = re.compile(rf"(?:,{GAP}?(?:and{GAP}|but{GAP})?|{GAP}(?:and|but|or){GAP})", re.I)


def _bounded(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`more than 1,000 but fewer than 1,500`: a range told by its bounds."""
    start, left = comparator_left(text, first, floor)
    link = _BOUND_LINK.match(text, first.end, end) if left in _LOWER + _UPPER else None
    pair = _second(text, link.end(), end) if link else None
    if not link or not pair or pair[1] not in (_UPPER if left in _LOWER else _LOWER):
        return None
    both = _shared(first, pair[0])
    if not both or (both[0].value < both[1].value) != (left in _LOWER):
        return None
    if link.group().strip() == "," and both[1].unit:
        return None
    return _pair(*both, start, both[1].end, "", "range")


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
    pair = _second(text, link.end(), end)
    both = _shared(first, pair[0]) if pair and not pair[1] else None
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
    return _pair(*both, start, stop, comparator, "range")


_WICKETS = re.compile(r"\b(?:wickets?|innings|overs|batsm[ae]n|batters?|bowlers?|cricket)\b")
_FOR = re.compile(rf"{GAP}for{GAP}|{GAP}all{GAP}out")
_CRICKET = 3  # so many words of cricket make an article about it


def _innings(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`362 for nine`, `six for 45`, `67 all out` in a text on cricket: a score."""
    link = _FOR.match(text, first.end, end) if not first.subtype and first.factor == 1 else None
    if not link or first.value > 2000:
        return None
    stop = link.end()
    if "all" not in link.group():
        pair = _second(text, link.end(), end)
        if not pair or pair[1] or pair[0].subtype or min(first.value, pair[0].value) > 10:
            return None
        stop = pair[0].end
    if len(_WICKETS.findall(text)) < _CRICKET:
        return None
    return Quantity(first.start, stop, first.start, stop, None, None, None, "score", "score", "",
                    "", "numeric.score")  # fmt: skip


_BUILDERS = (
    _innings,
    _share_of,
    _vote,
    _from_to,
    _to_from,
    _between,
    _hyphen_range,
    _spoken_range,
    _bounded,
)
