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
PERSONAL = frozenset(("he", "she", "him", "her", "his", "himself", "herself", "hers"))
IMPERSONAL = frozenset(("it", "its", "itself"))
PLURAL = frozenset(("they", "them", "their", "themselves", "theirs"))
_REACH_NAMES = 12
_TOLD_OF = re.compile(
    r"['’]s?\b(?!)|,? (?:said|says|told|wrote|added|announced)\b|,? who(?:se)?\b"
    r"|, (?:an?|the|aged|\d\d|his|her|chief|senior|[a-z]+ (?:of|at|director|minister|executive))\b"
    r"|,? \(?(?:aged )?\d\d\)?,"
)


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
        """Whether a name is a person's: known, titled, or told of as one."""
        last = name.split()[-1]
        if last in persons:
            return True
        if any(word.strip(".,").lower() in lexicon.column("organisation_words") for word in words):
            return False
        before = self.text[max(start - 30, 0) : start].split()
        if any(is_title(word) for word in words[:-1]) or (before and is_title(before[-1])):
            return True
        if not 2 <= len(name.split()) <= 4 or re.search(r"\d|&", name):
            return False
        end = self.text.find(last, start) + len(last)
        return _TOLD_OF.match(self.text, end) is not None

    def resolve(self, pronoun: str, at: int, first_of_sentence: int) -> str:
        """The name that a pronoun (or `the company`) at a code point stands for; '' if unsure.

        `first_of_sentence`: where its sentence begins.
        """
        wants_person = pronoun.lower() in PERSONAL
        upto = bisect_left(self._starts, at)
        earlier = self.mentions[max(upto - _REACH_NAMES, 0) : upto]
        if wants_person:
            return self._person(earlier, self._paragraphs_before(first_of_sentence, 2))
        line = self._paragraphs_before(first_of_sentence, 1)
        opening = [m for m in earlier if m.start >= line and m.opens and not m.person]
        others = [m for m in earlier if m.start >= line and m.person and m.opens]
        if not opening or (others and others[-1].start > opening[-1].start):
            return ""
        return opening[-1].name

    def _person(self, earlier: list[Mention], since: int) -> str:
        """The one person named since a code point; '' where there are two or none."""
        persons = [m for m in earlier if m.person and m.start >= since]
        if not persons:
            return ""
        last_names = {m.name.split()[-1] for m in persons}
        if len(last_names) > 1:
            return ""
        return max((m.name for m in persons), key=len)

    def _paragraphs_before(self, at: int, count: int) -> int:
        """Where the paragraph of a code point begins, or the one `count` - 1 before it."""
        for _ in range(count):
            line = self.text.rfind("\n", 0, at) + 1
            at = len(self.text[:line].rstrip())
        return line
