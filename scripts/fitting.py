"""Fits a choice among candidates: a conditional logit over plain features, with an L2 penalty.

A choice is the candidates' features and which of them are right. Deterministic; used by
`fit_subject.py` and `fit_antecedents.py`.
"""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np

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


def write_weights(path: Path, names: list[str], weight: np.ndarray) -> None:
    """Writes a lexicon of weights, without those that are next to nothing."""
    with open(path, "w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(["form", "weight"])
        rows = zip(names, weight, strict=True)
        table.writerows((name, f"{value:.3f}") for name, value in rows if abs(value) >= 0.02)
