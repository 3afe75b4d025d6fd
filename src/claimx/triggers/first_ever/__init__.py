"""First-ever claims: tells a first from a first half.

`spot` finds the words that may say one, `read` looks at the construction that each stands in.
One module a family of constructions: `first`, `only`, `record`, `extreme`, `never`; `words`
holds the sentence as class letters, `frame` and `scope` what stands left and right of a phrase,
`evidence` what a phrase shows by itself.
Source: docs/labelling.md, sections 1 and 2.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Span

from claimx.candidates import Candidate, Exclusion
from claimx.triggers.first_ever.extreme import read_extreme
from claimx.triggers.first_ever.first import read_first
from claimx.triggers.first_ever.never import read_never, read_no_ever
from claimx.triggers.first_ever.only import read_only
from claimx.triggers.first_ever.reading import Reading, Refusal
from claimx.triggers.first_ever.record import read_record
from claimx.triggers.first_ever.spots import Spot, spot
from claimx.triggers.first_ever.words import Words

__all__ = ["Spot", "read", "spot"]

KIND = "first_ever"


def read(doc: Doc, spots: Sequence[Spot]) -> tuple[list[Candidate], list[Exclusion]]:
    """The spots that are first-ever claims, and why the others are none.

    Several spots may belong to one claim (`the first … ever`); `records` keeps the longest.
    """
    found: list[Candidate] = []
    excluded: list[Exclusion] = []
    words: Words | None = None
    sent: Span | None = None
    for item in spots:
        span = doc.char_span(item.start, item.end, alignment_mode="expand")
        if span is None:
            continue
        if sent is None or words is None or not sent.start <= span.start < sent.end:
            sent = span[0].sent
            words = Words(sent)
        begin, last = words.index(span[0]), words.index(span[-1]) + 1
        if begin >= len(words):
            continue
        reading = _read_spot(words, item.family, begin, min(last, len(words)))
        if isinstance(reading, Refusal):
            excluded.append(Exclusion(item.start, item.end, KIND, reading.reason))
        else:
            found.append(_candidate(words, reading))
    return found, excluded


def _read_spot(words: Words, family: str, start: int, end: int) -> Reading | Refusal:
    if family == "first":
        return read_first(words, start)
    if family == "only":
        return read_only(words, start)
    if family == "record":
        return read_record(words, start)
    if family == "never":
        return read_never(words, start, end)
    reading = read_extreme(words, start, end)
    if isinstance(reading, Refusal) and words.low[start] == "ever":
        negated = read_no_ever(words, start)
        return reading if isinstance(negated, Refusal) else negated
    return reading


def _candidate(words: Words, reading: Reading) -> Candidate:
    tokens = words.tokens
    subject = None
    if reading.subject is not None and reading.subject[0] < reading.subject[1]:
        first, last = tokens[reading.subject[0]], tokens[reading.subject[1] - 1]
        subject = (first.idx, last.idx + len(last))
    last = tokens[reading.end - 1]
    return Candidate(
        kind=KIND,
        subtype=reading.subtype,
        start=tokens[reading.start].idx,
        end=last.idx + len(last),
        rule=reading.rule,
        scope=reading.scope,
        subject=subject,
        hedged=reading.hedged,
        negated=reading.negated,
        evidence={**reading.evidence, "score": f"{reading.score:g}"},
    )
