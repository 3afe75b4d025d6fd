"""What the clause around a trigger says: the fields that every kind of claim shares."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class ClauseReading(NamedTuple):
    """The fields of a record that come from the trigger's clause, as in `schema.FIELDS`.

    `sentence` and `statement`: verbatim runs of the text. `date_start`, `date_end`, `date_mod`:
    the time that a number or a first is tied to, '' for `dated`. `evidence`: what each field
    rests on, for `claimx explain` and for `confidence`.
    """

    sentence: str
    subject: str
    statement: str
    attribution: str
    modality: str
    negated: bool
    trend: str
    date_start: str
    date_end: str
    date_mod: str
    evidence: Mapping[str, str]
