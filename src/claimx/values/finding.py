"""Text to quantities: a scan from numeral to numeral. Source: docs/labelling.md, sections 1-3."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from decimal import Decimal

from claimx.values.age_bounds import age_bound
from claimx.values.articles import find_article_amounts
from claimx.values.joining import joined
from claimx.values.masks import Mask, mask_at
from claimx.values.numerals import next_start, read_numeral
from claimx.values.quantity import Quantity
from claimx.values.standing import amount_at

_INNER = re.compile(r"\w+(?:[-./]\w+)*")


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
    pos = next_start(text, start, end)
    while pos is not None:
        blocked = bisect_right(starts, pos) - 1
        if blocked >= 0 and closed[blocked][1] > pos:
            pos = next_start(text, closed[blocked][1], end)
            continue
        timing = _running_time(text, pos, end) or age_bound(text, pos, end)
        if timing is not None:
            found.append(timing)
            pos = next_start(text, timing.end, end)
            continue
        mask = mask_at(text, pos, end)
        if mask is not None:
            masks.append(mask)
            pos = next_start(text, mask.end, end)
            continue
        limit = min(end, closed[blocked + 1][0]) if blocked + 1 < len(closed) else end
        floor = max(
            found[-1].end if found else start, closed[blocked][1] if blocked >= 0 else start
        )
        amount = amount_at(text, pos, limit, floor)
        if amount is None:
            after = _past_token(text, pos, end)
            if text[pos].isdecimal():
                masks.append(Mask(pos, after, "name.identifier"))
            pos = next_start(text, after, end)
            continue
        quantity = joined(text, amount, limit, floor)
        if _is_format(text, quantity):
            masks.append(Mask(quantity.start, quantity.end, "name.identifier"))
        else:
            found.append(quantity)
        pos = next_start(text, max(quantity.end, pos + 1), end)
    found = _with_shared_units(text, found)
    return _with_articles(found, find_article_amounts(text, start, end), closed), masks


_TIMING = re.compile(
    r"(?:(\d{1,2}):)?([0-5]?\d):([0-5]\d(?:\.\d{1,3})?)(?![\d:])(?!\s?(?:[ap]\.?m\b|GMT|UTC))"
)


def _running_time(text: str, pos: int, end: int) -> Quantity | None:
    """`2:01:09`, `59:47`, `3:43.13`: the time that somebody took, in seconds."""
    timing = _TIMING.match(text, pos, end)
    if not timing or ((pos and text[pos - 1] in ":.,-/") or text[pos - 1 : pos].isalnum()):
        return None
    hours, minutes, seconds = timing.groups()
    if hours is None and int(minutes) < 25 and "." not in seconds:
        return None  # a time of day
    value = Decimal(hours or 0) * 3600 + int(minutes) * 60 + Decimal(seconds)
    return Quantity(pos, timing.end(), pos, timing.end(), value, None, None, "duration", "second",
                    "eq", "", "numeric.timing")  # fmt: skip


def is_running_time(text: str) -> bool:
    """Whether the whole text is a time that somebody took: `2:01:09`."""
    return bool(re.fullmatch(r"\d{1,2}:[0-5]\d:[0-5]\d(?:\.\d{1,3})?", text))


_ENDLESS = 10**24


def _is_format(text: str, quantity: Quantity) -> bool:
    """`4K`, `8K`: the name of a picture format; a number too long to be one."""
    if any(
        each is not None and abs(each) >= _ENDLESS for each in (quantity.value, quantity.value_max)
    ):
        return True
    bare = quantity.comparator == "eq" and not quantity.subtype
    return bare and bool(re.fullmatch(r"[24568]K", text[quantity.start : quantity.end]))


def _with_articles(
    found: list[Quantity], amounts: list[Quantity], closed: Sequence[tuple[int, int]]
) -> list[Quantity]:
    """Both lists in order; `a day and a half` takes the place of the half in it."""
    if not amounts:
        return found
    kept = [a for a in amounts if not any(a.start < end and start < a.end for start, end in closed)]
    inside = [(a.start, a.end) for a in kept]
    found = [q for q in found if not any(s <= q.start and q.end <= e for s, e in inside)]
    kept = [a for a in kept if not any(a.start < q.end and q.start < a.end for q in found)]
    return sorted([*found, *kept], key=lambda quantity: quantity.start)


_LIST_LINK = re.compile(r", |,? and | or | by | ?[x×] ")


def _alike(a: Quantity, b: Quantity) -> bool:
    """Whether two values are of one order, as those of a list are."""
    if not a.value or not b.value:
        return False
    return Decimal("0.02") < abs(a.value / b.value) < 50


def _with_shared_units(text: str, found: list[Quantity]) -> list[Quantity]:
    """`45 and 50 mg`, `10, 20 and 30 percent`: bare numbers take the unit of the next in a list."""
    shares = False  # whether the quantity behind ends in a unit that it shares
    for i in range(len(found) - 1, -1, -1):
        now = found[i]
        following = found[i + 1] if shares else None
        if following is not None and not now.subtype and now.value_max is None:
            shares = bool(_LIST_LINK.fullmatch(text, now.end, following.start))
            if shares and text[now.end : following.start] == ", and ":  # the end of a longer list
                shares = i > 0 and text[found[i - 1].end : now.start] == ", "
            if shares and _alike(now, following):
                found[i] = now._replace(
                    subtype=following.subtype, unit=following.unit, rule=following.rule
                )
                continue
        bound = now.subtype in ("percent", "measure", "money")
        shares = bound and not text[now.end - 1].isdigit()
    return found


def _past_token(text: str, pos: int, end: int) -> int:
    token = _INNER.match(text, pos, min(end, pos + 200))
    return max(token.end(), pos + 1) if token else pos + 1


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
