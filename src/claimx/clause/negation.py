"""Whether the clause, or who reports it, denies what the trigger says.

A quantity or a first is denied by its verb's `not`; a time only where `not` stands right before
it or its verb is of the future (`will not open this year`): `had not met since May` says, not
denies, how long. Source: guide, section 3, `negated`; measured on our gold.
"""

from __future__ import annotations

from claimx import lexicon, syntax
from claimx.clause.frame import Frame

_WINDOW = 3
_EXEMPT = ("only", "until", "just", "merely", "even")


def read_negation(frame: Frame) -> tuple[bool, str]:
    """Whether a claim is denied, and the word that does it."""
    if frame.candidate.negated:
        return True, "construction"
    if frame.candidate.subtype == "never_before":
        return False, ""
    word = _beside(frame) or _of_group(frame) or _denied(frame)
    return bool(word), word


def _is_not(frame: Frame, i: int) -> bool:
    low = frame.doc[i].lower_
    following = frame.doc[i + 1].lower_ if i + 1 < frame.sent.end else ""
    return low in ("not", "n't", "n’t") and following not in _EXEMPT


def _beside(frame: Frame) -> str:
    for i in range(frame.begin_tok - 1, max(frame.begin_tok - _WINDOW, frame.sent.start) - 1, -1):
        if _is_not(frame, i):
            return frame.doc[i].text
        if frame.doc[i].is_punct or syntax.is_verbal(frame.doc[i]):
            break
    return ""


def _of_group(frame: Frame) -> str:
    """The `not` of the trigger's verb, where the trigger follows the verb."""
    group, candidate = frame.group, frame.candidate
    if group is None or group.begin >= frame.begin_tok:
        return ""
    tokens = frame.doc[group.begin : group.end + 1]
    if candidate.kind == "dated" or candidate.subtype == "duration":
        ahead = any(token.lower_ in ("will", "wo", "would") for token in tokens)
        if candidate.subtype in ("open", "duration") or not ahead:
            return ""
    found = next((i for i in range(group.begin, group.end + 1) if i < frame.begin_tok
                  and _is_not(frame, i)), None)  # fmt: skip
    return frame.doc[found].text if found is not None else ""


def _denied(frame: Frame) -> str:
    """The verb of denial that reports the clause: `denied that …`."""
    for inner, outer in zip(frame.chain, frame.chain[1:], strict=False):
        if syntax.role(inner) not in ("complement", "open"):
            break
        if outer.lower_ in lexicon.column("denials"):
            return outer.text
    return ""
