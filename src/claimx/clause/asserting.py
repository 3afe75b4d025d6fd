"""Whether a clause says anything at all: questions, orders, conditions and headings claim nothing.

Source: guide, section 2.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimx import syntax
from claimx.clause.frame import Frame
from claimx.clause.quotes import Quotation
from claimx.values.comparing import comparator_ahead

_CONDITIONS = ("if", "unless", "lest", "whether")
_PHRASE_WORDS = 6
_QUESTION = re.compile(r"\?[\"'”’)\]*_]*$")


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
    if any(condition_of(predicate) for predicate in frame.chain[:-1]):
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
    if comparator_ahead(frame.source, root.idx, frame.bounds[1])[0] > root.idx + len(root) + 1:
        return False  # Close to seven million
    if _is_name_before_verb(root) or _only_calls(root, frame):
        return False
    alone = not any(syntax.role(child).startswith(("aux", "subj")) for child in root.children)
    return alone and not any(child.lower_ == "to" for child in root.lefts)


def _only_calls(root: Token, frame: Frame) -> bool:
    """`Look, it is the first`: a verb in commas that asks for attention, before a clause."""
    return root.i + 1 < frame.begin_tok and frame.doc[root.i + 1].text == ","


def _is_name_before_verb(root: Token) -> bool:
    """`Measure 1 passed`, `Call of Arms took its first million`: a name read as an order; no
    order hangs a past of its own, without a subject, on its verb."""
    numbered = any(child.tag_ == "CD" for child in syntax.children(root, "object"))
    return any(
        (child.tag_ == "VBD" or (child.tag_ == "VBN" and numbered))
        and syntax.own_subject(child) is None
        for child in syntax.children(root, "open", "parallel")
        if child.i > root.i
    )


def condition_of(predicate: Token) -> str:
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
        condition_of(child) in ("if", "unless") or [c.lower_ for c in child.lefts][:1] == ["had"]
        for child in syntax.children(predicate, "adverbial")
    )
