"""What `he`, `it` or `the company` stands for: the likeliest of what was mentioned before.

For tagged sentences; where there are no tags, `References.resolve` reads the text alone.
What does not agree in number, gender or kind is left out; the rest is weighed by place, recency
and how often the text speaks of it. The weights are a table (`antecedent_weights.csv`, one
feature a row), fitted on the train part of our gold by `scripts/fit_antecedents.py`.
Source: guide, section 3, `subject`; Lappin & Leass 1994; Grosz, Joshi & Weinstein 1995.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from spacy.tokens import Span, Token

from claimx import lexicon, syntax
from claimx.clause.epithets import epithets_of, is_bare
from claimx.clause.mentions import Mention, mentions_of
from claimx.clause.pronouns import PRONOUNS
from claimx.clause.references import References
from claimx.values.numeral import alternation

# how many sentences back, and over how many things, a pronoun may reach
_REACH = {"he": (15, 4), "she": (15, 4), "company": (12, 6), "it": (4, 30), "they": (4, 30)}
# a pronoun that nothing fits well enough is left as it stands: a wrong name is worse
LEAST = 0.3
CALLED = 0.9  # how sure it is that `the airline` is what was called an airline


class Antecedent(NamedTuple):
    """What a pronoun stands for, and how likely that is among all that it may, 0-1."""

    mention: Mention
    probability: float


class _Sentence:
    """The mentions of a sentence, in order, and what is worked out from them where asked for."""

    def __init__(self, mentions: list[Mention]) -> None:
        self.mentions = mentions

    @cached_property
    def by_token(self) -> dict[int, Mention]:
        """The mentions by the index of their head."""
        return {mention.i: mention for mention in self.mentions}

    @cached_property
    def epithets(self) -> list[tuple[str, Mention]]:
        """The nouns that the sentence calls its names by, each with the name."""
        return list(epithets_of(self.mentions))


@cache
def weights() -> dict[str, float]:
    """The weight of each feature; features that are not in the table weigh nothing."""
    return {row["form"]: float(row["weight"]) for row in lexicon.rows("antecedent_weights")}


class Antecedents:
    """The pronouns of a doc and what they stand for; only tagged sentences count.

    `read`: the first tokens of the sentences that count, None for all: what stands in others must
    not matter, whether they happen to be tagged or not.
    """

    def __init__(
        self, places: syntax.Places, references: References, read: Container[int] | None = None
    ) -> None:
        self._places, self._references, self._read = places, references, read
        self._sentences: dict[int, _Sentence] = {}
        self._resolved: dict[int, Antecedent | None] = {}

    def of(self, token: Token) -> Antecedent | None:
        """What a pronoun or a generic noun stands for; None where nothing fits."""
        if token.i not in self._resolved:
            number = self._places.sentence_number(token.idx)
            mention = self._sentence(number).by_token.get(token.i)
            self._resolved[token.i] = self._stands_for(mention, number) if mention else None
        return self._resolved[token.i]

    def _stands_for(self, mention: Mention, number: int) -> Antecedent | None:
        called = self._called(mention, number) if is_bare(mention, self._places.doc) else None
        if called is not None:
            return Antecedent(called, CALLED)
        return choose(list(self.candidates(mention, number))) if mention.stands_for else None

    def _called(self, mention: Mention, number: int) -> Mention | None:
        """The name that was last called by a noun, in its sentence or before."""
        noun = mention.head.lower_
        for at in range(number, -1, -1):
            for called, name in reversed(self.epithets(at)):
                if called == noun and name.i < mention.i:
                    return name
        return None

    def mentions(self, number: int) -> list[Mention]:
        """The mentions of a sentence; none where it has no tags."""
        return self._sentence(number).mentions

    def epithets(self, number: int) -> list[tuple[str, Mention]]:
        """The nouns that a sentence calls its names by, each with the name."""
        return self._sentence(number).epithets

    def _sentence(self, number: int) -> _Sentence:
        if number not in self._sentences:
            sent = self._places.sentence(number)
            read = self._read is None or sent.start in self._read
            known = mentions_of(sent, self._references) if read and _is_tagged(sent) else []
            self._sentences[number] = _Sentence(known)
        return self._sentences[number]

    def candidates(
        self, pronoun: Mention, number: int
    ) -> Iterator[tuple[Mention, tuple[str, ...]]]:
        """What a pronoun of a sentence may stand for, with features; the nearest sentence first.

        Beyond its reach, what the text tells of most.
        """
        seen: set[str] = set()
        sentences, things = _REACH[pronoun.stands_for]
        at = number
        while at >= max(number - sentences + 1, 0) and len(seen) < things:
            fits = [
                mention
                for mention in self.mentions(at)
                if not mention.stands_for
                and (at < number or mention.i < pronoun.i)
                and may_stand_for(pronoun, mention)
            ]
            for k, mention in enumerate(fits):
                again = mention.key in seen
                seen.add(mention.key)
                yield mention, self._features(pronoun, mention, number, at, k == 0, again)
            at -= 1
        for key, told in self._main.items():
            last = bisect_right(told, at, key=lambda pair: pair[0]) - 1
            if last >= 0 and key not in seen and may_stand_for(pronoun, told[last][1]):
                where, mention = told[last]
                yield mention, self._features(pronoun, mention, number, where, True, False)

    @cached_property
    def _main(self) -> dict[str, list[tuple[int, Mention]]]:
        """The mentions of what the text tells of most, with their sentences, by key."""
        main = self._references.main_words
        found: dict[str, list[tuple[int, Mention]]] = {key: [] for key in sorted(main)}
        for number in range(len(self._places)):
            for mention in self.mentions(number):
                if mention.key in main and not mention.stands_for:
                    found[mention.key].append((number, mention))
        return found

    def _features(
        self, pronoun: Mention, mention: Mention, number: int, at: int, first: bool, again: bool
    ) -> tuple[str, ...]:
        name, place, key = pronoun.stands_for, mention.place, mention.key
        person = "person" if name in ("he", "she") else name
        apart = min(number - at, 5)
        told = min(self._references.word_counts[key], 4)
        same_paragraph = self._paragraphs[number] == self._paragraphs[at]
        opens = pronoun.i == self.mentions(number)[0].i
        features = [
            f"apart={apart}|{place}",
            f"apart={apart}|{place}|{pronoun.place}",
            f"place={place}|{person}",
            f"kind={mention.kind}|{person}",
            f"article={mention.article}|{person}",
            f"told={told}",
            f"told={told}|{person}",
            f"title={key in self._references.title}",
            f"main={key in self._references.main_words}|{person}",
            f"first={first}|{apart}",
            f"paragraph={same_paragraph}|{apart}",
            f"opens={opens}|{apart}|{place}",
            f"governed={mention.preposition != '-'}|{apart}",
        ]
        if not apart:
            same = mention.head.head.i == pronoun.head.head.i
            features.append(f"same={same}|{pronoun.place}")
        if again:
            features.append("again")
        if key in self._organisations:
            features.append(f"called|{person}")
        if name == "company" and pronoun.key in mention.text.lower():
            features.append("its word")
        return tuple(features)

    @cached_property
    def _organisations(self) -> frozenset[str]:
        """What the text calls a company, a club or the like, by its key."""
        nouns = lexicon.column("generic_nouns")
        every = (pair for at in range(len(self._places)) for pair in self.epithets(at))
        return frozenset(name.key for noun, name in every if noun in nouns)

    @cached_property
    def _paragraphs(self) -> list[int]:
        """The paragraph of each sentence."""
        text, found, at, end = self._places.text, [], 0, 0
        for number in range(len(self._places)):
            sent = self._places.sentence(number)
            at += "\n" in text[max(end - 2, 0) : sent.start_char] and number > 0
            found.append(at)
            end = sent.end_char
        return found


@cache
def _back() -> re.Pattern[str]:
    words = alternation(PRONOUNS)
    nouns = alternation(lexicon.column("generic_nouns") | lexicon.column("demonyms"))
    return re.compile(rf"\b(?:{words}|the (?:{nouns}|\d\d-year-old))\b", re.I)


def looks_back(text: str) -> bool:
    """Whether a sentence has a pronoun or a generic noun, which may stand for what is before it.

    >>> looks_back("It rose."), looks_back("The company sold it."), looks_back("Sales rose.")
    (True, True, False)
    """
    return _back().search(text) is not None


def choose(found: Sequence[tuple[Mention, tuple[str, ...]]]) -> Antecedent | None:
    """The likeliest of some candidates with their features; mentions of one thing add up."""
    if not found:
        return None
    table = weights()
    scores = [sum(table.get(f, 0.0) for f in features) for _, features in found]
    top = max(scores)
    odds = [math.exp(score - top) for score in scores]
    together: dict[str, float] = defaultdict(float)
    for (mention, _), share in zip(found, odds, strict=True):
        together[mention.key] += share
    best = max(together, key=lambda key: together[key])
    at = max((i for i, (m, _) in enumerate(found) if m.key == best), key=lambda i: odds[i])
    return Antecedent(found[at][0], together[best] / sum(odds))


def _is_tagged(sent: Span) -> bool:
    return any(token.tag for token in sent)


def _is_wordy(name: Token) -> bool:
    """Whether a name may be a person's by its form: no abbreviation, no number in it."""
    return not name.text.isupper() and not any(map(str.isdigit, name.text))


def may_stand_for(pronoun: Mention, mention: Mention) -> bool:
    """Whether a pronoun agrees with a mention in number, gender and kind."""
    kind, name = mention.kind, pronoun.stands_for
    if kind in ("time", "number", "pronoun"):
        return False
    if name in ("he", "she"):
        told = pronoun.gender in ("f", "m") and mention.gender in ("f", "m")
        other = told and mention.gender != pronoun.gender
        named = kind != "name" or _is_wordy(mention.head)
        return kind in ("person", "role", "name") and named and not other and not mention.plural
    if name == "it":
        one = not mention.plural or kind in ("organisation", "name")  # `Orca Lines … it`
        return kind not in ("person", "role") and one
    if name == "they":
        several = mention.plural or mention.joined or mention.key in lexicon.column("collectives")
        return several or kind in ("organisation", "name", "role", "place")
    counted = mention.text.split()[0].lower() in lexicon.column("numbers")
    return mention.text[:1].isupper() and kind in ("organisation", "name") and not counted
