"""Precision by rule and by confidence: which rows can be trusted, and is the number honest?"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import NamedTuple

from claimx.compare import READINGS, readings
from claimx.match import Pair
from claimx.schema import Claim

BANDS = (0.95, 0.9, 0.8, 0.7, 0.6, 0.5, 0.0)


class Share(NamedTuple):
    """Of the `n` predicted rows of one rule or confidence band, how many are right, under each
    reading. `confidence`: their mean, None where the rows carry none.
    """

    name: str
    n: int
    strict: int
    overlap: int
    value: int
    confidence: float | None


class Breakdown(NamedTuple):
    """Shares by rule (the most frequent first) and by confidence band (the highest first), and
    for every predicted row its confidence and whether it is right under the value reading.

    All are empty where the rows carry no rule or no confidence.
    """

    rules: tuple[Share, ...]
    bands: tuple[Share, ...]
    reliability: tuple[tuple[float, bool], ...]


def break_down(rows: Sequence[Claim], pairs: Sequence[Pair]) -> Breakdown:
    """The shares of predicted rows that are right; `pairs`: their matching with the gold."""
    right = {id(pair.pred): readings(pair.gold, pair.pred) for pair in pairs}
    sure = any(claim.confidence for claim in rows)

    def share(name: str, claims: Sequence[Claim]) -> Share:
        strict, overlap, value = (
            sum(reading in right.get(id(claim), ()) for claim in claims) for reading in READINGS
        )
        mean = math.fsum(claim.confidence for claim in claims) / len(claims) if sure else None
        return Share(name, len(claims), strict, overlap, value, mean)

    rules = _groups(rows, lambda claim: claim.rule) if any(claim.rule for claim in rows) else {}
    bands = _groups(rows, lambda claim: band(claim.confidence)) if sure else {}
    by_rule = [share(name, claims) for name, claims in rules.items()]
    by_band = [share(name, bands[name]) for name in sorted(bands, reverse=True)]
    reliable = [(c.confidence, "value" in right.get(id(c), ())) for c in rows if sure]
    return Breakdown(
        tuple(sorted(by_rule, key=lambda share: (-share.n, share.name))),
        tuple(by_band),
        tuple(sorted(reliable, reverse=True)),
    )


def _groups(rows: Sequence[Claim], key: Callable[[Claim], str]) -> dict[str, list[Claim]]:
    groups: dict[str, list[Claim]] = {}
    for claim in rows:
        groups.setdefault(key(claim), []).append(claim)
    return groups


def band(confidence: float) -> str:
    """The confidence band, from its lower edge up to below its upper one.

    >>> band(0.97), band(0.9), band(0.2)
    ('0.95-1.00', '0.90-0.95', '0.00-0.50')
    """
    at = next((i for i, edge in enumerate(BANDS) if confidence >= edge), len(BANDS) - 1)
    return f"{BANDS[at]:.2f}-{BANDS[at - 1] if at else 1:.2f}"
