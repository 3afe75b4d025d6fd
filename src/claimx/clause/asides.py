"""A source named beside what it says: `…, said Ann Lee.`, `…, the minister said, …`.

By the forms of the words and the commas alone; it says which words are reported.
Source: Pareti 2015 (source, cue, content).
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from claimx import lexicon
from claimx.clause.frame import Frame
from claimx.clause.references import References
from claimx.clause.sources import group_begin, named_between
from claimx.syntax import RELATIVE
from claimx.tags import FINITE, NAMES

_OPEN_EDGES = frozenset((",", "”", '"', "—", "–", "’", "''"))
_CLOSE_EDGES = frozenset((",", ".", ":", ";", "—", "–", "”", '"', "!", "?", "''"))
_SOURCE_TOKENS = 12
_TAIL_TOKENS = 16


class Aside(NamedTuple):
    """Token indices: the comma before it, the end behind it, and the source's words, half-open."""

    edge: int
    stop: int
    begin: int
    end: int
    verb: int
    inverted: bool


def asides_of(frame: Frame) -> list[Aside]:
    """The asides of a trigger's sentence, in order."""
    reporting, first = lexicon.table("reporting_verbs"), frame.sent.start
    words = enumerate(frame.sentence.words)
    found = (_aside_at(frame, first + i) for i, word in words if i and word in reporting)
    return [aside for aside in found if aside is not None]


def by_aside(frame: Frame, references: References, asides: list[Aside]) -> tuple[str, str] | None:
    """The source of the aside that reports the trigger, and its words."""
    for aside in asides:
        if _reports_trigger(frame, aside):
            name = named_between(frame, references, aside.begin, aside.end)
            if name:
                return name, f"{name} {frame.doc[aside.verb].text}"
    return None


def _aside_at(frame: Frame, i: int) -> Aside | None:
    doc, start, end = frame.doc, frame.sent.start, frame.sent.end
    entry = lexicon.table("reporting_verbs").get(doc[i].lower_)
    if entry is None or entry["aside"] != "yes" or not doc[i].text.islower() or frame.holds(doc[i]):
        return None
    begin = group_begin(doc, i, start)
    if entry["inverts"] == "yes" and begin == i > start and doc[i - 1].text in _OPEN_EDGES:
        stop = _source_end(doc, i + 1, end)
        return Aside(begin - 1, stop[1], i + 1, stop[0], i, True) if stop else None
    edge = _edge_before(doc, begin, start)
    if edge < 0 or edge == begin - 1 or not _is_verb(doc, i):
        return None
    if entry["lemma"] == "point" and doc[i + 1 : i + 2].text.lower() != "out":
        return None
    stop_at = _closes(doc, i + 1, end, entry["lemma"] == "tell")
    return Aside(edge, stop_at, edge + 1, begin, i, False) if stop_at >= 0 else None


def _is_verb(doc: Doc, i: int) -> bool:
    """Whether a word is the verb: by its tag, else (`he estimates`) by what stands before it."""
    before = doc[i - 1]
    if i + 1 == len(doc) or doc[i + 1].is_space:  # a headline: `…, study finds`
        return True
    if doc[i].tag_ in FINITE or doc[i].tag_ == "VBN":
        return before.lemma_.lower() != "be"
    if doc[i].tag_ == "NNS" and doc[i + 1].text == "." and before.tag_ == "NN":
        return True  # `…, the office estimates.`
    return before.tag_ in ("PRP", "NNP", "NNPS") or before.text in ("he", "she", "it", "they")


def _edge_before(doc: Doc, begin: int, start: int) -> int:
    """The comma or mark before the source's words; -1 where a verb or no edge comes first."""
    begin = _past_relative(doc, begin, start)
    at = begin - 1
    for _ in range(_SOURCE_TOKENS):
        if at <= start or doc[at].tag_ in FINITE:
            return -1
        if doc[at].text in _OPEN_EDGES and not _renames(doc, at, begin):
            return at
        at -= 1
    return -1


def _past_relative(doc: Doc, begin: int, start: int) -> int:
    """Where a `who` clause in commas begins right before a verb, which tells only who it is:
    `…, Ann Lee, who runs the mill, said`; else the verb's own place."""
    if doc[begin - 1].text == ",":
        for at in range(begin - 2, max(begin - _SOURCE_TOKENS, start), -1):
            if doc[at].tag_ == "WP" and doc[at - 1].text == ",":
                return at - 1
    return begin


def _renames(doc: Doc, at: int, begin: int) -> bool:
    """Whether a comma only sets a name off from its office: `…, the head, Ann Lee, said`."""
    if doc[at].text != ",":
        return False
    if at == begin - 1:
        return True
    return doc[begin - 1].text == "," and doc[at + 1].tag_ in NAMES


