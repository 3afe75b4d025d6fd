"""What a text calls the things it names, and what `the airline` then stands for."""

from functools import cache

import pytest

from claimx.clause.antecedents import Antecedents
from claimx.clause.references import References
from claimx.pipeline import extract_article, load
from claimx.syntax import Places


@cache
def everywhere():
    return load(parse="all")


def read(text):
    doc = extract_article(everywhere(), text)
    return doc, Antecedents(Places(doc), References(text))


def called(text):
    """The nouns that the first sentence calls its names by, with the names."""
    _, antecedents = read(text)
    return {(noun, mention.text) for noun, mention in antecedents.epithets(0)}


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("Orsa, a small airline, flew 200 people home.", ("airline", "Orsa")),
        ("The passenger ferry Aurora sank off Leith in 2019.", ("ferry", "Aurora")),
        ("The firm sold its flagship, Aurora, for $3 million.", ("flagship", "Aurora")),
        ("The Bank of Leith lent 40 firms money.", ("bank", "Bank of Leith")),
    ],
)
def test_a_name_is_called_by_the_noun_that_explains_it(text, pair):
    assert pair in called(text)


@pytest.mark.parametrize(
    "text",
    [
        "In Leith, the minister met 40 people.",
        "Aurora carried 40 people.",
        "She met Rosa Lind, and a reporter counted 40 people.",
    ],
)
def test_a_noun_that_explains_nothing_names_nothing(text):
    assert not called(text)


def stands_for(text, word):
    doc, antecedents = read(text)
    token = [token for token in doc if token.text == word][-1]
    found = antecedents.of(token)
    return found.mention.text if found else None


def test_a_bare_noun_stands_for_the_last_thing_so_called():
    two = "The ferry Aurora left at noon. The ferry Borealis followed. "
    assert stands_for(two + "The ferry sank within 9 hours.", "ferry") == "Borealis"


@pytest.mark.parametrize(
    "text",
    [
        "The ferry Aurora left at noon. The old ferry sank within 9 hours.",
        "The ferry Aurora left at noon. The ferry that Rosa bought sank within 9 hours.",
        "The ferry Aurora left at noon. A ferry sank within 9 hours.",
        "The ship Aurora left at noon. The ferry sank within 9 hours.",
    ],
)
def test_what_says_more_or_less_stands_for_itself(text):
    assert stands_for(text, "ferry") is None


def test_the_subject_of_a_claim_is_the_name():
    text = "Orsa, a small airline, is based in Leith. The airline carried 400 people in May 2019."
    doc = extract_article(everywhere(), text)
    assert {claim.subject for claim in doc._.claims} == {"Orsa"}
