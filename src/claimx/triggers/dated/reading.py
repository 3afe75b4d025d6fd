"""From time expressions to dated claims: tags and tree, the clause's cue, the text's own anchor."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from spacy.tokens import Doc

from claimx import syntax
from claimx.candidates import Candidate, Exclusion
from claimx.dates import Interval, TimeExpression, resolve
from claimx.dates.calendar import interval, shift
from claimx.dates.forms import (
    AHEAD,
    ANCHOR,
    EITHER,
    EVENT,
    NOW,
    Calendar,
    Deictic,
    Fiscal,
    Form,
    Offset,
    Open,
    Shifted,
    Years,
    is_bare,
    parts_of,
)
from claimx.triggers.dated.cue import FUTURE, PAST, clause_cue, has_tree
from claimx.triggers.dated.events import event_day
from claimx.triggers.dated.memory import Memory, Mention
from claimx.triggers.dated.names import without_relation
from claimx.triggers.dated.words import word_reason

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|\n")
_AS_OF = re.compile(r"\bas (?:of|at)\s+(?:the\s+)?$", re.I)
_COMPARED = re.compile(r"\b(?:from|than|versus|vs\.?|compared|against|same)\b", re.I)
_ENDS = re.compile(r"\s*(?:[,.;:)”\"]|$)")
_NEAR = 60
Found = tuple[list[Candidate], list[Exclusion]]


def read(doc: Doc, times: Sequence[TimeExpression], published: date | None = None) -> Found:
    """The dated claims among time expressions, and why the others are none.

    Walks the text in order and keeps the times it has named. An offset from an unknown time
    (`two years after his diagnosis`) comes back as a numeric duration. Without `published`,
    times that count from it are left out.
    """
    reader = _Reader(doc, published)
    for time in times:
        reader.take(time)
    return reader.candidates, reader.exclusions


class _Reader:
    """One text's walk: what has been named so far, and what has been found."""

    def __init__(self, doc: Doc, published: date | None) -> None:
        self.doc, self.text, self.published = doc, doc.text, published
        self.places = syntax.Places(doc)
        self.paragraphs = [match.end() for match in _PARAGRAPH.finditer(self.text)]
        self.memory = Memory()
        self.candidates: list[Candidate] = []
        self.exclusions: list[Exclusion] = []

    def take(self, time: TimeExpression) -> None:
        if time.form is None:
            self._exclude(time, time.rule)
            return
        if not len(self.doc):
            return
        token = self.places.token_at(time.start)
        tree = has_tree(token)
        reason = word_reason(self.text, time, token, tree)
        if reason:
            self._exclude(time, reason)
            return
        time = self._without_attributive_relation(time, tree)
        cue = clause_cue(token, tree) if time.form and _needs_cue(time.form) else ""
        found = self._resolve(time, cue)
        if found is None:
            self._give_back(time)
            return
        time, when = found
        self._remember(time, when)
        self._claim(time, when, cue)

    def _exclude(self, time: TimeExpression, reason: str) -> None:
        self.exclusions.append(Exclusion(time.start, time.end, "dated", reason))

    def _claim(self, time: TimeExpression, when: Interval, cue: str) -> None:
        evidence = {"reads": time.rule}
        if cue:
            evidence["cue"] = cue
        if _AS_OF.search(self.text, max(time.start - 12, 0), time.start):
            evidence["relation"] = "as of"
        self.candidates.append(
            Candidate(
                kind="dated",
                subtype=when.subtype,
                start=time.start,
                end=time.end,
                rule=time.rule,
                date_start=when.start.isoformat() if when.start else "",
                date_end=when.end.isoformat() if when.end else "",
                date_mod=when.mod,
                evidence=evidence,
            )
        )

    def _give_back(self, time: TimeExpression) -> None:
        """An offset without an anchor is a duration; anything else without one is no claim."""
        form = time.form
        if not isinstance(form, Offset) or form.amount == (0, 0):
            unknown = "date.no_reference" if self.published is None else "date.no_anchor"
            self._exclude(time, unknown)
            return
        value, unit = abs(Decimal(str(form.count))), form.unit
        if unit == "half":
            value, unit = value / 2, "year"
        self.candidates.append(
            Candidate(
                kind="numeric",
                subtype="duration",
                start=form.amount[0],
                end=form.amount[1],
                rule="numeric.duration",
                value=value.normalize() if value != value.to_integral() else value.to_integral(),
                unit=unit,
                comparator=form.loose or "eq",
                evidence={"reads": "offset from an undated time"},
            )
        )

    def _without_attributive_relation(self, time: TimeExpression, tree: bool) -> TimeExpression:
        """`after Thursday night's vote`, `since the March ban`: the noun is what is related."""
        if not isinstance(time.form, Open):
            return time
        last = self.places.token_at(time.end - 1)
        beside = self.text[time.end : time.end + 2].strip().isalpha()
        attributive = tree and beside and last.head.i > last.i and syntax.is_nominal(last.head)
        return without_relation(self.text, time) if attributive else time

    # --- Anchors ---

    def _place(self, start: int) -> tuple[int, int]:
        return self.places.sentence_number(start), bisect_right(self.paragraphs, start)

    def _remember(self, time: TimeExpression, when: Interval) -> None:
        sentence, paragraph = self._place(time.start)
        begin = self.places.sentence(sentence)
        leads = self.places.token_at(time.start).i - begin.start < 3
        assert time.form is not None
        explicit = any(_has_year(form) for form in parts_of(time.form))
        history = self.memory.history(sentence, paragraph)
        explicit = explicit or (history is not None and _is_open_year(time.form))
        compared = isinstance(time.form, Shifted) or _is_year_before(time.form)
        self.memory.add(Mention(time.start, sentence, paragraph, when, explicit, leads, compared))

    def _resolve(self, time: TimeExpression, cue: str) -> tuple[TimeExpression, Interval] | None:
        assert time.form is not None
        for form in parts_of(time.form):
            if isinstance(form, Offset) and form.base == EVENT:
                return self._from_event(time, form, cue)
            if isinstance(form, Offset) and form.base == AHEAD and cue != FUTURE:
                return None
        quarter = self._compared(time, self._place(time.start)[0])
        if quarter:
            time_there = time._replace(form=Shifted(-1, "year"))
            when = resolve(time_there, self.published, quarter)
            return (time, when) if when else None
        fallback = None
        for anchor, history in self._anchors(time, cue):
            when = resolve(time, self.published, anchor, cue, history)
            if when is None:
                continue
            if self._fits(time.form, when, cue):
                return time, when
            fallback = fallback or (time, when)
        return fallback if not _points_back(time.form) else None

    def _from_event(
        self, time: TimeExpression, form: Offset, cue: str
    ) -> tuple[TimeExpression, Interval] | None:
        anchored = replace(form, base=ANCHOR)
        if _ENDS.match(self.text, time.end):
            return self._resolve(time._replace(form=anchored), cue)
        event = event_day(self.text, time.end, self.memory, self.places)
        if event is None:
            return None
        when = resolve(time._replace(form=anchored), None, event.interval)
        return (time._replace(end=event.end), when) if when else None

    def _anchors(self, time: TimeExpression, cue: str) -> Iterator[tuple[Interval | None, bool]]:
        """The times that an expression may count from, likeliest first; and whether the text
        tells of the anchor's year, so that a bare month is of it."""
        assert time.form is not None
        sentence, paragraph = self._place(time.start)
        forms = list(parts_of(time.form))
        if any(_base(form) == EITHER for form in forms):
            yield from self._either(forms, sentence, paragraph)
        elif any(_base(form) == ANCHOR for form in forms):
            shifted = next((form for form in forms if isinstance(form, Shifted)), None)
            if shifted:
                units = (shifted.unit_meant,) if shifted.unit_meant else ("quarter", "half")
                known = self.memory.of_unit(*units)
                if known:
                    yield known.interval, False
            for mention in self.memory.latest():
                yield mention.interval, False
        elif any(is_bare(form) for form in forms):
            history = self.memory.history(sentence, paragraph)
            if history and cue != FUTURE and not _only_weekday(time.form):
                yield history.interval, True
            yield None, False
            for mention in self.memory.latest():
                if self.published is None:
                    yield mention.interval, True
        else:
            yield None, False

    def _either(
        self, forms: list[Form], sentence: int, paragraph: int
    ) -> Iterator[tuple[Interval | None, bool]]:
        deictic = next(f for f in forms if isinstance(f, Deictic) and f.base == EITHER)
        unit = deictic.unit
        if unit == "day" or (deictic.shift and unit != "year"):
            for mention in self.memory.latest():
                yield mention.interval, False
        if unit == "quarter":
            known = self.memory.of_unit("quarter")
            if known:
                yield known.interval, False
            elif self.published:
                today = interval(self.published, self.published)
                yield shift(today, -3, "month"), False
        for mention in self.memory.in_sentence(sentence):
            yield mention.interval, False
        yield None, False
        for mention in self.memory.latest():
            if mention.paragraph >= paragraph - 1:
                yield mention.interval, False
        if self.published:
            today = interval(self.published, self.published)
            for step in (-1, 1):
                yield shift(today, step, unit), False

    def _compared(self, time: TimeExpression, sentence: int) -> Interval | None:
        """`up from $3 million a year ago`: the quarter or half just named, which it shifts."""
        if not (_is_year_before(time.form) and _base(time.form) == NOW):
            return None
        if not _COMPARED.search(self.text, max(time.start - _NEAR, 0), time.start):
            return None
        known = self.memory.of_unit("quarter", "half")
        return known.interval if known and known.sentence >= sentence - 1 else None

    def _fits(self, form: Form, when: Interval, cue: str) -> bool:
        """Whether a clause about the past names a past time, and one about the future a later."""
        if self.published is None:
            return True
        start, end = when.start or when.end, when.end or when.start
        if start is None or end is None:
            return True
        if cue == FUTURE:
            return end >= self.published
        if isinstance(form, Offset) and form.unit == "half":
            return end <= self.published
        return (cue != PAST and not _points_back(form)) or start <= self.published


def _base(form: Form | None) -> object:
    return getattr(form, "base", None)


def _is_year_before(form: Form | None) -> bool:
    """`a year ago`, `a year earlier`."""
    return isinstance(form, Offset) and (form.count, form.unit) == (-1, "year")


def _points_back(form: Form) -> bool:
    return any(_base(each) == ANCHOR for each in parts_of(form))


def _needs_cue(form: Form) -> bool:
    return any(
        is_bare(each)
        or _base(each) in (ANCHOR, EITHER, AHEAD)
        or (isinstance(each, Deictic) and each.unit == "weekend")
        for each in parts_of(form)
    )


def _has_year(form: Form) -> bool:
    return isinstance(form, (Years, Fiscal)) or getattr(form, "year", None) is not None


def _is_open_year(form: Form) -> bool:
    return any(is_bare(each) for each in parts_of(form))


def _only_weekday(form: Form) -> bool:
    return any(
        isinstance(each, Calendar) and each.weekday is not None and each.month is None
        for each in parts_of(form)
    )
