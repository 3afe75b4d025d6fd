"""Sources named by the shape of words around a clause: `according to …`, `on X’s count`.

Source: Pareti 2015 (source, cue, content).
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from claimx import lexicon
from claimx.clause import shallow
from claimx.clause.frame import Frame
from claimx.clause.names import is_person, short_name, trim
from claimx.clause.references import References
from claimx.clause.sources import resolved
from claimx.values.numeral import alternation

_STOP = (
    r"(?=[,.;:)—–]|\s\(|\s(?:which|who|that|as|and|in|on|at|for|with|since|while|but|published|released"
    r"|conducted|compiled|issued|last|this)\b|\s*$)"
)
_ACCORDING = re.compile(
    r"\b(?:according to|in the words of|citing|cited by|as reported by|per)\s+"
    r"(?P<source>(?:[\w.'’&/-]+\s){0,12}?[\w.'’&/-]+)" + _STOP,
    re.I,
)


@cache
def _owned() -> re.Pattern[str]:
    """`Maimai’s count`; of owners with no name, and of words that seldom mean a reckoning, only
    what a preposition brings in (`on the state’s own numbers`, `by most counts`)."""
    nouns = alternation(lexicon.column("reckonings"))
    alone = alternation(lexicon.column("reckonings", stands="alone"))
    inner = r"(?:[a-z-]+ ){0,2}?"
    return re.compile(
        r"(?P<source>[A-Z][\w.&-]*(?: (?:of |for )?[A-Z][\w.&-]*){0,5})['’]s? "
        rf"(?:own |latest |central |average |new )?{alone}\b"
        rf"|\b(?:[Bb]y|[Oo]n|[Ii]n|[Uu]nder) (?:(?P<owner>its|his|her|their) {inner}{nouns}\b"
        rf"|(?P<phrase>the [a-z]+['’]s? {inner}{nouns}\b))"
        rf"|\b[Bb]y (?P<vague>(?:all|many|most|several|some) {nouns}\b)"
    )


# who has the turn in an interview, in bold perhaps
_TURN = re.compile(r"^[*_]*(?P<who>[A-Z]{2,3}|[A-Z][\w'’-]+(?: [A-Z][\w'’-]+){0,2}):[*_]* ", re.M)
_LABEL = re.compile(r"(?P<source>[A-Z][\w.'’-]*(?: [\w.'’-]+){0,3}):\s")


def by_according(frame: Frame, references: References) -> tuple[str, str] | None:
    """`according to Ann Lee, …`, `in the words of the coach, Ann Lee, …`."""
    at = frame.candidate.start - frame.bounds[0]
    for match in _ACCORDING.finditer(frame.text):
        if not _covers(frame.text, match, at):
            continue
        first = match[0].split()[0].lower()
        named = any(word[0].isupper() for word in match["source"].split())
        if (first == "per" and not match["source"][0].isupper()) or (
            first == "citing" and not named
        ):
            continue
        begin, end = (frame.bounds[0] + at for at in match.span("source"))
        span = frame.doc.char_span(begin, end, alignment_mode="expand")
        head = shallow.phrase_head(frame.doc, span.start, span.end) if span else None
        source = resolved(frame, references, match["source"], head)
        behind = re.match(r", ([^,.;]+)(?=,)", frame.text[match.end() :])
        if behind and is_person(behind[1]) and not is_person(source):
            source = behind[1]
        return source, match[0]
    return None


def _covers(text: str, match: re.Match[str], at: int) -> bool:
    """Whether a trigger stands in what `according to …` reports: not in the source's own words,
    nor in another part of the sentence."""
    begin, end = match.span()
    if begin <= at < end:
        return False
    if re.search(r"\b(?:which|who),?\s*$", text[:begin]):
        return at > begin  # `…, which according to the crew is new`
    if at > begin:
        comma = text.find(",", match.end("source"), at)
        if comma < 0 and ":" not in text[end:at]:
            return False
        if _loose(text, begin) and "," in text[:begin]:
            return False
        compared = begin > 0 and text.startswith(", compared ", comma)
        return compared or not _told_of(text, comma, at)
    if ";" in text[at:begin] and not text[begin - 2 : begin].strip(" ;"):
        return False
    left = text.rfind(",", 0, begin)
    close = text.find(",", end)
    return not (_loose(text, begin) and left >= 0 and close >= 0 and at < left)


def _loose(text: str, begin: int) -> bool:
    """Whether no mark sets `according to` off from the words before it."""
    before = text[:begin].rstrip()
    words = before.split()
    return bool(words) and before[-1] not in ",;:(—–" and words[-1] not in ("and", "but", "that")


def _told_of(text: str, comma: int, at: int) -> bool:
    """Whether a trigger stands in what a comma adds on the source: `…, which had inspected 12`."""
    added = re.match(r", (?:which|who|whose|where|\w+ed) ", text[comma:])
    return added is not None and "," not in text[comma + 1 : at]


def by_owner(frame: Frame, references: References) -> tuple[str, str] | None:
    """`on Maimai’s count`, `by its own count`, `under the agency’s scenario`."""
    at = frame.candidate.start - frame.bounds[0]
    for match in _owned().finditer(frame.text):
        if match.start() <= at < match.end():
            continue
        if (
            _joined(frame.text, match)
            if at < match.start()
            else (
                frame.text[match.end() : match.end() + 1] == ","
                and _told_of(frame.text, match.end(), at)
            )
        ):
            continue
        if match["owner"]:
            source = references.resolve(match["owner"], frame.bounds[0])
        else:
            named = match["source"]
            source = short_name(named) if named else trim(match["phrase"] or match["vague"])
        if source:
            return source, match[0]
    return None


def _joined(text: str, match: re.Match[str]) -> bool:
    """Whether a phrase only belongs to what follows: `…, and, by Lee’s count, 12`."""
    if not re.match(r"\s*(?:[,.;:)—–]|$)", text[match.end() :]):
        return True
    before = re.sub(r"(?:by|on|in|under)\s+$", "", text[: match.start()])
    return re.search(r"\b(?:and|or|but),?\s*$", before) is not None


@cache
def _consulted() -> re.Pattern[str]:
    """`In the prospectus, we can see that`: a document that somebody reads in."""
    nouns = alternation(lexicon.column("documents"))
    return re.compile(
        rf"\W*(?:In|From) (?:the |its |their |his |her )?(?P<source>(?:[\w'’-]+ )?{nouns}s?)\b"
        r"[^,;]{0,60}, (?:we|you|one|it)\b[^,;]{0,24}\b(?:see|seen|find|found|read|learn|learned) "
    )


def by_document(frame: Frame) -> tuple[str, str] | None:
    """The document that a sentence opens with, where its reader says what stands in it."""
    match = _consulted().match(frame.text)
    if match is None or frame.candidate.start < frame.bounds[0] + match.end():
        return None
    return match["source"], match[0].strip()


def by_label(frame: Frame, references: References) -> tuple[str, str] | None:
    """`Study: …` and `Police: …`, where the word before the colon can be a source; in an
    interview whose turns begin with names or initials, who has the turn."""
    match = _LABEL.match(frame.text)
    if match is not None and frame.candidate.start >= frame.bounds[0] + match.end():
        last = match["source"].split()[-1].lower()
        if last in lexicon.column("documents") or last in lexicon.column("label_sources"):
            return trim(match["source"]), match[0].strip()
    return _by_turn(frame, references)


def _by_turn(frame: Frame, references: References) -> tuple[str, str] | None:
    """`KD: We have 12 boats.`: the person of the text whose name or initials open the line, where
    they open another line too; as the line has it."""
    line = frame.source.rfind("\n", 0, frame.candidate.start) + 1
    turn = _TURN.match(frame.source, line, frame.candidate.start)
    if turn is None or _turns(frame.source)[turn["who"]] < 2:
        return None
    who = turn["who"]
    known = who.split()[-1] in references.persons.last_names or references.persons.with_initials(
        who
    )
    return (who, turn[0].strip()) if known else None


@lru_cache(maxsize=8)
def _turns(text: str) -> Counter[str]:
    """How many lines of a text each name before a colon opens."""
    return Counter(match["who"] for match in _TURN.finditer(text))
