"""Which way a clause looks from the day it is told: back or ahead.

A bare weekday or month, `the year`, `in five years` mean what their clause says. With a tree the
governing verb decides; without one, the words around. Words: lexicons/time_cues.csv.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimx import lexicon, syntax

PAST, FUTURE, PRESENT, PERFECT = "past", "future", "present", "perfect"
NEAREST = "nearest"  # told or meant: `forecast rain on Friday`
_MAX_UP = 4
_WORDS = 12
_HAVE = ("have", "has", "had", "'ve", "’ve")


def has_tree(token: Token) -> bool:
    """Whether the sentence of a token carries tags and a tree."""
    return bool(token.tag and token.dep)


def clause_cue(token: Token, tree: bool) -> str:
    """`past`, `future`, `present`, `perfect`, `nearest` or '' for a time expression's clause.

    The perfect names no past day: a day beside it is ahead, or another word's. The present is
    the tense of timetables (`the fair opens Friday`): ahead for a day, neither for longer times.
    A modal looks ahead (`work could start in April`).
    """
    predicate = syntax.clause_head(token) if tree else None
    if predicate is None or _LABEL.search(token.doc[token.sent.start : token.i].text):
        return _cue_by_words(token)
    if not _same_segment(token, predicate):  # the tree has run across a semicolon
        return _cue_by_words(token)
    if _is_planned(token, predicate) or _stands_planned(token) or _is_set_to(predicate):
        return FUTURE
    predicate = _last_joined(token, predicate)
    if is_timetabled(predicate):
        return PRESENT
    for _ in range(_MAX_UP):
        tense = syntax.tense(predicate)
        if tense == "infinitive" and _is_past_form(predicate):
            return PAST if _has_one_subject(predicate) else ""
        if tense == "modal":
            return PAST if _is_perfect(predicate) else FUTURE
        if tense == FUTURE:
            return FUTURE
        if tense == PAST:
            cue = _past(predicate)
            return PAST if cue == NEAREST and _is_of_the_telling(token, predicate) else cue
        if word_cue(predicate) == FUTURE:
            return FUTURE
        governor = syntax.clause_head(predicate.head) if predicate.head.i != predicate.i else None
        if governor is None or governor.i == predicate.i:
            return FUTURE if tense == "infinitive" else _present(predicate, tense)
        if tense == "infinitive":
            return _infinitive(governor)
        if tense == "participle":
            return PAST if predicate.tag_ == "VBN" else clause_cue(governor, True)
        if tense:
            return _present(predicate, tense)
        predicate = governor
    return ""


def _last_joined(token: Token, predicate: Token) -> Token:
    """The verb that a time behind several joined ones belongs to: the last before it."""
    for _ in range(_MAX_UP):
        joined = [
            child
            for child in syntax.children(predicate, "conjunct")
            if predicate.i < child.i < token.i and syntax.is_predicate(child)
        ]
        if not joined:
            break
        predicate = joined[-1]
    return predicate


def _is_past_form(predicate: Token) -> bool:
    """A past that looks like a bare infinitive: `put`, `cut` with neither `to` nor auxiliary."""
    helped = any(child.tag_ in ("TO", "MD") or child.lemma_ == "do" for child in predicate.lefts)
    return "unchanged" in word_cue(predicate) and not helped


def _has_one_subject(predicate: Token) -> bool:
    """`Acme put`: in the present it `puts`."""
    subject = syntax.subject_of(predicate)
    return subject is not None and subject.tag_ in ("NN", "NNP")


def _past(predicate: Token) -> str:
    """The past, but for what was then ahead (`wanted it on May 14`, `has invited him for May`)."""
    if any(child.lower_ in ("has", "have", "'ve", "’ve") for child in predicate.lefts):
        return PERFECT
    if word_cue(predicate) == FUTURE:
        return NEAREST
    return "" if is_ahead(predicate) else PAST


def _is_of_the_telling(token: Token, predicate: Token) -> bool:
    """`forecast on Friday that`: said of the verb alone, before what it expects."""
    between = token.doc[predicate.i + 1 : token.i]
    return not any(each.tag_[:2] == "NN" for each in between)


def is_ahead(predicate: Token) -> bool:
    """Whether a verb's own past leaves what it is about to come (`wanted`, `put off until`)."""
    cue = word_cue(predicate)
    return cue == FUTURE or "extend" in cue


def _same_segment(token: Token, predicate: Token) -> bool:
    first, last = sorted((token.i, predicate.i))
    return not any(each.text[:1] in (";", ":", "•", "·") for each in token.doc[first:last])


