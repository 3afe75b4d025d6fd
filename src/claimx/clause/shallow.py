"""A clause's subject by word classes and punctuation alone: a second opinion.

It knows nothing of the tree, so that where both agree the subject is seldom wrong, and it reads
sentences that have tags and no tree. Source: Abney 1991 (chunks between clause boundaries).
"""

from __future__ import annotations

from spacy.tokens import Doc, Span, Token

from claimx import lexicon
from claimx.clause.verbs import Verb, before_verb
from claimx.syntax import RELATIVE
from claimx.tags import NAMES, VERBAL

_NOMINAL = frozenset(("NN", "NNS", "NNP", "NNPS", "PRP", "CD", "$", "EX", "DT", "SYM"))
_INSIDE = frozenset(("DT", "JJ", "PRP$", "POS", "JJR", "JJS", "HYPH", "``", "''", "VBG", "VBN",
                     "RB", "PDT"))  # fmt: skip


def subject_of_group(doc: Doc, groups: list[Verb], n: int, sent: Span) -> Token | None:
    """The head of the subject of a verb group; None where the words do not give one."""
    for _ in range(len(groups)):
        verb = groups[n]
        at = before_verb(doc, verb.begin, sent.start)
        if at < sent.start:
            return _other(doc, groups, n, sent)
        token = doc[at]
        if verb.kind != "finite":
            outcome = doc[verb.begin].lower_ in lexicon.column("result_participles")
            at_noun = token.tag_.startswith("NN") and at == verb.begin - 1
            if verb.kind == "participle" and at_noun and not outcome:
                return token
            earlier = [k for k in range(n) if groups[k].kind == "finite"]
            if not earlier:
                return _other(doc, groups, n, sent)
            n = earlier[-1]
            continue
        if n and (token.tag_ == "CC" or _listed(doc, groups, n, verb.begin)):
            n -= 1
            continue
        if token.lower_ in RELATIVE and token.tag_ in ("WDT", "WP", "IN"):
            return _relative_subject(doc, groups, n, at, sent)
        head = _phrase_head(doc, groups, n, at, sent)
        if head is not None and head.lower_ == "there":
            return phrase_head(doc, verb.end, sent.end)
        return head
    return None


def _listed(doc: Doc, groups: list[Verb], n: int, begin: int) -> bool:
    """Whether a verb only goes on a list of verbs: `It rose, fell and rose again`."""
    return (
        doc[begin - 1].text == ","
        and groups[n - 1].kind == "finite"
        and not any(doc[k].text == "," for k in range(groups[n - 1].begin - 1, begin - 1))
    )


def _other(doc: Doc, groups: list[Verb], n: int, sent: Span) -> Token | None:
    """A participle that opens its sentence shares the subject of the finite verb after it."""
    later = [k for k in range(n + 1, len(groups)) if groups[k].kind == "finite"]
    if not later or groups[n].kind == "finite":
        return None
    at = before_verb(doc, groups[later[0]].begin, sent.start)
    return _phrase_head(doc, groups, later[0], at, sent) if at >= sent.start else None


def _relative_subject(doc: Doc, groups: list[Verb], n: int, at: int, sent: Span) -> Token | None:
    """`Sales in the north, which fell`: sales fell; `a plan for a dam that fell`: the dam."""
    if at - 2 >= sent.start and doc[at - 1].text == "," and not groups[n - 1 : n]:
        return _phrase_head(doc, groups, n, at - 2, sent)
    noun = antecedent(doc, at, sent.start)
    if noun is not None and doc[at].lower_ == "who" and noun.tag_ in NAMES:
        return _before_place(doc, noun, sent.start) or noun
    return noun


def _before_place(doc: Doc, noun: Token, start: int) -> Token | None:
    """`a nurse from Manila who …`: the nurse."""
    i = noun.i
    while i > start and doc[i].tag_ in ("NNP", "NNPS", "DT"):
        i -= 1
    if doc[i].lower_ not in ("from", "in", "at") or i - 1 < start:
        return None
    return doc[i - 1] if doc[i - 1].tag_.startswith("NN") else None


def antecedent(doc: Doc, at: int, start: int) -> Token | None:
    """The noun that a relative pronoun stands at."""
    for i in range(at - 1, max(start, at - 4) - 1, -1):
        if doc[i].tag_ in ("NN", "NNS", "NNP", "NNPS", "PRP"):
            return doc[i]
        if doc[i].tag_ == "CD" and doc[i - 1].text != ",":  # not an age: `Ann Lee, 71, who …`
            return doc[i]
    return None


def phrase_head(doc: Doc, begin: int, end: int) -> Token | None:
    """The head of the noun phrase that begins at a token; None where none does."""
    return _head_from(doc, begin, end - 1)


