"""Whom and what a text names, and what `he`, `it` or `the company` refers to, from it alone.

A pronoun means what was last in focus and fits it (see `focus`); failing that, the one person or
thing that the article keeps naming. That holds wherever no tags are: in a sentence that is not
parsed, and for who speaks in a quotation. In a tagged sentence `antecedents` weighs all that was
mentioned, with the counts that are read here.
Source: guide, section 3, `subject`; Grosz, Joshi & Weinstein 1995 (centering).
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property

from claimx import lexicon
from claimx.clause import kinds
from claimx.clause.focus import ORDINARY, Focus, read_foci
from claimx.clause.names import NAME, short_name, trim
from claimx.clause.persons import Name, Persons
from claimx.clause.pronouns import PERSONAL, PLURAL

_REACH_SENTENCES = 4


class References:
    """The names of one text and what is in focus in each of its sentences."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._spoken: tuple[int, list[tuple[str, str, tuple[str, ...]]]] = (-1, [])

    @cached_property
    def _names(self) -> list[Name]:
        """Every name, without the small words and the days that it opens with."""
        small, never = lexicon.column("function_words"), lexicon.column("not_names")
        small |= lexicon.column("weekdays")
        found = []
        for match in NAME.finditer(self.text):
            words, start = match[0].split(), match.start()
            while words and words[0].lower() in small:
                start += len(words[0]) + 1
                words = words[1:]
            if words and not (len(words) == 1 and self._no_name(words[0], start, never)):
                short = short_name(" ".join(words))
                found.append(Name(start, short, words, [kinds.plain(w) for w in short.split()]))
        return found

    def _no_name(self, word: str, start: int, never: frozenset[str]) -> bool:
        """Whether a lone capitalised word is an ordinary one, raised by opening its sentence."""
        plain = word.lower()
        if plain in never or not plain.endswith(ORDINARY):
            return plain in never
        before = self.text[max(start - 4, 0) : start].rstrip(" \u00a0\"“‘'(*")
        return not before or before[-1] in ".!?…\n\r"

    @cached_property
    def persons(self) -> Persons:
        """Those of its names that are persons'."""
        return Persons(self.text, self._names)

    @cached_property
    def word_counts(self) -> Counter[str]:
        """How often the text has each word, in small letters and without possessive endings."""
        return Counter(kinds.plain(word).lower() for word in self.text.split())

    @cached_property
    def _main(self) -> dict[bool, str]:
        """The person, and the other name, that the text names most often by far."""
        counts: dict[bool, Counter[str]] = {True: Counter(), False: Counter()}
        full: dict[str, str] = {}
        for _, name, *_ in self._names:
            plain = trim(name)
            if not plain:
                continue
            last = plain.split()[-1]
            person = last in self.persons.last_names
            key = last if person else plain
            counts[person][key] += 1
            if len(plain) > len(full.get(key, "")):
                full[key] = plain
        main = {}
        for person, counter in counts.items():
            top = counter.most_common(2)
            if top and top[0][1] >= 3 and (len(top) == 1 or top[0][1] >= 1.5 * top[1][1]):
                main[person] = full[top[0][0]]
        return main

    @cached_property
    def main_words(self) -> frozenset[str]:
        """The last words of the person and the other name that the text names most by far."""
        return frozenset(name.split()[-1].lower() for name in self._main.values())

    @cached_property
    def foci(self) -> list[Focus]:
        """What each sentence opens with, in order."""
        return read_foci(self.text, self.persons.last_names)

    @cached_property
    def _starts(self) -> list[int]:
        return [focus.start for focus in self.foci]

    def resolve(self, pronoun: str, sentence_start: int) -> str:
        """What a pronoun, or `company` for a generic noun, stands for; '' where nothing fits.

        `sentence_start`: where its sentence begins; only what stands before counts.
        """
        low = pronoun.lower()
        kind = "person" if low in PERSONAL else "plural" if low in PLURAL else "thing"
        at = bisect_right(self._starts, sentence_start) - 1
        seen, any_kind = 0, ""
        for focus in reversed(self.foci[max(at - 12, 0) : max(at, 0)]):
            if focus.kind == "pronoun":
                continue
            seen += 1
            if seen > _REACH_SENTENCES:
                break
            if focus.kind == kind and focus.text and (low != "company" or focus.text[0].isupper()):
                return focus.text
            any_kind = any_kind or focus.text
        return any_kind if kind == "plural" else self._main.get(kind == "person", "")

    def person_before(self, start: int) -> str:
        """The person that the sentence right before this one opens with, in its paragraph."""
        at = bisect_right(self._starts, start) - 1
        if at < 1 or self.foci[at].start < start - 1:
            return ""
        focus = self.foci[at - 1]
        same = "\n" not in self.text[focus.start : start]
        return focus.text if same and focus.kind == "person" else ""

    def names_before(self, start: int) -> list[tuple[int, str]]:
        """Where the last names before a place stand, and their words, the nearest first."""
        upto = bisect_right(self._name_starts, start - 1)
        return [
            (at, trim(name)) for at, name, *_ in reversed(self._names[max(upto - 12, 0) : upto])
        ]

    def mentions(self, word: str) -> int:
        """How many names of the text hold a word."""
        return self._mentions[word]

    @cached_property
    def _mentions(self) -> Counter[str]:
        return Counter(word for _, _, words, _ in self._names for word in set(map(trim, words)))

    def spoken_of(self, sentence_start: int) -> list[tuple[str, str, tuple[str, ...]]]:
        """What the text spoke of before a sentence: where (`focus1` is the nearest sentence's
        opening), the words, and their traits. Each thing once."""
        if self._spoken[0] != sentence_start:
            self._spoken = sentence_start, self._spoken_of(sentence_start)
        return self._spoken[1]

    def _spoken_of(self, sentence_start: int) -> list[tuple[str, str, tuple[str, ...]]]:
        found: list[tuple[str, str, tuple[str, ...]]] = []
        seen: set[str] = set()

        def add(source: str, text: str, kind: str) -> None:
            key = text.split()[-1].lower() if text else ""
            if key and key not in seen and not self._is_measure(text):
                seen.add(key)
                named = text[0].isupper()
                count = min(self._mentions[text.split()[-1]], 6) // 2 if named else "-"
                traits = (f"is={kind}", f"told={count}", f"title={key in self.title}")
                found.append((source, text, traits))

        at = bisect_right(self._starts, sentence_start) - 1
        distance = 0
        for focus in reversed(self.foci[max(at - 10, 0) : max(at, 0)]):
            if distance < 4 and focus.text and focus.kind != "pronoun":
                distance += 1
                add(f"focus{distance}", focus.text, focus.kind)
        for person, name in self._main.items():
            add("main", name, "person" if person else "thing")
        upto = bisect_right(self._name_starts, sentence_start)
        for _, name, *_ in reversed(self._names[max(upto - 8, 0) : upto]):
            last = trim(name).split()[-1] if trim(name) else ""
            add("recent", trim(name), "person" if last in self.persons.last_names else "thing")
        return found

    def _is_measure(self, text: str) -> bool:
        """Whether a phrase names a time or a currency, of which no claim is made."""
        last = kinds.plain(text.split()[-1])
        return kinds.kind_of_noun(last, False) == "time" or (
            kinds.kind_of_name([last], ()) in ("time", "number")
        )

    @cached_property
    def _name_starts(self) -> list[int]:
        return [start for start, *_ in self._names]

    @cached_property
    def title(self) -> frozenset[str]:
        """The words of the first line."""
        first = self.text.strip().split("\n", 1)[0]
        return frozenset(trim(word).lower() for word in first.split())
