"""Which nominee a claim is about: the one whose features weigh most.

The weights are a table (`lexicons/subject_weights.csv`, one feature a row), fitted on the train
part of our gold by `scripts/fit_subject.py`: log-odds of a choice among the nominees.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from claimx import lexicon
from claimx.clause.nominees import Nominee


class Choice(NamedTuple):
    """The nominee chosen, how likely it is among all (0-1), and its weightiest features."""

    nominee: Nominee
    probability: float
    reasons: str


@cache
def weights() -> dict[str, float]:
    """The weight of each feature; features that are not in the table weigh nothing."""
    return {row["form"]: float(row["weight"]) for row in lexicon.rows("subject_weights")}


@lru_cache(maxsize=65536)
def _weight(features: tuple[str, ...]) -> float:
    table = weights()
    return sum(table.get(feature, 0.0) for feature in features)


def choose(nominees: Iterable[Nominee]) -> Choice | None:
    """The likeliest nominee, those of one thing taken together; None where there is none."""
    scored = [(sum(map(_weight, n.groups)), n) for n in nominees]
    if not scored:
        return None
    top = max(score for score, _ in scored)
    together: dict[str, float] = defaultdict(float)
    for score, nominee in scored:
        together[nominee.key] += math.exp(score - top)
    key = max(together, key=lambda key: together[key])
    _, best = max(((s, n) for s, n in scored if n.key == key), key=lambda item: item[0])
    share = together[key] / sum(together.values())
    return Choice(best, share, _reasons(best.features))


@lru_cache(maxsize=16384)
def _reasons(features: tuple[str, ...]) -> str:
    table = weights()
    return ", ".join(sorted(features, key=lambda f: -abs(table.get(f, 0.0)))[:3])
