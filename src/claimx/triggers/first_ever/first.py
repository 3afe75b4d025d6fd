"""Firsts: `first` and its kin (`maiden`, `inaugural`, `debut`) in their constructions.

Most of the times that a text says `first` it claims nothing (the guide's section 2), so a first
is weighed: each piece of evidence has a weight (lexicons/first_evidence.csv), and the sum
decides. Constructions that say it outright (`first-ever`, `for the first time`) are read first.
"""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.triggers.first_ever.context import (
    Right,
    infinitive_place,
    left_frame,
    owner_of,
    right_frame,
)
from claimx.triggers.first_ever.reading import Reading, Refusal
from claimx.triggers.first_ever.words import Phrase, Words

_WEIGHT = {row["form"]: float(row["weight"]) for row in lexicon.rows("first_evidence")}
_SERIES = {row["form"]: row["strength"] for row in lexicon.rows("series_nouns")}
_MILESTONES = lexicon.column("milestone_nouns")
_CATEGORIES = lexicon.column("first_categories")
_ACHIEVEMENTS = lexicon.column("achievement_verbs")
_WORLD = frozenset({"world", "industry", "career", "national", "historic", "global", "country"})
_FOLLOWERS = frozenset({"second", "third", "fourth", "fifth", "next", "last", "final", "then"})


def read_first(words: Words, i: int) -> Reading | Refusal:
    """What the `first` (or kin) at token `i` says."""
    token = words.tokens[i]
    if token.text == "FIRST" and not words.tokens[i - 1].text.isupper():
        return Refusal("first.name")
    if words.low[i] == "firsts":
        return Refusal("first.plural")
    for construction in (_coined, _time, _adverbial):
        reading = construction(words, i)
        if reading is not None:
            return reading
    return _attributive(words, i)


def _coined(words: Words, i: int) -> Reading | None:
    """`first-of-its-kind`, `a first for the region`, `world-first`, `a world first`."""
    if words.low[i + 1 : i + 7] == ["-", "of", "-", "its", "-", "kind"]:
        return Reading("first.coined", "first", i, i + 7, score=_WEIGHT["coined"],
                       evidence={"kind": words.text(i, i + 7)})  # fmt: skip
    if words.word(i - 1) in ("a", "another") and words.word(i + 1) in ("for", "in"):
        scope = right_frame(words, Phrase(i, (i, i), "", (), None, i + 1), i, anywhere=True).scope
        return Reading("first.coined", "first", i, i + 1, scope, score=_WEIGHT["indefinite"] + 4,
                       evidence={"for": words.word(i + 1)})  # fmt: skip
    k = i - 2 if words.letter(i - 1) == "h" else i - 1
    if words.word(k) not in _WORLD or (words.letter(i + 1) in "nNj" and words.letter(i - 1) != "h"):
        return None
    return Reading("first.coined", "first", k, i + 1, words.text(k, k + 1), score=_WEIGHT["coined"],
                   evidence={"coined": words.text(k, i + 1)})  # fmt: skip


def _time(words: Words, i: int) -> Reading | Refusal | None:
    """`for the first time`, `the first time in 20 years`, `it was the first time that`."""
    if words.word(i + 1) not in ("time", "times"):
        return None
    phrase = Phrase(*words.phrase(i)[:4], head=i + 1, end=i + 2)
    right = right_frame(words, phrase, i)
    left, hedged, _ = left_frame(words, phrase)
    evidence = {**left, **right.evidence}
    start, end = i, i + 2 + (words.word(i + 2) == "ever")
    if phrase.owner[1] > phrase.owner[0]:
        start = phrase.owner[0]
    score = 1.0
    if words.word(phrase.start - 1) == "for":
        start, score, rule = phrase.start - 1, 4.0, "first.for_the_first_time"
    elif left.get("predicate") or {"ever", "since", "in_span", "history"} & evidence.keys():
        score, rule = 3.5, "first.time"
    elif left.get("apposition") or (not phrase.determiner and right.evidence):
        score, rule = 2.5, "first.time"
    else:
        return Refusal("first.time_when", -1.0)
    if {"you", "your"} & set(words.low):
        evidence["generic_you"] = "you"
        score += _WEIGHT["generic_you"] - 1
    if score <= 0:
        return Refusal("first.generic", score)
    scope = right.scope or words.text(*phrase.owner)
    return Reading(rule, "first", start, end, scope, hedged=hedged, score=score, evidence=evidence)


