"""The page around the prose: lines, headings, and furniture that holds no claims. No spaCy.

A line that a newspaper's page carries besides its sentences (byline, stamp, dateline, photo
credit, link, page furniture) makes no claim, however many dates and numbers it holds.
Source: docs/labelling.md, section 2.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from claimx import lexicon


class Line(NamedTuple):
    """A run of text between hard line ends, without its outer white space.

    `start`, `end`: code points, half-open. `kind`: `body`; `heading` (no full stop at its
    end, or a line of its own that is no sentence); `list` (begins with a bullet or a number);
    `furniture` (holds no claim as a whole). `after_blank`: a blank line stands before it.
    """

    start: int
    end: int
    kind: str
    after_blank: bool


class Zone(NamedTuple):
    """A part of the text that makes no claim; `reason` is a stable dotted name."""

    start: int
    end: int
    reason: str


class Layout(NamedTuple):
    lines: list[Line]
    zones: list[Zone]


_MONTH = "|".join(
    sorted(
        (
            row["form"]
            for row in lexicon.rows("time_words")
            if row["type"] in ("MABBR", "MAY", "MONTH")
        ),
        key=lambda form: (-len(form), form),
    )
)
_WEEKDAY = r"(?:mon|tues?|wed(?:nes)?|thurs?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_CLOCK = (
    r"\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?(?:\s?[ap]\.?m\b\.?)?|\d{1,2}\s?[ap]\.?m\b\.?|noon|midnight"
)
_ZONE_NAME = r"GMT|BST|UTC|E[SD]?T|C[SD]T|P[SD]?T|CES?T|IST|AE[SD]T|HKT|SGT|JST|Z|[+-]\d{2}:?\d{2}"
_DAY = (
    r"\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
    rf"|(?:{_MONTH})\.?\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTH})\.?(?:,?\s+\d{{4}})?"
    r"|\d{4}年\d{1,2}月\d{1,2}日"
)
_STAMP = re.compile(
    # web copy glues names to both ends of a numeric stamp
    rf"(?:\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|(?<![\w.,/-])(?:{_DAY}))"
    rf"(?:(?:T(?=\d)|[\s,]*(?:at\s+)?)(?:{_CLOCK})(?!\d))?"
    rf"|(?<![\w.])(?:{_CLOCK})(?![\w%])",
    re.I,
)
_LEADING_CLOCK = re.compile(
    rf"[*_]{{0,2}}(?:{_CLOCK})(?:\s*(?:{_ZONE_NAME}))?[*_]{{0,2}}(?=\s*[:–—|-]\s|\s+[A-Z“\"])"
)
_STAMP_GLUE = re.compile(
    rf"\b(?:{_WEEKDAY}|{_ZONE_NAME}|on|at|(?:\d+ )?min(?:ute)?s?(?: read)?)(?!\w)"
    r"|[\s,;:|·•/()\[\]–—-]+",
    re.I,
)
_DATELINE = re.compile(
    r"(?P<place>[A-Z][\w.'’-]*(?:[ \u00a0/]+(?:[A-Z][\w.'’-]*|d[ei]|of|the|and))*"
    r"(?:,[ \u00a0]+[A-Z][\w.'’]*(?:[ \u00a0][A-Z][\w.'’]*)?)*?)"
    rf"(?P<day>,?[ \u00a0]+(?i:(?:{_WEEKDAY},?[ \u00a0]+)?(?:{_DAY})))?"
    r"(?P<agency>,?[ \u00a0]*\([A-Z][\w .&/'’-]{1,40}\))?"
    r"[ \u00a0]*(?P<dash>--|[—–-]|:)[ \u00a0]+"
)
# `3 June (London) — `: the day first, its place in brackets
_DAY_LINE = re.compile(
    rf"(?i:(?:{_WEEKDAY},?[ \u00a0]+)?(?:{_DAY}))[ \u00a0]*"
    r"\((?P<place>[A-Z][\w .&/'’-]{1,40})\)[ \u00a0]*(?:--|[—–-])[ \u00a0]+(?=\S)"
)
_DOMAIN = r"(?:com|org|net|co\.uk|gov|edu|io|ai|cn|in|au)"
_LINK = re.compile(
    r"(?:https?://|www\.)[^\s<>\"”’)\]]+|(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]+"
    rf"|(?<![\w-])(?:[\w-]{{2,63}}\.){{1,8}}{_DOMAIN}"
    r"(?:/[^\s)\]]*)?(?!\.{0,3}\w)"
)
# what no link and no credit is without, quickly found
_LINK_MARK = re.compile(rf"://|www\.|@|\.{_DOMAIN}")
_CREDIT_MARK = re.compile(r"[:/©(\[]")
_LIST = re.compile(r"(?:[-*•–·▪◦‣]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])[ \t\u00a0]+(?=\S)")
_ONLY_NUMBER = re.compile(r"[#*\s]*(?:no\.?\s*)?[\divxlcIVXLC]{1,6}[.):\s*]*")
_TERMINAL = re.compile(r"[.!?…:;。][\"'”’)\]*_]*(?:\[\d+\])*$")
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]*$")
_HARD_BREAK = re.compile(r"\r\n|[\n\r\u2028\u2029\x85\v\f]")


def read_layout(text: str) -> Layout:
    """The lines of a text and the zones in it that make no claim.

    >>> [line.kind for line in read_layout("Bank fails\\n\\nBy Ann Lee\\n\\nIt failed.").lines]
    ['heading', 'furniture', 'body']
    """
    lines: list[Line] = []
    zones: list[Zone] = []
    sources = False
    for start, end, after_blank in _split(text):
        line = text[start:end]
        reason = _furniture(line)
        sources = _opens_sources(line) or (sources and not _SENTENCE_END.search(line))
        reason = reason or ("page.source" if sources else "")
        if reason:
            zones.append(Zone(start, end, reason))
            kind = "furniture"
        else:
            zones.extend(_zones_within(line, start))
            ended = "body" if _TERMINAL.search(line) else "heading"
            kind = "list" if _LIST.match(line) else ended
        lines.append(Line(start, end, kind, after_blank))
    return Layout(lines, zones)


def list_marker(line: str) -> int:
    """The length of the bullet or number that a list item begins with, 0 without one."""
    match = _LIST.match(line)
    return match.end() if match else 0


def _split(text: str) -> list[tuple[int, int, bool]]:
    """Start, end and `after_blank` of each hard line, wrapped lines joined."""
    raw: list[tuple[int, int]] = []
    at = 0
    for match in _HARD_BREAK.finditer(text):
        raw.append((at, match.start()))
        at = match.end()
    raw.append((at, len(text)))
    width = _wrap_width(text, raw)
    lines: list[tuple[int, int, bool]] = []
    blank = True
    for start, end in raw:
        line = text[start:end]
        stripped = line.strip()
        if not stripped:
            blank = True
            continue
        start += len(line) - len(line.lstrip())
        end = start + len(stripped)
        if not blank and width and _wrapped(text, lines[-1], start, end, width):
            lines[-1] = (lines[-1][0], end, lines[-1][2])
        else:
            lines.append((start, end, blank))
        blank = False
    return lines


def _wrap_width(text: str, raw: list[tuple[int, int]]) -> int:
    """The column at which the text was wrapped by hand, 0 where it was not."""
    inner = [
        end - start
        for (start, end), (after, after_end) in pairwise(raw)
        if text[start:end].strip() and text[after:after_end].strip()
    ]
    longest = max((end - start for start, end in raw), default=0)
    if not 40 <= longest <= 100 or len(inner) < 3:
        return 0
    near = sum(length >= longest - 16 for length in inner)
    return longest if near >= 0.7 * len(inner) else 0


def _wrapped(text: str, before: tuple[int, int, bool], start: int, end: int, width: int) -> bool:
    """Whether a line goes on the one before: its first word would not have fitted there."""
    last_line = text.rfind("\n", 0, before[1]) + 1
    word = text[start:end].split(None, 1)[0]
    return before[1] - last_line + 1 + len(word) > width and not _LIST.match(text, start)


def _opens_sources(line: str) -> bool:
    """Whether a line heads a list of sources or links, whose lines then are no prose."""
    plain = " ".join(line.lower().split()).strip(" .:*|_#[]()=")
    return plain in lexicon.column("furniture", kind="sources")


def _furniture(line: str) -> str:
    """Why a whole line makes no claim; '' where it may."""
    words = line.lower().split()
    plain = " ".join(words).strip(" .:*|_#[]()")
    if not any(char.isalnum() for char in line):
        return "page.rule"
    if _ONLY_NUMBER.fullmatch(line):
        return "page.heading_number"
    if plain in lexicon.column("furniture", kind="line"):
        return "page.furniture"
    if len(words) <= 12:
        for kind in ("line_start", "byline"):
            if _starts_with(plain, kind) and not (kind == "byline" and not _is_byline(line)):
                return "page.byline" if kind == "byline" else "page.furniture"
        if _starts_with(plain, "credit") and _credit(line, 0):
            return "page.credit"
    return "page.stamp" if len(line) <= 120 and _is_stamp(line) else ""


@cache
def _openers(kind: str) -> re.Pattern[str]:
    forms = sorted(lexicon.column("furniture", kind=kind), key=len, reverse=True)
    return re.compile("(?:" + "|".join(map(re.escape, forms)) + r")(?!\w)")


def _starts_with(plain: str, kind: str) -> bool:
    return _openers(kind).match(plain) is not None


def _is_byline(line: str) -> bool:
    """`By Ann Lee in Oslo`, not `By 2030 sales will double.`: names follow, no sentence."""
    words = re.findall(r"[^\W\d_][\w.'’-]*", line)
    small = {"by", "and", "in", "the", "of", "for", "text", "words", "written", "edited", "with"}
    names = [word[0] for word in words if word.lower() not in small][:4]
    caseless = any(not initial.isascii() for initial in names)
    named = bool(names) and (caseless or all(initial.isupper() for initial in names))
    return named and not line.rstrip().endswith(".")


def _is_stamp(line: str) -> bool:
    """Whether a line is a date or clock time and, at most, whose and which it is."""
    rest, found = _STAMP.subn(" ", line)
    if not found or line.endswith("."):
        return False
    rest = _STAMP_GLUE.sub(" ", rest)
    plain = " ".join(rest.lower().split()).strip(" .")
    opener = _openers("stamp").match(plain)
    if opener:
        plain = plain[opener.end() :].strip(" .")
    if not plain:
        return True
    words = rest.split()
    initials = [word[0] for word in words[1:]]
    named = all((i.isalpha() and not i.islower()) or i in "@#" for i in initials)
    opened = words[0][0].isupper() or not words[0].isascii() or words[0] in ("by", "from")
    return named and opened and len(words) <= 6 and not _TERMINAL.search(line)


def _zones_within(line: str, offset: int) -> list[Zone]:
    zones = []
    dateline = _dateline(line)
    if dateline:
        zones.append(Zone(offset, offset + dateline, "page.dateline"))
    if _LINK_MARK.search(line):
        links = _LINK.finditer(line)
        zones += [Zone(offset + m.start(), offset + m.end(), "page.link") for m in links]
    credit = _credit(line, dateline)
    if credit:
        zones.append(Zone(offset + credit[0], offset + credit[1], "page.credit"))
    stamp = _LEADING_CLOCK.match(line)
    if stamp and not dateline:
        zones.append(Zone(offset, offset + stamp.end(), "page.stamp"))
    return zones


def _dateline(line: str) -> int:
    """The length of `LONDON, 3 May 2024 (Reuters) — ` at a line's start, 0 without one."""
    match = _DATELINE.match(line)
    if not match or match.end() == len(line):
        return _day_line(line)
    parts = [part.strip(" .") for part in match["place"].split(",")]
    shouted = parts[0].isupper() and len(parts[0]) > 3
    places = lexicon.column("places")
    known = parts[0] in places or any(part in places for part in parts[1:])
    if known and line[match.end()].isupper():
        return match.end()
    if match["dash"] == ":" and not (shouted and match["day"]):
        return 0
    if match["dash"] in ("-", "–") and not (match["day"] or match["agency"] or shouted):
        return 0
    return match.end() if match["day"] or match["agency"] or shouted else 0


