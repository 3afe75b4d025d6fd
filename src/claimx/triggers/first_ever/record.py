"""Records: all-time extremes (`record high`, `world record`, `the largest ever`).

Two families: the word `record` (`read_record`), and a superlative that something closes to all
time: `ever`, `on record`, `in the club's history`, `since records began` (`read_extreme`).
"""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.triggers.first_ever.context import left_frame, right_frame
from claimx.triggers.first_ever.reading import Reading, Refusal
from claimx.triggers.first_ever.words import Phrase, Words

_AFTER = lexicon.column("not_records", side="after") | lexicon.column("not_records", side="either")
_BEFORE = lexicon.column("not_records", side="before") | lexicon.column(
    "not_records", side="either"
)
_VERBS = lexicon.column("record_verbs")
_EXTREMES = lexicon.column("extreme_nouns")
_SUPERLATIVE = lexicon.table("superlatives")
_REACH = 14
_ORDINALS = re.compile(
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))$"
)
_OPINIONS = frozenset({"best", "worst", "greatest", "nicest", "coolest", "funniest", "dumbest"})
_COINED = frozenset({"breaking", "setting", "shattering", "smashing", "equalling", "equaling",
                     "tying", "high", "low", "breaker", "breakers", "holder",
                     "holders"})  # fmt: skip


def read_record(words: Words, i: int) -> Reading | Refusal:
    """What the `record`, `records` or `all-time` at token `i` says."""
    low, k = words.low[i], i
    if low.startswith("all"):
        return _all_time(words, i)
    if low == "record" and words.word(i + 1) in _EXTREMES:
        return _record(words, "record.extreme_noun", i, i + 2)
    if words.letter(i) == "v" or (words.letter(i - 1) in "tvu" and words.letter(i + 1) in "dp"):
        return Refusal("record.verb")
    before, after = words.word(i - 1), words.word(i + 1)
    if words.letter(i - 1) == "h":
        if words.word(i - 2) not in ("world", "olympic", "club", "league", "course"):
            return Refusal("record.near" if words.word(i - 2) == "near" else "record.register")
    if words.letter(i + 1) == "h":
        if words.word(i + 2) in _COINED:
            return _record(words, "record.coined", i, i + 3)
        if words.letter(i + 3) not in "nN":
            return Refusal("record.register")
    if before in _BEFORE or after in _AFTER:
        return Refusal("record.register")
    if before == "on" or words.word(i - 2) == "near":
        return Refusal("record.on_record" if before == "on" else "record.near")
    while words.letter(k - 1) in "nNjh" and i - k < 3:
        k -= 1
    if low == "record":
        found = _attributive(words, i)
        if found is not None:
            return found
    return _noun(words, i, k)


def _attributive(words: Words, i: int) -> Reading | None:
    """`record high`, `record annual profit`, `a record 12 million`."""
    phrase = words.phrase(i)
    if words.letter(i + 1) == "c":
        return _record(words, "record.number", i, i + 1)
    if phrase.head is None:
        return None
    if words.word(phrase.head) in _AFTER:
        return None
    long = phrase.end - i > 3 or re.search("[c]", words.shape[i + 1 : phrase.end])
    return _record(words, "record.attributive", i, i + 1 if long else phrase.end)


def _noun(words: Words, i: int, k: int) -> Reading | Refusal:
    """`broke the world record`, `a new record`, `the record for the most goals`."""
    start = i
    while start > k and words.word(start - 1) not in ("previous", "old", "own", "his", "new"):
        start -= 1
    verbs = [words.low[j] for j in range(max(0, k - 6), k) if _is_record_verb(words, j)]
    passive = [words.low[j] for j in range(i + 1, min(len(words), i + 6))
               if _is_record_verb(words, j)]  # fmt: skip
    scope = words.text(start, i) if words.word(i - 1) in ("world", "national", "european") else ""
    evidence = {}
    if verbs or passive:
        evidence["record_verb"] = (verbs or passive)[0]
    if words.word(i - 1) in ("world", "olympic", "national", "european", "club", "league", "course",
                             "attendance", "lap", "speed", "scoring", "track", "guinness"):  # fmt: skip
        evidence["record_kind"] = words.word(i - 1)
    if words.word(i - 1) in ("new", "all-time", "previous"):
        evidence["new"] = words.word(i - 1)
    if words.word(i + 1) == "for" and words.letter(i - 1) == "d":
        evidence["for"] = "for"
    if words.word(i + 1) == "of" and words.letter(i + 2) == "c" and words.letter(i - 1) == "d":
        evidence["of_number"] = words.word(i + 2)
    if words.letter(i - 1) == "d" and words.letter(i - 2) == "b":
        evidence["predicate"] = words.word(i - 2)
    if not evidence:
        return Refusal("record.register")
    return _record(words, "record.noun", start, i + 1, scope, evidence)


