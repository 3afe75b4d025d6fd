"""The verb groups of a sentence, and which of them governs a phrase, by word classes alone.

Source: Abney 1991 (chunks between clause boundaries).
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Span

from claimx import lexicon
from claimx.syntax import RELATIVE
from claimx.tags import FINITE, VERBAL

_WITHIN = frozenset(("RB", "TO", "RP", "MD"))
_BEFORE_NOUN = frozenset(("DT", "JJ", "PRP$", "POS", "JJR", "JJS", "IN"))


class Verb(NamedTuple):
    """A verb group: token indices, half-open; `kind` is finite, infinitive or participle."""

    begin: int
    end: int
    kind: str


def verb_groups(sent: Span) -> list[Verb]:
    """The verb groups of a sentence, in order: `has been sold`, `plans to open`, `killing`."""
    doc, groups, i = sent.doc, [], 0
    tags = [token.tag_ for token in sent]
    while i < len(tags):
        if not _is_verb(sent, tags, i):
            i += 1
            continue
        begin = last = i
        while i < len(tags) and (tags[i] in _WITHIN or _is_verb(sent, tags, i)):
            if tags[i] in VERBAL:
                last = i
            i += 1
        if begin and tags[begin - 1] == "TO":
            begin -= 1
        kind = "participle"
        if not FINITE.isdisjoint(tags[begin : last + 1]):
            kind = "finite"
        elif tags[begin] == "TO":
            kind = "infinitive"
        groups.append(Verb(sent.start + begin, sent.start + last + 1, kind))
        i = last + 1
    return _finite_pasts(doc, groups, sent) or _taken_for_noun(sent)


def _taken_for_noun(sent: Span) -> list[Verb]:
    """The verb of a sentence without one, where a tagger takes it for a noun between two nouns:
    `For the year, Orca forecast sales of 5m`."""
    judging = lexicon.table("judging_verbs")
    for before, token, after in zip(sent, sent[1:], sent[2:], strict=False):
        objects = after.tag_.startswith(("NN", "CD", "DT", "JJ", "$"))
        noun = token.tag_ in ("NN", "NNS") and token.lower_ in judging
        if noun and objects and before.tag_.startswith("NN"):
            return [Verb(token.i, token.i + 1, "finite")]
    return []


def _finite_pasts(doc: Doc, groups: list[Verb], sent: Span) -> list[Verb]:
    """Takes a past participle for a past tense where its clause would else have no verb.

    Taggers mix the two up (`sales accounted for 5%`); a noun before it and no other finite verb
    up to the clause's edges decide.
    """
    settled = list(groups)
    for n, verb in enumerate(groups):
        if verb.kind != "participle" or doc[verb.begin].tag_ != "VBN" or verb.begin == sent.start:
            continue
        before = doc[verb.begin - 1]
        if not before.tag_.startswith(("NN", "PRP", "CD", "JJ")) or before.tag_ == "PRP$":
            continue
        left = settled[n - 1] if n else None
        right = groups[n + 1] if n + 1 < len(groups) else None
        if left and left.kind == "finite" and not _edge_between(doc, left.end, verb.begin):
            continue
        if right and right.kind == "finite" and not _edge_between(doc, verb.end, right.begin):
            continue
        settled[n] = verb._replace(kind="finite")
    if any(verb.kind == "finite" for verb in settled):
        return settled
    for n, verb in enumerate(settled):
        at = before_verb(doc, verb.begin, sent.start)
        if doc[verb.begin].tag_ == "VBN" and at >= sent.start and doc[at].tag_.startswith("NN"):
            settled[n] = verb._replace(kind="finite")
            break
    return settled


def _edge_between(doc: Doc, begin: int, end: int) -> bool:
    return any(
        doc[i].text in (",", ";", ":") or doc[i].lower_ in lexicon.column("clause_openers")
        for i in range(begin, end)
    )


def _is_verb(sent: Span, tags: list[str], i: int) -> bool:
    if tags[i] not in VERBAL or not sent[i].text[-1].isalpha():
        return False
    if tags[i] in ("VBG", "VBN"):  # `leading companies`, `the expected loss`
        before = tags[i - 1] if i else ""
        after = tags[i + 1] if i + 1 < len(tags) else ""
        counted = after in ("CD", "$") and before in ("DT", "PRP$", "POS")  # `the remaining 20%`
        return not counted and not (before in _BEFORE_NOUN and after.startswith(("NN", "JJ")))
    return True


def verb_of(doc: Doc, groups: list[Verb], begin: int, end: int, fronted: bool = True) -> int | None:
    """Which of a sentence's verb groups governs the tokens `begin` to `end`; None for none.

    The nearest to the left, unless the words stand before their verb: as or within its subject,
    or in a phrase that opens their clause. `fronted`: whether a comma may stand between such
    a phrase and its verb (`In May, sales fell`).
    """
    inside = [n for n, verb in enumerate(groups) if verb.begin < end and verb.end > begin]
    if inside:
        return inside[0]
    aside = [n for n, verb in enumerate(groups) if _is_aside(doc, verb)]
    left = [n for n, verb in enumerate(groups) if verb.end <= begin and n not in aside]
    right = [n for n, verb in enumerate(groups) if verb.begin >= end and n not in aside]
    if not left or _opens_clause(doc, begin, groups[left[-1]].end):
        finite = [
            n for n in right if groups[n].kind == "finite" and not _relative(doc, groups, n, end)
        ]
        breaks = (";", ":") if fronted else (";", ":", ",")
        near = [n for n in finite[:1] if not _breaks(doc, end, groups[n].begin, breaks)]
        if near or left:
            return near[0] if near else left[-1]
        return right[0] if right and not _breaks(doc, end, groups[right[0]].begin, (";",)) else None
    return left[-1]


def _is_aside(doc: Doc, verb: Verb) -> bool:
    """Whether a verb only names a source between commas: `In May, records show, she sailed`."""
    word = doc[verb.end - 1]
    if verb.end >= len(doc) or doc[verb.end].text not in (",", "."):
        return False
    if word.lower_ not in lexicon.table("reporting_verbs"):
        return False
    return any(doc[i].text in (",", "”", '"') for i in range(max(verb.begin - 5, 0), verb.begin))


def _opens_clause(doc: Doc, begin: int, after: int) -> bool:
    """Whether only a preposition and a determiner stand between a clause's edge and `begin`."""
    for i in range(begin - 1, after - 1, -1):
        token = doc[i]
        if token.lower_ in lexicon.column("clause_openers") or token.text in (";", ":", "—", "–"):
            return True
        if token.text == ",":
            return i > after
        if token.tag_ not in ("IN", "DT", "JJ", "RB", "TO", "PRP$", "$", "CD", "``", "NNP", "NN"):
            return False
    return False


