"""Whether the clause, or who reports it, denies what the trigger says.

A quantity or a first is denied by its verb's `not`, unless it is there all the same (`hit by the
50% tariff`); a time by that of the future or of one past event (`will not open this year`, `did
not open on Monday`), but how long nothing happened is said, not denied: only of what has not
happened since a day the gold says so. Source: guide, section 3, `negated`; measured on our gold.
"""

from __future__ import annotations

from itertools import pairwise

from claimx import lexicon, syntax
from claimx.clause.frame import Frame
from claimx.clause.given import is_given
from claimx.clause.verbs import Verb

_WINDOW = 3
_EXEMPT = ("only", "until", "just", "merely", "even")
_AHEAD = ("will", "wo", "would")
_PERFECT = ("has", "have", "had", "'ve", "’ve", "'s", "’s")


def read_negation(frame: Frame) -> tuple[bool, str]:
    """Whether a claim is denied, and the word that does it."""
    if frame.candidate.negated:
        return True, "construction"
    if frame.candidate.subtype == "never_before" or is_given(frame):
        return False, ""
    word = _beside(frame) or _of_group(frame) or _of_subject(frame) or _denied(frame)
    return bool(word), word


def _is_not(frame: Frame, i: int) -> bool:
    low = frame.doc[i].lower_
    following = frame.doc[i + 1].lower_ if i + 1 < frame.sent.end else ""
    return low in ("not", "n't", "n’t") and following not in _EXEMPT


def _is_time(frame: Frame) -> bool:
    return frame.candidate.kind == "dated" or frame.candidate.subtype == "duration"


def _beside(frame: Frame) -> str:
    """`not five`, `not in building five`; of a time only right before it."""
    if frame.candidate.subtype == "open":  # `not since 2010 had anybody …`
        return ""
    window = 1 if _is_time(frame) else _WINDOW
    for i in range(frame.begin_tok - 1, max(frame.begin_tok - window, frame.sent.start) - 1, -1):
        token = frame.doc[i]
        if _is_not(frame, i):
            return token.text
        if token.is_punct or (syntax.is_verbal(token) and token.tag_ != "VBG"):
            break
    return ""


def _of_group(frame: Frame) -> str:
    """The `not` of the trigger's verb, where the trigger follows the verb."""
    group = frame.group
    if group is None or group.begin >= frame.begin_tok:
        return ""
    found = next((i for i in range(group.begin, group.end + 1) if i < frame.begin_tok
                  and _is_not(frame, i)), None)  # fmt: skip
    if found is None:
        return _unable(frame, group)
    return frame.doc[found].text if not _is_time(frame) or _denies_time(frame, group) else ""


def _denies_time(frame: Frame, group: Verb) -> bool:
    words = [token.lower_ for token in frame.doc[group.begin : group.end + 1]]
    if frame.candidate.subtype == "duration":
        return False
    if frame.candidate.subtype == "open":
        since = frame.doc[frame.begin_tok].lower_ == "since"
        return since and words[0] in ("has", "have")
    return "did" in words or any(word in words for word in _AHEAD)


def _unable(frame: Frame, group: Verb) -> str:
    """`unable to carry 50 people`: what was not done, without a `not`."""
    if group.kind != "infinitive" or group.begin <= frame.sent.start or _is_time(frame):
        return ""
    before = frame.doc[group.begin - 1]
    return before.text if before.lower_ in lexicon.column("negations", kind="unable") else ""


def _of_subject(frame: Frame) -> str:
    """`No shop is within 15 miles`, `there is no ferry today`: a subject of none, but for records
    and lengths of time."""
    group, number, candidate = frame.group, frame.group_number, frame.candidate
    if group is None or number is None or candidate.subtype in ("duration", "open"):
        return ""
    if group.begin >= frame.begin_tok or group.kind != "finite":
        return ""
    perfect = frame.doc[group.begin].lower_ in _PERFECT
    subject = frame.sentence.subject_of(number)
    if (
        subject is None
        or perfect
        or any(t.is_punct for t in frame.doc[group.end : frame.begin_tok])
    ):
        return ""
    nouns = lexicon.column("negations", kind="pronoun")
    if subject.lower_ in nouns:
        return subject.text
    if subject.lower_ == "there" or subject.i > group.begin:
        subject = frame.doc[min(group.end + 1, frame.sent.end - 1)]
    first = max(subject.i - _WINDOW, frame.sent.start)
    none = lexicon.column("negations", kind="determiner")
    return next((t.text for t in frame.doc[first : subject.i] if t.lower_ in none), "")


def _denied(frame: Frame) -> str:
    """The verb of denial that reports the clause: `denied that …`, `denied having …`."""
    for inner, outer in pairwise(frame.chain):
        if syntax.role(inner) not in ("complement", "open"):
            break
        if syntax.role(inner) == "open" and inner.tag_ == "VBN" and not list(inner.lefts):
            break  # `disputed a flier mailed on Monday`
        if outer.lower_ in lexicon.column("denials"):
            return outer.text
    return ""
