"""Things without precedent: `unprecedented`, `never before`, `no company has ever`.

A plain `never` or `nobody` claims nothing; it takes a `before`, an `ever`, a comparison (`has
never been higher`), or a perfect that denies the thing to everybody (`no one had run it faster`).
"""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.triggers.first_ever.frame import cue
from claimx.triggers.first_ever.qualifier import is_span, tail
from claimx.triggers.first_ever.reading import Reading, Refusal
from claimx.triggers.first_ever.scope import infinitive_place, read_right
from claimx.triggers.first_ever.words import CALENDAR, Words

_REACH = 12
_TOLD = 7
_TELLERS = frozenset({"me", "us", "you"})
_LONGEST_TRIGGER = 5
_NOBODY = frozenset({"nobody", "none", "nothing", "no", "no-one"})
_WOULD = frozenset({"will", "would", "can", "could", "should", "may", "might", "'ll", "not"})
_COMPARATIVES = frozenset({"more", "less", "fewer", "better", "worse", "higher", "lower"})
_HAS = ("has", "had", "have")
_DONE = lexicon.column("done_verbs")
_ACHIEVED = lexicon.column("achievement_verbs")
# what news says of everybody and nobody while it waits: no record of anything
_SAID = lexicon.column("waiting_verbs")


def read_never(words: Words, start: int, end: int) -> Reading | Refusal:
    """What the words of the family `never` at tokens `start` to `end` say."""
    low = words.low[start]
    if low == "unprecedented":
        return _reading(words, "never.unprecedented", start, end)
    if low == "precedent":
        if words.word(start - 1) in ("without", "no"):
            return _reading(words, "never.without_precedent", start - 1, end)
        return Refusal("never.precedent")
    if low == "without":
        return _reading(words, "never.without_precedent", start, end)
    if low == "unheard":
        return _reading(words, "never.unheard_of", start, max(end, start + 2))
    if low == "unparalleled":
        return _reading(words, "never.unprecedented", start, end)
    if low.startswith("un"):
        closes = words.letter(end) in ".," and words.letter(start - 1) in "br,"
        return _reading(words, "never.unmatched", start, end) if closes else Refusal("never.plain")
    if low == "never":
        return _never(words, start)
    return _nobody(words, start, end)


def _never(words: Words, i: int) -> Reading | Refusal:
    """`never before`, `never … before`, `never in history`, `has never been higher`."""
    if {"you", "if"} & set(words.low[max(0, i - 5) : i]):
        return Refusal("never.generic")
    inverted = words.tokens[i].text == "Never" and words.word(i + 1) != "before"
    if inverted and words.letter(i + 1) in "vbi":
        return _reading(words, "never.inverted", i, i + 1)
    k = i + 2 if words.letter(i + 1) == "h" else i + 1
    if words.word(k) == "before":
        return _reading(words, "never.before", i, k + 3 if words.letter(k + 1) == "h" else k + 1)
    for k in range(i + 1, min(len(words), i + _REACH)):
        if words.letter(k) in ".;":
            break
        closes = words.letter(k + 1) in '.,&"' or words.word(k + 1) in ("in", "been")
        if words.low[k] in ("before", "previously") and closes:
            return _reading(words, "never.before", i, k + 1 if k - i < _LONGEST_TRIGGER else i + 1)
        if words.low[k] == "history" and "in" in words.low[i:k]:
            return _reading(words, "never.in_history", i, k + 1 if k - i <= 5 else i + 1)
    return _perfect(words, i)


def _perfect(words: Words, i: int) -> Reading | Refusal:
    """`has never been higher`, `had never been used`: a perfect with a comparison, or of doing."""
    if words.word(i - 1) not in ("has", "have", "had", "'ve", "'d"):
        return Refusal("never.plain")
    verb = i + 2 if words.word(i + 1) == "been" else i + 1
    for k in range(verb, min(len(words), verb + 2)):
        if _is_comparative(words, k):
            return _reading(words, "never.comparative", i, k + 1)
        if words.low[k] in ("so", "this") and words.letter(k + 1) == "j":  # never been so high
            return _reading(words, "never.comparative", i, k + 2)
    if words.word(i + 1) in _DONE and cue(words.word(i + 2), "like"):
        return _reading(words, "never.perfect", i, i + 2)
    if (
        words.word(i + 1) == "been"
        and words.word(verb) in _DONE
        and words.letter(verb + 1) in ".,i"
    ):
        return _reading(words, "never.perfect", i, verb + 1)
    return Refusal("never.plain")


def _nobody(words: Words, start: int, end: int) -> Reading | Refusal:
    """`no company has ever`, `nobody had run it`, `no year has been better`."""
    has = _perfect_after(words, end)
    if has is not None and _TELLERS & set(words.low[has + 1 : has + _TOLD]):
        return Refusal("never.opinion")
    single = words.low[start] == "no" and end == start + 1
    whom = _bare(words, start) if single else end
    # without a verb of its own only whom a deed is denied to: `achieved by no one since`
    if _since_long(words, whom) and (has is not None or words.word(start - 1) == "by"):
        reading = _reading(words, "never.since", start, whom)
        return reading._replace(scope=words.text(whom, has)) if has is not None else reading
    if has is None:
        return Refusal("never.plain")
    after = words.low[has + 1 : has + 3]
    if "ever" in after:
        whole = has + 2 + after.index("ever")
        aside = "," in words.low[start:has]
        return _reading(words, "never.existence", start, _bare(words, start) if aside else whole)
    if not _opens_clause(words, start):
        return Refusal("never.plain")
    if words.low[start] == "none" or _is_of_late(words, has):
        return Refusal("never.plain")
    return _without_ever(words, start, has)