def _is_record_verb(words: Words, j: int) -> bool:
    return words.low[j] in _VERBS and words.letter(j) in "vqg"


def _record(
    words: Words, rule: str, start: int, end: int, scope: str = "", evidence: dict | None = None
) -> Reading:
    phrase = words.phrase(start)
    right = right_frame(words, Phrase(*phrase[:4], head=end - 1, end=end), start)
    owner_end = phrase.owner[1] - (words.letter(phrase.owner[1] - 1) == "s")
    owner = words.text(phrase.owner[0], owner_end) if phrase.owner[1] > phrase.owner[0] else ""
    found = {**(evidence or {}), **right.evidence, **({"owner": owner} if owner else {})}
    _, hedged, _ = left_frame(words, phrase)
    return Reading(rule, "record", start, end, right.scope if "since" in right.evidence else
                   owner or scope or right.scope, None, hedged,
                   score=2.0 + 0.5 * len(found), evidence=found)  # fmt: skip


def _all_time(words: Words, i: int) -> Reading | Refusal:
    """`an all-time high`, `the all-time leading scorer`."""
    end = i + 1
    while end < len(words) and words.low[end] in ("-", "time"):
        end += 1
    noun = words.word(end)
    if noun in ("favourite", "favorite", "favourites", "favorites", "great", "greats", "classic"):
        return Refusal("record.opinion")
    if words.letter(end) not in "nNjg":
        return Refusal("record.all_time")
    if noun == "record" or noun in _EXTREMES:
        return _record(words, "record.all_time", i, end + 1)
    phrase = words.phrase(end - 1)
    return _record(words, "record.all_time", i, phrase.end)


def read_extreme(words: Words, start: int, end: int) -> Reading | Refusal:
    """What a superlative closed by the words `start` to `end` says (`ever`, `in history`)."""
    if words.low[start] == "ever" and words.word(start - 1) in ("than", "first", "if"):
        return Refusal("record.than_ever")
    k = start - 1
    while k >= 0 and start - k <= _REACH:
        if _is_superlative(words, k):
            return _superlative(words, k, start, end)
        if words.letter(k) in ".;":
            break
        k -= 1
    return Refusal("record.no_superlative")


def _is_superlative(words: Words, k: int) -> bool:
    low, tag = words.low[k], words.tokens[k].tag_
    if low in _SUPERLATIVE:
        return _SUPERLATIVE[low]["is"] == "yes" and words.word(k - 1) != "at"
    return low.endswith("est") and len(low) > 4 and (not tag or tag[:2] in ("JJ", "RB"))


def _superlative(words: Words, k: int, start: int, end: int) -> Reading | Refusal:
    left = k - 1
    if words.letter(left) == "h":
        left -= 1
    if _ORDINALS.match(words.word(left)):
        return Refusal("record.rank")
    between = words.shape[k + 1 : start]
    if words.low[end - 1] == "history" and words.letter(end) == "&":
        return Refusal("record.no_superlative")
    if re.search(r"[vb]", between) and words.low[start] == "ever":
        opinion = re.search(r"(?:^|[^a-z])(?:i|we|you)(?:$|[^a-z])", " ".join(words.low[k:start]))
        if opinion or words.low[k] in _OPINIONS:
            return Refusal("record.opinion")
    if words.low[k] in ("best", "greatest") and words.text(start, end).lower() == "of all time":
        return Refusal("record.opinion")
    if words.letter(k - 1) == "h" and words.letter(k - 2) in "nNjr":
        k -= 2
    phrase = words.phrase(k)
    left_found, hedged, frame = left_frame(words, phrase)
    scope = _history_scope(words, start, end)
    owner_end = phrase.owner[1] - (words.letter(phrase.owner[1] - 1) == "s")
    owner = words.text(phrase.owner[0], owner_end) if phrase.owner[1] > phrase.owner[0] else ""
    right = right_frame(words, Phrase(*phrase[:4], head=end - 1, end=end), end - 1)
    subject = (words.name_before(frame), frame) if "apposition" in left_found else None
    return Reading("record.superlative", "record", k, end, scope or owner or right.scope,
                   subject, hedged, score=3.5, evidence={
                       "superlative": words.low[k], "closed_by": words.text(start, end),
                       **left_found})  # fmt: skip


def _history_scope(words: Words, start: int, end: int) -> str:
    """Whose history: `in Hong Kong's history` → `Hong Kong`, `in club history` → `club`."""
    if words.low[end - 1] != "history":
        return words.text(start, end) if words.low[start] == "since" else ""
    inner = [k for k in range(start + 1, end - 1) if words.letter(k) not in "dpi"]
    if not inner:
        return ""
    if words.letter(inner[-1]) == "s":
        return words.text(inner[0], inner[-1])
    return words.text(inner[0], end)
