"""Whom the sentence, or the quotation it stands in, names as the source of what it says.

Found in the tree (a reporting verb that governs the clause), or by the shape of the frame around
it (`according to …`, `…, said Ann Lee.`, `Study: …`).
Source: Pareti 2015 (source, cue, content); guide, section 3, `attribution`.
"""

from __future__ import annotations

import re

from spacy.tokens import Token

from claimx import lexicon, syntax
from claimx.clause import shallow
from claimx.clause.frame import Frame
from claimx.clause.names import short_name, trim
from claimx.clause.phrases import words_of
from claimx.clause.quotes import Quotations
from claimx.clause.references import PERSONAL, References
from claimx.clause.verbs import Verb

_MIN_QUOTED = 25  # code points; shorter runs are words at arm's length
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
    if quotation is not None and not quotation.speaker:
        speaker = references.person_before(quotation.start)
        if speaker and quotation.end - quotation.start > _MIN_QUOTED:
            return speaker, speaker
    if quotation is not None and quotation.speaker:
        name = _resolved(frame, references, quotation.speaker, quotation.start)
        quoted = frame.source[quotation.start : quotation.end]
        if name != quotation.speaker and name.split()[-1] in quoted:
            name = quotation.speaker  # who speaks of somebody by name is another
        return name, quotation.cue
    return (
        _by_according(frame)
        or _by_aside(frame, references)
        or _by_tree(frame, references)
        or _by_words(frame, references)
        or _by_value(frame, references)
        or _by_owner(frame)
        or _by_label(frame)
        or ("", "")
    )


def _by_according(frame: Frame) -> tuple[str, str] | None:
    for match in _ACCORDING.finditer(frame.text):
        at = frame.candidate.start - frame.bounds[0]
        if match.start() <= at < match.end():
            continue
        first = match[0].split()[0].lower()
        named = any(word[0].isupper() for word in match["source"].split())
        if (first == "per" and not match["source"][0].isupper()) or (
            first == "citing" and not named
        ):
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
        if at is None or not _opens_complement(frame, at, i):
            continue
        groups = frame.groups
        number = next((n for n, verb in enumerate(groups) if verb.begin <= at < verb.end), None)
        if number is None:
            subject = shallow.phrase_head(doc, start, at)
        else:
            subject = frame.sentence.subject_of(number)
        if subject is not None and syntax.is_nominal(subject) and subject.tag_ != "EX":
            return _source(frame, references, subject, doc[at])
    return None


def _opens_complement(frame: Frame, verb: int, that: int) -> bool:
    """Whether `that` brings what is said: not `announced the price that …`."""
    doc = frame.doc
    if any(doc[k].text in ",;:" for k in range(verb, that)):
        return False
    first = doc[verb + 1]
    told = lexicon.table("reporting_verbs")[doc[verb].lower_]["lemma"] in (
        "tell",
        "inform",
        "remind",
    )
    return told or first.i == that or first.tag_ in ("IN", "TO", "RP", "RB", "NNP")


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
    """The subject of a reporting verb: by word classes, else by the tree."""
    if _after_quote_only(frame, verb):
        return None
    groups = frame.groups
    number = next((n for n, group in enumerate(groups) if group.begin <= verb.i < group.end), None)
    subject = None
    if number is not None:
        subject = frame.sentence.subject_of(number)
    if subject is None or subject.like_num:
        subject = syntax.subject_of(verb)
    if subject is None or not syntax.is_nominal(subject) or subject.lower_ in ("it", "there"):
        return None
    return _source(frame, references, subject, verb)


def _after_quote_only(frame: Frame, verb: Token) -> bool:
    """Whether a verb reports a quotation before it and the trigger stands behind the verb."""
    if frame.begin_tok < verb.i:
        return False
    before = frame.doc[max(verb.i - 5, frame.sent.start) : verb.i]
    return any(token.text in ("”", "''") or token.tag_ == "''" for token in before)


def _source(
    frame: Frame, references: References, subject: Token, verb: Token
) -> tuple[str, str] | None:
    name = words_of(frame, references, subject, complement=False).text
    if not syntax.is_name(subject):
        name = _document_owner(name)
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


