"""How a grammar rule is written and applied: a pattern over token types, and what it builds.

A pattern is a regular expression whose atoms are type names (`MONTH DOT? d:DAY`); `[A B]` is a
choice of types, `d:` labels a token for the builder, spaces mean nothing. A name that stands for
several types is in `CLASSES`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple

from claimx.dates.vocabulary import Node, codes

CLASSES = {
    "MONTHS": "MONTH MAY MABBR",
    "DAYS": "DAY ORD NTH",
    "ORDS": "ORD NTH",
    "AMOUNT": "NUM DAY COUNT N A",
    "SPANUNITS": "UNITS UNIT QUARTERS QUARTER WEEKENDS",
    "DATED": "MDAY MON YR PRT REL WHOLE",
    "UPTO": "TO UNTIL THROUGH DASH",
}
UNIT = "u:[UNIT QUARTER HALF WEEKEND]"  # a unit of time, by the name `u`
_LEFT_OUT = "THE IN ON AT DURING FOR AS OVER WITHIN HIS"
_CACHED, _SHORT = 20_000, 24
Parts = Mapping[str, Node]
Builder = Callable[[Parts], Any]


class Rule(NamedTuple):
    """`name`: public, '' where the rule keeps the name of the phrase it extends."""

    name: str
    makes: str
    pattern: re.Pattern[str]
    build: Builder


_ATOM = re.compile(r"(?:(\w+):)?(?:\[([A-Z_ ]+)\]|([A-Z][A-Z_]*))")


def compiled(pattern: str) -> re.Pattern[str]:
    """The regular expression over type characters that a rule's pattern stands for."""
    code = codes()

    def atom(match: re.Match[str]) -> str:
        label, several, single = match.groups()
        names = " ".join(CLASSES.get(name, name) for name in (several or single).split())
        chars = "".join(dict.fromkeys(code[name] for name in names.split()))
        one = chars if len(chars) == 1 else f"[{chars}]"
        return f"(?P<{label}>{one})" if label else one

    return re.compile(_ATOM.sub(atom, pattern).replace(" ", ""))


def rules(name: str, makes: str, *lines: tuple[str, Builder]) -> tuple[Rule, ...]:
    """Rules of one name that make one type of node: (pattern, builder) each, tried in order."""
    return tuple(Rule(name, codes()[makes], compiled(pattern), build) for pattern, build in lines)


class Grammar:
    """Rules in the order in which they are tried; each is tried once, on what those before made."""

    def __init__(self, lines: Iterable[Rule]) -> None:
        self.rules = tuple(lines)
        self._next = lru_cache(maxsize=_CACHED)(self._search)

    def reduce(self, nodes: list[Node]) -> list[Node]:
        """The nodes with every phrase that a rule matches replaced by one node."""
        at = 0
        while True:
            types = "".join(node.type for node in nodes)
            # the same few sequences of types make up most of a newspaper's time expressions
            find = self._next if len(types) <= _SHORT else self._search
            at = find(types, at)
            if at == len(self.rules):
                return nodes
            nodes = _apply(self.rules[at], nodes, types)
            at += 1

    def _search(self, types: str, start: int) -> int:
        """The first rule, from `start` on, that matches somewhere; their number if none does."""
        for at in range(start, len(self.rules)):
            if self.rules[at].pattern.search(types):
                return at
        return len(self.rules)


def _apply(line: Rule, nodes: list[Node], types: str) -> list[Node]:
    """The nodes after one rule. A builder that gives None turns a match down.

    A phrase starts after its articles and plain prepositions, which the guide leaves out of a
    trigger, or at its token `start:`.
    """
    left = _left_out()
    out: list[Node] = []
    last = 0
    for match in line.pattern.finditer(types):
        found = match.groupdict()
        parts = {label: nodes[match.start(label)] for label, text in found.items() if text}
        made = line.build(parts)
        if made is None:
            continue
        inner = nodes[match.start() : match.end()]
        start = next((node.start for node in inner if node.type not in left), inner[0].start)
        start = parts["start"].start if "start" in parts else start
        name = line.name or next((node.rule for node in inner if node.rule), "")
        out += nodes[last : match.start()]
        out.append(Node(line.makes, start, inner[-1].end, made, name))
        last = match.end()
    return out + nodes[last:]


@cache
def _left_out() -> frozenset[str]:
    return frozenset(codes()[name] for name in _LEFT_OUT.split())
