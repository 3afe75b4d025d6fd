"""The ways from a trigger to the words of its sentence, as features."""

import spacy
from spacy.tokens import Doc

from claimx.candidates import Candidate
from claimx.clause.frame import Sentences
from claimx.clause.references import References
from claimx.clause.routes import Routes, climb
from claimx.syntax import Places

VOCAB = spacy.blank("en").vocab
WORDS = ["Rosa", "sold", "40", "boats", "in", "May"]


def frame(words=WORDS, **tree):
    doc = Doc(VOCAB, words=words, sent_starts=[True, *[False] * (len(words) - 1)], **tree)
    at = doc.text.index("40")
    candidate = Candidate("numeric", "count", at, at + len("40 boats"), "test")
    return Sentences(Places(doc), References(doc.text)).frame(candidate)


def parsed():
    return frame(
        tags=["NNP", "VBD", "CD", "NNS", "IN", "NNP"],
        heads=[1, 1, 3, 1, 5, 1],
        deps=["nsubj", "ROOT", "nummod", "obj", "case", "obl"],
    )


def test_a_way_goes_up_to_the_verb_and_down():
    found = parsed()
    doc, routes = found.doc, Routes(found)
    assert routes.features(climb(doc[0]))[0] == "way=object/^Vsubject"
    assert "down=VobliqueR" in routes.features(climb(doc[5]))


def test_a_word_of_the_trigger_is_inside():
    found = parsed()
    assert Routes(found).features(climb(found.doc[3])) == ("way=inside",)


def test_without_a_tree_there_is_no_way():
    found = frame()
    assert Routes(found).features(climb(found.doc[0])) == ()


def test_words_are_climbed_to_the_root():
    doc = parsed().doc
    assert climb(doc[4]) == ((4, "case"), (5, "oblique"), (1, "root"))
