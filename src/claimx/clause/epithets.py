"""What a text calls the things that it names: `Orca, the airline …` makes Orca the airline.

A bare `the airline` further on stands for the last thing so called. Read from names and the
nouns that explain them: before the name (`passenger ferry Aurora`), in commas on either side
(`Orca, a small airline, …`, `its ferry, Aurora, …`), behind a copula, or inside the name itself
(`Bank of Oslo`). Source: guide, section 3, `subject` (`the company` is resolved to its name).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from claimx import lexicon, noun_phrases, syntax
from claimx.clause.mentions import Mention

_COPULAS = frozenset(("is", "was", "are", "were"))
_CLOSING = frozenset(",.;:)—–")
_NAMED = ("organisation", "name", "person", "place")


def epithets_of(mentions: Sequence[Mention]) -> Iterator[tuple[str, Mention]]:
    """The nouns that a sentence's names are called by, with the mention of the name."""
    for at, mention in enumerate(mentions):
        if mention.kind not in _NAMED:
            continue
        before = _noun_before(mention)
        if before is not None:
            yield before.lower_, mention
        for other in mentions[at + 1 : at + 2]:
            if _explains(mention, other):
                yield other.head.lower_, mention
        for other in mentions[max(at - 1, 0) : at]:
            if _is_explained(other, mention):
                yield other.head.lower_, mention
        for word in mention.text.split():
            if word.istitle() and word.lower() in lexicon.column("generic_nouns"):
                yield word.lower(), mention


def _noun_before(mention: Mention) -> Token | None:
    """`ferry` of `the passenger ferry Aurora`."""
    doc, at = mention.head.doc, mention.i
    while not doc[at].is_sent_start and doc[at - 1].tag_.startswith("NNP"):
        at -= 1
    noun = None if doc[at].is_sent_start else doc[at - 1]
    return noun if noun is not None and noun.tag_ == "NN" and noun.text.islower() else None


def _explains(name: Mention, other: Mention) -> bool:
    """Whether a common noun follows a name to say what it is."""
    doc, at = name.head.doc, name.i + 1
    if not other.text.islower() or other.plural or other.article not in ("a", "the"):
        return False
    between = [doc[i] for i in range(at, other.begin_tok) if not noun_phrases.is_article(doc[i])]
    if len(between) != 1:
        return False
    if between[0].lower_ in _COPULAS:
        return other.article == "a" and name.preposition == "-"
    joined = syntax.role(other.tied) == "apposition"
    return between[0].text == "," and (joined or name.preposition == "-")


def _is_explained(other: Mention, name: Mention) -> bool:
    """Whether a name in commas follows a common noun: `its flagship, Aurora, …`."""
    doc, begin, end = name.head.doc, name.begin_tok, name.i + 1
    if not other.text.islower() or other.plural or other.i + 2 != begin:
        return False
    closed = end >= len(doc) or doc[end].text in _CLOSING
    return doc[begin - 1].text == "," and closed and other.article != "-"


def is_bare(mention: Mention, doc: Doc) -> bool:
    """Whether a mention is no more than `the` and a noun, which may stand for a name."""
    if mention.article != "the" or not mention.head.text.islower() or mention.plural:
        return False
    following = doc[mention.i + 1].lower_ if mention.i + 1 < len(doc) else ""
    alone = mention.begin_tok == mention.i and following not in ("of", "that", "who", "whose", "-")
    return alone and doc[mention.i - 1].lower_ == "the"
