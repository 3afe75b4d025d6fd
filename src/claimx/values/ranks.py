"""Ranks in text: `ranked first`, `third-largest`, `top five`, `No. 1`.

An ordinal that is only a position in a series is none. Source: docs/labelling.md, section 2.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from claimx.lexicon import column, rows
from claimx.values.numeral import NUMBERS, alternation


class Rank(NamedTuple):
    """A rank: its span, its place (1 is best) and the construction that says so."""

    start: int
    end: int
    value: Decimal
    rule: str
    begun: Decimal | None = None


_ORDINALS = {row["form"]: int(row["value"]) for row in rows("ordinals")}
_TENS = {form: value for form, (value, kind) in NUMBERS.items() if kind == "ten"}
_TENS_NAMES = alternation(_TENS)
_ORDINAL = rf"(?:\d{{1,4}}(?:st|nd|rd|th)|(?:{_TENS_NAMES}-)?{alternation(set(_ORDINALS))})(?![\w])"
_CARDINAL = (
    rf"(?:\d{{1,4}}(?![\w,.]\w)|(?:{_TENS_NAMES}-)?{alternation(set(NUMBERS) - {'a', 'an'})}(?!\w))"
)
_NOT_SUPERLATIVE = alternation(column("not_superlatives"))
_SUPERLATIVE = rf"(?:most|least|best|worst|(?!{_NOT_SUPERLATIVE}\b)[a-z]{{2,12}}est)(?!\w)"
_VERBS = alternation(column("rank_verbs"))
# What stands behind an ordinal, or with a numeral behind `top`.
_AHEAD = (
    ("numeric.rank_superlative", rf"({_ORDINAL})(?=[ \u00a0]?[-‐‑ ][ ]?{_SUPERLATIVE})"),
    ("numeric.rank_place", rf"({_ORDINAL})(?=[- ](?:place|seed|seeded|spot|ranked|placed)(?!\w))"),
    ("numeric.rank_top", rf"(?:top|bottom)[- ]({_CARDINAL})(?![- ]?(?:%|per\b|years?\b|to\b))"),
    ("numeric.rank_number", rf"(?:(?-i:N[Oo]\.? ?|no\. ?|#)(?=\d)|number[- ])({_CARDINAL})"),
)
_AHEAD_PATTERN = re.compile("|".join(f"({pattern})" for _, pattern in _AHEAD), re.I)
_VERB_LEFT = re.compile(
    rf"(?<![\w-]){_VERBS}"
    r"(?: (?:globally|worldwide|nationally|overall|only|a|up|joint|equal|tied|out))?"
    r"(?: (?:in|as|at|a|the|joint|equal|tied|distant|close|clear)){0,2} $",
    re.I,
)
_IN_TIME = re.compile(
    r" (?:time|half|round|day|week|month|year|quarter|century|leg|row|of (?:January|February|March"
    r"|April|May|June|July|August|September|October|November|December))\b"
)
# `was sixth in 2:07:47`, `took third`, `a distant second`
_STOOD_LEFT = re.compile(
    r"(?<![\w-])(?:was|were|is|are|be|been|took|takes|taking|claimed|ran|stayed|in|only"
    r"|now|currently|an? (?:distant|close|narrow|remote|surprise|joint|equal)) $",
    re.I,
)
_STOOD_RIGHT = re.compile(
    r"(?:[.,;)]| (?:in|with|behind|overall|on \d[\d,.]*|among|to the|only to|out of|after"
    r"|on the (?:list|grid|medal))(?!\w))"
)
_STANDING = re.compile(
    r" (?:only )?(?:in (?:the )?(?:table|standings|rankings?|polls?|league|world|group)"
    r"|to the (?!\w+ (?:of|in)\b)\w+|only to)(?!\w)"
)
# `climbed from fifth to third`
_CHANGE = re.compile(rf"({_ORDINAL}) to ({_ORDINAL})(?! [a-z]+s\b)", re.I)
_MOVED = re.compile(rf"(?<!\w){alternation(column('change_words'))} (?:\w+ )?from $", re.I)
# `Lee Moss (Greens) fourth on 229`, `with Ana Moss third.`
_NAMED_LEFT = re.compile(r"(?<!\w)[A-Z][\w’'-]+(?: \([A-Z][^()]{0,30}\))? $")
_ON_SO_MANY = re.compile(r" on \d[\d,.]*(?!\w)")
_WITH_NAME = re.compile(r"(?<!\w)with (?:[A-Z][\w’'-]+ ){1,4}$")
_TITLE_LEFT = re.compile(r"(?<!\w)[A-Z][a-z]+ $")
_ORDINAL_HERE = re.compile(_ORDINAL, re.I)
_TOKEN = re.compile(r"\d{1,4}(?:st|nd|rd|th)(?!\w)|[A-Za-z]{2,}|#(?=\d)")
_LEADS = frozenset(_ORDINALS) | _TENS.keys() | {"top", "bottom", "no", "number", "#"}


def ordinal_value(form: str) -> int:
    """The number of an ordinal or cardinal of up to four digits or two words.

    >>> ordinal_value("twenty-third"), ordinal_value("5th"), ordinal_value("ten")
    (23, 5, 10)
    """
    digits = re.match(r"\d+", form)
    if digits:
        return int(digits.group())
    tens, _, last = form.lower().rpartition("-")
    unit = _ORDINALS[last] if last in _ORDINALS else NUMBERS[last][0]
    return unit + (_TENS[tens] if tens else 0)


def find_ranks(text: str, start: int = 0, end: int | None = None) -> list[Rank]:
    """The ranks of a text, in order.

    >>> [(r.value, r.rule) for r in find_ranks("the third-largest of the top five")]
    [(Decimal('3'), 'numeric.rank_superlative'), (Decimal('5'), 'numeric.rank_top')]
    """
    end = len(text) if end is None else end
    found: list[Rank] = []
    for token in _TOKEN.finditer(text, start, end):
        word = token.group()
        if word[0].isdecimal() or word.lower() in _LEADS:
            rank = _rank_at(text, token.start(), end)
            if rank is not None and not (found and rank.start < found[-1].end):
                found.append(rank)
    return found


def _rank_at(text: str, pos: int, end: int) -> Rank | None:
    if pos and (text[pos - 1].isalnum() or text[pos - 1] in "-_&"):
        return None
    ahead = _AHEAD_PATTERN.match(text, pos, end)
    if ahead and text[max(0, pos - 7) : pos].lower().endswith("in the ") and ahead.group(3):
        return None  # in the first place
    if ahead and ahead.group(7) and _TITLE_LEFT.search(text, max(0, pos - 20), pos):
        return None  # Juror No. 7
    if ahead:
        index = next(i for i in range(len(_AHEAD)) if ahead.group(2 * i + 1) is not None)
        return Rank(
            *ahead.span(), Decimal(ordinal_value(ahead.group(2 * index + 2))), _AHEAD[index][0]
        )
    change = _CHANGE.match(text, pos, end)
    if change and _MOVED.search(text, max(0, pos - 40), pos):
        return Rank(pos - len("from "), change.end(), Decimal(ordinal_value(change.group(2))),
                    "numeric.rank_verb", Decimal(ordinal_value(change.group(1))))  # fmt: skip
    ordinal = _ORDINAL_HERE.match(text, pos, end)
    if not ordinal or _IN_TIME.match(text, ordinal.end(), end):
        return None
    value = Decimal(ordinal_value(ordinal.group()))
    rule = _rank_rule(text, ordinal.start(), ordinal.end(), end, value)
    return Rank(*ordinal.span(), value, rule) if rule else None


def _rank_rule(text: str, pos: int, stop: int, end: int, value: Decimal) -> str:
    """The construction that makes an ordinal a rank, or ''."""
    if _VERB_LEFT.search(text, max(0, pos - 48), pos):
        return "numeric.rank_verb"
    if value < 2:  # `first` alone is for the other triggers
        return ""
    left = text[max(0, pos - 24) : pos]
    if _STOOD_LEFT.search(left) and _STOOD_RIGHT.match(text, stop, end):
        return "numeric.rank_stood"
    named = _NAMED_LEFT.search(text, max(0, pos - 50), pos)
    comes_in = text[stop : stop + 1] in (".", ",", ";") and _WITH_NAME.search(
        text, max(0, pos - 60), pos
    )
    if named and (comes_in or _ON_SO_MANY.match(text, stop, end)):
        return "numeric.rank_stood"
    return "numeric.rank_standing" if _STANDING.match(text, stop, end) else ""
