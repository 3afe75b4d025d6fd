"""What a noun phrase stands under: `one of the`, a copula, an apposition, an anniversary."""

from __future__ import annotations

import re
from typing import NamedTuple

from claimx import lexicon
from claimx.triggers.first_ever.words import CALENDAR, Phrase, Words

_REACH, _LONGEST_NAME = 6, 10
_CUES = {row["form"]: row["kinds"].split() for row in lexicon.rows("first_cues")}
_COMMEMORATED = re.compile(r"anniversary|anniversay|commemorat|celebrat|centenar|jubilee")


class Frame(NamedTuple):
    """What stands left of a phrase.

    `evidence`: `group` (`one of the first`), `predicate`, `role`, `apposition`, `anniversary`,
    `time_frame`, each with the words that show it. `hedged`: `perhaps the first`, `one of`.
    `at`: the token that the phrase hangs on (copula, preposition, comma), -1 at the start.
    """

    evidence: dict[str, str]
    hedged: bool
    at: int


def cue(word: str, kind: str) -> bool:
    """Whether a word is a cue of that kind (lexicons/first_cues.csv)."""
    return kind in _CUES.get(word, ())


def owner_of(words: Words, phrase: Phrase) -> str:
    """The phrase's possessor without its `'s`; '' where there is none."""
    start, end = phrase.owner
    return words.text(start, end - 1 if words.letter(end - 1) == "s" else end)


def read_frame(words: Words, phrase: Phrase) -> Frame:
    """What the phrase stands under."""
    found: dict[str, str] = {}
    k = phrase.start - 1
    if words.word(k) in ("of", "among", "amongst"):
        j = k - 1 if words.word(k) == "of" else k
        if cue(words.word(j), "group"):
            found["group"] = words.text(j, k + 1)
            k = j - 1
    hedged = bool(found)
    while k >= 0 and phrase.start - k <= _REACH and words.letter(k) in 'rx"':
        hedged = hedged or cue(words.word(k), "hedge")
        k -= 1
    before = words.word(k)
    if words.letter(k) == "b" or cue(before, "mark"):
        found["predicate"] = before
        hedged = hedged or any(cue(word, "belief") for word in words.low[max(0, k - 4) : k])
    elif cue(before, "role") and words.letter(phrase.end) not in "vb":
        found["role"] = before
    elif words.letter(k) == "i" and _COMMEMORATED.search(" ".join(words.low[max(0, k - 4) : k])):
        found["anniversary"] = words.text(max(0, k - 1), k + 1)
    elif _is_apposition(words, k, phrase):
        found["apposition"] = words.text(max(0, k - 1), k + 1)
    if cue(before, "time_frame"):
        found["time_frame"] = before
    return Frame(found, hedged, k)


def _is_apposition(words: Words, k: int, phrase: Phrase) -> bool:
    """Whether the phrase after a comma or dash at `k` renames the noun before it: what follows
    it must not make it the subject of a clause of its own."""
    if words.letter(k) not in ",." or words.word(k) in (";", ":", "!", "?", ")"):
        return False
    if k < 1 or words.letter(k - 1) not in 'nN"':
        return False
    after = re.match(r"[^,.vbw]*([,.vbwt]|$)", words.ahead(phrase.end))
    return not (after and after.group(1) in ("v", "b") and words.word(k) == ",")


def named_after(words: Words, phrase: Phrase) -> tuple[int, int] | None:
    """The name that stands after: `The first electric ferry, Ampere, sailed`, `was the Red Line`,
    `my first book is called Opus 1`."""
    k = phrase.end
    if words.word(k) == ",":
        return _name_between_commas(words, k + 1)
    if not (phrase.start == 0 or words.letter(phrase.start - 1) in ",.&"):
        return None
    match = re.match(r"(?:(?!tb)[^vb.]|tb|tv)*b(?:r*|[qv])(?=[dNnjuv])", words.shape[k : k + 20])
    if not match:
        return None
    verb = words.word(k + match.end() - 1)
    if words.letter(k + match.end() - 1) in "qv" and verb not in ("called", "named", "titled"):
        return None
    return _name_at(words, k + match.end())


def _name_at(words: Words, start: int) -> tuple[int, int] | None:
    """The name that starts at a token, its article and adjectives left out; a capital makes one
    of a word whatever its tag."""
    named = re.match(r"d?[jq]*([nNhc]*N[nNhc]*)(?!s)", words.ahead(start))
    if named:
        return start + named.start(1), start + named.end(1)
    end = start
    while end < min(len(words), start + _LONGEST_NAME) and words.tokens[end].text[0].isupper():
        end += 1
    return (start, end) if end > start and words.letter(end) in ".,iqw" else None


def _name_between_commas(words: Words, start: int) -> tuple[int, int] | None:
    """The name in an aside that starts at a token: `, Ampere,`; `, the 4004 of 1971,`."""
    start += words.letter(start) == "d"
    end = start
    for end in range(start, min(len(words), start + _LONGEST_NAME)):
        if not words.tokens[end].text[0].isupper() and words.letter(end) not in "hc":
            break
    return (start, end) if end > start and words.letter(end) in ",.i" else None


def renamed(words: Words, at: int) -> tuple[int, int] | None:
    """The noun before the comma at `at`, which an apposition renames: a name, or what opens the
    clause. After a verb it is rather the clause that is renamed (`She took office, the first …`).
    """
    start = words.name_before(at)
    if words.word(at - 1) in CALENDAR or start >= at:
        return None
    if words.letter(at - 1) != "N" and re.search(
        "[vb][^.]*$", words.shape[max(0, start - 60) : start]
    ):
        return None
    return start, at
