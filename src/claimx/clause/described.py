"""What a trigger counts, describes or calls a first, where that and not the clause's subject
is what the claim is about.

Read from word classes around the trigger, which are surer than attachments: `41% of the staff
left`, `four boats will be sold`, `a $2bn deal`, `Kimi, the first app`, `the first app, Kimi`.
Source: guide, section 3, `subject`, and its worked examples.
"""

from __future__ import annotations

from spacy.tokens import Token

from claimx import lexicon, syntax
from claimx.clause import shallow
from claimx.clause.beside import noun_beside, phrase_begin
from claimx.clause.frame import Frame
from claimx.clause.phrases import apposed_name, is_namelike
from claimx.tags import NOUNS

_PLAIN = frozenset(("JJ", "NN", "NNS"))
_OWNERS = frozenset(("its", "his", "her", "their", "my", "our", "your"))


def described(frame: Frame) -> tuple[Token | None, str]:
    """The head of the noun phrase a trigger itself points to, and how; None: ask the clause."""
    kind = frame.candidate.kind
    if kind == "first_ever":
        return _first(frame)
    beside, how = noun_beside(frame)
    if beside is not None:
        return beside, how
    if kind == "numeric":
        return _number(frame)
    return _date(frame)


def _number(frame: Frame) -> tuple[Token | None, str]:
    doc, end, subtype = frame.doc, frame.end_tok, frame.candidate.subtype
    subject_place = _in_subject(frame)
    last = doc[end - 1]
    following = doc[end] if end < frame.sent.end else None
    if following is not None and following.lower_ == "of" and end + 1 < frame.sent.end:
        whole = shallow.phrase_head(doc, end + 1, frame.sent.end)
        lasting = subtype == "duration" and doc[end + 1].tag_ in _PLAIN
        if whole is not None and (subject_place or (lasting and whole.lower_ != "age")):
            return whole, "of"
    before = doc[frame.begin_tok - 1] if frame.begin_tok > frame.sent.start else None
    if before is not None and before.lower_ == "worth" and doc[before.i - 1].tag_ in NOUNS:
        return doc[before.i - 1], "worth"
    if subtype == "count" and subject_place and last.tag_ in NOUNS:
        return last, "counted"
    if subtype == "count" and before is not None and before.tag_ in ("POS", "PRP$"):
        owner = before if before.tag_ == "PRP$" else doc[before.i - 1]
        return owner, "owner"
    joined = "-" in last.text or (end - frame.begin_tok > 1 and doc[end - 2].text == "-")
    if subtype in ("money", "percent", "measure", "duration", "number", "ratio") or joined:
        noun = _modified(frame)
        if noun is not None:
            return _changed(frame, noun)
    return None, ""


def _modified(frame: Frame) -> Token | None:
    """The noun right behind a quantity that describes it: `a $2bn deal`, `131-page report`."""
    doc, end = frame.doc, frame.end_tok
    if end >= frame.sent.end or not _attributive(frame):
        return None
    noun = shallow.phrase_head(doc, end, frame.sent.end)
    if noun is None or noun.tag_ not in NOUNS or not noun.i - end < 5:
        return None
    return noun


def _attributive(frame: Frame) -> bool:
    """Whether a noun or an adjective before one follows the quantity with nothing between."""
    following = frame.doc[frame.end_tok]
    return following.tag_ in (*NOUNS, "JJ", "VBG", "VBN") and following.lower_ not in (
        lexicon.column("not_described")
    )


def _changed(frame: Frame, noun: Token) -> tuple[Token | None, str]:
    """`a 12% drop in sales` is about sales, `a 25-fold increase` about who increased."""
    if noun.lemma_.lower() not in lexicon.column("change_nouns"):
        return noun, "described"
    doc, at = frame.doc, noun.i + 1
    if at < frame.sent.end and doc[at].lower_ in ("in", "of"):
        whole = shallow.phrase_head(doc, at + 1, frame.sent.end)
        timed = whole is None or whole.lemma_.lower() in lexicon.column("time_nouns")
        if whole is not None and not whole.like_num and not timed:
            return whole, "change in"
    if noun.i > frame.end_tok and doc[noun.i - 1].tag_ in ("NN", "NNS"):
        return noun, "described"  # `a 12% sales increase`
    return None, ""


