"""What stands around a noun phrase and bears on a first: its frame on the left, its scope and
qualifiers on the right."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimx import lexicon
from claimx.triggers.first_ever.words import Phrase, Words

_LEFT_REACH, _RIGHT_REACH = 6, 16
_MARKS = frozenset({"mark", "marks", "marked", "marking", "make", "makes", "made", "making"})
_ROLES = frozenset({"as", "named", "elected", "appointed", "crowned", "considered", "called",
                    "dubbed", "deemed", "declared"})  # fmt: skip
_HEDGES = frozenset({"possibly", "perhaps", "probably", "arguably", "reportedly", "apparently",
                     "likely", "supposedly", "allegedly", "seemingly", "maybe",
                     "presumably"})  # fmt: skip
_BELIEVED = frozenset({"believed", "thought", "said", "considered", "claimed", "reported",
                       "reputed", "estimated", "understood", "presumed", "alleged", "supposed",
                       "may", "might", "could", "appears", "appeared", "seems",
                       "seemed"})  # fmt: skip
_SPAN_UNITS = re.compile(
    r"(?:second|minute|hour|day|week|month|quarter|season|year|decade|century|generation|"
    r"centurie|match|game|meeting|attempt)s?$|memory$|ages$"
)
_SCOPE = {row["form"]: row["kind"] for row in lexicon.rows("scope_nouns")}


class Right(NamedTuple):
    """What follows a phrase: evidence names with the words that show them, and the scope."""

    evidence: dict[str, str]
    scope: str


def owner_of(words: Words, phrase: Phrase) -> str:
    """The phrase's possessor without its `'s`; '' where there is none."""
    start, end = phrase.owner
    return words.text(start, end - 1 if words.letter(end - 1) == "s" else end)


def left_frame(words: Words, phrase: Phrase) -> tuple[dict[str, str], bool, int]:
    """What the phrase stands under: evidence, whether it is hedged, and where the frame starts.

    Evidence: `group` (`one of the first`), `predicate`, `role`, `apposition`, `anniversary`,
    `time_frame`.
    """
    found: dict[str, str] = {}
    hedged, k = False, phrase.start - 1
    if words.word(k) in ("of", "among", "amongst"):
        j = k if words.word(k) != "of" else k - 1
        if words.word(j) in ("among", "amongst", "one", "some", "two", "three", "several", "few"):
            found["group"] = words.text(j, k + 1)
            hedged, k = True, j - 1
    while k >= 0 and phrase.start - k <= _LEFT_REACH and words.letter(k) in 'rx"':
        hedged = hedged or words.word(k) in _HEDGES
        k -= 1
    before = words.word(k)
    if words.letter(k) == "b" or before in _MARKS:
        found["predicate"] = before
        hedged = hedged or _is_hedged(words, k)
    elif before in _ROLES:
        found["role"] = before
    elif words.letter(k) == "i" and before in ("of", "to", "after", "since"):
        if re.search(r"anniversary|commemorat|celebrat", " ".join(words.low[max(0, k - 4) : k])):
            found["anniversary"] = words.text(max(0, k - 1), k + 1)
    elif _is_apposition(words, k, phrase):
        found["apposition"] = words.text(max(0, k - 1), k + 1)
    if before in ("during", "after", "before", "until", "within", "in", "throughout", "over"):
        found["time_frame"] = before
    return found, hedged, k


def _is_hedged(words: Words, copula: int) -> bool:
    left = words.low[max(0, copula - 4) : copula]
    return any(word in _BELIEVED for word in left)


def _is_apposition(words: Words, k: int, phrase: Phrase) -> bool:
    """Whether the phrase after a comma or dash at `k` renames the noun before it."""
    if words.letter(k) not in ",." or words.word(k) in (";", ":", "!", "?", ")"):
        return False
    if words.letter(k - 1) not in 'nN"' or k < 1:
        return False
    after = re.match(r"[^,.vbw]*([,.vbwt]|$)", words.shape[phrase.end :])
    return not (after and after.group(1) in ("v", "b") and words.word(k) == ",")


def right_frame(words: Words, phrase: Phrase, at: int, anywhere: bool = False) -> Right:
    """What qualifies the phrase on its right, and the scope it names.

    `anywhere`: a scope may also stand after `for`. Evidence: `ever`, `to_verb`, `kind`, `since`, `in_span`, `history`, `place`, `of_career`,
    `of_batch`, `relative`, `participle`.
    """
    found: dict[str, str] = {}
    scope = ""
    end, stop = phrase.end, min(len(words), phrase.end + _RIGHT_REACH)
    if "ever" in words.low[at + 1 : min(end + 4, len(words))]:
        found["ever"] = "ever"
    if words.letter(end) == "w" and words.word(end) not in ("when", "where", "what", "how"):
        found["relative"] = words.word(end)
    elif words.letter(end) in "qg":
        found["participle"] = words.word(end)
    k = end
    while k < stop:
        letter = words.letter(k)
        if letter == "t" and re.match(r"[rx]?[vb]", words.shape[k + 1 :]):
            found.setdefault("to_verb", words.text(k, min(k + 2, len(words))))
        if letter in "vb.w,&":
            break
        if letter == "i":
            name, text, k = _prepositional(words, k, anywhere)
            if name and name not in found:
                found[name] = text
                scope = text if name in _QUALIFIES else scope or text
            elif words.word(k) in _ROUTE and not found:
                found["route"] = words.word(k)
        k += 1
    if "to_verb" in found and "since" not in found:
        since = _since_after(words, k)
        if since:
            found["since"] = scope = since
    return Right(found, scope)


def _since_after(words: Words, k: int) -> str:
    """The `since …` that closes the infinitive at `k`: `the first to win it since 1998`."""
    while k < min(len(words), k + _RIGHT_REACH) and words.letter(k) not in ".,w":
        if words.word(k) == "since":
            return _prepositional(words, k)[1]
        k += 1
    return ""


_QUALIFIES = ("since", "in_span")
_COUNTED = frozenset({"several", "many", "these", "those", "a"})
CALENDAR = frozenset(
    form
    for form, row in lexicon.table("time_words").items()
    if row["type"] in ("MONTH", "MABBR", "WEEKDAY", "WEEKDAYS", "WABBR", "SEASON", "MAY")
)
_ROUTE = frozenset({"past", "after", "beyond", "along", "north", "south", "east", "west", "before"})


def _prepositional(words: Words, k: int, anywhere: bool = False) -> tuple[str, str, int]:
    """What kind of qualifier the prepositional phrase at `k` is, its scope, and its last token."""
    word = words.word(k)
    kind = " ".join(words.low[k + 1 : k + 3])
    if word == "of" and re.match(r"(?:its|his|her|their) (?:kind|sort|type)s?$", kind):
        return "kind", "", k + 2
    inner = _inner_phrase(words, k)
    if inner is None:
        return "", "", k
    first, head, end = inner
    noun, text, last = words.word(head), words.text(first, end), end - 1
    if word == "since":
        if words.letter(head) == "c":
            pass
        elif (
            words.word(end) in ("was", "were") or words.tokens[end - 1 : end + 1][-1].tag_ == "VBD"
        ):
            while words.letter(end) not in ".,&":
                end += 1
        when = _inner_phrase(words, end) if words.word(end) in ("in", "on") else None
        if when and (words.word(when[1]) in CALENDAR or words.letter(when[1]) == "c"):
            end = when[2]
        return "since", words.text(k, end), end - 1
    if noun == "history":
        return "history", text, last
    if word in ("in", "for") and _SPAN_UNITS.search(noun) and _is_long(words, k, noun):
        return "in_span", words.text(k, end), last
    if _SCOPE.get(noun) == "career":
        return "of_career", words.text(head, end), last
    if _SCOPE.get(noun) == "route":
        return "route", "", last
    counted = words.word(k + 1) in _COUNTED or words.letter(k + 1) == "c"
    listed = word == "in" and words.word(k + 1) == "a" and _SCOPE.get(noun) == "batch"
    if listed or (word == "of" and (_SCOPE.get(noun) == "batch" or noun in CALENDAR or counted)):
        return "of_batch", "", last
    named = words.letter(head) == "N" and noun not in CALENDAR
    place = _SCOPE.get(noun) == "place" or (_SCOPE.get(noun) == "area" and word != "of")
    definite = words.word(k + 1) not in ("a", "an")
    if (word in _PLACE_WORDS or anywhere) and (named or (place and definite)):
        return "place", text, last
    return "", "", last


def _is_long(words: Words, k: int, noun: str) -> bool:
    """Whether the time after the preposition at `k` is a length, not a date (`in a decade`)."""
    first, second = words.word(k + 1), words.word(k + 2)
    if first == "the":
        return second in ("last", "past")
    return words.letter(k + 1) in "cr" or first in _LENGTHS or first == noun


_PLACE_WORDS = frozenset({"in", "on", "of", "from", "across", "outside", "at"})
_LENGTHS = frozenset({"a", "more", "over", "nearly", "almost", "about", "some", "at", "many",
                      "several", "living", "recent"})  # fmt: skip


def _inner_phrase(words: Words, k: int) -> tuple[int, int, int] | None:
    """The noun phrase after a preposition: first token past determiner or owner, head, end."""
    first = k + 1
    while words.letter(first) in "dpr" and first - k <= 3 and words.word(first) != "a":
        first += 1
    last = first
    while words.letter(last) in "dpcrjqghnNst" and last - first < 9 and last < len(words):
        if words.letter(last) == "t" and words.letter(last - 1) != "c":
            break
        last += 1
        if words.letter(last - 1) in "nN" and words.letter(last) not in "nNhscj":
            break
    while last > first and words.letter(last - 1) not in "nNc":
        last -= 1
    return (first, last - 1, last) if last > first else None


def infinitive_place(words: Words, k: int) -> str:
    """The named place in the infinitive or relative clause that starts at `k`: `to be shown at
    the Louvre` gives `Louvre`, `that Georgia has elected` gives `Georgia`; else ''."""
    owner = re.match(r"w?(N+)v", words.shape[k : k + 8])
    if owner:
        return words.text(k + owner.start(1), k + owner.end(1))
    for j in range(k, min(len(words), k + _RIGHT_REACH)):
        if words.letter(j) in ".," or (j > k and words.letter(j) in "w"):
            break
        if words.word(j) in ("in", "at", "on", "from"):
            name, text, _ = _prepositional(words, j)
            if name == "place":
                return text
    return ""
