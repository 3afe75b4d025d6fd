"""Text as typed time tokens: month, weekday, unit, number, deictic, modifier, relation.

Every word of lexicons/time_words.csv has a type there; numbers and dates in digits get theirs
from their shape. A type is one character of a string, so that a grammar rule is a regular
expression over types.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from claimx import lexicon
from claimx.dates.forms import Holiday
from claimx.dates.shapes import READERS, read_number

_SHAPES = [
    "MONTHDAY",
    "CLOCK",
    "DECADE",
    "YEAR",
    "DAY",
    "COUNT",
    "OTHER",
    "COMMA",
    "DOT",
    "DASH",
    "LPAR",
    "RPAR",
    "POSS",
    "APOSYEAR",
    "FISCALYEAR",
    "PARTN",
    "YEARS",
    "ABS",
]
_MADE = [
    "N",
    "HOLIDAY",
    "MDAY",
    "CDAY",
    "MON",
    "YR",
    "PRT",
    "REL",
    "WHOLE",
    "SPAN",
    "UNT",
    "VAGUE",
    "OFFSET",
    "OPEN",
    "DONE",
]

_TOKEN = re.compile(
    r"""(?:
      (?P<word>(?!https?:|www\.|[QH][1-4]|[FC]Y['’]?\d)[^\W\d_]+)
    | (?P<punct>[-–−,.()/](?!\d\d['’]?s\b))
    | (?P<brk>\n[\t\r ]*\n)
    | (?P<poss>['’]s\b)
    | (?P<apos>['’]\d\d\b)
    | (?P<decade>(?<![\w.,])(?:(?:1\d|20)\d0['’]?s|['’]?[2-9]0['’]?s)\b)
    | (?P<other>[^\s\w$€£¥₹])
    | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?
        |(?:[12]?\d|3[01]|\d{3,4})(?![.,:/'’–-]?\w|\s?(?:[ap]\.?m\b|o['’]c|GMT|UTC|hrs|hours)))
    | (?P<skip>(?:https?://|www\.)\S+|[$€£¥₹]\s?(?:\d[\d.,]*)?)
    | (?P<iso>(?<![\d.,/-])(?:1\d|20|21)\d\d(?:-\d\d?-\d\d?|/\d\d?/\d\d?|\.\d\d\.\d\d)
        (?:T\d\d:\d\d(?::\d\d)?(?:\.\d+)?Z?)?(?![\d/-]))
    | (?P<mixed>(?<![\d/-])(?:(?:19|20)\d\d[/-][A-Za-z]{3,9}[/-]\d{1,2}
        |\d{1,2}[/-][A-Za-z]{3,9}[/-](?:\d{4}|\d\d))\b)
    | (?P<slash>(?<![\d.,/])\d{1,2}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)(?:(?:19|20)\d\d|\d\d)
        (?![\d/]))
    | (?P<compact>(?<![\w.,/-])(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?![\w/]))
    | (?P<clock>(?<![\d.,:/])(?:[01]?\d|2[0-3])(?:(?::[0-5]\d){1,2}(?:\s?[ap]\.?m\b\.?)?
        |(?:[.][0-5]\d)?\s?(?:[ap]\.m\b\.?|[ap]m\b)|\s?o['’]clock|[0-5]\d\s?(?:GMT|UTC|hrs|hours)\b))
    | (?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)
    | (?P<quarter>(?<!\w)(?:Q[1-4]|[1-4]Q)(?:['’]?(?:20\d\d|\d\d))?\b)
    | (?P<half>(?<!\w)(?:H[12]|[12]H)(?:['’]?(?:20\d\d|\d\d))?\b)
    | (?P<fiscal>(?<!\w)[FC]Y['’]?(?:(?:19|20)\d\d|\d\d)\b)
    | (?P<seasonyear>(?<![\w.,/-])(?:19|20)\d\d[/–-]\d\d(?![\d/–-]|[.,]\d))
    | (?P<monthday>(?<![\w.,/$-])\d{1,2}/\d{1,2}(?![\d/%]|[.,]\d|-(?:year|inch)))
    | (?P<figure>\d+(?:[.,]\d+)*)
    )[ ]?
    """,
    re.VERBOSE,
)
_HOT = [
    "MONTH",
    "MAY",
    "MABBR",
    "WEEKDAY",
    "WEEKDAYS",
    "WABBR",
    "SEASON",
    "UNIT",
    "UNITS",
    "QUARTER",
    "QUARTERS",
    "HALF",
    "WEEKEND",
    "WEEKENDS",
    "PERIOD",
    "DEIDAY",
    "TONIGHT",
    "DECADE",
    "DECADEWORD",
    "YEAR",
    "ABS",
    "MONTHDAY",
    "FISCALYEAR",
    "PARTN",
    "YEARS",
    "CLOCK",
    "APOSYEAR",
    "TENS",
    "NOON",
    "DAYPART",
    "MORNINGS",
    "HOLIDAY",
]
_PUNCT = {",": "COMMA", ".": "DOT", "(": "LPAR", ")": "RPAR", "/": "OTHER"}
_NEEDS_CAPITAL = {"MAY", "WABBR", "FY", "MABBR"}


_FIXED = {"skip": "OTHER", "clock": "CLOCK", "poss": "POSS", "brk": "OTHER", "other": "OTHER"}
_TYPES = {
    "iso": "ABS",
    "mixed": "ABS",
    "slash": "ABS",
    "compact": "ABS",
    "decade": "DECADE",
    "ordinal": "ORD",
    "quarter": "PARTN",
    "half": "PARTN",
    "fiscal": "FISCALYEAR",
    "seasonyear": "YEARS",
    "monthday": "MONTHDAY",
    "apos": "APOSYEAR",
}


class Node(NamedTuple):
    """A token, or a phrase already read. `type`: one character; `value`: by type.

    `rule`: the name of the rule that made it, '' for a token. `start`, `end`: code points.
    """

    type: str
    start: int
    end: int
    value: Any = None
    rule: str = ""


@cache
def codes() -> dict[str, str]:
    """The character of every type name."""
    names = sorted({row["type"] for row in lexicon.rows("time_words")})
    return {name: chr(0x100 + i) for i, name in enumerate([*names, *_SHAPES, *_MADE])}


@cache
def _words() -> dict[str, tuple[str, Any, bool]]:
    found = {}
    for row in lexicon.rows("time_words"):
        value: Any = row["value"]
        value = int(value) if re.fullmatch(r"-?\d+", value) else value
        found[row["form"]] = (codes()[row["type"]], value, row["type"] in _NEEDS_CAPITAL)
    return found


def islands(text: str, day_first: bool = False) -> Iterator[list[Node]]:
    """Runs of time tokens, broken at every word that says nothing of time.

    `day_first`: 8/1/2026 is the 8th of January. Runs without a token that can be the core of
    a time expression are left out.
    """
    code, words, hot = codes(), _words(), _hot()
    other = code["OTHER"]
    run: list[Node] = []
    warm = False
    skip_to = 0
    for match in _TOKEN.finditer(text):
        group = match.lastgroup or "other"
        start, end = match.span(group)
        if start < skip_to:
            continue
        node = None
        if group == "word":
            word = match[group]
            known = words.get(word) or words.get(word.lower())
            if known and (word[0].isupper() or not known[2]):
                node = Node(known[0], start, end, known[1])
                if known[0] == code["HOLIDAYWORD"]:
                    node = _holiday(text, start)
                    skip_to = node.end if node else 0
        elif group == "punct":
            node = Node(code[_PUNCT.get(match[group], "DASH")], start, end)
        else:
            kind, value = _read(group, match[group], text, start, end, day_first)
            node = Node(code[kind], start, end, value)
        if node is None or node.type == other:
            if warm:
                yield run
            run, warm = [], False
        else:
            run.append(node)
            warm = warm or node.type in hot
    if warm:
        yield run


@cache
def _hot() -> frozenset[str]:
    return frozenset(codes()[name] for name in _HOT)


@cache
def _holidays() -> re.Pattern[str]:
    forms = sorted((row["form"] for row in lexicon.rows("holidays")), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, forms))})(?![\w-])")


def _holiday(text: str, start: int) -> Node | None:
    match = _holidays().match(text, start)
    return match and Node(codes()["HOLIDAY"], start, match.end(), Holiday(match.group()))


def _read(
    group: str, word: str, text: str, start: int, end: int, day_first: bool
) -> tuple[str, Any]:
    """The type and value of a token that is not a plain word."""
    if group in ("number", "figure"):
        return read_number(word, text[max(start - 1, 0) : start], text[end : end + 1])
    if group in _FIXED:
        return _FIXED[group], None
    reader = READERS.get(group)
    value = reader(word, day_first) if reader else None
    return (_TYPES[group], value) if value is not None else ("OTHER", None)
