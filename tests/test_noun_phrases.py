"""The phrase around a noun, and what a share is a share of, on trees built by hand."""

from __future__ import annotations

from spacy.tokens import Doc

from claimx import noun_phrases
from trees import VOCAB, tree


def test_noun_phrase_leaves_out_articles_and_what_follows():
    doc = tree(
        "the/DT/det>2 old/JJ/amod>2 harbour/NN/nsubj>5 of/IN/case>4 Leith/NNP/nmod>2 "
        "froze/VBD/ROOT>5"
    )
    begin, end = noun_phrases.noun_phrase(doc[2])
    assert doc[begin:end].text == "old harbour"


def test_noun_phrase_crosses_spaced_hyphens():
    doc = tree("Orca/NNP/nsubj>3 -/IN/punct>0 7/CD/nummod>0 sank/VBD/ROOT>3")
    begin, end = noun_phrases.noun_phrase(doc[0])
    assert doc[begin:end].text == "Orca - 7"


def test_noun_phrase_stays_in_its_sentence():
    words = ["May", "3", "-", "Orca", "sold"]
    doc = Doc(VOCAB, words=words, tags=["NNP", "CD", "HYPH", "NNP", "VBD"],
              deps=["ROOT", "nummod", "punct", "nsubj", "ROOT"], heads=[0, 0, 0, 4, 4])  # fmt: skip
    assert doc[3].is_sent_start
    assert noun_phrases.noun_phrase(doc[3]) == (3, 4)


def test_a_noun_phrase_leaves_out_an_adverb_that_stands_apart():
    later = tree("Later/RB/advmod>3 ,/,/punct>0 the/DT/det>3 boat/NN/nsubj>4 sank/VBD/ROOT>4")
    assert noun_phrases.noun_phrase(later[3]) == (3, 4)
    name = tree("Especially/RB/advmod>1 Leith/NNP/nsubj>2 grew/VBD/ROOT>2")
    assert noun_phrases.noun_phrase(name[1]) == (1, 2)
    only = tree("Only/RB/advmod>1 Leith/NNP/nsubj>2 grew/VBD/ROOT>2")
    assert noun_phrases.noun_phrase(only[1]) == (0, 2)


def test_run_end_is_the_last_noun_of_a_row():
    row = tree("Rosa/NNP/nsubj>2 Lind/NNP/flat>0 paid/VBD/ROOT>2 Ivo/NNP/obj>2")
    assert noun_phrases.run_end(row[0], len(row)).text == "Lind"
    assert noun_phrases.run_end(row[3], len(row)).text == "Ivo"
    assert noun_phrases.run_end(row[0], 1).text == "Rosa"


def test_whole_is_what_a_share_is_part_of():
    shares = tree(
        "41/CD/nummod>1 %/NN/nsubj>5 of/IN/case>4 the/DT/det>4 crew/NN/nmod>1 left/VBD/ROOT>5"
    )
    assert noun_phrases.whole(shares[1]).text == "crew"
    assert noun_phrases.whole(shares[4]) is None
    clear = tree("half/NN/nsubj>3 of/IN/prep>0 ships/NNS/pobj>1 sank/VBD/ROOT>3")
    assert noun_phrases.whole(clear[0]).text == "ships"
