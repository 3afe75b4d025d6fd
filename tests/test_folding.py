"""What is worked out at load gives what spaCy's own layers and loops give."""

import numpy as np
import pytest
import spacy
from spacy.ml.models.tok2vec import MaxoutWindowEncoder, MultiHashEmbed, build_Tok2Vec_model
from spacy.tokens import Doc
from spacy.vectors import Vectors

from claimx import parse
from claimx.folding import fold
from claimx.pipeline import ENGLISH

TEXTS = [
    "Profit rose 12% to $3.4 billion in 2025, the first growth since 2019, said Ann Lee.",
    "Yes.",
    "It is the first time in 17 years that the bank, which had kept its rate at minus 0.1% since "
    "2016, has raised it, and it will not be the last, Mr. Ueda told reporters in Tokyo.",
    "12 of the 30 boats sank",
]


@pytest.fixture(scope="module")
def english():
    """The shipped pipeline as spaCy runs it."""
    return spacy.load(ENGLISH)


@pytest.fixture
def docs(english):
    return [Doc(english.vocab, words=text.split()) for text in TEXTS]


def same_vectors(model, docs):
    expected = model.predict(docs)
    found = fold(model, docs[0].vocab).predict(docs)
    assert [each.shape for each in found] == [each.shape for each in expected]
    return all(np.allclose(a, b, atol=1e-4) for a, b in zip(found, expected, strict=True))


@pytest.mark.parametrize(
    ("attrs", "width", "depth", "window", "pieces", "static"),
    [
        (["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY"], 16, 4, 1, 2, False),
        (["LOWER"], 8, 1, 2, 3, False),
        (["ORTH", "SHAPE"], 24, 2, 1, 1, True),
    ],
)
def test_vectors_of_any_shape(attrs, width, depth, window, pieces, static):
    nlp = spacy.blank("en")
    docs = [nlp(text) for text in TEXTS]
    words = sorted({token.text for token in docs[0]})
    values = np.random.default_rng(0).normal(size=(len(words), 10)).astype("float32")
    nlp.vocab.vectors = Vectors(strings=nlp.vocab.strings, data=values, keys=words, attr="NORM")
    model = build_Tok2Vec_model(
        MultiHashEmbed(width, attrs, [50] * len(attrs), include_static_vectors=static),
        MaxoutWindowEncoder(width, window, pieces, depth),
    )
    model.initialize(X=docs)
    assert same_vectors(model, docs)


@pytest.mark.parametrize("name", ["tok2vec", "senter"])
def test_vectors_of_the_shipped_model(docs, name):
    assert same_vectors(spacy.load(ENGLISH).get_pipe(name).model, docs)


def test_a_words_own_vector_does_not_depend_on_its_neighbours(docs):
    model = fold(spacy.load(ENGLISH).get_pipe("tok2vec").model, docs[0].vocab)
    embed = model.attrs["embed"]
    alone = np.concatenate([embed([doc]) for doc in docs])
    assert np.array_equal(embed(docs), alone)


def test_trees_are_those_of_the_parser(english, docs):
    parser = english.get_pipe("parser")
    english.get_pipe("tok2vec").set_annotations(docs, english.get_pipe("tok2vec").predict(docs))
    trees = []
    for read in (parser.predict, lambda docs: parse._trees(parser, docs)):
        parser.set_annotations(docs, read(docs))
        trees.append([(token.head.i, token.dep_) for doc in docs for token in doc])
    assert parse._is_plain_parser(parser)
    assert trees[0] == trees[1]
    assert len({dep for _, dep in trees[0]}) > 10


def test_batches_leave_no_sentence_out():
    bounds = [(0, 10), (20, 1990), (1990, 2000), (2000, 5000), (5000, 5001)]
    assert [each for batch in parse._batches(bounds) for each in batch] == bounds
    assert list(map(len, parse._batches(bounds))) == [3, 1, 1]
