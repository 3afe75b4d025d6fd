"""What qualifies a noun phrase on its right: since when, where, of what kind, and so its scope."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimx import lexicon
from claimx.triggers.first_ever.frame import cue
from claimx.triggers.first_ever.words import CALENDAR, Words

_REACH = 16
_PLACE_WORDS = ("in", "on", "of", "from", "across", "outside", "at")
_SCOPE = {row["form"]: row["kind"] for row in lexicon.rows("scope_nouns")}
_SPAN_UNIT = re.compile(
    r"(?:second|minute|hour|day|week|month|quarter|season|year|decade|generation|match|game|"
    r"meeting|attempt)s?$|centur(?:y|ies)$|memory$|ages$"
)


class Right(NamedTuple):
    """What follows a phrase, and the scope it names ('' where none).

    `evidence`: `ever`, `to_verb`, `relative`, `participle`, `kind` (`of its kind`), `since`,
    `in_span` (`in 20 years`), `history`, `place`, `of_career`, `of_batch` (`of the day`),
    `route` (`past the bridge`), each with the words that show it.
    """

    evidence: dict[str, str]
    scope: str


class _Phrase(NamedTuple):
    """A prepositional phrase: its kind of evidence ('' for none), scope and last token."""

    kind: str
    scope: str
    last: int


def read_right(words: Words, start: int, end: int, anywhere: bool = False) -> Right:
    """What qualifies the phrase that ends before `end`, whose modifiers begin at `start`.

    `anywhere`: a scope may also stand after other prepositions (`a first for the region`).
    """
    found: dict[str, str] = {}
    scope = ""
    if "ever" in words.low[start : end + 4]:
        found["ever"] = "ever"
    if words.letter(end) == "w" and words.word(end) in ("who", "that", "which", "whose"):
        found["relative"] = words.word(end)
    elif words.letter(end) == "i" and words.word(end + 1) in ("which", "whom"):
        found["relative"] = words.word(end + 1)
    elif words.letter(end) in "qg":
        found["participle"] = words.word(end)
    k, loose = end, False
    while k < min(len(words), end + _REACH):
        if words.letter(k) == "t" and _is_infinitive(words, k):
            found.setdefault("to_verb", words.text(k, min(k + 2, len(words))))
        if words.letter(k) in "vb.w,&":
            break
        if words.letter(k) == "i":
            kind, text, last = _prepositional(words, k, anywhere)
            loose = loose or not (kind or words.word(k) == "of")
            if kind and kind not in found and not (loose and kind == "place"):
                found[kind] = text
                scope = text if kind in ("since", "in_span") else scope or text
            elif cue(words.word(k), "route") and not found:
                found["route"] = words.word(k)
            k = last
        k += 1
    since = _since_after(words, k) if "to_verb" in found and "since" not in found else ""
    if since:
        found["since"] = scope = since
    return Right(found, scope)


def _is_infinitive(words: Words, k: int) -> bool:
    """Whether the `to` at `k` takes a verb; without tags, any word in lower case is one."""
    if words.tagged:
        return re.match("[rx]?[vb]", words.shape[k + 1 : k + 3]) is not None
    return words.letter(k + 1) in "vbnq" and words.tokens[k + 1].is_lower


def _since_after(words: Words, k: int) -> str:
    """The `since …` that closes the infinitive at `k`: `the first to win it since 1998`."""
    for j in range(k, min(len(words), k + _REACH)):
        if words.letter(j) in ".,w":
            break
        if words.word(j) == "since":
            return _since(words, j)[1] if inner_phrase(words, j) else ""
    return ""


def _prepositional(words: Words, k: int, anywhere: bool = False) -> _Phrase:
    """What the prepositional phrase at `k` says of the phrase before it."""
    word = words.word(k)
    if word == "of" and re.match(
        "(?:its|his|her|their) (?:kind|sort|type)s?$", " ".join(words.low[k + 1 : k + 3])
    ):
        return _Phrase("kind", "", k + 2)
    inner = inner_phrase(words, k)
    if inner is None:
        return _Phrase("", "", k)
    if word == "since":
        return _since(words, k)
    first, head, end = inner
    noun, text, last = words.word(head), words.text(first, end), end - 1
    kind = _SCOPE.get(noun, "")
    if noun == "history":
        owned = words.letter(head - 1) == "s"
        return _Phrase("history", words.text(first, head - 1) if owned else text, last)
    if word in ("in", "for") and _SPAN_UNIT.search(noun) and _is_long(words, k, noun):
        return _Phrase("in_span", words.text(k, end), last)
    if kind == "career":
        return _Phrase("of_career", words.text(head, end), last)
    if kind == "route" and word in ("on", "along", "down"):
        return _Phrase("route", "", last)
    if _is_batch(words, k, noun):
        return _Phrase("of_batch", "", last)
    named = words.letter(head) == "N" and noun not in CALENDAR
    known = kind == "place" or (kind == "area" and word != "of")
    if (word in _PLACE_WORDS or anywhere) and (
        named or (known and words.word(k + 1) not in ("a", "an"))
    ):
        return _Phrase("place", text, last)
    return _Phrase("", "", last)


def _since(words: Words, k: int) -> _Phrase:
    """`since 2019`, `since the crash in July`, `since he was in office`: to the end of the phrase,
    or of the clause where it has a verb in the past."""
    inner = inner_phrase(words, k)
    end = inner[2] if inner else k + 1
    dated = words.letter(end - 1) == "c"
    past = words.word(end) in ("was", "were") or (
        end < len(words) and words.tokens[end].tag_ == "VBD"
    )
    while past and not dated and words.letter(end) not in ".,&" and end - k < _REACH:
        end += 1
    when = inner_phrase(words, end) if words.word(end) in ("in", "on") else None
    if when and (words.word(when[1]) in CALENDAR or words.letter(when[1]) == "c"):
        end = when[2]
    return _Phrase("since", words.text(k, end), end - 1)


def _is_long(words: Words, k: int, noun: str) -> bool:
    """Whether the time after the preposition at `k` is a length, not a date (`in a decade`)."""
    first, second = words.word(k + 1), words.word(k + 2)
    if first == "the":
        return second in ("last", "past")
    if words.letter(k + 1) == "p":
        return words.letter(k + 2) == "c"
    return words.letter(k + 1) in "cr" or cue(first, "length") or first in ("more", noun)


def _is_batch(words: Words, k: int, noun: str) -> bool:
    """Whether the phrase at `k` names the batch or period that a first opens: `of the day`,
    `of three`, `of March`, `in a series`."""
    batch = _SCOPE.get(noun) == "batch"
    if words.word(k) == "in":
        return batch and words.word(k + 1) == "a"
    counted = words.letter(k + 1) == "c" or cue(words.word(k + 1), "counted")
    return words.word(k) == "of" and (batch or counted or noun in CALENDAR)


def inner_phrase(words: Words, k: int) -> tuple[int, int, int] | None:
    """The noun phrase after a preposition: first token past determiner or owner, head, end."""
    first = k + 1
    while words.letter(first) in "dpr" and first - k <= 3 and words.word(first) != "a":
        first += 1
    last = first
    while last < min(len(words), first + 9) and words.letter(last) in "dpcrjqghnNst":
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
        elif here in "nN" and after not in "nNhscj":
            break
    while last > first and words.letter(last - 1) not in "nNc":
        last -= 1
    return (first, last - 1, last) if last > first else None


def infinitive_place(words: Words, k: int) -> str:
    """The named place in the infinitive or relative clause that starts at `k`: `to be shown at
    the Louvre` gives `Louvre`, `that Georgia has elected` gives `Georgia`; else ''."""
    owner = re.match("w?(N+)v", words.shape[k : k + 8])
    if owner:
        return words.text(k + owner.start(1), k + owner.end(1))
    for j in range(k, min(len(words), k + _REACH)):
        if words.letter(j) in ".," or (j > k and words.letter(j) == "w"):
            break
        if words.word(j) in ("in", "at", "on", "from", "across"):
            phrase = _prepositional(words, j)
            if phrase.kind == "place":
                return phrase.scope
    return ""
