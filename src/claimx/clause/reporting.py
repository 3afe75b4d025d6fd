"""A source that says, shows, expects or puts something: the subject of a verb before the trigger.

By the forms of words (`Ann Lee told us that …`, `the bank expects …`), and by the tree.
Source: Pareti 2015 (source, cue, content); guide, section 3, `attribution`.
"""

from __future__ import annotations

from spacy.tokens import Token

from claimx import lexicon, syntax
from claimx.clause.frame import Frame
from claimx.clause.references import References
from claimx.clause.sources import (
    PHRASE_TAGS,
    group_begin,
    source_of,
    subject_before,
)
from claimx.tags import FINITE

_THAT_REACH, _OPENING = 14, 6


def find_reporter(frame: Frame, references: References, asides: set[int]) -> tuple[str, str] | None:
    """The source that a verb left of the trigger has, or one above it in the tree.

    `asides`: the verbs that stand in asides, which have been asked already.
    """
    return (
        _by_that(frame, references)
        or _by_tree(frame, references, asides)
        or _by_bare(frame, references, asides)
    )


def told_within(frame: Frame, references: References, start: int) -> tuple[str, str] | None:
    """Who told the speaker of a quotation, that opens at `start`, what it says: `The crew told me
    they had lost 12 boats`."""
    doc = frame.doc
    for i in range(frame.begin_tok - 2, frame.sent.start, -1):
        told = doc[i].tag_ in FINITE and lexicon.table("reporting_verbs").get(doc[i].lower_)
        if (
            told
            and told["tells"] == "yes"
            and doc[i + 1].lower_ in ("me", "us")
            and doc[i].idx > start
        ):
            subject = subject_before(frame, doc[i])
            known = subject is not None and subject.idx > start and subject.tag_.startswith("NN")
            return source_of(frame, references, subject, doc[i]) if subject and known else None
    return None


def _by_that(frame: Frame, references: References) -> tuple[str, str] | None:
    """`Ann Lee told us on Monday that …`: the last such `that` before the trigger."""
    doc, start = frame.doc, frame.sent.start
    for i in range(frame.begin_tok - 1, start, -1):
        if doc[i].lower_ != "that" or doc[i].tag_ not in ("IN", "WDT", "DT"):
            continue
        at = _verb_before(frame, i)
        if at is None or conceded(frame, i):
            continue
        subject = subject_before(frame, doc[at])
        found = source_of(frame, references, subject, doc[at]) if subject is not None else None
        if found:
            return found
    return None


def _verb_before(frame: Frame, that: int) -> int | None:
    """The reporting verb whose complement a `that` opens: not `announced the price that …`."""
    doc = frame.doc
    for k in range(that - 1, max(that - _THAT_REACH, frame.sent.start), -1):
        if doc[k].text in ",;:" or (doc[k].tag_ in FINITE and not is_reporting(doc[k])):
            return None
        if is_reporting(doc[k]):
            entry = lexicon.table("reporting_verbs")[doc[k].lower_]
            first = doc[k + 1]
            told = entry["tells"] == "yes"
            direct = first.i == that or first.tag_ in ("IN", "TO", "RP", "RB", "NNP")
            direct = direct or first.lower_ in lexicon.column("said_when")
            return k if told or direct else None
    return None


def conceded(frame: Frame, since: int) -> bool:
    """Whether the writer takes over again before the trigger: `…, though it holds only 66`."""
    doc = frame.doc
    for i in range(since + 1, frame.begin_tok):
        low, before = doc[i].lower_, doc[i - 1].text
        if before == "," and low in ("though", "although"):
            return True
        if before == "," and low == "but" and (doc[i + 1].tag_ == "PRP" or _others_put(frame, i)):
            return True
        if before == ":" and any(t.tag_ in FINITE for t in doc[i : frame.begin_tok]):
            return True
    return False


def _others_put(frame: Frame, but: int) -> bool:
    """Whether somebody else is the source behind a `but`: `…, but the crews put it at 12`."""
    judging = lexicon.table("judging_verbs")
    between = frame.doc[but + 1 : frame.begin_tok]
    return any(t.lower_ in judging and t.tag_ in FINITE for t in between)


def is_reporting(verb: Token) -> bool:
    """Whether a word says, shows or reckons something: an active verb, with a subject of its own.

    By its form and what stands before it: taggers take `shows` and `claims` for nouns.
    """
    entry = lexicon.table("reporting_verbs").get(verb.lower_)
    if entry is None or verb.tag_ in ("NN", "NNP", "JJ") or verb.i == 0:
        return False
    if entry["lemma"] == "point":
        return verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "out"
    start = verb.sent.start
    before = verb.doc[max(group_begin(verb.doc, verb.i, start) - 1, 0)]
    if before.lower_ == "to" or before.tag_ in ("DT", "JJ", "PRP$", "POS") or before.like_num:
        return False
    if verb.tag_ == "NNS" and before.tag_ == "IN":  # `on fears that`
        return False
    return before.lemma_.lower() not in ("be", "get") and not _is_participle(verb)


