"""Every figure of a score, worked out by hand; and what must hold for any claims."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimx.bootstrap import Estimate, differences, estimates, weights
from claimx.breakdown import Share, band
from claimx.schema import KINDS
from claimx.score import FieldLine, compare_scores, score_claims
from making import any_claims, claim

# Article a: one row exact and right, one row longer than its gold and with a wrong unit, one
# gold claim missed, one row spurious. Article b: no claim, one spurious row. Article c: one gold
# claim without a row. Article d has no gold.
GOLD = {
    "a": [
        claim("dated", 0, 4, date_start="2024-01-01", date_end="2024-12-31", subject="port"),
        claim("numeric", 10, 18, value=12, unit="boat", comparator="eq", subject="the harbour"),
        claim("first_ever", 30, 35, scope="world"),
    ],
    "b": [],
    "c": [claim("numeric", 5, 9, "c", value=3, unit="year")],
}
PRED = [
    claim(
        "dated", 0, 4, date_start="2024-01-01", date_end="2024-12-31", subject="port",
        rule="dated.year", confidence=0.96,
    ),
    claim(
        "numeric", 7, 18, value=12, unit="ship", comparator="eq", subject="it",
        rule="numeric.count", confidence=0.92,
    ),
    claim("numeric", 50, 55, value=4, rule="numeric.count", confidence=0.4),
    claim("dated", 0, 4, "b", rule="dated.year", confidence=0.9),
    claim("dated", 0, 4, "d", rule="dated.year", confidence=0.9),
]  # fmt: skip


@pytest.fixture(scope="module")
def score():
    return score_claims(GOLD, PRED)


@pytest.mark.parametrize(
    ("reading", "kind", "right", "rows", "gold"),
    [
        ("strict", "total", 1, 4, 4),
        ("strict", "dated", 1, 2, 1),
        ("strict", "numeric", 0, 2, 2),
        ("strict", "first_ever", 0, 0, 1),
        ("overlap", "total", 2, 4, 4),
        ("overlap", "numeric", 1, 2, 2),
        ("value", "total", 1, 4, 4),
        ("value", "dated", 1, 2, 1),
        ("value", "numeric", 0, 2, 2),
    ],
)
def test_counts_and_figures(score, reading, kind, right, rows, gold):
    line = score.line(reading, kind)
    assert (line.right, line.pred, line.gold) == (right, rows, gold)
    assert line.precision.value == (right / rows if rows else None)
    assert line.recall.value == right / gold
    assert line.f1.value == pytest.approx(2 * right / (rows + gold))


def test_articles_without_gold_are_skipped_and_named(score):
    assert score.skipped == ("d",)
    assert score.articles == ("a", "b", "c")
    assert score.unread == ("c",)
    assert score_claims({"b": []}, []).unread == ()


def test_field_accuracy_counts_the_pairs_whose_kind_has_the_field(score):
    fields = {line.field: line for line in score.fields}
    assert fields["trigger"] == FieldLine("trigger", 1, 2, 1, 2)
    assert fields["subject"] == FieldLine("subject", 1, 2, 1, 2)
    assert fields["unit"] == FieldLine("unit", 0, 1, 0, 1)
    assert fields["value"] == FieldLine("value", 1, 1, 1, 1)
    assert fields["value_max"] == FieldLine("value_max", 1, 1, 0, 0)
    assert fields["attribution"] == FieldLine("attribution", 2, 2, 0, 0)
    assert fields["scope"] == FieldLine("scope", 0, 0, 0, 0)


def test_a_whole_record_has_every_field_right(score):
    assert score.record == (1, 2)


def test_precision_by_rule_and_by_confidence(score):
    rules = {share.name: share for share in score.breakdown.rules}
    assert rules["dated.year"] == Share("dated.year", 2, 1, 1, 1, pytest.approx(0.93))
    assert rules["numeric.count"] == Share("numeric.count", 2, 0, 1, 0, pytest.approx(0.66))
    bands = [(share.name, share.n, share.overlap) for share in score.breakdown.bands]
    assert bands == [("0.95-1.00", 1, 1), ("0.90-0.95", 2, 1), ("0.00-0.50", 1, 0)]
    assert score.breakdown.reliability == (
        (0.96, True), (0.92, False), (0.9, False), (0.4, False)
    )  # fmt: skip


def test_reliability_is_of_the_value_reading():
    gold = {"a": [claim(value=1), claim(start=7, end=9, value=2)]}
    rows = [claim(value=5, confidence=0.9), claim(start=7, end=10, value=2, confidence=0.7)]
    assert score_claims(gold, rows).breakdown.reliability == ((0.9, False), (0.7, True))


def test_rows_without_rule_and_confidence_have_no_breakdown():
    score = score_claims(GOLD, GOLD["a"])
    assert score.breakdown == ((), (), ())


@pytest.mark.parametrize(
    ("confidence", "name"),
    [(1.0, "0.95-1.00"), (0.95, "0.95-1.00"), (0.949, "0.90-0.95"), (0.0, "0.00-0.50")],
)
def test_bands_begin_at_their_lower_edge(confidence, name):
    assert band(confidence) == name


def test_only_the_named_articles_count():
    score = score_claims(GOLD, PRED, docs=["b", "c"])
    assert (score.articles, score.skipped) == (("b", "c"), ("d",))
    assert (score.line().pred, score.line().gold) == (1, 1)


def test_a_header_only_gold_article_makes_its_rows_spurious():
    score = score_claims({"b": []}, PRED)
    assert [c.doc_id for c in score.matching.spurious] == ["b"]
    assert score.line().precision.value == 0
    assert score.line().recall.value is None


# The bootstrap


def test_the_draws_are_pinned_forever():
    expected = [[2, 1, 0], [1, 2, 0], [2, 1, 0], [1, 1, 1]]
    assert weights(3, seed=1, draws=4).tolist() == expected


def test_every_draw_has_as_many_articles_as_there_are():
    drawn = weights(7, seed=5, draws=50)
    assert drawn.shape == (50, 7)
    assert set(drawn.sum(axis=1)) == {7}


def test_the_interval_is_that_of_the_figures_of_all_draws():
    import numpy as np

    counts = [(3, 5, 4), (1, 4, 4), (0, 2, 1), (6, 6, 7)]
    drawn = weights(4, seed=9, draws=2000)
    precisions = []
    for row in drawn.tolist():
        right = sum(w * c[0] for w, c in zip(row, counts, strict=True))
        pred = sum(w * c[2] for w, c in zip(row, counts, strict=True))
        precisions.append(right / pred)
    low, high = np.percentile(precisions, [2.5, 97.5])
    assert estimates(counts, drawn)[0] == pytest.approx((10 / 16, low, high))


def test_articles_that_are_alike_leave_no_doubt():
    assert estimates([(1, 2, 2)] * 5, weights(5)) == (Estimate(0.5, 0.5, 0.5),) * 3


def test_articles_without_rows_are_no_precision():
    found = estimates([(0, 1, 0), (1, 1, 1)], weights(2))
    assert found[0] == Estimate(1.0, 1.0, 1.0)  # draws of the first article alone are left out
    assert found[1] == Estimate(0.5, 0.0, 1.0)


def test_one_article_gives_no_interval():
    score = score_claims({"a": GOLD["a"]}, PRED)
    assert score.line().precision == Estimate(1 / 3)


def test_the_seed_changes_the_interval_and_nothing_else():
    counts = [(i % 3, 3, 3) for i in range(9)]
    one, two = (estimates(counts, weights(9, seed)) for seed in (1, 2))
    assert [e.value for e in one] == [e.value for e in two]
    assert one != two
    assert one == estimates(counts, weights(9, 1))


# The paired bootstrap


def test_an_output_does_not_differ_from_itself(score):
    for line in compare_scores(score, score):
        for figure in line[2:]:
            assert figure.value in (0, None)
            assert (figure.low, figure.high, figure.p) in {(0, 0, 1), (None, None, None)}


def test_a_difference_that_every_article_shows_is_certain():
    a, b = [(2, 2, 2)] * 6, [(1, 2, 2)] * 6
    precision = differences(a, b, weights(6))[0]
    assert precision[:5] == (1.0, 0.5, 0.5, 0.5, 0.5)
    assert precision.p == pytest.approx(1 / 2001)


def test_a_difference_that_one_article_makes_is_not():
    a = [(2, 2, 2)] * 6
    b = [(2, 2, 2)] * 5 + [(1, 2, 2)]
    precision = differences(a, b, weights(6))[0]
    assert precision.value == pytest.approx(1 / 12)
    assert precision.low == 0
    assert precision.p > 0.3


# What holds for any claims


def by_article(claims):
    return {doc: [c for c in claims if c.doc_id == doc] for doc in ("a", "b")}


@given(any_claims(fields=False), any_claims(fields=False), st.randoms())
def test_the_order_of_rows_never_matters(gold, pred, random):
    before = score_claims(by_article(gold), pred, draws=20)
    random.shuffle(gold)
    random.shuffle(pred)
    assert score_claims(by_article(gold), pred, draws=20) == before


@given(any_claims(fields=False))
def test_a_perfect_prediction_scores_one(claims):
    score = score_claims(by_article(claims), claims, draws=20)
    for line in score.lines:
        expected = 1.0 if line.gold else None
        assert [line.precision.value, line.recall.value, line.f1.value] == [expected] * 3
    assert score.record == (len(claims), len(claims))
    assert all(line.right == line.n for line in score.fields)


@given(any_claims(fields=False), any_claims(fields=False))
def test_swapping_the_sides_swaps_precision_and_recall(a, b):
    there, back = (score_claims(by_article(x), y, docs="ab", draws=20) for x, y in ((a, b), (b, a)))
    for one, two in zip(there.lines, back.lines, strict=True):
        assert (one.precision, one.recall, one.f1) == (two.recall, two.precision, two.f1)
    assert there.record == back.record
    assert there.fields == back.fields


@given(any_claims(fields=False), any_claims(fields=False))
def test_the_kinds_add_up_to_the_total_and_the_readings_narrow_down(gold, pred):
    score = score_claims(by_article(gold), pred, draws=0)
    for reading in ("strict", "overlap", "value"):
        lines = [score.line(reading, kind) for kind in KINDS]
        total = score.line(reading)
        assert sum(line.right for line in lines) == total.right
        assert total.right <= score.line("overlap").right
