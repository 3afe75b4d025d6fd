"""The noun phrases and pronouns of a sentence, with what tells whether one stands for another.

Source: Hobbs 1978, Lappin & Leass 1994 (agreement, recency, grammatical role).
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Span, Token

from claimx import lexicon, noun_phrases, syntax
from claimx.clause.kinds import (
    gender_of_given,
    gender_of_word,
    kind_of_name,
    kind_of_noun,
    plain,
)
from claimx.clause.names import short_name, trim
from claimx.clause.pronouns import PRONOUNS
from claimx.clause.references import References
from claimx.tags import NAMES, NOUNS

_ODD_TAGS = frozenset(("JJ", "VBG", "FW"))  # of rare nouns, where the tree shows what they are
_PRONOUN_TAGS = frozenset(("PRP", "PRP$", "WP", "EX"))
_DASHES = frozenset(("-", "--", "–", "—"))
_SPEAKERS = frozenset(("we", "us"))  # who speaks so in news speaks for a firm or an office
_SHARES = frozenset(form.split()[-1] for form in lexicon.column("units", unit="percent"))
_THIS = frozenset(("the", "this", "that", "these", "those"))
_PLACES = {
    "subject": "subject", "subject_passive": "subject", "object": "object", "root": "object",
    "possessor": "owner", "apposition": "joined", "conjunct": "joined", "compound": "joined",
    "flat": "joined",
}  # fmt: skip


class Mention(NamedTuple):
    """A noun phrase, or a pronoun, by its head.

    `tied`: the word that ties it to the tree. `text`: its shortest words. `key`: its head word,
    for telling mentions of one thing. `kind`, `gender`: see `kinds`, or `pronoun`. `place`: main
    (subject of the main clause), subject, other, object, owner or joined. `article`: the, a, owned
    or -. `preposition`: the one before it, or -.
    `stands_for`: he (a person), she, it, they or company (a generic noun), '' for what speaks for
    itself.
    """

    head: Token
    tied: Token
    i: int
    begin_tok: int
    text: str
    key: str
    kind: str
    gender: str
    plural: bool
    joined: bool
    place: str
    article: str
    preposition: str
    stands_for: str


def mentions_of(sent: Span, references: References) -> list[Mention]:
    """The mentions of a tagged sentence, in order."""
    found: list[Mention] = []
    tokens = list(sent)
    tags = ["" if token.is_space else token.tag_ for token in tokens]  # taggers tag blanks too
    dateline = tokens[-1].text in _DASHES
    begin = -1  # where the nouns in a row began
    for at, (tag, following) in enumerate(zip(tags, [*tags[1:], ""], strict=True)):
        if tag in NOUNS:
            begin = at if begin < 0 else begin
            if following not in NOUNS:
                tied = _tied(tokens[begin : at + 1])
                phrase = _phrase(tokens[at], tied, tag, sent, references)
                phrase = phrase._replace(preposition=_shared(phrase, found))
                found.append(phrase._replace(kind="place") if dateline else phrase)
                begin = -1
        elif tag in _PRONOUN_TAGS:
            found.append(_pronoun(tokens[at], tag, sent))
        elif tag in _ODD_TAGS and _place(tokens[at]) in ("main", "subject"):
            found.append(_phrase(tokens[at], tokens[at], tag, sent, references))
    return found


def _shared(phrase: Mention, before: list[Mention]) -> str:
    """The preposition of a phrase, or that of the phrase it is joined to: `by rail and road`."""
    if phrase.preposition == "-" and syntax.role(phrase.tied) == "conjunct":
        first = next((m for m in reversed(before) if m.tied.i == phrase.tied.head.i), None)
        return first.preposition if first is not None else "-"
    return phrase.preposition


def _tied(row: list[Token]) -> Token:
    """The word that ties nouns in a row to the rest of the sentence; the last where none does."""
    begin, end = row[0].i, row[-1].i
    heads = ((word, word.head.i) for word in row)
    return next((word for word, i in heads if not begin <= i <= end or i == word.i), row[-1])


def _pronoun(token: Token, tag: str, sent: Span) -> Mention:
    name = PRONOUNS.get(token.lower_, "")
    if token.lower_ in _SPEAKERS:
        name = "company"
    gender = {"he": "m", "she": "f"}.get(name, "")
    place = "owner" if tag == "PRP$" else _place(token)
    before = token.doc[token.i - 1] if token.i > sent.start else None
    return Mention(
        token, token, token.i, token.i, token.text, token.lower_, "pronoun", gender,
        name == "they", False, place, "-", _preposition(before), name,
    )  # fmt: skip


def _phrase(token: Token, tied: Token, tag: str, sent: Span, references: References) -> Mention:
    doc = token.doc
    begin, end = noun_phrases.noun_phrase(token)
    before = doc[begin - 1] if begin > sent.start else None
    article = _article(doc[begin], before)
    while before is not None and noun_phrases.is_article(before):
        before = doc[before.i - 1] if before.i > sent.start else None
    named = tag in NAMES or (token.text[0].isupper() and not _opens(token, sent))
    words = references.text[doc[begin].idx : doc[end - 1].idx + len(doc[end - 1])]
    text = short_name(words) if named else trim(words)
    parts = [plain(word) for word in text.split()] or [token.text]
    if named:
        text = _full_name(token, text, end, sent, references)
    plural = tag in ("NNS", "NNPS")
    if named:
        persons = references.persons
        kind, gender = kind_of_name(parts, persons.last_names), persons.gender(parts)
        if not gender and len(parts) == 1 and parts[0] not in persons.last_names:
            gender = gender_of_given(parts[0])
    elif token.like_num or not token.text[0].isalpha() or token.lower_ in _SHARES:
        kind, gender = "number", ""
    else:
        kind, gender = kind_of_noun(token.lower_, plural), gender_of_word(token.lower_)
    generic = article == "the" and token.text.islower() and _is_generic(token)
    stands_for = "company" if generic and _says_not_which(token, begin) else ""
    if article == "the" and not plural and _is_told_person(token, begin):
        stands_for = "he"
    return Mention(
        token, tied, token.i, begin, text, parts[-1].lower(), kind, gender, plural,
        _has_joined(tied), _place(tied), article, _preposition(before), stands_for,
    )  # fmt: skip


def _opens(token: Token, sent: Span) -> bool:
    """Whether a word is the first of its sentence, behind marks perhaps."""
    return not any(before.is_alpha for before in token.doc[sent.start : token.i])


def _says_not_which(token: Token, begin: int) -> bool:
    """`the team` may be any that was named, and so may `the Oslo-based team`, which only tells
    where it sits or whose it is; `the European team` says which."""
    seats = lexicon.column("seat_words")
    return begin == token.i or any(token.doc[i].lower_ in seats for i in range(begin, token.i))


def _is_told_person(token: Token, begin: int) -> bool:
    """Whether a phrase calls somebody named by where he is from or how old: `the Swede`, `the
    31-year-old`, `the 31-year-old striker`."""
    doc = token.doc
    if token.text in lexicon.column("demonyms"):
        return True
    aged = next((i for i in range(begin + 1, token.i + 1) if doc[i].lower_ == "old"), -1)
    return aged > 0 and doc[aged - 1].text == "-" and token.tag_ not in NAMES


def _full_name(token: Token, text: str, end: int, sent: Span, references: References) -> str:
    """A name with the `of …` that belongs to it; a person is from there, not of it."""
    doc = token.doc
    stop = noun_phrases.full_name_end(doc, end, sent.end, lambda word: False)
    if stop == end or text.split()[-1] in references.persons.last_names:
        return text
    return f"{text} {references.text[doc[end].idx : doc[stop - 1].idx + len(doc[stop - 1])]}"


def _preposition(before: Token | None) -> str:
    return before.lower_ if before is not None and before.tag_ in ("IN", "TO") else "-"


def _article(first: Token, before: Token | None) -> str:
    if first.tag_ == "PRP$":
        return "owned"
    low = (
        first.lower_
        if noun_phrases.is_article(first)
        else before.lower_
        if before is not None
        else ""
    )
    return "the" if low in _THIS else "a" if low in ("a", "an") else "-"


def _is_generic(token: Token) -> bool:
    return token.lower_ in lexicon.column("generic_nouns", kind="firm")


def _has_joined(token: Token) -> bool:
    return any(child.tag_ in NOUNS for child in syntax.children(token, "conjunct"))


def _place(token: Token) -> str:
    place = _PLACES.get(syntax.role(token), "other")
    if place == "subject":
        predicate = token.head
        if syntax.role(predicate) == "root" or syntax.role(predicate.head) == "root":
            return "main"
    return place
