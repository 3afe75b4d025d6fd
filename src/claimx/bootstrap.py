"""Intervals by resampling articles, from sufficient statistics per article. No spaCy.

Claims of one article are not independent of each other, so articles are drawn, not claims.
Source: Efron & Tibshirani 1993, ch. 13 (percentile interval); for the paired test Koehn 2004
and Post 2018 (sacreBLEU).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np

DRAWS = 2000
SEED = 1
LEVEL = 95


class Estimate(NamedTuple):
    """A figure and its 95 % interval. `value` is None where there is nothing to divide by, the
    interval where fewer than two articles are there to be drawn.
    """

    value: float | None
    low: float | None = None
    high: float | None = None


class Difference(NamedTuple):
    """A figure of A less that of B, its 95 % interval, and `p`: how often articles drawn under
    no difference would differ as much.
    """

    a: float | None
    b: float | None
    value: float | None
    low: float | None = None
    high: float | None = None
    p: float | None = None


def figures(right: int, gold: int, pred: int) -> tuple[float | None, ...]:
    """Precision, recall and F1; None where there is nothing to divide by.

    >>> figures(right=2, gold=4, pred=4), figures(right=0, gold=1, pred=0)
    ((0.5, 0.5, 0.5), (None, 0.0, 0.0))
    """
    return (
        right / pred if pred else None,
        right / gold if gold else None,
        2 * right / (gold + pred) if gold + pred else None,
    )


def weights(articles: int, seed: int = SEED, draws: int = DRAWS) -> np.ndarray:
    """How often each article is drawn: draws × articles, every row adding up to `articles`."""
    import numpy as np

    # RandomState and not default_rng: numpy promises that this stream never changes (NEP 19)
    drawn = np.random.RandomState(seed).randint(0, articles, size=(draws, articles), dtype=np.int64)
    rows = np.arange(draws)[:, None] * articles
    counts = np.bincount((drawn + rows).ravel(), minlength=draws * articles)
    return counts.reshape(draws, articles)


def estimates(
    counts: Sequence[tuple[int, int, int]], drawn: np.ndarray | None
) -> tuple[Estimate, ...]:
    """Precision, recall and F1 with intervals, from each article's (right, gold, pred).

    `drawn`: as of `weights`, the same for all figures of a score; None gives no intervals.
    """
    values = _overall(counts)
    if drawn is None:
        return tuple(Estimate(value) for value in values)
    sampled = _sampled(counts, drawn)
    return tuple(Estimate(v, *_interval(s)) for v, s in zip(values, sampled, strict=True))


def differences(
    a: Sequence[tuple[int, int, int]],
    b: Sequence[tuple[int, int, int]],
    drawn: np.ndarray | None,
) -> tuple[Difference, ...]:
    """A less B in precision, recall and F1, both drawn on the same articles each time."""
    pairs = list(zip(_overall(a), _overall(b), strict=True))
    values = [None if x is None or y is None else x - y for x, y in pairs]
    if drawn is None:
        return tuple(Difference(*pair, value) for pair, value in zip(pairs, values, strict=True))
    found = []
    for i, sides in enumerate(zip(_sampled(a, drawn), _sampled(b, drawn), strict=True)):
        delta, value = sides[0] - sides[1], values[i]
        p = None if value is None else _p_value(delta, value)
        found.append(Difference(*pairs[i], value, *_interval(delta), p))
    return tuple(found)


def _overall(counts: Sequence[tuple[int, int, int]]) -> tuple[float | None, ...]:
    right, gold, pred = (sum(triple[i] for triple in counts) for i in range(3))
    return figures(right, gold, pred)


def _sampled(counts: Sequence[tuple[int, int, int]], drawn: np.ndarray) -> tuple[np.ndarray, ...]:
    """Each figure in every draw, NaN where it has nothing to divide by."""
    import numpy as np

    right, gold, pred = (drawn @ np.asarray(counts, dtype=float).reshape(-1, 3)).T
    with np.errstate(invalid="ignore", divide="ignore"):
        return right / pred, right / gold, 2 * right / (gold + pred)


def _interval(sampled: np.ndarray) -> tuple[float | None, float | None]:
    import numpy as np

    known = sampled[~np.isnan(sampled)]
    if not len(known):
        return None, None
    tail = (100 - LEVEL) / 2
    low, high = np.percentile(known, [tail, 100 - tail])
    return float(low), float(high)


def _p_value(delta: np.ndarray, observed: float) -> float:
    """The share of draws that, shifted to a mean of zero, differ at least as much."""
    import numpy as np

    known = delta[~np.isnan(delta)]
    extreme = int((np.abs(known - known.mean()) >= abs(observed) - 1e-12).sum())
    return (extreme + 1) / (len(known) + 1)
