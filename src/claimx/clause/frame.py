"""Where a trigger stands: its sentence, its head word, and the predicates that govern it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Span, Token

from claimx import syntax
from claimx.candidates import Candidate
from claimx.clause import shallow

_MAX_CLAUSES = 12


@dataclass(frozen=True)
class Frame:
    """A candidate with its surroundings.

    `number`: which sentence it stands in. `head`: the trigger's highest word in the tree (its
    last word, in a sentence without one). `chain`: the predicates that govern it, from its own
    to the sentence's; empty without a tree.
    """

    doc: Doc
    candidate: Candidate
    number: int
    sent: Span
    begin_tok: int
    end_tok: int
    source: str

    def holds(self, token: Token) -> bool:
        """Whether a word belongs to the trigger."""
        return self.begin_tok <= token.i < self.end_tok

    @classmethod
    def at(cls, places: syntax.Places, candidate: Candidate) -> Frame:
        """The frame of a candidate in a doc."""
        number = places.sentence_number(candidate.start)
        sent = places.sentence(number)
        begin = places.token_at(candidate.start).i
        end = max(places.token_at(candidate.end - 1).i + 1, begin + 1)
        return cls(places.doc, candidate, number, sent, begin, end, places.text)

    @cached_property
    def bounds(self) -> tuple[int, int]:
        """The sentence as code points, without white space around it; it holds the trigger."""
        text = self.sent.text
        start = self.sent.start_char + len(text) - len(text.lstrip())
        end = self.sent.start_char + len(text.rstrip())
        return min(start, self.candidate.start), max(end, self.candidate.end)

    @cached_property
    def text(self) -> str:
        """The sentence, verbatim."""
        return self.source[slice(*self.bounds)]

    @cached_property
    def parsed(self) -> bool:
        """Whether the sentence carries a tree."""
        return syntax.has_parse(self.sent)

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

    @cached_property
    def groups(self) -> list[shallow.Verb]:
        """The sentence's verb groups, by its tags; empty without tags."""
        return shallow.verb_groups(self.sent)

    @cached_property
    def group_number(self) -> int | None:
        """Which verb group governs the trigger."""
        fronted = self.candidate.kind != "numeric"
        return shallow.verb_of(self.doc, self.groups, self.begin_tok, self.end_tok, fronted)

    @property
    def group(self) -> shallow.Verb | None:
        """The verb group that governs the trigger."""
        return None if self.group_number is None else self.groups[self.group_number]
