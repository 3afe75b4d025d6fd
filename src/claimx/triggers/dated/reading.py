"""From time expressions to dated claims: tags and tree, the clause's cue, the text's own anchor."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from spacy.tokens import Token

from claimx import syntax
from claimx.candidates import Candidate, Exclusion
from claimx.dates import Interval, TimeExpression, fiscal_year, resolve
from claimx.dates.calendar import year_of
from claimx.dates.fiscal import CALENDAR_YEAR
from claimx.dates.forms import (
    AHEAD,
    ANCHOR,
    EVENT,
    Calendar,
    Offset,
    Open,
    Shifted,
    Years,
    is_bare,
    parts_of,
)
from claimx.dates.nearest import distance
from claimx.triggers.dated.anchors import (
    Anchor,
    Place,
    anchors,
    base_of,
    compared_quarter,
    fits,
    is_year_before,
    points_back,
)
from claimx.triggers.dated.asks import (
    has_year,
    is_of_noun,
    is_part_of_the_year,
    is_week,
    is_weekday,
    is_weekend,
    needs_cue,
)
from claimx.triggers.dated.cue import (
    FUTURE,
    NEAREST,
    PAST,
    PERFECT,
    PRESENT,
    clause_cue,
    has_tree,
    is_ahead,
    is_timetabled,
    was_planned,
)
from claimx.triggers.dated.events import event_day
from claimx.triggers.dated.memory import Memory, Mention
from claimx.triggers.dated.relations import follows_from, is_attributive, related
from claimx.triggers.dated.words import is_extreme, page_reason, word_reason
from claimx.values.amount import Amount
from claimx.values.comparing import comparator_left

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|\n")
_AS_OF = re.compile(r"\bas (?:of|at)\s+(?:the\s+)?$", re.I)
_TIMES = re.compile(r"\b(?:time|times|since|once|twice)\s+$")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_HAD = re.compile(r",?(?: [\w,’'-]+){1,4} (?:had|was|were)\b")
_ENDS = re.compile(r"\s*(?:[,.;:)”\"]|$|(?:and|or|but|in|on|at|to|with|as|than)\b)")
_THAN = re.compile(
    r"(?:(?:%|\bper ?cent)\s+(?:on|from)"
    r"|\b(?:than|against|versus|compared (?:with|to))(?: in)?)\s+$"
)
_THAN_ON = re.compile(
    r"\b(?:(?:up|down|higher|lower|more|fewer|less) (?:from|than)|compared (?:with|to)|versus)\b"
    r"[^.;:\n]*$"
)
_MONEY = re.compile(r"[£₹$]|\bRs\b|\b(?:crore|fiscal|budget|tax|deficit|revenue)", re.I)
_RECENT, _NEAR = 31, 60
Found = tuple[list[Candidate], list[Exclusion]]


def read(
    places: syntax.Places, times: Sequence[TimeExpression], published: date | None = None
) -> Found:
    """The dated claims among time expressions, and why the others are none.

    Walks the text in order and keeps the times it has named. An offset from an unknown time
    (`two years after his diagnosis`) comes back as a numeric duration. Without `published`,
    times that count from it are left out.
    """
    reader = _Reader(places, published)
    for time in times:
        reader.take(time)
    return reader.candidates, reader.exclusions


class _Reader:
    """One text's walk: what has been named so far, and what has been found."""

    def __init__(self, places: syntax.Places, published: date | None) -> None:
        self.places, self.doc, self.text = places, places.doc, places.text
        self.published = published
        self.paragraphs = [match.end() for match in _PARAGRAPH.finditer(self.text)]
        self.memory = Memory(published)
        self.candidates: list[Candidate] = []
        self.exclusions: list[Exclusion] = []
        self.fiscal_year = fiscal_year(self.text)
        self.done = 0
        self.origins: dict[Interval, Interval | None] = {}  # what each reading counts from

    def take(self, time: TimeExpression) -> None:
        if time.form is None:
            self._exclude(time, time.rule)
            self._remember_name(time)
            return
        if not len(self.doc):
            return
        token = self.places.token_at(time.start)
        tree = has_tree(token)
        reason = page_reason(self.text, time) or word_reason(self.text, time, token, tree)
        if reason:
            self._exclude(time, reason)
            return
        cue = self._cue(time, token, tree)
        if tree and is_week(time.form) and syntax.is_copular(syntax.clause_head(token) or token):
            self._exclude(time, "time.recurring")
            return
        ahead = self._is_to_come(time, token, tree, cue)
        time = related(time, self.text, self.places, tree, ahead, self.done)
        self.done = time.end
        self.origins.clear()
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
        origin = self.origins.get(when)
        if origin is not None:
            evidence["counts_from"] = " to ".join(day.isoformat() for day in origin[:2] if day)
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
        at, stop = form.amount
        amount = Amount(at, stop, at, stop, value, "words", Decimal(1), "duration", unit)
        start, left = comparator_left(self.text, amount, 0)  # closed for at least a week after …
        self.candidates.append(
            Candidate(
                kind="numeric",
                subtype="duration",
                start=start,
                end=stop,
                rule="numeric.duration",
                value=value.normalize() if value != value.to_integral() else value.to_integral(),
                unit=unit,
                comparator=form.loose or left or "eq",
                evidence={"reads": "offset from an undated time"},
            )
        )

    # --- When ---

    def _cue(self, time: TimeExpression, token: Token, tree: bool) -> str:
        """The clause's cue, as far as it bears on this expression."""
        form = time.form
        assert form is not None
        if not needs_cue(form):
            return ""
        if isinstance(form, Open) and form.relation == "since":
            return PAST
        cue = clause_cue(token, tree)
        if cue == PERFECT and self.text[time.start : time.end].lower().startswith("through"):
            return PAST
        if isinstance(form, Open) and form.relation in ("until", "before"):
            return self._cue_until(time, token, tree, cue)
        weekday = any(is_weekday(each) for each in parts_of(form))
        if cue == NEAREST:
            return cue if weekday else ""
        if cue in (PRESENT, PERFECT):
            if weekday and _THAN_ON.search(self.text, max(time.start - _NEAR, 0), time.start):
                return PAST  # `is up from 50 on Tuesday`
            of_noun = self.text[time.end : time.end + 2] in ("'s", "’s")
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
        attributive = tree and not weekday and is_attributive(time, self.text, self.places)
        if cue == PAST and attributive:
            return ""
        # `will publish its August figures`, `was expected in August`: of the August just over
        if cue == FUTURE and (attributive or (tree and not weekday and was_planned(token))):
            return "" if self._just_over(time, as_long=attributive) else cue
        return cue

    def _has_begun_ahead(self, token: Token) -> bool:
        """`Nissan tomorrow, Honda on Friday`: the day before it in its sentence is to come."""
        here = self.memory.in_sentence(self.places.sentence_number(token.idx))
        last = next(here, None)
        day = last.interval.start if last and last.interval.subtype == "point" else None
        return self.published is not None and day is not None and day > self.published

    def _cue_until(self, time: TimeExpression, token: Token, tree: bool, cue: str) -> str:
        """The cue of `until`, `by`, `before`: what is open till then is mostly still so."""
        assert time.form is not None
        predicate = syntax.clause_head(token) if tree else None
        extended = predicate is not None and is_ahead(predicate)
        if not cue and _HAD.match(self.text, time.end):
            cue = PAST
        over = not any(map(is_weekday, parts_of(time.form))) and self._just_over(time)
        settled = cue == FUTURE or ((cue != PAST or extended) and not over)
        return FUTURE if settled else ""

    def _is_to_come(self, time: TimeExpression, token: Token, tree: bool, cue: str) -> bool:
        """Whether what a clause says from a time on (`from May`) is still to come."""
        if self.published is None or not follows_from(self.text, time.start):
            return False
        when = resolve(time, self.published, cue=cue)
        if when is None or when.start is None or when.start <= self.published:
            return False
        return (cue or clause_cue(token, tree)) in (FUTURE, PRESENT)

    def _just_over(self, time: TimeExpression, as_long: bool = False) -> bool:
        """Whether the nearest such time is one of the last few weeks; `as_long`: or was over no
        longer ago than it lasted (a quarter's figures)."""
        when = resolve(time, self.published)
        if when is None or when.end is None or self.published is None:
            return False
        lasted = (when.end - when.start).days + 1 if as_long and when.start else 0
        return 0 <= (self.published - when.end).days <= max(_RECENT, lasted)

    def _place(self, start: int) -> Place:
        paragraph = bisect_right(self.paragraphs, start)
        begin = self.paragraphs[paragraph - 1] if paragraph else 0
        opens = not any(map(str.isalnum, self.text[begin:start]))
        return Place(self.places.sentence_number(start), paragraph, opens)

    def _remember(self, time: TimeExpression, when: Interval) -> None:
        place = self._place(time.start)
        begin = self.places.sentence(place.sentence)
        leads = self.places.token_at(time.start).i - begin.start < 3
        assert time.form is not None
        explicit = any(has_year(form) for form in parts_of(time.form))
        if not explicit and any(is_bare(form) for form in parts_of(time.form)):
            explicit = self.memory.history(*place) is not None
        compared = isinstance(time.form, Shifted) or is_year_before(time.form)
        compared = compared or bool(_THAN.search(self.text, max(time.start - _NEAR, 0), time.start))
        self.memory.add(Mention(time.start, *place, when, explicit, leads, compared))

    def _remember_name(self, time: TimeExpression) -> None:
        """`the 2008 crash` is no claim, but `that year` may point back to it."""
        year = _YEAR.search(self.text, time.start, time.end)
        if year and time.kind == "name" and len(self.doc):
            when = year_of(int(year[0]))
            self.memory.add(Mention(time.start, *self._place(time.start), when, True, False))

    def _resolve(self, time: TimeExpression, cue: str) -> tuple[TimeExpression, Interval] | None:
        assert time.form is not None
        for form in parts_of(time.form):
            if isinstance(form, Offset) and form.base == EVENT:
                return self._from_event(time, form, cue)
            if isinstance(form, Offset) and form.base == AHEAD and not self._is_ahead(time, cue):
                return None
        place = self._place(time.start)
        quarter = compared_quarter(time, self.text, self.memory, place)
        if quarter:
            years = int(getattr(time.form, "count", -1))
            there = self._at(time._replace(form=Shifted(years, "year")), Anchor(quarter), cue)
            return (time, there) if there else None
        if cue != FUTURE and any(is_part_of_the_year(form) for form in parts_of(time.form)):
            return self._nearest_year(time, place, cue)
        fallback = None
        for anchor in anchors(time, self.memory, place, self.published, cue):
            when = self._at(time, anchor, cue)
            if when is None:
                continue
            if fits(time.form, when, anchor, cue, self.published):
                return time, when
            fallback = fallback or (time, when)
        return fallback if not points_back(time.form) else None

    def _is_ahead(self, time: TimeExpression, cue: str) -> bool:
        """`will end in five years`, but not `the first in five years`."""
        head = self.places.token_at(time.end - 1).head
        of_noun = head.pos_ in ("NOUN", "PROPN", "ADV", "NUM")
        return (
            cue == FUTURE
            and not of_noun
            and not _TIMES.search(self.text, max(time.start - 10, 0), time.start)
            and not is_extreme(self.text[max(time.start - _NEAR, 0) : time.start])
        )

    def _at(self, time: TimeExpression, anchor: Anchor, cue: str) -> Interval | None:
        fiscal = self.fiscal_year
        if isinstance(time.form, Years):  # 2022-23 is a budget's year beside money only
            near = self.text[max(time.start - _NEAR, 0) : time.end + _NEAR]
            fiscal = fiscal if _MONEY.search(near) else CALENDAR_YEAR
        when = resolve(time, self.published, anchor.interval, cue, anchor.history, fiscal)
        if when is not None:
            self.origins.setdefault(when, anchor.interval)
        return when

    def _nearest_year(
        self, time: TimeExpression, place: Place, cue: str
    ) -> tuple[TimeExpression, Interval] | None:
        """`the second half of the year`: of a year just named, else of the nearest that fits."""
        found = []
        for anchor in anchors(time, self.memory, place, self.published, cue):
            when = self._at(time, anchor, cue)
            if when and time.form and fits(time.form, when, anchor, cue, self.published):
                if any(True for _ in self.memory.in_sentence(place.sentence)):
                    return time, when
                found.append(when)
        if self.published is None or not found:
            return (time, found[0]) if found else None
        day = self.published
        return time, min(found, key=lambda when: distance(when, day))

    def _from_event(
        self, time: TimeExpression, form: Offset, cue: str
    ) -> tuple[TimeExpression, Interval] | None:
        anchored = replace(form, base=ANCHOR)
        if _ENDS.match(self.text, time.end):
            return self._resolve(time._replace(form=anchored), cue)
        event = event_day(self.text, time.end, self.memory, self.places)
        if event is None:
            return None
        when = self._at(time._replace(form=anchored), Anchor(event.interval), "")
        return (time._replace(end=event.end), when) if when else None
