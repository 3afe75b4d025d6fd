"""The words for a subject or a speaker: a name, or the shortest noun phrase; pronouns resolved.

Source: guide, section 3, `subject`.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Doc, Token

from claimx import lexicon, noun_phrases, syntax
from claimx.clause import shallow
from claimx.clause.antecedents import LEAST
from claimx.clause.frame import Frame
from claimx.clause.kinds import is_time
from claimx.clause.names import short_name, trim
from claimx.clause.pronouns import PRONOUNS
from claimx.clause.references import References
from claimx.tags import NAMES

_COMPLEMENTS = lexicon.column("prepositions", complement="yes")
_MARKS = frozenset(",;:()—–")
_LONGEST = 12


class Words(NamedTuple):
    """A phrase and its tokens, half-open; -1 where it stands elsewhere than the sentence.

    `pronoun`: the word that it was put for, '' where none.
    """

    text: str
    begin_tok: int
    end_tok: int
    pronoun: str = ""


def words_of(frame: Frame, references: References, token: Token, complement: bool = True) -> Words:
    """The words for a subject: name, or noun phrase with its complement; pronouns resolved."""
    resolved = _resolve(frame, references, token)
    if resolved:
        return Words(resolved, -1, -1, token.text)
    begin, end = noun_phrases.noun_phrase(token)
    owned = _owner(frame, references, begin, token.i)
    if owned:
        rest = trim(frame.doc[begin + 1 : end].text)
        return Words(f"{owned}’s {rest}", begin, end, frame.doc[begin].text)
    named = None if is_namelike(token) else apposed_name(frame.doc, end, frame.sent.end)
    if named is None and not is_namelike(token):
        named = _host_name(frame, begin)
    if named is not None and not frame.holds(named):
        token = named
        begin, end = noun_phrases.noun_phrase(token)
    if frame.candidate.kind != "dated":
        begin = _skip_trigger(frame, begin, token.i)
    text = frame.doc[begin:end].text
    if syntax.is_name(token):
        end = noun_phrases.full_name_end(frame.doc, end, frame.sent.end, frame.holds)
        text = short_name(frame.doc[begin:end].text)
    else:
        text = trim(_with_complement(frame, token, begin, end) if complement else text)
    return Words(text, begin, end)


def _owner(frame: Frame, references: References, begin: int, head: int) -> str:
    """Whose a phrase with `its`, `her` or `whose` is, where that is known; '' else."""
    word = frame.doc[begin]
    if begin == head:
        return ""
    if word.lower_ == "whose":
        return _name_before(frame, begin)
    return _resolve(frame, references, word) if word.tag_ == "PRP$" else ""


def _name_before(frame: Frame, at: int) -> str:
    """The words that a relative `whose` stands for."""
    noun = shallow.antecedent(frame.doc, at, frame.sent.start)
    if noun is None:
        return ""
    text = frame.doc[slice(*noun_phrases.noun_phrase(noun))].text
    return short_name(text) if syntax.is_name(noun) else trim(text)


def _skip_trigger(frame: Frame, begin: int, head: int) -> int:
    """A counted noun without its number and what leads to it: `currently four orbiters` is about
    orbiters, `more than 100 boats` about boats."""
    i, counts = begin, frame.candidate.kind == "numeric"
    if counts and frame.begin_tok <= head < frame.end_tok:
        first = max(begin, frame.begin_tok)
        numbers = (k for k in range(head - 1, first - 1, -1) if frame.doc[k].like_num)
        i = next(numbers, begin - 1) + 1
    elif counts and frame.begin_tok <= begin < frame.end_tok:
        i = frame.end_tok
    while i < head and (
        (
            frame.begin_tok <= i < frame.end_tok
            and (frame.doc[i].like_num or syntax.role(frame.doc[i]) in ("number", "adverb"))
        )
        or noun_phrases.is_article(frame.doc[i])
        or (frame.candidate.kind == "first_ever" and frame.begin_tok <= i < frame.end_tok)
    ):
        i += 1
    return i


def _with_complement(frame: Frame, token: Token, begin: int, end: int) -> str:
    """A noun phrase with the phrases right behind it that say whose or which it is.

    `results of the study in Oslo`; not what stands in commas, nor a clause.
    """
    for child in token.rights:
        if child.left_edge.i < end:
            continue
        stop = _complement_end(frame, child, end)
        if stop - end < 2 or stop - begin > _LONGEST or end <= frame.begin_tok < stop:
            break
        end = stop
    return frame.doc[begin:end].text


def _complement_end(frame: Frame, child: Token, end: int) -> int:
    """Where the phrase ends that a preposition at `end` opens; `end` where none does that counts.

    A time, a sum or a share is no part of what a claim is about.
    """
    opens = child.left_edge.i == end and frame.doc[end].lower_ in _COMPLEMENTS
    if not opens or syntax.role(child) not in ("nominal", "preposition"):
        return end
    inner = frame.doc[end : child.right_edge.i + 1]
    if any(token.tag_ == "$" or token.text == "%" or is_time(token.text) for token in inner):
        return end
    cuts = (t.i for t in inner if t.text in _MARKS or syntax.is_clausal(t))
    return next(cuts, child.right_edge.i + 1)


def _resolve(frame: Frame, references: References, token: Token) -> str:
    """The name that a pronoun or `the company` stands for; '' where nothing fits."""
    if token.tag:
        found = frame.sentence.antecedents.of(token)
        return found.mention.text if found is not None and found.probability >= LEAST else ""
    generic = _is_generic(token)
    if token.lower_ not in PRONOUNS and not generic:
        return ""
    return references.resolve("company" if generic else token.lower_, frame.bounds[0])


def _is_generic(token: Token) -> bool:
    definite = token.i > token.sent.start and token.nbor(-1).lower_ == "the"
    small = token.text.islower() or token.text == "Company"
    return definite and small and token.lower_ in lexicon.column("generic_nouns", kind="firm")


def is_namelike(token: Token) -> bool:
    """Whether a word is a name by its tag or by a capital inside the sentence."""
    return token.tag_ in NAMES or (token.text[0].isupper() and not token.is_sent_start)


def _host_name(frame: Frame, begin: int) -> Token | None:
    """The name that an indefinite phrase explains: `Kimi, a chatbot that …`."""
    doc, at = frame.doc, begin - 1
    if at > frame.sent.start and noun_phrases.is_article(doc[at]):
        at -= 1
    if at <= frame.sent.start or doc[at].text not in (",", "”", '"', "’"):
        return None
    while at > frame.sent.start and (doc[at].text in (",", "”", '"', "’")):
        at -= 1
    return doc[at] if is_namelike(doc[at]) and not is_time(doc[at].text) else None


def apposed_name(doc: Doc, at: int, end: int) -> Token | None:
    """The name in commas right behind a noun: `the first app, Kimi, …`."""
    if at + 2 < end and doc[at].text == "," and doc[at + 1].lower_ == "the":
        at += 1
    elif at + 1 >= end or doc[at].text != ",":
        return None
    if not is_namelike(doc[at + 1]):
        return None
    name = shallow.phrase_head(doc, at + 1, end)
    if name is None or name.i + 1 >= end or doc[name.i + 1].text not in (",", ".", "—", "–"):
        return None
    return name
