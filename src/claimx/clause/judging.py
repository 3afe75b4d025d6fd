"""A source that expects, puts or shows an amount: the subject of a verb that governs the trigger.

`the bank expects growth of 2%`, `put inflation at 10%`, `is seen by analysts at 5%`.
Source: Pareti 2015 (source, cue, content); guide, section 3, `attribution`.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Span, Token

from claimx import lexicon
from claimx.clause.frame import Frame
from claimx.clause.references import References
from claimx.clause.reporting import conceded
from claimx.clause.sources import (
    PHRASE_TAGS,
    group_begin,
    named_between,
    source_of,
    subject_before,
)
from claimx.tags import FINITE

_AFTER_AGENT = frozenset(("to", "at", "as", "in", "on", "that", "which", "who", ",", ".", ";", ")"))
_UNSURE = frozenset(("could", "can", "may", "might", "must", "should"))


def by_judging(frame: Frame, references: References, asides: set[int]) -> tuple[str, str] | None:
    """`the bank expects growth of 2%`, `the office put inflation at 10%`, `data show 12 cases`."""
    judging = lexicon.table("judging_verbs")
    for words in _governing(frame):
        word = next((t for t in words if t.lower_ in judging), None)
        if word is None or word.i in asides or conceded(frame, word.i):
            continue
        entry = judging[word.lower_]
        documented = entry["subject"] == "document" and word.tag_ == "VBN"
        if (
            not (_active(word) or documented)
            or not _linked(frame, word, entry)
            or not _in_reach(frame, word)
        ):
            return None
        subject = subject_before(frame, word)
        found = source_of(frame, references, subject, word) if subject is not None else None
        if subject is None or found is None:
            return None
        return found if _fits(found[0], entry) or _fits(subject.text, entry) else None
    return None


def _active(verb: Token) -> bool:
    """Whether a verb stands in an active finite form: not `an estimated`, `expected in May`."""
    doc, start = verb.doc, verb.sent.start
    begin = group_begin(doc, verb.i, start)
    words = {token.lower_ for token in doc[begin : verb.i]}
    behind = doc[verb.i + 1 : verb.i + 3]
    agent = len(behind) == 2 and behind[0].lower_ == "by" and behind[1].tag_ != "CD"
    if words & _UNSURE or agent:
        return False
    before = doc[begin - 1] if begin > start else None
    if before is not None and (
        before.lower_ == "to" or before.tag_ in ("DT", "JJ", "PRP$", "POS", "CD", "IN")
    ):
        return False
    if before is not None and before.lemma_.lower() in ("be", "get", "remain"):
        return False
    perfect = bool(words & {"has", "have", "had", "having"})
    perfect = perfect or (before is not None and before.tag_ == "PRP")
    return perfect or verb.tag_ in ("VBD", "VBZ", "VBP", "VB", "NN", "NNS")


def _in_reach(frame: Frame, verb: Token) -> bool:
    """Whether the trigger stands behind the verb, or in a phrase that opens its clause."""
    if frame.begin_tok > verb.i:
        return True
    between = frame.doc[frame.begin_tok : verb.i]
    opened = frame.doc[frame.sent.start].tag_ in ("IN", "TO")
    return (
        opened
        and any(t.text == "," for t in between)
        and not any(
            t.tag_ in FINITE and t.lower_ not in ("has", "have", "had", "would", "will")
            for t in between
        )
    )


def _governing(frame: Frame) -> list[Span]:
    """The verb groups from the trigger's own to the finite one above it: `expects … to reach`."""
    groups, doc = frame.groups, frame.doc
    left = [group for group in groups if group.begin < frame.begin_tok]
    own = frame.group
    found: list[Span] = []
    taken = _taken_for_noun(frame)
    if taken is not None:
        return [taken]
    if own is not None and own.begin > frame.begin_tok:
        found.append(doc[own.begin : own.end])
        if not left or _edge(doc, left[-1].end, frame.begin_tok):
            return found
    for group in reversed(left):
        found.append(doc[group.begin : group.end])
        if group.kind == "finite":
            break
    return found


