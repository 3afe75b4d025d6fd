"""The prepositional phrases that qualify a first: `since 2019`, `in 20 years`, `in Europe`,
`of the 27 ports`, `in the club's history`, and what of each is the scope."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimx import lexicon
from claimx.triggers.first_ever.frame import cue
from claimx.triggers.first_ever.words import CALENDAR, Words

REACH = 16
_LONGEST_INNER = 9
_PLACE_WORDS = ("in", "on", "of", "from", "across", "outside", "at")
_SCOPE = {row["form"]: row["kind"] for row in lexicon.rows("scope_nouns")}
_YEARS = re.compile(r"(?:year|decade|generation|centur)(?:s|y|ies)?$")
_YEAR = re.compile(r"1[5-9]\d\d|20\d\d")
_SPAN_UNIT = re.compile(
    r"(?:second|minute|hour|day|week|month|quarter|season|year|decade|generation|match|game|"
    r"race|election|meeting|attempt)(?:e?s)?$|centur(?:y|ies)$|memory$|ages$|times$"
)


class Qualifier(NamedTuple):
    """A prepositional phrase: its kind of evidence ('' for none), scope and last token."""

    kind: str
    scope: str
    last: int


def _is_years(noun: str) -> bool:
    return _YEARS.match(noun) is not None


def is_span(words: Words, k: int) -> bool:
    """Whether the token at `k` is a unit that the time without a thing is told in."""
    return _SPAN_UNIT.match(words.word(k)) is not None


def prepositional(words: Words, k: int, anywhere: bool = False) -> Qualifier:
    """What the prepositional phrase at `k` says of the phrase before it.

    `anywhere`: a scope may also stand after other prepositions (`a first for the region`).
    """
    word = words.word(k)
    if word == "of" and re.match(
        "(?:its|his|her|their) (?:kind|sort|type)s?$", " ".join(words.low[k + 1 : k + 3])
    ):
        return Qualifier("kind", "", k + 2)
    if word == "of" and (words.letter(k + 1) == "u" or cue(words.word(k + 1), "counted")):
        return Qualifier("of_batch", "", k + 1)
    if word == "since":
        return since(words, k)
    inner = inner_phrase(words, k)
    if inner is None:
        return Qualifier("", "", k)
    first, head, end = inner
    noun, text, last = words.word(head), words.text(first, end), end - 1
    kind = _SCOPE.get(noun, "")
    owned = history(words, k, inner)
    if owned is not None:
        return owned
    if word in ("in", "for") and _SPAN_UNIT.search(noun) and _is_long(words, k, noun):
        return Qualifier("in_span", words.text(k, end), last)
    if word == "within" and words.letter(k + 1) == "c" and not _SPAN_UNIT.search(noun):
        return Qualifier("place", words.text(k, end), last)
    if kind == "career":
        return Qualifier("of_career", words.text(head, end), last)
    if kind == "route" and word in ("on", "along", "down") and "s" not in words.shape[first:head]:
        return Qualifier("route", "", last)
    if _is_batch(words, k, noun):
        return Qualifier("of_batch", "", last)
    named = words.letter(head) == "N" and noun not in CALENDAR and not words.low[first][0].isdigit()
    known = kind == "place" or (kind == "area" and word != "of")
    if (word in _PLACE_WORDS or anywhere) and (
        named or (known and words.word(k + 1) not in ("a", "an"))
    ):
        if word == "outside":
            return Qualifier("outside", words.text(k, end), last)
        return Qualifier("place", text, last)
    return Qualifier("", "", last)


def history(words: Words, k: int, inner: tuple[int, int, int]) -> Qualifier | None:
    """Whose history the phrase at `k` names: `in the club's 118-year history`, `in its history`,
    `in the history of aviation`, `in the city's 148 years`; None where it names none."""
    first, head, end = inner
    noun = words.word(head)
    whose = words.shape.rfind("s", first, head)
    if noun == "history":
        further = inner_phrase(words, end) if words.word(end) == "of" else None
        if further:
            return Qualifier("history", words.text(further[0], further[2]), further[2] - 1)
        if whose > first:
            return Qualifier("history", words.text(first, whose), end - 1)
        owner = words.text(first - 1, first) if words.letter(first - 1) == "p" else ""
        long = "h" in words.shape[first:head]  # `in its 91-year history`
        bare = words.text(first, end) if head > first and not long else ""
        return Qualifier("history", owner or bare, end - 1)
    counted = words.letter(head - 1) == "c" and words.letter(head - 2) == "s"
    if words.word(k) == "in" and _YEARS.match(noun) and counted:
        return Qualifier("history", words.text(first, head - 2), end - 1)
    return None


def since(words: Words, k: int) -> Qualifier:
    """`since 2019`, `since the crash in July`, `since he was in office`: to the end of the phrase,
    or of the clause where it has a verb in the past."""
    if _YEAR.fullmatch(words.word(k + 1)):  # First rise since 2019 surprises landlords
        return Qualifier("since", words.text(k, k + 2), k + 1)
    inner = inner_phrase(words, k)
    end = inner[2] if inner else k + 1
    if inner is None and words.letter(end) in "ug":
        end += 1
    dated = inner is not None and words.letter(end - 1) == "c"
    if not dated and _opens_past(words, end):
        while words.letter(end) not in ".,&w" and end - k < REACH:
            end += 1
    elif inner is None and words.letter(k + 1) != "g":
        return Qualifier("", "", k)
    end = _to_date(words, end)
    return Qualifier("since", words.text(k, end), end - 1)


def _opens_past(words: Words, k: int) -> bool:
    """Whether the verb at `k` makes a clause of what follows `since`."""
    if words.word(k) in ("was", "were", "start", "starts", "begin", "begins"):
        return True
    return k < len(words) and words.tokens[k].tag_ == "VBD"


def _to_date(words: Words, end: int) -> int:
    """Where a phrase ends with the phrases that date it: `the start-up's launch at the end of
    2015`; what follows without a date is no part of it."""
    k = end
    for _ in range(3):
        inner = inner_phrase(words, k) if words.word(k) in ("in", "on", "at", "of") else None
        if inner is None:
            break
        k = inner[2]
        if words.word(inner[1]) in CALENDAR or words.letter(inner[1]) == "c":
            end = k
    return end


def tail(words: Words, k: int) -> Qualifier | None:
    """What closes the clause that begins at `k`: `to win it since 1998`, `to cross the border in
    30 years`, `it had done so in modern times`."""
    for j in range(k, min(len(words), k + REACH)):
        if words.letter(j) in ".,w":
            break
        if words.word(j) == "since":
            found = since(words, j)
            return found if found.kind else None
        if words.word(j) == "in":
            inner = inner_phrase(words, j)
            if inner is None:
                continue
            noun = words.word(inner[1])
            lasting = _YEARS.match(noun) or noun in ("times", "memory")
            found = prepositional(words, j)
            if found.kind == "history" or (found.kind == "in_span" and lasting):
                return found
    return None


def _is_long(words: Words, k: int, noun: str) -> bool:
    """Whether the time after the preposition at `k` is a length, not a date (`in a decade`)."""
    first, second = words.word(k + 1), words.word(k + 2)
    if first == "the":
        return second in ("last", "past")
    if words.letter(k + 1) == "p":
        return words.letter(k + 2) == "c"
    if first in ("a", "an"):  # `sold out in a day` tells how fast
        return re.match("(?:month|quarter|season)$", noun) is not None or _is_years(noun)
    return words.letter(k + 1) in "cr" or cue(first, "length") or first == noun


def _is_batch(words: Words, k: int, noun: str) -> bool:
    """Whether the phrase at `k` names the batch or period that a first opens: `of the day`,
    `of three`, `of March`, `in a series`."""
    batch = _SCOPE.get(noun) == "batch"
    if words.word(k) == "in":
        return batch and words.word(k + 1) == "a"
    return words.word(k) == "of" and (batch or words.letter(k + 1) == "c" or noun in CALENDAR)


def inner_phrase(words: Words, k: int) -> tuple[int, int, int] | None:
    """The noun phrase after a preposition: first token past determiner or owner, head, end."""
    first = k + 1
    while (words.letter(first) in 'dpr"' and first - k <= 3 and words.word(first) != "a") or (
        words.letter(first) == "i" and cue(words.word(first), "length")
    ):
        first += 1
    if words.word(first + 1) == "than" and cue(words.word(first), "length"):
        first += 2
    last = first
    while last < min(len(words), first + _LONGEST_INNER) and (
        words.letter(last) in 'dpcrjqghnNst"'
        or (words.letter(last) == "v" and words.letter(last - 1) == "h")
    ):
        if words.letter(last) == "t" and words.letter(last - 1) != "c":
            break
        last += 1
        here, after = words.letter(last - 1), words.letter(last)
        if here == "N" and after == "c":
            if words.word(last - 1) in CALENDAR:
                full = re.match("c,c(?!n)", words.shape[last : last + 4])
                last += 3 if full and words.word(last + 1) == "," else 1
                break
            if words.letter(last + 1) == "n":
                break
        elif here in "nN" and after not in 'nNhscj"':
            break
    while last > first and words.letter(last - 1) not in "nNc":
        last -= 1
    return (first, last - 1, last) if last > first else None