def _adverbial(words: Words, i: int) -> Reading | Refusal | None:
    """`first` at a verb: a starting point, or who did it first (`which she first proved`)."""
    k = i - 1
    while words.letter(k) == "r":
        k -= 1
    if words.low[i] != "first" or words.letter(k) in "dps" or words.word(k) in ("one", "another"):
        return None
    verb = i + 1
    while words.letter(verb) == "r" and verb - i < 3:
        verb += 1
    if words.letter(verb) in "vqb":
        agent = "by" in words.low[verb + 1 : verb + 4]
        active = words.letter(k) in "uN" or words.word(k) in ("who", "that")
        if words.word(verb) in _ACHIEVEMENTS and (agent or (active and words.letter(verb) == "v")):
            return Reading("first.adverbial", "first", i, i + 1, score=1.0,
                           evidence={"achievement": words.word(verb)})  # fmt: skip
        return Refusal("first.adverb")
    if words.letter(k) in "vbqgt" or words.letter(i + 1) in ",.&id":
        following = words.text(i + 1, min(len(words), i + 3))
        if words.letter(k) == "b" and re.match(r"to \w|in ", following):
            return None
        if words.word(k) in ("became", "becoming", "become", "as"):
            return None
        return Refusal("first.adverb")
    return None


def _attributive(words: Words, i: int) -> Reading | Refusal:
    """`China's first MoE model`, `was the first to sail`, `the first woman in space`."""
    phrase = words.phrase(i)
    noun = words.word(phrase.head) if phrase.head is not None else ""
    if words.low[i] != "first" and (not noun or words.letter(i - 1) == "h"):
        if words.low[i] != "debut" or not phrase.determiner:
            return Refusal("first.kin_noun")
    right = right_frame(words, phrase, i)
    left, hedged, frame = left_frame(words, phrase)
    evidence = {**_own_evidence(words, phrase, noun, i), **left, **right.evidence}
    rule, subject = _role(words, phrase, evidence, i, frame)
    score = sum(_WEIGHT.get(name, 0.0) for name in evidence) + _WEIGHT["base"]
    if words.low[i] != "first":
        score += _WEIGHT["kin"]
    if score <= 0:
        worst = min(evidence, key=lambda name: _WEIGHT.get(name, 0.0), default="")
        reason = worst if worst and _WEIGHT.get(worst, 0.0) < 0 else "no_evidence"
        return Refusal(f"first.{reason}", score)
    start = phrase.owner[0] if phrase.owner[1] > phrase.owner[0] else i
    end = i + 1
    if words.letter(end) == "h" and words.word(end + 1) == "ever":
        end += 2
    elif words.word(end) == "ever":
        end += 1
    scope = _scope(words, phrase, right)
    return Reading(rule, "first", start, end, scope, subject, hedged, score=score,
                   evidence=evidence)  # fmt: skip


def _scope(words: Words, phrase: Phrase, right: Right) -> str:
    """A qualifier or place on the right, else the owner, else a place further on."""
    owner = owner_of(words, phrase)
    place = right.scope and words.word(phrase.end) in ("in", "at", "on")
    if right.scope and (
        not owner or (place and phrase.determiner != "'s") or _qualified(right.evidence)
    ):  # fmt: skip
        return right.scope
    if words.letter(phrase.end - 1) == "N" and words.word(phrase.end + 1) == "ever":
        return words.text(phrase.end - 1, phrase.end)
    if owner or not {"to_verb", "relative", "participle"} & right.evidence.keys():
        return owner
    return infinitive_place(words, phrase.end)


def _qualified(evidence: dict[str, str]) -> bool:
    return bool({"since", "in_span"} & evidence.keys())


