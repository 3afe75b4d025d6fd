"""The spaCy component and `load()`: the only module that knows the order of the steps."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from claimx import clause, layout, parse, published_day, records, sentences
from claimx.candidates import Candidate, Exclusion
from claimx.clause.antecedents import looks_back
from claimx.errors import ClaimxError
from claimx.folding import fold
from claimx.records import Extraction
from claimx.schema import Claim
from claimx.syntax import Places
from claimx.tokens import make_doc
from claimx.triggers import dated, first_ever, numeric

if TYPE_CHECKING:
    import pandas as pd

ENGLISH = Path(__file__).parent / "english"
SPANS = "claims"
PARSE = ("candidates", "all", "none")


def load(model: str | Path | None = None, parse: str = "candidates") -> Language:
    """A pipeline that puts claims on every `Doc`: `doc._.claims`.

    `model`: None for the English pipeline that ships with claimx, `blank` for none, else the
    name or path of an installed spaCy English pipeline. `parse`: which sentences the shipped
    pipeline tags and parses: `candidates` (those that may hold a claim), `all`, `none`.

    Raises: ClaimxError where there is no such model.
    """
    if model == "blank":
        nlp = spacy.blank("en")
    elif model is None:
        nlp = _load_english()
    else:
        nlp = _load_installed(model)
    nlp.max_length = 2**40  # the steps work in pieces; spaCy's limit guards those that do not
    nlp.add_pipe("claimx", config={"parse": parse}, last=True)
    return nlp


def _load_english() -> Language:
    from thinc.api import use_ops

    # numpy's own BLAS multiplies about twice as fast as the one that thinc bundles
    with use_ops("numpy", use_blis=False):
        # its tokenizer is the one that spaCy makes anyway, faster than it reads it
        nlp = spacy.load(ENGLISH, exclude=["tokenizer"])
    pipe: Any
    for _, pipe in nlp.components:
        pipe.model = fold(pipe.model, nlp.vocab)
    nlp.select_pipes(disable=list(nlp.pipe_names))
    return nlp


def _load_installed(model: str | Path) -> Language:
    try:
        return spacy.load(model)
    except OSError as error:
        raise ClaimxError(
            f"model {str(model)!r}: no spaCy pipeline of this name or path is installed; expected "
            f"e.g. en_core_web_sm after 'python -m spacy download en_core_web_sm', the path of a "
            f"trained pipeline, or 'blank' ({str(error).split('.')[0]})"
        ) from None


@Language.factory(
    "claimx",
    assigns=["doc._.claims"],
    default_config={"parse": "candidates"},
)
def make_claimx(nlp: Language, name: str, parse: str) -> ClaimExtractor:
    """The `claimx` component; it uses what the pipeline's earlier components annotate."""
    if parse not in PARSE:
        raise ClaimxError(f"claimx: parse={parse!r}; expected one of {', '.join(PARSE)}")
    return ClaimExtractor(nlp, name, parse)


class ClaimExtractor:
    """Puts the claims of a `Doc` into `doc.spans["claims"]`, one span a claim, label = kind.

    The records stand in the group's `attrs["records"]` as plain dicts, so that they survive
    `to_bytes`, `DocBin` and worker processes; `doc._.claims` gives them as `Claim`s. Set
    `doc._.published` (a date or ISO string) and `doc._.doc_id` before, where known.
    """

    def __init__(self, nlp: Language, name: str = "claimx", parse: str = "candidates") -> None:
        self.nlp, self.name, self.parse = nlp, name, parse

    def __call__(self, doc: Doc) -> Doc:
        store_claims(doc, self.extract(doc).claims)
        return doc

    def extract(self, doc: Doc) -> Extraction:
        """The claims of a doc with their evidence; sets its sentences and trees where missing."""
        text = doc.text  # spaCy puts it together anew at every call
        page = layout.read_layout(text)
        day = _reference_day(doc, text, page)
        times = dated.spot(text)
        quantities = numeric.spot(text, [(time.start, time.end) for time in times])
        firsts = first_ever.spot(text)
        dates = [time for time in times if time.form is not None]
        read = self._annotate(doc, text, page, [*dates, *quantities, *firsts])
        places = Places(doc, text)
        found = [
            dated.read(places, times, day),
            numeric.read(places, quantities),
            first_ever.read(doc, firsts),
        ]
        candidates = [candidate for part, _ in found for candidate in part]
        excluded = [exclusion for _, part in found for exclusion in part]
        return _finish(places, page, candidates, excluded, read)

    def _annotate(
        self, doc: Doc, text: str, page: layout.Layout, spots: list[Any]
    ) -> frozenset[int]:
        """Sets sentences and trees; gives the first tokens of the sentences that are read."""
        trained = dict(self.nlp.components)
        if not doc.has_annotation("SENT_START"):
            senter = trained.get("senter") if "senter" in self.nlp.disabled else None
            sentences.set_sentences(doc, text, page, senter)
        read = _sentences_to_read(doc, text, spots)
        if not doc.has_annotation("DEP") and self.parse != "none":
            hit = read if self.parse == "candidates" else list(doc.sents)
            hit = [sent for sent in hit if len(sent) <= sentences.MAX_TOKENS]
            parse.parse_sentences(doc, hit, parse.syntax_pipes(self.nlp))
        if not doc.has_annotation("DEP"):
            parse.reset_edges(doc)
        return frozenset(sent.start for sent in read)


