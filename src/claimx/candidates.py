"""What the triggers hand on: candidates for claims, and why other words are none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple


class Exclusion(NamedTuple):
    """Words that look like a trigger and are not a claim, with the guide's reason.

    `start`, `end`: code points into the text, half-open. `reason`: a stable dotted name
    (`name.model`, `time.clock`), shown by `claimx explain`.
    """

    start: int
    end: int
    kind: str
    reason: str


@dataclass(frozen=True)
class Candidate:
    """A trigger as its own words read, before its clause is looked at.

    `start`, `end`: code points into the text, half-open. Fields named as in `schema.FIELDS`
    mean the same. `subject`: code points of the subject where the construction itself names
    it, else None. `hedged`, `negated`: where the construction says so (`one of the first`).
    `evidence`: what the reading rests on, for `claimx explain` and for `confidence`.
    """

    kind: str
    subtype: str
    start: int
    end: int
    rule: str
    value: Decimal | None = None
    value_max: Decimal | None = None
    value_from: Decimal | None = None
    unit: str = ""
    comparator: str = ""
    trend: str = ""
    date_start: str = ""
    date_end: str = ""
    date_mod: str = ""
    scope: str = ""
    subject: tuple[int, int] | None = None
    hedged: bool = False
    negated: bool = False
    evidence: Mapping[str, str] = field(default_factory=dict)
