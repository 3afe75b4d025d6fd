"""A sentence as a string of word classes, one letter a token, and the noun phrases read off it.

Constructions are then plain regular expressions over the letters. Closed classes go by the word
itself (lexicons/word_classes.csv), open ones by the Penn tag, or, without tags, by a guess.

| letter | class | letter | class |
|---|---|---|---|
| d | determiner | i | preposition, subordinator |
| p | possessive pronoun | t | `to` |
| s | possessive `'s` | w | relative or question word |
| n, N | noun, proper noun | u | pronoun |
| j | adjective | & | conjunction |
| q, g | past, present participle | h | hyphen inside a word |
| c | number | , | comma, semicolon, bracket |
| r | adverb | " | quotation mark |
| b | be, become, remain | x | not |
| v | other verb | . | other punctuation |
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise
from typing import NamedTuple

from spacy.tokens import Span, Token

from claimx import lexicon

_FUNCTION = {row["form"]: row["class"] for row in lexicon.rows("word_classes")}
_BY_TAG = {
    "NN": "n", "NNS": "n", "NNP": "N", "NNPS": "N", "CD": "c", "JJ": "j", "JJR": "j",
    "JJS": "j", "RB": "r", "RBR": "r", "RBS": "r", "VBN": "q", "VBG": "g", "VBD": "v",
    "VBP": "v", "VBZ": "v", "VB": "v", "MD": "v", "IN": "i", "RP": "r", "DT": "d", "PDT": "d",
    "PRP": "u", "PRP$": "p", "WDT": "w", "WP": "w", "WP$": "p", "WRB": "w", "EX": "u",
    "CC": "&", "TO": "t", "FW": "n", "SYM": "n", "ADD": "n", "UH": "r", "NFP": ".", "LS": "c",
    "$": "c", "AFX": "j",
}  # fmt: skip
_QUOTES = frozenset("\"'“”‘’«»„`") | {"``", "''"}
_HYPHENS = frozenset("-–‐‑")
_CALENDAR_TYPES = ("MONTH", "MABBR", "WEEKDAY", "WEEKDAYS", "WABBR", "SEASON", "MAY")
CALENDAR = frozenset(
    form
    for form, row in lexicon.table("time_words").items()
    if row["type"] in _CALENDAR_TYPES
)  # fmt: skip
_PHRASE_REACH, _SIGHT = 12, 60
"""How many tokens a noun phrase may run on after the word it is read from."""


class Phrase(NamedTuple):
    """A noun phrase around a word: token indices into the sentence, half-open.

    `start`: its first word (determiner or possessor in). `owner`: the possessor without its
    article, up to and with `'s`; empty, at the word itself, where there is none.
    `head`: None where it is elided.
    `modifiers`: what stands between the word and the head. `end`: after the head.
    """

    start: int
    owner: tuple[int, int]
    determiner: str
    modifiers: tuple[str, ...]
    head: int | None
    end: int


class Words:
    """A sentence's tokens without the spaces among them, their lower-case forms (`low`) and their
    class letters (`shape`)."""

    def __init__(self, sent: Span) -> None:
        self.tokens: list[Token] = [token for token in sent if not token.is_space]
        self.low: list[str] = [token.lower_.replace("’", "'") for token in self.tokens]
        self._places = [token.i for token in self.tokens]
        self.tagged = any(token.tag_ for token in self.tokens)
        self.titled = _is_title_case(self.tokens)
        self.shape = "".join(self._letter(i) for i in range(len(self.tokens)))
        self.says_you = not {"you", "your"}.isdisjoint(self.low)
        self.invites = any(
            one == "let" and two in ("'s", "us", "me") for one, two in pairwise(self.low)
        )
        self.has_verb = re.search("[vbq]", re.sub("t[rx]?[vb]", "", self.shape)) is not None
        self.verbless = self.tagged and self.shape[-1:] != "." and not self.has_verb

    def index(self, token: Token) -> int:
        """Where a token of the sentence stands among its words; a space counts as the next."""
        return bisect_left(self._places, token.i)

    def __len__(self) -> int:
        return len(self.tokens)

    def word(self, i: int) -> str:
        """The lower-case form at `i`; '' outside the sentence."""
        return self.low[i] if 0 <= i < len(self.low) else ""

    def letter(self, i: int) -> str:
        """The class letter at `i`; '.' outside the sentence."""
        return self.shape[i] if 0 <= i < len(self.shape) else "."

    def ahead(self, k: int) -> str:
        """The class letters from `k` on, as far as a construction can reach."""
        return self.shape[k : k + _SIGHT]

    def text(self, start: int, end: int) -> str:
        """The tokens' text from `start` to `end`, verbatim."""
        if start >= end:
            return ""
        return self.tokens[0].doc[self.tokens[start].i : self.tokens[end - 1].i + 1].text

    def _letter(self, i: int) -> str:
        token, low = self.tokens[i], self.low[i]
        if low in _HYPHENS and 0 < i < len(self.tokens) - 1:
            joined = not token.whitespace_ and not self.tokens[i - 1].whitespace_
            return "h" if joined else "."
        if low in ("'s", "'") and (token.tag_ == "POS" or _owns(self, i)):
            return "s"
        if low == "'s":
            return "b"
        if low in _QUOTES:
            return '"'
        if low == "her":
            owns = self.low[i + 1 : i + 2] and self.low[i + 1] in ("first", "only", "own", "sole")
            return "p" if owns or (token.tag_ or _guess(self, i)) == "PRP$" else "u"
        if low == "being" and token.tag_ == "NN":
            return "n"
        if low == "that":
            return "d" if token.tag_ == "DT" else "w"
        if low in _FUNCTION and not (token.tag_.startswith("NNP") and i):
            return _FUNCTION[low]
        if token.is_punct and token.tag_ not in ("SYM", "NN"):
            return "," if low in ",;()[]" else "."
        if token.tag_ == "VB" and i and self.tokens[i - 1].tag_ in ("DT", "JJ", "JJS"):
            return "n" if low in lexicon.column("change_nouns") else "v"  # `the first drop`
        return _BY_TAG.get(token.tag_ or _guess(self, i), ".")

    def nouns_before(self, end: int, least: int) -> int:
        """Where the run of nouns that ends before `end` starts, no further left than `least`."""
        k = end - 1
        while k - 1 >= least and self.shape[k - 1] in "nNh":
            k -= 1
        while k < end - 1 and self.shape[k] == "h":
            k += 1
        return k

    def phrase(self, i: int) -> Phrase:
        """The noun phrase that the modifier at `i` stands in."""
        start, owner, determiner = self._left_edge(i)
        head, end = self._head_after(i)
        inner = tuple(self.low[i + 1 : head]) if head is not None else ()
        return Phrase(start, owner, determiner, inner, head, end)

    def _left_edge(self, i: int) -> tuple[int, tuple[int, int], str]:
        k = i - 1
        if self.letter(k) == "&" and self.word(k - 1) in ("first", "one", "last"):
            k -= 2
        while k >= 0 and i - k <= 5 and self.shape[k] in 'rj"h' and self.low[k] not in _STOP_LEFT:
            k -= 1
        if k < 0:
            return (i, (i, i), "")
        if self.shape[k] == "s":
            start = self.name_before(k)
            return (self._with_article(start), (start, k + 1), "'s")
        if self.shape[k] == "p":
            return (k, (k, k + 1), self.low[k])
        if self.shape[k] == "d":
            return (k, (i, i), self.low[k])
        if k + 1 < i and self.shape[k] == "n" and self.shape[i - 1] == "h":
            return (k, (i, i), "")
        return (i, (i, i), "")

    def _with_article(self, start: int) -> int:
        k = start - 1 - (self.letter(start - 1) == '"')
        while k >= 0 and start - k <= 3 and self.shape[k] in "jh":
            k -= 1
        return k if k >= 0 and self.shape[k] in "dp" else start

    def name_before(self, end: int) -> int:
        """Where the run of nouns that ends before `end` starts (proper nouns do not take in
        common ones: `striker Erling Haaland` gives `Erling Haaland`)."""
        k, least = end, max(0, end - _PHRASE_REACH)
        if k and self.shape[k - 1] == "N":
            while k > least and (self._in_name(k - 1) or self._links_name(k - 1)):
                k -= 1
        else:
            while k > least and self.shape[k - 1] in "nNhc" and self.low[k - 1] not in _TIMES:
                k -= 1
        while k < end and self.shape[k] not in "nNc":
            k += 1
        return min(k, end - 1) if end else 0

    def _in_name(self, k: int) -> bool:
        """Whether the token is a proper noun, or written like one inside the sentence."""
        letter = self.shape[k]
        return letter == "N" or (
            self.tokens[k].text[0].isupper() and (letter == "n" or (letter == "j" and k > 0))
        )

    def _links_name(self, k: int) -> bool:
        """Whether the token joins two parts of one name (`Bank of China`, `Jean-Luc`)."""
        if not (0 < k < len(self) - 1 and self.shape[k - 1] == "N" == self.shape[k + 1]):
            return False
        return self.low[k] in ("of", "the", "-", "–", "de", "&", "'s")

    def _head_after(self, i: int) -> tuple[int | None, int]:
        """The head of the noun phrase that goes on after `i`, and where the phrase ends."""
        shape, head, k = self.shape, None, i + 1
        stop = min(len(shape), i + 1 + _PHRASE_REACH)
        while k < stop:
            here, after = shape[k], self.letter(k + 1)
            if self.low[k] == "-" and k == i + 2 and after in "nq":
                here = "h"
            if here in "nN" and head is not None and self.low[k] in CALENDAR:
                break
            if here in "nN" or (here == "c" and head is None):
                head = k if here in "nN" else head
            elif here == "h" and k > i + 1:
                pass
            elif here == "s" and head == k - 1:
                head = None
            elif (
                (shape[k - 1] == "h" and here in "jqgvrc")
                or (here == "i" and shape[k - 1] == "h" == after)
                or (head is None and here in 'jqgr"')
                or (head is None and here in "&," and shape[k - 1] in "jq" and after in "jq")
                or (head is not None and here == "j" and after in "nN" and shape[k - 1] in "nN")
                or (k == i + 1 and here == "i" and self.low[k] in _ALSO_ADJECTIVES and after == "n")
                or (k == i + 1 and here == "&" and self.word(k + 1) in _TWINS)
            ):
                pass
            elif head == k - 1 and here == "," and self.low[k] == "(":
                closed = self._close(k)
                if closed is None or self.letter(closed + 1) not in "jnN":
                    break
                k, head = closed, None
            else:
                break
            k += 1
        # `the only sinking on the route`
        gerund = k == i + 2 and shape[k - 1] == "g" and self.letter(k) in "i.,"
        if head is None and k > i + 1 and (shape[k - 1] == "j" or gerund):
            head = k - 1
        return head, (head + 1 if head is not None else i + 1)

    def _close(self, k: int) -> int | None:
        """The index of the bracket that closes the one at `k`, if near."""
        for j in range(k + 1, min(len(self.low), k + 9)):
            if self.low[j] == ")":
                return j
        return None


