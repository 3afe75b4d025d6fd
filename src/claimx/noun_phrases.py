"""Where the phrase around a noun begins and ends, and what a share is a share of."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Doc, Token

from claimx import lexicon, syntax
from claimx.tags import NAMES

_NUCLEUS = {"compound", "flat", "amod", "number", "fixed"}


def noun_phrase(token: Token) -> tuple[int, int]:
    """The tokens, half-open, of the phrase around a noun, without what follows it.

    Determiners, adjectives, possessors and compounds count; prepositional phrases, relative
    clauses, appositions and coordinated nouns do not. Articles are left out.
    """
    while syntax.role(token) == "flat" and token.head.i < token.i:
        token = token.head
    begin = token.i
    for left in reversed(list(token.lefts)):
        kept = syntax.role(left) in (*_NUCLEUS, "determiner", "possessor", "adverb")
        if not kept or left.right_edge.i != begin - 1:
            break
        begin = left.left_edge.i
    end = token.i + 1
    for right in token.rights:
        if (
            syntax.role(right) not in ("flat", "compound", "number", "fixed")
            or right.left_edge.i != end
        ):
            break
        end = right.right_edge.i + 1
    if syntax.is_name(token):
        while (before := _name_before(token.doc, begin)) < begin:
            begin = before
    begin, end = _spaced_hyphens(token.doc, begin, end)
    while begin < token.i and (token.doc[begin].text == "," or _stands_apart(token, begin)):
        begin += 1
    return begin, end


def _stands_apart(token: Token, at: int) -> bool:
    """Whether a phrase's first word is none of its own: `the`, `on`, `Especially` of a name."""
    word, following = token.doc[at], token.doc[at + 1]
    if is_article(word) or syntax.role(word) == "case":
        return True
    opens = bool(word.is_sent_start) and syntax.is_name(following) and word.lower_ != "only"
    return word.tag_.startswith("RB") and (following.text == "," or opens)


def _name_before(doc: Doc, begin: int) -> int:
    """Where a name begins, with the part before it: `Ann | Lee`, `Joris | van Elk`."""
    if begin < 1 or doc[begin].is_sent_start:
        return begin
    before = doc[begin - 1]
    if syntax.is_name(before):
        return begin - 1
    joined = before.lower_ in lexicon.column("name_particles") and not before.is_sent_start
    return begin - 2 if joined and begin > 1 and syntax.is_name(doc[begin - 2]) else begin


def full_name_end(doc: Doc, end: int, stop: int, not_of: Callable[[Token], bool]) -> int:
    """The end of a name that goes on with `of` and a name: `Bank | of Japan`.

    `end`: where it ends so far. `stop`: where its sentence does. `not_of`: whether a word is none
    of the name's.
    """
    at = end
    if at >= stop or doc[at].lower_ != "of":
        return end
    at += 1
    if at < stop and doc[at].lower_ == "the":
        at += 1
    while at < stop and doc[at].tag_ in NAMES and not not_of(doc[at]):
        at += 1
        end = at
    return end


def _spaced_hyphens(doc: Doc, begin: int, end: int) -> tuple[int, int]:
    """Takes in what a hyphen with spaces around it joins (`GLM - 4.5`, `large - model firm`)."""
    while end + 1 < len(doc) and _is_joint(doc, end) and not doc[end + 1].is_punct:
        end += 2
    while begin > 1 and _is_joint(doc, begin - 1) and not doc[begin - 2].is_punct:
        begin -= 2
    return begin, end


def _is_joint(doc: Doc, at: int) -> bool:
    """Whether a token is a hyphen within a sentence: not `OSLO, May 3 - Orca sold`."""
    return doc[at].text == "-" and not (doc[at].is_sent_start or doc[at + 1].is_sent_start)


def run_end(token: Token, end: int) -> Token:
    """The last noun of the nouns in a row that a token stands in: `Lee` of `Ann Lee`.

    `end`: the token where the sentence ends. A row is one phrase (a name, a compound, a title
    and a name), wherever in it the tree has its head.
    """
    while token.i + 1 < end and is_noun(token) and is_noun(token.doc[token.i + 1]):
        token = token.doc[token.i + 1]
    return token


def whole(token: Token) -> Token | None:
    """What a number or share is part of: `staff` of `41% of the staff`; None for other words."""
    if not (token.like_num or token.text == "%" or token.lower_ in lexicon.column("part_words")):
        return None
    for child in syntax.children(token, "nominal", "preposition"):
        if child.left_edge.lower_ == "of" and child.i > token.i:
            inner = next(syntax.children(child, "oblique"), child)  # the noun under ClearNLP's `of`
            return whole(inner) or inner
    return None


def is_noun(token: Token) -> bool:
    """Whether a token is tagged as a noun or a name."""
    return token.tag_.startswith("NN")


def is_article(token: Token) -> bool:
    """Whether a token is `a`, `an` or `the`."""
    return token.lower_ in ("a", "an", "the")