def _source_end(doc: Doc, at: int, end: int) -> tuple[int, int] | None:
    """Where the source's words end behind an inverted verb, and the aside; None for no source.

    `…, said the study covers glass` is no aside: a verb follows in the same breath.
    """
    i = at
    while i < end and not _ends_source(doc, i):
        i += 1
    if i == at:
        return None
    stop = i
    while stop < end and doc[stop].text not in _CLOSE_EDGES:
        if doc[stop].tag_ in FINITE and doc[i].lower_ not in ("who", "whose"):
            return None
        stop += 1
    if stop + 2 < end and doc[stop].text == "," and doc[i - 1].text[0].islower() and i == stop:
        behind = stop + 1
        while behind < end and doc[behind].tag_ in NAMES:
            behind += 1
        if behind > stop + 2:
            return behind, behind
    return i, stop


def _ends_source(doc: Doc, i: int) -> bool:
    token = doc[i]
    if token.text in _CLOSE_EDGES or token.text == "(":
        return True
    if token.tag_ in ("WP", "WDT", "WRB", "TO", "VBG", "WP$") or token.tag_ in FINITE:
        return True
    return token.tag_ == "IN" and token.lower_ not in ("of", "for")


def _closes(doc: Doc, at: int, end: int, told: bool) -> int:
    """Where an aside ends: at a comma or stop, perhaps behind whom, when and where; else -1."""
    if at < end and doc[at].tag_ == "RP":
        at += 1
    if at < end and not _may_follow(doc[at], told):
        return -1
    for i in range(at, min(at + _TAIL_TOKENS, end)):
        if doc[i].text in _CLOSE_EDGES:
            return i
        if doc[i].tag_ in FINITE or doc[i].lower_ == "that":
            return -1
    return end if at + _TAIL_TOKENS >= end else -1


def _may_follow(token: Token, told: bool) -> bool:
    """Whether a word can go on with when, where or to whom something is said."""
    if told or token.is_punct or token.tag_ in ("IN", "TO", "RB", "VBG") or token.is_space:
        return True
    return token.lower_ in lexicon.column("weekdays") or token.lower_ in lexicon.column("said_when")


def _reports_trigger(frame: Frame, aside: Aside) -> bool:
    """Whether the trigger stands in what the aside reports, not in the aside or behind it all."""
    doc, at = frame.doc, frame.begin_tok
    quoted = any(doc[k].text in ("”", '"', "''") for k in (aside.edge, aside.edge - 1))
    if at <= aside.edge:  # not what `and, he said,` and `which, he said,` go on from
        joins = doc[aside.edge - 1].tag_ in ("CC", "WDT", "WP")
        # `For a club that lost 5m it is, she said, “a gift”`
        behind = doc[aside.stop + 1].text if aside.stop + 1 < len(doc) else ""
        joins = joins or behind in ("“", "``", '"')
        return not joins and not _quotes_apart(doc, at, aside.edge)
    if at < aside.stop or any(doc[i].text == ";" for i in range(aside.stop, at)):
        return False
    if quoted:
        return doc[aside.stop].text == "," and _says_on(doc[aside.stop + 1])
    if not _is_whole(doc, frame.sent.start, aside.edge):
        return True
    if aside.inverted:
        return False
    return _goes_on(doc, aside.stop, at)


def _quotes_apart(doc: Doc, at: int, edge: int) -> bool:
    """Whether the aside belongs to a quotation that opens as a sentence behind the trigger."""
    if doc[edge].text not in ("”", '"', "''") and doc[edge - 1].text not in ("”", '"', "''"):
        return False
    opens = [i for i in range(at, edge - 1) if doc[i].text in ("“", '"', "``")]
    return bool(opens) and doc[opens[-1] - 1].text in (".", "!", "?")


def _says_on(token: Token) -> bool:
    """Whether a participle reports more of the same source: `…, she said, pointing out that`."""
    return token.lower_.endswith("ing") and token.lower_ in lexicon.table("reporting_verbs")


def _is_whole(doc: Doc, start: int, edge: int) -> bool:
    """Whether what stands before an aside has its verb, so that the aside ends it."""
    own = 0
    for i in range(start, edge):
        if doc[i].lower_ in RELATIVE and doc[i].tag_ in ("WDT", "WP"):
            own -= 1
        elif doc[i].tag_ in FINITE and doc[i - 1].tag_ not in FINITE:
            own += 1
    return own > 0


def _goes_on(doc: Doc, stop: int, at: int) -> bool:
    """Whether what follows an aside still belongs to what it reports: no new subject of its own
    but a pronoun (`…, she said, and he had two`)."""
    first = next((i for i in range(stop, at) if not doc[i].is_punct), at)
    if doc[first].lower_ in ("but", "while", "though", "although"):
        return False
    for i in range(first, at):
        if doc[i].text == ";":
            return False
        if doc[i].lower_ in ("and", "but", "while") and not _cohesive(doc, i + 1):
            return False
    return True


def _cohesive(doc: Doc, at: int) -> bool:
    """Whether what `and` joins is no clause with a subject of its own, pronouns apart."""
    if at >= len(doc) or doc[at].tag_ in ("PRP", "RB") or doc[at].tag_ in FINITE:
        return True
    for i in range(at, min(at + 8, len(doc))):
        if doc[i].tag_ in FINITE:
            return False
        if doc[i].text in _CLOSE_EDGES:
            break
    return True
