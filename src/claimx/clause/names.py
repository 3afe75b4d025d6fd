"""Names in running text, by shape alone: capitalised runs, titles before them. No spaCy."""

from __future__ import annotations

import re
from functools import lru_cache

from claimx import lexicon
from claimx.values.numeral import alternation

# a full stop ends a name with its sentence, but for initials and `Dr.`
_SHORTENED = alternation(form[:-1] for form in lexicon.column("abbreviations", ends="no"))
_WORD = (
    rf"(?:(?:[^\W\d_a-z]\.)+|(?<!\w){_SHORTENED}\.(?=[ \u00a0])"
    r"|[^\W\d_a-z](?:[\w'’&-]|\.(?=[^\W_]))*)"
)
_PARTICLES = alternation(lexicon.column("name_particles"))
_INNER = rf"(?:of the|of|and|for|the|&|{_PARTICLES})"
NAME = re.compile(rf"{_WORD}(?:[ \u00a0](?:{_INNER}[ \u00a0])?{_WORD}){{0,7}}")
PERSON = re.compile(rf"{_WORD}(?:[ \u00a0](?:{_PARTICLES}[ \u00a0])?{_WORD}){{0,4}}\.?")
_EDGE = " \t\n\r\u00a0,;:.!?\"'“”‘’()[]—–-*_"
_ARTICLE = re.compile(r"(?:the|an?)\s+", re.I)
_POSSESSIVE = re.compile(r"['’]s?$")
_OF = ("of", "to", "for")  # between an office and its place


def is_capitalised(word: str) -> bool:
    """Whether a word begins like a name.

    >>> is_capitalised("Lee"), is_capitalised("“Lee"), is_capitalised("the"), is_capitalised("36Kr")
    (True, True, False, True)
    """
    word = word.lstrip(_EDGE)
    return bool(word) and (word[0].isupper() or any(map(str.isupper, word[1:])))


def is_title(word: str) -> bool:
    """Whether a word is a title or an office that stands before a name."""
    return word.strip(_EDGE).lower().removesuffix("'s") in lexicon.column("titles")


@lru_cache(maxsize=4096)
def trim(text: str) -> str:
    """A phrase without articles at its left and punctuation or a bare possessive at its right.

    >>> trim("the company's"), trim("“The Bank of Oslo,")
    ('company', 'Bank of Oslo')
    """
    text = _POSSESSIVE.sub("", text.strip(_EDGE)).strip(_EDGE)
    return text[match.end() :] if (match := _ARTICLE.match(text)) else text


@lru_cache(maxsize=4096)
def short_name(phrase: str) -> str:
    """The name in a noun phrase without the titles before it; the phrase where it holds none.

    >>> short_name("NASA Administrator Charles Bolden"), short_name("data scientist Ann Lee")
    ('Charles Bolden', 'Ann Lee')
    >>> short_name("Governor of Ohio Ann Lee"), short_name("Mayor of New York City")
    ('Ann Lee', 'Mayor of New York City')
    >>> short_name("the Minister"), short_name("Bank of Oslo"), short_name("the company's report")
    ('Minister', 'Bank of Oslo', "company's report")
    """
    words = trim(phrase.split(",")[0]).split()
    at = len(words)
    while at > 0 and (is_capitalised(words[at - 1]) or _joins(words, at - 1)):
        at -= 1
    if at == len(words):
        return " ".join(words)
    person = _behind_office(words)
    if person:
        return person
    run = range(at, len(words))
    titled = [i for i in range(len(words) - 1) if is_title(words[i])]
    if titled and titled[-1] + 1 in run and words[titled[-1] + 1] not in _OF:
        return " ".join(words[titled[-1] + 1 :])
    if at > 1 and words[at - 1] in ("for", "to") and words[at - 2].islower():
        return " ".join(words)  # `spokesman for Orca`
    if at and not words[at - 1].lower().endswith(("'s", "’s")) and len(run) >= 1:
        return " ".join(words[at:])
    return " ".join(words)


def is_person(phrase: str) -> bool:
    """Whether a phrase has the form of a person's full name.

    >>> is_person("Ann Lee"), is_person("Ana de Souza"), is_person("the coach Ann Lee")
    (True, True, False)
    """
    words = phrase.split()
    return len(words) > 1 and PERSON.fullmatch(" ".join(words)) is not None


def _behind_office(words: list[str]) -> str:
    """The person named behind an office and its place: `Governor of Ohio Ann Lee`; '' for none."""
    at = next((i for i, word in enumerate(words[:-3]) if is_title(word)), -1)
    if at < 0 or words[at + 1] not in _OF:
        return ""
    name = words[at + 2 :][words[at + 2] == "the" :]
    if len(name) < 3 or not all(map(is_capitalised, name)):
        return ""
    place_only = len(name) == 3 and name[0] in lexicon.column("place_openers")
    return "" if place_only else " ".join(name[-2:])


def _joins(words: list[str], i: int) -> bool:
    """Whether a small word stands inside a name (`Bank of Oslo`, `Ursula von der Leyen`)."""
    inner = lexicon.column("name_particles") | {"of", "for", "the"}
    return i > 0 and words[i] in inner and (is_capitalised(words[i - 1]) or words[i - 1] in inner)
