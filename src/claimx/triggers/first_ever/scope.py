"""What qualifies a noun phrase on its right: since when, where, of what kind, and so its scope."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimx.triggers.first_ever.frame import cue
from claimx.triggers.first_ever.qualifier import (
    REACH,
    Qualifier,
    inner_phrase,
    is_span,
    prepositional,
    tail,
)
from claimx.triggers.first_ever.words import CALENDAR, Words

_QUALIFYING = ("since", "in_span", "this_span")
_POINTING = ("the", "this", "that", "these", "those")
_PERFECT = re.compile(r"d?[jN]*[nN]+v|uv")


class Right(NamedTuple):
    """What follows a phrase, and the scope it names ('' where none).

    `evidence`: `ever`, `to_verb`, `relative`, `participle`, `kind` (`of its kind`), `since`,
    `in_span` (`in 20 years`), `this_span` (`this year`), `history`, `place`, `outside` (a place),
    `of_career`,
    `of_batch` (`of the day`), `route` (`past the bridge`), each with the words that show it.
    """

    evidence: dict[str, str]
    scope: str


def read_right(words: Words, start: int, end: int, anywhere: bool = False) -> Right:
    """What qualifies the phrase that ends before `end`, whose modifiers begin at `start`.

    `anywhere`: a scope may also stand after other prepositions (`a first for the region`).
    """
    found = _clause_after(words, start, end)
    scope = _of_group(words, start, end)
    k, loose = end, False
    while k < min(len(words), end + REACH):
        if words.letter(k) == "t" and _is_infinitive(words, k, start == end == k):
            found.setdefault("to_verb", words.text(k, min(k + 2, len(words))))
        if words.letter(k) in "vb.w," or (words.letter(k) == "&" and not _goes_on(words, k)):
            break
        loose = loose or words.letter(k) == "&"
        one = _qualifier(words, k, anywhere)
        if one is not None:
            loose = loose or not (one.kind or words.word(k) == "of")
            if one.kind and one.kind not in found and not (loose and one.kind == "place"):
                found[one.kind] = one.scope
                scope = one.scope if one.kind in _QUALIFYING else scope or one.scope
            elif cue(words.word(k), "route") and not found:
                found["route"] = words.word(k)
            k = one.last
        k += 1
    closing = tail(words, k) if "to_verb" in found and not found.keys() & {*_QUALIFYING} else None
    # a place at the noun is surer than a time behind the verb, which may be the verb's own
    if closing is not None and (closing.kind == "since" or not scope):
        found[closing.kind] = scope = closing.scope
    return Right(found, scope)


def _goes_on(words: Words, k: int) -> bool:
    """Whether the conjunction at `k` joins the two sides of one thing: `the first talks between
    France and Spain since 1998`."""
    between = "between" in words.low[max(0, k - 6) : k]
    return between and words.letter(k + 1) in "dpjnNc"


def _clause_after(words: Words, start: int, end: int) -> dict[str, str]:
    """The clause that the phrase opens: `who`, `in which`, a participle, or none of these where
    the noun is left out (`the first the agency has built`)."""
    found: dict[str, str] = {}
    if "ever" in words.low[start : end + 4]:
        found["ever"] = "ever"
    if words.letter(end) == "w" and words.word(end) in ("who", "that", "which", "whose"):
        found["relative"] = words.word(end)
    elif words.word(end) != "of" and words.letter(end) == "i" and (
        words.word(end + 1) in ("which", "whom")
    ):  # fmt: skip
        found["relative"] = words.word(end + 1)
    elif words.letter(end) in "qg":
        found["participle"] = words.word(end)
    elif start == end and has_perfect(words, end):
        found["relative"] = words.word(end)
    return found


def has_perfect(words: Words, k: int) -> bool:
    """Whether a clause in the perfect stands at `k`: `the agency has built`, `she had met`."""
    clause = _PERFECT.match(words.ahead(k))
    return clause is not None and words.word(k + clause.end() - 1) in (
        "has", "have", "had", "'ve", "'d"
    )  # fmt: skip


def _of_group(words: Words, start: int, end: int) -> str:
    """Of whom the elided noun is one: `the first of the 27 ports to ban it`."""
    elided = start == end or words.word(end - 1) in ("one", "ones")
    while elided and (words.letter(end) == "c" or words.word(end) in ("one", "ones")):
        end += 1
    if not elided or words.word(end) != "of" or words.letter(end + 1) not in "dp":
        return ""
    inner = inner_phrase(words, end)
    if inner is None or words.letter(inner[1]) not in "nN":
        return ""
    several = words.word(inner[1]).endswith("s") or words.letter(inner[0]) == "c"
    return words.text(inner[0], inner[2]) if several else ""


def _qualifier(words: Words, k: int, anywhere: bool) -> Qualifier | None:
    """The qualifier that starts at `k`: a prepositional phrase, `this year`, `worldwide`."""
    if words.letter(k) == "i":
        return prepositional(words, k, anywhere)
    if words.word(k) == "this" and is_span(words, k + 1):
        return Qualifier("this_span", words.text(k, k + 2), k + 1)
    if cue(words.word(k), "everywhere") and words.letter(k + 1) != "i":
        return Qualifier("place", words.text(k, k + 1), k)
    return None


def _is_infinitive(words: Words, k: int, elided: bool) -> bool:
    """Whether the `to` at `k` takes a verb; without tags, any word in lower case is one.

    `elided`: it stands right after `the first`, where a `to` that no noun phrase follows does.
    """
    if words.tagged:
        if elided and words.letter(k + 1) in "nj" and words.letter(k + 2) in "dpcuN":
            return True
        return re.match("[rx]?[vb]", words.shape[k + 1 : k + 3]) is not None
    return words.letter(k + 1) in "vbnq" and words.tokens[k + 1].is_lower


def scope_for(words: Words, k: int) -> str:
    """Whose record or first it is, where `for` stands at `k`: `a record for the museum`."""
    if words.word(k) != "for":
        return ""
    inner = inner_phrase(words, k)
    if inner is None or words.word(inner[1]) in CALENDAR or words.letter(inner[1]) == "c":
        return ""
    owned = words.letter(k + 1) == "p"
    named = prepositional(words, k, anywhere=True)
    counted = is_span(words, inner[1]) or words.word(inner[1]) == "time"
    plain = named.kind == "" and words.word(k + 1) == "the" and not counted
    plain = plain and not any(one.endswith(("est", "most")) for one in words.low[k + 1 : inner[1]])
    if owned or named.kind == "place" or (plain and words.letter(inner[2]) in ".,iw"):
        return words.text(inner[0], inner[2])
    return ""


def room(words: Words, k: int) -> str:
    """What the phrase before `k` stands in, if anything definite or counted: `the only woman in a
    class of 43`. It is where an `only` holds, though it may be no place."""
    within = words.word(k) in ("in", "on") and words.letter(k + 1) in "dp"
    if not within and not (words.word(k) == "from" and words.word(k + 1) in _POINTING):
        return ""
    inner = inner_phrase(words, k)
    if inner is None or is_span(words, inner[1]) or words.letter(inner[1]) == "c":
        return ""
    return words.text(inner[0], inner[2]).removeprefix("a ")


def infinitive_place(words: Words, k: int, of: bool = False) -> str:
    """The named place in the infinitive or relative clause that starts at `k`: `to be shown at
    the Louvre` gives `Louvre`, `that Georgia has elected` gives `Georgia`; else ''.

    `of`: a place after `of` counts too (`yet to come out of Kenya`).
    """
    owner = re.match("w?(N+)v", words.shape[k : k + 8])
    if owner:
        return words.text(k + owner.start(1), k + owner.end(1))
    for j in range(k, min(len(words), k + REACH)):
        if words.letter(j) in ".," or (j > k and words.letter(j) == "w"):
            break
        if words.word(j) in ("in", "at", "on", "from", "across") or (of and words.word(j) == "of"):
            phrase = prepositional(words, j)
            if phrase.kind == "place":
                return phrase.scope
    return ""
