"""The word `record` as an all-time extreme (`record high`, `world record`, `all-time low`)."""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.triggers.first_ever.frame import owner_of, read_frame
from claimx.triggers.first_ever.reading import Reading, Refusal
from claimx.triggers.first_ever.scope import read_right, scope_for
from claimx.triggers.first_ever.words import CALENDAR, Words

_EITHER = lexicon.column("not_records", side="either")
_AFTER = lexicon.column("not_records", side="after") | _EITHER
_BEFORE = lexicon.column("not_records", side="before") | _EITHER
_VERBS = lexicon.table("record_verbs")
_PERIODS = lexicon.column("record_kinds", scope="period")  # `a monthly record`
_KINDS = lexicon.column("record_kinds") - _PERIODS
_SCOPES = lexicon.column("record_kinds", scope="yes")
_EXTREMES = lexicon.column("extreme_nouns")
_MEASURED = lexicon.column("record_nouns")
_LONGEST_TRIGGER = 3
_COINED = lexicon.column("record_compounds")
_NEW = frozenset({"new", "previous", "fresh", "another", "existing", "old", "longstanding"})
_FAVOURITES = lexicon.column("not_records", side="all-time")


def read_record(words: Words, i: int) -> Reading | Refusal:
    """What the `record`, `records` or `all-time` at token `i` says."""
    low, before, after = words.low[i], words.word(i - 1), words.word(i + 1)
    if low.startswith("all"):
        return _all_time(words, i)
    if low == "lifetime":
        return _record(words, "record.all_time", i, i + 2)
    if low in ("career", "personal"):
        return _record(words, "record.own_best", i, i + (3 if words.letter(i + 1) == "h" else 2))
    if low in ("high", "low"):
        return _record(words, "record.extreme_noun", i, i + 4)
    if low in ("previous", "old"):
        return _record(words, "record.previous", i, i + 2)
    if words.letter(i - 1) == "h" and after in ("pace", "schedule"):
        return Refusal("record.register")
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
    if words.word(i + 1) in (*_VERBS, "last", "this", "next") or words.letter(i - 1) == "h":
        return None
    whole = phrase.end - i <= _LONGEST_TRIGGER and "c" not in words.shape[i : phrase.end]
    return _record(words, "record.attributive", i, phrase.end if whole else i + 1)


def _noun(words: Words, i: int) -> Reading | Refusal:
    """`broke the world record`, `a new record`, `the record for the most goals`."""
    before = words.word(i - 1)
    kind = before in _KINDS | _PERIODS or (
        words.letter(i - 1) in "nN" and words.letter(i - 2) != "h"
    )
    start = i - (2 if words.letter(i - 1) == "h" else 1) if kind else i
    if words.shape[max(0, i - 3) : i] in ("nhn", "jhn") and words.word(i - 1) not in _KINDS:
        start = i - 3
    if words.letter(i - 1) == "h":
        if words.word(i - 2) not in _KINDS:
            return Refusal("record.register")
        start = i - 2
    evidence = _noun_evidence(words, start, i)
    if not evidence:
        return Refusal("record.register")
    if words.word(start) in _PERIODS and not {"new", "record_verb"} & evidence.keys():
        return Refusal("record.register")
    named = start < i and (words.word(start) in _SCOPES or words.letter(start) == "N")
    scope = words.text(start, start + 1) if named else ""
    if words.word(start - 1) == "previous":
        start -= 1
    return _record(words, "record.noun", start, i + 1, scope, evidence)


def _noun_evidence(words: Words, start: int, i: int) -> dict[str, str]:
    """What makes a `record` that stands alone one of extremes: its verb, kind or complement."""
    found = {}
    verbs = [words.low[j] for j in _near(words, start, i)
             if _breaks_records(words, j) and not _is_done_by(words, i, j)]  # fmt: skip
    before, after = words.word(start - 1), words.word(i + 1)
    if verbs:
        found["record_verb"] = verbs[0]
    if words.word(start) in _KINDS or (
        words.letter(start) == "N" and words.letter(start - 1) == "s"
    ):
        found["record_kind"] = words.word(start)
    if before in _NEW:
        found["new"] = before
    if after == "for" and words.letter(start - 1) == "d":
        found["for"] = "for"
    if after == "of" and words.letter(i + 2) == "c" and words.letter(start - 1) == "d":
        found["of_number"] = words.word(i + 2)
    hung = start - 3 if words.letter(start - 2) == "r" else start - 2
    if words.letter(start - 1) == "d" and words.letter(hung) in "b,t":
        found["predicate"] = words.word(hung)
    kept = after == "of" and before in ("a", "any") and words.letter(i + 2) != "c"
    if after == "of" and re.match("cn+&c", words.ahead(i + 2)):  # `14 wins and two losses`
        return {}
    if kept and found.keys() <= {"record_verb"}:
        return {}
    if found.keys() == {"new"} and words.letter(start - 2) == "p":
        return {}
    return found


def _near(words: Words, start: int, i: int) -> list[int]:
    """The tokens whose verb may have the record for object or subject: back to the nearest
    finite verb, and a few ahead."""
    before = []
    for j in range(start - 1, max(-1, start - 8), -1):
        before.append(j)
        if words.letter(j) == "v":
            break
    return [*reversed(before), *range(i + 1, min(len(words), i + 6))]


def _breaks_records(words: Words, j: int) -> bool:
    row = _VERBS.get(words.low[j])
    return row is not None and (words.letter(j) in "vqg" or row["is"] == "always")


def _is_done_by(words: Words, i: int, j: int) -> bool:
    """Whether the record at `i` itself does what the verb at `j` says: `The record hit the charts`
    is of music, unlike `the record set in 1990` and `the record he broke`."""
    acts = words.letter(j) == "v" or (words.letter(j) == "q" and not words.tagged)
    alone = j > i and acts and set(words.shape[i + 1 : j]) <= {"r"}
    return alone and words.letter(j + 1) in "dnNcpj"


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
        scope = "" if owner[:1].isdigit() else owner
    scope = scope or _whose(words, end)
    return Reading(rule, "record", start, end, scope, None, read_frame(words, phrase).hedged,
                   score=2.0 + 0.5 * len(found), evidence=found)  # fmt: skip


def _whose(words: Words, end: int) -> str:
    """Whose record it is, told by `for` right after it or after its amount."""
    while words.letter(end) == "c":
        end += 1
    return scope_for(words, end)


def _all_time(words: Words, i: int) -> Reading | Refusal:
    """`an all-time high`, `the all-time leading scorer`."""
    end = i + 1
    while end < min(len(words), i + 3) and words.low[end] in ("-", "time"):
        end += 1
    phrase = words.phrase(end - 1)
    if phrase.head is None:
        return Refusal("record.all_time")
    if words.word(phrase.head) in _FAVOURITES:
        return Refusal("record.opinion")
    if words.word(end) in _EXTREMES or words.word(end) == "record":
        return _record(words, "record.all_time", i, end + 1)
    return _record(words, "record.all_time", i, phrase.end)
