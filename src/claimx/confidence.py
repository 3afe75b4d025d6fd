"""How likely a row is right: a logistic model over traits that can be read off it.

`lexicons/confidence_weights.csv` holds the log-odds of each trait, fitted on the train part of
our gold by `scripts/fit_confidence.py`: a row is right there if its trigger's span, its kind and
its normalised value or dates are. Source: guide, section 3, `confidence`.
"""

from __future__ import annotations

import math
from functools import cache

from claimx import lexicon
from claimx.candidates import Candidate
from claimx.clause.reading import ClauseReading

_LONG_SENTENCE = 60


def estimate(candidate: Candidate, clause: ClauseReading) -> float:
    """The share, 0-1, of rows such as this that are right; two decimals."""
    table = weights()
    odds = table.get("base", 0.0) + sum(
        table.get(trait, 0.0) for trait in traits(candidate, clause)
    )
    return round(1 / (1 + math.exp(-odds)), 2)


@cache
def weights() -> dict[str, float]:
    """The log-odds of each trait; traits that are not in the table weigh nothing."""
    return {row["form"]: float(row["weight"]) for row in lexicon.rows("confidence_weights")}


def traits(candidate: Candidate, clause: ClauseReading) -> list[str]:
    """What the model looks at: rule, subtype, form, context, and how sure the subject is."""
    found = [
        f"kind={candidate.kind}",
        f"rule={candidate.rule}",
        f"subtype={candidate.subtype}",
        f"comparator={candidate.comparator}",
        f"modality={clause.modality}",
        f"subject={clause.evidence.get('subject_agreement', '-')}",
    ]
    if len(clause.sentence.split()) > _LONG_SENTENCE:
        found.append("long sentence")
    if candidate.value_max is not None:
        found.append("range")
    if candidate.date_mod:
        found.append(f"date_mod={candidate.date_mod}")
    if candidate.kind == "dated" and not (candidate.date_start or candidate.date_end):
        found.append("no day")
    if candidate.kind == "numeric" and not candidate.unit:
        found.append("no unit")
    if candidate.value is not None and 0 < candidate.value <= 2 and candidate.subtype == "count":
        found.append("one or two")
    if not any(mark in clause.sentence[-2:] for mark in ".!?"):
        found.append("no full stop")
    found += [f"evidence={name}" for name in sorted(candidate.evidence)]
    return found
