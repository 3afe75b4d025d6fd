"""Fits the weights of `claimx.confidence` on the train part of the gold; prints the reliability.

    python scripts/fit_confidence.py            # prints, changes nothing
    python scripts/fit_confidence.py --write    # writes lexicons/confidence_weights.csv

A row is right if a gold row of its kind has the same span and the same normalised value or
dates. The model is a logistic regression with an L2 penalty; traits seen in fewer than `RARE`
rows are left out. `CAUTION` is taken off the base. Deterministic.
"""

from __future__ import annotations

import argparse
from collections import Counter
from itertools import pairwise
from unittest.mock import patch

import numpy as np
from fitting import read_split, write_weights

import claimx
from claimx import confidence
from claimx.compare import value_right
from claimx.lexicon import LEXICONS
from claimx.match import match_claims
from claimx.pipeline import claims_of, extract_article

RARE, PENALTY, STEPS = 8, 5.0, 2000
# the rules were written against train, so that rows elsewhere are right less often, by about so
# many log-odds (seen on dev)
CAUTION = 0.6
BINS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)

Row = tuple[list[str], bool]


def read_rows(split: str) -> list[Row]:
    """The traits of every predicted row of a split, and whether it is right."""
    nlp, rows = claimx.load(), []
    for article, gold in read_split(split):
        seen: list[list[str]] = []

        def record(candidate, clause, seen=seen):
            seen.append(confidence.traits(candidate, clause))
            return 0.0

        with patch("claimx.records.estimate", record):
            doc = extract_article(nlp, article.text, article.published, article.doc_id)
        claims = claims_of(doc)
        right = {
            pair.pred.claim_id
            for pair in match_claims(gold, claims).pairs
            if pair.exact and value_right(pair.gold, pair.pred)
        }
        rows += [(t, c.claim_id in right) for t, c in zip(seen, claims, strict=True)]
    return rows


def fit(rows: list[Row]) -> dict[str, float]:
    """The log-odds of each trait that is not rare, and of `base`."""
    counts = Counter(trait for traits, _ in rows for trait in set(traits))
    names = ["base", *sorted(trait for trait, n in counts.items() if n >= RARE)]
    places = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for at, (traits, _) in enumerate(rows):
        x[at, [0, *(places[t] for t in traits if t in places)]] = 1
    y = np.array([right for _, right in rows], dtype=float)
    weight, rate = np.zeros(len(names)), 1.0 / (0.25 * np.linalg.norm(x, 2) ** 2 + PENALTY)
    for _ in range(STEPS):
        gradient = x.T @ (1 / (1 + np.exp(-x @ weight)) - y)
        gradient[1:] += PENALTY * weight[1:]
        weight -= rate * gradient
    weight[0] -= CAUTION
    return dict(zip(names, weight.tolist(), strict=True))


def reliability(rows: list[Row], weight: dict[str, float]) -> list[str]:
    """For each range of confidence: rows, mean confidence, share right."""
    odds = [weight["base"] + sum(weight.get(t, 0.0) for t in traits) for traits, _ in rows]
    sure = np.round(1 / (1 + np.exp(-np.array(odds))), 2)
    right = np.array([r for _, r in rows])
    lines = ["confidence     rows   mean  right"]
    for low, high in pairwise(BINS):
        held = (sure >= low) & (sure < high)
        if held.any():
            lines.append(
                f"{low:.2f}-{min(high, 1):.2f}  {held.sum():7,}  {sure[held].mean():.3f}"
                f"  {right[held].mean():.3f}"
            )
    held = sure >= 0.9
    lines.append(f">= 0.90     {held.sum():7,}  {sure[held].mean():.3f}  {right[held].mean():.3f}")
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the lexicon")
    write = parser.parse_args().write
    train = read_rows("train")
    weight = {name: round(value, 3) for name, value in fit(train).items()}
    for split, rows in (("train", train), ("dev", read_rows("dev"))):
        print(f"{split}: {len(rows):,} rows", *reliability(rows, weight), sep="\n")
    if write:
        names = sorted(weight)
        path = LEXICONS / "confidence_weights.csv"
        write_weights(path, names, [weight[name] for name in names], least=0)


if __name__ == "__main__":
    main()
