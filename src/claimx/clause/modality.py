"""How sure a clause is of what it says, whether it denies it, and whether it says it at all.

Source: guide, sections 2 (questions, imperatives, hypotheticals, headings) and 3 (`modality`,
`negated`); Sauri & Pustejovsky 2009 (FactBank: certainty and polarity by governing cues).
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimx import lexicon, syntax
from claimx.clause.frame import Frame
from claimx.clause.quotes import Quotation

_CONDITIONS = ("if", "unless", "lest", "whether")
_PHRASE_WORDS = 6
_QUESTION = re.compile(r"\?[\"'”’)\]*_]*$")
_DENIALS = frozenset(("deny", "denies", "denied", "denying", "refute", "refuted", "dispute",
                      "disputed", "reject", "rejected", "rejects"))  # fmt: skip


def no_claim(frame: Frame, quotation: Quotation | None, heading: bool) -> str:
    """Why a clause makes no claim, as a dotted name; '' where it makes one."""
    if _is_question(frame, quotation):
        return "clause.question"
    if not frame.parsed:
        return "clause.hypothetical" if _after_if(frame) else ""
    if heading and _is_verbless(frame):
        return "clause.heading"
    if _is_imperative(frame):
        return "clause.imperative"
    if any(_condition(predicate) for predicate in frame.chain[:-1]):
        return "clause.hypothetical"
    predicate = frame.predicate
    if predicate is not None and _is_counterfactual(predicate):
        return "clause.counterfactual"
    return ""


def _is_verbless(frame: Frame) -> bool:
    """Whether a heading is a mere phrase; a long one, or the title, may hide its verb's form."""
    if frame.bounds[0] == 0 or len(frame.text.split()) > _PHRASE_WORDS:
        return False
    return not any(syntax.is_verbal(token) for token in frame.sent)


def _is_question(frame: Frame, quotation: Quotation | None) -> bool:
    text = frame.text
    if quotation is None and text[-1:] in '"”’':
        return False  # a question is quoted at the end; the trigger stands outside
    if quotation is not None and quotation.end < frame.bounds[1]:
        text = frame.source[max(quotation.start, frame.bounds[0]) : quotation.end]
    return _QUESTION.search(text) is not None


def _after_if(frame: Frame) -> bool:
    before = frame.source[frame.bounds[0] : frame.candidate.start]
    return re.search(r"(?:^|[,;] )[Ii]f [^,;]*$", before) is not None


def _is_imperative(frame: Frame) -> bool:
    root = frame.chain[-1] if frame.chain else None
    if (
        root is None
        or root.tag_ != "VB"
        or not root.is_alpha
        or root.i not in (frame.sent.start, frame.sent.start + 1)
    ):
        return False
    alone = not any(syntax.role(child).startswith(("aux", "subj")) for child in root.children)
    return alone and not any(child.lower_ == "to" for child in root.lefts)


def _condition(predicate: Token) -> str:
    """The word that makes a clause a mere condition; '' without one."""
    if syntax.role(predicate) not in ("adverbial", "complement"):
        return ""
    for child in predicate.lefts:
        if syntax.role(child) == "marker" and child.lower_ in _CONDITIONS:
            return child.lower_
    return ""


def _is_counterfactual(predicate: Token) -> bool:
    """`would have …` under a condition, or the inverted `had it …` that is one."""
    words = [child.lower_ for child in predicate.lefts]
    if words[:1] == ["had"] and syntax.role(predicate) == "adverbial":
        return True
    if "would" not in words or "have" not in words:
        return False
    return any(
        _condition(child) in ("if", "unless") or [c.lower_ for c in child.lefts][:1] == ["had"]
        for child in syntax.children(predicate, "adverbial")
    )


def read_modality(frame: Frame, heading: bool) -> tuple[str, str]:
    """`asserted`, `hedged` or `future`, and the word that makes it so."""
    if frame.candidate.hedged:
        return "hedged", "construction"
    if not frame.parsed:
        return _by_words(frame)
    for predicate in _shared(frame):
        found = _cue(predicate, heading)
        if found is not None:
            return found
    return "asserted", ""


