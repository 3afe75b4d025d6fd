"""What a clause takes for granted: numbers that hold whatever its verb says, denies or expects."""

from __future__ import annotations

from claimx.clause.frame import Frame


def is_given(frame: Frame) -> bool:
    """Whether a number only describes what is there whatever the verb says: `will close its
    54-year-old plant`, `will leave after 31 years`, `a bond that may cost the 400 owners`."""
    candidate = frame.candidate
    if candidate.kind != "numeric" or candidate.subtype == "rank":
        return False
    before = frame.doc[frame.begin_tok - 1] if frame.begin_tok > frame.sent.start else None
    if before is None:
        return False
    if before.tag_ in ("PRP$", "POS", "WP$") or before.lower_ in ("the", "these", "those"):
        return True
    if before.lower_ == "from" and candidate.subtype in ("money", "percent"):
        return True
    if candidate.subtype == "duration":
        old = frame.doc[frame.end_tok - 1].lower_ == "old"
        if before.lower_ == "after" or old or _is_after(frame):
            return True
    words = frame.doc[frame.begin_tok : frame.end_tok]
    following = frame.doc[frame.end_tok].tag_ if frame.end_tok < frame.sent.end else ""
    joined = any(token.text == "-" for token in words) and candidate.subtype != "number"
    return joined and before.lower_ in ("a", "an") and following.startswith(("NN", "JJ", "IN"))


def _is_after(frame: Frame) -> bool:
    """`after a gap of 10 years`."""
    words = [token.lower_ for token in frame.doc[max(frame.begin_tok - 4, 0) : frame.begin_tok]]
    return len(words) == 4 and words[:2] == ["after", "a"] and words[3] == "of"
