"""Text to quantities: amounts with their comparators, joined into ranges and changes.

Source: docs/labelling.md, sections 1-3.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from claimx.lexicon import column, rows, table
from claimx.values.amount import Amount
from claimx.values.amounts import bind
from claimx.values.masks import Mask, mask_at
from claimx.values.numerals import (
    GAP,
    START,
    alternation,
    fraction,
    next_start,
    plain,
    read_numeral,
)


class Quantity(NamedTuple):
    """A quantity in text.

    `start`, `end`: the whole span by the guide, with comparator, sign, currency, magnitude and
    unit, without a counted noun. `number_start`, `number_end`: the last numeral alone. `value` in
    plain units (percent, not fraction). `subtype` is empty where the noun behind it decides.
    """

    start: int
    end: int
    number_start: int
    number_end: int
    value: Decimal | None
    value_max: Decimal | None = None
    value_from: Decimal | None = None
    subtype: str = ""
    unit: str = ""
    comparator: str = "eq"
    trend: str = ""
    rule: str = "numeric.number"


_LEFT = re.compile(
    rf"(?<![\w.-])({alternation(column('comparators'))})(?:\s{{1,2}}(?:an?|its|of|about|some|around))?"
    rf"\s{{0,2}}$",
    re.I,
)
_LEFT_OF = {row["form"]: row["comparator"] for row in rows("comparators")}
_LAST = {form.split()[-1] for form in _LEFT_OF} | {"the", "an", "a", "its", "of"}
_RIGHT = re.compile(
    rf"(?:\s?([+])|,?(?:{GAP}{{1,2}}|[-‐‑]|(?=-))({alternation(column('comparators_after') - {'+'})}))(?!\w)",
    re.I,
)
_RIGHT_OF = {row["form"]: row["comparator"] for row in rows("comparators_after")}
_HYPHENS = re.compile(rf"{GAP}?(?:--|[-–—−‐‑~～]){GAP}?")
_SUSPENDED = re.compile(r"-? (?:to|or) ")
_TO = re.compile(rf"{GAP}{{1,2}}(?:to|through|till){GAP}{{1,2}}", re.I)
_OR = re.compile(rf"{GAP}{{1,2}}or{GAP}{{1,2}}(?:even{GAP})?", re.I)
_AND = re.compile(rf"{GAP}{{1,2}}and{GAP}{{1,2}}", re.I)
_AND_OR_TO = re.compile(rf"{GAP}{{1,2}}(?:and|to){GAP}{{1,2}}", re.I)
_FROM = re.compile(rf"{GAP}{{1,2}}from{GAP}{{1,2}}", re.I)
_COMPARATOR_AHEAD = re.compile(
    rf"{alternation(column('comparators'))}\s{{1,2}}(?:an?\s|the\s)?", re.I
)
_BETWEEN_LEFT = re.compile(rf"(?<!\w)between{GAP}{{1,2}}$", re.I)
_FROM_LEFT = re.compile(rf"(?<!\w)from{GAP}{{1,2}}(?:the{GAP})?$", re.I)
_TO_LEFT = re.compile(rf"(?<!\w)to{GAP}{{1,2}}$", re.I)
_OF_EVERY = re.compile(rf"{GAP}(?:in(?:{GAP}every)?|out{GAP}of(?:{GAP}every)?){GAP}", re.I)
_CHANGE = frozenset(column("change_words"))
_RANGE = frozenset(column("range_words"))
_TREND = {row["form"]: row["trend"] for row in rows("change_words")}
_WORD = re.compile(r"[a-z]+", re.I)
_LETTERS_AHEAD = re.compile(r"[A-Za-z]+")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)(?!\w)", re.I)
_STANDARDS = column("multiple_standards")


def find_quantities(
    text: str, start: int = 0, end: int | None = None, taken: Sequence[tuple[int, int]] = ()
) -> list[Quantity]:
    """The quantities of a text, in order, none overlapping another or a `taken` span.

    >>> text = "sold for more than $2.5bn"
    >>> [(text[q.start : q.end], q.value, q.unit) for q in find_quantities(text)]
    [('more than $2.5bn', Decimal('2500000000'), 'USD')]
    """
    return scan(text, start, end, taken)[0]


def scan(
    text: str, start: int = 0, end: int | None = None, taken: Sequence[tuple[int, int]] = ()
) -> tuple[list[Quantity], list[Mask]]:
    """The quantities of a text, and the digits that are none by their spelling, with the reason."""
    end = len(text) if end is None else end
    closed = sorted(taken)
    starts = [span[0] for span in closed]
    found: list[Quantity] = []
    masks: list[Mask] = []
    pos: int | None = start
    while (pos := next_start(text, pos, end)) is not None:
        blocked = bisect_right(starts, pos) - 1
        if blocked >= 0 and closed[blocked][1] > pos:
            pos = closed[blocked][1]
            continue
        mask = mask_at(text, pos, end)
        if mask is not None:
            masks.append(mask)
            pos = mask.end
            continue
        limit = min(end, closed[blocked + 1][0]) if blocked + 1 < len(closed) else end
        floor = max(
            found[-1].end if found else start, closed[blocked][1] if blocked >= 0 else start
        )
        amount = _amount_at(text, pos, limit, floor)
        if amount is None:
            after = _past_token(text, pos, end)
            if text[pos].isdecimal():
                masks.append(Mask(pos, after, "name.identifier"))
            pos = after
            continue
        found.append(_joined(text, amount, limit, floor))
        pos = max(found[-1].end, pos + 1)
    return found, masks


_INNER = re.compile(r"\w+(?:[-./]\w+)*")


def _past_token(text: str, pos: int, end: int) -> int:
    token = _INNER.match(text, pos, min(end, pos + 200))
    return max(token.end(), pos + 1) if token else pos + 1


def _amount_at(text: str, pos: int, end: int, floor: int = 0, joined: bool = True) -> Amount | None:
    """The amount at `pos`, unless the digits belong to a longer name or number."""
    numeral = read_numeral(text, pos, end, joined)
    if numeral is None or numeral.start < floor:
        return None
    amount = bind(text, numeral, end)
    if amount.start < floor:
        amount = amount._replace(start=numeral.start)
    if numeral.form in ("digits", "fraction") and not _stands_free(text, amount, floor):
        return None
    if numeral.form not in ("digits",) and not _is_used_as_number(text, amount, end):
        return None
    return amount


_JOINED_LEFT = re.compile(r"[\w@#/:]$|\w[-‐‑]$|\d[.,]$")
_JOINED_RIGHT = re.compile(r"\w|:\d|/\d|-[A-Z]{2,}|-\d+-\d|[-.]\d{1,3}[-.]\d|%\w")


def _stands_free(text: str, amount: Amount, floor: int) -> bool:
    left = text[max(0, amount.start - 3) : amount.start]
    if amount.start > floor and _JOINED_LEFT.search(left):
        return False
    return not _JOINED_RIGHT.match(text, amount.end)


_HALF_OTHERS = re.compile(
    r"(?<!\w)(?:first|second|latter|other|better|opening|top|bottom|1st|2nd)[ -]$", re.I
)
_DOUBLE_NEXT = re.compile(rf"{GAP}+(?:([a-z]+)|\d)", re.I)
_FRACTION_NEXT = re.compile(r"\s*(?:([a-z]+)|([-‐‑])|.|$)", re.I | re.S)
_FUNCTION = table("function_words")


def _is_used_as_number(text: str, amount: Amount, end: int) -> bool:
    """Whether number words are meant as a number: not `the first half`, `a double agent`."""
    word = text[amount.number_start : amount.number_end].lower()
    if word in ("double", "triple", "treble", "quadruple", "quintuple"):
        ahead = _DOUBLE_NEXT.match(text, amount.end, end)
        return bool(ahead and (ahead.group(1) or "the").lower() in _STANDARDS)
    if word.endswith("fold") and word in (
        "manifold",
        "blindfold",
        "scaffold",
        "unfold",
        "tenfolds",
    ):
        return False
    if amount.form == "fraction" and not amount.unit and text[amount.number_start].isalpha():
        return _is_share(text, amount, end, word)
    return not (
        text[amount.end : amount.end + 1] in ("'", "’")
        and amount.form == "words"
        and not amount.unit
    )


def _is_share(text: str, amount: Amount, end: int, word: str) -> bool:
    if _HALF_OTHERS.search(text, max(0, amount.start - 9), amount.start):
        return False
    ahead = _FRACTION_NEXT.match(text, amount.end, end)
    following = (ahead.group(1) or "").lower() if ahead else ""
    if ahead and ahead.group(2):
        return False
    if word in ("half", "quarter") or word.startswith(("a ", "an ")):
        if word in ("quarter", "a quarter") and following not in (
            "of",
            "to",
            "in",
            "",
            "less",
            "more",
        ):
            return False
        return not following or following in _FUNCTION or (word == "half" and following == "people")
    return True


def _joined(text: str, first: Amount, end: int, floor: int) -> Quantity:
    """The amount alone, or with its partner as a range, a change or a share."""
    for build in (_share_of, _from_to, _to_from, _between, _hyphen_range, _spoken_range):
        quantity = build(text, first, end, floor)
        if quantity is not None:
            return quantity
    return _single(text, first, floor)


def _single(text: str, amount: Amount, floor: int) -> Quantity:
    start, left = _comparator_left(text, amount, floor)
    stop, right = comparator_right(text, amount.end)
    comparator = left or right or ("ge" if amount.form == "vague" else "eq")
    if amount.form == "couple" and comparator == "eq":
        comparator = "approx"
    if amount.form == "vague" and comparator == "approx":
        comparator = "approx"
    return Quantity(start, stop, amount.number_start, amount.number_end, amount.value, None, None,
                    *_kind(text, amount), comparator, amount.trend, _rule(amount))  # fmt: skip


def _kind(text: str, amount: Amount) -> tuple[str, str]:
    if amount.subtype:
        return amount.subtype, amount.unit
    return ("ratio", "times") if amount.form == "fraction" else ("", "")


def _rule(amount: Amount) -> str:
    subtype = amount.subtype or ("ratio" if amount.form == "fraction" else "number")
    return f"numeric.{subtype}"


_DURING = re.compile(r"(?<!\w)(?:for|of|in|after|lasting|lasted|took|take|takes|spent|just|well|aged|is|was|were|are|be|been|than|and|with|has|have|had|served|serving)\s$", re.I)  # fmt: skip


def _comparator_left(text: str, amount: Amount, floor: int) -> tuple[int, str]:
    """Where the span starts with the comparator before it taken in, and which it is."""
    window = max(floor, amount.start - 48)
    before = text[window : amount.start].rstrip()
    if (
        before[max(before.rfind(" "), before.rfind("\n"), before.rfind("(")) + 1 :].lower()
        not in _LAST
    ):
        return amount.start, ""
    left = _LEFT.search(text, window, amount.start)
    if not left:
        return amount.start, ""
    form = re.sub(r"\s+", " ", left.group(1).lower())
    comparator = _LEFT_OF[form]
    if (
        form == "over"
        and amount.subtype == "duration"
        and "old" not in text[amount.end - 3 : amount.end]
    ):
        if not _DURING.search(text, max(0, left.start() - 12), left.start()):
            return amount.start, ""
    start = left.start()
    for article in ("an ", "a ", "An ", "A "):
        if left.group().startswith(article) and form not in ("a little over",):
            start += len(article)
            break
    outer = _LEFT.search(text, window, start) if start > window else None
    if outer:  # `at least about`, `estimated more than`
        form_outer = re.sub(r"\s+", " ", outer.group(1).lower())
        comparator = _strongest(_LEFT_OF[form_outer], comparator)
        start = outer.start()
    return start, comparator


def _strongest(*comparators: str) -> str:
    """A bound says more than `approx`."""
    return next((c for c in comparators if c != "approx"), "approx")


def comparator_right(text: str, end: int) -> tuple[int, str]:
    right = _RIGHT.match(text, end)
    if not right:
        return end, ""
    form = (right.group(1) or right.group(2)).lower()
    return right.end(), _RIGHT_OF[re.sub(r"\s+", " ", form)]


def _second(text: str, pos: int, end: int, joined: bool = True) -> tuple[Amount, str] | None:
    """An amount right at `pos`, a comparator before it allowed, and that comparator."""
    comparator = ""
    ahead = _COMPARATOR_AHEAD.match(text, pos, end)
    if ahead:
        pos = ahead.end()
        comparator = _LEFT_OF.get(re.sub(r"\s+", " ", ahead.group().strip().lower()), "approx")
    numeral_pos = _numeral_start(text, pos, end)
    if numeral_pos is None:
        return None
    amount = _amount_at(text, numeral_pos, end, pos, joined)
    return None if amount is None else (amount, comparator)


_PREFIX = re.compile(
    rf"(?:[^\w\s]|[A-Za-z]{{1,4}}(?=[$ \d])){{0,4}}{GAP}{{0,2}}(?:minus\s|negative\s|an?\s)?", re.I
)


def _numeral_start(text: str, pos: int, end: int) -> int | None:
    """Where the numeral begins that a currency sign, minus or article at `pos` leads in."""
    if START.match(text, pos, end):
        return pos
    prefix = _PREFIX.match(text, pos, min(end, pos + 10))
    if prefix and prefix.end() > pos and START.match(text, prefix.end(), end):
        return prefix.end()
    return None


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
    if kind == "change":
        trend = trend or ("up" if second.value > first.value else "down")
        values = (second.value, None, first.value)
    else:
        low, high = sorted((first.value, second.value))
        values = (low, high, None)  # type: ignore[assignment]
    return Quantity(start, stop, second.number_start, second.number_end, *values, subtype, unit,
                    comparator or "eq", trend, f"numeric.{kind}")  # fmt: skip


def _share_of(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`one in three`, `nine out of ten`: a ratio."""
    of = _OF_EVERY.match(text, first.end, end) if not first.subtype and first.factor == 1 else None
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


