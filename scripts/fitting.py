"""What the fits share: the gold of a split, tables of weights, and the fit of a choice.

A choice is the candidates' features and which of them are right; it is fitted by a conditional
logit over plain features, with an L2 penalty. Deterministic.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

from claimx.article import Article, read_articles
from claimx.gold import load_labels, read_splits
from claimx.schema import Claim

ROOT = Path(__file__).parents[1]
STEPS, RATE = 200, 0.05


class Choice(NamedTuple):
    """Candidates by their features, which of them are right, and the article they are of."""

    doc_id: str
    candidates: list[tuple[str, ...]]
    right: list[bool]


class Data(NamedTuple):
    """Candidates in one row each: their feature pairs, their choice, whether they are right."""

    pair_candidate: np.ndarray
    pair_feature: np.ndarray
    choice: np.ndarray
    right: np.ndarray


def read_split(split: str) -> Iterator[tuple[Article, list[Claim]]]:
    """The articles of a split, each with its gold."""
    labels = load_labels(ROOT / "gold", ROOT / "corpus")
    docs = sorted(doc for doc, name in read_splits(ROOT / "corpus").items() if name == split)
    for article in read_articles(tuple(str(ROOT / "corpus" / f"{doc}.md") for doc in docs)):
        yield article, labels.claims.get(article.doc_id, [])


def kept_features(choices: Sequence[Choice], rare: int, few: int) -> list[str]:
    """The features of at least `rare` candidates in at least `few` articles."""
    counts, docs = Counter(), defaultdict(set)
    for choice in choices:
        for features in choice.candidates:
            for feature in set(features):
                counts[feature] += 1
                docs[feature].add(choice.doc_id)
    return sorted(f for f, n in counts.items() if n >= rare and len(docs[f]) >= few)


def flatten(choices: Sequence[Choice], names: list[str]) -> Data:
    """The choices as arrays."""
    places = {name: i for i, name in enumerate(names)}
    pairs, numbers, right = [], [], []
    for at, choice in enumerate(choices):
        for features, answer in zip(choice.candidates, choice.right, strict=True):
            pairs += [(len(numbers), places[f]) for f in set(features) if f in places]
            numbers.append(at)
            right.append(answer)
    candidate, feature = np.array(pairs).T
    return Data(candidate, feature, np.array(numbers), np.array(right))


def probabilities(data: Data, weight: np.ndarray) -> np.ndarray:
    """How likely each candidate is among those of its choice."""
    score = np.bincount(data.pair_candidate, weight[data.pair_feature], len(data.choice))
    top = np.full(data.choice[-1] + 1, -np.inf)
    np.maximum.at(top, data.choice, score)
    odds = np.exp(score - top[data.choice])
    return odds / np.bincount(data.choice, odds)[data.choice]


def fit(data: Data, size: int, penalty: float) -> np.ndarray:
    """The weights that make the right candidates likeliest, less the penalty; by Adam."""
    answered = np.bincount(data.choice, data.right)[data.choice] > 0
    weight, mean, spread = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        share = probabilities(data, weight)
        wanted = np.where(data.right, share, 0)
        wanted /= np.maximum(np.bincount(data.choice, wanted)[data.choice], 1e-12)
        error = np.where(answered, share - wanted, 0)
        gradient = np.bincount(data.pair_feature, error[data.pair_candidate], size)
        gradient += penalty * weight
        mean = 0.9 * mean + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        scale = np.sqrt(spread / (1 - 0.999**step)) + 1e-8
        weight -= RATE * mean / (1 - 0.9**step) / scale
    return weight


def write_weights(
    path: Path, names: Sequence[str], weight: Sequence[float] | np.ndarray, least: float = 0.02
) -> None:
    """Writes a lexicon of weights, without those that are next to nothing: below `least`."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["form", "weight"])
        rows = zip(names, weight, strict=True)
        table.writerows((name, f"{value:.3f}") for name, value in rows if abs(value) >= least)
