"""How likely a row is right: a prior for its rule's kind, moved by what agrees or does not."""

from __future__ import annotations

from claimx.candidates import Candidate
from claimx.clause.reading import ClauseReading

_PRIOR = {"dated": 0.9, "numeric": 0.85, "first_ever": 0.8}


def estimate(candidate: Candidate, clause: ClauseReading) -> float:
    """The share, 0-1, of rows such as this that are right; two decimals."""
    score = _PRIOR[candidate.kind]
    if clause.evidence.get("subject_agreement") == "differ":
        score -= 0.15
    if not clause.subject:
        score -= 0.2
    return round(score, 2)