def _from_to(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`from 20 million to over 500 million`: a change, or a range beside a word that says so."""
    inner, _ = _comparator_left(text, first, floor)
    left = _FROM_LEFT.search(text, max(floor, inner - 12), inner)
    link = _TO.match(text, first.end, end) if left else None
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
    inner, comparator = _comparator_left(text, first, floor)
    left = _TO_LEFT.search(text, max(floor, inner - 6), inner)
    link = _FROM.match(text, first.end, end) if left else None
    if not left or not link:
        return None
    pair = _second(text, link.end(), end)
    both = _shared(pair[0], first, change=True) if pair else None
    if not pair or not both:
        return None
    change = _pair(both[0], both[1], left.start(), pair[0].end, comparator, "change")
    return change


def _between(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    left = _BETWEEN_LEFT.search(text, max(floor, first.start - 10), first.start)
    if not left:
        return None
    if first.form == "words":
        alone = _amount_at(text, first.number_start, end, floor, joined=False)
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
    if first.form not in ("digits", "fraction", "words") or (
        first.subtype and first.unit == "times"
    ):
        return None
    suspended = _SUSPENDED.match(text, first.end, end)
    if suspended and "-" in suspended.group():
        link = suspended
    if not link or (
        first.form == "words" and link is not suspended and "-" in link.group() and False
    ):
        return None
    pair = _second(text, link.end(), end)
    if not pair or pair[1] or pair[0].form not in ("digits", "words"):
        return None
    if first.unit and not first.unit_first and first.unit != pair[0].unit:
        return None
    both = _shared(first, pair[0])
    if not both or both[1].value <= both[0].value:
        return None
    start, left = _comparator_left(text, first, floor)
    stop, right = comparator_right(text, both[1].end)
    return _pair(*both, start, stop, left or right, "range")


_CHANGED_BY = re.compile(
    rf"(?<!\w)([a-z]+)(?:{GAP}(?:by|another|a{GAP}further))?{GAP}{{1,2}}$", re.I
)


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
    start, left = _comparator_left(text, first, floor)
    before = _CHANGED_BY.search(text, max(floor, start - 30), start)
    if to and before and before.group(1).lower() in _CHANGE and before.group(1).lower() != "to":
        return None
    if either and not to and first.form != "vague" and (first.unit and not first.unit_first):
        return None
    stop, right = comparator_right(text, both[1].end)
    comparator = left or right or ("ge" if first.form == "vague" else "")
    return _pair(*both, start, stop, comparator, "range")


def parse_quantity(text: str) -> Quantity | None:
    """The quantity that the whole text says, or None.

    >>> parse_quantity("nearly 11 billion yuan").value
    Decimal('11000000000')
    """
    stripped = text.strip()
    lead = len(text) - len(text.lstrip())
    for quantity in find_quantities(text):
        if quantity.start == lead and quantity.end == lead + len(stripped):
            return quantity
    return None


def parse_number(text: str) -> Decimal | None:
    """The number that the whole text says, or None.

    >>> parse_number("two and a half million")
    Decimal('2500000')
    """
    stripped = text.strip()
    pos = next_start(stripped, 0, len(stripped))
    numeral = None if pos is None else read_numeral(stripped, pos, len(stripped))
    if numeral is None or numeral.end != len(stripped):
        return None
    lead = stripped[: numeral.start].strip().lower()
    if lead in ("-", "−", "–", "minus", "negative"):
        return -numeral.value
    return numeral.value if not lead else None


def spans(quantities: Sequence[Quantity]) -> Iterator[tuple[int, int]]:
    """Where the quantities stand."""
    return ((q.start, q.end) for q in quantities)
