"""Records: all-time extremes (`record high`, `world record`, `the largest ever`).

Two families: the word `record` (`read_record`), and a superlative that something closes to all
time: `ever`, `on record`, `in the club's history`, `since records began` (`read_extreme`).
"""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.triggers.first_ever.frame import owner_of, read_frame
from claimx.triggers.first_ever.reading import Reading, Refusal
from claimx.triggers.first_ever.scope import read_right
from claimx.triggers.first_ever.words import CALENDAR, Words

_EITHER = lexicon.column("not_records", side="either")
_AFTER = lexicon.column("not_records", side="after") | _EITHER
_BEFORE = lexicon.column("not_records", side="before") | _EITHER
_VERBS = lexicon.table("record_verbs")
_KINDS = lexicon.column("record_kinds")
_EXTREMES = lexicon.column("extreme_nouns")
_MEASURED = lexicon.column("record_nouns")
_SUPERLATIVE = lexicon.table("superlatives")
_REACH = 14
_LONGEST_TRIGGER = 3
_ORDINAL = re.compile(
    r"(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))$"
)
_OPINIONS = frozenset({"best", "worst", "greatest", "nicest", "coolest", "funniest", "dumbest"})
_COINED = frozenset({"breaking", "setting", "shattering", "smashing", "equalling", "equaling",
                     "tying", "high", "highs", "low", "lows", "breaker", "breakers"})  # fmt: skip
_NEW = frozenset({"new", "previous", "fresh", "another", "existing", "old", "longstanding"})
_FAVOURITES = frozenset({"favourite", "favorite", "favourites", "favorites", "great", "greats",
                         "classic", "classics"})  # fmt: skip


def read_record(words: Words, i: int) -> Reading | Refusal:
    """What the `record`, `records` or `all-time` at token `i` says."""
    low, before, after = words.low[i], words.word(i - 1), words.word(i + 1)
    if low.startswith("all"):
        return _all_time(words, i)
    if before == "near" or words.word(i - 2) == "near":
        return Refusal("record.near")
    if before in _BEFORE or after in _AFTER or before == "no":
        return Refusal("record.register")
    if before == "on":
        return Refusal("record.on_record")
    if words.letter(i + 1) == "h" and words.word(i + 2) in _COINED:
        return _record(words, "record.coined", i, i + 3)
    if low == "record" and after in _EXTREMES:
        return _record(words, "record.extreme_noun", i, i + 2)
    if low == "record" and after in _MEASURED:
        return _record(words, "record.attributive", i, i + 2)
    if _is_verb(words, i):
        return Refusal("record.verb")
    found = _attributive(words, i) if low == "record" else None
    return found or _noun(words, i)


def _is_verb(words: Words, i: int) -> bool:
    return words.letter(i) == "v" or (
        words.letter(i - 1) in "tvu" and words.letter(i + 1) in "dp"
    )  # fmt: skip


def _attributive(words: Words, i: int) -> Reading | None:
    """`record annual profit`, `a record 12 million`."""
    if words.letter(i + 1) == "c":
        return _record(words, "record.number", i, i + 1)
    phrase = words.phrase(i)
    if phrase.head is None or words.word(phrase.head) in CALENDAR | _AFTER:
        return None
    whole = phrase.end - i <= _LONGEST_TRIGGER and "c" not in words.shape[i : phrase.end]
    return _record(words, "record.attributive", i, phrase.end if whole else i + 1)


def _noun(words: Words, i: int) -> Reading | Refusal:
    """`broke the world record`, `a new record`, `the record for the most goals`."""
    before = words.word(i - 1)
    kind = before in _KINDS or (words.letter(i - 1) in "nN" and words.letter(i - 2) != "h")
    start = i - (2 if words.letter(i - 1) == "h" else 1) if kind else i
    if words.letter(i - 1) == "h":
        if words.word(i - 2) not in _KINDS:
            return Refusal("record.register")
        start = i - 2
    evidence = _noun_evidence(words, start, i)
    if not evidence:
        return Refusal("record.register")
    scope = words.word(start) if words.word(start) in ("world", "national", "european") else ""
    return _record(words, "record.noun", start, i + 1, scope, evidence)


def _noun_evidence(words: Words, start: int, i: int) -> dict[str, str]:
    """What makes a `record` that stands alone one of extremes: its verb, kind or complement."""
    found = {}
    verbs = [
        words.low[j]
        for j in (*range(max(0, start - 7), start), *range(i + 1, min(len(words), i + 6)))
        if _breaks_records(words, j)
    ]
    before, after = words.word(start - 1), words.word(i + 1)
    if verbs:
        found["record_verb"] = verbs[0]
    if words.word(start) in _KINDS:
        found["record_kind"] = words.word(start)
    if before in _NEW:
        found["new"] = before
    if after == "for" and words.letter(start - 1) == "d":
        found["for"] = "for"
    if after == "of" and words.letter(i + 2) == "c" and words.letter(start - 1) == "d":
        found["of_number"] = words.word(i + 2)
    if words.letter(start - 1) == "d" and words.letter(start - 2) in "b,":
        found["predicate"] = words.word(start - 2)
    if after == "of" and words.letter(i + 2) != "c" and found.keys() <= {"record_verb"}:
        return {}
    if found.keys() == {"new"} and words.letter(start - 2) == "p":
        return {}
    return found