def _taken_for_noun(frame: Frame) -> Span | None:
    """`Orca forecasts sales of 5%`: a verb that a tagger takes for a noun, between two nouns."""
    doc = frame.doc
    for i in range(frame.begin_tok - 2, frame.sent.start, -1):
        if doc[i].tag_ in FINITE or doc[i].text in ";:":
            return None
        between = doc[i - 1].tag_ == "NNP" and doc[i + 1].tag_ in PHRASE_TAGS
        if doc[i].tag_ == "NNS" and between and doc[i].lower_ in lexicon.table("judging_verbs"):
            return doc[i : i + 1]
    return None


def _edge(doc: Doc, begin: int, end: int) -> bool:
    """Whether a new clause may begin between two places."""
    return any(
        doc[i].text in ",;:—–" or (doc[i].tag_ == "CC" and doc[i + 1].tag_ not in ("CD", "$"))
        for i in range(begin, end)
    )


def _linked(frame: Frame, verb: Token, entry: Mapping[str, str]) -> bool:
    """Whether what the verb needs stands behind it (`put … at`, `sees … growing`)."""
    doc, end = frame.doc, frame.sent.end
    if verb.i + 1 < end and doc[verb.i + 1].lower_ in ("to", "that"):
        return False
    links = entry["link"].split()
    if not links:
        return True
    if "of" in links:  # `spoke of 12 boats`
        return verb.i + 1 < end and doc[verb.i + 1].lower_ == "of"
    if "at" in links or "as" in links:
        at = next((i for i in range(verb.i, frame.begin_tok) if doc[i].lower_ in links), None)
        if at is None or frame.candidate.kind == "numeric":
            return at is not None
        amid = any(t.text == "," for t in doc[at : frame.begin_tok])
        # `put the toll at 12 on Sunday` tells when that was done
        done = doc[frame.begin_tok - 1].lower_ == "on"
        return at + 1 < frame.begin_tok and not amid and not done
    behind = doc[verb.i + 1 : min(verb.i + 12, end)]
    return any(t.lower_ in links or ("ing" in links and t.tag_ == "VBG") for t in behind)


def _fits(source: str, entry: Mapping[str, str]) -> bool:
    """Whether a verb like `show` has a document or figures as its subject."""
    if entry["subject"] != "document":
        return True
    able = lexicon.column("documents") | lexicon.column("label_sources")
    words = [word.lower() for word in source.split()]
    return any(word in able or word.removesuffix("s") in able for word in words)


def by_agent(frame: Frame, references: References) -> tuple[str, str] | None:
    """`is expected by analysts to reach 5%`, `was valued by the committee at 5%`."""
    doc, start = frame.doc, frame.sent.start
    for i in range(start + 1, frame.begin_tok - 1):
        if not _is_judged(doc[i]) or doc[i + 1].lower_ != "by":
            continue
        end = _agent_end(doc, i + 2, frame.begin_tok)
        if end < frame.begin_tok and doc[end].text != ",":
            name = named_between(frame, references, i + 2, end)
            if name:
                return name, f"{doc[i].text} by {name}"
    return _by_agent_behind(frame, references)


def _by_agent_behind(frame: Frame, references: References) -> tuple[str, str] | None:
    """`the 5m expected by analysts`, `was put at 5% by the bank`."""
    doc, at, end, stop = frame.doc, frame.begin_tok, frame.end_tok, frame.sent.end
    verb, by = doc[max(at - 2, frame.sent.start)], end
    if end < stop and _is_judged(doc[end]):
        verb, by = doc[end], end + 1
    elif doc[at - 1].lower_ != "at":
        return None
    if not _is_judged(verb) or by + 1 >= stop or doc[by].lower_ != "by":
        return None
    name = named_between(frame, references, by + 1, _agent_end(doc, by + 1, stop))
    return (name, f"{verb.text} by {name}") if name else None


def _is_judged(verb: Token) -> bool:
    """Whether a participle says what somebody thinks: `expected`, `put`."""
    judging, reporting = lexicon.table("judging_verbs"), lexicon.table("reporting_verbs")
    thinks = reporting.get(verb.lower_, {}).get("kind") == "think"
    return verb.tag_ in ("VBN", "VBD") and (thinks or verb.lower_ in judging)


def _agent_end(doc: Doc, begin: int, limit: int) -> int:
    """Where the words for who thinks something end."""
    return next((i for i in range(begin, limit) if doc[i].lower_ in _AFTER_AGENT), limit)
