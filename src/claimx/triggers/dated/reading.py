"""From time expressions to dated claims: tags and tree, the clause's cue, the text's own anchor."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from claimx import syntax
from claimx.candidates import Candidate, Exclusion
from claimx.dates import Interval, TimeExpression, fiscal_year, resolve
from claimx.dates.calendar import year_of
from claimx.dates.fiscal import CALENDAR_YEAR
from claimx.dates.forms import AHEAD, ANCHOR, EVENT, Offset, Shifted, Years, is_bare, parts_of
from claimx.dates.nearest import distance
from claimx.triggers.dated.anchors import (
    Anchor,
    Place,
    anchors,
    compared_quarter,
    fits,
    is_year_before,
    points_back,
)
from claimx.triggers.dated.asks import has_year, is_part_of_the_year, is_week
from claimx.triggers.dated.bearing import Bearing
from claimx.triggers.dated.cue import FUTURE, has_tree
from claimx.triggers.dated.events import event_day
from claimx.triggers.dated.memory import Memory, Mention
from claimx.triggers.dated.relations import related
from claimx.triggers.dated.words import page_reason, word_reason
from claimx.values.amount import Amount
from claimx.values.comparing import comparator_left
from claimx.values.finding import parse_quantity

_PARAGRAPH = re.compile(r"\n[ \t\r]*\n|\n")
_AS_OF = re.compile(r"\bas (?:of|at)\s+(?:the\s+)?$", re.I)
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_ENDS = re.compile(r"\s*(?:[,.;:)”\"]|$|(?:and|or|but|in|on|at|to|with|as|than)\b)")
_THAN = re.compile(
    r"(?:(?:%|\bper ?cent)\s+(?:on|from)"
    r"|\b(?:than|against|versus|compared (?:with|to))(?: in)?)\s+$"
)
_MONEY = re.compile(r"[£₹$]|\bRs\b|\b(?:crore|fiscal|budget|tax|deficit|revenue)", re.I)
_NEAR = 60
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
        self.bearing = Bearing(places, published, self.memory)
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
        cue = self.bearing.cue(time, token, tree)
        if tree and is_week(time.form) and syntax.is_copular(syntax.clause_head(token) or token):
            self._exclude(time, "time.recurring")
            return
        ahead = self.bearing.is_to_come(time, token, tree, cue)
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
        at, stop = form.amount
        written = parse_quantity(self.text[at:stop])
        if written is not None and written.value is not None and written.subtype == "duration":
            value, unit = written.value, written.unit  # half a century, not 50 years
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
            ahead = isinstance(form, Offset) and form.base == AHEAD
            if ahead and not self.bearing.reaches_ahead(time, cue):
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
