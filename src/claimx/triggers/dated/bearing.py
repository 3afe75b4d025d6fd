"""How a clause bears on a time in it: whether it tells of what was, is or is to come then.

The clause's tense and words (`cue`) say so, but not of every expression: `will publish its August
figures` tells of an August that is over.
"""

from __future__ import annotations

import re
from datetime import date

from spacy.tokens import Token

from claimx import syntax
from claimx.dates import TimeExpression, resolve
from claimx.dates.forms import AHEAD, Calendar, Open, parts_of
from claimx.triggers.dated.anchors import base_of
from claimx.triggers.dated.asks import is_of_noun, is_weekday, is_weekend, needs_cue
from claimx.triggers.dated.cue import (
    FUTURE,
    NEAREST,
    PAST,
    PERFECT,
    PRESENT,
    clause_cue,
    is_ahead,
    is_timetabled,
    was_planned,
)
from claimx.triggers.dated.memory import Memory
from claimx.triggers.dated.relations import follows_from, is_attributive
from claimx.triggers.dated.words import is_extreme

_TIMES = re.compile(r"\b(?:time|times|since|once|twice)\s+$")
_HAD = re.compile(r",?(?: [\w,’'-]+){1,4} (?:had|was|were)\b")
_THAN_ON = re.compile(
    r"\b(?:(?:up|down|higher|lower|more|fewer|less) (?:from|than)|compared (?:with|to)|versus)\b"
    r"[^.;:\n]*$"
)
_RECENT, _NEAR = 31, 60


class Bearing:
    """Reads the times of one text against their clauses.

    `published`: None where unknown. `memory`: the times read so far.
    """

    def __init__(self, places: syntax.Places, published: date | None, memory: Memory) -> None:
        self._places, self._text, self._published = places, places.text, published
        self._memory = memory

    def cue(self, time: TimeExpression, token: Token, tree: bool) -> str:
        """The clause's cue, as far as it bears on this expression."""
        form = time.form
        assert form is not None
        if not needs_cue(form):
            return ""
        if isinstance(form, Open) and form.relation == "since":
            return PAST
        cue = clause_cue(token, tree)
        if cue == PERFECT and self._text[time.start : time.end].lower().startswith("through"):
            return PAST
        if isinstance(form, Open) and form.relation in ("until", "before"):
            return self._cue_until(time, token, tree, cue)
        weekday = any(is_weekday(each) for each in parts_of(form))
        if cue == NEAREST:
            return cue if weekday else ""
        if cue in (PRESENT, PERFECT):
            if weekday and _THAN_ON.search(self._text, max(time.start - _NEAR, 0), time.start):
                return PAST  # `is up from 50 on Tuesday`
            of_noun = self._text[time.end : time.end + 2] in ("'s", "’s")
            if (weekday and not of_noun) or (cue == PRESENT and is_weekend(form)):
                return FUTURE
            ahead = any(base_of(each) == AHEAD for each in parts_of(form))
            predicate = syntax.clause_head(token) if ahead and tree else None
            if predicate is not None and is_timetabled(predicate):
                return FUTURE  # `registration opens in two weeks`
            day = any(isinstance(each, Calendar) and each.day for each in parts_of(form))
            told = day and cue == PRESENT and not (tree and is_of_noun(token))
            return PRESENT if told else ""
        if not cue and is_weekend(form) and tree and was_planned(token):
            return PAST  # `agreed over the weekend to meet`
        if not cue and is_weekday(form) and self._has_begun_ahead(token):
            return FUTURE
        attributive = tree and not weekday and is_attributive(time, self._text, self._places)
        if cue == PAST and attributive:
            return ""
        # `will publish its August figures`, `was expected in August`: of the August just over
        if cue == FUTURE and (attributive or (tree and not weekday and was_planned(token))):
            return "" if self._just_over(time, as_long=attributive) else cue
        return cue

    def _has_begun_ahead(self, token: Token) -> bool:
        """`Nissan tomorrow, Honda on Friday`: the day before it in its sentence is to come."""
        last = next(self._memory.latest(), None)
        if last is None or last.sentence != self._places.sentence_number(token.idx):
            return False
        day = last.interval.start if last.interval.subtype == "point" else None
        return self._published is not None and day is not None and day > self._published

    def _cue_until(self, time: TimeExpression, token: Token, tree: bool, cue: str) -> str:
        """The cue of `until`, `by`, `before`: what is open till then is mostly still so."""
        assert time.form is not None
        predicate = syntax.clause_head(token) if tree else None
        extended = predicate is not None and is_ahead(predicate)
        if not cue and _HAD.match(self._text, time.end):
            cue = PAST
        over = not any(map(is_weekday, parts_of(time.form))) and self._just_over(time)
        settled = cue == FUTURE or ((cue != PAST or extended) and not over)
        return FUTURE if settled else ""

    def is_to_come(self, time: TimeExpression, token: Token, tree: bool, cue: str) -> bool:
        """Whether what a clause says from a time on (`from May`) is still to come."""
        if self._published is None or not follows_from(self._text, time.start):
            return False
        when = resolve(time, self._published, cue=cue)
        if when is None or when.start is None or when.start <= self._published:
            return False
        return (cue or clause_cue(token, tree)) in (FUTURE, PRESENT)

    def _just_over(self, time: TimeExpression, as_long: bool = False) -> bool:
        """Whether the nearest such time is one of the last few weeks; `as_long`: or was over no
        longer ago than it lasted (a quarter's figures)."""
        when = resolve(time, self._published)
        if when is None or when.end is None or self._published is None:
            return False
        lasted = (when.end - when.start).days + 1 if as_long and when.start else 0
        return 0 <= (self._published - when.end).days <= max(_RECENT, lasted)

    def reaches_ahead(self, time: TimeExpression, cue: str) -> bool:
        """`will end in five years`, but not `the first in five years`."""
        head = self._places.token_at(time.end - 1).head
        of_noun = head.pos_ in ("NOUN", "PROPN", "ADV", "NUM")
        return (
            cue == FUTURE
            and not of_noun
            and not _TIMES.search(self._text, max(time.start - 10, 0), time.start)
            and not is_extreme(self._text[max(time.start - _NEAR, 0) : time.start])
        )
