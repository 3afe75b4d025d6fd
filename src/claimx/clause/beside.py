"""The noun that a trigger stands right beside, with no verb of its own between them.

`Malta (2008)`, `Ann Lee, 71, …`, `sales rose 5% and profit 7%`, `put inflation at 10%`.
Source: guide, section 3, `subject`.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from claimx import lexicon
from claimx.clause import shallow
from claimx.clause.frame import Frame
from claimx.clause.kinds import kind_of_noun
from claimx.tags import NAMES, NOUNS

_QUOTES = "\"“”'‘’"
_TOWARDS = lexicon.column("prepositions") - lexicon.column("prepositions", amount="")
_MEASURING = ("change_words", "valuing_verbs")
_LINKS = frozenset(("by", "to", "at", "for", "with", "in", "on", "from", "a", "an", "the"))


def noun_beside(frame: Frame) -> tuple[Token | None, str]:
    """The noun beside a trigger and how it stands there; None where there is no such noun."""
    if frame.begin_tok - 1 > frame.sent.start:
        for name, read in _READINGS.items():
            noun = read(frame)
            if noun is not None:
                return noun, name
    return None, ""


def _bracketed(frame: Frame) -> Token | None:
    doc, at = frame.doc, frame.begin_tok - 1
    if doc[at].text != "(":
        return None
    noun = doc[at - 1]
    wanted = NAMES if frame.candidate.kind == "dated" else NOUNS
    return noun if noun.tag_ in wanted else None


def _aged(frame: Frame) -> Token | None:
    """`Ann Lee, 71, …`: an age in commas; `women aged 30`, `she left school aged 14`."""
    doc, at = frame.doc, frame.begin_tok - 1
    if frame.candidate.unit != "year" or at <= frame.sent.start:
        return None
    if doc[at].lower_ == "aged":
        return _who_is_aged(frame, doc[at - 1])
    if doc[at].text != "," or doc[at - 1].tag_ not in NAMES:
        return None
    closed = frame.end_tok >= frame.sent.end or doc[frame.end_tok].text in (",", ".", ")", "old")
    return doc[at - 1] if closed else None


def _who_is_aged(frame: Frame, noun: Token) -> Token | None:
    """The persons right before `aged`, or else the subject of the clause."""
    if noun.tag_ == "NNS" or kind_of_noun(noun.lower_, False) in ("role", "agent"):
        return noun
    before = [
        number
        for number, group in enumerate(frame.groups)
        if group.kind == "finite" and group.end < frame.begin_tok
    ]
    return frame.sentence.subject_of(before[-1]) if before else None


def _agent(frame: Frame) -> Token | None:
    """`founded by two brothers`: those who did it."""
    doc, at, last = frame.doc, frame.begin_tok - 1, frame.doc[frame.end_tok - 1]
    group = frame.group
    if frame.candidate.subtype != "count" or doc[at].lower_ != "by" or group is None:
        return None
    passive = doc[group.end - 1].tag_ == "VBN" and group.end <= at
    return last if passive and last.tag_ in NOUNS else None


def _extended(frame: Frame) -> Token | None:
    """`a cave 85 km to the east`, `a ship 300 metres long`: the noun right before a measure."""
    doc, at = frame.doc, frame.begin_tok - 1
    following = doc[frame.end_tok].lower_ if frame.end_tok < frame.sent.end else ""
    if frame.candidate.subtype not in ("measure", "duration") or doc[at].tag_ not in NOUNS:
        return None
    return doc[at] if following in lexicon.column("extent_words") else None


def _gapped(frame: Frame) -> Token | None:
    """`sales rose 5% and profit 7%`: the phrase between `and` and the trigger."""
    doc, start, at = frame.doc, frame.sent.start, frame.begin_tok - 1
    while at > start and doc[at].lower_ in _LINKS:
        at -= 1
    noun = doc[at]
    if noun.tag_ not in NOUNS or noun.lower_ in lexicon.column("time_nouns"):
        return None
    begin = phrase_begin(doc, at, start)
    while begin > start and doc[begin - 1].tag_ in (*NOUNS, "IN", "DT", "-LRB-"):
        begin -= 1
    joined = begin > start and doc[begin - 1].lower_ in ("and", "while", "but")
    earlier = [group for group in frame.groups if group.end < begin]
    if not joined or not earlier or not _parallel(frame, earlier[-1].end, begin):
        return None
    if any(group.begin >= frame.end_tok for group in frame.groups if group.kind == "finite"):
        following = next(g for g in frame.groups if g.begin >= frame.end_tok and g.kind == "finite")
        if not any(doc[i].text in ",;" for i in range(frame.end_tok, following.begin)):
            return None
    return shallow.phrase_head(doc, begin, frame.begin_tok)


def _parallel(frame: Frame, after_verb: int, joint: int) -> bool:
    """Whether a like amount or time stands in the part that the joint goes on."""
    doc, at = frame.doc, frame.begin_tok - 1
    part = doc[after_verb:joint]
    if doc[at].lower_ in _LINKS:
        return any(token.lower_ == doc[at].lower_ for token in part) and _has_amount(part)
    return frame.candidate.kind == "numeric" and _has_amount(part)


def _has_amount(part: Span) -> bool:
    return any(token.like_num for token in part)


def _measured(frame: Frame) -> Token | None:
    """`cut rates by 1% to 3%`, `put inflation at 10%`: the object that is changed or valued."""
    doc, group, at = frame.doc, frame.group, frame.begin_tok - 1
    if frame.candidate.kind != "numeric" or group is None or group.end > at:
        return None
    if doc[frame.begin_tok].lower_ != "from" and doc[at].lower_ not in _TOWARDS:
        return None
    verb = doc[group.end - 1]
    moves = verb.lemma_.lower() in lexicon.column("moving_verbs")
    if not (moves or any(verb.lower_ in lexicon.column(name) for name in _MEASURING)):
        return None
    if any(doc[i].text in ",;:" for i in range(group.end, at)):
        return None
    noun = shallow.phrase_head(doc, group.end, at + 1)
    if noun is None or noun.tag_ not in NOUNS or noun.text == "%":
        return None
    timed = noun.lemma_.lower() in lexicon.column("time_nouns")
    return None if timed or any(t.like_num for t in doc[group.end : noun.i]) else noun


def _risen(frame: Frame) -> Token | None:
    """`with revenue up 22%`: what is up."""
    doc, at = frame.doc, frame.begin_tok - 1
    moved = doc[at].lower_ in lexicon.column("direction_words")
    noun = doc[at - 1]
    return noun if moved and noun.tag_ in NOUNS and noun.text != "%" else None


def _listed(frame: Frame) -> Token | None:
    """`Ann got 500, Bo 190 and Cy 221`: the name right before an amount, behind a mark."""
    doc, at = frame.doc, frame.begin_tok - 1
    if frame.candidate.kind != "numeric" or doc[at].tag_ not in NAMES:
        return None
    begin = at
    while begin > frame.sent.start and doc[begin - 1].tag_ in NAMES:
        begin -= 1
    mark = doc[begin - 1] if begin > frame.sent.start else None
    return doc[at] if mark is not None and mark.text in (",", ";", "and") else None


_READINGS = {
    "bracketed": _bracketed,
    "aged": _aged,
    "gapped": _gapped,
    "measured": _measured,
    "risen": _risen,
    "agent": _agent,
    "listed": _listed,
    "extended": _extended,
}


def phrase_begin(doc: Doc, at: int, floor: int) -> int:
    """Where the noun phrase that holds a word begins, its determiner and quote included."""
    while at > floor and (
        doc[at - 1].tag_ in ("DT", "PRP$", "JJ", "CD", "POS", "``")
        or doc[at - 1].text in _QUOTES
        or (doc[at - 1].tag_ in NOUNS and at < len(doc) and doc[at].tag_ == "POS")
    ):
        at -= 1
    return at
