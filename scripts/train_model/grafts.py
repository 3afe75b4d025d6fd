"""Gold sentences with phrases of other gold sentences grafted on, as news joins them.

Web text seldom opens with a date and goes on with a name that is explained between commas
(`In March 2019, Orca, the second-largest carrier, sold …`); news does so all the time. The
phrases are cut from the treebank itself, so that each keeps the tree it was given there, and set
where the treebank sets such phrases: a date before or behind a clause, an apposition or a
relative clause behind a subject, an amount in an object's place.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from spacy.tokens import Doc, Span, Token

SUBJECTS = ("nsubj", "nsubj:pass")
TIMES = frozenset((
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december", "monday", "tuesday", "wednesday", "thursday", "friday",
    "saturday", "sunday", "year", "years", "month", "months", "week", "weeks", "quarter", "day",
    "days", "decade", "today", "yesterday", "tomorrow", "spring", "summer", "autumn", "fall",
    "winter",
))  # fmt: skip
LONGEST = {"date": 9, "apposition": 14, "relative": 16, "amount": 8}
WRITTEN_TIMES = 5  # so often a written date stands in the pool for each that is cut
# the share of sentences with room for a phrase that get one
SHARES = {"date": 0.6, "clause_date": 0.4, "aside": 0.6, "amount": 0.3, "last_date": 0.2}


class Word(NamedTuple):
    """A token to be; `head`: its head's number in its phrase, -1 for what the phrase hangs on."""

    text: str
    space: bool
    tag: str
    pos: str
    morph: str
    lemma: str
    dep: str
    head: int


Phrase = list[Word]
COMMA = Word(",", True, ",", "PUNCT", "", ",", "punct", 0)


def _cut(begin: int, end: int, doc: Doc) -> Phrase | None:
    """The phrase of those tokens; None where they are not one subtree."""
    words = []
    for token in doc[begin:end]:
        inside = begin <= token.head.i < end and token.head.i != token.i
        head = token.head.i - begin if inside else -1
        words.append(
            Word(token.text, bool(token.whitespace_), token.tag_, token.pos_, str(token.morph),
                 token.lemma_, token.dep_, head)
        )  # fmt: skip
    return words if sum(word.head < 0 for word in words) == 1 else None


def _subtree(token: Token) -> tuple[int, int]:
    return token.left_edge.i, token.right_edge.i + 1


def _is_time(span: Span) -> bool:
    return any(t.lower_ in TIMES or (len(t) == 4 and t.text.isdigit()) for t in span)


def cuttings(docs: Iterable[Doc]) -> dict[str, list[Phrase]]:
    """The phrases that can be grafted, by what they are."""
    found: dict[str, list[Phrase]] = {name: [] for name in LONGEST}
    for doc in docs:
        for token in doc:
            begin, end = _subtree(token)
            name = _kind(doc, token, begin, end)
            if not name or end - begin > LONGEST[name]:
                continue
            phrase = _cut(begin, end, doc)
            if phrase is not None:
                found[name].append(phrase)
    return found


def _kind(doc: Doc, token: Token, begin: int, end: int) -> str:
    opening = doc[begin]
    if (
        token.dep_ in ("obl", "obl:unmarked")
        and opening.is_sent_start
        and token.head.dep_ == "ROOT"
    ):
        return "date" if _is_time(doc[begin:end]) else ""
    if token.dep_ == "appos" and opening.text == ",":
        return "apposition" if end - begin > 2 and not _is_time(doc[begin:end]) else ""
    if token.dep_ == "acl:relcl" and opening.text == ",":
        return "relative" if doc[begin + 1].tag_ in ("WDT", "WP", "WP$") else ""
    if token.dep_ == "obj" and any(child.dep_ == "nummod" for child in token.children):
        return "amount"
    return ""


def _written() -> list[Phrase]:
    """What news opens with and the treebank hardly ever does: the phrases of `news_dates.csv`."""
    with (Path(__file__).parent / "news_dates.csv").open(newline="") as file:
        rows = list(csv.DictReader(file))
    phrases = []
    for _, group in groupby(rows, key=lambda row: row["phrase"]):
        words = [
            Word(row["word"], True, row["tag"], row["pos"], row["morph"], row["word"].lower(),
                 row["dep"], int(row["head"]))
            for row in group
        ]  # fmt: skip
        following = [*words[1:], words[0]]
        spaced = zip(words, following, strict=True)
        phrases.append([word._replace(space=after.text != ",") for word, after in spaced])
    return phrases


def graft(docs: Sequence[Doc], seed: int) -> list[Doc]:
    """New one-sentence docs: those of `docs` with room for a phrase, with phrases set in."""
    rng = random.Random(seed)
    pool = cuttings(docs)
    pool["date"] += _written() * WRITTEN_TIMES
    return [
        grown
        for doc in docs
        for sent in doc.sents
        if (grown := _grown(sent, pool, rng)) is not None
    ]


def _grown(sent: Span, pool: dict[str, list[Phrase]], rng: random.Random) -> Doc | None:
    """A sentence with phrases grafted on; None where it has room for none."""
    words = _cut(sent.start, sent.end, sent.doc)
    if words is None or sent[-1].is_space:
        return None
    edits = list(_edits(sent, pool, rng))
    if not edits:
        return None
    return _built(sent, words, edits)


# at which token of the sentence, how many tokens go, the words, and what they hang on
Edit = tuple[int, int, Phrase, int]


