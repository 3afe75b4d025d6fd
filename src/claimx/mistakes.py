"""Every mistake of a scored output as a row: missed, spurious, wrong field. No spaCy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple, TextIO

from claimx.cells import csv_line, format_cell
from claimx.compare import wrong_fields
from claimx.schema import FIELD, Claim
from claimx.score import Score


class Mistake(NamedTuple):
    """One mistake: `error` is missed, spurious or wrong (then `field` says what is wrong).

    `gold`, `pred`: the trigger on either side, or the field's two values. `kind` to `trigger`
    are those of the gold claim, of the predicted one where there is none.
    """

    doc_id: str
    error: str
    field: str
    kind: str
    subtype: str
    start: int
    end: int
    trigger: str
    gold: str
    pred: str
    rule: str
    confidence: str
    sentence: str


def list_mistakes(score: Score, texts: Mapping[str, str]) -> list[Mistake]:
    """The mistakes in order of article and start. `texts`: the articles, for the sentences of
    missed claims, which stay empty where the text is not known.
    """
    matching = score.matching
    rows = [*(pair.pred for pair in matching.pairs), *matching.spurious]
    docs = {claim.doc_id for claim in matching.missed} & texts.keys()
    sentences = {doc: _sentences(texts[doc], rows, doc) for doc in docs}
    found = []
    for claim in matching.missed:
        text, known = texts.get(claim.doc_id, ""), sentences.get(claim.doc_id, ())
        sentence = claim.sentence or sentence_of(claim, text, known)
        found.append(_mistake("missed", "", claim, claim.trigger, "", None, sentence))
    for claim in matching.spurious:
        found.append(_mistake("spurious", "", claim, "", claim.trigger, claim, claim.sentence))
    for gold, pred, _ in matching.pairs:
        for name in wrong_fields(gold, pred):
            a, b = (format_cell(FIELD[name], getattr(side, name)) for side in (gold, pred))
            found.append(_mistake("wrong", name, gold, a, b, pred, pred.sentence))
    return sorted(found, key=lambda row: (row.doc_id, row.start, row.kind, row.end, row.error))


def _mistake(
    error: str, name: str, claim: Claim, gold: str, pred: str, row: Claim | None, sentence: str
) -> Mistake:
    rule = row.rule if row else ""
    confidence = format_cell(FIELD["confidence"], row.confidence) if row and rule else ""
    where = (claim.kind, claim.subtype, claim.start, claim.end, claim.trigger)
    return Mistake(claim.doc_id, error, name, *where, gold, pred, rule, confidence, sentence)


def write_mistakes(mistakes: Iterable[Mistake], file: TextIO) -> None:
    """Writes the mistakes as CSV. `file` must be open with `newline=""`."""
    file.write(csv_line(Mistake._fields))
    file.writelines(csv_line(mistake) for mistake in mistakes)


_BREAK = re.compile(r"[.!?…][\"'”’)\]]*\s+(?=[\"'“‘(\[]?[A-Z0-9$€£])|\n\s*")


def _sentences(text: str, rows: Iterable[Claim], doc: str) -> list[tuple[int, int]]:
    """Where the sentences of an article's predicted rows stand in its text, the shortest first."""
    spans = set()
    for row in rows:
        if row.doc_id == doc and row.sentence:
            length = len(row.sentence)
            at = text.find(row.sentence, max(row.end - length, 0), row.start + length)
            if at >= 0:
                spans.add((at, at + length))
    return sorted(spans, key=lambda span: (span[1] - span[0], span))


def sentence_of(claim: Claim, text: str, known: Iterable[tuple[int, int]] = ()) -> str:
    """The sentence around a claim: the first of the `known` spans that holds it, else the run of
    text from the break before it to the break after it; `''` without a text.

    >>> claim = Claim("", "a", "dated", "period", "2023", 22, 26, "")
    >>> sentence_of(claim, "It was so. It rose in 2023. It fell.")
    'It rose in 2023.'
    """
    for begin, end in known:
        if begin <= claim.start and claim.end <= end:
            return text[begin:end]
    begin, end = text.rfind("\n", 0, claim.start) + 1, text.find("\n", claim.end)
    end = len(text) if end < 0 else end
    for match in _BREAK.finditer(text, begin, end):
        if match.end() <= claim.start:
            begin = match.end()
        elif match.start() >= claim.end - 1:
            end = match.end()
            break
    return text[begin:end].strip()
