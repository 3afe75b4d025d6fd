"""The whole of `claimx score` as one call: read, match, score, compare. No spaCy."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from claimx.bootstrap import DRAWS, SEED
from claimx.diff import LABELLED, diff_claims
from claimx.errors import ClaimxError
from claimx.gold import (
    Labels,
    find_corpus,
    fit_problem,
    load_labels,
    load_prediction,
    read_splits,
    signature,
)
from claimx.schema import Claim
from claimx.score import Comparison, Score, compare_scores, score_claims


class Evaluation(NamedTuple):
    """A score with what the command shows beside it.

    `texts`: the articles that were found. `warnings`: what the reader should know of the input,
    a line each.
    """

    score: Score
    comparison: Comparison | None
    texts: dict[str, str]
    warnings: tuple[str, ...]


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
    warnings = (
        *_named(f"{pred}: no labels for", sorted(chosen - scored), "left out"),
        *_named(f"{gold}: no text found for", sorted(scored - set(labels.texts)), "not checked"),
        *_misplaced(pred, claims, labels),
    )
    return Evaluation(score, comparison, labels.texts, warnings)


def _named(what: str, docs: Sequence[str], so: str) -> Iterator[str]:
    if docs:
        more = f" and {len(docs) - 5} more" if len(docs) > 5 else ""
        yield f"{what} {', '.join(docs[:5])}{more}; {so}"


def _misplaced(pred: str | Path, claims: Iterable[Claim], labels: Labels) -> Iterator[str]:
    """Rows whose offsets are not those of our texts, as of tools that count bytes or UTF-16."""
    wrong = [problem for c in claims if (problem := fit_problem(c, labels.texts.get(c.doc_id)))]
    if wrong:
        yield (
            f"{pred}: {len(wrong):,} rows do not fit their text (the first: {wrong[0]}); "
            "offsets count Unicode code points from after the front matter"
        )


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
