"""What each sentence of a text opens with: that is what it puts in focus.

The name or the definite phrase at its start, or, where it starts with a pronoun, what was in
focus before; read from the text alone. Source: Grosz, Joshi & Weinstein 1995 (centering).
"""

from __future__ import annotations

import re
from collections.abc import Container
from functools import cached_property
from typing import NamedTuple

from claimx import lexicon
from claimx.clause.names import NAME, short_name, trim
from claimx.clause.pronouns import PRONOUNS

_SENTENCE_START = re.compile(
    r"(?:^|[\n\r]|(?<=[.!?…][\"”’')\]])[ \u00a0]|(?<=[^\WA-Z_][.!?…])[ \u00a0]|(?<=[.!?…]\*)[ ])\s*"
)
_OPENER = re.compile(
    r"[\"“‘'(*•\-–—\s]*(?:(?:And|But|So|Yet|Now|Then|Still|Meanwhile|Later|Earlier|Today|However)"
    r"[ \u00a0,]+)?(?:(?:In|On|At|By|After|For|Since|From|During|Before|Under|With|As|Among|When"
    r"|While|Until|Despite)[ \u00a0][^.!?\n,]{1,80},[ ])?[\"“‘'(]*"
)
_DEFINITE = re.compile(
    r"(?:The|This|That|These|Those|An?|Its|His|Her|Their)[ ]((?:[\w'’-]+[ ]?){1,6})"
)
_LOWER_DEFINITE = re.compile(r"(?:the|this)[ ]((?:[\w'’-]+[ ]?){1,6})")
_DATELINE = re.compile(r"[A-Z][^\n]{2,50}?[ ](?:—|–|--)[ ]")
ORDINARY = ("ly", "ed", "ing")  # adverbs and participles open sentences, names seldom end so
_TERMINAL = tuple(".!?:;,\"'”’)")
_WORD = re.compile(r"[\w'’]+")


class Focus(NamedTuple):
    """What a sentence opens with: where it begins, its words, and `kind`: person, thing, plural,
    pronoun or none."""

    start: int
    text: str
    kind: str


def read_foci(text: str, persons: Container[str]) -> list[Focus]:
    """What each sentence of a text opens with, in order; `persons`: the last names of persons."""
    reader = _Reader(text, persons)
    return [reader.focus(match.end()) for match in _SENTENCE_START.finditer(text)]


class _Reader:
    """Reads sentences in order."""

    def __init__(self, text: str, persons: Container[str]) -> None:
        self._text, self._persons = text, persons
        self._line = (-1, 0)  # where the line last looked at ends, with and without its marks

    def focus(self, start: int) -> Focus:
        """What the sentence that begins here opens with."""
        if not self._in_prose(start):
            return Focus(start, "", "none")
        dateline = _DATELINE.match(self._text, start)
        at = dateline.end() if dateline else start
        opener = _OPENER.match(self._text, at)
        at = opener.end() if opener else at
        word = _WORD.match(self._text, at)
        low = word[0].lower().split("'")[0].split("’")[0] if word else ""
        if low in PRONOUNS or low in ("i", "we", "you"):
            return Focus(start, low, "pronoun")
        name = NAME.match(self._text, at)
        if name and not name[0].isupper():
            phrase = name[0]
            first = phrase.split()[0].lower()
            if first in ("the", "a", "an") and len(phrase.split()) > 1:
                phrase = phrase.split(" ", 1)[1]
                first = phrase.split()[0].lower()
            usual = first in lexicon.column("function_words") or first in (
                lexicon.column("not_names")
            )
            if not usual and (len(phrase.split()) > 1 or self._is_name(phrase)):
                return self._named(start, phrase, name.end())
        definite = _DEFINITE.match(self._text, at)
        if not definite and at > start:
            definite = _LOWER_DEFINITE.match(self._text, at)
        if definite:
            return self._definite(start, definite[1])
        return Focus(start, "", "none")

    def _in_prose(self, start: int) -> bool:
        """Whether the line of a sentence goes on and ends as a sentence does."""
        if start > self._line[0]:
            end = self._text.find("\n", start)
            end = end if end >= 0 else len(self._text)
            self._line = end, start + len(self._text[start:end].rstrip(" *_"))
        last = self._line[1]
        return last > start and self._text[last - 1] in _TERMINAL

    def _is_name(self, word: str) -> bool:
        """Whether a word that opens a sentence never stands in small letters."""
        plain = trim(word).lower()
        small = plain.split()[0] in self._small_words if len(plain) > 1 else True
        return not small and not plain.endswith(ORDINARY)

    @cached_property
    def _small_words(self) -> frozenset[str]:
        return frozenset(re.findall(r"(?<![\w'’-])[a-z][a-z'’]+", self._text))

    def _named(self, start: int, phrase: str, end: int) -> Focus:
        name = short_name(phrase)
        if re.match(r",? and [A-Z]", self._text[end : end + 8]):
            return Focus(start, name, "plural")
        last = name.split()[-1].removesuffix("'s").removesuffix("’s") if name else ""
        return Focus(start, name, "person" if last in self._persons else "thing")

    def _definite(self, start: int, run: str) -> Focus:
        """`The ship left …`: the words up to the verb, as far as their forms tell."""
        small, verbs = lexicon.column("function_words"), lexicon.table("change_words")
        words: list[str] = []
        for word in run.split():
            low = word.lower()
            if low in small or (words and (low in verbs or low.endswith("ed"))):
                break
            words.append(word)
        if not words:
            return Focus(start, "", "none")
        plural = words[-1].endswith("s") and not words[-1].endswith("ss")
        return Focus(start, " ".join(words), "plural" if plural else "thing")
