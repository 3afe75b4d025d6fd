"""Why each row of an article is there, and why other numbers, dates and firsts are not.

Plain words over what the readers noted (`Extraction.evidence`, `Extraction.exclusions`); the names
come from lexicons/{rules,evidence,exclusions}.csv. Source: docs/labelling.md, sections 1-3.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from spacy.tokens import Doc, Token

from claimx import lexicon, syntax
from claimx.article import read_articles
from claimx.candidates import Exclusion
from claimx.dates import find_times, resolve
from claimx.errors import ClaimxError
from claimx.leftovers import with_leftovers
from claimx.lookup import entries_behind
from claimx.pipeline import extract_evidence, load
from claimx.records import Extraction
from claimx.schema import KINDS, Claim

_WIDTH, _LABEL, _CONTEXT = 100, 14, 28
_CUES = {"past": "back", "future": "ahead"}
# these have lines of their own
_TOLD = frozenset((
    "attribution", "counts_from", "cue", "modality", "negated", "pronoun", "reads", "relation",
    "score", "subject", "subject_agreement", "subject_at", "subject_probability", "tied_date",
    "trend",
))  # fmt: skip


def explain_inputs(
    path: str,
    published: date | None,
    model: str | None,
    claim_id: str,
    kinds: Iterable[str],
    left_out: bool,
) -> Iterator[str]:
    """The lines for every article at a path, as `extract` reads it.

    Raises: ClaimxError where an article cannot be read, or none holds the claim asked for.
    """
    problems: list[str] = []
    nlp, lines = load(model), 0
    for article in read_articles((path,), sys.stdin.buffer, problems.append):
        day = article.published or published
        doc, found = extract_evidence(nlp, article.text, day, article.doc_id)
        for line in explain(doc, found, claim_id, kinds, left_out):
            lines += 1
            yield line
    if problems:
        raise ClaimxError("; ".join(problems))
    if claim_id and not lines:
        raise ClaimxError(
            f"{path}: no claim {claim_id!r}; the ids are in column claim_id of extract"
        )


def explain(
    doc: Doc,
    found: Extraction,
    claim_id: str = "",
    kinds: Iterable[str] = KINDS,
    left_out: bool = True,
) -> Iterator[str]:
    """Lines of text: a block for each claim, then one line for each thing left out.

    `claim_id`: only this claim, and nothing left out. `left_out`: whether to list what made no
    row.
    """
    kinds = frozenset(kinds)
    for claim, evidence in zip(found.claims, found.evidence, strict=True):
        if claim.kind in kinds and claim_id in ("", claim.claim_id):
            yield from _block(doc, claim, evidence)
            yield ""
    if left_out and not claim_id:
        excluded = [each for each in with_leftovers(doc.text, found) if each.kind in kinds]
        yield from _left_out(doc.text, excluded)


def _block(doc: Doc, claim: Claim, evidence: Mapping[str, str]) -> Iterator[str]:
    yield f"{claim.claim_id}  {claim.kind}, {claim.subtype}: {_one_line(claim.trigger)}"
    rows = [
        ("says", _one_line(claim.statement)),
        ("in", _one_line(claim.sentence) if claim.sentence != claim.statement else ""),
        ("rule", f"{_meaning('rules', claim.rule)} ({claim.rule})"),
        ("lexicons", "; ".join(entries_behind(claim))),
        ("shown by", _shown_by(evidence)),
        ("value", _value(claim, evidence)),
        ("when", _when(doc, claim, evidence)),
        ("scope", claim.scope),
        ("subject", _subject(doc, claim, evidence)),
        ("source", _source(doc, claim, evidence)),
        ("certainty", _certainty(claim, evidence)),
        (
            "confidence",
            f"{claim.confidence:.2f}: how often such rows have kind, span and value right",
        ),
    ]
    for label, text in rows:
        if text:
            yield from _wrapped(label, text)


def _wrapped(label: str, text: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDTH,
        initial_indent=f"  {label:<{_LABEL - 2}}",
        subsequent_indent=" " * _LABEL,
        break_long_words=False,
        break_on_hyphens=False,
    )


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _meaning(table: str, name: str) -> str:
    """The plain words for a rule or a reason."""
    row = lexicon.table(table).get(name)
    return row["meaning"] if row else name.rpartition(".")[2].replace("_", " ")


def _name(key: str, kind: str) -> str:
    """The plain name of an evidence key, or of a way to the subject."""
    for row in lexicon.rows("evidence"):
        if row["form"] == key and row["kind"] == kind:
            return row["meaning"]
    return key.replace("_", " ")


def _shown_by(evidence: Mapping[str, str]) -> str:
    """What speaks for a first, with its points, or for another reading."""
    weights = lexicon.table("first_evidence")
    parts = []
    for key, words in evidence.items():
        if key not in _TOLD:
            points = f" ({float(weights[key]['weight']):+g})" if key in weights else ""
            quoted = f" “{_one_line(words)}”" if words else ""
            parts.append(f"{_name(key, 'key')}{quoted}{points}")
    if "score" in evidence:
        parts.append(f"{_name('score', 'key')}: {evidence['score']}")
    return "; ".join(parts)


def _value(claim: Claim, evidence: Mapping[str, str]) -> str:
    if claim.kind != "numeric":
        return ""
    number = "" if claim.value is None else f"{claim.value:,}"
    if claim.value_max is not None:
        number += f" to {claim.value_max:,}"
    if claim.value_from is not None:
        number += f", from {claim.value_from:,}"
    parts = [f"{claim.comparator} {number}".strip() if claim.comparator != "eq" else number]
    parts.append(claim.unit)
    text = " ".join(part for part in parts if part)
    if claim.trend:
        text += f"; {claim.trend} (“{evidence.get('trend', claim.trend)}”)"
    return text + (f"; read as {evidence['reads']}" if "reads" in evidence else "")


def _when(doc: Doc, claim: Claim, evidence: Mapping[str, str]) -> str:
    if not (claim.date_start or claim.date_end):
        return ""
    days = f"{claim.date_start or '…'} to {claim.date_end or '…'}"
    if claim.date_start == claim.date_end:
        days = claim.date_start
    text = f"{days} ({claim.date_mod})" if claim.date_mod else days
    if claim.kind != "dated":
        return f"{text}, by “{evidence.get('tied_date', '')}” in the same clause"
    parts = [text, _reckoned(doc, claim, evidence)]
    if "cue" in evidence:
        parts.append(f"its clause looks {_CUES.get(evidence['cue'], evidence['cue'])}")
    if "relation" in evidence:
        parts.append(f"stands behind “{evidence['relation']}”")
    return "; ".join(parts)


def _reckoned(doc: Doc, claim: Claim, evidence: Mapping[str, str]) -> str:
    if "counts_from" in evidence:
        return f"counted from {evidence['counts_from']}, which the text named"
    if any(resolve(time) is not None for time in find_times(claim.trigger)):
        return "by its own words"
    return f"counted from the day of publication, {doc._.published or 'unknown'}"


def _subject(doc: Doc, claim: Claim, evidence: Mapping[str, str]) -> str:
    ways = _ways(evidence.get("subject_agreement", "none"))
    text = f"{claim.subject or 'none'}: {', and '.join(_name(way, 'subject') for way in ways)}"
    if "pronoun" in evidence:
        text += f"; {_name('pronoun', 'key')} “{evidence['pronoun']}”"
    path = _path(doc, claim, int(evidence.get("subject_at", -1)))
    if path:
        text += f"; in the tree {path}"
    sure = float(evidence.get("subject_probability", 0))
    return text + (f"; {sure:.0%} sure among all phrases" if sure < 1 and claim.subject else "")


def _ways(agreement: str) -> list[str]:
    """The rules behind a choice: `called first words tree` are three."""
    known = {row["form"] for row in lexicon.rows("evidence") if row["kind"] == "subject"}
    ways, words = [], agreement.split()
    while words:
        size = next((n for n in range(len(words), 0, -1) if " ".join(words[:n]) in known), 1)
        ways.append(" ".join(words[:size]))
        words = words[size:]
    return ways or ["none"]


def _source(doc: Doc, claim: Claim, evidence: Mapping[str, str]) -> str:
    if not claim.attribution:
        return ""
    text = f"{claim.attribution}: told by “{_one_line(evidence.get('attribution', ''))}”"
    last = claim.attribution.split()[-1]
    begin = claim.sentence.find(last)
    at = doc.text.rfind(claim.sentence, 0, claim.start + len(claim.sentence))
    path = _path(doc, claim, at + begin) if begin >= 0 <= at else ""
    return f"{text}; in the tree {path}" if path else text


def _certainty(claim: Claim, evidence: Mapping[str, str]) -> str:
    text = claim.modality + (f" (“{evidence['modality']}”)" if "modality" in evidence else "")
    if claim.negated:
        text += f"; denied (“{evidence.get('negated', '')}”)"
    return text


def _path(doc: Doc, claim: Claim, at: int) -> str:
    """The way through the tree from the trigger to the word at a code point; '' without a tree."""
    span = doc.char_span(claim.start, claim.end, alignment_mode="expand")
    target = doc.char_span(at, at + 1, alignment_mode="expand") if at >= 0 else None
    if not span or not target or not syntax.has_parse(span[0].sent):
        return ""
    up = _upward(span.root)
    down = _upward(target[0])
    meeting = next((token for token in up if token in down), None)
    if meeting is None:
        return ""
    ups = [token.text for token in up[1 : up.index(meeting) + 1]]
    downs = [token.text for token in reversed(down[: down.index(meeting)])]
    steps = [f"up to “{' – '.join(ups)}”"] if ups else []
    return ", ".join([*steps, *([f"down to “{' – '.join(downs)}”"] if downs else [])])


def _upward(token: Token) -> list[Token]:
    return [token, *token.ancestors]


def _left_out(text: str, excluded: list[Exclusion]) -> Iterator[str]:
    yield f"left out: {len(excluded)} that look like a claim and are none"
    for each in excluded:
        words = _one_line(text[each.start : each.end])
        left = _one_line(text[max(each.start - _CONTEXT, 0) : each.start])
        right = _one_line(text[each.end : each.end + _CONTEXT])
        why = f"{_meaning('exclusions', each.reason)} ({each.reason})"
        yield f"  {words:<22} {each.kind:<10}  {why}"
        yield f"  {'':<34} … {left} [{words}] {right} …"