def _finish(
    places: Places,
    page: layout.Layout,
    candidates: list[Candidate],
    excluded: list[Exclusion],
    read: frozenset[int],
) -> Extraction:
    doc, text = places.doc, places.text
    candidates, dropped = records.drop_zones(candidates, page.zones)
    excluded += dropped
    candidates, dropped = records.resolve_overlaps(candidates)
    excluded += dropped
    claims, evidence = [], []
    for candidate, reading in zip(
        candidates, clause.read_clauses(places, candidates, page, read), strict=True
    ):
        if isinstance(reading, Exclusion):
            excluded.append(reading)
            continue
        sentence = reading.sentence
        claims.append(records.make_claim(candidate, reading, text, sentence, doc._.doc_id))
        evidence.append({**candidate.evidence, **reading.evidence})
    return Extraction(tuple(claims), tuple(evidence), tuple(sorted(set(excluded))))


def _sentences_to_read(doc: Doc, text: str, spots: list[Any]) -> list[Span]:
    """The sentences with a spot, and those before one that speaks of what was named before."""
    offsets = sorted(spot.start for spot in spots)
    read: list[Span] = []
    before, at = None, 0
    for sent in doc.sents:
        while at < len(offsets) and offsets[at] < sent.start_char:
            at += 1
        if at < len(offsets) and offsets[at] < sent.end_char:
            unread = before is not None and (not read or read[-1].start < before.start)
            if unread and looks_back(text[sent.start_char : sent.end_char]):
                read.append(before)  # type: ignore[arg-type]
            read.append(sent)
        before = sent
    return read


def _reference_day(doc: Doc, text: str, page: layout.Layout) -> date | None:
    """The day of publication: as set on the doc, else as the page's head states it."""
    if doc._.published:
        return published_day.parse_published(doc._.published, doc._.doc_id or "doc._.published")
    day = published_day.stamped_day(text, page)
    doc._.published = day.isoformat() if day else ""
    return day


def store_claims(doc: Doc, claims: tuple[Claim, ...]) -> None:
    """Puts claims into `doc.spans["claims"]`, as spans with their records beside them."""
    spans = [
        doc.char_span(claim.start, claim.end, label=claim.kind, alignment_mode="expand")
        for claim in claims
    ]
    group = SpanGroup(doc, name=SPANS, spans=[span for span in spans if span is not None])
    group.attrs["records"] = [dict(vars(claim)) for claim in claims]
    doc.spans[SPANS] = group


def claims_of(doc: Doc) -> list[Claim]:
    """The claims that stand on a doc, in order; empty where the component has not run."""
    if SPANS not in doc.spans:
        return []
    return [Claim(**record) for record in doc.spans[SPANS].attrs.get("records", [])]


def _register() -> None:
    Doc.set_extension("claims", getter=claims_of, force=True)
    Doc.set_extension("published", default="", force=True)
    Doc.set_extension("doc_id", default="", force=True)


_register()


@cache
def default_pipeline() -> Language:
    """The shipped pipeline, loaded once for `extract` and `extract_frame`."""
    return load()


def extract_article(
    nlp: Language, text: str, published: date | str | None = None, doc_id: str = ""
) -> Doc:
    """The doc of one article with its claims on it."""
    doc = make_doc(nlp, text)
    doc._.published = str(published) if published else ""
    doc._.doc_id = doc_id
    return nlp(doc)


def extract_evidence(
    nlp: Language, text: str, published: date | str | None = None, doc_id: str = ""
) -> tuple[Doc, Extraction]:
    """The doc of one article, and its claims with what each rests on and what was left out."""
    doc = make_doc(nlp, text)
    doc._.published = str(published) if published else ""
    doc._.doc_id = doc_id
    for _, component in nlp.pipeline:
        if isinstance(component, ClaimExtractor):
            return doc, component.extract(doc)
        doc = component(doc)
    raise ClaimxError("the pipeline has no component 'claimx'; add it, or use claimx.load()")


def extract_table(
    df: pd.DataFrame, text: str, published: str, id: str, nlp: Language | None
) -> Iterator[Claim]:
    """The claims of a table of articles; see `claimx.extract_frame`."""
    if text not in df.columns:
        raise ClaimxError(
            f"the table has no column {text!r}; found {', '.join(map(str, df.columns))}; "
            "name the column that holds the articles' text"
        )
    nlp = nlp or default_pipeline()
    for at, (index, row) in enumerate(df.iterrows()):
        if not isinstance(row[text], str):
            raise ClaimxError(f"row {at}: {text} is {row[text]!r}; expected the article's text")
        day = _given(row.get(published))
        yield from claims_of(
            extract_article(
                nlp,
                row[text],
                published_day.parse_published(day, f"row {at}") if day is not None else None,
                str(index if _given(row.get(id)) is None else row[id]),
            )
        )


def _given(cell: Any) -> Any:
    """A cell's value; None where it is missing (None, NaN, NaT or empty text)."""
    return None if cell is None or cell != cell or cell == "" else cell
