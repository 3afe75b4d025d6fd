"""Digits that are no quantity by their spelling alone: identifiers, contacts, clock times.

Source: docs/labelling.md, section 2 (not `numeric`).
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Mask(NamedTuple):
    """Code points that hold no quantity, and the guide's reason."""

    start: int
    end: int
    reason: str


_ZONE = r"(?:\s?(?:GMT|UTC|BST|EST|EDT|CET|CEST|PST|PDT|IST|JST|ET|PT|hrs|local time)\b)?"
_CLOCK_WORDS = "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
# Looked for where a number may begin.
_HERE = (
    ("time.clock", r"\d{1,2}(?:[:.][0-5]\d){0,2}\s?(?:[ap]\.\s?m\.?|[ap]m\b|o[’']clock\b)"
                   rf"|\d{{1,2}}:[0-5]\d(?::[0-5]\d)?(?![\d:]){_ZONE}"
                   r"|(?:[01]\d|2[0-3])[0-5]\d(?:\s(?:GMT|UTC|hrs)\b)"
                   rf"|(?i:half|quarter|five|ten|twenty|twenty-five|[\w-]+\sminutes?)\spast\s(?i:{_CLOCK_WORDS}|\d{{1,2}}\b|noon|midnight)"
                   rf"|(?i:{_CLOCK_WORDS})\s(?:[ap]\.m\.?|[ap]m\b|o[’']clock\b)"),
    ("contact.phone", r"\d{3}[-.]\d{3}[-.]\d{4}(?!\d)|\d{3}-\d{4}(?![\d,.-])|1-800-[\dA-Z-]{7,10}"
                      r"|0\d{2,4}[ -]\d{3,4}[ -]\d{3,4}(?!\d)"),
    ("name.version", r"(?!\d{1,3}(?:\.\d{3}){2,}(?![\d.]))\d{1,5}(?:\.\d{1,5}){2,6}(?!\d)"),
    ("name.number", r"24/7\b|50[/-]50\b|20[/-]20\b|9[/-]11\b|7/7\b|360-degree"),
)  # fmt: skip
_HERE_PATTERN = re.compile("|".join(f"({pattern})" for _, pattern in _HERE))
# Looked for in the run of non-blanks round a digit.
_ROUND = (
    ("contact.url", r"https?://\S+|www\.\S+|\S*\.(?:com|org|net|co\.uk|cn|io|gov)\b\S*"),
    ("contact.mail", r"\S+@\S+|[#@]\w*[A-Za-z]\S*"),
    ("reference", r"§\S+|pp?\.\d+\S*"),
)
_ROUND_PATTERN = re.compile("|".join(f"({pattern})" for _, pattern in _ROUND))
_PHONE = re.compile(
    r"\+\d{1,3}(?:[\s.-]?\(?\d{1,5}\)?){2,7}|\(\d{2,5}\)\s?\d{3,4}[\s.-]?\d{3,4}(?!\d)"
)
_MARK = re.compile(r"\[\d{1,3}\]")
_PAGE_LEFT = re.compile(r"(?<!\w)pp?\.\s?$")
_PAGE = re.compile(r"\d+(?:[-–]\d+)?")
_RUN = re.compile(r"\S{1,300}")


def mask_at(text: str, pos: int, end: int) -> Mask | None:
    """The mask that covers the number that may begin at `pos`, or None.

    >>> mask_at("at 15:30 GMT", 3, 12)
    Mask(start=3, end=12, reason='time.clock')
    """
    here = _HERE_PATTERN.match(text, pos, end)
    if here and not (pos and text[pos - 1] in ".,:/$£€"):
        return Mask(*here.span(), _HERE[(here.lastindex or 1) - 1][0])
    if not text[pos].isdecimal():
        return None
    page = _PAGE.match(text, pos, end) if _PAGE_LEFT.search(text, max(0, pos - 5), pos) else None
    if page:
        return Mask(*page.span(), "reference")
    if pos and text[pos - 1] in "+(":
        phone = _PHONE.match(text, pos - 1, end)
        if phone:
            return Mask(*phone.span(), "contact.phone")
    mark = _MARK.match(text, pos - 1, end) if pos else None
    if mark:
        return Mask(*mark.span(), "reference")
    start = pos
    while start > 0 and pos - start < 100 and not text[start - 1].isspace():
        start -= 1
    if pos - start > 1 or text[start] in "#@§[":
        run = _RUN.match(text, start, end)
        around = _ROUND_PATTERN.match(run.group()) if run else None
        if around and start + around.end() > pos:
            return Mask(start, start + around.end(), _ROUND[(around.lastindex or 1) - 1][0])
    return None