def _edits(sent: Span, pool: dict[str, list[Phrase]], rng: random.Random) -> Iterator[Edit]:
    for verb in sent:
        subject = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
        if subject is None or subject.tag_ in ("WDT", "WP"):
            continue
        begin, end = (at - sent.start for at in _subtree(subject))
        at = verb.i - sent.start
        mark = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ == "that"), None)
        behind_mark = mark is not None and mark.i + 1 - sent.start == begin
        if verb.dep_ == "ROOT" and begin == 0 and rng.random() < SHARES["date"]:
            yield 0, 0, rng.choice(pool["date"]), at
        elif behind_mark and rng.random() < SHARES["clause_date"]:
            yield begin, 0, _lowered(rng.choice(pool["date"])), at
        if _takes_aside(sent, subject, end) and rng.random() < SHARES["aside"]:
            kind = rng.choice(("apposition", "relative"))
            yield end, 0, _closed(rng.choice(pool[kind])), subject.i - sent.start
        yield from _behind(sent, verb, pool, rng)


def _takes_aside(sent: Span, subject: Token, end: int) -> bool:
    """Whether a subject is a noun that nothing follows but its clause."""
    bare = all(c.dep_ in ("flat", "compound") for c in subject.rights)
    open_end = end < len(sent) and sent[end].text not in (",", "(")
    return subject.tag_.startswith("NN") and bare and open_end


def _behind(
    sent: Span, verb: Token, pool: dict[str, list[Phrase]], rng: random.Random
) -> Iterator[Edit]:
    thing = next((c for c in verb.rights if c.dep_ == "obj"), None)
    if thing is None or not thing.tag_.startswith("NN"):
        return
    begin, end = (at - sent.start for at in _subtree(thing))
    simple = all(t.pos_ not in ("VERB", "AUX") for t in sent[begin:end])
    if simple and rng.random() < SHARES["amount"]:
        yield begin, end - begin, rng.choice(pool["amount"]), verb.i - sent.start
    elif verb.dep_ == "ROOT" and end == len(sent) - 1 and rng.random() < SHARES["last_date"]:
        phrase = rng.choice(pool["date"])
        if phrase[-1].text != ",":
            yield end, 0, _lowered(phrase), verb.i - sent.start


def _lowered(phrase: Phrase) -> Phrase:
    first = phrase[0]
    if first.tag.startswith("NNP"):
        return phrase
    return [first._replace(text=first.text.lower()), *phrase[1:]]


def _closed(phrase: Phrase) -> Phrase:
    """An aside with a comma behind it."""
    top = next(i for i, word in enumerate(phrase) if word.head < 0)
    last = phrase[-1]
    if last.text == ",":
        return phrase
    return [*phrase[:-1], last._replace(space=False), COMMA._replace(head=top)]


def _built(sent: Span, words: Phrase, edits: Sequence[Edit]) -> Doc | None:
    """The doc with the edits made, which must not overlap."""
    edits = sorted(edits, key=lambda edit: edit[:2])
    place: dict[int, int] = {}  # of the old words, in the new sentence
    out: list[tuple[Word, int, bool]] = []  # word, head (old or in its phrase), whether grafted
    bases: list[int] = []
    at = 0
    for begin, gone, phrase, host in [*edits, (len(words), 0, [], -1)]:
        if begin < at:
            return None
        while at < begin:
            place[at] = len(out)
            out.append((words[at], words[at].head, False))
            bases.append(-1)
            at += 1
        base = len(out)
        for word in phrase:
            out.append((word, word.head if word.head >= 0 else host, word.head >= 0))
            bases.append(base if word.head >= 0 else -1)
        if phrase:
            _space(out, base, len(phrase), gone, words, begin)
        at += gone
    heads = []
    for i, (_, head, own) in enumerate(out):
        if own:
            heads.append(bases[i] + head)
        elif head >= 0 and head not in place:
            return None
        else:
            heads.append(i if head < 0 else place[head])
    rows = [word for word, _, _ in out]
    if len(edits) and edits[0][0] == 0 and edits[0][1] == 0:
        rows = _recased(rows, len(edits[0][2]), sent[0])
    return Doc(
        sent.doc.vocab,
        words=[w.text for w in rows],
        spaces=[w.space for w in rows],
        tags=[w.tag for w in rows],
        pos=[w.pos for w in rows],
        morphs=[w.morph for w in rows],
        lemmas=[w.lemma for w in rows],
        heads=heads,
        deps=[w.dep for w in rows],
        sent_starts=[i == 0 for i in range(len(rows))],
    )


def _space(
    out: list[tuple[Word, int, bool]], base: int, size: int, gone: int, words: Phrase, begin: int
) -> None:
    """White space around a grafted phrase as the sentence goes on."""
    first, last = out[base][0], base + size - 1
    if base:
        word, head, own = out[base - 1]
        out[base - 1] = (word._replace(space=first.text != ","), head, own)
    after = begin + gone
    tight = after < len(words) and words[after].pos == "PUNCT"
    word, head, own = out[last]
    out[last] = (word._replace(space=not tight), head, own)


def _recased(rows: Phrase, size: int, first: Token) -> Phrase:
    """The sentence's former first word in small letters, where it is no name."""
    word = rows[size]
    if word.tag.startswith("NNP") or word.text == "I" or not first.text.istitle():
        return rows
    return [*rows[:size], word._replace(text=word.text.lower()), *rows[size + 1 :]]
