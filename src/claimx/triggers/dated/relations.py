"""Relation words around a time: told of an event (`since the accident in 1986`), left open by the
clause (`will rise from April 1`), or governing another word (`after Thursday's vote`)."""

from __future__ import annotations

import re
from dataclasses import replace

from spacy.tokens import Token

from claimx import lexicon, syntax
from claimx.dates import TimeExpression
from claimx.dates.forms import (
    Calendar,
    Form,
    Holiday,
    Modified,
    Offset,
    Open,
    Part,
    Span,
    Within,
    Years,
    is_bare,
)
from claimx.syntax import Places
from claimx.triggers.dated.cue import word_cue
from claimx.triggers.dated.names import without_relation

# `since`, what happened, and the preposition before its date; never `has since`
_SINCE = re.compile(
    r"(?<!\bhas )(?<!\bhave )(?<!\bhad )(?<!\bever )\b[Ss]ince"
    r"((?:\s+(?!(?:then|which|and|but|that)\b)[^\s.;:()!?]*[^\s,.;:()!?]\.?"
    r"(?:,(?:\s[^\s,.;:()!?]+){1,2},)?){1,9})"
    r"\s+(?:in|on|of|at)\s+(?:the\s+)?$"
)
_REACH, _PHRASE = 90, 4
_MODIFIERS = ("NN", "JJ", "VBN", "VBG")
_FROM = re.compile(r"\bfrom\s+(?P<least>at least\s+)?(?:the\s+)?$", re.I)
_REACHES = re.compile(r",? (?:to|till|through|on|onwards?)\b")


_BEGINS = re.compile(r"(?:^|[;:.\n]\s?)$")
_MORE = re.compile(r"(?:more|less) than ")
_COUNTED = re.compile(r"([\w.,]*\w)(?: [a-z]+){0,2} $")
# `before the year is out`
_OVER = re.compile(r" (?:is|was|were|are|had been) (?:out|over|up)\b")
_NO_LATER = re.compile(r"\b[Nn]ot? later than\s+(?:the\s+)?$")


def related(
    time: TimeExpression, text: str, places: Places, tree: bool, ahead: bool, after: int
) -> TimeExpression:
    """The expression with the relation that its words and clause give it.

    `ahead`: whether it is a time to come, in a clause about what is to come. `after`: where the
    expression before it ends.
    """
    time = _compared(time, text)
    over = _OVER.match(text, time.end)
    if over and isinstance(time.form, Open) and time.form.relation == "before":
        form = Open("until", time.form.form)
        return time._replace(end=over.end(), form=form)
    if tree and isinstance(time.form, Open) and _is_word_of_another(time, text, places):
        return without_relation(text, time)
    if time.form is not None and (_is_absolute(time.form) or is_bare(time.form)):
        time = _since_event(text, time, max(time.start - _REACH, after))
    match = _NO_LATER.search(text, max(time.start - 24, 0), time.start)
    if match and time.form is not None and not isinstance(time.form, Open):
        form = Open("until", time.form)
        return time._replace(start=match.start(), form=form, rule="dated.open")
    match = _FROM.search(text, max(time.start - 20, 0), time.start)
    if match and time.form is not None and not isinstance(time.form, (Open, Span)):
        governor = _governor(time, places) if tree else None
        preposition = places.token_at(match.start())
        starts = ahead or _opens_clause(preposition, governor)
        if not starts and governor is not None:
            starts = _starts_then(text, time, preposition, governor, bool(match["least"]))
        if starts:
            form = Open("from", time.form)
            return time._replace(start=match.start(), form=form, rule="dated.open")
    return time


def _compared(time: TimeExpression, text: str) -> TimeExpression:
    """`two points more than a year ago`: the points are more, not the year."""
    match = _MORE.match(text, time.start)
    if match is None or not isinstance(time.form, Offset):
        return time
    counted = _COUNTED.search(text, max(time.start - _REACH, 0), time.start)
    if counted is None:
        return time
    words = text[counted.start() : time.start].lower().split()
    numbers = lexicon.table("numbers")
    if not any(word in numbers or word[0].isdigit() for word in words):
        return time
    return time._replace(start=match.end(), form=replace(time.form, loose=""))


