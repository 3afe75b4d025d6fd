"""Text as typed time tokens: month, weekday, unit, number, deictic, modifier, relation.

Words get their type from lexicons/time_words.csv; numbers and dates in digits from their shape.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from claimx import lexicon
from claimx.dates.forms import Holiday
from claimx.dates.shapes import READERS, read_number
from claimx.dates.vocabulary import Node, codes, core_types, words

_TOKEN = re.compile(
    r"""(?:
      (?P<word>(?!https?:|www\.|o['’]clock|[QH][1-4]|[FC]Y['’]?\d)[^\W\d_]+)
    | (?P<punct>[-–−,.()/])
    | (?P<brk>\n[\t\r ]*\n)
    | (?P<poss>['’]s\b|(?<=s)['’](?=\stime\b))
    | (?P<oclock>o['’]clock\b)
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
    | (?P<clock>(?<![\d.,:/])(?:[01]?\d|2[0-3])(?:(?::[0-5]\d){1,2}(?!\.\d)(?:\s?[ap]\.?m\b\.?)?
        |(?:[.][0-5]\d)?\s?(?:[ap]\.m\b\.?|[ap]m\b)|\s?o['’]clock|[0-5]\d\s?(?:GMT|UTC|hrs|hours)\b))
    | (?P<ordinal>\d{1,3}(?:st|nd|rd|th)\b)
    | (?P<quarter>(?<!\w)(?:Q[1-4]|[1-4]Q)(?:['’]?(?:20\d\d|\d\d))?\b)
    | (?P<half>(?<!\w)(?:H[12]|[12]H)(?:['’]?(?:20\d\d|\d\d))?\b)
    | (?P<fiscal>(?<!\w)[FC]Y['’]?(?:(?:19|20)\d\d|\d\d)\b)
    | (?P<seasonyear>(?<![\w.,/-])(?:19|20)\d\d(?:[/–-]|/(?:19|20))\d\d(?![\d/–-]|[.,]\d))
    | (?P<monthday>(?<![\w.,/$-])\d{1,2}/\d{1,2}(?![\d/%]|[.,]\d|-(?:year|inch)))
    | (?P<figure>\d+(?:[.,]\d+)*)
    )[ ]?
    """,
    re.VERBOSE,
)
_PUNCT = {",": "COMMA", ".": "DOT", "(": "LPAR", ")": "RPAR", "/": "OTHER"}
_FIXED = {
    "oclock": "OCLOCK",
    "skip": "OTHER",
    "clock": "CLOCK",
    "poss": "POSS",
    "brk": "OTHER",
    "other": "OTHER",
}
_TYPES = {
    "iso": "ABS",
    "mixed": "ABS",
    "slash": "ABS",
    "compact": "ABS",
    "decade": "DECADE",
    "ordinal": "NTH",
    "quarter": "PARTN",
    "half": "PARTN",
    "fiscal": "FISCALYEAR",
    "seasonyear": "YEARS",
    "monthday": "MONTHDAY",
    "apos": "APOSYEAR",
}
_WORD = _TOKEN.groupindex["word"]


def islands(text: str, day_first: bool = False) -> Iterator[list[Node]]:
    """Runs of time tokens, broken at every word that says nothing of time.

    `day_first`: 8/1/2026 is the 8th of January. Runs without a token that can be the core of
    a time expression are left out.
    """
    code, known, core = codes(), words(), core_types()
    other, holiday = code["OTHER"], code["HOLIDAYWORD"]
    run: list[Node] = []
    warm = False
    skip_to = 0
    for match in _TOKEN.finditer(text):
        node = None
        is_word = match.lastindex == _WORD
        word = known.get(match[_WORD]) if is_word else None
        if is_word and word is None and not run:
            continue  # most words of a text
        if match.start() < skip_to:
            continue
        if is_word:
            if word is not None:
                start, end = match.span(_WORD)
                node = Node(word.type, start, end, word.value)
                if word.type == holiday:
                    node = _holiday(text, start)
                    skip_to = node.end if node else skip_to
        else:
            node = _read(match, text, day_first)
        if node is None or node.type == other:
            if warm:
                yield run
            if run:
                run, warm = [], False
        else:
            run.append(node)
            warm = warm or node.type in core
    if warm:
        yield run


@cache
def _holidays() -> re.Pattern[str]:
    forms = sorted((row["form"] for row in lexicon.rows("holidays")), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(map(re.escape, forms))})(?![\w-])")


def _holiday(text: str, start: int) -> Node | None:
    match = _holidays().match(text, start)
    return match and Node(codes()["HOLIDAY"], start, match.end(), Holiday(match.group()))


def _read(match: re.Match[str], text: str, day_first: bool) -> Node:
    """The token of a match that is not a plain word."""
    group = match.lastgroup or "other"
    start, end = match.span(group)
    shape = match[group]
    kind: str
    value: Any = None
    if group == "punct":
        kind = _PUNCT.get(shape, "DASH")
    elif group in ("number", "figure"):
        kind, value = read_number(shape, text[max(start - 1, 0) : start], text[end : end + 1])
    elif group in _FIXED:
        kind = _FIXED[group]
    else:
        value = READERS[group](shape, day_first)
        kind = _TYPES[group] if value is not None else "OTHER"
    return Node(codes()[kind], start, end, value)