def is_timetabled(predicate: Token) -> bool:
    """Whether a present tells what is arranged (`the trial resumes on Monday`), also where the
    tagger takes the verb for a plural noun."""
    tense = syntax.tense(predicate)
    noun = not tense and predicate.tag_ == "NNS" and syntax.own_subject(predicate) is not None
    return (tense == PRESENT or noun) and word_cue(predicate) == "timetable"


def word_cue(token: Token) -> str:
    """What a word says of the time of its clause (lexicons/time_cues.csv), '' for nothing."""
    table = lexicon.table("time_cues")
    entry = table.get(token.lower_) or table.get(token.lemma_.lower())
    return entry["cue"] if entry else ""


def _is_planned(token: Token, predicate: Token) -> bool:
    """`due Friday`, `scheduled for Monday`, `the planned March launch`: said beside the date."""
    for word in (predicate, *[*token.ancestors][:3]):
        if _looks_ahead(word):
            return True
        if word.i == predicate.i:
            break
    return False


def _stands_planned(token: Token) -> bool:
    """`payable on May 5`, `due in August`: the word before the date's preposition."""
    before = token.i - 1
    while before > token.sent.start and token.doc[before].tag_ in ("IN", "DT"):
        before -= 1
    return before >= token.sent.start and _looks_ahead(token.doc[before])


def was_planned(token: Token) -> bool:
    """Whether what is said of a time's clause was so in the past (`was due`)."""
    predicate = syntax.clause_head(token)
    form = syntax.finite(predicate) if predicate is not None else None
    return form is not None and form.tag_ == "VBD"


def _is_set_to(predicate: Token) -> bool:
    """`was due to end on Thursday`."""
    if predicate.i - predicate.sent.start < 2 or predicate.nbor(-1).lower_ != "to":
        return False
    return _looks_ahead(predicate.nbor(-2))


def _looks_ahead(word: Token) -> bool:
    return word.tag_ in ("VBN", "JJ") and word_cue(word) == FUTURE and not _is_perfect(word)


def _is_perfect(token: Token) -> bool:
    """`had expected`, against `is expected` and `expected Friday`."""
    return any(child.lower_ in _HAVE for child in token.lefts)


def _infinitive(governor: Token) -> str:
    """`plans to meet Tuesday`, `has urged them to meet Tuesday` look ahead, `had to meet` back;
    `agreed to sell` says nothing of the sale's day."""
    for _ in range(_MAX_UP):
        above = (
            syntax.clause_head(governor.head) if syntax.tense(governor) == "infinitive" else None
        )
        if above is None or above.i == governor.i:
            break
        governor = above
    if governor.lemma_ == "have" and syntax.tense(governor) == PAST:
        return PAST
    if _is_perfect(governor) and "extend" in word_cue(governor):
        return FUTURE
    ahead = word_cue(governor) == FUTURE or syntax.tense(governor) in (PRESENT, FUTURE, "modal")
    return FUTURE if ahead else ""


def _present(predicate: Token, tense: str) -> str:
    """A headline's present is told of the past, and so is `says`."""
    if "unchanged" in word_cue(predicate):  # `put`, `set`, `cut`: the past looks the same
        return ""
    if word_cue(predicate) == FUTURE and predicate.tag_ != "VBZ" and _has_one_subject(predicate):
        return NEAREST  # `the office forecast rain`
    if tense != PRESENT or predicate.lemma_.lower() in lexicon.table("reporting_verbs"):
        return ""
    ends = str(predicate.sent).rstrip()[-1:]
    return PRESENT if ends in (".", "!", "?", "”", '"', ")") else ""


_AHEAD = re.compile(
    r"\b(?:will|shall|won['’]t|going to|due|scheduled|slated|expected|set to)\b|['’]ll\b"
)
# `Week ahead: house prices (Friday)`
_LABEL = re.compile(r"^\W*(?:\w+\s){0,2}(?:ahead|coming up|next week)\W*:", re.I)
_SEGMENT = re.compile(r"[;:•·]|[.!?](?=\s)")
_BACK = re.compile(r"\b(?:was|were|had|did|said|told|[a-z]{2,}ed)\b")


def _cue_by_words(token: Token) -> str:
    """The cue of the few words around, within the sentence or a part of it."""
    before = token.doc[max(token.i - _WORDS, 0) : token.i].text
    after = token.doc[token.i : token.i + _WORDS].text
    near = _SEGMENT.split(before)[-1] + " " + _SEGMENT.split(after)[0]
    if _AHEAD.search(near) or _LABEL.search(token.doc[token.sent.start : token.i].text):
        return FUTURE
    return PAST if _BACK.search(near) else ""
