"""Who or what a claim is about: the shortest name or noun phrase.

The tree gives the subject of the trigger's clause, or the noun that the trigger describes. The
noun phrase nearest to the left of the verb is a second opinion: where the two agree they are
seldom wrong. Source: guide, section 3, `subject`.
"""

from __future__ import annotations

from typing import NamedTuple

from spacy.tokens import Token

from claimx import lexicon, syntax
from claimx.clause.frame import Frame
from claimx.clause.names import short_name, trim
from claimx.clause.references import IMPERSONAL, PERSONAL, PLURAL, References

_MAX_STEPS = 20
_SUBJECTS = ("subject", "subject_passive")
_PRONOUNS = PERSONAL | IMPERSONAL | PLURAL


class Subject(NamedTuple):
    """A subject's words and where they come from: tokens, half-open, or -1 where resolved."""

    text: str
    begin_tok: int
    end_tok: int
    path: str


def find_subject(frame: Frame, references: References) -> tuple[Subject, str]:
    """The subject of a claim, and whether a second opinion agrees.

    Agreement: `given` (the construction names it), `agree`, `differ`, `tree` (no second
    opinion) or `plain` (no tree). Words that the text does not give are ''.
    """
    given = frame.candidate.subject
    if given is not None:
        return Subject(short_name(frame.doc.text[slice(*given)]), -1, -1, "construction"), "given"
    nearest = nearest_phrase(frame)
    if not frame.parsed:
        if nearest is None:
            return Subject("", -1, -1, "none"), "plain"
        return _phrase(frame, references, nearest, "nearest"), "plain"
    token, path = subject_token(frame)
    if token is None or not _may_be_subject(frame, token):
        if nearest is None:
            return Subject("", -1, -1, path), "plain"
        return _phrase(frame, references, nearest, f"{path} nearest"), "differ"
    subject = _phrase(frame, references, token, path)
    if nearest is None:
        return subject, "tree"
    same = subject.begin_tok <= nearest.i < subject.end_tok
    return subject, "agree" if same else "differ"


def subject_token(frame: Frame) -> tuple[Token | None, str]:
    """The head word of the subject by the tree, and the path to it."""
    if frame.candidate.kind == "first_ever":
        found = _of_first(frame)
    elif frame.candidate.kind == "numeric":
        found = _of_number(frame)
    else:
        found = _of_date(frame)
    return found if found is not None else _of_clause(frame)


def _of_clause(frame: Frame) -> tuple[Token | None, str]:
    """The clause's subject; where it has none, that of the clause around it."""
    path: list[str] = []
    for predicate in frame.chain:
        subject, steps = syntax.subject_path(predicate)
        path += [f"{predicate.text}:{'<'.join(steps)}"]
        if subject is not None and not _within(frame, subject):
            return subject, " ".join(path)
    return None, " ".join(path)


def _of_number(frame: Frame) -> tuple[Token, str] | None:
    """The noun that a quantity counts or describes, where that is what the claim is about."""
    head = frame.head
    outer = _outer_noun(frame)
    if outer is not None and outer.i != head.i:
        return _described(frame, outer)
    if syntax.role(head) in _SUBJECTS or (head.head.i == head.i and syntax.is_nominal(head)):
        whole = _of_complement(head)
        if whole is not None:
            return whole, "of"
        if syntax.role(head) in _SUBJECTS and frame.candidate.subtype == "count":
            return head, "counted"
    return None


def _described(frame: Frame, noun: Token) -> tuple[Token, str] | None:
    """`a $2bn deal`: the deal. `a 12% drop in sales`: sales. `73% of revenue`: as it stands."""
    if noun.lemma_.lower() in lexicon.column("change_nouns"):
        whole = next(
            (
                child
                for child in syntax.children(noun, "nominal", "oblique", "possessor")
                if not _within(frame, child)
                and (syntax.role(child) == "possessor" or _case(child) in ("in", "of"))
            ),
            None,
        )
        return (whole, "change") if whole is not None else None
    return noun, "described"


def _of_date(frame: Frame) -> tuple[Token, str] | None:
    """`today's announcement`: the announcement; `growth in 2025 exceeded …`: the growth."""
    head = frame.head
    if syntax.role(head) in ("possessor", "compound", "amod") and not syntax.is_verbal(head.head):
        noun = head.head
        return (noun, "described") if syntax.is_nominal(noun) else None
    if syntax.role(head) == "nominal":
        noun = head.head
        if syntax.role(noun) in _SUBJECTS:
            return noun, "attached"
    return None


def _of_first(frame: Frame) -> tuple[Token, str] | None:
    """Who or what was first: the subject of `is the first …`, else the thing called first."""
    noun = _outer_noun(frame) or frame.head
    if syntax.role(noun) == "apposition" and not _within(frame, noun.head):
        return noun.head, "apposition"
    predicate = frame.predicate
    named = next(
        (
            child
            for child in syntax.children(noun, "apposition")
            if syntax.is_name(child) and child.i > frame.end_tok - 1
        ),
        None,
    )
    if named is not None:
        return named, "apposition"
    if predicate is None or not syntax.is_nominal(noun):
        return None
    if syntax.role(noun) in _SUBJECTS:
        if syntax.is_copular(predicate) and syntax.is_name(_attribute(predicate)):
            return _attribute(predicate), "identified"
        return noun, "called first"
    if predicate.i == noun.i or predicate.lower_ in lexicon.column("linking_verbs"):
        return None
    if _case(noun) == "for" and noun.lemma_.lower() == "time":
        return None
    owned = any(
        child.lower_ in ("its", "his", "her", "their", "my", "our") for child in noun.children
    )
    if owned or (noun.i < predicate.i and syntax.role(noun) == "oblique"):
        return None
    return noun, "called first"


