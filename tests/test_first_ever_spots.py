"""Where a first could be said: the spots, the sentence as letters, and hostile text."""

from __future__ import annotations

import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from claimx import lexicon
from claimx.triggers import first_ever
from claimx.triggers.first_ever.words import Words

WORDS = st.sampled_from(
    [*("the", "first", "ever", "only", "record", "of", "in", "its", "history", "'s", "China"),
     *("1998", "since", ",", ".", "(", ")", '"', "never", "before", "no", "one", "has", "had"),
     *("been", "to", "be", "largest", "high", "-", "and", "woman", "novel", "x", "İ", "\n")]
)  # fmt: skip


BLANK = spacy.blank("en")
BLANK.add_pipe("sentencizer")


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("the first ship", ["first"]),
        ("At first glance", []),
        ("First Lady", []),
        ("Only two came", []),
        ("the only two", ["only"]),
        ("Spain’s only mine", ["only"]),
        ("recorded", []),
        ("on record", ["extreme", "record"]),
        ("the worst in the firm's history", ["extreme"]),
        ("the history of art", []),
        ("never went", []),
        ("never went there before", ["never"]),
        ("nobody came", []),
        ("nobody has ever come", ["never", "extreme"]),
        ("unprecedented", ["never"]),
        ("İİİ the first", ["first"]),
    ],
)
def test_spots(text, families):
    assert [found.family for found in first_ever.spot(text)] == families


def test_spots_keep_their_place_after_letters_that_grow_in_lower_case():
    text = "İstanbul's first"
    (found,) = first_ever.spot(text)
    assert text[found.start : found.end] == "first"


@pytest.mark.parametrize(
    ("text", "shape"),
    [
        ("She was the first.", "ubdr."),
        ("Peru's first well-known ship", "nsrnhnn"),
        ("her only book", "prn"),
    ],
)
def test_letters_without_tags(text, shape):
    (sent,) = BLANK(text).sents
    assert Words(sent).shape == shape


@given(st.lists(WORDS, max_size=40))
def test_never_fails_and_stays_within_the_text(words):
    text = " ".join(words)
    found, excluded = first_ever.read(BLANK(text), first_ever.spot(text))
    assert all(0 <= one.start < one.end <= len(text) for one in [*found, *excluded])


@given(st.text(max_size=200))
def test_spots_of_any_text_hold_words(text):
    assert all(text[found.start : found.end].strip() for found in first_ever.spot(text))


@pytest.mark.parametrize(
    "piece", ["1,", " ", "in a ", "never ", "no one ", "history in ", "of the 's ", "a-"]
)
def test_a_hostile_megabyte_takes_linear_time(piece):
    text = piece * (1_000_000 // len(piece))
    start = time.process_time()
    first_ever.spot(text)
    assert time.process_time() - start < 8


def test_a_noun_that_opens_a_series_is_no_milestone():
    strong = lexicon.column("series_nouns", strength="strong")
    assert not strong & lexicon.column("milestone_nouns")
