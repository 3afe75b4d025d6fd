"""The way from a trigger to a word through its sentence's tree, as plain features.

Up from the trigger to the first word above both, and down to the other: by labels, so that ways
that read alike are one feature. Source: Bunescu & Mooney 2005 (shortest dependency paths).
"""

from __future__ import annotations

from functools import cached_property, lru_cache

from spacy.tokens import Token

from claimx import syntax
from claimx.clause.frame import Frame

# words by token index, each with its role
Steps = tuple[tuple[int, str], ...]

_MAX_STEPS = 30
_CLAUSES = frozenset((
    "root", "complement", "open", "adverbial", "participle", "relative", "conjunct", "parallel",
    "clause_subject",
))  # fmt: skip


class Routes:
    """The ways from one trigger to the words of its sentence."""

    def __init__(self, frame: Frame) -> None:
        self._frame = frame
        self._above = climb(frame.head) if frame.parsed else ()
        self._at = {i: n for n, (i, _) in enumerate(self._above)}

    def features(self, above: Steps) -> tuple[str, ...]:
        """The way to a word, given as `climb` of it; empty without a tree."""
        if not self._above or not above:
            return ()
        frame, at = self._frame, self._at
        if frame.begin_tok <= above[0][0] < frame.end_tok:
            return ("way=inside",)
        down = next((n for n, (i, _) in enumerate(above) if i in at), -1)
        if down < 0:
            return ("way=none",)
        meeting = above[down][0]
        return _ways(
            tuple(role for _, role in self._above[: at[meeting]]),
            "V" if self._is_predicate(meeting) else "N",
            tuple(role for _, role in reversed(above[:down])),
            above[0][0] > frame.head.i,
            frame.candidate.kind,
        )

    def _is_predicate(self, i: int) -> bool:
        if i not in self._predicates:
            self._predicates[i] = syntax.is_predicate(self._frame.doc[i])
        return self._predicates[i]

    @cached_property
    def _predicates(self) -> dict[int, bool]:
        return {}


def climb(token: Token) -> Steps:
    """A word and all above it in the tree, up to the root."""
    found = [(token.i, syntax.role(token))]
    while token.head.i != token.i and len(found) < _MAX_STEPS:
        token = token.head
        found.append((token.i, syntax.role(token)))
    return tuple(found)


@lru_cache(maxsize=16384)
def _ways(
    up: tuple[str, ...], top: str, down: tuple[str, ...], behind: bool, kind: str
) -> tuple[str, ...]:
    clauses = [role for role in up if role in _CLAUSES]
    descent = top + ">".join(down)
    return (
        f"way={up[0] if up else '-'}/{','.join(clauses)}^{descent}",
        f"down={descent}{'R' if behind else 'L'}",
        f"down={descent}|{len(clauses)}|{kind}",
    )
