"""The shortest verbatim run of the sentence that makes the claim on its own.

Source: guide, section 3, `statement`.
"""

from __future__ import annotations

from spacy.tokens import Token

from claimx import syntax
from claimx.clause.frame import Frame
from claimx.clause.phrases import Words

_EDGES = ",;:—–-"


def find_statement(frame: Frame, subject: Words) -> str:
    """The trigger's clause from its subject on, without neighbouring clauses and frames."""
    predicate = frame.predicate
    if predicate is None:
        return frame.text
    kept = _own_tokens(frame, predicate)
    if subject.begin_tok >= 0:
        kept |= set(range(subject.begin_tok, subject.end_tok))
    kept |= set(range(frame.begin_tok, frame.end_tok))
    first, last = min(kept), max(kept)
    start = min(frame.doc[first].idx, frame.candidate.start)
    end = max(frame.doc[last].idx + len(frame.doc[last]), frame.candidate.end)
    return _strip(frame, start, end)


def _own_tokens(frame: Frame, predicate: Token) -> set[int]:
    """The predicate with its arguments; clauses that do not hold the trigger stay out."""
    kept = {predicate.i}
    for child in predicate.children:
        own = syntax.role(child)
        holds = child.left_edge.i <= frame.begin_tok <= child.right_edge.i
        if own == "punctuation" or (not holds and _is_neighbour(child, own)):
            continue
        if own in ("marker", "coordinator"):
            continue
        kept |= set(range(child.left_edge.i, child.right_edge.i + 1))
    return kept


def _is_neighbour(child: Token, own: str) -> bool:
    if own in ("adverbial", "parallel", "other"):
        return True
    return own in ("conjunct", "complement") and syntax.is_predicate(child)


def _strip(frame: Frame, start: int, end: int) -> str:
    text = frame.source
    low, high = frame.candidate.start, frame.candidate.end
    while start < low and _is_edge(text[start]):
        start += 1
    while end > high and _is_edge(text[end - 1]):
        end -= 1
    return text[start:end]


def _is_edge(mark: str) -> bool:
    return mark.isspace() or mark in _EDGES
