"""Every phrase that a claim might be about: those of its sentence, and what was spoken of before.

Each nominee comes with the features that `ranking` weighs: plain strings, so that the table of
weights can be read. Source: guide, section 3, `subject`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from spacy.tokens import Span, Token

from claimx import lexicon, syntax
from claimx.clause.antecedents import Antecedents
from claimx.clause.counted import counted_before
from claimx.clause.frame import Frame, Sentence
from claimx.clause.kinds import plain
from claimx.clause.mentions import Mention
from claimx.clause.references import References
from claimx.clause.routes import Routes, Steps, climb
from claimx.tags import NAMES

_MAX_IN_SENTENCE = 16
_NAMELESS = frozenset(("ratio", "percent", "money", "number", "score"))  # no noun of theirs acts


class Phrase(NamedTuple):
    """A noun phrase of a sentence, by its head, with what does not depend on the trigger.

    `key`: the head word of what it names, pronouns resolved. `kind`: what it names, with
    whether a preposition governs it (see `kinds`). `word_class`: name, noun, nouns or pronoun.
    """

    head: Token
    i: int
    key: str
    kind: str
    word_class: str
    features: tuple[str, ...]
    above: Steps


class Nominee(NamedTuple):
    """What a claim may be about: a head word in the sentence, or a text from before it.

    `key`: the head word of what it names: nominees of one key speak of one thing. `groups`: its
    features, those together that many nominees share.
    """

    head: Token | None
    text: str
    key: str
    groups: tuple[tuple[str, ...], ...]

    @property
    def features(self) -> tuple[str, ...]:
        """All its features."""
        return tuple(feature for group in self.groups for feature in group)


def phrases_of(sentence: Sentence, references: References) -> list[Phrase]:
    """The noun phrases of a sentence, in order."""
    antecedents, found = sentence.antecedents, []
    for mention in antecedents.mentions(sentence.number):
        if sentence.span.start <= mention.i < sentence.span.end:
            kind = f"{mention.kind}|{mention.preposition != '-'}"
            features = (*_own_features(mention, sentence.span, references), f"kind={kind}")
            key = _key(mention, antecedents)
            word_class = _word_class(mention)
            above = climb(mention.tied) if sentence.parsed else ()
            found.append(Phrase(mention.head, mention.i, key, kind, word_class, features, above))
    return found


def _key(mention: Mention, antecedents: Antecedents) -> str:
    may = mention.stands_for or mention.article == "the"
    found = antecedents.of(mention.head) if may else None
    return found.mention.key if found is not None else mention.head.lower_


def _own_features(mention: Mention, sent: Span, references: References) -> tuple[str, ...]:
    token, end = mention.head, sent.end
    after = token.doc[token.i + 1].text if token.i + 1 < end else ""
    features = [
        f"prep={mention.preposition}",
        f"class={_word_class(mention)}",
        f"after={after if after in _AFTER else '-'}",
        f"lemma={_lemma_class(token.lower_, token.lemma_.lower())}",
        f"head={token.lemma_.lower()}",
    ]
    if token.tag_ in NAMES:
        features.append(f"named={min(references.mentions(token.text), 4)}")
    if mention.begin_tok - sent.start <= 1:
        features.append("opens")
    if mention.article == "owned":
        features.append("owned")
    return tuple(features)


_AFTER = frozenset((",", "'s", "’s", "of", "(", "in", "and", ".", ":"))


def _word_class(mention: Mention) -> str:
    token = mention.head
    if mention.kind == "pronoun":
        return {"she": "he", "": token.lower_}.get(mention.stands_for, mention.stands_for)
    if token.tag_ in NAMES:
        return "name"
    return "nouns" if token.tag_ == "NNS" else "noun"


@cache
def _lemma_class(low: str, lemma: str) -> str:
    for name in ("time_nouns", "weekdays", "change_nouns", "part_words", "documents", "crowds"):
        if low in lexicon.column(name) or lemma in lexicon.column(name):
            return name
    return "-"


def nominate(
    frame: Frame,
    phrases: Sequence[Phrase],
    references: References,
    dates: Sequence[Frame],
    picks: dict[int, str],
    source: str = "",
) -> Iterator[Nominee]:
    """The nominees for one trigger, with their features.

    `picks`: what the rules say of a head word, by token index (`tree`, `words`, `counted` …).
    `source`: whom the claim is attributed to; few speak of themselves.
    """
    around, speaker = _around(frame), _last_word(source)
    yield from _in_sentence(frame, phrases, dates, picks, around, speaker)
    kind, subtype = frame.candidate.kind, frame.candidate.subtype
    subject = next((p for p in phrases if "words" in picks.get(p.i, "")), None)
    wanted = subject.word_class if subject is not None else picks.get(-1, "none")
    counted = counted_before(frame)
    if counted:
        own = _counted_features(frame)
        yield Nominee(None, counted, _last_word(counted), (own, _with_pick(around, "counted")))
    shared = _with_pick(around, "spoken")
    for where, text, traits in references.spoken_of(frame.bounds[0]):
        key = _last_word(text)
        own = _spoken_features(where, traits, wanted, kind, subtype)
        speaks = _speaker_features(key == speaker, kind)
        yield Nominee(None, text, key, (traits, own, shared, speaks))


def _in_sentence(
    frame: Frame,
    phrases: Sequence[Phrase],
    dates: Sequence[Frame],
    picks: dict[int, str],
    around: tuple[str, ...],
    speaker: str,
) -> Iterator[Nominee]:
    candidate, blocked = frame.candidate, _blocked(frame, dates)
    kind, subtype = candidate.kind, candidate.subtype
    sort = "age" if subtype == "duration" and candidate.unit == "year" else subtype
    begin, end = frame.begin_tok, frame.end_tok
    link, picked, routes = _link(frame), any(i >= 0 for i in picks), Routes(frame)
    verbs = [(group.begin, group.end) for group in frame.groups]
    near: Sequence[Phrase] = phrases
    if len(near) > _MAX_IN_SENTENCE:
        near = sorted(phrases, key=lambda p: abs(p.i - begin))[:_MAX_IN_SENTENCE]
    for phrase in near:
        i = phrase.i
        if i in blocked or phrase.kind.startswith(("time", "number")):
            continue
        place, between = _place(begin, end, i, verbs), _between(frame.sentence, begin, end, i)
        pick = picks.get(i, "-")
        groups = (
            phrase.features,
            _features(pick, place, between, link, kind, subtype, picked),
            _kind_features(phrase.kind, sort, phrase.key == speaker, kind),
            _with_pick(around, pick),
            routes.features(phrase.above),
        )
        yield Nominee(phrase.head, "", phrase.key, groups)


def _blocked(frame: Frame, dates: Sequence[Frame]) -> set[int]:
    """The tokens that no nominee may be: of time expressions, of the trigger, of who is cited."""
    blocked = {i for date in dates for i in range(date.begin_tok, date.end_tok)}
    whole = frame.candidate.subtype in _NAMELESS
    blocked |= set(range(frame.begin_tok, frame.end_tok - (not whole)))
    if frame.begin_tok not in frame.sentence.cited:
        blocked |= frame.sentence.cited
    doc, at = frame.doc, frame.begin_tok - 2
    if at >= frame.sent.start and doc[at + 1].lower_ == "of" and _is_mere(doc[at]):
        blocked.add(at)
    return blocked


def _is_mere(noun: Token) -> bool:
    """Whether a noun only tells what an amount is: `…, an increase of 5%`, `a total of 9 ships`."""
    changes, parts = lexicon.column("change_nouns"), lexicon.column("part_words")
    return noun.lemma_.lower() in changes or noun.lower_ in parts


def _last_word(text: str) -> str:
    return plain(text.split()[-1]).lower() if text else ""


@lru_cache(maxsize=4096)
def _kind_features(of: str, sort: str, speaks: bool, kind: str) -> tuple[str, ...]:
    return (f"kind={of.split('|')[0]}|{sort}", *_speaker_features(speaks, kind))


def _speaker_features(speaks: bool, kind: str) -> tuple[str, ...]:
    return ("speaker", f"speaker|{kind}") if speaks else ()


@lru_cache(maxsize=16384)
def _features(
    pick: str, place: str, between: str, link: str, kind: str, subtype: str, opposed: bool
) -> tuple[str, ...]:
    features = [
        f"link={between}",
        f"pick={pick}",
        f"pick={pick}|{kind}",
        f"pick={pick}|{subtype}",
    ]
    features += [f"place={place}", f"place={place}|{subtype}", f"{link}|{pick}", f"{link}|{place}"]
    return tuple([*features, "opposed"] if opposed and pick == "-" else features)


def _counted_features(frame: Frame) -> tuple[str, ...]:
    """What tells whether an elided count is what its clause tells of: `Three were new`."""
    role = syntax.role(frame.head) if frame.parsed else "-"
    opens = frame.begin_tok - frame.sent.start <= 1
    after = frame.doc[frame.end_tok].tag_ if frame.end_tok < frame.sent.end else "$"
    return ("counted", f"counted|{role}", f"counted|opens={opens}", f"counted|after={after}")


@lru_cache(maxsize=16384)
def _spoken_features(
    source: str, traits: tuple[str, ...], wanted: str, kind: str, subtype: str
) -> tuple[str, ...]:
    features = [source, f"{source}|{wanted}", f"{source}|{subtype}", f"wanted={wanted}|{kind}"]
    return (*features, *(f"{trait}|{wanted}" for trait in traits))


def _around(frame: Frame) -> tuple[str, ...]:
    """The words that a trigger stands among: its last, its neighbours, and its verb."""
    doc, before, after = frame.doc, frame.begin_tok - 1, frame.end_tok
    verb = frame.group
    return (
        f"gov={doc[verb.end - 1].lemma_.lower() if verb is not None else '-'}",
        f"last={doc[after - 1].lemma_.lower()}",
        f"prev={doc[before].lower_ if before >= frame.sent.start else '^'}",
        f"next={doc[after].lower_ if after < frame.sent.end else '$'}",
    )


@lru_cache(maxsize=16384)
def _with_pick(around: tuple[str, ...], pick: str) -> tuple[str, ...]:
    return tuple(f"{word}|{pick}" for word in around)


def _place(begin: int, end: int, i: int, verbs: Sequence[tuple[int, int]]) -> str:
    """On which side of the trigger a word stands, and how far: in words and in verbs."""
    if begin <= i < end:
        return "inside"
    side, low, high = ("<", i, begin) if i < begin else (">", end, i)
    passed = sum(1 for first, last in verbs if low < last and first < high)
    distance = high - low
    bucket = "1" if distance <= 2 else "2" if distance <= 5 else "3" if distance <= 12 else "4"
    return f"{side}{bucket}v{min(passed, 2)}"


def _between(sentence: Sentence, begin: int, end: int, i: int) -> str:
    """The words between a word and the trigger, where there are at most three."""
    first = sentence.span.start
    if i < begin <= i + 4:
        return "<" + " ".join(sentence.links[i + 1 - first : begin - first])
    if end <= i < end + 4:
        return ">" + " ".join(sentence.links[end - first : i - first])
    return "far"


def _link(frame: Frame) -> str:
    """How the trigger is tied to its clause: the word before it."""
    at = frame.begin_tok - frame.sent.start
    return "by=" + (frame.sentence.links[at - 1] if at > 0 else "^")
