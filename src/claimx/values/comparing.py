"""Comparators round an amount: `more than`, `nearly`, `exceeded` before it, `or more` behind.

Source: docs/labelling.md, section 3 (`comparator`).
"""

from __future__ import annotations

import re

from claimx.lexicon import column, rows, table
from claimx.values.amount import Amount
from claimx.values.numeral import GAP, NUMBERS, SPACE, alternation

_LEFT_OF = {row["form"]: row["comparator"] for row in rows("comparators")}
_LEFT = re.compile(
    rf"(?<![\w.-])({alternation(_LEFT_OF)})(?:{SPACE}(?:an?|its|of|about|some|around))?{SPACE}?\Z",
    re.I,
)
_LAST = {form.split()[-1] for form in _LEFT_OF} | {"an", "a", "its", "of"}
_AHEAD = re.compile(rf"{alternation(_LEFT_OF)}\s{{1,2}}(?:an?\s|the\s)?", re.I)
_RIGHT_OF = {row["form"]: row["comparator"] for row in rows("comparators_after")}
_NUMERALS = alternation(NUMBERS.keys() - {"a", "an"})
_NUMBER_NEXT = rf"\s+(?:[\d$£€]|an?\s(?:half|third|quarter|fifth)|{_NUMERALS}\b)"
_RIGHT = re.compile(
    rf"(?:\s?([+])|,?(?:{GAP}{{1,2}}|[-‐‑]|(?=-))({alternation(_RIGHT_OF.keys() - {'+'})}))"
    rf"(?!\w|[-‐‑]\w| or minus|(?<=\splus)\s(?:an?|the)\s|{_NUMBER_NEXT})",
    re.I,
)
# `over ten years` is a comparator beside these, else it says when
_NOT_DURING = re.compile(
    r"(?<!\w)(?:for|of|in|after|lasting|lasted|took|takes?|spent|just|well|aged|is|was|were|are|be"
    r"|been|than|and|with|has|have|had|served|serving)\s\Z",
    re.I,
)


def comparator_left(text: str, amount: Amount, floor: int) -> tuple[int, str]:
    """Where the span starts with the comparator before it taken in, and which it is."""
    window = max(floor, amount.start - 48)
    before = text[window : amount.start].rstrip()
    last = max(before.rfind(" "), before.rfind("\n"), before.rfind("("))
    if before[last + 1 :].lower() not in _LAST:
        return amount.start, ""
    left = _LEFT.search(text, window, amount.start)
    if not left:
        return amount.start, ""
    form = _plain(left.group(1))
    age = "old" in text[amount.end - 3 : amount.end + 4]
    during = form == "over" and amount.subtype == "duration" and not age
    if during and not _NOT_DURING.search(text, max(0, left.start() - 12), left.start()):
        return amount.start, ""
    if form in _GUARDED and _GUARDED[form].search(text, max(0, left.start() - 14), left.start()):
        return amount.start, ""
    if form in _PASSING and not _is_passed(text, amount):
        return amount.start, ""
    start = left.start()
    comparator = _LEFT_OF[form]
    outer = _LEFT.search(text, window, start) if start > window else None
    double = outer and comparator == "approx" and _plain(outer.group(1)) in _ROUND
    if outer and not (double and form not in _ROUND):  # `at least about`, `estimated more than`
        bound = _LEFT_OF[_plain(outer.group(1))]
        comparator = bound if comparator == "approx" else comparator
        start = outer.start()
    return start, comparator


_ROUND = ("about", "around")  # a preposition before another: `built around roughly 100 photos`
_THAN = re.compile(r"(?:%|per\s?cent)\s$", re.I)
# comparators that are none behind these words: `the past 30 years`, `goes up to £7.50`
_ABOUT_WHAT = alternation(column("over_words"))
_GUARDED = {
    "over": re.compile(rf"(?<!\w){_ABOUT_WHAT}\s$", re.I),  # hands over 70 cars, on trial over $3m
    "past": re.compile(r"(?<!\w)(?:the|this|these|half|his|her|their|its|our)\s$", re.I),
    "up to": re.compile(rf"(?<!\w){alternation(column('rising_verbs'))}\s$", re.I),
}
# `11 per cent more than 8.1 crore`: the share is more, not the amount
_GUARDED |= dict.fromkeys(("more than", "less than", "fewer than", "higher than"), _THAN)
_PASSING = column("passing_verbs")
_FUNCTION = table("function_words")
_NEXT_WORD = re.compile(rf"{GAP}([a-z]+)")
_HIGH = 1000
_CLAUSE_ENDS = re.compile(r"[.,;](?:\s|$)|\s*$")  # NDA crosses 290;


def _is_passed(text: str, amount: Amount) -> bool:
    """Whether `passed` is said of a level: not `passed two laws`, `passes $5m budget`."""
    if not amount.subtype:
        least = _HIGH / 10 if _CLAUSE_ENDS.match(text, amount.end) else _HIGH
        return abs(amount.value) >= least
    ahead = _NEXT_WORD.match(text, amount.end)
    return amount.subtype != "money" or not ahead or ahead.group(1) in _FUNCTION


def _plain(form: str) -> str:
    return re.sub(r"\s+", " ", form.lower())


def comparator_right(text: str, end: int) -> tuple[int, str]:
    """Where the span ends with the comparator behind it taken in, and which it is."""
    right = _RIGHT.match(text, end)
    if not right:
        return end, ""
    return right.end(), _RIGHT_OF[_plain(right.group(1) or right.group(2))]


def comparator_ahead(text: str, pos: int, end: int) -> tuple[int, str]:
    """Where the amount begins behind a comparator at `pos`, and which that is."""
    ahead = _AHEAD.match(text, pos, end)
    if not ahead:
        return pos, ""
    form = _plain(ahead.group().strip())
    return ahead.end(), _LEFT_OF.get(form, "approx")