def _own_evidence(words: Words, phrase: Phrase, noun: str, i: int) -> dict[str, str]:
    """What the phrase itself shows: its determiner or owner, its noun, its modifiers."""
    found: dict[str, str] = {}
    start, end = phrase.owner
    if end > start:
        owner = owner_of(words, phrase)
        if phrase.determiner == "'s":
            place = words.letter(end - 2) == "N" or owner.lower() in _OWNER_PLACES
            found["owner_place" if place else "owner_noun"] = owner
        else:
            found["owner_you" if phrase.determiner == "your" else "owner_pronoun"] = owner
    elif phrase.determiner in ("a", "an", "another", "each", "every", "any"):
        found["indefinite"] = phrase.determiner
    elif not phrase.determiner:
        found["bare" if words.letter(len(words) - 1) == "." else "headline"] = ""
    singular = noun if noun in _SERIES else noun.removesuffix("s")
    strength = _SERIES.get(singular, "")
    if strength == "weak":
        found["series_owned" if end > start else "series_weak"] = noun
    elif strength:
        found["series"] = noun
    elif singular in _MILESTONES:
        found["milestone"] = noun
    if any(word in _CATEGORIES for word in phrase.modifiers):
        found["category"] = next(word for word in phrase.modifiers if word in _CATEGORIES)
    elif phrase.head is not None and re.search("[nNj]", words.shape[i + 1 : phrase.head]):
        found["named_kind"] = words.text(i + 1, phrase.head)
    if words.letter(i + 1) == "c" or words.word(i + 1) in ("few", "several", "couple", "dozen"):
        found["plural_number"] = words.word(i + 1)
    if _FOLLOWERS & set(words.low):
        found["ordinal_near"] = next(iter(sorted(_FOLLOWERS & set(words.low))))
    if {"you", "your"} & set(words.low):
        found["generic_you"] = "you"
    if words.tokens[i].text[0].isupper() and i and not words.titled and _capital_near(words, i):
        found["name"] = words.text(i, min(len(words), i + 2))
    return found


_OWNER_PLACES = frozenset({"world", "country", "nation", "city", "state", "region", "continent"})


def _capital_near(words: Words, i: int) -> bool:
    return any(words.tokens[k].text[:1].isupper() for k in (i + 1,) if k < len(words))


def _role(
    words: Words, phrase: Phrase, evidence: dict[str, str], i: int, frame: int
) -> tuple[str, tuple[int, int] | None]:
    """The rule that names the construction, and the subject where it stands in it."""
    own = None
    if phrase.head is not None:
        own = (words.nouns_before(phrase.end, i + 1), phrase.end)
    if "predicate" in evidence or "role" in evidence:
        return "first.predicative", None
    if "apposition" in evidence:
        return "first.appositive", (words.name_before(frame), frame)
    named = _named_after(words, phrase)
    if named is not None:
        evidence["naming"] = words.text(*named)
        return "first.naming", named
    if phrase.determiner == "'s":
        return "first.scope_possessor", own
    if phrase.owner[1] > phrase.owner[0]:
        begins = phrase.start == 0 or words.letter(phrase.start - 1) in ",."
        return "first.scope_possessor", own if begins else None
    if words.letter(frame) == "i" or phrase.start == 0 or words.letter(phrase.start - 1) in ",.&":
        return "first.attributive", None if "of_career" in evidence else own
    return "first.attributive", None


def _named_after(words: Words, phrase: Phrase) -> tuple[int, int] | None:
    """The name that stands after: `The first popular application, Kimi, came`, `was AutoGLM`,
    `my first book is called Opus 1`."""
    k = phrase.end
    if words.letter(k) == ",":
        match = re.match(r",(N[Nhc]*)[,.]", words.shape[k:])
        return (k + 1, k + 1 + len(match.group(1))) if match and words.word(k) == "," else None
    if not (phrase.start == 0 or words.letter(phrase.start - 1) in ",.&"):
        return None
    match = re.match(r"(?:(?!tb)[^vb.]|tb|tv)*b(?:[r]*|[qv])(?=[dN])", words.shape[k : k + 20])
    if not match:
        return None
    verb = words.word(k + match.end() - 1)
    if words.letter(k + match.end() - 1) in "qv" and verb not in ("called", "named", "titled"):
        return None
    start = k + match.end()
    named = re.match(r"d?[jq]*([nNhc]*N[nNhc]*)(?![s])", words.shape[start:])
    if not named:
        return None
    return start + named.start(1), start + named.end(1)
