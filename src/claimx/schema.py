"""The record: its fields in order, their types and allowed values. Imports nothing of ours.

Every writer, reader, scorer and table of the docs derives from `FIELDS`.
Source: docs/labelling.md, section 3.
"""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from typing import NamedTuple

KINDS = ("dated", "numeric", "first_ever")

SUBTYPES: dict[str, tuple[str, ...]] = {
    "dated": ("point", "period", "open"),
    "numeric": (
        "count",
        "money",
        "percent",
        "ratio",
        "measure",
        "duration",
        "rank",
        "score",
        "number",
    ),
    "first_ever": ("first", "only", "record", "never_before"),
}

COMPARATORS = ("eq", "approx", "gt", "ge", "lt", "le")
TRENDS = ("up", "down")
DATE_MODS = ("start", "mid", "end", "approx")
MODALITIES = ("asserted", "hedged", "future")


class Field(NamedTuple):
    """One column: `type` is one of str, int, number, date, bool, float."""

    name: str
    type: str
    meaning: str
    allowed: tuple[str, ...] = ()
    in_gold: bool = True


FIELDS: tuple[Field, ...] = (
    Field("claim_id", "str", "stable id: the same text gives the same id on every run", (), False),
    Field("doc_id", "str", "the article: its file name without suffix"),
    Field("kind", "str", "what kind of claim", KINDS),
    Field("subtype", "str", "the kind's subtype", tuple(s for k in KINDS for s in SUBTYPES[k])),
    Field("trigger", "str", "the words that make the claim, verbatim"),
    Field("start", "int", "where the trigger starts: 0-based Unicode code point in the text"),
    Field("end", "int", "where the trigger ends, exclusive"),
    Field("sentence", "str", "the sentence, verbatim", (), False),
    Field("subject", "str", "who or what the claim is about"),
    Field("statement", "str", "the shortest run of the sentence that makes the claim", (), False),
    Field("value", "number", "the number, in plain units (41.07% is 41.07)"),
    Field("value_max", "number", "upper end of a range; value is the lower end"),
    Field("value_from", "number", "start of a change; value is where it ended"),
    Field("unit", "str", "ISO 4217 code, percent, singular unit name or counted noun"),
    Field("comparator", "str", "how the value bounds the quantity", COMPARATORS),
    Field("trend", "str", "whether the quantity rose or fell, by or to the value", TRENDS),
    Field("date_start", "date", "first day of the interval, ISO; empty: open"),
    Field("date_end", "date", "last day of the interval, inclusive, ISO; empty: open"),
    Field("date_mod", "str", "which part of the interval, or that it is loose", DATE_MODS),
    Field("scope", "str", "the domain that a first is first in"),
    Field("attribution", "str", "whom the sentence names as the source"),
    Field("modality", "str", "how sure the text is", MODALITIES),
    Field("negated", "bool", "true where the clause or its speaker denies it"),
    Field(
        "confidence", "float", "0-1: how often such rows have kind, span and value right", (), False
    ),
    Field("rule", "str", "the rule that made the row", (), False),
)

COLUMNS = tuple(field.name for field in FIELDS)
GOLD_COLUMNS = tuple(field.name for field in FIELDS if field.in_gold)
FIELD = {field.name: field for field in FIELDS}


@dataclass(frozen=True)
class Claim:
    """One claim; the attributes are the columns of `FIELDS`, in order.

    `start`, `end`: code points, half-open. `value`, `value_max`, `value_from`: plain units
    (percent, not fraction), None where absent. Dates: ISO strings, inclusive, '' where open
    or absent. Other strings: '' where absent.
    """

    claim_id: str
    doc_id: str
    kind: str
    subtype: str
    trigger: str
    start: int
    end: int
    sentence: str
    subject: str = ""
    statement: str = ""
    value: int | float | None = None
    value_max: int | float | None = None
    value_from: int | float | None = None
    unit: str = ""
    comparator: str = ""
    trend: str = ""
    date_start: str = ""
    date_end: str = ""
    date_mod: str = ""
    scope: str = ""
    attribution: str = ""
    modality: str = "asserted"
    negated: bool = False
    confidence: float = 0.0
    rule: str = ""


assert tuple(field.name for field in dataclass_fields(Claim)) == COLUMNS
