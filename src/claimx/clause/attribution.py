"""Whom the sentence, or the quotation it stands in, names as the source of what it says.

Found in the tree (a reporting verb that governs the clause), or by the shape of the frame around
it (`according to …`, `…, said Ann Lee.`, `Study: …`).
Source: Pareti 2015 (source, cue, content); guide, section 3, `attribution`.
"""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from claimx import lexicon, syntax
from claimx.clause import shallow
from claimx.clause.frame import Frame
from claimx.clause.names import short_name, trim
from claimx.clause.quotes import Quotations
from claimx.clause.references import PERSONAL, References

_PRONOUNS = PERSONAL | {"they", "it"}
_STOP = (
    r"(?=[,.;:)—–]|\s(?:which|who|that|as|and|in|on|at|for|with|since|while|but|published|released"
    r"|conducted|compiled|issued|last|this)\b|\s*$)"
)
_ACCORDING = re.compile(
    r"\b(?:according to|in the words of|citing|cited by|as reported by|per)\s+"
    r"(?P<source>(?:[\w.'’&/-]+\s){0,12}?[\w.'’&/-]+)" + _STOP,
    re.I,
)


def find_attribution(
    frame: Frame, quotations: Quotations, references: References
) -> tuple[str, str]:
    """The source's shortest name and the words that make it one; '' and '' where there is none."""
    quotation = quotations.around(frame.candidate.start)
    if quotation is not None and quotation.speaker:
        return _resolved(frame, references, quotation.speaker, quotation.start), quotation.cue
    return (
        _by_according(frame)
        or _by_tree(frame, references)
        or _by_tail(frame, references)
        or _by_words(frame, references)
        or _by_label(frame)
        or ("", "")
    )


def _by_according(frame: Frame) -> tuple[str, str] | None:
    for match in _ACCORDING.finditer(frame.text):
        at = frame.candidate.start - frame.bounds[0]
        if match.start() <= at < match.end():
            continue
        if match[0].lower().startswith("per ") and not match["source"][0].isupper():
            continue
        return short_name(match["source"]), match[0]
    return None


def _by_tree(frame: Frame, references: References) -> tuple[str, str] | None:
    """The subject of a reporting verb above the clause, or of one set beside it."""
    for inner, outer in zip(frame.chain, frame.chain[1:], strict=False):
        if syntax.role(inner) in ("complement", "object") and is_reporting(outer):
            found = _speaker(frame, references, outer)
            if found:
                return found
    for predicate in frame.chain:
        for beside in syntax.children(predicate, "parallel", "complement"):
            if beside in frame.chain or not is_reporting(beside):
                continue
            if syntax.own_subject(beside) is not None and not _covers(frame, beside):
                found = _speaker(frame, references, beside)
                if found:
                    return found
    return None


def _by_words(frame: Frame, references: References) -> tuple[str, str] | None:
    """`Ann Lee told us that …` to the left of the trigger, by word classes alone."""
    doc, start = frame.doc, frame.sent.start
    for i in range(frame.begin_tok - 1, start, -1):
        word = doc[i]
        if word.lower_ != "that" or word.tag_ not in ("IN", "WDT", "DT"):
            continue
        at = next((k for k in range(i - 1, max(i - 7, start), -1) if _reports(doc[k])), None)
        if at is None or any(doc[k].text in ",;:" for k in range(at, i)):
            continue
        groups = frame.groups
        number = next((n for n, verb in enumerate(groups) if verb.begin <= at < verb.end), None)
        if number is None:
            subject = shallow.phrase_head(doc, start, at)
        else:
            subject = shallow.subject_of_group(doc, groups, number, frame.sent)
        if subject is not None and syntax.is_nominal(subject) and subject.tag_ != "EX":
            return _source(frame, references, subject, doc[at])
    return None


def _reports(token: Token) -> bool:
    """Whether a word has the form of an active reporting verb (`shows` is often tagged NNS)."""
    if token.lower_ not in lexicon.table("reporting_verbs") or token.tag_ == "NN":
        return False
    before = token.nbor(-1) if token.i else token
    return before.lemma_.lower() not in ("be", "a", "the") and before.tag_ not in ("DT", "JJ")


