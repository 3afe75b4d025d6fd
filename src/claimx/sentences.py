"""Where sentences start: by layout always, inside a line by a trained senter or by rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

import numpy as np
from spacy.attrs import IDX, ORTH, SENT_START, SPACY
from spacy.tokens import Doc

from claimx import lexicon
from claimx.layout import Layout, Line, list_marker

Senter = Callable[[Doc], Doc]

# a senter looks a few words around a boundary; whole lines up to this many tokens go in one piece
_PIECE_TOKENS = 2000
# longer runs without a sentence end are tables or noise, not prose; they are cut, at a mark where
# one is near, so that what is done once a trigger for its sentence stays small
MAX_TOKENS = 400
_NEAR_TOKENS = 100

_END = re.compile(r"(?<![.!?…。！？])[.!?…。！？]+[\"'”’»)\]*_]*(?:\[\d+\])*\s+")
_OPENS = re.compile(r"[\"'“‘«(\[*_]*(?:[^\W_a-z]|\d|[\"“‘«(\[])")
# units of one letter, which the tokenizer leaves with the full stop of their sentence
_GLUED = ("m.", "g.", "l.", "k.")
# `the 2. Bundesliga`: what stands before an ordinal written with a full stop
_BEFORE_ORDINAL = frozenset(("the", "a", "an", "der", "die", "das"))
_LAST_WORD = re.compile(r"\S+$")


def set_sentences(doc: Doc, text: str, layout: Layout, senter: Senter | None) -> None:
    """Sets the sentence bounds of a doc with this text: a new hard line always starts one.

    `senter`: a trained component that marks sentence starts; None: the rule of `line_breaks`.
    """
    if not len(doc):
        return
    starts = np.full(len(doc), -1, dtype=np.int64)
    if senter is None:
        breaks = [at for line in layout.lines for at in line_breaks(text, line.start, line.end)]
        starts[_tokens_at(doc, breaks)] = 1
    else:
        for begin, end in _pieces(doc, layout):
            piece = senter(copy_tokens(doc, begin, end))
            found = piece.to_array([SENT_START]).astype(np.int64).reshape(-1)
            starts[begin:end] = np.where(found == 1, 1, -1)
        _mend(doc, starts)
    line_starts = [at for line in layout.lines for at in _line_starts(text, line)]
    after_datelines = [zone.end for zone in layout.zones if zone.reason == "page.dateline"]
    starts[_tokens_at(doc, [0, *line_starts, *after_datelines])] = 1
    _cut_endless(doc, starts)
    table = starts.reshape(-1, 1).astype("uint64")
    doc.from_array([SENT_START], table)  # type: ignore[arg-type]


def _cut_endless(doc: Doc, starts: np.ndarray) -> None:
    for begin, end in pairwise([*map(int, np.flatnonzero(starts == 1)), len(doc)]):
        while end - begin > MAX_TOKENS:
            last = begin + MAX_TOKENS
            near = range(last, last - _NEAR_TOKENS, -1)
            begin = next((i for i in near if doc[i - 1].is_punct or doc[i - 1].is_space), last)
            starts[begin] = 1


def copy_tokens(
    doc: Doc,
    begin: int,
    end: int,
    one_sentence: bool = False,
    kept: Sequence[int] | None = None,
) -> Doc:
    """A doc of its own of some tokens; `one_sentence`: it is one, and no component may split it.

    `kept`: which of them, counted from `begin`; None for all.
    """
    table = doc[begin:end].to_array([ORTH, SPACY])  # type: ignore[attr-defined]
    table = table if kept is None else table[kept]
    starts: list[bool | int | None] | None = None
    if one_sentence:
        starts = [True, *[False] * (len(table) - 1)]
    return Doc(
        doc.vocab,
        words=table[:, 0].tolist(),
        spaces=table[:, 1].astype(bool).tolist(),
        sent_starts=starts,
    )


def line_breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Code points at which a new sentence begins within a line, by punctuation alone.

    >>> list(line_breaks("Mr. Lee won. He paid 2.5 million.", 0, 33))
    [13]
    """
    abbreviations = lexicon.table("abbreviations")
    for match in _END.finditer(text, start, end):
        if not _OPENS.match(text, match.end(), end):
            continue
        stop = text[match.start() : match.end()].rstrip()
        before = _LAST_WORD.search(text[max(start, match.start() - 20) : match.start()])
        word = (before.group().lstrip("\"'“‘([") if before else "") + stop[0]
        if stop == ".":
            entry = abbreviations.get(word)
            if entry and (entry["ends"] == "no" or text[match.end()].isdigit()):
                continue
            if re.fullmatch(r"[A-Z]\.", word):
                continue
        yield match.end()


