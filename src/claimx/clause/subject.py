"""Who or what a claim is about: the shortest name or noun phrase.

What the trigger itself describes comes first, then the subject of its clause: by the tree, and
by word classes as a second opinion. Where the two agree they are seldom wrong.
Source: guide, section 3, `subject`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from claimx import syntax
from claimx.clause import shallow
from claimx.clause.described import described
from claimx.clause.frame import Frame
from claimx.clause.names import short_name
from claimx.clause.phrases import Words, words_of
from claimx.clause.references import References


class Subject(NamedTuple):
    """A subject's words, the steps to it, and what a second opinion says.

    `agreement`: `given` (the construction names it), `described` (the trigger points to it),
    `agree`, `differ`, `one` (one opinion only), or `topic` (what was last spoken of).
    """

    words: Words
    path: str
    agreement: str


def find_subject(
    frame: Frame, references: References, dates: Sequence[Frame] = (), speaker: str = ""
) -> Subject:
    """The subject of a claim; '' where the text gives none.

    `speaker`: who says `I` here. `dates`: the time expressions of the sentence; none of them is
    what another claim is about.
    """
    given = frame.candidate.subject
    if given is not None:
        name = short_name(frame.source[slice(*given)])
        return Subject(Words(name, -1, -1), "construction", "given")
    token, path = described(frame)
    if token is not None:
        return Subject(words_of(frame, references, token), path, "described")
    token, path, agreement = _of_clause(frame, dates)
    if token is None:
        token, path = _label(frame), "label"
    if token is None:
        topic = references.topic(frame.bounds[0])
        return Subject(Words(topic, -1, -1), "topic", "topic")
    if token.lower_ == "i" and speaker:
        return Subject(Words(speaker, -1, -1, token.text), path, agreement)
    return Subject(words_of(frame, references, token), path, agreement)


def _of_clause(frame: Frame, dates: Sequence[Frame]) -> tuple[Token | None, str, str]:
    by_words = _by_words(frame, dates)
    by_tree, path = _by_tree(frame, dates)
    if by_tree is None or by_words is None:
        return by_tree or by_words, path, "one"
    begin, end = syntax.noun_phrase(by_tree)
    if begin <= by_words.i < end:
        return by_tree, path, "agree"
    return by_words, f"words, not {path}", "differ"


def _by_words(frame: Frame, dates: Sequence[Frame]) -> Token | None:
    number = frame.group_number
    if number is None:
        token = shallow.phrase_head(frame.doc, frame.sent.start, frame.sent.end)
    else:
        token = shallow.subject_of_group(frame.doc, frame.groups, number, frame.sent)
    return token if token is not None and _may_be_subject(frame, token, dates) else None


def _by_tree(frame: Frame, dates: Sequence[Frame]) -> tuple[Token | None, str]:
    """The clause's subject; where it has none, that of the clause around it."""
    path: list[str] = []
    for predicate in frame.chain:
        subject, steps = syntax.subject_path(predicate)
        path.append(f"{predicate.text}:{'<'.join(steps)}")
        if subject is not None and syntax.is_relative_pronoun(subject):
            subject = shallow.antecedent(frame.doc, subject.i, frame.sent.start) or subject
        if subject is not None and _may_be_subject(frame, subject, dates):
            return subject, " ".join(path)
    return None, " ".join(path)


def _may_be_subject(frame: Frame, token: Token, dates: Sequence[Frame]) -> bool:
    """Whether a word can be what a claim is about at all; a slip of the parser cannot."""
    if token.is_punct or token.like_num or not syntax.is_nominal(token):
        return False
    return not frame.holds(token) and not any(date.holds(token) for date in dates)


def _label(frame: Frame) -> Token | None:
    """The noun phrase before a colon that a line opens with (`• Methane: 1,897 parts …`)."""
    doc, start = frame.doc, frame.sent.start
    while start < frame.sent.end and not doc[start].text[0].isalnum():
        start += 1
    colon = next(
        (i for i in range(start, min(start + 7, frame.begin_tok)) if doc[i].text == ":"), -1
    )
    if colon < 0:
        return None
    head = shallow.phrase_head(doc, start, colon)
    return head if head is not None and not head.like_num else None