def _attribute(predicate: Token) -> Token:
    return next(syntax.children(predicate, "attribute"), predicate)


def _outer_noun(frame: Frame) -> Token | None:
    """The noun outside the trigger that the trigger modifies within its noun phrase."""
    token = frame.head
    for _ in range(_MAX_STEPS):
        own = syntax.role(token)
        tight = own in ("compound", "amod", "number", "possessor", "flat", "determiner")
        if own == "nominal" and _case(token) in ("of", "worth"):
            tight = True
        if not tight or token.head.i == token.i:
            break
        token = token.head
        if syntax.is_verbal(token) and syntax.is_predicate(token):
            return None
    if _within(frame, token) or not syntax.is_nominal(token):
        return None
    return token


def _of_complement(noun: Token) -> Token | None:
    return next((c for c in syntax.children(noun, "nominal", "preposition") if _of(c)), None)


def _of(token: Token) -> bool:
    return _case(token) == "of"


def _case(token: Token) -> str:
    """The preposition that marks a noun, '' without one."""
    marks = [child.lower_ for child in syntax.children(token, "case")]
    if not marks and syntax.role(token.head) == "preposition":
        marks = [token.head.lower_]
    return marks[0] if marks else ""


def _within(frame: Frame, token: Token) -> bool:
    return frame.begin_tok <= token.i < frame.end_tok


def _may_be_subject(frame: Frame, token: Token) -> bool:
    """Whether a word can be what a claim is about at all; a slip of the parser cannot."""
    return syntax.is_nominal(token) and not token.is_punct and token.i != frame.begin_tok - 0


def nearest_phrase(frame: Frame) -> Token | None:
    """The head of the noun phrase nearest to the left of the clause's verb, by tags alone."""
    begin = frame.sent.start
    at = _verb_before(frame)
    for i in range(at - 1, begin - 1, -1):
        token = frame.doc[i]
        if _within(frame, token):
            continue
        if token.is_alpha and _noun_like(token):
            return token
    return None


def _verb_before(frame: Frame) -> int:
    predicate = frame.predicate
    if predicate is not None and syntax.is_verbal(predicate):
        return predicate.i
    for i in range(frame.begin_tok - 1, frame.sent.start - 1, -1):
        if syntax.is_verbal(frame.doc[i]):
            return i
    return frame.begin_tok


def _noun_like(token: Token) -> bool:
    if token.tag or token.pos:
        return token.pos_ in ("NOUN", "PROPN", "PRON") or token.tag_[:2] in ("NN", "PR")
    return token.text[0].isupper() or token.lower_ in _PRONOUNS


def _phrase(frame: Frame, references: References, token: Token, path: str) -> Subject:
    """The words for a subject: name, or noun phrase with its complement; pronouns resolved."""
    resolved = _resolve(frame, references, token)
    if resolved:
        return Subject(resolved, -1, -1, f"{path} reference")
    begin, end = syntax.noun_phrase(token)
    if frame.candidate.kind != "dated":
        begin = _skip_trigger(frame, begin, token.i)
    text = frame.doc[begin:end].text
    if syntax.is_name(token):
        text = short_name(text)
    else:
        text = trim(_with_complement(frame, token, begin, end))
    return Subject(text, begin, end, path)


def _skip_trigger(frame: Frame, begin: int, head: int) -> int:
    """A counted noun without its number: `four orbiters` is about orbiters."""
    i = begin
    while i < head and (
        (
            _within(frame, frame.doc[i])
            and (frame.doc[i].like_num or syntax.role(frame.doc[i]) in ("number", "adverb"))
        )
        or syntax.is_article(frame.doc[i])
        or (frame.candidate.kind == "first_ever" and _within(frame, frame.doc[i]))
    ):
        i += 1
    return i


def _with_complement(frame: Frame, token: Token, begin: int, end: int) -> str:
    """A noun phrase with the short `of …` or `from …` that says whose or which it is."""
    following = next(
        (c for c in syntax.children(token, "nominal", "preposition") if c.left_edge.i == end), None
    )
    if following is not None and frame.doc[end].lower_ in ("of", "from", "for", "in"):
        stop = following.right_edge.i + 1
        if syntax.role(following) == "nominal":
            stop = max(syntax.noun_phrase(following)[1], end + 1)
        if stop - end <= 6 and not (end <= frame.begin_tok < stop):
            end = stop
    return frame.doc[begin:end].text


def _resolve(frame: Frame, references: References, token: Token) -> str:
    """The name that a pronoun or `the company` stands for; '' where it is not certain."""
    low = token.lower_
    generic = _is_generic(token)
    if low not in _PRONOUNS and not generic:
        return ""
    if low in PLURAL:
        return ""
    within = _earlier_subject(frame, token, low in PERSONAL)
    if within is not None:
        return short_name(frame.doc[slice(*syntax.noun_phrase(within))].text)
    return references.resolve(low if not generic else "it", token.idx, frame.bounds[0])


def _is_generic(token: Token) -> bool:
    definite = any(child.lower_ == "the" for child in token.children)
    return (
        definite
        and token.lower_ in lexicon.column("generic_nouns")
        and not any(
            syntax.role(child) in ("nominal", "relative", "compound", "amod")
            for child in token.children
        )
    )


def _earlier_subject(frame: Frame, token: Token, person: bool) -> Token | None:
    """A name that is a subject earlier in the sentence, in a clause around the pronoun's."""
    found = [
        other
        for other in frame.doc[frame.sent.start : token.i]
        if syntax.role(other) in _SUBJECTS and syntax.is_name(other)
    ]
    return found[-1] if found and len({other.text for other in found}) == 1 else None