def _line_starts(text: str, line: Line) -> Iterator[int]:
    yield line.start
    if line.kind == "list":
        yield line.start + list_marker(text[line.start : line.end])


def _tokens_at(doc: Doc, offsets: list[int]) -> np.ndarray:
    """The tokens that begin at, or hold, the given code points."""
    if not len(doc):
        return np.empty(0, dtype=np.int64)
    begins = doc.to_array([IDX]).astype(np.int64).reshape(-1)
    return np.maximum(np.searchsorted(begins, np.asarray(offsets), side="right") - 1, 0)


def _pieces(doc: Doc, layout: Layout) -> Iterator[tuple[int, int]]:
    """Token runs of whole paragraphs: the same, however long the article around them is."""
    begin = 0
    for i in _tokens_at(doc, [line.start for line in layout.lines if line.after_blank]):
        if i - begin >= _PIECE_TOKENS:
            yield begin, int(i)
            begin = int(i)
    if begin < len(doc):
        yield begin, len(doc)


def _mend(doc: Doc, starts: np.ndarray) -> None:
    """Takes back starts that no reader would make: after an abbreviation, within a number; adds
    those that the tokens hide (`It cost $8m. Nobody paid`, where `m.` is one token) and those that
    look like a list's number (`It opens on May 3. Flights …`)."""
    abbreviations = lexicon.table("abbreviations")
    for i in np.flatnonzero(starts == 1):
        if i == 0:
            continue
        before = doc[int(i) - 1]
        if before.is_space and i > 1:
            before = doc[int(i) - 2]
        entry = abbreviations.get(before.text)
        if (entry and entry["ends"] == "no") or (not before.whitespace_ and before.text == "."
                                                 and doc[int(i)].text[0].isdigit()):  # fmt: skip
            starts[i] = -1
    words = doc.to_array([ORTH]).reshape(-1)
    glued = np.isin(words, [doc.vocab.strings[text] for text in _GLUED])
    for at in map(int, np.flatnonzero(glued)):
        counted = at > 0 and not doc[at - 1].whitespace_ and doc[at - 1].text[-1].isdigit()
        if counted and at + 1 < len(doc) and _OPENS.match(doc[at + 1].text):
            starts[at + 1] = 1
    for at in map(int, np.flatnonzero(words == doc.vocab.strings["."])):
        within = 2 <= at < len(doc) - 1 and starts[at - 1] != 1 and starts[at + 1] != 1
        if within and _ends_with_number(doc, at):
            starts[at + 1] = 1


def _ends_with_number(doc: Doc, at: int) -> bool:
    """Whether a full stop ends a sentence with a small number, as in `from 8 to 9. The rest …`."""
    word, number, following = doc[at - 2].text, doc[at - 1], doc[at + 1].text
    if not (number.text.isdigit() and len(number) < 3 and not number.whitespace_):
        return False
    if word.lower() in _BEFORE_ORDINAL or not word.isalpha():
        return False
    club = len(following) < 4 and following[1:].isupper()  # `beat 1. FC Köln`
    opens = following[0].isupper() or following in '"“‘'
    return bool(doc[at].whitespace_) and opens and not club