_TWINS = frozenset({"only", "so", "last", "largest", "foremost"})
_ALSO_ADJECTIVES = frozenset({"inside", "outside"})  # `its only outside funding`
_STOP_LEFT = frozenset({"only", "not", "then", "also", "now", "when", "again", "later", "once"})
_TIMES = frozenset({"today", "yesterday", "tomorrow", "year", "month", "week", "time"})


def _is_title_case(tokens: list[Token]) -> bool:
    """Whether the sentence is set as a title (most longer words capitalised)."""
    words = [t.text for t in tokens if t.is_alpha and len(t.text) > 3]
    return len(words) > 2 and sum(w[0].isupper() for w in words) > 0.7 * len(words)


def _owns(words: Words, i: int) -> bool:
    """Whether the form alone makes a possessive: a bare apostrophe after a plural, or, where
    there are no tags, an `'s` after a noun and not before a word that follows `is` or `has`."""
    if not i or words.tokens[i - 1].whitespace_:
        return False
    before = words.word(i - 1)
    after = words.tokens[i + 1].lower_ if i + 1 < len(words.tokens) else ""
    if words.low[i] == "'":
        spaced = bool(words.tokens[i].whitespace_) and "'" not in words.low[max(0, i - _SIGHT) : i]
        return spaced and before.endswith(("s", "z", "x")) and before.isalpha()
    return not words.tagged and before not in _FUNCTION and (
        _FUNCTION.get(after, "n") not in "dxbp"
    )  # fmt: skip


def _guess(words: Words, i: int) -> str:
    """A Penn tag from the form alone, for a pipeline without a tagger."""
    token, low = words.tokens[i], words.low[i]
    if low == "her":
        after = words.tokens[i + 1].lower_ if i + 1 < len(words.tokens) else "."
        return "PRP$" if after.isalpha() and _FUNCTION.get(after, "j") in "jn" else "PRP"
    if token.like_num or low[:1].isdigit():
        return "CD"
    if not token.is_alpha:
        return "NN"
    if token.text[0].isupper() and i and not words.titled:
        return "NNP"
    for suffix, tag in _SUFFIXES:
        if len(low) > len(suffix) + 2 and low.endswith(suffix):
            return tag
    return "NN"


_SUFFIXES = (
    ("ly", "RB"), ("ing", "VBG"), ("ed", "VBN"), ("est", "JJS"), ("ous", "JJ"), ("ful", "JJ"),
    ("ive", "JJ"), ("ical", "JJ"), ("able", "JJ"), ("ible", "JJ"), ("less", "JJ"), ("ish", "JJ"),
)  # fmt: skip