def _shared(frame: Frame) -> list[Token]:
    """The predicates whose certainty the trigger's clause shares: up to the nearest finite one
    that stands by itself."""
    shared: list[Token] = []
    for predicate in frame.chain:
        shared.append(predicate)
        own = syntax.role(predicate)
        if own == "open":
            continue
        if own == "conjunct" and not _has_finite(predicate):
            continue
        if own in ("adverbial", "participle") and not _has_finite(predicate):
            continue
        break
    return shared


def _has_finite(predicate: Token) -> bool:
    return syntax.tense(predicate) not in ("", "infinitive", "participle") or any(
        True for _ in syntax.children(predicate, "subject", "subject_passive")
    )


def _cue(predicate: Token, heading: bool) -> tuple[str, str] | None:
    hedges, futures = lexicon.table("hedges"), lexicon.table("future_cues")
    for child in predicate.children:
        low, own = child.lower_, syntax.role(child)
        hedge = hedges.get(low)
        if own.startswith("aux"):
            if hedge and "auxiliary" in hedge["kind"]:
                return "hedged", low
            if low in futures and futures[low]["kind"] == "auxiliary":
                return "future", low
            if low == "would" and not any(c.lower_ == "have" for c in predicate.lefts):
                return "future", low
        elif own == "adverb" and hedge and "adverb" in hedge["kind"]:
            return "hedged", low
        elif own == "adverbial" and _condition(child) in ("if", "unless"):
            return "hedged", _condition(child)
    return _verb_cue(predicate, heading)


def _verb_cue(predicate: Token, heading: bool) -> tuple[str, str] | None:
    hedge = lexicon.table("hedges").get(predicate.lower_)
    future = lexicon.table("future_cues").get(predicate.lower_)
    infinitive = any(True for _ in syntax.children(predicate, "open"))
    if future and future["kind"] != "auxiliary" and infinitive:
        return "future", predicate.lower_
    if hedge and infinitive and ("passive" in hedge["kind"] or "raising" in hedge["kind"]):
        passive = "passive" in hedge["kind"] and syntax.is_passive(predicate)
        if passive or "raising" in hedge["kind"]:
            return "hedged", predicate.lower_
    if hedge and "adjective" in hedge["kind"] and infinitive:
        return "hedged", predicate.lower_
    if heading and syntax.tense(predicate) == "infinitive" and predicate.head.i == predicate.i:
        return "future", "to"
    return None


_HEDGE_WORDS = re.compile(r"\b(?:may|might|could|reportedly|allegedly|perhaps|probably)\b", re.I)
_FUTURE_WORDS = re.compile(
    r"\b(?:will|shall|is going to|plans to|expected to|set to)\b|['’]ll\b", re.I
)


def _by_words(frame: Frame) -> tuple[str, str]:
    """Without a tree: a cue between the last comma and the trigger."""
    before = re.split(r"[,;:]", frame.source[frame.bounds[0] : frame.candidate.start])[-1]
    for pattern, modality in ((_HEDGE_WORDS, "hedged"), (_FUTURE_WORDS, "future")):
        match = pattern.search(before)
        if match:
            return modality, match[0]
    return "asserted", ""


def read_negation(frame: Frame) -> tuple[bool, str]:
    """Whether the clause, or who reports it, denies it; and the word that does."""
    if frame.candidate.negated:
        return True, "construction"
    if not frame.parsed:
        before = re.split(r"[,;:]", frame.source[frame.bounds[0] : frame.candidate.start])[-1]
        match = re.search(r"n['’]t\b|\b(?:not|never)\b(?! only)", before)
        return (True, match[0]) if match else (False, "")
    shared = _shared(frame)
    for predicate in shared:
        if syntax.is_negated(predicate):
            return True, predicate.text
    for inner, outer in zip(frame.chain, frame.chain[1:], strict=False):
        if syntax.role(inner) in ("complement", "open") and outer.lower_ in _DENIALS:
            return True, outer.text
    return False, ""
