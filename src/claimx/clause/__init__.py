"""A trigger's clause: who it is about, who says so, how sure, since when. One module a field."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from claimx import syntax
from claimx.candidates import Candidate, Exclusion
from claimx.clause.reading import ClauseReading

__all__ = ["ClauseReading", "read_clauses"]


def read_clauses(doc: Doc, candidates: Sequence[Candidate]) -> list[ClauseReading | Exclusion]:
    """The reading of each candidate's clause, or why the clause makes no claim; same order."""
    places = syntax.Places(doc)
    readings: list[ClauseReading | Exclusion] = []
    for candidate in candidates:
        sent = places.sentence_at(candidate.start)
        text = sent.text.strip()
        subject = doc.text[slice(*candidate.subject)] if candidate.subject else ""
        readings.append(
            ClauseReading(
                sentence=text,
                subject=subject,
                statement=text,
                attribution="",
                modality="hedged" if candidate.hedged else "asserted",
                negated=candidate.negated,
                trend=candidate.trend,
                date_start="",
                date_end="",
                date_mod="",
                evidence={},
            )
        )
    return readings
