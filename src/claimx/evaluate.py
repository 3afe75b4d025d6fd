"""The whole of `claimx score` as one call: read, match, score, compare. No spaCy."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import NamedTuple

from claimx.bootstrap import DRAWS, SEED
from claimx.diff import LABELLED, diff_claims
from claimx.errors import ClaimxError
from claimx.gold import Labels, find_corpus, load_labels, load_prediction, read_splits, signature
from claimx.report import Comparison
from claimx.score import Score, compare_scores, score_claims


class Evaluation(NamedTuple):
    """A score with what the command shows beside it.

    `texts`: the articles that were found. `left_out`: gold articles that the other labeller's
    folder does not hold.
    """

    score: Score
    comparison: Comparison | None
    texts: dict[str, str]
    left_out: tuple[str, ...]


def evaluate(
    pred: str | Path,
    gold: str | Path,
    corpus: str | Path | None = None,
    split: str = "",
    docs: Collection[str] = (),
    compare: str | Path | None = None,
    seed: int = SEED,
) -> Evaluation:
    """The score of an output (or a second folder of labels) against gold labels.

    `corpus`: the articles' folder; None looks beside the gold. `split`: one of train, dev, test.
    `docs`: only these articles. `compare`: a second output, for the differences.
    Raises: ClaimxError for whatever cannot be read, or where no gold article is left.
    """
    labels = load_labels(gold, corpus)
    chosen = _chosen(labels, gold, corpus, split, docs)
    claims, covered = load_prediction(pred, corpus)
    scored = chosen if covered is None else chosen & covered
    if not scored:
        raise ClaimxError(f"{pred}: holds none of the articles of {gold}; check the doc_id column")
    pin = signature(labels.claims, scored, split, seed, DRAWS)
    score = score_claims(labels.claims, claims, scored, pin, seed)
    comparison = None
    if compare is not None:
        others, _ = load_prediction(compare, corpus)
        other = score_claims(labels.claims, others, scored, pin, seed)
        changes = diff_claims(
            (claim for claim in others if claim.doc_id in scored),
            (claim for claim in claims if claim.doc_id in scored),
            LABELLED,
        )
        comparison = Comparison(str(compare), compare_scores(score, other, seed), changes)
    return Evaluation(score, comparison, labels.texts, tuple(sorted(chosen - scored)))


def _chosen(
    labels: Labels,
    gold: str | Path,
    corpus: str | Path | None,
    split: str,
    docs: Collection[str],
) -> frozenset[str]:
    """The gold articles that split and docs leave."""
    chosen = frozenset(labels.claims)
    if split:
        splits = read_splits(find_corpus(gold, corpus))
        chosen &= {doc for doc, name in splits.items() if name == split}
        if not chosen:
            raise ClaimxError(f"{gold}: no article of the split {split}; see corpus/splits.csv")
    unknown = sorted(set(docs) - set(labels.claims))
    if unknown:
        raise ClaimxError(f"{gold}: no gold for {', '.join(unknown)}; check the names")
    return chosen & set(docs) if docs else chosen
