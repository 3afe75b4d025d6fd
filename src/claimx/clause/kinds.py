"""What kind of thing a noun phrase names, as far as its own words and the text tell.

`person`, `place`, `organisation`, `name` (one of these, nobody knows which), `role` (a person by
office or relation), `agent` (by its ending one who does), `time`, `number`, `thing`. Source: the
lexicons given_names, places, titles, organisation_words, person_nouns, relations; for persons of
the text see `persons`.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from claimx import lexicon

_TIMES = ("weekdays", "time_nouns", "month_names")
_PERSONS = ("titles", "person_nouns", "relations")
_AGENT_ENDINGS = ("er", "or", "ist", "man", "woman", "ian")


@lru_cache(maxsize=65536)
def plain(word: str) -> str:
    """A word without a possessive ending and marks around it.

    >>> plain("Lee’s"), plain("Inc.,")
    ('Lee', 'Inc.')
    """
    return word.strip(',;:"“”‘()[]').removesuffix("'s").removesuffix("’s").rstrip("’'")


def kind_of_name(words: Sequence[str], persons: Collection[str]) -> str:
    """The kind of a proper name by its words; `persons`: last names of the text's persons."""
    return _kind_of_name(tuple(words), words[-1] in persons)


@lru_cache(maxsize=16384)
def _kind_of_name(words: tuple[str, ...], person: bool) -> str:
    low = [word.lower().strip(".") for word in words]
    if low[-1] in lexicon.column("month_names") or low[-1] in lexicon.column("weekdays"):
        return "time"
    if not lexicon.column("currencies", style="code").isdisjoint(words):
        return "number"
    if not lexicon.column("organisation_words").isdisjoint(low):
        return "organisation"
    if person or gender_of_name(words):
        return "person"
    return "place" if _is_place(words) else "name"


def _is_place(words: tuple[str, ...]) -> bool:
    """Whether a name is a place's: `Canada`, `West Texas`, not `Statistics Canada`."""
    places, openers = lexicon.column("places"), lexicon.column("place_openers")
    alone = len(words) == 1 or words[0] in openers
    return " ".join(words) in places or (alone and words[-1] in places)


def gender_of_name(words: Sequence[str]) -> str:
    """`f`, `m` or `u` by the given name that a longer name opens with; '' without one."""
    if len(words) < 2 or " ".join(words) in lexicon.column("places"):
        return ""
    return gender_of_given(words[0])


def gender_of_given(word: str) -> str:
    """`f`, `m` or `u` for a given name; '' for other words."""
    entry = lexicon.table("given_names").get(word)
    return entry["gender"] if entry else ""


@lru_cache(maxsize=16384)
def kind_of_noun(word: str, plural: bool) -> str:
    """The kind of a common noun: `role`, `agent` (its ending is that of one who does), `time`,
    `thing`."""
    low = word.lower()
    if any({low, low.removesuffix("s")} & lexicon.column(name) for name in _TIMES):
        return "time"
    if any(low in lexicon.column(name) for name in _PERSONS):
        return "role"
    if not plural and len(low) > 5 and low.endswith(_AGENT_ENDINGS):
        return "agent"
    return "thing"


def is_time(word: str) -> bool:
    """Whether a word names a time: a day, a month, a year in digits, a unit of time."""
    low = word.lower().strip(".")
    return any(low in lexicon.column(name) for name in _TIMES) or (
        len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20", "21")
    )


def gender_of_word(word: str) -> str:
    """`f` or `m` where a noun or a title tells it (`mother`, `Sir`), `u` for persons of either;
    '' else."""
    entry = lexicon.table("relations").get(word.lower().strip("."))
    return entry["gender"] if entry else ""
