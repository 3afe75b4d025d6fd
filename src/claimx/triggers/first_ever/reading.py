"""What a construction reads off a word: a first-ever claim, or why it is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Reading(NamedTuple):
    """A trigger in its construction; token indices into the sentence, half-open.

    `scope`: verbatim, '' where none is named. `subject`: where the construction names it.
    `evidence`: name → the words that show it.
    """

    rule: str
    subtype: str
    start: int
    end: int
    scope: str = ""
    subject: tuple[int, int] | None = None
    hedged: bool = False
    negated: bool = False
    score: float = 4.0
    evidence: Mapping[str, str] = {}


class Refusal(NamedTuple):
    """Why a word is no claim: a stable dotted reason, and what the evidence came to."""

    reason: str
    score: float = -4.0
