"""The component in a pipeline, and what claims go through there: workers, bytes, other models."""

from datetime import date
from pathlib import Path

import pandas as pd
import pytest
import spacy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, DocBin

import claimx
from claimx.pipeline import claims_of, default_pipeline, extract_article, load
from claimx.schema import COLUMNS, FIELD, SUBTYPES

TEXT = (
    "The firm, founded in 2011, said on Friday that it had hired 1,200 engineers, "
    "its first expansion since 2019. Sales rose 12% to $3.4 billion."
)


def fields(claims):
    return [(c.kind, c.subtype, c.start, c.end, c.value, c.date_start, c.subject) for c in claims]


@pytest.fixture(scope="module")
def nlp():
    return default_pipeline()


def test_the_three_kinds():
    claims = claimx.extract(TEXT, published="2026-01-08")
    assert {claim.kind for claim in claims} == {"dated", "numeric", "first_ever"}
    money = next(claim for claim in claims if claim.subtype == "money")
    assert (money.value, money.unit) == (3_400_000_000, "USD")
    friday = next(claim for claim in claims if claim.trigger == "Friday")
    assert friday.date_start == friday.date_end == "2026-01-02"


@pytest.mark.parametrize("published", [date(2026, 1, 8), "2026-01-08", "8 January 2026"])
def test_published_as_date_or_text(published):
    assert any(c.trigger == "Friday" for c in claimx.extract(TEXT, published=published))


def test_published_that_is_no_day_is_refused():
    with pytest.raises(claimx.ClaimxError, match="no calendar day"):
        claimx.extract(TEXT, published="tomorrowish")


def test_a_blank_pipeline_finds_the_component_by_its_entry_point():
    nlp = spacy.blank("en")
    nlp.add_pipe("claimx")
    doc = nlp(TEXT)
    assert {"$3.4 billion", "12%"} <= {claim.trigger for claim in doc._.claims}
    assert {span.label_ for span in doc.spans["claims"]} == {"dated", "numeric", "first_ever"}


def test_without_a_tree_every_token_is_its_own_edge():
    doc = load("blank")("(It had two parts): deaths had reached 90.")
    assert [token.left_edge.i for token in doc] == list(range(len(doc)))
    assert [claim.trigger for claim in doc._.claims] == ["two parts", "90"]


def test_a_pipeline_with_its_own_tagger_and_parser_is_used_as_it_is(nlp):
    own = spacy.load(Path(claimx.__file__).parent / "english")
    own.add_pipe("claimx")
    assert own(TEXT).has_annotation("DEP")
    assert fields(own(TEXT)._.claims)


def test_unknown_settings_and_models_are_refused():
    with pytest.raises(claimx.ClaimxError, match="expected one of"):
        spacy.blank("en").add_pipe("claimx", config={"parse": "some"})
    with pytest.raises(claimx.ClaimxError, match="no spaCy pipeline"):
        claimx.load("no_such_model")


def test_claims_survive_bytes_and_docbin(nlp):
    doc = extract_article(nlp, TEXT, "2026-01-08", "a")
    expected = doc._.claims
    assert expected
    assert Doc(nlp.vocab).from_bytes(doc.to_bytes())._.claims == expected
    stored = DocBin(docs=[doc]).to_bytes()
    assert next(iter(DocBin().from_bytes(stored).get_docs(nlp.vocab)))._.claims == expected


def test_claims_survive_worker_processes(nlp):
    texts = [TEXT, "It cost 5 euros in 1999."]
    alone = [doc._.claims for doc in nlp.pipe(texts)]
    assert [doc._.claims for doc in nlp.pipe(texts, n_process=2)] == alone
    assert all(alone)


def test_parsing_only_where_needed_gives_the_same_rows(extracted):
    everywhere = load(parse="all")
    for article, claims in extracted.values():
        doc = extract_article(everywhere, article.text, article.published, article.doc_id)
        assert claims_of(doc) == claims, article.doc_id


