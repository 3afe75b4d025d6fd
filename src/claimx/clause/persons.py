"""Which names of a text are persons', and of which gender, from the text alone.

Source: the lexicons given_names, titles, relations, places, organisation_words, generic_nouns.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from claimx import lexicon
from claimx.clause import kinds
from claimx.clause.names import is_title

_TOLD_OF = re.compile(r",? who(?:se)?\b|, (?:aged )?\d\d,|,? \((?:aged )?\d\d\)")
_CALLED = re.compile(r",((?: [\w’'-]+){1,5})")
_CLOSED = tuple(".!?:'\"’”)*—–")  # a title that ends so has no name after it
_POSSESSIVE = ("'s", "’s")
_GENDERED = re.compile(r"\b(?:(he|him|his|himself)|she|hers?|herself)\b", re.I)
_NEAR, _SURE = 200, 0.7


class Name(NamedTuple):
    """A name of a text: where it stands, its short form, its words with titles, and `parts`: the
    words of its short form without possessive endings."""

    start: int
    text: str
    words: list[str]
    parts: list[str]


class Persons:
    """The persons among the names of one text."""

    def __init__(self, text: str, names: Sequence[Name]) -> None:
        self._text, self._names = text, names

    @cached_property
    def last_names(self) -> frozenset[str]:
        """The last names of those whom the text shows to be persons.

        A title before, an age or an office after the name shows it, a given name, or that the
        text goes on with the last name alone (`Ann Lee … Lee`).
        """
        return frozenset(
            name.parts[-1] for name in self._names if name.parts and self._is_person(name)
        )

    def _is_person(self, name: Name) -> bool:
        parts, before = name.parts, self._text[max(name.start - 30, 0) : name.start]
        if self._is_other(name, before):
            return False
        if _has_title(name, before):
            return True
        if not 2 <= len(parts) <= 4 or re.search(r"[\d&]", name.text) or _has_article(before):
            return False
        if _is_odd(name):
            return False
        if kinds.kind_of_name(parts, ()) == "person":
            return True
        words = before.split()
        # `Ann Lee, head of Orca Lines, said`: it is not Orca Lines that said it
        governed = bool(words) and words[-1].lower() in lexicon.column("place_links")
        surname = parts[-1] in self._alone and parts[0] not in self._alone
        if surname and parts[-1] in lexicon.column("places"):
            return self._pronoun_after(name) is not None
        return surname or (not governed and self._is_told_of(name))

    def _is_other(self, name: Name, before: str) -> bool:
        """Whether a name is a firm's, a place's or no name at all."""
        parts = name.parts
        if not lexicon.column("organisation_words").isdisjoint(p.lower().strip(".") for p in parts):
            return True
        if is_title(parts[-1]) or (len(parts) > 1 and name.text.isupper()):
            return True
        if " ".join(parts) in lexicon.column("places"):
            return True
        words, generic = before.split(), lexicon.column("generic_nouns")
        return (bool(words) and words[-1].lower() in generic) or self._called(name) in generic

    def _called(self, name: Name) -> str:
        """The first office or generic noun of what follows in commas: `Orca, an airline from …`."""
        found = _CALLED.match(self._text, self._end(name))
        generic = lexicon.column("generic_nouns")
        words = found[1].lower().split() if found else []
        return next((word for word in words if word in generic or is_title(word)), "")

    def _end(self, name: Name) -> int:
        last = name.parts[-1]
        return self._text.find(last, name.start) + len(last)

    def _is_told_of(self, name: Name) -> bool:
        """Whether what follows a name says that it is a person's."""
        return _TOLD_OF.match(self._text, self._end(name)) is not None or is_title(
            self._called(name)
        )

    @cached_property
    def _alone(self) -> frozenset[str]:
        return frozenset(name.text for name in self._names if len(name.words) == 1)

    def with_initials(self, initials: str) -> str:
        """The one person with such initials (`AL` for Ann Lee); '' for none or several."""
        known = self._by_initials.get(initials, ())
        return next(iter(known)) if len(known) == 1 else ""

    @cached_property
    def _by_initials(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for name in self._names:
            parts = name.parts
            if parts and parts[-1] in self.last_names:
                found["".join(part[:1] for part in parts)].add(" ".join(parts))
        return found

    def gender(self, parts: Sequence[str]) -> str:
        """`f` or `m` for the person of a name, where the text tells it; `u` or '' else."""
        told = self._genders.get(parts[-1], "")
        given = kinds.gender_of_name(parts)
        if given in ("f", "m") or (told and told != "?"):
            return given if given in ("f", "m") else told
        return self._by_pronouns.get(" ".join(parts)) or self._by_pronouns.get(parts[-1], given)

    @cached_property
    def _genders(self) -> dict[str, str]:
        """The gender of last names by a title or given name; `?` where their bearers differ."""
        found: dict[str, str] = {}
        for name in self._names:
            parts = [kinds.plain(word) for word in name.words]
            before = self._text[max(name.start - 10, 0) : name.start].split()
            by_title = map(kinds.gender_of_word, [*parts[:-1], *before[-1:]])
            told = next((gender for gender in by_title if gender in ("f", "m")), "")
            told = told or (kinds.gender_of_name(name.parts) if name.parts else "")
            if told in ("f", "m"):
                known = found.setdefault(parts[-1], told)
                found[parts[-1]] = known if known == told else "?"
            elif len(name.parts) > 1 and parts[-1] in self.last_names:
                found[parts[-1]] = "?"
        return found

    def _pronoun_after(self, name: Name) -> re.Match[str] | None:
        """The first he or she behind a name, before the next name."""
        stop = self._end(name)
        at = bisect_right(self._starts, name.start)
        limit = self._starts[at] if at < len(self._starts) else len(self._text)
        return _GENDERED.search(self._text, stop, min(limit, stop + _NEAR))

    @cached_property
    def _starts(self) -> list[int]:
        return [name.start for name in self._names]

    @cached_property
    def _by_pronouns(self) -> dict[str, str]:
        """The gender of persons by the first pronoun that follows them, over the whole text."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for name in self._names:
            if not name.parts or name.parts[-1] not in self.last_names:
                continue
            found = self._pronoun_after(name)
            if found:
                for key in {" ".join(name.parts), name.parts[-1]}:
                    votes[key]["m" if found[1] else "f"] += 1
        return {
            key: top
            for key, counts in votes.items()
            for top, count in counts.most_common(1)
            if count >= _SURE * counts.total()
        }


def _has_title(name: Name, before: str) -> bool:
    """Whether a title stands in or right before a name: not one of an office it holds (`Head of
    Sales`), nor one that ends the line or sentence before."""
    titled = [at for at, word in enumerate(name.words[:-1]) if is_title(word)]
    if titled and name.words[titled[-1] + 1].lower() not in ("of", "for"):
        return True
    last = before.split("\n")[-1].rstrip(" \u00a0")
    word = last.split()[-1] if last.split() else ""
    shortened = word in lexicon.column("abbreviations")
    return is_title(word) and (shortened or not word.endswith(_CLOSED))


def _has_article(before: str) -> bool:
    words = before.split()
    return bool(words) and words[-1].lower() == "the"


def _is_odd(name: Name) -> bool:
    """Whether a name opens with what persons' do not: a place's `South`, a number, an owner; or
    ends in an abbreviation (`State GST`)."""
    raw, parts = name.text.split(), name.parts
    low = parts[0].lower()
    if parts[0] in lexicon.column("place_openers") or low in lexicon.column("ordinals"):
        return True
    if low in lexicon.column("numbers") or parts[-1][:2].isupper():
        return True
    return any(word.endswith(_POSSESSIVE) for word in raw[:-1])
