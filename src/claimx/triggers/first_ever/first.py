"""Firsts: `first` and its kin (`maiden`, `inaugural`, `debut`) in their constructions.

Most of the times that a text says `first` it claims nothing (the guide's section 2), so a first
is weighed: each piece of evidence has a weight (lexicons/first_evidence.csv), and the sum
decides. Constructions that say it outright (`first-ever`, `for the first time`) are read first.
"""

from __future__ import annotations

import re

from claimx import lexicon
from claimx.triggers.first_ever.evidence import CATEGORIES, MILESTONES, own_evidence
from claimx.triggers.first_ever.frame import named_after, owner_of, read_frame, renamed
from claimx.triggers.first_ever.qualifier import inner_phrase, tail
from claimx.triggers.first_ever.reading import Reading, Refusal
from claimx.triggers.first_ever.scope import (
    has_perfect,
    read_right,
    scope_for,
)
from claimx.triggers.first_ever.whose import first_scope
from claimx.triggers.first_ever.words import Phrase, Words

_WEIGHT = {row["form"]: float(row["weight"]) for row in lexicon.rows("first_evidence")}
_ACHIEVEMENTS = lexicon.column("achievement_verbs")
_WORLD = frozenset({"world", "industry", "career", "national", "historic", "global", "country"})
_TIME_QUALIFIED = frozenset({"ever", "since", "in_span", "history"})
_NEAR = 40


def read_first(words: Words, i: int) -> Reading | Refusal:
    """What the `first` (or kin) at token `i` says."""
    token = words.tokens[i]
    if token.text == "FIRST" and not words.tokens[i - 1].text.isupper():
        return Refusal("first.name")
    if words.letter(i + 1) == "h" and words.word(i + 2) not in ("ever", "known", "of"):
        return Refusal("first.compound")
    if words.letter(i + 1) == "u" and not has_perfect(words, i + 1):
        return Refusal("first.time_when")  # `the first I heard of it`
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
    if words.word(i - 1) in ("a", "another") and _is_a_first(words, i):
        scope = _whose_first(words, i) or read_right(words, i + 1, i + 1, anywhere=True).scope
        return Reading("first.coined", "first", i, i + 1, scope, score=_WEIGHT["indefinite"] + 4,
                       evidence={"for": words.word(i + 1)})  # fmt: skip
    k = i - 2 if words.letter(i - 1) == "h" else i - 1
    kind = words.word(k) in CATEGORIES or words.letter(k) == "N"  # a UK first
    of_a_kind = kind and words.word(k - 1) in ("a", "an", "another")
    if not (of_a_kind or words.word(k) in _WORLD) or (
        words.letter(i + 1) in "nNj" and words.letter(i - 1) != "h"
    ):
        return None
    return Reading("first.coined", "first", k, i + 1, words.text(k, k + 1), score=_WEIGHT["coined"],
                   evidence={"coined": words.text(k, i + 1)})  # fmt: skip


def _is_a_first(words: Words, i: int) -> bool:
    """Whether `a first` is a feat, not a degree: `a first for the region`, `another first`."""
    if words.word(i + 1) == "in":
        return bool(read_right(words, i + 1, i + 1).scope)
    return words.word(i + 1) == "for" or words.letter(i + 1) in ".,"


def _whose_first(words: Words, i: int) -> str:
    """Whom `for` names after `a first`, whatever it is: `a first for a state lender`."""
    inner = inner_phrase(words, i + 1) if words.word(i + 1) == "for" else None
    return words.text(inner[0], inner[2]) if inner else ""


def _time(words: Words, i: int) -> Reading | Refusal | None:
    """`for the first time`, `the first time in 20 years`, `it was the first time that`."""
    if words.word(i + 1) not in ("time", "times"):
        return None
    phrase = words.phrase(i)._replace(head=i + 1, end=i + 2)
    right, frame = read_right(words, i + 1, i + 2), read_frame(words, phrase)
    evidence = {**frame.evidence, **right.evidence}
    start, end = phrase.owner[0], i + 2 + (words.word(i + 2) == "ever")
    closing = None if right.scope else tail(words, end + (words.word(end) == "that"))
    if words.word(phrase.start - 1) == "for":
        # a headline leaves out the article, and the phrase is then no longer one whole
        start = phrase.start - 1 if phrase.determiner else i
        score, rule = 4.0, "first.for_the_first_time"
    elif "predicate" in evidence or _TIME_QUALIFIED & evidence.keys():
        score, rule = 3.5, "first.time"
    elif _is_afterthought(words, phrase) or (not phrase.determiner and "relative" in evidence):
        score, rule = 2.5, "first.time"
    else:
        return Refusal("first.time_when", -1.0)
    if words.says_you:
        return Refusal("first.generic_you")
    scope = closing.scope if closing else right.scope or owner_of(words, phrase)
    return Reading(rule, "first", start, end, scope,
                   hedged=frame.hedged, score=score, evidence=evidence)  # fmt: skip


