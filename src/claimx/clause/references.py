"""What `he`, `it` or `the company` refers to, from the text alone: neighbours have no tree.

The text makes it certain where the sentence before begins with a name that fits and names
nobody else who would. Everything less certain stays as it stands: a wrong name is worse than
a pronoun. Source: guide, section 3, `subject`; Hobbs 1978 (subjects before objects, near
before far).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cached_property
from typing import NamedTuple

from claimx import lexicon
from claimx.clause.names import NAME, is_title, short_name

_SENTENCE_START = re.compile(
    r"(?:^|[\n\r]|(?<=[.!?…][\"”’')\]])[ \u00a0]|(?<=[^\WA-Z_][.!?…])[ \u00a0])\s*"
)
_OPENER = re.compile(
    r"[\"“‘'(]*(?:(?:The|At|In|On|But|And|As|For|By|From|With|A|An)[ \u00a0](?=[a-z\W]|[A-Z]))?"
)
_REPORTED = re.compile(r"(?:,[^,\n]{1,80},)?[ ](?:has |had |also )?[a-z]+")
PERSONAL = frozenset(("he", "she", "him", "her", "his", "himself", "herself", "hers"))
IMPERSONAL = frozenset(("it", "its", "itself"))
PLURAL = frozenset(("they", "them", "their", "themselves", "theirs"))
_REACH_SENTENCES = 2


class Mention(NamedTuple):
    """A name in the text: its code points, without titles; `opens`: it begins a sentence."""

    start: int
    end: int
    name: str
    opens: bool
    person: bool


class References:
    """The names of one text, in order, and what pronouns in it refer to."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def mentions(self) -> list[Mention]:
        """Every name in the text that its shape makes sure of."""
        opens = {match.end() for match in _SENTENCE_START.finditer(self.text)}
        found: list[Mention] = []
        persons: set[str] = set()
        for match in NAME.finditer(self.text):
            mention = self._mention(match, opens, persons)
            if mention is not None:
                found.append(mention)
        return found

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def _mention(self, match: re.Match[str], opens: set[int], persons: set[str]) -> Mention | None:
        words = match[0].split()
        first = match.start() in opens
        small = lexicon.column("function_words")
        start = match.start()
        while words and words[0].lower() in small:
            start += len(words[0]) + 1
            words = words[1:]
        if not words or (len(words) == 1 and words[0].lower() in lexicon.column("not_names")):
            return None
        name = short_name(" ".join(words))
        if not name:
            return None
        person = self._is_person(words, name, start, persons)
        if person:
            persons.add(name.split()[-1])
        return Mention(start, match.end(), name, first, person)

    def _is_person(self, words: list[str], name: str, start: int, persons: set[str]) -> bool:
        if name.split()[-1] in persons:
            return True
        if any(word.strip(".,").lower() in lexicon.column("organisation_words") for word in words):
            return False
        before = self.text[max(start - 30, 0) : start].split()
        if any(is_title(word) for word in words[:-1]) or (before and is_title(before[-1])):
            return True
        return len(name.split()) in (2, 3) and not re.search(
            r"[\d&]|\b[A-Z]{3,}\b| of | the ", name
        )

    def resolve(self, pronoun: str, at: int, first_of_sentence: int) -> str:
        """The name that a pronoun (or `the company`) at a code point stands for; '' if unsure.

        `first_of_sentence`: where its sentence begins.
        """
        wants_person = pronoun.lower() in PERSONAL
        line = self.text.rfind("\n", 0, first_of_sentence) + 1
        if wants_person and not self.text[line:first_of_sentence].strip():
            line = self.text.rfind("\n", 0, max(self.text[:line].rstrip().__len__(), 0)) + 1
        upto = bisect_left(self._starts, at)
        earlier = [m for m in self.mentions[max(upto - 12, 0) : upto] if m.start >= line]
        fitting = [m for m in earlier if m.person == wants_person]
        opening = [m for m in fitting if m.opens]
        if not opening:
            return ""
        chosen = opening[-1]
        others = {m.name.split()[-1] for m in fitting if m.start > chosen.start}
        if wants_person and others - {chosen.name.split()[-1]}:
            return ""
        return self.full_name(chosen) if wants_person else chosen.name

    def full_name(self, mention: Mention) -> str:
        """The name as given: a surname stays a surname, as the nearest mention has it."""
        return mention.name
