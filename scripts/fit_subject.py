"""Fits the weights of `claimx.clause.ranking` on the train part of the gold; prints how right.

    python scripts/fit_subject.py            # prints, changes nothing
    python scripts/fit_subject.py --write    # writes lexicons/subject_weights.csv

Each gold row gives one choice: its nominees, and those whose words are the gold subject's (same
head, or one contains the other). The model is a conditional logit with an L2 penalty, fitted by
Adam; features seen in fewer than `RARE` nominees or `FEW` articles are left out. Deterministic.
"""

from __future__ import annotations

import argparse
import csv
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import numpy as np

from claimx.article import Article, read_articles
from claimx.candidates import Candidate
from claimx.clause.attribution import find_attribution
from claimx.clause.frame import Frame, Sentences
from claimx.clause.nominees import nominate, phrases_of
from claimx.clause.quotes import Quotations
from claimx.clause.references import References
from claimx.clause.subject import nominee_words, opinions
from claimx.compare import same_name
from claimx.gold import load_labels, read_splits
from claimx.lexicon import LEXICONS
from claimx.pipeline import extract_article, load
from claimx.schema import Claim
from claimx.syntax import Places

ROOT = Path(__file__).parents[1]
RARE, FEW, PENALTY, STEPS, RATE = 8, 8, 10.0, 150, 0.05

Choice = tuple[list[tuple[str, ...]], list[bool]]


class Data(NamedTuple):
    """Nominees in one row each: their feature pairs, their choice, whether they are right."""

    pair_nominee: np.ndarray
    pair_feature: np.ndarray
    choice: np.ndarray
    right: np.ndarray


def read_choices(split: str) -> list[tuple[str, Choice]]:
    """The choice that each gold row of a split sets, with its article."""
    labels = load_labels(ROOT / "gold", ROOT / "corpus")
    docs = {doc for doc, name in read_splits(ROOT / "corpus").items() if name == split}
    paths = tuple(str(ROOT / "corpus" / f"{doc}.md") for doc in sorted(docs))
    nlp, found = load(parse="all"), []
    for article in read_articles(paths):
        gold = labels.claims.get(article.doc_id, [])
        found += [(article.doc_id, choice) for choice in _choices(nlp, article, gold)]
    return found


def _choices(nlp, article: Article, gold: list[Claim]):
    doc = extract_article(nlp, article.text, article.published, article.doc_id)
    references, quotations = References(article.text), Quotations(article.text)
    sentences = Sentences(Places(doc))
    frames = [(claim, sentences.frame(_candidate(claim))) for claim in gold]
    dates: dict[int, list[Frame]] = defaultdict(list)
    for claim, frame in frames:
        if claim.kind == "dated":
            dates[frame.number].append(frame)
    for claim, frame in frames:
        beside = dates[frame.number]
        quoted = quotations.around(frame.candidate.start) is not None
        speaker = find_attribution(frame, quotations, references)[0] if quoted else ""
        phrases = phrases_of(frame.sent, references)
        nominees = list(nominate(frame, phrases, references, beside, opinions(frame, beside)))
        texts = [
            n.text if n.head is None else nominee_words(frame, references, n.head, speaker).text
            for n in nominees
        ]
        features = [(*n.fixed, *n.features) for n in nominees]
        yield features, [same_name(claim.subject, text) for text in texts]


def _candidate(claim: Claim) -> Candidate:
    return Candidate(claim.kind, claim.subtype, claim.start, claim.end, "gold", unit=claim.unit)


def kept_features(choices: list[tuple[str, Choice]]) -> list[str]:
    """The features that are neither rare nor of few articles."""
    counts, docs = Counter(), defaultdict(set)
    for doc, (nominees, _) in choices:
        for features in nominees:
            for feature in set(features):
                counts[feature] += 1
                docs[feature].add(doc)
    return sorted(f for f, n in counts.items() if n >= RARE and len(docs[f]) >= FEW)


def flatten(choices: list[tuple[str, Choice]], names: list[str]) -> Data:
    """The choices as arrays."""
    places = {name: i for i, name in enumerate(names)}
    pairs, choice, right = [], [], []
    for at, (_, (nominees, answers)) in enumerate(choices):
        for features, answer in zip(nominees, answers, strict=True):
            pairs += [(len(choice), places[f]) for f in set(features) if f in places]
            choice.append(at)
            right.append(answer)
    nominee, feature = np.array(pairs).T
    return Data(nominee, feature, np.array(choice), np.array(right))


def probabilities(data: Data, weight: np.ndarray) -> np.ndarray:
    """How likely each nominee is among those of its choice."""
    score = np.bincount(data.pair_nominee, weight[data.pair_feature], len(data.choice))
    top = np.full(data.choice[-1] + 1, -np.inf)
    np.maximum.at(top, data.choice, score)
    odds = np.exp(score - top[data.choice])
    return odds / np.bincount(data.choice, odds)[data.choice]


def fit(data: Data, size: int) -> np.ndarray:
    """The weights that make the right nominees likeliest, less the penalty."""
    answered = np.bincount(data.choice, data.right)[data.choice] > 0
    weight, mean, spread = np.zeros(size), np.zeros(size), np.zeros(size)
    for step in range(1, STEPS + 1):
        share = probabilities(data, weight)
        wanted = np.where(data.right, share, 0)
        wanted /= np.maximum(np.bincount(data.choice, wanted), 1e-12)[data.choice]
        error = np.where(answered, share - wanted, 0)
        gradient = np.bincount(data.pair_feature, error[data.pair_nominee], size)
        gradient += PENALTY * weight
        mean = 0.9 * mean + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        scale = np.sqrt(spread / (1 - 0.999**step)) + 1e-8
        weight -= RATE * mean / (1 - 0.9**step) / scale
    return weight


def accuracy(data: Data, weight: np.ndarray) -> tuple[float, float]:
    """The shares of choices whose likeliest nominee is right, and that hold a right one at all."""
    share, best = probabilities(data, weight), {}
    for at, choice in enumerate(data.choice):
        if choice not in best or share[at] > share[best[choice]]:
            best[choice] = at
    held = np.bincount(data.choice, data.right) > 0
    return float(np.mean([data.right[at] for at in best.values()])), float(held.mean())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the lexicon")
    write = parser.parse_args().write
    train = read_choices("train")
    names = kept_features(train)
    data = flatten(train, names)
    weight = np.round(fit(data, len(names)), 3)
    for split, part in (("train", data), ("dev", flatten(read_choices("dev"), names))):
        right, held = accuracy(part, weight)
        print(f"{split}: {part.choice[-1] + 1:,} rows, right {right:.3f}, nominated {held:.3f}")
    if write:
        with open(LEXICONS / "subject_weights.csv", "w", encoding="utf-8", newline="") as file:
            table = csv.writer(file, lineterminator="\n")
            table.writerow(["form", "weight"])
            rows = zip(names, weight, strict=True)
            table.writerows((name, f"{value:.3f}") for name, value in rows if abs(value) >= 0.02)


if __name__ == "__main__":
    main()