def _day_line(line: str) -> int:
    """The length of `June 3 (Boston) — `: of a place that is known, or an agency in capitals."""
    match = _DAY_LINE.match(line)
    known = match and (match["place"].isupper() or match["place"] in lexicon.column("places"))
    return match.end() if match and known else 0


@cache
def _credit_pattern() -> re.Pattern[str]:
    forms = sorted(lexicon.column("furniture", kind="credit"), key=len, reverse=True)
    return re.compile(
        r"(?:(?<=[.!?…”\"')\]] )|(?<=\s)|^|[(\[])(?:"
        + "|".join(re.escape(form.lstrip("(")) for form in forms)
        + r")(?:\s+(?:by|from|courtesy(?:\s+of)?))?\s*[:/©]"
        r"[^.!?\n]{0,80}(?:\.[^.\s][^.!?\n]{0,40}){0,3}[.)\]]*$"
        r"|[(\[](?:photo|image|picture)[^()\[\]\n]{1,80}[)\]]\s*$",
        re.I,
    )


def _credit(line: str, begin: int) -> tuple[int, int] | None:
    """Where a caption names who made its picture: `Image: NASA.` at the line's end."""
    marked = _CREDIT_MARK.search(line, begin)
    match = _credit_pattern().search(line, begin) if marked else None
    if not match:
        return None
    words = re.findall(r"[^\W\d_][\w.'’-]*", match.group())[1:]
    names = sum(not word[0].islower() for word in words)
    return match.span() if 2 * names >= len(words) else None  # else it is the caption itself
