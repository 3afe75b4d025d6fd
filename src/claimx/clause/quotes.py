"""Quotations and their speakers, from the text alone: neighbouring sentences need no tree.

A quotation may run over sentences, and over paragraphs that each open with the mark again. One
that is never closed ends with its paragraph, so that it spoils nothing after it.
Source: Pareti, PARC 3.0 (attribution: source, cue, content); guide, section 3, `attribution`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import NamedTuple

from claimx import lexicon
from claimx.clause.names import is_person, is_title, short_name

_PARAGRAPH = re.compile(r"[^\n\r\u2028\u2029]+")
_MARK = re.compile(r"[\"“”„«»]")
# single marks, by form: one opens behind a space; an apostrophe can close only where no letter
# follows, and does so rather behind a stop (`‘The boys’ boat sank,’ he said`)
_SINGLE = re.compile(r"(?<![^\s(\[—–-])‘(?=\w)(?:[^‘“”\"\n]*?[.,!?…]’(?!\w)|[^‘“”\"\n]*?\w’(?!\w))")
# straight ones look like apostrophes: only behind a colon, a comma, a stop or a line's start, up
# to a stop, or to a comma that follows the mark (`'We lost the boat', he said`)
_STRAIGHT = re.compile(
    r"(?:(?<=[:,.!?] )|(?<![^\n]))'(?=[A-Z])[^\"“”\n]*?(?:[.,!?…]'(?!\w)|\w'(?=, ))"
)
_SENTENCE_END = re.compile(r"[.!?…]['’\"”»)\]]*(?=\s|$)")
# a run of quoted words that short is a name or a word at arm's length, not somebody's statement
_MIN_WORDS = 3
_REACH = 160
_REACH_BETWEEN = 300
_AUXILIARIES = frozenset(("has", "have", "had", "would", "will", "did", "also", "once", "then"))
_COPULAS = frozenset(("is", "are", "was", "were", "be", "been", "being", "am"))


class Quotation(NamedTuple):
    """Quoted words with their marks, as code points; `speaker` '' where none is named near.

    `cue`: the words that name the speaker, for `claimx explain`. `turn`: where the first of the
    quotations begins that the speaker makes in a row.
    """

    start: int
    end: int
    speaker: str
    cue: str
    turn: int


class Quotations:
    """The quotations of a text, by position."""

    def __init__(self, text: str) -> None:
        self.found = find_quotations(text)
        self._starts = [quotation.start for quotation in self.found]

    def around(self, char: int) -> Quotation | None:
        """The quotation that holds a code point."""
        at = bisect_right(self._starts, char) - 1
        return self.found[at] if at >= 0 and char < self.found[at].end else None


def find_quotations(text: str) -> list[Quotation]:
    """The quotations of a text in order, with their speakers.

    >>> [q.speaker for q in find_quotations('“We lost 12 boats,” said Ann Lee. “All of them.”')]
    ['Ann Lee', 'Ann Lee']
    """
    spans = quoted_spans(text)
    return _assign_speakers(text, spans)


def quoted_spans(text: str) -> list[tuple[int, int, bool]]:
    """Start, end and `continues` (goes on the span before) of each quoted run in a text."""
    spans: list[tuple[int, int, bool]] = []
    carried = False
    for paragraph in _PARAGRAPH.finditer(text):
        begin, end = paragraph.span()
        open_at = -1
        first = True
        for mark in _MARK.finditer(text, begin, end):
            at = mark.start()
            if _opens(text, at, begin, open_at >= 0):
                if open_at >= 0:
                    spans.append((open_at, _sentence_end(text, open_at, at), False))
                open_at = at
                if first:
                    carried = carried and not text[begin:at].strip()
            elif open_at >= 0:
                spans.append((open_at, at + 1, carried))
                open_at, carried = -1, False
            first = False
        if open_at >= 0:
            spans.append((open_at, end, carried))
        elif first:
            continue
        carried = open_at >= 0
    return _with_single(text, spans)


def _with_single(text: str, spans: list[tuple[int, int, bool]]) -> list[tuple[int, int, bool]]:
    """Adds what single marks quote outside of double ones."""
    starts = [start for start, _, _ in spans]
    added = []
    for match in (*_SINGLE.finditer(text), *_STRAIGHT.finditer(text)):
        at = bisect_right(starts, match.start()) - 1
        if at < 0 or spans[at][1] <= match.start():
            added.append((match.start(), match.end(), False))
    return sorted(spans + added) if added else spans


def _opens(text: str, at: int, begin: int, is_open: bool) -> bool:
    """Whether a mark opens: by its shape where that is clear, else by turn."""
    char = text[at]
    before = text[at - 1] if at > begin else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    left = before.isspace() or before in "([{—–-/‘'"
    right = after.isspace() or after in ".,;:!?)]}—–'’"
    if left and not right:
        return True
    if right and not left:
        return False
    if char in "“„«":
        return True
    return char == '"' and not is_open


def _sentence_end(text: str, start: int, end: int) -> int:
    match = _SENTENCE_END.search(text, start, end)
    return match.end() if match else end


@cache
def _verbs() -> str:
    forms = sorted(lexicon.column("reporting_verbs", kind="say"), key=len, reverse=True)
    finite = [form for form in forms if not form.endswith("ing")]
    return "(?:" + "|".join(map(re.escape, finite)) + r")(?![\w'’-])"


_PRONOUN = r"(?:[Hh]e|[Ss]he|[Tt]hey|[Ii]t|I)"
_PHRASE = r"(?:[\w.'’&-]+[ ]){0,7}?[\w.'’&-]+"
_GOES_ON = "in|on|at|to|of|after|during|when|as|who|from|while|before|by"


@cache
def _after() -> re.Pattern[str]:
    """What may follow the closing mark: `said Ann Lee`, `Ann Lee told reporters`."""
    verbs = _verbs()
    return re.compile(
        rf"\s*(?:[,—–-]\s*)?(?:(?:{verbs})[ ](?P<inverted>{_PHRASE})"
        rf"(?=[,.;:?!—–(]|[ ](?:{_GOES_ON})\b|\s*$)(?:,[ ](?P<behind>{_PHRASE})(?=[,.]))?"
        rf"|(?P<pronoun>{_PRONOUN})[ ](?:\w+ly[ ])?(?:{verbs})"
        rf"|(?P<plain>{_PHRASE})(?:,(?P<inside>[^,\n]{{1,80}}),)?[ ](?:\w+ly[ ])?(?:{verbs}))"
    )


@cache
def _before() -> re.Pattern[str]:
    """What may stand before the opening mark: `Ann Lee said: `, `she added, `."""
    return re.compile(
        rf"(?:^|[.!?;:—–,]['’\"”]?\s+|\band\s+|\bwhen\s+|\bas\s+|\bbut\s+)(?P<speaker>{_PHRASE})(?:,(?P<inside>[^,\n]{{1,80}}),)?"
        rf"[ ](?:\w+ly[ ]|once[ ]|also[ ]|then[ ]|later[ ]|has[ ]|have[ ]|had[ ])?(?:{_verbs()})"
        rf"(?P<rest>[^.!?\n]{{0,60}}?)[,:]?\s*$"
    )


@cache
def _described() -> re.Pattern[str]:
    """`Ann Lee described the row as`, before the opening mark."""
    forms = "|".join(sorted(lexicon.column("judging_verbs", link="as")))
    return re.compile(
        rf"(?:^|[.!?;:—–,]\s+)(?P<speaker>{_PHRASE})[ ](?:\w+ly[ ])?(?:{forms})[ ]"
        r"[^.!?,;\n]{1,120}? as\s*$"
    )


_LABEL = re.compile(r"(?:^|[.!?]\s+)(?P<speaker>[^\W\d_a-z][\w.'’ -]{1,50}?):\s*$")


def _assign_speakers(text: str, spans: list[tuple[int, int, bool]]) -> list[Quotation]:
    found: list[Quotation] = []
    waiting: list[int] = []  # quotations that a speaker named after a later piece may claim
    for i, (start, end, continues) in enumerate(spans):
        following = spans[i + 1][0] if i + 1 < len(spans) else len(text)
        speaker, cue = speaker_near(text, start, end, following)
        previous = found[-1] if found else None
        goes_on = previous and (
            continues
            or _same_turn(text, previous.end, start, end)
            or _next_paragraph(text, previous, start, end)
        )
        turn = found[waiting[0]].turn if continues and waiting else start
        if previous and goes_on and speaker in ("", previous.speaker):
            speaker, cue, turn = previous.speaker, previous.cue, previous.turn
        found.append(Quotation(start, end, speaker, cue, turn))
        if not continues:
            waiting = []
        if speaker:
            for at in waiting:
                found[at] = found[at]._replace(speaker=speaker, cue=cue, turn=turn)
            waiting = []
        else:
            waiting.append(len(found) - 1)
    return found


def _same_turn(text: str, before: int, start: int, end: int) -> bool:
    """Whether two quotations belong to one speaker: at most his name and verb between them."""
    between = text[before:start].strip(" \t\u00a0")
    return (
        "\n" not in between
        and len(between) <= _REACH_BETWEEN
        and (not between or between[-1] in ".,;:—–-")
        and len(_SENTENCE_END.findall(between)) <= 1
        and len(text[start:end].split()) >= _MIN_WORDS
    )


def _next_paragraph(text: str, previous: Quotation, start: int, end: int) -> bool:
    """Whether a quotation fills the paragraph after the one that another, told by whom, ends."""
    between = text[previous.end : start]
    told, _, gap = between.partition("\n")
    alone = not gap.strip() and not text[end : _line_end(text, end)].strip()
    return (
        "\n" in between
        and alone
        and len(told) <= _REACH_BETWEEN
        and len(_SENTENCE_END.findall(told)) <= 1
        and text[previous.end - 2 : previous.end - 1] != "?"
        and len(text[start:end].split()) >= _MIN_WORDS
    )


def speaker_near(text: str, start: int, end: int, following: int | None = None) -> tuple[str, str]:
    """The speaker named right before or after a quoted run, and the words that say so."""
    line_end = _line_end(text, end)
    after = text[end : min(line_end, end + _REACH, following or line_end)]
    before = text[max(_line_start(text, start), start - 2 * _REACH) : start]
    ends = text[end - 2 : end - 1]
    short = len(text[start:end].split()) < _MIN_WORDS
    if ends in ",?!—–-…" or (ends.isalnum() and after[:1] == "," and not short):
        match = _after().match(after)
        if match:
            name = match["inverted"] or match["pronoun"] or match["plain"]
            other = match["behind"] or match["inside"] or ""
            return _speaker(name, other), match[0].strip(" ,")
    if short:
        return "", ""
    match = _before().search(before)
    if match:
        return _speaker(match["speaker"], match["inside"] or ""), match[0].strip(" ,.:;")
    described = _described().search(before)
    if described:
        return _speaker(described["speaker"]), described[0].strip(" ,.:;")
    label = _LABEL.search(before)
    if label:
        return _speaker(label["speaker"]), label[0].strip(" .:")
    return "", ""


def _speaker(phrase: str, other: str = "") -> str:
    """The name in what stood where a speaker is named; '' where that is no noun phrase.

    `other`: what renames it between commas; a name there is shorter than an office.

    >>> _speaker("the lawyers. Ann Lee"), _speaker("but Ann Lee"), _speaker("Lee’s statement")
    ('Ann Lee', 'Ann Lee', 'Lee')
    >>> _speaker("the coach", "Ann Lee"), _speaker("Ann Lee", "the coach")
    ('Ann Lee', 'Ann Lee')
    >>> _speaker("Managing Director and Chair Ann Lee")
    'Ann Lee'
    """
    phrase = re.split(r"(?<=[^\W\d_]{3})[.!?] |[,;:] ", phrase)[-1]
    words = phrase.split()
    while words and words[0].lower() in lexicon.column("clause_openers"):
        words = words[1:]
    while words and words[-1].lower() in _AUXILIARIES:
        words = words[:-1]
    offices = [i for i, word in enumerate(words) if word == "and" and i and is_title(words[i - 1])]
    words = words[offices[-1] + 1 :] if offices else words
    broken = any(word.lower() in lexicon.column("clause_openers") for word in words[1:])
    if not words or broken or words[-1].lower() in _COPULAS:
        return ""
    document = re.fullmatch(r"(.+?)['’]s? (\w+)", " ".join(words))
    if document and document[2] in lexicon.column("documents"):
        return short_name(document[1])
    name = short_name(" ".join(words))
    return other.strip() if name[-1:] and is_person(other) and not is_person(name) else name


def _line_start(text: str, at: int) -> int:
    return text.rfind("\n", 0, at) + 1


def _line_end(text: str, at: int) -> int:
    end = text.find("\n", at)
    return len(text) if end < 0 else end