def test_long_articles_give_the_same_rows_as_their_parts(nlp):
    part = (
        "The plant in Oslo employs 1,200 people.\n\nOutput rose 12% to 3.4 million tonnes "
        "in 2024, a record.\n\n“It was the rise that we had hoped for,” said Ann Lee.\n\n"
    )
    filler = "The workers like the place and its views over the water. " * 60 + "\n\n"
    filler *= 1 + 1_000_000 // len(filler)
    one = fields(extract_article(nlp, part, "2026-01-08", "a")._.claims)
    whole = fields(extract_article(nlp, part + filler + part, "2026-01-08", "a")._.claims)
    shift = len(part) + len(filler)
    moved = [(k, s, a + shift, b + shift, *rest) for k, s, a, b, *rest in one]
    assert whole == one + moved


def test_frame_has_the_columns_of_the_guide():
    table = pd.DataFrame(
        {"text": [TEXT, "Nothing."], "published": ["2026-01-08", None], "doc_id": ["x", "y"]}
    )
    claims = claimx.extract_frame(table)
    assert tuple(claims.columns) == COLUMNS
    assert set(claims["doc_id"]) == {"x"}
    with pytest.raises(claimx.ClaimxError, match="no column 'body'"):
        claimx.extract_frame(table, text="body")


def test_the_index_is_the_id_where_there_is_none():
    claims = claimx.extract_frame(pd.DataFrame({"text": ["It cost 5 euros."]}, index=["r1"]))
    assert list(claims["doc_id"]) == ["r1"]


def check(text, claims):
    for claim in claims:
        assert text[claim.start : claim.end] == claim.trigger
        assert claim.trigger.strip() == claim.trigger != ""
        assert claim.sentence in text
        assert claim.statement in claim.sentence
        assert claim.subtype in SUBTYPES[claim.kind]
        for name in ("comparator", "trend", "date_mod", "modality"):
            assert getattr(claim, name) in (*FIELD[name].allowed, "")
        assert not (claim.date_start and claim.date_end) or claim.date_start <= claim.date_end
        assert 0 <= claim.confidence <= 1
    assert len({claim.claim_id for claim in claims}) == len(claims)


WORDS = """
1,234 5 2.5 million $ € % – - ½ 1/7 twice from to between and over nearly at least first only record
ever never before since until by early end of the a last next year month Monday May 3 2024 1990s
quarter Q3 said according would if not he company The who “ ” \" ' ( ) , . : ; ? ! 🚀 é 亿 people
tonnes kg per cent GLM-4.5 Covid-19 10:30 pm 25 - fold
"""
PIECES = st.sampled_from([*WORDS.split(), "\n", "\r\n", "\t", "\u00a0", " "])


@settings(max_examples=150, deadline=None, derandomize=True,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(st.lists(PIECES, max_size=40), st.sampled_from(["", " "]))
def test_offsets_hold_for_any_mix_of_news_words(nlp, pieces, glue):
    text = glue.join(pieces)
    check(text, claims_of(extract_article(nlp, text, "2026-01-08")))


@settings(max_examples=100, deadline=None, derandomize=True,
          suppress_health_check=[HealthCheck.function_scoped_fixture])  # fmt: skip
@given(st.text(max_size=300))
def test_offsets_hold_for_any_text(nlp, text):
    check(text, claims_of(extract_article(nlp, text, None)))


def test_offsets_hold_on_the_corpus(extracted):
    for article, claims in extracted.values():
        check(article.text, claims)


@pytest.mark.parametrize(
    ("text", "rows"),
    [("Listen, the port employs 40 people.", 1), ("Hire 40 people.", 0)],
)
def test_a_call_for_attention_is_no_order(text, rows):
    assert len(default_pipeline()(text)._.claims) == rows


def test_two_spaces_are_read_as_one():
    text = "Orca Lines sold 500 boats in May. The company said on Monday that it lost 7% of sales."
    wide = text.replace(" ", "  ")
    rows = [(c.kind, c.value, c.unit, c.modality) for c in claimx.extract(text)]
    assert rows
    assert rows == [(c.kind, c.value, c.unit, c.modality) for c in claimx.extract(wide)]


@pytest.mark.parametrize(
    "text",
    [
        "It paid $12, or $3 in 2023, to holders.",
        "Officials said  of September 5 boats.",
        "63  T",
        "The key is 999999999999999999999999999999.",
    ],
)
@pytest.mark.parametrize("name", ["", "blank"])
def test_texts_that_once_failed(text, name):
    nlp = claimx.load(name) if name else claimx.load()
    for claim in extract_article(nlp, text, "2024-05-05", "x")._.claims:
        assert text[claim.start : claim.end] == claim.trigger
