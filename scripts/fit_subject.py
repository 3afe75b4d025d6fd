"""Fits the weights of `claimx.clause.ranking` on the train part of the gold; prints how right.

    python scripts/fit_subject.py            # prints, changes nothing
    python scripts/fit_subject.py --write    # writes lexicons/subject_weights.csv

Each gold row gives one choice: its nominees, and those whose words are the gold subject's (same
head, or one contains the other). Features seen in few nominees or articles are left out.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from fitting import (
    Choice,
    Data,
    fit,
    flatten,
    kept_features,
    probabilities,
    read_split,
    write_weights,
)

from claimx.candidates import Candidate
from claimx.clause.attribution import find_attribution, speaker_of
from claimx.clause.frame import Frame, Sentences
from claimx.clause.nominees import nominate, phrases_of
from claimx.clause.quotes import Quotations
from claimx.clause.references import References
from claimx.clause.subject import nominee_words, opinions
from claimx.compare import same_name
from claimx.lexicon import LEXICONS
from claimx.pipeline import extract_article, load
from claimx.schema import Claim
from claimx.syntax import Places

RARE, FEW, PENALTY = 10, 6, 10.0


class Row(NamedTuple):
    """A gold row in its article: its frame, the sentence's dates, and what is read once."""

    claim: Claim
    frame: Frame
    dates: Sequence[Frame]
    places: Places
    references: References
    quotations: Quotations


def read_rows(split: str) -> Iterator[Row]:
    """The gold rows of a split, in articles as the pipeline reads them."""
    nlp = load()
    for article, claims in read_split(split):
        doc = extract_article(nlp, article.text, article.published, article.doc_id)
        places = Places(doc)
        references, quotations = References(article.text), Quotations(article.text)
        sentences = Sentences(places, references)
        units = {claim.start: claim.unit for claim in doc._.claims if claim.kind == "numeric"}
        frames = [(claim, sentences.frame(_candidate(claim, units))) for claim in claims]
        dates: dict[int, list[Frame]] = defaultdict(list)
        for claim, frame in frames:
            if claim.kind == "dated":
                dates[frame.number].append(frame)
        for claim, frame in frames:
            yield Row(claim, frame, dates[frame.number], places, references, quotations)


def _candidate(claim: Claim, units: dict[int, str]) -> Candidate:
    """A gold row as a candidate; its unit is as the pipeline finds it, right or wrong."""
    unit = units.get(claim.start, "") if claim.kind == "numeric" else ""
    return Candidate(claim.kind, claim.subtype, claim.start, claim.end, "gold", unit=unit)


def choice_of(row: Row) -> Choice:
    """The nominees of a row and which of them its label names."""
    quotation = row.quotations.around(row.frame.candidate.start)
    source = find_attribution(row.frame, row.quotations, row.references)
    speaker = speaker_of(source, quotation, row.references)
    phrases = phrases_of(row.frame.sentence, row.references)
    picks = opinions(row.frame, row.dates)
    nominees = list(nominate(row.frame, phrases, row.references, row.dates, picks, source[0]))
    words = [
        n.text if n.head is None else nominee_words(row.frame, row.references, n.head, speaker).text
        for n in nominees
    ]
    features = [n.features for n in nominees]
    return Choice(row.claim.doc_id, features, [same_name(row.claim.subject, w) for w in words])


def accuracy(choices: Sequence[Choice], data: Data, weight: np.ndarray) -> tuple[float, float]:
    """The shares of choices whose likeliest candidate is right, and that hold a right one."""
    share, at, right = probabilities(data, weight), 0, 0
    for choice in choices:
        size = len(choice.right)
        right += bool(size) and choice.right[int(np.argmax(share[at : at + size]))]
        at += size
    return right / len(choices), sum(any(choice.right) for choice in choices) / len(choices)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--write", action="store_true", help="write the lexicon")
    write = parser.parse_args().write
    train = [choice_of(row) for row in read_rows("train")]
    names = kept_features(train, RARE, FEW)
    data = flatten(train, names)
    weight = fit(data, len(names), PENALTY).round(3)
    for split in ("train", "dev"):
        part = train if split == "train" else [choice_of(row) for row in read_rows(split)]
        right, held = accuracy(part, flatten(part, names), weight)
        print(f"{split}: {len(part):,} rows, right {right:.3f}, nominated {held:.3f}")
    if write:
        write_weights(LEXICONS / "subject_weights.csv", names, weight)


if __name__ == "__main__":
    main()
