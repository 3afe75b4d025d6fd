"""The noun that a trigger stands right beside, with no verb of its own between them.

`Malta (2008)`, `Ann Lee, 71, …`, `sales rose 5% and profit 7%`, `put inflation at 10%`.
Source: guide, section 3, `subject`.
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from claimx import lexicon
from claimx.clause import shallow
from claimx.clause.frame import Frame

_NOUNS = ("NN", "NNS", "NNP", "NNPS")
_NAMES = ("NNP", "NNPS")
_QUOTES = "\"“”'‘’"
_LINKS = frozenset(("by", "to", "at", "for", "with", "in", "on", "from", "a", "an", "the"))


def noun_beside(frame: Frame) -> Token | None:
    """The noun beside a trigger, None where there is a verb of its own or no noun."""
    if frame.begin_tok - 1 <= frame.sent.start:
        return None
    return _bracketed(frame) or _aged(frame) or _gapped(frame) or _valued(frame)


def _bracketed(frame: Frame) -> Token | None:
    doc, at = frame.doc, frame.begin_tok - 1
    if doc[at].text != "(":
        return None
    noun = doc[at - 1]
    wanted = _NAMES if frame.candidate.kind == "dated" else _NOUNS
    return noun if noun.tag_ in wanted else None


def _aged(frame: Frame) -> Token | None:
    """`Ann Lee, 71, …`: an age in commas."""
    doc, at = frame.doc, frame.begin_tok - 1
    if frame.candidate.unit != "year" or doc[at].text != "," or doc[at - 1].tag_ not in _NAMES:
        return None
    closed = frame.end_tok >= frame.sent.end or doc[frame.end_tok].text in (",", ".", ")")
    return doc[at - 1] if closed else None


def _gapped(frame: Frame) -> Token | None:
    """`sales rose 5% and profit 7%`: the phrase between `and` and the trigger."""
    doc, start, at = frame.doc, frame.sent.start, frame.begin_tok - 1
    while at > start and doc[at].lower_ in _LINKS:
        at -= 1
    noun = doc[at]
    if noun.tag_ not in _NOUNS or noun.lower_ in lexicon.column("time_nouns"):
        return None
    begin = phrase_begin(doc, at, start)
    while begin > start and doc[begin - 1].tag_ in (*_NOUNS, "IN", "DT", "-LRB-"):
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


def _valued(frame: Frame) -> Token | None:
    """`put inflation at 10%`: what is valued."""
    doc, group = frame.doc, frame.group
    at = frame.begin_tok - 1
    if group is None or group.end > at or doc[at].lower_ not in ("at", "for"):
        return None
    if doc[group.end - 1].lower_ not in lexicon.column("valuing_verbs"):
        return None
    noun = shallow.phrase_head(doc, group.end, at)
    return noun if noun is not None and noun.i == at - 1 else None


def phrase_begin(doc: Doc, at: int, floor: int) -> int:
    """Where the noun phrase that holds a word begins, its determiner and quote included."""
    while at > floor and (
        doc[at - 1].tag_ in ("DT", "PRP$", "JJ", "CD", "POS", "``")
        or doc[at - 1].text in _QUOTES
        or (doc[at - 1].tag_ in _NOUNS and at < len(doc) and doc[at].tag_ == "POS")
    ):
        at -= 1
    return at
