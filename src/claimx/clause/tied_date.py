"""The time that a number or a first is tied to: the one that its own clause names.

Measured on our gold: a time in a clause around or beside the trigger's is its time in one case
in ten, so none is inherited; nor is one that a comparison brings in (`from 5 million in 2019`).
Source: guide, section 3, `date_start`.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimx import lexicon
from claimx.candidates import Candidate
from claimx.clause.frame import Frame

_BREAKS = frozenset((",", ";", ":", "(", "—", "–"))


def tied_date(frame: Frame, dates: Sequence[Frame]) -> Candidate | None:
    """The dated candidate that a claim's clause names; `dates`: those of the same sentence."""
    if frame.candidate.kind == "dated":
        return None
    fitting = [date for date in dates if _same_clause(frame, date) and _not_apart(frame, date)]
    nearest = min(fitting, key=lambda date: abs(date.begin_tok - frame.begin_tok), default=None)
    return nearest.candidate if nearest else None


def _same_clause(frame: Frame, date: Frame) -> bool:
    """Whether both hang on one predicate; without a tree, on one verb, or stand alone."""
    if frame.predicate is not None and date.predicate is not None:
        return frame.predicate.i == date.predicate.i
    return frame.group_number == date.group_number


def _not_apart(frame: Frame, date: Frame) -> bool:
    """A time before the trigger holds for what follows; behind it, only without a break."""
    if date.begin_tok < frame.begin_tok:
        return True
    between = frame.doc[frame.end_tok : date.begin_tok + 1]
    comparisons = lexicon.column("comparison_words")
    return not any(token.text in _BREAKS or token.lower_ in comparisons for token in between)