def _is_afterthought(words: Words, phrase: Phrase) -> bool:
    """Whether `the first time` comments on the clause before its comma, rather than telling when:
    `…, the first time it has done so`, not `…, the first time a bell rings, they run`."""
    if phrase.start == 0 or words.letter(phrase.start - 1) not in ",.&":
        return False
    if has_perfect(words, phrase.end):
        return True
    if words.letter(phrase.start - 1) == "&":
        return False
    for k in range(phrase.end, min(len(words), phrase.end + _NEAR)):
        if words.letter(k) in ",.":
            break
        if words.letter(k) in "vb":
            habit = words.tokens[k].tag_ in ("VBZ", "VBP")
            return not habit or words.low[k] in ("has", "have", "'s", "'ve")
    return True


def _adverbial(words: Words, i: int) -> Reading | Refusal | None:
    """`first` at a verb: a starting point, or who did it first (`which she first proved`)."""
    k = i - 1
    while words.letter(k) == "r" and i - k < 4:
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
    """`Peru's first steam train`, `was the first to sail`, `the first woman in space`."""
    phrase = words.phrase(i)
    noun = words.word(phrase.head) if phrase.head is not None else ""
    if words.low[i] != "first" and not _is_kin(words, phrase, i):
        return Refusal("first.kin_noun")
    right = read_right(words, i + 1, phrase.end)
    if noun in MILESTONES and _is_of_one(words, phrase.end):
        right.evidence.pop("of_batch", None)  # `the first evidence of a large cat`
    frame = read_frame(words, phrase)
    if "group" in frame.evidence and phrase.end == i + 1 and words.letter(i + 1) in ".,":
        return Refusal("first.group_alone")  # `They were among the first.`
    evidence = {**own_evidence(words, phrase, noun, i), **frame.evidence, **right.evidence}
    whom = scope_for(words, phrase.end) if phrase.owner[1] > phrase.owner[0] else ""
    if whom:  # `his first goal for the club` is no first of a match
        evidence.setdefault("place", whom)
    rule, subject = _role(words, phrase, evidence, i, frame.at)
    if words.low[i] != "first":
        evidence["kin"] = words.low[i]
    score = _WEIGHT["base"] + sum(_WEIGHT[name] for name in evidence if name in _WEIGHT)
    if score <= 0:
        worst = min(evidence, key=lambda name: _WEIGHT.get(name, 0.0), default="")
        reason = worst if _WEIGHT.get(worst, 0.0) < 0 else "no_evidence"
        return Refusal(f"first.{reason}", score)
    end = i + 1
    if "ever" in (words.word(end), words.word(end + 1)) and words.letter(end) in "hr":
        end += 2 if words.letter(end) == "h" else 1
    return Reading(rule, "first", phrase.owner[0], end, first_scope(words, phrase, right), subject,
                   frame.hedged, score=score, evidence=evidence)  # fmt: skip


def _is_of_one(words: Words, k: int) -> bool:
    return words.word(k) == "of" and words.word(k + 1) in ("a", "an")


def _is_kin(words: Words, phrase: Phrase, i: int) -> bool:
    """Whether a `maiden`, `inaugural` or `debut` stands as adjective (a `debut` by itself is an
    appearance, which tells when rather than that it was the first)."""
    return phrase.head is not None and words.letter(i - 1) != "h"


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
        return "first.appositive", renamed(words, frame)
    named = named_after(words, phrase)
    if named is not None:
        evidence["naming"] = words.text(*named)
        return "first.naming", named
    if phrase.determiner == "'s":
        return "first.scope_possessor", own
    if phrase.owner[1] > phrase.owner[0]:
        begins = phrase.start == 0 or words.letter(phrase.start - 1) in ",."
        return "first.scope_possessor", own if begins else None
    after = re.sub("t[rx]*[vb]", "", words.ahead(phrase.end))
    acts = re.match("[^,.w]*[vb]", after) is not None
    if words.letter(frame) == "i" or (acts and words.letter(phrase.start - 1) in ",.&"):
        return "first.attributive", None if "of_career" in evidence else own
    return "first.attributive", None