def _date(frame: Frame) -> tuple[Token | None, str]:
    """`today's announcement`: the announcement."""
    doc, end = frame.doc, frame.end_tok
    possessive = end < frame.sent.end and doc[end].tag_ == "POS"
    inside = doc[end - 1].tag_ == "POS"
    if possessive or inside:
        noun = shallow.phrase_head(doc, end + possessive, frame.sent.end)
        if noun is not None and noun.tag_ in NOUNS and _in_subject(frame):
            return noun, "described"
    elif end < frame.sent.end:
        noun = _modified(frame)  # `third-quarter results`
        if noun is not None:
            return noun, "dated"
    return None, ""


def _first(frame: Frame) -> tuple[Token | None, str]:
    doc, sent = frame.doc, frame.sent
    noun = shallow.phrase_head(doc, frame.begin_tok, sent.end)
    begin = phrase_begin(doc, frame.begin_tok, sent.start)
    if noun is None or noun.i < frame.begin_tok or noun.lemma_.lower() == "time":
        return None, ""
    before = doc[begin - 1] if begin > sent.start else None
    named = apposed_name(doc, noun.i + 1, sent.end)
    if before is not None and before.text in (",", "—", "–") and begin - 2 >= sent.start:
        if frame.candidate.subtype == "record" or not is_namelike(doc[begin - 2]):
            return None, ""
        return doc[begin - 2], "apposition"
    if named is not None:
        return named, "apposition"
    return _first_in_clause(frame, noun, begin, before)


def _first_in_clause(
    frame: Frame, noun: Token, begin: int, before: Token | None
) -> tuple[Token | None, str]:
    doc = frame.doc
    owned = any(doc[i].lower_ in _OWNERS for i in range(begin, noun.i))
    if _in_subject(frame):
        verb = frame.group
        if verb is not None and doc[verb.end - 1].lower_ in lexicon.column("linking_verbs"):
            at = verb.end
            while at < frame.sent.end and doc[at].tag_ == "RB":
                at += 1
            name = shallow.phrase_head(doc, at, frame.sent.end)
            if name is not None and is_namelike(name):
                return name, "identified"
        return noun, "called first"
    if before is None:
        return noun, "called first"
    if before.lower_ in lexicon.column("linking_verbs") and _about_it(frame):
        return noun, "it is the first"
    if before.lower_ in lexicon.column("linking_verbs") or before.lower_ in ("as", "for"):
        return None, ""
    if owned or before.tag_ == "RB" or frame.candidate.subtype == "record":
        return None, ""
    return noun, "called first"


def _about_it(frame: Frame) -> bool:
    """Whether the clause's subject is a mere `it`: `It was the first rise since May`."""
    if frame.group_number is None:
        return False
    subject = frame.sentence.subject_of(frame.group_number)
    return subject is not None and subject.lower_ == "it"


def _in_subject(frame: Frame) -> bool:
    """Whether the trigger stands in the subject of its verb, not in a phrase before it."""
    verb = frame.group
    if verb is None or verb.begin < frame.end_tok or verb.kind != "finite":
        return False
    before = frame.doc[frame.begin_tok - 1] if frame.begin_tok > frame.sent.start else None
    while before is not None and before.tag_ in ("DT", "JJ", "PRP$", "RB", "``", "PDT"):
        before = frame.doc[before.i - 1] if before.i > frame.sent.start else None
    inside = before is None or before.tag_ not in ("IN", "TO") or before.lower_ in ("that", "as")
    return inside and not syntax.is_verbal(frame.doc[frame.end_tok - 1])