def _breaks_records(words: Words, j: int) -> bool:
    row = _VERBS.get(words.low[j])
    return row is not None and (words.letter(j) in "vqg" or row["is"] == "always")


def _record(
    words: Words,
    rule: str,
    start: int,
    end: int,
    scope: str = "",
    evidence: dict[str, str] | None = None,
) -> Reading:
    """A reading of tokens `start` to `end`; scope: since when, whose, or where."""
    phrase = words.phrase(start)
    right = read_right(words, end, end)
    owner = owner_of(words, phrase)
    found = {**(evidence or {}), **right.evidence, **({"owner": owner} if owner else {})}
    if "since" in right.evidence or not (owner or scope):
        scope = right.scope
    elif not scope:
        scope = owner
    return Reading(rule, "record", start, end, scope, None, read_frame(words, phrase).hedged,
                   score=2.0 + 0.5 * len(found), evidence=found)  # fmt: skip


def _all_time(words: Words, i: int) -> Reading | Refusal:
    """`an all-time high`, `the all-time leading scorer`."""
    end = i + 1
    while end < len(words) and words.low[end] in ("-", "time"):
        end += 1
    phrase = words.phrase(end - 1)
    if phrase.head is None:
        return Refusal("record.all_time")
    if words.word(phrase.head) in _FAVOURITES:
        return Refusal("record.opinion")
    if words.word(end) in _EXTREMES or words.word(end) == "record":
        return _record(words, "record.all_time", i, end + 1)
    return _record(words, "record.all_time", i, phrase.end)


def read_extreme(words: Words, start: int, end: int) -> Reading | Refusal:
    """What a superlative closed by the words `start` to `end` says (`ever`, `in history`)."""
    if words.low[start] == "ever" and words.word(start - 1) in ("than", "first", "if"):
        return Refusal("record.than_ever")
    for k in range(start - 1, max(-1, start - _REACH), -1):
        if _is_superlative(words, k):
            return _superlative(words, k, start, end)
        if words.letter(k) in ".;":
            break
    return Refusal("record.no_superlative")


def _is_superlative(words: Words, k: int) -> bool:
    low, tag = words.low[k], words.tokens[k].tag_
    if low in _SUPERLATIVE:
        return _SUPERLATIVE[low]["is"] == "yes" and words.word(k - 1) != "at"
    if not low.endswith("est") or len(low) < 5:
        return False
    return not tag or tag[:2] in ("JJ", "RB") or words.word(k - 1) in ("the", "'s")


def _superlative(words: Words, k: int, start: int, end: int) -> Reading | Refusal:
    if _ORDINAL.match(words.word(k - 2 if words.letter(k - 1) == "h" else k - 1)):
        return Refusal("record.rank")
    if words.low[end - 1] == "history" and words.letter(end) == "&":
        return Refusal("record.no_superlative")
    if _is_opinion(words, k, start, end):
        return Refusal("record.opinion")
    if words.letter(k - 1) == "h" and words.letter(k - 2) in "nNjr":
        k -= 2
    phrase = words.phrase(k)
    frame = read_frame(words, phrase)
    scope = _history_scope(words, start, end) or owner_of(words, phrase)
    scope = scope or read_right(words, end, end).scope
    subject = (words.name_before(frame.at), frame.at) if "apposition" in frame.evidence else None
    evidence = {"superlative": words.low[k], "closed_by": words.text(start, end)}
    return Reading("record.superlative", "record", k, end, scope, subject,
                   frame.hedged, score=3.5, evidence={**evidence, **frame.evidence})  # fmt: skip


def _is_opinion(words: Words, k: int, start: int, end: int) -> bool:
    """Whether it is somebody's taste: `the best I've ever seen`, `the greatest of all time`."""
    superlative = words.low[k]
    if words.low[start] == "ever" and re.search("[vb]", words.shape[k + 1 : start]):
        speaker = {"i", "we", "you"} & set(words.low[k + 1 : start])
        return bool(speaker) or superlative in _OPINIONS
    return superlative in ("best", "greatest") and words.word(end - 1) == "time"


def _history_scope(words: Words, start: int, end: int) -> str:
    """Whose history: `in Hong Kong's history` → `Hong Kong`, `in club history` → `club history`;
    or since when."""
    if words.low[end - 1] != "history":
        return words.text(start, end) if words.low[start] == "since" else ""
    inner = [k for k in range(start + 1, end - 1) if words.letter(k) not in "dpi"]
    if not inner:
        return ""
    if words.letter(inner[-1]) == "s":
        return words.text(inner[0], inner[-1])
    return words.text(inner[0], end)
