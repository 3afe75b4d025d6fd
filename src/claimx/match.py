"""Which predicted claim answers which gold claim: one to one, by kind and span. No spaCy.

Exact spans are paired first, so that no overlapping row can steal an exact hit; then
overlapping spans, as many pairs as can be made, the best overlaps first. The order of the rows
makes no difference, and matching B with A gives the same pairs as matching A with B.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from claimx.schema import COLUMNS, Claim


class Pair(NamedTuple):
    """A gold claim and the predicted claim that answers it. `exact`: the same span."""

    gold: Claim
    pred: Claim
    exact: bool


class Matching(NamedTuple):
    """The pairs, the gold claims that nothing answers, the predicted ones that answer nothing;
    each in order of article, start and kind.
    """

    pairs: list[Pair]
    missed: list[Claim]
    spurious: list[Claim]


def match_claims(gold: Iterable[Claim], pred: Iterable[Claim]) -> Matching:
    """The one-to-one matching of two sets of claims, article by article and kind by kind."""
    groups: dict[tuple[str, str], tuple[list[Claim], list[Claim]]] = {}
    for side, claims in enumerate((gold, pred)):
        for claim in claims:
            groups.setdefault((claim.doc_id, claim.kind), ([], []))[side].append(claim)
    matching = Matching([], [], [])
    for gold_group, pred_group in groups.values():
        pairs = _match_group(gold_group, pred_group)
        matching.pairs.extend(pairs)
        answered = {id(pair.gold) for pair in pairs} | {id(pair.pred) for pair in pairs}
        matching.missed.extend(c for c in gold_group if id(c) not in answered)
        matching.spurious.extend(c for c in pred_group if id(c) not in answered)
    matching.pairs.sort(key=lambda pair: (_place(pair.gold), _content(pair.gold)))
    matching.missed.sort(key=lambda claim: (_place(claim), _content(claim)))
    matching.spurious.sort(key=lambda claim: (_place(claim), _content(claim)))
    return matching


def _place(claim: Claim) -> tuple[str, int, str, int]:
    return claim.doc_id, claim.start, claim.kind, claim.end


def _span(claim: Claim) -> tuple[int, int]:
    return claim.start, claim.end


def _content(claim: Claim) -> tuple[int, int, str]:
    return claim.start, claim.end, repr(claim)


def _match_group(gold: list[Claim], pred: list[Claim]) -> list[Pair]:
    """The pairs of one article's claims of one kind.

    The two sides are put into an order that depends on their content alone, so that the rows'
    order and which side is called gold cannot change the pairs.
    """
    unique = all(len({_span(c) for c in side}) == len(side) for side in (gold, pred))
    key: Callable[[Claim], tuple] = _span if unique else _content
    left, right = sorted(gold, key=key), sorted(pred, key=key)
    swapped = [key(c) for c in left] > [key(c) for c in right]
    if swapped:
        left, right = right, left
    partner = _pair_exact(left, right)
    _pair_overlapping(left, right, partner)
    pairs = ((left[i], right[j]) for i, j in partner.items())
    sides = ((b, a) if swapped else (a, b) for a, b in pairs)
    return [Pair(a, b, _span(a) == _span(b)) for a, b in sides]


def _pair_exact(left: Sequence[Claim], right: Sequence[Claim]) -> dict[int, int]:
    """Partners with the same span; of several, those that agree in most fields."""
    by_span: dict[tuple[int, int], list[int]] = {}
    for j, claim in enumerate(right):
        by_span.setdefault(_span(claim), []).append(j)
    edges = [(i, j) for i, claim in enumerate(left) for j in by_span.get(_span(claim), ())]
    if len(edges) > len(left) or len(edges) > len(by_span):  # a span stands more than once
        edges.sort(key=lambda edge: (-_agreement(left[edge[0]], right[edge[1]]), edge))
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for i, j in edges:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    return partner


def _agreement(a: Claim, b: Claim) -> int:
    return sum(getattr(a, name) == getattr(b, name) for name in COLUMNS)


def _pair_overlapping(
    left: Sequence[Claim], right: Sequence[Claim], partner: dict[int, int]
) -> None:
    """Adds partners among what is left: best overlap first, then as many as can be."""
    taken = set(partner.values())
    free_left = [i for i in range(len(left)) if i not in partner]
    free_right = [j for j in range(len(right)) if j not in taken]
    edges = _overlaps(left, right, free_left, free_right)
    found: dict[int, int] = {}
    owner: dict[int, int] = {}
    for _, i, j in sorted((-share, i, j) for i, j, share in edges):
        if i not in found and j not in owner:
            found[i], owner[j] = j, i
    neighbours: dict[int, list[int]] = {}
    for i, j, _ in edges:
        neighbours.setdefault(i, []).append(j)
    for i in neighbours:
        if i not in found:
            _augment(i, neighbours, found, owner)
    partner.update(found)


def _overlaps(
    left: Sequence[Claim], right: Sequence[Claim], free_left: list[int], free_right: list[int]
) -> list[tuple[int, int, float]]:
    """Every overlapping pair of free claims, with the share of both that they have in common."""
    starts = [right[j].start for j in free_right]
    longest = max((right[j].end - right[j].start for j in free_right), default=0)
    edges = []
    for i in free_left:
        a = left[i]
        for at in range(bisect_left(starts, a.start - longest), bisect_left(starts, a.end)):
            b = right[free_right[at]]
            common = min(a.end, b.end) - max(a.start, b.start)
            if common > 0:
                union = max(a.end, b.end) - min(a.start, b.start)
                edges.append((i, free_right[at], common / union))
    return edges


def _augment(
    first: int, neighbours: dict[int, list[int]], found: dict[int, int], owner: dict[int, int]
) -> None:
    """Finds `first` a partner by moving others to their second choice, if that can be done.

    Source: augmenting paths (Berge 1957), breadth first.
    """
    came_from: dict[int, int] = {}
    queue = deque([first])
    while queue:
        i = queue.popleft()
        for j in neighbours[i]:
            if j in came_from:
                continue
            came_from[j] = i
            if j in owner:
                queue.append(owner[j])
                continue
            while True:  # hand the partners on along the path, back to `first`
                i = came_from[j]
                before = found.get(i)
                found[i], owner[j] = j, i
                if before is None:
                    return
                j = before
