"""Which way a clause looks from the day it is told: back or ahead.

A bare weekday or month, `the year`, `in five years` mean what their clause says. With a tree the
governing verb decides; without one, the words around. Words: lexicons/time_cues.csv.
"""

from __future__ import annotations

import re

from spacy.tokens import Span, Token

from claimx import lexicon, syntax

PAST, FUTURE = "past", "future"
_MAX_UP = 4
_NEAR = 60


def clause_cue(token: Token, has_tree: bool) -> str:
    """`past`, `future` or '' for the clause that a time expression stands in."""
    if not has_tree:
        return _cue_by_words(token)
    predicate = syntax.clause_head(token)
    if predicate is None:
        return _cue_by_words(token)
    planned = _planned(token, predicate)
    if planned:
        return planned
    for _ in range(_MAX_UP):
        tense = syntax.tense(predicate)
        if tense in ("past", "future"):
            return tense
        if _word_cue(predicate) == FUTURE:
            return FUTURE
        governor = syntax.clause_head(predicate.head) if predicate.head.i != predicate.i else None
        if governor is None or governor.i == predicate.i:
            return FUTURE if tense == "infinitive" else _scheduled(predicate, tense)
        if tense == "infinitive":
            return _infinitive(governor)
        if tense == "participle":
            return PAST if predicate.tag_ == "VBN" else clause_cue(governor, True)
        if tense:
            return _scheduled(predicate, tense)
        predicate = governor
    return ""


def _word_cue(token: Token) -> str:
    table = lexicon.table("time_cues")
    entry = table.get(token.lower_) or table.get(token.lemma_.lower())
    return entry["cue"] if entry else ""


def _planned(token: Token, predicate: Token) -> str:
    """`due Friday`, `scheduled for Monday`, `the planned March launch`: said beside the date."""
    around = [*token.ancestors][:3]
    for word in (predicate, *around):
        if word.tag_ in ("VBN", "JJ") and _word_cue(word) == FUTURE and not _is_perfect(word):
            return FUTURE
        if word.i == predicate.i:
            break
    return ""


def _is_perfect(token: Token) -> bool:
    """`had expected`, against `is expected` and `expected Friday`."""
    return any(child.lower_ in ("have", "has", "had", "'ve", "’ve", "'d") for child in token.lefts)


def _infinitive(governor: Token) -> str:
    """`plans to meet Tuesday` looks ahead; `agreed to sell` says nothing of the sale's day."""
    if _word_cue(governor) == FUTURE or syntax.tense(governor) in ("present", "future"):
        return FUTURE
    return ""


def _scheduled(predicate: Token, tense: str) -> str:
    """The present tense of a timetable: `the fair opens Friday`."""
    lemma = predicate.lemma_.lower() or predicate.lower_
    table = lexicon.table("time_cues")
    if tense == "present" and lemma in table and table[lemma]["cue"] == "schedule":
        return FUTURE
    return ""


_AHEAD = re.compile(
    r"\b(?:will|shall|won['’]t|going to|due|scheduled|slated|expected|set to)\b|['’]ll\b"
)
_BACK = re.compile(r"\b(?:was|were|had|did|said|told|[a-z]{2,}ed)\b")


def _cue_by_words(token: Token) -> str:
    sent: Span = token.sent if token.doc.has_annotation("SENT_START") else token.doc[:]
    at = token.idx - sent.start_char
    text = sent.text
    near = text[max(at - _NEAR, 0) : at + _NEAR]
    if _AHEAD.search(near):
        return FUTURE
    return PAST if _BACK.search(near) else ""


def has_tree(token: Token) -> bool:
    """Whether the sentence of a token carries tags and a tree."""
    return bool(token.tag and token.dep)
