"""Roles, predicates and subjects on trees built by hand, in both label schemes and in none."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from claimx import lexicon, syntax
from trees import VOCAB, tree

SUBJECTS = {
    "plain, UD": ("Ferries/NNS/nsubj>1 carried/VBD/ROOT>1 900/CD/obj>1", "carried", "Ferries"),
    "control, UD": (
        "Rosa/NNP/nsubj>1 wants/VBZ/ROOT>1 to/TO/mark>3 sell/VB/xcomp>1 boats/NNS/obj>3",
        "sell",
        "Rosa",
    ),
    "object control": (
        "Rosa/NNP/nsubj>1 asked/VBD/ROOT>1 Ivo/NNP/obj>1 to/TO/mark>4 pay/VB/xcomp>1",
        "pay",
        "Ivo",
    ),
    "coordination": (
        "Rosa/NNP/nsubj>1 came/VBD/ROOT>1 and/CC/cc>3 paid/VBD/conj>1",
        "paid",
        "Rosa",
    ),
    "relative, UD": (
        "boats/NNS/nsubj>3 that/WDT/nsubj>2 carry/VBP/acl:relcl>0 sank/VBD/ROOT>3",
        "carry",
        "boats",
    ),
    "relative, ClearNLP": (
        "boats/NNS/nsubj>3 that/WDT/nsubj>2 carry/VBP/relcl>0 sank/VBD/ROOT>3",
        "carry",
        "boats",
    ),
    "participle": (
        "a/DT/det>1 boat/NN/nsubj>3 carrying/VBG/acl>1 sank/VBD/ROOT>3",
        "carrying",
        "boat",
    ),
    "passive, UD": ("Boats/NNS/nsubj:pass>2 were/VBD/aux:pass>2 sold/VBN/ROOT>2", "sold", "Boats"),
    "passive, ClearNLP": (
        "Boats/NNS/nsubjpass>2 were/VBD/auxpass>2 sold/VBN/ROOT>2",
        "sold",
        "Boats",
    ),
    "copula, UD": ("Rosa/NNP/nsubj>3 was/VBD/cop>3 a/DT/det>3 pilot/NN/ROOT>3", "pilot", "Rosa"),
    "copula, ClearNLP": (
        "Rosa/NNP/nsubj>1 was/VBD/ROOT>1 a/DT/det>3 pilot/NN/attr>1", "was", "Rosa"),
    "of two the inner one": (
        "case/NN/nsubj:outer>3 is/VBZ/cop>3 Rosa/NNP/nsubj>3 won/VBD/ROOT>3", "won", "Rosa"),
    "the outer one where it is alone": (
        "case/NN/nsubj:outer>3 is/VBZ/cop>3 to/TO/mark>3 win/VB/ROOT>3", "win", "case"),
    "there, ClearNLP": ("There/EX/expl>1 were/VBD/ROOT>1 boats/NNS/attr>1", "were", "boats"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "predicate", "subject"), SUBJECTS.values(), ids=SUBJECTS)
def test_subject_is_found_through_the_tree(text, predicate, subject):
    doc = tree(text)
    head = next(token for token in doc if token.text == predicate)
    found = syntax.subject_of(head)
    assert found is not None
    assert found.text == subject


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ("Ferries/NNS/nsubj>1 carried/VBD/ROOT>1 900/CD/obj>1", "900", "carried"),
        ("Rosa/NNP/nsubj>3 was/VBD/cop>3 a/DT/det>3 pilot/NN/ROOT>3", "Rosa", "pilot"),
        ("Rosa/NNP/nsubj>1 said/VBD/ROOT>1 boats/NNS/nsubj>3 sank/VBD/ccomp>1", "boats", "sank"),
        ("They/PRP/nsubj>1 paid/VBD/ROOT>1 to/IN/prep>1 Rosa/NNP/pobj>2", "Rosa", "paid"),
    ],
)
def test_clause_head(text, word, head):
    doc = tree(text)
    found = syntax.clause_head(next(token for token in doc if token.text == word))
    assert found is not None
    assert found.text == head


def test_a_flat_sentence_has_no_roles():
    doc = Doc(VOCAB, words=["Ferries", "carried", "900", "."], sent_starts=[True] + [False] * 3)
    assert not syntax.has_parse(doc[:])
    assert syntax.clause_head(doc[2]) is None
    assert syntax.subject_of(doc[1]) is None


@pytest.mark.parametrize(
    ("text", "predicate", "tense"),
    [
        ("Boats/NNS/nsubj>1 sank/VBD/ROOT>1", "sank", "past"),
        ("Boats/NNS/nsubj>1 sink/VBP/ROOT>1", "sink", "present"),
        ("Boats/NNS/nsubj>2 will/MD/aux>2 sink/VB/ROOT>2", "sink", "future"),
        ("Boats/NNS/nsubj>2 may/MD/aux>2 sink/VB/ROOT>2", "sink", "modal"),
        ("Boats/NNS/nsubj>2 have/VBP/aux>2 sunk/VBN/ROOT>2", "sunk", "past"),
        ("They/PRP/nsubj>1 want/VBP/ROOT>1 to/TO/mark>3 sink/VB/xcomp>1", "sink", "infinitive"),
    ],
)
def test_tense(text, predicate, tense):
    doc = tree(text)
    assert syntax.tense(next(token for token in doc if token.text == predicate)) == tense


def test_places_find_tokens_and_sentences():
    nlp = spacy.blank("en")
    doc = nlp("One boat sank. Two were saved.")
    for token in doc:
        token.is_sent_start = token.i in (0, 4)
    places = syntax.Places(doc)
    assert places.token_at(4).text == "boat"
    assert places.token_at(3).text == "One"
    assert places.sentence_number(16) == 1
    assert places.sentence_at(16).text == "Two were saved."
    assert len(places) == 2


def test_every_role_of_the_label_table_is_known():
    roles = {row["role"] for row in lexicon.rows("dependency_labels")}
    assert {"subject", "object", "root", "conjunct", "relative", "copula"} <= roles
    assert syntax.role_of_label("nsubj:outer") == "outer_subject"
    assert syntax.role_of_label("nsubj:unheard-of") == "subject"
    assert syntax.role_of_label("no-such-label") == ""
