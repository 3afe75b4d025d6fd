"""Who or what a claim is about: the shortest name or noun phrase.

Every phrase of the sentence, and what was spoken of before, is nominated; rules give their
opinions (what the trigger itself describes, the clause's subject by the tree and by word
classes), and a table of weights decides between them.
Source: guide, section 3, `subject`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Token

from claimx import noun_phrases, syntax
from claimx.clause import shallow
from claimx.clause.described import described
from claimx.clause.frame import Frame
from claimx.clause.names import short_name
from claimx.clause.nominees import Phrase, nominate
from claimx.clause.phrases import Words, words_of
from claimx.clause.ranking import choose
from claimx.clause.references import References

# words that stand for nobody in particular; a pronoun that nothing resolves is left as it stands,
# since a wrong name is worse
UNRESOLVED = frozenset(("which", "who", "that", "there", "what"))


class Subject(NamedTuple):
    """A subject's words, the steps to it, and how sure it is.

    `agreement`: `given` (the construction names it), what the rules say of it (`described`,
    `words tree`, `words`, `tree`, `-` for none), or `topic` (from before the sentence).
    `probability`: that it is the right one of all nominees, 0-1. `at`: the code point of its
    head word in the sentence, -1 where it stands elsewhere.
    """

    words: Words
    path: str
    agreement: str
    probability: float
    at: int = -1


def find_subject(
    frame: Frame,
    references: References,
    phrases: Sequence[Phrase],
    dates: Sequence[Frame] = (),
    source: str = "",
    speaker: str = "",
) -> Subject:
    """The subject of a claim; '' where the text gives none.

    `phrases`: those of the sentence. `source`: who says it. `speaker`: who `I` is. `dates`: the
    time expressions of the sentence; none of them is what another claim is about.
    """
    given = frame.candidate.subject
    if given is not None:
        name = short_name(frame.source[slice(*given)])
        return Subject(Words(name, -1, -1), "construction", "given", 1.0)
    picks = opinions(frame, dates)
    nominees = list(nominate(frame, phrases, references, dates, picks, source))
    while (choice := choose(nominees)) is not None:
        head = choice.nominee.head
        if head is None:
            words, agreement = Words(choice.nominee.text, -1, -1), "topic"
        else:
            words = nominee_words(frame, references, head, speaker)
            agreement = picks.get(head.i, "-")
        if words.text.lower() not in UNRESOLVED or len(nominees) == 1:
            at = -1 if head is None else head.idx
            return Subject(words, choice.reasons, agreement, choice.probability, at)
        nominees.remove(choice.nominee)
    return Subject(Words("", -1, -1), "none", "none", 0.0)


def nominee_words(frame: Frame, references: References, head: Token, speaker: str) -> Words:
    """The words for a nominee of the sentence."""
    if head.lower_ == "i" and speaker:
        return Words(speaker, -1, -1, head.text)
    return words_of(frame, references, head)


def opinions(frame: Frame, dates: Sequence[Frame]) -> dict[int, str]:
    """What each rule takes for the subject: token index to the rules' names, space-separated.

    Where word classes give none, -1 stands for why: `self` (the trigger is its verb's subject),
    `date`, `number`, `verbless` or `none`.
    """
    picks: dict[int, str] = {}
    token, path = described(frame)
    if token is not None:
        picks[noun_phrases.run_end(token, frame.sent.end).i] = path
    by_words = _by_words(frame)
    if by_words is None or not _may_be_subject(frame, by_words, dates):
        picks[-1] = _lack(frame, by_words, dates)
        by_words = None
    for name, found in (
        ("words", by_words),
        ("tree", _by_tree(frame, dates)[0]),
        ("label", _label(frame)),
    ):
        if found is not None:
            i = noun_phrases.run_end(found, frame.sent.end).i
            picks[i] = f"{picks.get(i, '')} {name}".strip()
    return picks


def _by_words(frame: Frame) -> Token | None:
    number = frame.group_number
    if number is None:
        return shallow.phrase_head(frame.doc, frame.sent.start, frame.sent.end)
    return frame.sentence.subject_of(number)


def _lack(frame: Frame, token: Token | None, dates: Sequence[Frame]) -> str:
    """Why word classes give no subject."""
    if token is None:
        return "verbless" if frame.group_number is None else "none"
    if frame.holds(token):
        return "self"
    return "date" if any(date.holds(token) for date in dates) else "number"


def _by_tree(frame: Frame, dates: Sequence[Frame]) -> tuple[Token | None, str]:
    """The clause's subject; where it has none, that of the clause around it."""
    path: list[str] = []
    for predicate in frame.chain:
        subject, steps = syntax.subject_path(predicate)
        path.append(f"{predicate.text}:{'<'.join(steps)}")
        if subject is not None and syntax.is_relative_pronoun(subject):
            subject = shallow.antecedent(frame.doc, subject.i, frame.sent.start) or subject
        if subject is not None and frame.holds(subject):
            own = syntax.is_nominal(subject) and not subject.like_num
            return (subject if own else noun_phrases.whole(subject)), " ".join(path)
        if subject is not None:
            subject = noun_phrases.whole(subject) or subject
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
