"""The words of time and their types, from lexicons/time_words.csv.

A type is one character of a string, so that a grammar rule is a regular expression over types.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Any, NamedTuple

from claimx import lexicon

# what has a shape rather than a word
_SHAPES = (
    "MONTHDAY", "CLOCK", "DECADE", "YEAR", "DAY", "COUNT", "OTHER", "COMMA", "DOT", "DASH", "LPAR",
    "RPAR", "POSS", "APOSYEAR", "FISCALYEAR", "PARTN", "YEARS", "ABS", "HOLIDAY", "NTH",
    "OCLOCK",
)  # fmt: skip
# what the grammar makes of them
_MADE = (
    "N", "UNT", "MDAY", "CDAY", "MON", "YR", "PRT", "REL", "WHOLE", "SPAN", "OPEN", "VAGUE",
    "OFFSET", "DONE",
)  # fmt: skip
# what can be the core of a time expression
_CORE = (
    "MONTH", "MAY", "MABBR", "WEEKDAY", "WEEKDAYS", "WABBR", "SEASON", "FALL", "UNIT", "UNITS",
    "QUARTER", "QUARTERS", "HALF", "WEEKEND", "WEEKENDS", "PERIOD", "DEIDAY", "TONIGHT", "DECADE",
    "DECADEWORD", "YEAR", "ABS", "MONTHDAY", "FISCALYEAR", "PARTN", "YEARS", "CLOCK", "APOSYEAR",
    "TENS", "NOON", "DAYPART", "MORNINGS", "HOLIDAY", "HOLIDAYWORD", "NTH", "BC",
    "FISCAL", "OCLOCK", "MIDYEAR", "ERA",
)  # fmt: skip
_NEEDS_CAPITAL = ("MAY", "WABBR", "FY", "MABBR")
_NEEDS_CAPITALS = ("ERA",)


class Node(NamedTuple):
    """A token, or a phrase already read. `type`: one character; `value`: by type.

    `rule`: the name of the rule that made it, '' for a token. `start`, `end`: code points.
    """

    type: str
    start: int
    end: int
    value: Any = None
    rule: str = ""


class Word(NamedTuple):
    """A word of time: its type's character and its value."""

    type: str
    value: Any


@cache
def codes() -> dict[str, str]:
    """The character of every type name."""
    names = sorted({row["type"] for row in lexicon.rows("time_words")})
    return {name: chr(0x100 + i) for i, name in enumerate([*names, *_SHAPES, *_MADE])}


@cache
def words() -> dict[str, Word]:
    """The words of time by their forms, as written: lower case, with a capital, in capitals."""
    found = {}
    for row in lexicon.rows("time_words"):
        form, value = row["form"], row["value"]
        number = re.fullmatch(r"-?\d+", value)
        word = Word(codes()[row["type"]], int(value) if number else value)
        lower = () if row["type"] in _NEEDS_CAPITAL else (form,)
        forms = (*lower, form.capitalize(), form.upper())
        found.update(dict.fromkeys(forms[-1:] if row["type"] in _NEEDS_CAPITALS else forms, word))
    return found


@cache
def core_types() -> frozenset[str]:
    """The types of which a run of tokens must have one to be worth reading."""
    return frozenset(codes()[name] for name in _CORE if name in codes())
