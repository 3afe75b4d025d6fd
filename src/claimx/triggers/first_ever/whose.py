"""Whose record it is where no possessor says so: who did it (`the largest order it has ever
placed`), and whom its pronoun means."""

from __future__ import annotations

from spacy.tokens import Token

from claimx import noun_phrases, syntax
from claimx.triggers.first_ever.words import Words

_PERFECT = ("has", "have", "had", "'ve", "'d")
_PRONOUNS = ("its", "their", "it", "they")


def doer(words: Words, start: int, end: int) -> str:
    """The subject of the perfect between `start` and `end`: `the shipyard` of `the biggest order
    the shipyard has ever`; '' where that is anybody."""
    for k in range(end - 1, start, -1):
        if words.low[k] not in _PERFECT:
            continue
        if words.letter(k - 1) == "u":
            return words.text(k - 1, k) if words.low[k - 1] in _PRONOUNS else ""
        if words.letter(k - 1) not in "nN":
            return ""
        first = words.name_before(k)
        while first > start + 1 and words.letter(first - 1) in "jN":
            first -= 1
        known = words.letter(k - 1) == "N" or words.word(first - 1) == "the"
        return words.text(first, k) if known or words.letter(first - 1) == "p" else ""
    return ""


def _holder(predicate: Token) -> str:
    """Whose the subject is: `Kent's 362 is the highest total they have ever made` is Kent's."""
    subject = syntax.own_subject(predicate)
    if subject is None:
        return ""
    first, last = noun_phrases.noun_phrase(subject)
    mark = next((t.i for t in subject.doc[first:last] if t.tag_ == "POS"), first)
    return subject.doc[first:mark].text


def resolve(words: Words, scope: str, k: int) -> str:
    """The scope, with a pronoun put into the noun that the sentence means by it where that is
    plain: the subject of the clause that the superlative at `k` is told in."""
    if scope.lower() not in _PRONOUNS:
        return scope
    token, left = words.tokens[k], scope if scope.lower() in ("its", "their") else ""
    if not syntax.has_parse(token.sent):
        return left
    predicate = syntax.clause_head(token)
    # what a copula calls a record is the record, not who holds it
    if predicate is None:
        return left
    if syntax.is_copular(predicate):
        return _holder(predicate) or left
    subject = syntax.own_subject(predicate)
    if subject is None or subject.i >= token.i or subject.tag_[:2] != "NN":
        return left
    first, last = noun_phrases.noun_phrase(subject)
    return token.doc[first:last].text