def _phrase_head(doc: Doc, groups: list[Verb], n: int, at: int, sent: Span) -> Token | None:
    """The head of the first noun phrase of the region that ends at `at`."""
    earlier = [verb for verb in groups[:n] if verb.end <= at + 1]
    while earlier and (inner := _embedded(doc, earlier[-1], at, sent.start)) > sent.start:
        at = inner - 1
        earlier = [verb for verb in earlier if verb.end <= at + 1]
    floor = earlier[-1].end if earlier else sent.start
    joined = any(verb.kind == "finite" for verb in earlier)
    begin = at
    while begin > floor and not _is_edge(doc, begin - 1, joined):
        begin = _opening(doc, begin - 1, floor) if doc[begin - 1].text == ")" else begin - 1
    i = begin
    while i <= at:
        if doc[i].tag_ in ("IN", "TO") or doc[i].lower_ in lexicon.column("clause_openers"):
            i = _after_preposition(doc, i + 1, at)
            continue
        head = _head_from(doc, i, at)
        if head is not None:
            return head
        i += 1
    if begin - 1 > floor and doc[begin - 1].text == "," and doc[begin].tag_ == "IN":
        past = before_verb(doc, begin, sent.start)  # `The firm, on Friday, …`
        if sent.start <= past < begin - 1:
            return _phrase_head(doc, groups, n, past, sent)
    return _head_from(doc, begin, at, any_noun=True)


def _embedded(doc: Doc, verb: Verb, at: int, start: int) -> int:
    """Where the clause begins that a verb forms within a noun phrase that ends at `at`; -1: none.

    `a ship carrying 30 people`, `a package that includes the right`.
    """
    if any(doc[i].text in ",;:" or doc[i].tag_ == "CC" for i in range(verb.end, at + 1)):
        return -1
    if verb.kind != "finite":
        return verb.begin if doc[verb.begin - 1].tag_.startswith("NN") else -1
    for i in range(verb.begin - 1, max(verb.begin - 8, start), -1):
        if doc[i].lower_ in RELATIVE and doc[i - 1].tag_.startswith("NN"):
            return i
        if doc[i].text in ",;:" or doc[i].tag_ in VERBAL:
            return -1
    return -1


def _opening(doc: Doc, at: int, floor: int) -> int:
    """The bracket that a closing one belongs to."""
    return next((i for i in range(at, floor - 1, -1) if doc[i].text == "("), at)


def _is_edge(doc: Doc, i: int, joined: bool) -> bool:
    token = doc[i]
    if token.text in (",", ";", ":", "—", "–", "(", ".", "*", "**", "?", "!") or token.tag_ in (
        "``",
        "''",
        "WDT",
        "WRB",
    ):
        return True
    if token.lower_ in ("that", "because", "while", "if", "whether", "although", "though", "but"):
        return True
    return joined and token.tag_ == "CC" and token.lower_ in ("and", "or")


def _after_preposition(doc: Doc, i: int, at: int) -> int:
    """Past a prepositional phrase: where a new noun phrase starts without one."""
    seen = False
    while i <= at:
        tag = doc[i].tag_
        if seen and tag in ("DT", "PRP", "PRP$", "NNP", "EX") and doc[i - 1].tag_ != "NNP":
            return i
        if doc[i].tag_ == "IN":
            return i
        seen = seen or tag.startswith(("NN", "CD", "PRP"))
        i += 1
    return i


def _head_from(doc: Doc, i: int, at: int, any_noun: bool = False) -> Token | None:
    """The last noun of the unbroken noun phrase that starts at `i`."""
    head = None
    while i <= at:
        token = doc[i]
        if head is not None and token.lower_ in lexicon.column("weekdays"):
            break
        if token.tag_ in _NOMINAL or token.pos_ in ("NOUN", "PROPN", "PRON"):
            named = head is not None and head.tag_.startswith("NN") and token.like_num
            head = head if named else token
        elif token.text == "-" and i + 1 <= at:
            i += 1
            head = doc[i] if doc[i].tag_.startswith("NN") else head
        elif token.text == "(":
            close = next((k for k in range(i, at + 1) if doc[k].text == ")"), None)
            if close is None:
                break
            i = close
        elif token.tag_ not in _INSIDE and not any_noun:
            break
        i += 1
    return _of_whom(doc, head, at)


def _of_whom(doc: Doc, head: Token | None, at: int) -> Token | None:
    """`41% of the staff` and `two of the ships` are about the staff and the ships."""
    if head is None or head.i + 2 > at or doc[head.i + 1].lower_ != "of":
        return head
    if not (head.like_num or head.text == "%" or head.lower_ in lexicon.column("part_words")):
        return head
    return _head_from(doc, head.i + 2, at) or head
