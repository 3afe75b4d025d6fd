"""Whose cents they are: of the money that the sentence, or else the text, speaks of.

Source: docs/labelling.md, section 3 (`unit`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from claimx.lexicon import rows
from claimx.values.quantity import Quantity

_WITH_CENTS = frozenset(row["code"] for row in rows("currencies") if row["form"].endswith("cents"))
_BARE = re.compile(r"[\s-]?(?:an? )?(?:c|¢|cents?)", re.I)
_ENDS = re.compile(r"[.!?]['\"”’]?\s|\n")


def with_coins(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities with bare cents in the currency that is spoken of where they stand."""
    money = [q for q in quantities if q.subtype == "money" and q.unit in _WITH_CENTS]
    cents = [q for q in money if _is_bare(text, q)]
    if not cents:
        return list(quantities)
    whole = [q for q in money if q not in cents]
    codes = {q: _code_at(text, q, whole) for q in cents}
    return [q._replace(unit=codes[q] or q.unit) if q in codes else q for q in quantities]


def _is_bare(text: str, quantity: Quantity) -> bool:
    """Whether a quantity is of cents and does not say whose: `38 cents`, not `38 US cents`."""
    return bool(_BARE.fullmatch(text, quantity.number_end, quantity.end))


def _code_at(text: str, cents: Quantity, whole: Sequence[Quantity]) -> str:
    """The currency of the nearest money of the sentence, else of most of the text's money."""
    near = [(gap, money.unit) for money in whole
            if (gap := _gap(text, cents, money)) is not None]  # fmt: skip
    if near:
        return min(near)[1]
    counts = Counter(money.unit for money in whole).most_common(2)
    clear = counts and (len(counts) < 2 or counts[0][1] > counts[1][1])
    return counts[0][0] if clear else ""


def _gap(text: str, cents: Quantity, money: Quantity) -> int | None:
    """How far apart two amounts of one sentence stand; None across its end."""
    start, end = sorted((cents, money))[0].end, sorted((cents, money))[1].start
    return None if _ENDS.search(text, start, end) else end - start
