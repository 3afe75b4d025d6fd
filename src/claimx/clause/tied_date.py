"""The time that a number or a first is tied to: that of its own clause, or of one around it.

A clause inherits the time of the clause it hangs on (`In 2024 sales rose, passing 5 million`),
but not that of who reports it (`said on Monday that sales rose`).
Source: guide, section 3, `date_start`.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimx import syntax
from claimx.candidates import Candidate
from claimx.clause.attribution import is_reporting
from claimx.clause.frame import Frame


def tied_date(frame: Frame, dates: Sequence[Frame]) -> Candidate | None:
    """The dated candidate that a claim's clause names; `dates`: those of the same sentence."""
    if not dates or frame.candidate.kind == "dated":
        return None
    if not frame.parsed:
        return dates[0].candidate if len(dates) == 1 else None
    reach = _reach(frame)
    ranked = []
    for date in dates:
        if date.predicate is None:
            continue
        depth = next((n for n, i in enumerate(reach) if i == date.predicate.i), None)
        if depth is not None:
            ranked.append((depth, abs(date.candidate.start - frame.candidate.start), date))
    if not ranked:
        return None
    return min(ranked, key=lambda item: item[:2])[2].candidate


def _reach(frame: Frame) -> list[int]:
    """The predicates whose time is the claim's time, nearest first."""
    reach: list[int] = []
    for predicate in frame.chain:
        reach.append(predicate.i)
        head = predicate.head
        if syntax.role(predicate) in ("complement", "object") and is_reporting(head):
            break
        if syntax.role(predicate) == "relative":
            break
    return reach
