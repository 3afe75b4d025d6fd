"""Superlatives that something closes to all time: `the largest ever`, `the hottest on record`,
`the worst in the club's history`, `the highest since records began`, `faster than any in history`.
A bare superlative, or one closed by a shorter time (`the worst in a decade`), claims no record.
"""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.triggers.first_ever.frame import cue, owner_of, read_frame, renamed
from claimx.triggers.first_ever.qualifier import history, inner_phrase, tail
from claimx.triggers.first_ever.reading import Reading, Refusal
from claimx.triggers.first_ever.scope import infinitive_place, read_right
from claimx.triggers.first_ever.whose import doer, resolve
from claimx.triggers.first_ever.words import Words

_SUPERLATIVE = lexicon.table("superlatives")
_TASTE = lexicon.column("opinion_adjectives")
_REACH = 14
_ORDINAL = re.compile(
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))$"
)
_MEASURED = lexicon.column("record_nouns")
_KNOWN = frozenset({"seen", "known", "heard", "met", "witnessed", "experienced"})
_COMPARATIVES = frozenset({"more", "less", "better", "worse", "fewer"})


def read_extreme(words: Words, start: int, end: int) -> Reading | Refusal:
    """What a superlative or comparative closed by the words `start` to `end` says."""
    if words.low[start] == "ever" and words.word(start - 1) in ("than", "first", "if"):
        return Refusal("record.than_ever")
    than = words.low[start] == "than"
    for k in range(start - 1, max(-1, start - _REACH), -1):
        if than and _is_comparative(words, k):
            return _reading(words, "record.comparative", k, start, end)
        if not than and _is_superlative(words, k):
            return _superlative(words, k, start, end)
        if words.letter(k) == "." and words.low[k] not in ("-", "–"):
            break
    return Refusal("record.no_superlative")


def _is_superlative(words: Words, k: int) -> bool:
    low, tag = words.low[k], words.tokens[k].tag_
    if low in _SUPERLATIVE:
        return _SUPERLATIVE[low]["is"] != "no" and words.word(k - 1) != "at"
    if not low.endswith("est") or len(low) < 5:
        return False
    return not tag or tag[:2] in ("JJ", "RB") or words.word(k - 1) in ("the", "'s")


def _is_comparative(words: Words, k: int) -> bool:
    low, tag = words.low[k], words.tokens[k].tag_
    return low in _COMPARATIVES or tag in ("JJR", "RBR") or (not tag and low.endswith("er"))


def _superlative(words: Words, k: int, start: int, end: int) -> Reading | Refusal:
    if _ORDINAL.match(words.word(k - 2 if words.letter(k - 1) == "h" else k - 1)):
        return Refusal("record.rank")
    if words.low[end - 1] == "history" and (
        (words.letter(end) == "&" and words.letter(end + 1) in "njN")
        or "recent" in words.low[start:end]
    ):
        return Refusal("record.no_superlative")
    if _is_opinion(words, k, start, end):
        return Refusal("record.opinion")
    if _is_broken_off(words, k, start):
        return Refusal("record.no_superlative")
    loose = (
        words.low[start] in ("yet", "any", "has", "had", "have") or words.low[end - 1] == "years"
    )
    if loose and re.search("[vb,&]", words.shape[k + 1 : start]):
        return Refusal("record.no_superlative")
    if words.low[start] in ("has", "had", "have") and "ever" not in words.low[start:end]:
        closed = read_right(words, end, end).evidence
        if {"since", "in_span"} & closed.keys():
            return Refusal("record.no_superlative")  # `the biggest it has staged since May`
    if words.low[start] == "yet" and not (
        words.letter(end) in '.,"i' or _is_participle(words, end) or _comes_about(words, start)
    ):
        return Refusal("record.no_superlative")
    if words.letter(k - 1) == "h" and words.letter(k - 2) in "nNjr":
        k -= 2
    if words.low[start] == "yet" and _is_participle(words, end):
        end += 1
    return _reading(words, "record.superlative", k, start, end)


