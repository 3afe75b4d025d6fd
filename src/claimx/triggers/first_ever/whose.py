"""Whose first or record it is: the place or time that qualifies it, its owner, else who did it
(`the largest order it has ever placed`), and whom its pronoun means."""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimx import noun_phrases, syntax
from claimx.triggers.first_ever.frame import owner_of
from claimx.triggers.first_ever.scope import Right, infinitive_place
from claimx.triggers.first_ever.words import Phrase, Words

_PERFECT = ("has", "have", "had", "'ve", "'d")
_PRONOUNS = ("its", "their", "it", "they")
_CLAUSE = 9


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


def first_scope(words: Words, phrase: Phrase, right: Right) -> str:
    """A qualifier or place on the right, else the owner, else a place further on."""
    owner = owner_of(words, phrase)
    place = right.scope and words.word(phrase.end) in ("in", "at", "on")
    if right.scope and (
        not owner or (place and phrase.determiner != "'s") or _qualified(right.evidence)
    ):  # fmt: skip
        return right.scope
    if words.letter(phrase.end - 1) == "N" and words.word(phrase.end + 1) == "ever":
        return words.text(phrase.end - 1, phrase.end)
    if owner:
        return owner
    clause = {"to_verb", "relative", "participle"} & right.evidence.keys()
    further = infinitive_place(words, phrase.end) if clause else ""
    if not further and "relative" in right.evidence:
        further = doer(words, phrase.end - 1, min(len(words), phrase.end + _CLAUSE))
    return further or _maker(words, phrase)


def _maker(words: Words, phrase: Phrase) -> str:
    """The name right before the noun: `the first Intel microprocessor` is the first of Intel's."""
    if phrase.head is None or words.letter(phrase.head) != "n":
        return ""
    first = phrase.head - len(phrase.modifiers)
    name = re.match("N+", words.shape[first : phrase.head])
    return words.text(first, first + name.end()) if name else ""


def _qualified(evidence: dict[str, str]) -> bool:
    return bool({"since", "in_span", "this_span", "outside"} & evidence.keys())
