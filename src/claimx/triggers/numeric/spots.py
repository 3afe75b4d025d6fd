"""Everything in a text that could become a numeric claim: quantities and ranks, cheaply."""

from __future__ import annotations

from collections.abc import Sequence

from claimx.values.finding import find_quantities, is_running_time
from claimx.values.localities import with_local_currency
from claimx.values.quantity import Quantity
from claimx.values.ranks import find_ranks


def spot(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """The quantities and ranks of a text in order, outside the `taken` time expressions.

    >>> [(q.start, q.end, q.subtype) for q in spot("It ranked third with 41%.")]
    [(10, 15, 'rank'), (21, 24, 'percent')]
    """
    taken = [span for span in taken if not is_running_time(text[span[0] : span[1]])]
    ranks = [rank for rank in find_ranks(text) if not _overlaps(rank.start, rank.end, taken)]
    closed = sorted([*taken, *((rank.start, rank.end) for rank in ranks)])
    found = with_local_currency(text, find_quantities(text, taken=closed))
    found += [
        Quantity(rank.start, rank.end, rank.start, rank.end, rank.value, None, None,
                 "rank", "rank", "eq", "", rank.rule)
        for rank in ranks
    ]  # fmt: skip
    return sorted(found)


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for span in spans)
