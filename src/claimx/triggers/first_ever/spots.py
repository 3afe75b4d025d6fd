"""Where a text could say a first: a scan for literal words, over the whole article.

Each word is looked up with `str.find`, which is many times faster than one large regular
expression, and checked where it stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from claimx import lexicon


class Spot(NamedTuple):
    """A word that may make a first-ever claim.

    `start`, `end`: code points, half-open. `family`: which reader takes it (`first`, `only`,
    `record`, `extreme`, `never`).
    """

    start: int
    end: int
    family: str


class _Anchor(NamedTuple):
    """A literal to look for, what must follow from it on, and what must stand before it."""

    literal: str
    family: str
    here: re.Pattern[str]
    before: re.Pattern[str] | None = None


def _anchor(literal: str, family: str, rest: str = "", before: str = "") -> _Anchor:
    return _Anchor(
        literal,
        family,
        re.compile(re.escape(literal) + rest + r"(?!\w)"),
        re.compile(before) if before else None,
    )


_BEFORE_REACH, _IDIOM_REACH = 90, 32
_NEAR = r"[^.!?\n]{0,120}?\b"
_DEFINITE = r"(?:\b(?:the|its|his|her|their|our)|['’]s|s['’]) $"
_UNIQUE = r"(?:\b(?:the|its|his|her|their|our|my|your|whose|as|and)|['’]s|s['’])[ \"“‘']{1,2}$"
_INCEPTION = (
    r"(?:beg[au]n|begins?)(?: \w+ing(?: (?:its|their|the))?(?: \w+)?)?|started|starts?|kept|"
    r"exist|listing|"
    r"(?:was|were) (?:launched|founded|established|created|introduced|set up|formed|built|opened)|"
    r"launch(?:ed)?|went public|inception|creation|founding|formation|independence"
)
_SINCE = rf"since (?:[\w'’-]{{1,15}} ){{1,5}}?(?:{_INCEPTION})(?: in \d{{4}})?"
_UNDERGONE = (
    "seen|known|recorded|produced|suffered|experienced|witnessed|endured|faced|staged|hosted|"
    "built|undertaken|attempted|held|measured|observed|set"
)
_OWNED = r"\w{1,20}(?:['’]s|s['’])"
_CLOSED = r"(?:est|\bmost|\bleast|\bworst)\b[^.!?;\n]{0,60} $"
_ANCHORS = (
    _anchor("first", "first", "s?"),
    _anchor("maiden", "first"),
    _anchor("inaugural", "first"),
    _anchor("debut", "first"),
    _anchor("only", "only", before=_UNIQUE),
    _anchor("sole", "only"),
    _anchor("lone", "only", before=_DEFINITE),
    _anchor("record", "record", "s?"),
    _anchor(
        "previous",
        "record",
        " (?:high(?:est)?|low(?:est)?|largest|fastest|longest|best|worst|peak|mark|maximum)",
    ),
    _anchor("old", "record", " (?:high|low|mark)\b(?!-)"),
    _anchor("high-water mark", "record"),
    _anchor("low-water mark", "record"),
    _anchor("all-time", "record"),
    _anchor("all time", "record"),
    _anchor("lifetime", "record", " (?:high|low)s?"),
    _anchor("ever", "extreme"),
    _anchor("history", "extreme", before=r"\b(?:in|of)\s(?:[\w'’-]{1,20}\s){0,5}$"),
    _anchor(
        "years", "extreme", before=rf"\bin\s(?:[\w'’-]{{1,20}}\s){{0,4}}{_OWNED} [\w-]{{1,12}} $"
    ),
    _anchor("on record", "extreme"),
    _anchor("of all time", "extreme"),
    _anchor("since", "extreme", _SINCE.removeprefix("since")),
    _anchor("yet", "extreme", before=_CLOSED),
    _anchor("so far", "extreme", r"(?! this| in | behind|,)", before=_CLOSED),
    _anchor("to date", "extreme", before=_CLOSED),
    _anchor(
        "than",
        "extreme",
        r" (?:(?:in|at|on|during|for|from) )?any\b[^.!?,;\n]{0,80}?"
        rf"\b(?:history|ever|on record|{_SINCE})",
    ),
    _anchor(
        "any",
        "extreme",
        r" (?!and )(?:(?!and )[\w'’-]{1,15} ){1,5}?(?:has|had|have)(?: ever)? (?!to\b|not\b)\w+",
        _CLOSED,
    ),
    _anchor(
        "any",
        "extreme",
        r" (?:one|single) (?:hour|day|week|month|quarter|season|year|game|match|session)"
        r"(?! (?:since|of|this)\b)",
        before=r"(?:est|\bmost|\bleast|\bworst)\b[^.!?,;\n]{0,60} (?:in|on|during|for|at) $",
    ),
    *(
        _anchor(word, "extreme", rf" (?:ever )?(?:{_UNDERGONE})", before=_CLOSED)
        for word in ("has", "had", "have")
    ),
    _anchor("in living memory", "extreme"),
    _anchor("in modern times", "extreme"),
    _anchor("in recorded times", "extreme"),
    _anchor("career-high", "record"),
    _anchor("career-best", "record"),
    _anchor("career high", "record"),
    _anchor("personal best", "record"),
    _anchor("never", "never", r" (?:ha(?:ve|s|d)|was|were|did|in) ", before=r"(?:^|[.!?\n“\"] ?)$"),
    _anchor("unparalleled", "never"),
    _anchor("without parallel", "never"),
    _anchor("unprecedented", "never"),
    _anchor("precedent", "never"),
    _anchor("unheard", "never", "[- ]of"),
    _anchor("never", "never", rf"(?=[- ]before|{_NEAR}(?:before|previously|history)\b)"),
    _anchor("never", "never", before=r"(?:\bha(?:s|ve|d)|['’](?:ve|d)) (?:\w+ )?$"),
    _anchor("no", "never", r"(?= (?!\d)(?:[\w'’-]{1,20}[ ,]{1,2}){1,8}(?:has|had|have)\b)"),
    _anchor("unmatched", "never"),
    _anchor("unequalled", "never"),
    _anchor("unsurpassed", "never"),
    _anchor("nobody", "never", rf"(?={_NEAR}(?:ever|yet|before|since|has|had|have)\b)"),
    _anchor("no one", "never", rf"(?={_NEAR}(?:ever|yet|before|since|has|had|have)\b)"),
    _anchor("no-one", "never", rf"(?={_NEAR}(?:ever|yet|before|since|has|had|have)\b)"),
    _anchor("none", "never", rf"(?={_NEAR}(?:ever|yet|before|has|had|have)\b)"),
)


@cache
def _idioms() -> re.Pattern[str]:
    rows = sorted(lexicon.rows("not_firsts"), key=lambda row: len(row["form"]), reverse=True)
    forms = [
        re.escape(row["form"])
        + (rf"(?! (?:{row['unless'].replace(' ', '|')})\b)" if row["unless"] else "")
        for row in rows
    ]
    return re.compile(r"\b(?:" + "|".join(forms) + r")\b")


def spot(text: str) -> list[Spot]:
    """The words that may say a first, in order; idioms and names (`at first`, `First Lady`)
    are left out.

    >>> [found.family for found in spot("At first only China's first robot broke the record.")]
    ['first', 'record']
    """
    low = _lower(text)
    found = [spot for anchor in _ANCHORS for spot in _find(low, anchor)]
    return sorted({spot for spot in found if not _in_idiom(low, spot)})


def _lower(text: str) -> str:
    """The text in lower case, every code point in its place."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(one if len(one) == 1 else char for char in text for one in (char.lower(),))


def _find(low: str, anchor: _Anchor) -> Iterator[Spot]:
    start = low.find(anchor.literal)
    while start >= 0:
        match = anchor.here.match(low, start)
        if match and not (start and low[start - 1].isalnum()):
            begin = start
            if anchor.before:
                left = max(0, start - _BEFORE_REACH)
                lead = anchor.before.search(low[left:start])
                if lead and anchor.literal in ("history", "years"):
                    begin = left + lead.start()
                elif not lead:
                    match = None
            if match:
                yield Spot(begin, match.end(), anchor.family)
        start = low.find(anchor.literal, start + len(anchor.literal))


def _in_idiom(low: str, spot: Spot) -> bool:
    """Whether the spot lies within an idiom or name."""
    left, right = max(0, spot.start - _IDIOM_REACH), spot.end + _IDIOM_REACH
    for match in _idioms().finditer(low, left, right):
        if match.start() > spot.start:
            break
        if spot.end <= match.end():
            return True
    return False
