"""What an elided count counts, in the text's words: `Nine boats sank. Three were new.` → boats.

Source: guide, section 3, `subject` and `unit`.
"""

from __future__ import annotations

import re

from claimx.clause.frame import Frame
from claimx.tags import NOUNS
from claimx.triggers.numeric.plurals import singular

_REACH = 1500  # code points back in which a noun is looked for
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")


def counted_before(frame: Frame) -> str:
    """The plural that names what a count without a noun of its own counts; '' for other triggers,
    or where the text has no such word."""
    candidate = frame.candidate
    if candidate.subtype != "count" or not candidate.unit:
        return ""
    if frame.doc[frame.end_tok - 1].tag_ in NOUNS:
        return ""
    unit = candidate.unit.split()
    before = list(_WORD.finditer(frame.source, max(candidate.start - _REACH, 0), candidate.start))
    for at in range(len(before) - 1, -1, -1):
        word = before[at][0]
        if word[:2].lower() == unit[-1][:2] and _is_plural_of(word, unit[-1]):
            first = at - len(unit) + 1
            words = [match[0] for match in before[max(first, 0) : at]]
            whole = [word.lower() for word in words] == unit[:-1]
            return " ".join([*words, word]) if whole else word
    return "people" if candidate.unit == "person" else ""


def _is_plural_of(word: str, unit: str) -> bool:
    low = word.lower()
    return low != unit and singular(low) == unit