def _is_participle(verb: Token) -> bool:
    """Whether a form in -ed or -ing only describes a noun: `the loss reported in May`."""
    if verb.lower_.endswith("ing"):
        return verb.nbor(-1).tag_.startswith("NN")
    return verb.tag_ == "VBN" and syntax.role(verb) == "participle" and syntax.is_passive(verb)


def _by_tree(frame: Frame, references: References, asides: set[int]) -> tuple[str, str] | None:
    """The subject of a reporting verb above the clause, or of one set beside it."""
    for inner, outer in zip(frame.chain, frame.chain[1:], strict=False):
        if (
            outer.i in asides
            or not is_reporting(outer)
            or syntax.is_passive(outer)
            or conceded(frame, outer.i)
        ):
            continue
        if _describes(outer):
            continue
        kind = lexicon.table("reporting_verbs")[outer.lower_]["kind"]
        governs = syntax.role(inner) == "complement" or (
            syntax.role(inner) == "object" and kind in ("show", "think")
        )
        apart = _after_quote_only(frame, outer) or _before_that(frame, outer)
        if governs and outer.i < frame.begin_tok and not apart:
            subject = subject_before(frame, outer)
            found = source_of(frame, references, subject, outer) if subject is not None else None
            if found:
                return found
    return None


def _describes(verb: Token) -> bool:
    """Whether a form in -ed that is tagged a participle only describes: `a strip found at sea`."""
    following = verb.nbor() if verb.i + 1 < len(verb.doc) else verb
    plain = group_begin(verb.doc, verb.i, verb.sent.start) == verb.i
    return verb.tag_ == "VBN" and plain and following.tag_ in ("IN", "TO")


def _by_bare(frame: Frame, references: References, asides: set[int]) -> tuple[str, str] | None:
    """`Ann Lee said sales fell by 5%`: a clause with no `that`, by the order of words."""
    doc, at = frame.doc, frame.begin_tok
    for i in range(at - 1, frame.sent.start, -1):
        if i in asides or not is_reporting(doc[i]):
            continue
        verb = _clause_verb(frame, _past_opening(frame, i + 1))
        if verb < 0 or any(token.text in ",;:—–" for token in doc[verb:at]):
            continue
        if _after_quote_only(frame, doc[i]) or _when_said(frame, i) or _before_that(frame, doc[i]):
            continue
        subject = subject_before(frame, doc[i])
        found = source_of(frame, references, subject, doc[i]) if subject is not None else None
        if found:
            return found
    return None


def _past_opening(frame: Frame, begin: int) -> int:
    """Where a clause goes on behind the phrase that opens it: `She said by 2050, towns would`."""
    doc = frame.doc
    if doc[begin].tag_ != "IN":
        return begin
    for i in range(begin + 1, min(begin + _OPENING, frame.begin_tok)):
        if doc[i].text == ",":
            return i + 1
        if doc[i].tag_ in FINITE:
            break
    return begin


def _when_said(frame: Frame, verb: int) -> bool:
    """Whether a date stands right behind the verb, so that it tells when that was said."""
    return frame.candidate.kind == "dated" and frame.begin_tok <= verb + 2


def _before_that(frame: Frame, verb: Token) -> bool:
    """Whether a date stands between the verb and its `that`: `told us on Monday that …`."""
    doc, at = frame.doc, frame.begin_tok
    if frame.candidate.kind != "dated":
        return False
    for i in range(verb.i + 1, min(verb.i + _THAT_REACH, frame.sent.end)):
        if doc[i].lower_ == "that" and doc[i].tag_ == "IN":
            return i > at
        if doc[i].tag_ in FINITE:
            return False
    return False


def _clause_verb(frame: Frame, begin: int) -> int:
    """The finite verb of the noun phrase that follows in one breath; -1 where none does."""
    doc = frame.doc
    described = doc[begin].tag_ == "VBG" and doc[begin + 1].tag_.startswith("NN")
    if doc[begin].tag_ not in PHRASE_TAGS and not described:
        return -1
    aside = False
    for i in range(begin + 1, min(begin + _THAT_REACH, frame.sent.end)):
        aside = aside != (doc[i].text == ",")
        if aside:
            continue
        if doc[i].text in ";:—–" or doc[i].tag_ in ("CC", "WP", "WDT", "WRB", "TO"):
            return -1
        past = doc[i].tag_ == "VBN" and doc[i].lower_ in lexicon.table("change_words")
        if doc[i].tag_ in FINITE or past:
            return -1 if doc[i].lower_ in lexicon.table("reporting_verbs") else i
        if doc[i].text == "," and i + 1 < frame.sent.end and doc[i + 1].tag_ not in FINITE:
            return -1
    return -1


def _after_quote_only(frame: Frame, verb: Token) -> bool:
    """Whether a verb reports a quotation before it and the trigger stands behind the verb."""
    before = frame.doc[max(verb.i - 5, frame.sent.start) : verb.i]
    return any(token.text in ("”", "''") or token.tag_ == "''" for token in before)
