"""A trigger's clause: who it is about, who says so, how sure, since when. One module a field."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Sequence

from spacy.tokens import Doc

from claimx import layout, syntax
from claimx.candidates import Candidate, Exclusion
from claimx.clause import (
    asserting,
    attribution,
    modality,
    negation,
    statement,
    subject,
    tied_date,
    trend,
)
from claimx.clause.frame import Frame, Sentences
from claimx.clause.nominees import Phrase, phrases_of
from claimx.clause.quotes import Quotations
from claimx.clause.reading import ClauseReading
from claimx.clause.references import References

__all__ = ["ClauseReading", "read_clauses"]


def read_clauses(
    places: syntax.Places,
    candidates: Sequence[Candidate],
    page: layout.Layout | None = None,
    read: Container[int] | None = None,
) -> list[ClauseReading | Exclusion]:
    """The reading of each candidate's clause, or why the clause makes no claim; same order.

    `page`: the layout of the text, where it has been read already. `read`: the first tokens of
    the sentences in which antecedents are looked for; None for all.
    """
    if not candidates:
        return []
    reader = _Reader(places, page or layout.read_layout(places.text))
    sentences = Sentences(places, reader.references, read)
    frames = [sentences.frame(candidate) for candidate in candidates]
    dates: dict[int, list[Frame]] = defaultdict(list)
    for frame in frames:
        if frame.candidate.kind == "dated":
            dates[frame.number].append(frame)
    return [reader.read(frame, dates[frame.number]) for frame in frames]


class _Reader:
    """What is read once an article: its sentences, lines, quotations and names."""

    def __init__(self, places: syntax.Places, page: layout.Layout) -> None:
        self._published = places.doc._.published if Doc.has_extension("published") else ""
        self.quotations = Quotations(places.text)
        self.references = References(places.text)
        self._lines = page.lines
        self._phrases_of: dict[tuple[int, int], list[Phrase]] = {}
        self._line_starts = [line.start for line in page.lines]

    def _phrases(self, frame: Frame) -> list[Phrase]:
        key = frame.sent.start, frame.sent.end
        if key not in self._phrases_of:
            self._phrases_of[key] = phrases_of(frame.sentence, self.references)
        return self._phrases_of[key]

    def _in_heading(self, char: int) -> bool:
        at = bisect_right(self._line_starts, char) - 1
        return at >= 0 and self._lines[at].kind == "heading"

    def read(self, frame: Frame, dates: Sequence[Frame]) -> ClauseReading | Exclusion:
        """One candidate's clause."""
        candidate = frame.candidate
        heading = self._in_heading(candidate.start)
        quotation = self.quotations.around(candidate.start)
        reason = asserting.no_claim(frame, quotation, heading)
        if reason:
            return Exclusion(candidate.start, candidate.end, candidate.kind, reason)
        source, source_cue = attribution.find_attribution(frame, self.quotations, self.references)
        speaker = attribution.speaker_of((source, source_cue), quotation, self.references)
        phrases = self._phrases(frame)
        about = subject.find_subject(frame, self.references, phrases, dates, source, speaker)
        date = tied_date.tied_date(frame, dates)
        sure, sure_cue = modality.read_modality(frame, heading, date, self._published)
        negated, negation_cue = negation.read_negation(frame)
        direction, trend_cue = trend.read_trend(frame)
        evidence = {
            "subject": about.path,
            "subject_agreement": about.agreement,
            "subject_at": str(about.at) if about.at >= 0 else "",
            "subject_probability": f"{about.probability:.2f}",
            "pronoun": about.words.pronoun,
            "attribution": source_cue,
            "modality": sure_cue,
            "negated": negation_cue,
            "trend": trend_cue,
            "tied_date": _words_of(frame, date),
        }
        return ClauseReading(
            sentence=frame.text,
            subject=about.words.text,
            statement=statement.find_statement(frame, about.words, source, source_cue),
            attribution=source,
            modality=sure,
            negated=negated,
            trend=direction,
            date_start=_start(date) if date else "",
            date_end=date.date_end if date else "",
            date_mod=date.date_mod if date else "",
            evidence={key: value for key, value in evidence.items() if value},
        )


def _start(date: Candidate) -> str:
    """The first day of a tied date; a stock figure `as of` a day holds up to it, not within it."""
    return "" if date.evidence.get("relation") == "as of" else date.date_start


def _words_of(frame: Frame, date: Candidate | None) -> str:
    """The words of a date, '' without one."""
    return frame.source[date.start : date.end] if date else ""
