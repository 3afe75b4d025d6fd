"""What the rules read off the shipped model's trees, on sentences annotated by hand.

The annotations of `english_sentences.csv` were made before the model read the sentences: of each
one predicate with the head of its subject, its tense; a number with the predicate
that governs it; a reporting verb with the head of its speaker. Heads as UD places them.
"""

import csv
from pathlib import Path

import pytest

from claimx import syntax
from claimx.pipeline import load

SENTENCES = Path(__file__).parent / "english_sentences.csv"
MODEL = "claimx_ewt-1.3.0"
# just under what this model reaches: another model is measured anew, and the floors with it
FLOORS = {
    "subject": 0.93,
    "tense": 0.90,
    "number_predicate": 0.93,
    "speaker": 0.80,
}


def token(doc, word):
    found = [each for each in doc if each.text == word]
    assert len(found) == 1, (doc.text, word)
    return found[0]


def is_above(upper, lower):
    return upper in lower.ancestors


def read(doc, row):
    """The properties of one sentence as `syntax` reads them, as text."""
    predicate = token(doc, row["predicate"])
    yield "subject", getattr(syntax.subject_of(predicate), "text", "")
    yield "tense", syntax.tense(predicate)
    if row["number"]:
        governor = syntax.clause_head(token(doc, row["number"]))
        yield "number_predicate", getattr(governor, "text", "")
    if row["reporting_verb"]:
        verb = token(doc, row["reporting_verb"])
        joined = is_above(verb, predicate) or is_above(predicate, verb)
        yield "speaker", getattr(syntax.subject_of(verb), "text", "") if joined else "(apart)"


@pytest.fixture(scope="module")
def nlp():
    return load(parse="all")


@pytest.fixture(scope="module")
def readings(nlp):
    """Per property: (text, expected, read) of every sentence that has it."""
    found = {name: [] for name in FLOORS}
    with SENTENCES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for name, value in read(nlp(row["text"]), row):
                found[name].append((row["text"], row[name], value))
    return found


def test_the_floors_are_this_models(nlp):
    assert f"{nlp.meta['name']}-{nlp.meta['version']}" == MODEL


@pytest.mark.parametrize("name", FLOORS)
def test_share_read_right(readings, name):
    wrong = [each for each in readings[name] if each[1] != each[2]]
    right = 1 - len(wrong) / len(readings[name])
    assert right >= FLOORS[name], wrong