def _is_participle(words: Words, k: int) -> bool:
    """Whether a participle stands at `k`, which the tagger may take for a past (`the hottest day
    yet measured`)."""
    return words.letter(k) == "q" or (k < len(words) and words.tokens[k].tag_ == "VBD")


def _comes_about(words: Words, yet: int) -> bool:
    """Whether `yet to` tells of what has come about (`the largest payload yet to reach orbit`),
    as verbs of coming do; with others it mostly tells what has not (`yet to ratify`)."""
    verb = words.word(yet + 2) if words.word(yet + 1) == "to" else ""
    return cue(verb, "coming") and words.letter(yet - 1) in "nN"


def _is_broken_off(words: Words, k: int, start: int) -> bool:
    """Whether a comma parts the superlative from what seems to close it."""
    for j in range(k + 1, start):
        if words.letter(j) == "," and not (
            words.letter(j - 1) in "jq" and words.letter(j + 1) in "rjq"
        ):
            return True
    return words.word(k + 1) == "possible"


def _reading(words: Words, rule: str, k: int, start: int, end: int) -> Reading:
    phrase, scope = words.phrase(k), ""
    if words.low[end - 1] in ("history", "years"):
        scope, end = _history_scope(words, start, end)
    elif "since" in words.low[start:end]:
        scope = words.text(words.low.index("since", start), end)
    elif words.low[end - 1] in ("times", "memory"):
        scope = words.text(words.low.index("in", start), end)
    if not scope and phrase.determiner == "'s":
        scope = owner_of(words, phrase)
    right = read_right(words, end, end)
    if not scope and {"place", "since"} & right.evidence.keys():
        scope = right.scope
    closing = None if scope else tail(words, end)
    if not scope and words.low[start] == "yet" and words.letter(end) == "t":
        scope = infinitive_place(words, end, of=True)
    scope = scope or (closing.scope if closing else doer(words, k, end))
    if not scope and words.letter(end) == "q":  # `the largest fine ever imposed in Norway`
        scope = infinitive_place(words, end)
    scope = resolve(words, scope, k)
    frame = read_frame(words, phrase)
    subject = renamed(words, frame.at) if "apposition" in frame.evidence else None
    evidence = {"superlative": words.low[k], "closed_by": words.text(start, end)}
    return Reading(rule, "record", k, end, scope, subject, frame.hedged, score=3.5,
                   evidence={**evidence, **frame.evidence})  # fmt: skip


def _is_opinion(words: Words, k: int, start: int, end: int) -> bool:
    """Whether it is somebody's taste: `the best I've ever seen`, `the greatest of all time`."""
    if {"i", "we", "you"} & set(words.low[k + 1 : end]):
        return True
    if words.word(end - 1) in _KNOWN and {"he", "she"} & set(words.low[k + 1 : end]):
        return True
    if words.low[k] in ("most", "least") and words.word(k + 1) in _TASTE:
        return True
    if _SUPERLATIVE.get(words.low[k], {}).get("is") != "opinion":
        return False
    phrase = words.phrase(k)
    owned = phrase.owner[1] > phrase.owner[0]
    measured = phrase.head is not None and words.word(phrase.head) in _MEASURED
    return words.word(end - 1) in ("ever", "time", "yet") and not (owned or measured)


def _history_scope(words: Words, start: int, end: int) -> tuple[str, int]:
    """Whose history, and where the words that say so end: `in Hong Kong's history` → `Hong Kong`,
    `in club history` → `club history`, `in the history of aviation` → `aviation`."""
    further = inner_phrase(words, end) if words.word(end) == "of" else None
    if further is not None:
        return words.text(further[0], further[2]), further[2]
    k = next((k for k in range(end - 2, start, -1) if words.word(k) in ("in", "of")), start)
    inner = inner_phrase(words, k)
    found = history(words, k, inner) if inner else None
    return found.scope if found else "", end