def _by_aside(frame: Frame, references: References) -> tuple[str, str] | None:
    """`…, said Ann Lee.`, `…, the minister said, …`, `…, figures showed.`"""
    doc, sent = frame.doc, frame.sent
    for group in frame.groups:
        word = doc[group.end - 1]
        if group.kind != "finite" or not _says(word) or _passive(frame, group):
            continue
        edge = next((i for i in range(group.begin - 1, max(group.begin - 9, sent.start), -1)
                     if doc[i].text in _EDGES or doc[i].tag_ in _VERBS), -1)  # fmt: skip
        if (
            edge < 0
            or doc[edge].tag_ in _VERBS
            or (frame.begin_tok > edge and _in_own(frame, group))
        ):
            continue
        if edge == group.begin - 1:
            source = _inverted(frame, group)
        elif _closes(frame, group.end):
            source = shallow.phrase_head(doc, edge + 1, group.begin)
        else:
            continue
        if source is not None and syntax.is_nominal(source) and not source.like_num:
            return _source(frame, references, source, word)
    return None


def _inverted(frame: Frame, group: Verb) -> Token | None:
    """`…, said Ann Lee`: who stands behind the verb, where no other verb follows him."""
    doc, end = frame.doc, frame.sent.end
    entry = lexicon.table("reporting_verbs")[doc[group.end - 1].lower_]
    source = shallow.phrase_head(doc, group.end, end) if entry["inverts"] == "yes" else None
    if source is None or (source.i + 1 < end and doc[source.i + 1].tag_ in _VERBS):
        return None
    return source


_EDGES = frozenset((",", "”", '"', "—", "–", "’"))
_VERBS = frozenset(("VBD", "VBZ", "VBP", "MD"))


def _says(word: Token) -> bool:
    """Whether a word is a verb that can stand aside: `…, Ann Lee said`."""
    entry = lexicon.table("reporting_verbs").get(word.lower_)
    return entry is not None and entry["aside"] == "yes"


def _passive(frame: Frame, group: Verb) -> bool:
    words = frame.doc[group.begin : group.end]
    return len(words) > 1 and words[-1].tag_ == "VBN" and any(w.lemma_ == "be" for w in words[:-1])


def _closes(frame: Frame, at: int) -> bool:
    """Whether an aside ends where it should: at a comma or stop, or after when and where."""
    doc, end = frame.doc, frame.sent.end
    said_to = ("reporters", "today", "yesterday")
    first = doc[at] if at < end else None
    if first is not None and not first.is_punct and first.tag_ not in ("IN", "TO"):
        timed = first.lower_ in lexicon.column("weekdays") or first.lower_ in said_to
        if not timed:
            return False
    for i in range(at, min(at + 8, end)):
        if doc[i].text in (",", ".", "—", "–", "”", '"'):
            return True
        if doc[i].tag_ in _VERBS or doc[i].lower_ == "that":
            return False
    return at + 8 >= end


def _in_own(frame: Frame, group: Verb) -> bool:
    """Whether the trigger stands in the aside itself, or in a clause joined on behind it."""
    doc = frame.doc
    if frame.begin_tok <= group.end + 8:
        closed = any(doc[i].text == "," for i in range(group.end, frame.begin_tok))
        if not closed:
            return True
    following = doc[group.end : frame.begin_tok]
    return any(token.lower_ in ("and", "but", "while") for token in following)


def _by_value(frame: Frame, references: References) -> tuple[str, str] | None:
    """`the office put inflation at 10%`, `the bank forecasts growth of 2%`."""
    group = frame.group
    if group is None or frame.candidate.kind != "numeric" or group.end > frame.begin_tok:
        return None
    word = frame.doc[group.end - 1]
    entry = lexicon.table("judging_verbs").get(word.lower_)
    if entry is None or _passive(frame, group):
        return None
    if entry["link"] and frame.doc[frame.begin_tok - 1].lower_ != entry["link"]:
        return None
    subject = frame.sentence.subject_of(frame.group_number or 0)
    if subject is None or not syntax.is_nominal(subject):
        return None
    return _source(frame, references, subject, word)


_OWNED = re.compile(
    r"(?P<source>[A-Z][\w.&-]*(?: (?:of |for )?[A-Z][\w.&-]*){0,5})['’]s? "
    r"(?:own |latest |central |average |new )?"
    r"(?:count|estimates?|figures|forecasts?|tally|tracker|calculations?|projections?|reckoning"
    r"|data|poll|survey|estimation|view|words)\b"
)


def _by_owner(frame: Frame) -> tuple[str, str] | None:
    """`on Maimai’s count`, `the Met Office’s forecast is …`."""
    at = frame.candidate.start - frame.bounds[0]
    match = next((m for m in _OWNED.finditer(frame.text) if not m.start() <= at < m.end()), None)
    return (short_name(match["source"]), match[0]) if match else None


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