def _relative(doc: Doc, groups: list[Verb], n: int, after: int) -> bool:
    """Whether a verb group is that of a relative clause that begins behind token `after`."""
    floor = max(after, groups[n - 1].end if n else 0)
    between = [doc[i] for i in range(floor, groups[n].begin)]
    return any(t.lower_ in RELATIVE and (t.lower_ != "that" or t.tag_ == "WDT") for t in between)


def _breaks(doc: Doc, begin: int, end: int, breaks: tuple[str, ...]) -> bool:
    return any(doc[i].text in breaks for i in range(begin, end))


def before_verb(doc: Doc, at: int, start: int) -> int:
    """The last word of what stands before a verb, past adverbs and bracketed phrases."""
    i = at - 1
    while i >= start:
        token = doc[i]
        if token.tag_ in ("RB", "RBR") or token.is_space or token.text in "\"”“'’":
            i -= 1
        elif token.text in (",", ")", "—", "–"):
            mates = {",": (",",), ")": ("(",), "—": ("—",), "–": ("–",)}[token.text]
            mate = _mate(doc, i, mates, start)
            if mate is None:
                return i - 1
            i = mate - 1
        else:
            return i
    return i


def _mate(doc: Doc, at: int, mates: tuple[str, ...], start: int) -> int | None:
    """The mark that opens what the one at `at` closes: the nearest, or that of a relative clause
    (`Sales, which rose in May, June and July, fell`)."""
    found = [k for k in range(at - 1, max(start, at - 60) - 1, -1) if doc[k].text in mates]
    relative = [k for k in found if doc[k + 1].lower_ in RELATIVE and doc[k].text == ","]
    return relative[0] if relative else (found[0] if found else None)