def follows_from(text: str, start: int) -> bool:
    return _FROM.search(text, max(start - 20, 0), start) is not None


def _starts_then(
    text: str, time: TimeExpression, preposition: Token, verb: Token, bounded: bool
) -> bool:
    """`knew from 2003`, `at the mill from 2003`: the verb's state begins then. A thing may be of
    that time (`her logbook from 1903`), a change or an age counts from it (`dates from 1903`)."""
    if not isinstance(time.form, (Calendar, Within)) or _REACHES.match(text, time.end):
        return False
    last = preposition.i - 1
    if not syntax.is_verbal(verb) or verb.i > last:
        return False
    if {verb.lower_, verb.lemma_.lower()} & lexicon.table("change_words").keys():
        return False
    if word_cue(verb) == "origin":
        return False
    before = verb.doc[last]
    beside = before.i == verb.i or (
        before.head.i == verb.i and syntax.role(before) in ("adverb", "oblique", "particle")
    )
    return bounded or beside


def _governor(time: TimeExpression, places: Places) -> Token:
    """The word outside of an expression that it hangs on in the tree."""
    token = places.token_at(time.start)
    while time.start <= token.head.idx < time.end and token.head.i != token.i:
        token = token.head
    return token.head


def _opens_clause(token: Token, governor: Token | None) -> bool:
    """`From January the fee was waived`: at the head of a clause, before its verb."""
    before = token.doc[token.sent.start : token.i]
    if not any(each.is_alpha for each in before):
        return True
    if before[-1].text in (";", ":", "–", "—"):
        return True
    return governor is not None and before[-1].text == "," and token.i < governor.i


def _is_word_of_another(time: TimeExpression, text: str, places: Places) -> bool:
    """Whether the relation governs more than the date (`after Friday turns into Saturday`)."""
    assert isinstance(time.form, Open)
    subject = "nsubj" in places.token_at(time.end - 1).dep_
    inner = time.form.form
    year = isinstance(inner, Calendar) and inner.year is not None and inner.month is None
    if year and _BEGINS.search(text, max(time.start - 3, 0), time.start):
        return False  # `Before 2008 prices were flat`
    governs = time.form.relation in ("before", "after") and isinstance(time.form.form, Calendar)
    return is_attributive(time, text, places) or (subject and governs)


def is_attributive(time: TimeExpression, text: str, places: Places) -> bool:
    """Whether the words stand before a noun that they tell more of (`the April contract`)."""
    form = time.form.form if isinstance(time.form, Open) else time.form
    if not isinstance(form, (Calendar, Holiday, Part, Span)):
        return False
    last = places.token_at(time.end - 1)
    beside = text[time.end : time.end + 2].strip().isalpha()
    if not beside or not last.i < last.head.i <= last.i + _PHRASE:
        return False
    return last.head.pos_ in ("NOUN", "PROPN") and last.nbor(1).tag_.startswith(_MODIFIERS)


def _is_absolute(form: Form) -> bool:
    """Whether a form names its year itself."""
    if isinstance(form, Modified):
        return _is_absolute(form.form)
    if isinstance(form, (Part, Within)):
        return form.whole is not None and _is_absolute(form.whole)
    if isinstance(form, Years):
        return True
    if isinstance(form, Span):
        return _is_absolute(form.first)
    return isinstance(form, Calendar) and form.year is not None


def _since_event(text: str, time: TimeExpression, after: int) -> TimeExpression:
    """`since the accident in 1986`: open, told by what happened and its date."""
    match = _SINCE.search(text, after, time.start)
    if match is None or time.form is None:
        return time
    return time._replace(start=match.start(), form=Open("since", time.form), rule="dated.open")
