"""The matcher: one to one, exact first, whatever the order of rows and sides."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from claimx.match import match_claims
from making import any_claims, claim, unique_claims


def spans(matching):
    return [((p.gold.start, p.gold.end), (p.pred.start, p.pred.end)) for p in matching.pairs]


def test_an_exact_row_is_taken_before_a_longer_one_that_covers_it():
    gold = [claim(start=4, end=10)]
    exact, longer = claim(start=4, end=10), claim(start=0, end=20)
    matching = match_claims(gold, [longer, exact])
    assert matching.pairs == [(gold[0], exact, True)]
    assert matching.spurious == [longer]


def test_the_better_overlap_wins():
    near, far = claim(start=0, end=9), claim(start=9, end=30)
    matching = match_claims([claim(start=0, end=10)], [far, near])
    assert spans(matching) == [((0, 10), (0, 9))]
    assert matching.spurious == [far]


def test_a_second_choice_is_taken_where_that_makes_one_pair_more():
    # the row 2-14 fits 0-10 best, but 0-3 fits nothing else
    gold = [claim(start=0, end=10), claim(start=10, end=20)]
    pred = [claim(start=2, end=14), claim(start=0, end=3)]
    assert spans(match_claims(gold, pred)) == [((0, 10), (0, 3)), ((10, 20), (2, 14))]


def test_an_exact_pair_stays_even_where_parting_it_would_make_two():
    gold = [claim(start=0, end=10), claim(start=9, end=15)]
    pred = [claim(start=0, end=10), claim(start=0, end=5)]
    assert spans(match_claims(gold, pred)) == [((0, 10), (0, 10))]


def test_swapped_sides_give_the_same_pairs_where_several_matchings_are_as_good():
    one = [claim(start=start, end=end) for start, end in ((2, 10), (3, 11), (5, 11))]
    two = [claim(start=start, end=end) for start, end in ((1, 6), (2, 4), (2, 6))]
    there, back = spans(match_claims(one, two)), spans(match_claims(two, one))
    assert sorted(there) == sorted((b, a) for a, b in back)
    assert len(there) == 3


def test_kinds_and_articles_are_kept_apart():
    gold = [claim("dated", 0, 5, "a"), claim("numeric", 0, 5, "b")]
    pred = [claim("numeric", 0, 5, "a"), claim("dated", 0, 5, "b")]
    matching = match_claims(gold, pred)
    assert (matching.pairs, len(matching.missed), len(matching.spurious)) == ([], 2, 2)


def test_spans_that_only_touch_do_not_overlap():
    assert match_claims([claim(start=0, end=5)], [claim(start=5, end=9)]).pairs == []


def test_of_two_rows_with_the_same_span_the_one_that_agrees_is_taken():
    gold = claim(value=5)
    wrong, right = claim(value=7), claim(value=5)
    for rows in ([wrong, right], [right, wrong]):
        assert match_claims([gold], rows).pairs[0].pred.value == 5


@given(any_claims(fields=False), any_claims(fields=False), st.randoms())
def test_the_order_of_rows_never_matters(gold, pred, random):
    before = match_claims(gold, pred)
    random.shuffle(gold)
    random.shuffle(pred)
    assert match_claims(gold, pred) == before


@given(any_claims(fields=False), any_claims(fields=False))
def test_every_claim_is_paired_once_or_not_at_all(gold, pred):
    matching = match_claims(gold, pred)
    paired = [id(pair.gold) for pair in matching.pairs]
    assert sorted([*paired, *map(id, matching.missed)]) == sorted(map(id, gold))
    paired = [id(pair.pred) for pair in matching.pairs]
    assert sorted([*paired, *map(id, matching.spurious)]) == sorted(map(id, pred))
    for a, b, exact in matching.pairs:
        assert (a.doc_id, a.kind) == (b.doc_id, b.kind)
        assert a.start < b.end
        assert b.start < a.end
        assert exact == ((a.start, a.end) == (b.start, b.end))


@given(any_claims(fields=False), any_claims(fields=False))
def test_the_sides_can_be_swapped(a, b):
    there, back = match_claims(a, b), match_claims(b, a)
    forth = sorted((repr(pair.gold), repr(pair.pred)) for pair in there.pairs)
    assert forth == sorted((repr(pair.pred), repr(pair.gold)) for pair in back.pairs)


@given(unique_claims(fields=False), unique_claims(fields=False))
def test_an_exact_match_is_never_stolen(gold, pred):
    def place(c):
        return c.doc_id, c.kind, c.start, c.end

    both = {place(c) for c in gold} & {place(c) for c in pred}
    exact = {place(pair.gold) for pair in match_claims(gold, pred).pairs if pair.exact}
    assert exact == both


@given(
    unique_claims(fields=False, docs="a", length=12),
    unique_claims(fields=False, docs="a", length=12),
)
def test_no_matching_with_the_same_exact_pairs_has_more_pairs(gold, pred):
    gold, pred = ([c for c in side if c.kind == "dated"][:5] for side in (gold, pred))
    matching = match_claims(gold, pred)
    exact = {id(side) for pair in matching.pairs if pair.exact for side in pair[:2]}
    left = [c for c in gold if id(c) not in exact]
    right = [c for c in pred if id(c) not in exact]
    short, long = sorted((left, right), key=len)
    most = max(
        sum(a.start < b.end and b.start < a.end for a, b in zip(short, order, strict=True))
        for order in itertools.permutations(long, len(short))
    )
    assert sum(not pair.exact for pair in matching.pairs) == most


def test_a_long_chain_of_overlaps_is_matched_whole():
    gold = [claim(start=10 * i, end=10 * i + 8) for i in range(3000)]
    pred = [claim(start=10 * i + 5, end=10 * i + 12) for i in range(3000)]
    assert len(match_claims(gold, pred).pairs) == 3000
