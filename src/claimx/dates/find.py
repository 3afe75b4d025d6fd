"""Text to time expressions: tokens, reduced level by level; and what is none."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from claimx.dates.compose import composed_rules
from claimx.dates.forms import Form
from claimx.dates.grammar import date_rules
from claimx.dates.nested import nested_rules
from claimx.dates.numbers import amount_rules, number_rules
from claimx.dates.relative import relative_rules
from claimx.dates.rules import Grammar
from claimx.dates.tokens import islands
from claimx.dates.vocabulary import Node, codes

_DATES = ("MDAY", "CDAY", "MON", "YR", "PRT", "REL", "WHOLE", "SPAN", "OPEN")


class TimeExpression(NamedTuple):
    """Words that name a time.

    `start`, `end`: code points, half-open, by the guide's span. `kind`: `date` (may be a claim),
    `offset` (a claim where its anchor is known, a numeric duration where it is not), or why it is
    no claim: `clock`, `recurring`, `vague`, `age`, `era`. `form`: what it says, None for no claim.
    `rule`: the rule that read it.
    """

    start: int
    end: int
    kind: str
    form: Form | None
    rule: str


@cache
def _grammar() -> Grammar:
    levels = (number_rules, amount_rules, date_rules, relative_rules, nested_rules, composed_rules)
    return Grammar(line for level in levels for line in level())


@cache
def _kinds() -> dict[str, str]:
    kinds = dict.fromkeys(_DATES, "date") | {"OFFSET": "offset", "DONE": "none", "CLOCK": "clock"}
    return {codes()[name]: kind for name, kind in kinds.items()}


def find_times(text: str, day_first: bool | None = None) -> list[TimeExpression]:
    """The time expressions of a text, in order, none overlapping.

    `day_first`: whether 8/1/2026 is the 8th of January; None: by the text's own habit.

    >>> [text[t.start:t.end] for text in ["Sales fell in early 2025."] for t in find_times(text)]
    ['early 2025']
    """
    if day_first is None:
        day_first = _writes_day_first(text)
    found = []
    for island in islands(text, day_first):
        for node in _grammar().reduce(island):
            expression = _expression(node)
            if expression is not None:
                found.append(expression)
    return found


def _expression(node: Node) -> TimeExpression | None:
    kind = _kinds().get(node.type)
    if kind is None:
        return None
    if kind == "none":
        return TimeExpression(node.start, node.end, node.rule.partition(".")[2], None, node.rule)
    if kind == "clock":
        return TimeExpression(node.start, node.end, kind, None, "time.clock")
    return TimeExpression(node.start, node.end, kind, node.value, node.rule)


_SLASHED = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?![\d/])")
_NAMED = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)? (?P<dmy>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}\b)"
)


def _writes_day_first(text: str) -> bool:
    """Whether the text writes the day before the month, judged from its other dates."""
    if "/" not in text:
        return False
    slashed = [(int(a), int(b)) for a, b in _SLASHED.findall(text)]
    if any(b > 12 for _, b in slashed):
        return False
    if any(a > 12 for a, _ in slashed):
        return True
    named = [bool(match["dmy"]) for match in _NAMED.finditer(text)]
    return sum(named) * 2 > len(named)
