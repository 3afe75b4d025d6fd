"""Things without precedent: `unprecedented`, `never before`, `no company has ever`."""

from __future__ import annotations

from claimx.triggers.first_ever.reading import Reading, Refusal
from claimx.triggers.first_ever.scope import read_right
from claimx.triggers.first_ever.words import Words

_NOBODY = frozenset({"nobody", "none", "nothing"})
_MODALS = frozenset({"will", "would", "can", "could", "should", "may", "might", "'ll", "not"})
_REACH = 10


def read_never(words: Words, start: int, end: int) -> Reading | Refusal:
    """What the words of the family `never` at tokens `start` to `end` say."""
    low = words.low[start]
    if low == "unprecedented":
        return _reading(words, "never.unprecedented", start, end)
    if low == "precedent":
        return _precedent(words, start)
    if low == "unheard":
        return _reading(words, "never.unheard_of", start, max(end, start + 2))
    if low == "never":
        return _never_before(words, start)
    return _nobody(words, start, end)


def read_no_ever(words: Words, ever: int) -> Reading | Refusal:
    """`no company has ever`, `nobody had ever`, read back from `ever`."""
    k = ever - 1
    while k >= 0 and ever - k <= _REACH and words.letter(k) not in ".,":
        if words.low[k] in _MODALS:
            break
        if words.low[k] in _NOBODY or words.low[k] == "no":
            return _reading(words, "never.existence", k, ever + 1)
        k -= 1
    return Refusal("never.ever")


def _precedent(words: Words, i: int) -> Reading | Refusal:
    before = words.word(i - 1)
    if before in ("without", "no"):
        return _reading(words, "never.without_precedent", i - 1, i + 1)
    return Refusal("never.precedent")


def _never_before(words: Words, i: int) -> Reading | Refusal:
    """`never before`, `never … before`, `never in history`."""
    k = i + 1
    if words.letter(k) == "h":
        k += 1
    if words.word(k) == "before":
        end = k + 1
        if words.letter(end) == "h":
            end += 2
        return _reading(words, "never.before", i, end)
    for k in range(i + 1, min(len(words), i + 14)):
        if words.letter(k) in ".;":
            break
        closes = words.letter(k + 1) in '.,&"' or words.word(k + 1) in ("in", "been")
        if words.low[k] in ("before", "previously") and closes:
            return _reading(words, "never.before", i, k + 1 if k - i <= 4 else i + 1)
        if words.low[k] == "history" and "in" in words.low[i:k]:
            return _reading(words, "never.in_history", i, k + 1 if k - i <= 5 else i + 1)
    return Refusal("never.plain")


def _nobody(words: Words, start: int, end: int) -> Reading | Refusal:
    for k in range(end, min(len(words), end + _REACH)):
        if words.letter(k) in ".," or words.low[k] in _MODALS:
            break
        if words.low[k] in ("ever", "yet"):
            return _reading(words, "never.existence", start, k + 1)
        if words.low[k] == "before" and words.letter(k + 1) in '.,&"':
            return _reading(words, "never.existence", start, end)
    return Refusal("never.plain")


def _reading(words: Words, rule: str, start: int, end: int) -> Reading:
    end = min(end, len(words))
    scope = read_right(words, end, end).scope
    return Reading(rule, "never_before", start, end, scope, score=3.0,
                   evidence={"words": words.text(start, end)})  # fmt: skip
