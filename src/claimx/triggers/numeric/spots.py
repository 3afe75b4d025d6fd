"""Everything in a text that could become a numeric claim: quantities and ranks, cheaply."""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimx.values.age_bounds import is_age_decade
from claimx.values.coins import with_coins
from claimx.values.finding import find_quantities, is_running_time
from claimx.values.localities import with_local_currency
from claimx.values.numeral import NUMBERS, alternation
from claimx.values.quantity import Quantity
from claimx.values.ranks import find_ranks


def spot(text: str, taken: Sequence[tuple[int, int]] = ()) -> list[Quantity]:
    """The quantities and ranks of a text in order, outside the `taken` time expressions.

    >>> [(q.start, q.end, q.subtype) for q in spot("It ranked third with 41%.")]
    [(10, 15, 'rank'), (21, 24, 'percent')]
    """
    taken = [span for span in taken if not _is_number_after_all(text, *span)]
    ranks = [rank for rank in find_ranks(text) if not _overlaps(rank.start, rank.end, taken)]
    closed = sorted([*taken, *((rank.start, rank.end) for rank in ranks)])
    found = with_coins(text, with_local_currency(text, find_quantities(text, taken=closed)))
    found += [
        Quantity(rank.start, rank.end, rank.start, rank.end, rank.value, None, rank.begun,
                 "rank", "rank", "eq", "", rank.rule)
        for rank in ranks
    ]  # fmt: skip
    return sorted(found)


_BARE_YEAR = re.compile(r"1\d{3}|20\d\d")
# how often: a duration
_EVERY = re.compile(rf"every (?:\d|{alternation(NUMBERS.keys() - {'a', 'an', 'one'})} )", re.I)
_COUNTED = re.compile(
    r"[ \u00a0](?!(?:was|is|has|this|its|plus|versus|series|as)\b)[a-z]+(?:s|children|men)\b"
)
_TIME_LEFT = re.compile(
    r"(?<!\w)(?:the|in|of|since|by|until|till|from|to|and|for|during|before|after|early|mid|late|its|his"
    r"|her|their|our|this|that|on|around|circa|through|between|or|a)[ -]$|[’'(]$",
    re.I,
)


def _is_number_after_all(text: str, start: int, end: int) -> bool:
    """Whether a span taken for a time is a number: `2:01:09`, `1709 schoolchildren`."""
    span = text[start:end]
    if is_running_time(span) or is_age_decade(text, start, end) or _EVERY.match(span):
        return True
    if not _BARE_YEAR.fullmatch(span) or not _COUNTED.match(text, end):
        return False
    return not _TIME_LEFT.search(text, max(0, start - 9), start)


def _overlaps(start: int, end: int, spans: Sequence[tuple[int, int]]) -> bool:
    return any(start < span[1] and span[0] < end for span in spans)
