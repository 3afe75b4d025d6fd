"""Where a trigger stands: its sentence, its head word, and the predicates that govern it."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from claimx import syntax
from claimx.candidates import Candidate
from claimx.clause import shallow
from claimx.clause.antecedents import Antecedents
from claimx.clause.references import References
from claimx.clause.verbs import Verb, verb_groups, verb_of

_MAX_CLAUSES = 12


# a longer run without a sentence end is a table or noise; only so much around the trigger counts
_FUNCTION_TAGS = frozenset(("IN", "TO", "CC", "DT", "POS", "PRP$"))
_CLOSING = frozenset(",;:.)—–")
_MAX_TOKENS = 400
_WINDOW = 100


@dataclass(frozen=True)
class Sentence:
    """A sentence, or the part of an endless one, with what all its triggers share.

    `number`: which of the doc's sentences it is. `source`: the doc's text. `antecedents`: what
    its pronouns stand for.
    """

    number: int
    span: Span
    source: str
    antecedents: Antecedents

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """Its code points, without white space around them."""
        text = self.source[self.span.start_char : self.span.end_char]
        start = self.span.start_char + len(text) - len(text.lstrip())
        return start, self.span.start_char + len(text.rstrip())

    @cached_property
    def parsed(self) -> bool:
        """Whether it carries a tree."""
        return syntax.has_parse(self.span)

    @cached_property
    def groups(self) -> list[Verb]:
        """Its verb groups, by its tags; empty without tags."""
        return verb_groups(self.span)

    @cached_property
    def words(self) -> list[str]:
        """Its words in small letters."""
        return [token.lower_ for token in self.span]

    @cached_property
    def links(self) -> list[str]:
        """Its words as ties between phrases: function words and marks as they are, else tags."""
        return [
            word if tag in _FUNCTION_TAGS or token.is_punct else tag
            for token, word, tag in zip(
                self.span, self.words, (token.tag_ for token in self.span), strict=True
            )
        ]

    @cached_property
    def cited(self) -> frozenset[int]:
        """The tokens of `according to …`, up to its comma: whoever says it is not told of."""
        words, start = self.words, self.span.start
        found: set[int] = set()
        for at, pair in enumerate(pairwise(words)):
            if pair == ("according", "to"):
                end = next((i for i in range(at, len(words)) if words[i] in _CLOSING), len(words))
                found |= set(range(start + at, start + end))
        return frozenset(found)

    def subject_of(self, number: int) -> Token | None:
        """The subject of a verb group, by word classes; looked for once."""
        if number not in self._subjects:
            doc = self.span.doc
            found = shallow.subject_of_group(doc, self.groups, number, self.span)
            self._subjects[number] = found
        return self._subjects[number]

    @cached_property
    def _subjects(self) -> dict[int, Token | None]:
        return {}


class Sentences:
    """The sentences of a doc by the triggers that stand in them."""

    def __init__(
        self, places: syntax.Places, references: References, read: Container[int] | None = None
    ) -> None:
        self._places = places
        self._antecedents = Antecedents(places, references, read)
        self._known: dict[int, Sentence] = {}

    def frame(self, candidate: Candidate) -> Frame:
        """A candidate with its surroundings."""
        places = self._places
        begin = places.token_at(candidate.start).i
        end = max(places.token_at(candidate.end - 1).i + 1, begin + 1)
        number = places.sentence_number(candidate.start)
        sentence = self._known.get(number)
        if sentence is None:
            sentence = self._sentence(number, places.sentence(number))
            if len(sentence.span) > _MAX_TOKENS:
                low = max(sentence.span.start, begin - _WINDOW)
                high = min(sentence.span.end, end + _WINDOW)
                sentence = self._sentence(number, places.doc[low:high])
            else:
                self._known[number] = sentence
        return Frame(places.doc, candidate, sentence, begin, min(end, sentence.span.end))

    def _sentence(self, number: int, span: Span) -> Sentence:
        return Sentence(number, span, self._places.text, self._antecedents)


@dataclass(frozen=True)
class Frame:
    """A candidate with its surroundings.

    `head`: the trigger's highest word in the tree (its last word, in a sentence without one).
    `chain`: the predicates that govern it, from its own to the sentence's; empty without a tree.
    """

    doc: Doc
    candidate: Candidate
    sentence: Sentence
    begin_tok: int
    end_tok: int

    def holds(self, token: Token) -> bool:
        """Whether a word belongs to the trigger."""
        return self.begin_tok <= token.i < self.end_tok

    @property
    def number(self) -> int:
        """Which of the doc's sentences it stands in."""
        return self.sentence.number

    @property
    def sent(self) -> Span:
        """The tokens of its sentence."""
        return self.sentence.span

    @property
    def source(self) -> str:
        """The doc's text."""
        return self.sentence.source

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """The sentence as code points, without white space around it; it holds the trigger."""
        start, end = self.sentence.bounds
        return min(start, self.candidate.start), max(end, self.candidate.end)

    @cached_property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.source[slice(*self.bounds)]

    @property
    def parsed(self) -> bool:
        """Whether the sentence carries a tree."""
        return self.sentence.parsed

    @cached_property
    def head(self) -> Token:
        """The trigger's highest word in the tree."""
        tokens = [token for token in self.doc[self.begin_tok : self.end_tok] if not token.is_space]
        if not self.parsed or not tokens:
            return tokens[-1] if tokens else self.doc[self.begin_tok]
        outer = [
            token
            for token in tokens
            if not self.begin_tok <= token.head.i < self.end_tok or token.head.i == token.i
        ]
        wordy = [token for token in outer if syntax.role(token) not in ("punctuation", "case")]
        return (wordy or outer or tokens)[0]

    @cached_property
    def chain(self) -> tuple[Token, ...]:
        """The governing predicates, innermost first."""
        if not self.parsed:
            return ()
        found: list[Token] = []
        token: Token | None = self.head
        for _ in range(_MAX_CLAUSES):
            token = syntax.clause_head(token) if token is not None else None
            if token is None or (found and token.i == found[-1].i):
                break
            found.append(token)
            if token.head.i == token.i:
                break
            token = token.head
        return tuple(found)

    @property
    def predicate(self) -> Token | None:
        """The predicate of the trigger's own clause."""
        return self.chain[0] if self.chain else None

    @property
    def groups(self) -> list[Verb]:
        """The sentence's verb groups, by its tags; empty without tags."""
        return self.sentence.groups

    @cached_property
    def group_number(self) -> int | None:
        """Which verb group governs the trigger."""
        fronted = self.candidate.kind != "numeric"
        return verb_of(self.doc, self.groups, self.begin_tok, self.end_tok, fronted)

    @property
    def group(self) -> Verb | None:
        """The verb group that governs the trigger."""
        return None if self.group_number is None else self.groups[self.group_number]
