"""Whose cents they are: of the money that the sentence, or else the text, speaks of.

Source: docs/labelling.md, section 3 (`unit`).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from claimx.lexicon import rows
from claimx.values.quantity import Quantity

_WITH_CENTS = frozenset(row["code"] for row in rows("currencies") if row["form"].endswith("cents"))
_BARE = re.compile(r"[\s-]?(?:an? )?(?:c|¢|cents?)", re.I)
_FAR = 400  # code points
_ENDS = re.compile(r"[.!?]['\"”’]?\s|\n")


def with_coins(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities with bare cents in the currency that is spoken of where they stand."""
    money = [q for q in quantities if q.subtype == "money" and q.unit in _WITH_CENTS]
    cents = [q for q in money if _is_bare(text, q)]
    if not cents:
        return list(quantities)
    bare = set(cents)
    whole = [q for q in money if q not in bare]
    counts = Counter(q.unit for q in whole).most_common(2)
    ruling = counts[0][0] if counts and counts[0][1] > sum(n for _, n in counts[1:]) else ""
    starts = [q.start for q in whole]
    codes = {}
    for q in cents:
        at = bisect_left(starts, q.start)
        codes[q] = _code_at(text, q, whole[max(at - 1, 0) : at + 1]) or ruling
    return [q._replace(unit=codes[q] or q.unit) if q in codes else q for q in quantities]


def _is_bare(text: str, quantity: Quantity) -> bool:
    """Whether a quantity is of cents and does not say whose: `38 cents`, not `38 US cents`."""
    return bool(_BARE.fullmatch(text, quantity.number_end, quantity.end))


def _code_at(text: str, cents: Quantity, beside: Sequence[Quantity]) -> str:
    """The currency of the nearest money of the sentence; '' where it has none."""
    near = [(gap, money.unit) for money in beside
            if (gap := _gap(text, cents, money)) is not None]  # fmt: skip
    return min(near)[1] if near else ""


def _gap(text: str, cents: Quantity, money: Quantity) -> int | None:
    """How far apart two amounts of one sentence stand; None across its end."""
    first, second = sorted((cents, money), key=lambda q: q.start)
    far = second.start - first.end > _FAR
    return None if far or _ENDS.search(text, first.end, second.start) else second.start - first.end
