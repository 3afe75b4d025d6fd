"""How right a set of claims is, measured against gold claims. No spaCy.

Three readings of "right", from one matching (see `match.py`):
- strict: the same kind and span;
- overlap: the same kind and overlapping spans;
- value: overlap, and the normalised content right: `value`, `value_max` and `unit` of numeric
  claims, `date_start` and `date_end` of dated ones, `subtype` of first-ever ones.

Field accuracy, whole-record accuracy and precision by rule and by confidence are taken over the
pairs of the overlap reading; what counts as a right field is defined in `compare.py`. Intervals
come from a bootstrap over articles (`bootstrap.py`).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from claimx.bootstrap import DRAWS, SEED, Difference, Estimate, differences, estimates, weights
from claimx.breakdown import Breakdown, break_down
from claimx.compare import COMPARED, READINGS, field_right, readings, stated
from claimx.diff import Diff
from claimx.match import Matching, Pair, match_claims
from claimx.schema import COLUMNS, KINDS, Claim

if TYPE_CHECKING:
    import numpy as np

TOTAL = "total"


class Line(NamedTuple):
    """Precision, recall and F1 of one kind (or `total`) under one reading, with the counts."""

    reading: str
    kind: str
    precision: Estimate
    recall: Estimate
    f1: Estimate
    right: int
    pred: int
    gold: int


class FieldLine(NamedTuple):
    """How often a field is right over the matched pairs whose kind has it, and over those of
    them where either side says something (`stated`).
    """

    field: str
    right: int
    n: int
    stated_right: int
    stated: int


Counts = Mapping[tuple[str, str], Mapping[str, int]]
"""By (article, kind or `total`): the numbers of `gold` and `pred` claims and of the pairs that
are right under each reading. They are all that precision, recall and F1 depend on.
"""


@dataclass(frozen=True)
class Score:
    """A score and what it rests on.

    `articles`: the gold articles that count. `skipped`: articles of the prediction that have no
    gold. `unread`: gold articles with claims for which the prediction holds no row: they count,
    their claims as missed. `record`: pairs with the same span and every field right, all pairs.
    """

    lines: tuple[Line, ...]
    fields: tuple[FieldLine, ...]
    record: tuple[int, int]
    breakdown: Breakdown
    articles: tuple[str, ...]
    skipped: tuple[str, ...]
    unread: tuple[str, ...]
    signature: str
    counts: Counts = field(repr=False)
    matching: Matching = field(repr=False)

    def line(self, reading: str = "strict", kind: str = TOTAL) -> Line:
        """The figures of one reading and kind."""
        return next(line for line in self.lines if (line.reading, line.kind) == (reading, kind))


def score_claims(
    gold: Mapping[str, Sequence[Claim]],
    pred: Iterable[Claim],
    docs: Collection[str] | None = None,
    signature: str = "",
    seed: int = SEED,
    draws: int = DRAWS,
) -> Score:
    """The score of predicted claims against gold claims by article.

    `gold`: the claims of every gold article, empty where it holds none. `docs`: only these
    count (a split; what another labeller has read). A table of claims does not say which
    articles it read, so by default every gold article counts.
    """
    names = sorted(gold if docs is None else set(gold) & set(docs))
    known = set(names)
    pred = list(pred)
    rows = [claim for claim in pred if claim.doc_id in known]
    matching = match_claims((claim for doc in names for claim in gold[doc]), rows)
    counts = _counts(names, gold, rows, matching.pairs)
    judged = [_judge(pair) for pair in matching.pairs]
    return Score(
        lines=tuple(_lines(counts, names, _drawn(len(names), seed, draws))),
        fields=tuple(_field_lines(matching.pairs, judged)),
        record=(sum(all(fields.values()) for fields in judged), len(judged)),
        breakdown=break_down(rows, matching.pairs),
        articles=tuple(names),
        skipped=tuple(sorted({claim.doc_id for claim in pred} - set(gold))),
        unread=tuple(doc for doc in names if gold[doc] and not counts[doc, TOTAL]["pred"]),
        signature=signature,
        counts=counts,
        matching=matching,
    )


def _counts(
    docs: Sequence[str],
    gold: Mapping[str, Sequence[Claim]],
    rows: Iterable[Claim],
    pairs: Iterable[Pair],
) -> Counts:
    names = ("gold", "pred", *READINGS)
    counts = {(doc, kind): dict.fromkeys(names, 0) for doc in docs for kind in (*KINDS, TOTAL)}

    def add(claim: Claim, name: str) -> None:
        counts[claim.doc_id, claim.kind][name] += 1
        counts[claim.doc_id, TOTAL][name] += 1

    for doc in docs:
        for claim in gold[doc]:
            add(claim, "gold")
    for claim in rows:
        add(claim, "pred")
    for pair in pairs:
        for name in readings(pair.gold, pair.pred):
            add(pair.gold, name)
    return counts


def _drawn(articles: int, seed: int, draws: int) -> np.ndarray | None:
    return weights(articles, seed, draws) if articles > 1 and draws else None


def _triples(
    counts: Counts, docs: Sequence[str], reading: str, kind: str
) -> list[tuple[int, int, int]]:
    """(right, gold, pred) of every article."""
    cells = (counts[doc, kind] for doc in docs)
    return [(cell[reading], cell["gold"], cell["pred"]) for cell in cells]


def _lines(counts: Counts, docs: Sequence[str], drawn: np.ndarray | None) -> Iterable[Line]:
    for reading in READINGS:
        for kind in (TOTAL, *KINDS):
            triples = _triples(counts, docs, reading, kind)
            right, gold, pred = (sum(triple[i] for triple in triples) for i in range(3))
            precision, recall, f1 = estimates(triples, drawn)
            yield Line(reading, kind, precision, recall, f1, right, pred, gold)


def _judge(pair: Pair) -> dict[str, bool]:
    """Whether each compared field of a pair is right."""
    return {name: field_right(name, pair.gold, pair.pred) for name in COMPARED[pair.gold.kind]}


def _field_lines(
    pairs: Sequence[Pair], judged: Sequence[Mapping[str, bool]]
) -> Iterable[FieldLine]:
    compared = {name for names in COMPARED.values() for name in names}
    for name in (column for column in COLUMNS if column in compared):
        right = [fields[name] for fields in judged if name in fields]
        filled = [
            fields[name]
            for pair, fields in zip(pairs, judged, strict=True)
            if name in fields and stated(name, pair.gold, pair.pred)
        ]
        yield FieldLine(name, sum(right), len(right), sum(filled), len(filled))


class ComparisonLine(NamedTuple):
    """Output A less output B, of one kind (or `total`) under one reading."""

    reading: str
    kind: str
    precision: Difference
    recall: Difference
    f1: Difference


class Comparison(NamedTuple):
    """What `--compare` adds: the other output's name, the differences, the rows that changed."""

    name: str
    lines: tuple[ComparisonLine, ...]
    changes: Diff


def compare_scores(
    a: Score, b: Score, seed: int = SEED, draws: int = DRAWS
) -> tuple[ComparisonLine, ...]:
    """A less B over the gold articles that both count, with a paired bootstrap."""
    docs = sorted(set(a.articles) & set(b.articles))
    drawn = _drawn(len(docs), seed, draws)
    lines = []
    for reading in READINGS:
        for kind in (TOTAL, *KINDS):
            sides = [_triples(score.counts, docs, reading, kind) for score in (a, b)]
            lines.append(ComparisonLine(reading, kind, *differences(sides[0], sides[1], drawn)))
    return tuple(lines)