def _since_long(words: Words, k: int) -> bool:
    """Whether a `since` at `k` counts from a year or from whoever was the last, not from a day or
    from what somebody did: `No side since 1888 had`, `by no one since Ada Boyle in 1962`."""
    if words.word(k) != "since" or k + 1 >= len(words):
        return False
    if re.fullmatch(r"1[5-9]\d\d|20\d\d", words.word(k + 1)):
        return True
    end = k + 1
    while end < len(words) and words.tokens[end].text[0].isupper():
        end += 1
    named = end > k + 1 and not CALENDAR.intersection(words.low[k + 1 : end])
    return named and (words.letter(end) not in "vbq" or words.word(end) in _HAS)


def _is_of_late(words: Words, has: int) -> bool:
    """Whether the clause denies it for a time only: `since May`, `for a week`, `this year`."""
    after = range(has + 1, min(len(words), has + _REACH))
    return any(
        words.low[k] in ("since", "for") or (words.low[k] == "this" and is_span(words, k + 1))
        for k in after
    )


def _without_ever(words: Words, start: int, has: int) -> Reading | Refusal:
    """`No player had`, `nobody had run it`, `no year has been better`: a perfect without `ever`."""
    pronoun = words.low[start] != "no" or words.word(start + 1) == "one"
    history = "history" in words.low[start:has]
    for k in range(has + 1, min(len(words), has + 5)):
        if words.low[k].endswith("er") and words.shape[k - 1 : k + 1] in ("dj", "dn"):
            return _reading(words, "never.comparative", start, k + 1 + (words.letter(k + 1) == "n"))
        if _is_comparative(words, k):
            like = words.low[k] == "as"  # No other city has built as many
            end = _bare(words, start) if (history or like) and not pronoun else k + 1
            return _reading(words, "never.comparative", start, end)
    done = words.word(has + 1)
    past = words.low[has] == "had" or words.word(start + 1) == "other"
    everyone = (past or history) and words.letter(has + 1) in "qv" and done not in _SAID
    if everyone or done in _ACHIEVED:
        end = has + 2 if pronoun else _bare(words, start)
        return _reading(words, "never.existence", start, end)
    return Refusal("never.plain")


def _bare(words: Words, start: int) -> int:
    """Where the noun phrase that a `no` opens ends: `No player` of `No player for any team had`;
    with the history that it holds for, as in `No session in the index's history`."""
    end = words.phrase(start).end
    ahead = words.low[end : end + _REACH]
    if words.word(end) == "in" and "history" in ahead:
        return end + ahead.index("history") + 1
    return end


def _perfect_after(words: Words, k: int) -> int | None:
    """The `has` or `had` that the negated subject before `k` is subject of."""
    j, reach = k, k + _REACH
    while j < min(len(words), reach):
        if words.low[j] in (*_HAS, "ever"):
            return j if words.low[j] != "ever" else j - 1
        if words.low[j] in _WOULD or words.letter(j) in ".vbw" or words.low[j] == "and":
            return None
        close = words.shape.find(",", j + 1, j + _REACH) if words.letter(j) == "," else -1
        if close >= 0 and words.word(close + 1) in _HAS:
            return close + 1  # `No flood, so far as anyone can tell, has ever`
        j += 1
    return None


def _opens_clause(words: Words, start: int) -> bool:
    """Whether the negated subject opens a clause of its own, not one that tells which is meant."""
    return start == 0 or words.letter(start - 1) in ',.&"'


def _is_comparative(words: Words, k: int) -> bool:
    word = words.word(k)
    if not word or word in ("other", "ever", "never", "over", "after"):
        return False
    if word == "as":
        return words.letter(k + 1) in "jr"
    return word in _COMPARATIVES or words.tokens[k].tag_ in ("JJR", "RBR")


def read_no_ever(words: Words, ever: int) -> Reading | Refusal:
    """`no company has ever`, `nobody ever`, read back from `ever`."""
    k = ever - 1
    while k >= 0 and ever - k <= _REACH and words.letter(k) not in ".":
        if words.low[k] in _WOULD:
            break
        if words.low[k] in _NOBODY:
            past = words.letter(ever - 1) == "v" or (
                words.tokens[ever + 1 : ever + 2]
                and (words.tokens[ever + 1].tag_ in ("VBD", "VBN", ""))
            )
            if not past or words.low[k] == "nothing":
                break
            if _TELLERS & set(words.low[ever + 1 : ever + _TOLD]):
                return Refusal("never.opinion")
            aside = "," in words.low[k:ever]
            return _reading(words, "never.existence", k, _bare(words, k) if aside else ever + 1)
        k -= 1
    return Refusal("never.ever")


def _reading(words: Words, rule: str, start: int, end: int) -> Reading:
    end = min(end, len(words))
    right = read_right(words, end, end)
    # `no one has ever walked so for 20 years`: how long it was done, not since when it was not
    scope = "" if "in_span" in right.evidence else right.scope
    if not scope and rule == "never.before":
        scope = infinitive_place(words, end)
    if words.low[end - 1] == "history":
        within = tail(words, start)
        scope = within.scope if within else ""
    return Reading(rule, "never_before", start, end, scope, score=3.0,
                   evidence={"words": words.text(start, end)})  # fmt: skip