def is_reporting(verb: Token) -> bool:
    """Whether a verb says, shows or reckons something, in the active voice."""
    return verb.lower_ in lexicon.table("reporting_verbs") and not syntax.is_passive(verb)


def _covers(frame: Frame, verb: Token) -> bool:
    return verb.left_edge.i <= frame.begin_tok <= verb.right_edge.i


def _speaker(frame: Frame, references: References, verb: Token) -> tuple[str, str] | None:
    subject = syntax.subject_of(verb)
    if subject is None or not syntax.is_nominal(subject) or subject.lower_ in ("it", "there"):
        return None
    return _source(frame, references, subject, verb)


def _source(
    frame: Frame, references: References, subject: Token, verb: Token
) -> tuple[str, str] | None:
    begin, end = syntax.noun_phrase(subject)
    phrase = frame.doc[begin:end].text
    name = short_name(phrase) if syntax.is_name(subject) else _document_owner(trim(phrase))
    if subject.sent.start == frame.sent.start:
        name = _resolved(frame, references, name, subject.idx)
    if name.lower() in ("we", "you", "it", "one", "they"):
        name = _document_before(frame, verb.i) or name
    return (name, f"{name} {verb.text}") if name else None


def _document_before(frame: Frame, before: int) -> str:
    """`In the prospectus, we see that …`: the document is the source, not who reads it."""
    documents = lexicon.column("documents")
    told_in = False
    for token in frame.doc[frame.sent.start : before]:
        told_in = told_in or token.lower_ == "in"
        if told_in and (token.lower_ in documents or token.lemma_.lower() in documents):
            return token.text
    return ""


def _document_owner(phrase: str) -> str:
    """`Lee's statement` is Lee's; `company's report` names nobody shorter."""
    match = re.fullmatch(r"([A-Z].*?)['’]s? (?:\w+ )*(\w+)", phrase)
    if match and match[2] in lexicon.column("documents"):
        return short_name(match[1])
    return phrase


@cache
def _tail() -> re.Pattern[str]:
    """`…, said Ann Lee.`, `…, the minister said, …`, `…, figures showed.`"""
    forms = [form for form in lexicon.table("reporting_verbs") if not form.endswith("ing")]
    verbs = "(?:" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + ")"
    phrase = r"(?:[\w.'’&/-]+ ){0,7}?[\w.'’&/-]+"
    return re.compile(
        rf"[,”\"—–]\s?(?:{verbs} (?P<inverted>{phrase})(?=[,.;—–]|$)"
        rf"|(?:as )?(?P<plain>{phrase})(?:,[^,.]{{1,80}},)? (?:\w+ly )?{verbs}"
        r"(?: \w+day| reporters)?(?=[,.;—–]|$))"
    )


def _by_tail(frame: Frame, references: References) -> tuple[str, str] | None:
    at = frame.candidate.start - frame.bounds[0]
    for match in _tail().finditer(frame.text):
        if match.start() <= at < match.end():
            continue
        name = short_name(match["inverted"] or match["plain"])
        words = name.lower().split()
        if not words or any(word in lexicon.column("clause_openers") for word in words):
            continue
        return _resolved(frame, references, name, frame.bounds[0] + match.start()), match[0]
    return None


_LABEL = re.compile(r"(?P<source>[A-Z][\w.'’-]*(?: [\w.'’-]+){0,3}):\s")


def _by_label(frame: Frame) -> tuple[str, str] | None:
    """`Study: …` and `Police: …`, where the word before the colon can be a source."""
    match = _LABEL.match(frame.text)
    if match is None or frame.candidate.start < frame.bounds[0] + match.end():
        return None
    last = match["source"].split()[-1].lower()
    if last in lexicon.column("documents") or last in lexicon.column("label_sources"):
        return trim(match["source"]), match[0].strip()
    return None


def _resolved(frame: Frame, references: References, name: str, at: int) -> str:
    """A speaker's name; where it is a pronoun, the name that it stands for, if certain."""
    if name.lower() not in _PRONOUNS:
        return name
    start = max(frame.source.rfind("\n", 0, at) + 1, 0)
    begin = frame.bounds[0] if frame.bounds[0] <= at else start
    return references.resolve(name, begin) or name
