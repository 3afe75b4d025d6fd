"""Results of contests and votes: `won 3-1`, `voted 19 to 14`, `362 for nine`.

Source: docs/labelling.md, section 2 (score rows).
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimx.lexicon import column
from claimx.values.amount import Amount
from claimx.values.numeral import GAP, alternation
from claimx.values.pairing import FROM_LEFT, second_amount, single
from claimx.values.quantity import Quantity

_CONTEST = re.compile(rf"(?<!\w){alternation(column('contest_words'))}(?!\w)", re.I)
_NOUN_NEXT = re.compile(
    rf"{GAP}(?!(?:in|at|on|to|by|win|loss|over|away|victory|defeat|draw)\b)[a-z]{{3,}}s\b"
)


# `were 2-0 up`, `a 3-1 defeat`
_STANDS = re.compile(rf"{GAP}(?:up|down|ahead|behind|win|victory|defeat|draw|lead)\b")
_HIGHEST = 30  # more are seldom scored by the point


def score_of(text: str, first: Amount, second: Amount, sure: bool = False) -> Quantity | None:
    """`won 3-1`: the result of a contest; its value stays empty."""
    if first.subtype or second.subtype or {first.form, second.form} - {"digits", "words"}:
        return None
    if max(first.value, second.value) > 10**9 or first.value % 1 or second.value % 1:
        return None
    if first.value < second.value and _NOUN_NEXT.match(text, second.end):
        return None
    window = re.split(r"[.!?]\s|\n", text[max(0, first.start - 80) : first.start])[-1]
    behind = re.split(r"[.!?]\s|\n", text[second.end : second.end + 40])[0]
    sure = sure or (max(first.value, second.value) < _HIGHEST and bool(
        _STANDS.match(text, second.end)))  # fmt: skip
    if not sure and not _CONTEST.search(window) and not _CONTEST.search(behind):
        return None
    sets = _SETS.match(text, second.end)
    stop = sets.end() if sets and max(first.value, second.value) in (6, 7) else second.end
    return _result(first.start, stop)


_TIE_BREAK = r"(?: \(\d{1,2}(?:[-–]\d{1,2})?\))?"
# `6-7 (5), 6-2, 6-4`
_SETS = re.compile(rf"{_TIE_BREAK}(?:,? \d{{1,2}}[-–]\d{{1,2}}(?!\d){_TIE_BREAK}){{1,4}}")
_TALLY_TO = re.compile(
    rf"{GAP}(?:(?:electoral{GAP})?(?:votes?|seats|goals|runs|frames|games|sets){GAP})?to{GAP}", re.I
)


def vote(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`voted 19 to 14`, `by 326 votes to 230`: the result of a vote or contest."""
    link = _TALLY_TO.match(text, first.end, end) if first.form in ("digits", "words") else None
    if (
        not link
        or first.subtype
        or FROM_LEFT.search(text, max(floor, first.start - 6), first.start)
    ):
        return None
    pair = second_amount(text, link.end(), end)
    if not pair or pair[1]:
        return None
    return score_of(text, first, pair[0], sure="vote" in link.group().lower())


_NOT_OUT = re.compile(rf"{GAP}not{GAP}out\b")
_BOTH = re.compile(
    rf"{GAP}(?:&|and){GAP}(\d{{1,3}}(?:-\d{{1,2}}|{GAP}for{GAP}\d{{1,2}})?(?:{GAP}dec)?)(?=\))"
)
_WICKETS = re.compile(r"\b(?:wickets?|innings|overs|batsm[ae]n|batters?|bowlers?|cricket)\b")
_CRICKET_ALONE = re.compile(r"\b(?:wickets?|cricket)\b")  # innings are of baseball too
_FOR = re.compile(rf"{GAP}for{GAP}|{GAP}all{GAP}out")
_CRICKET = 3  # so many words of cricket make an article about it


@lru_cache(maxsize=64)
def is_cricket(text: str) -> bool:
    """Whether a text is about cricket, where a bare number is of runs."""
    return bool(_CRICKET_ALONE.search(text)) and len(_WICKETS.findall(text)) >= _CRICKET


def innings(text: str, first: Amount, end: int, floor: int) -> Quantity | None:
    """`362 for nine`, `six for 45`, `67 all out`, `(179 & 246)` in a text on cricket: a score.

    `84 not out` is so many runs.
    """
    if not is_cricket(text) or first.subtype or first.factor != 1:
        return None
    stood = _NOT_OUT.match(text, first.end, end)
    if stood:
        alone = single(text, first, floor)
        return alone._replace(end=stood.end(), subtype="count", unit="run", rule="numeric.count")
    both = _BOTH.match(text, first.end, end) if text[first.start - 1 : first.start] == "(" else None
    if both:
        return _result(first.start, both.end(1))
    link = _FOR.match(text, first.end, end)
    if not link or first.value > 2000:
        return None
    stop = link.end()
    if "all" not in link.group():
        pair = second_amount(text, link.end(), end)
        if not pair or pair[1] or pair[0].subtype or min(first.value, pair[0].value) > 10:
            return None
        stop = pair[0].end
    return _result(first.start, stop)


def _result(start: int, stop: int) -> Quantity:
    return Quantity(start, stop, start, stop, None, None, None, "score", "score", "", "",
                    "numeric.score")  # fmt: skip
