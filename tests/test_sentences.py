"""Sentence bounds by rule: what ends a sentence and what never does."""

import pytest
import spacy

from claimx.layout import read_layout
from claimx.pipeline import default_pipeline
from claimx.sentences import line_breaks, set_sentences


def split(text):
    doc = spacy.blank("en")(text)
    set_sentences(doc, text, read_layout(text), None)
    return [sent.text.strip() for sent in doc.sents]


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Lee paid $2.5 million on Jan. 8 to St. Mary's.",
        "The U.S. economy grew 3.1 per cent.",
        "J. R. Smith, of Acme Inc., sold it at 5 p.m. on Friday.",
        "Sales rose by approx. 5 per cent, i.e. Rs. 500 crore.",
        "“We lost,” he said. ",
        "It cost No. 10 dear.",
    ],
)
def test_one_sentence(text):
    assert len(split(text)) == 1


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He won. She lost.", ["He won.", "She lost."]),
        ("It rose to 5.2. Then it fell.", ["It rose to 5.2.", "Then it fell."]),
        ("“Stop!” He ran.", ["“Stop!”", "He ran."]),
        ("It ended.[1] A new one began.", ["It ended.[1]", "A new one began."]),
        ("Bank fails\n\nThe bank failed", ["Bank fails", "The bank failed"]),
        ("The list\n- one thing\n- another", ["The list", "-", "one thing", "-", "another"]),
        ("A line\nAnother line", ["A line", "Another line"]),
        ("LONDON, May 3 — It fell.", ["LONDON, May 3 —", "It fell."]),
        ("OSLO (Reuters) — It fell. It rose.", ["OSLO (Reuters) —", "It fell.", "It rose."]),
        ("The boat — It sank.", ["The boat — It sank."]),
    ],
)
def test_several_sentences(text, sentences):
    assert split(text) == sentences


def test_breaks_are_where_the_next_sentence_begins():
    text = "It ended.  It began."
    assert [text[at:] for at in line_breaks(text, 0, len(text))] == ["It began."]


def test_a_sentence_ends_behind_millions_that_are_one_token_with_the_stop():
    doc = default_pipeline()("The mills lost $860m. Only one was insured.")
    assert [sent.text for sent in doc.sents] == ["The mills lost $860m.", "Only one was insured."]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The line opens on September 3. Trains will run daily.", 2),
        ("They go from 8 seats to 9. “Enough,” she said.", 2),
        ("The pan weighs 232g. The lid is extra.", 2),
        ("She came in at No. 5 and left at 6.", 1),
        ("Bremen play in the 2. Bundesliga again.", 1),
        ("They beat 1. FC Koln at home.", 1),
    ],
)
def test_a_full_stop_behind_a_small_number_may_end_a_sentence(text, count):
    assert len(list(default_pipeline()(text).sents)) == count
