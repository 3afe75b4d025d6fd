"""Whether a clause says that its quantity rose or fell, by or to the value.

Source: guide, section 3, `trend`.
"""

from __future__ import annotations

from spacy.tokens import Token

from claimx import lexicon, syntax
from claimx.clause.frame import Frame

# a rise is told as its object, or with these; `rose in 12 countries` says nothing of the twelve
_MEASURES = ("", "by", "to", "from", "above", "below", "past", "over", "under")
_ARGUMENTS = ("object", "oblique", "open", "attribute", "adverb")
_NONE = ("duration", "rank", "score")


def read_trend(frame: Frame) -> tuple[str, str]:
    """`up`, `down` or '', and the word that says so."""
    candidate = frame.candidate
    if candidate.trend or candidate.kind != "numeric" or candidate.subtype in _NONE:
        return candidate.trend, "construction" if candidate.trend else ""
    predicate = frame.predicate
    if predicate is None:
        return "", ""
    token = frame.head
    while token.i != predicate.i and syntax.role(token) in ("nominal", "apposition"):
        if token.head.lemma_.lower() in lexicon.column("change_nouns"):
            return _trend_of(token.head.lemma_.lower()), token.head.text
        token = token.head
    trend = _trend_of(predicate.lower_)
    if not trend or token.head.i != predicate.i or token.i == predicate.i:
        return "", ""
    if syntax.role(token) not in _ARGUMENTS or _preposition(token) not in _MEASURES:
        return "", ""
    return trend, predicate.text


def _trend_of(word: str) -> str:
    entry = lexicon.table("change_words").get(word)
    return entry["trend"] if entry else ""


def _preposition(token: Token) -> str:
    marks = [child.lower_ for child in syntax.children(token, "case")]
    return marks[0] if marks else ""
