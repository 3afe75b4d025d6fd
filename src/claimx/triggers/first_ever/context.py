"""What stands around a noun phrase and bears on a first: its frame on the left, its scope and
qualifiers on the right."""

from __future__ import annotations

import re
from typing import NamedTuple

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
_PLACES = frozenset({"world", "country", "nation", "region", "city", "state", "continent",
                     "hemisphere", "area", "county", "town", "island", "sector", "industry",
                     "province", "kingdom", "field", "globe", "republic", "union", "district",
                     "west", "east", "colony", "colonies", "territory", "galaxy", "universe",
                     "planet", "earth"})  # fmt: skip
_BATCHES = frozenset({"day", "night", "morning", "evening", "week", "month", "season", "year",
                      "game", "match", "tournament", "series", "tour", "campaign", "session", "trip", "semester", "race", "half", "set", "innings", "two",
                      "three", "four", "five", "six", "seven", "eight", "nine", "ten", "many",
                      "several", "trilogy", "film", "book", "show", "list", "summer", "winter",
                      "spring", "autumn"})  # fmt: skip


class Right(NamedTuple):
    """What follows a phrase: evidence names with the words that show them, and the scope."""

    evidence: dict[str, str]
    scope: str


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
    if words.letter(k - 1) not in 'nN"c' or k < 1:
        return False
    after = re.match(r"[^,.vbw]*([,.vbwt]|$)", words.shape[phrase.end :])
    return not (after and after.group(1) in ("v", "b") and words.word(k) == ",")


def right_frame(words: Words, phrase: Phrase, at: int) -> Right:
    """What qualifies the phrase on its right, and the scope it names.

    Evidence: `ever`, `to_verb`, `kind`, `since`, `in_span`, `history`, `place`, `of_career`,
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
        letter, word = words.letter(k), words.word(k)
        if letter == "t" and re.match(r"[rx]?[vb]", words.shape[k + 1 :]):
            found.setdefault("to_verb", words.text(k, min(k + 2, len(words))))
        if letter in "vb.w,&":
            break
        if letter == "i":
            name, text, k = _prepositional(words, k)
            if name and name not in found:
                found[name] = text
                scope = text if name in _QUALIFIES else scope or text
        k += 1
    return Right(found, scope)


_QUALIFIES = ("since", "in_span", "history")


def _prepositional(words: Words, k: int) -> tuple[str, str, int]:
    """What kind of qualifier the prepositional phrase at `k` is, its scope, and its last token."""
    word = words.word(k)
    phrase = words.phrase(k)
    head, after = phrase.head, words.word(k + 1)
    if word == "of" and re.match(r"(?:its|his|her|their) (?:kind|sort|type)s?$",
                                 " ".join(words.low[k + 1 : k + 3])):  # fmt: skip
        return "kind", words.text(k, k + 3), k + 2
    inner = _inner_phrase(words, k)
    if inner is None:
        return "", "", k
    first, head, end = inner
    noun = words.word(head)
    if word == "since":
        return "since", words.text(k, end), end - 1
    if noun == "history":
        return "history", words.text(k, end), end - 1
    if word in ("in", "for") and _SPAN_UNITS.search(noun) and (
        words.letter(k + 1) in "cr" or after in ("a", "more", "over", "nearly", "almost", "about",
        "some", "at", "many", "several", "living", "recent", noun)
    ):  # fmt: skip
        return "in_span", words.text(k, end), end - 1
    if noun in ("career", "life", "reign", "tenure", "presidency"):
        return "of_career", words.text(first, end), end - 1
    if word == "of" and noun in _BATCHES:
        return "of_batch", words.text(first, end), end - 1
    if word in ("in", "on", "of", "from", "across", "outside"):
        if noun in _PLACES or words.letter(head) == "N":
            return "place", words.text(first, end), end - 1
    return "", "", end - 1


def _inner_phrase(words: Words, k: int) -> tuple[int, int, int] | None:
    """The noun phrase after a preposition: first token past the article, head, end."""
    first = k + 1
    while words.letter(first) in "dr" and first - k <= 3 and words.word(first) != "a":
        first += 1
    last = first
    while words.letter(last) in "dpcrjqghnNst" and last - first < 9 and last < len(words):
        if words.letter(last) == "t" and words.letter(last - 1) != "c":
            break
        last += 1
        if words.letter(last - 1) in "nN" and words.letter(last) not in "nNhsc":
            break
    while last > first and words.letter(last - 1) not in "nNc":
        last -= 1
    return (first, last - 1, last) if last > first else None
