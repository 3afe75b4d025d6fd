"""What a phrase with `first` shows by itself for or against a first; `first_evidence` weighs it."""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.triggers.first_ever.frame import cue, owner_of
from claimx.triggers.first_ever.words import Phrase, Words

MILESTONES = lexicon.column("milestone_nouns")
_SERIES = {row["form"]: row["strength"] for row in lexicon.rows("series_nouns")}
CATEGORIES = lexicon.column("first_categories")
_OWNER_PLACES = frozenset({"world", "country", "nation", "city", "state", "region", "continent"})
_FOLLOWERS = frozenset({"second", "third", "fourth", "fifth"})
_NEAR = 40


def own_evidence(words: Words, phrase: Phrase, noun: str, i: int) -> dict[str, str]:
    """What the phrase itself shows: its determiner or owner, its noun, its modifiers."""
    found = _noun_evidence(words, phrase, noun, i)
    start, end = phrase.owner
    owner = owner_of(words, phrase)
    if phrase.determiner == "'s":
        place = words.letter(end - 2) == "N" or owner.lower() in _OWNER_PLACES
        found["owner_place" if place else "owner_noun"] = owner
    elif end > start:
        found["owner_you" if phrase.determiner == "your" else "owner_pronoun"] = owner
    elif phrase.determiner in ("a", "an", "another", "each", "every", "any"):
        found["indefinite"] = phrase.determiner
    elif not phrase.determiner:
        found["bare" if words.letter(len(words) - 1) == "." else "headline"] = ""
    if words.verbless:
        found["verbless"] = ""
    for k in range(max(0, i - _NEAR), min(len(words), i + _NEAR)):
        if words.low[k] in _FOLLOWERS and _goes_with(words, k, noun):
            found["ordinal_near"] = words.low[k]
    if words.says_you:
        found["generic_you"] = "you"
    if words.invites:
        found["hortative"] = "let"
    after = words.tokens[i + 1].text if i + 1 < len(words) else ""
    if words.tokens[i].text[0].isupper() and i and not words.titled and after[:1].isupper():
        found["name"] = words.text(i, i + 2)
    return found


def _goes_with(words: Words, k: int, noun: str) -> bool:
    """Whether the ordinal at `k` is of one row with the first `noun`: not `the fifth member of the
    family and the first woman`, nor the feat of `and only the second since`."""
    if words.letter(k + 1) == "h" or words.low[max(0, k - 2) : k] == ["only", "the"]:
        return False
    head = words.phrase(k).head
    return not noun or head is None or words.word(head) == noun


def _noun_evidence(words: Words, phrase: Phrase, noun: str, i: int) -> dict[str, str]:
    """Whether the noun opens a series or names something that is first once, and its kind."""
    found: dict[str, str] = {}
    singular = noun if noun in _SERIES else noun.removesuffix("s")
    strength = _SERIES.get(singular, "")
    owned = phrase.owner[1] > phrase.owner[0]
    if words.low[i] != "first":
        strength = ""
    if strength == "weak":
        found["series_owned" if owned else "series_weak"] = noun
    elif strength:
        found["series"] = noun
    elif singular in MILESTONES:
        found["milestone"] = noun
    if words.word(phrase.end) == "to" and cue(words.word(phrase.end + 1), "admission"):
        found["admission"] = words.word(phrase.end + 1)
    category = [word for word in phrase.modifiers if word in CATEGORIES]
    if category:
        found["category"] = category[0]
    elif phrase.head is not None and re.search("[nNjgq]", words.shape[i + 1 : phrase.head]):
        found["named_kind"] = words.text(i + 1, phrase.head)
    if phrase.head != i + 1 and _SERIES.get(words.word(i + 1)) == "strong":
        found["series_inner"] = words.word(i + 1)
    few = words.word(i + 1) in ("few", "several", "couple", "dozen")
    if few or (words.letter(i + 1) == "c" and words.letter(i + 2) != "h"):
        found["owned_number" if owned else "plural_number"] = words.word(i + 1)
    return found
