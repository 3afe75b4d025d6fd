"""The words for a source: a name or short phrase, pronouns and `the company` resolved.

Source: guide, section 3, `attribution`.
"""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from claimx import lexicon, noun_phrases, syntax
from claimx.clause import shallow
from claimx.clause.antecedents import LEAST
from claimx.clause.frame import Frame
from claimx.clause.kinds import is_time
from claimx.clause.names import is_capitalised, is_person, short_name
from claimx.clause.phrases import words_of
from claimx.clause.pronouns import PERSONAL, PRONOUNS
from claimx.clause.references import References
from claimx.clause.speakers import speaker
from claimx.clause.verbs import before_verb
from claimx.tags import FINITE, NAMES

PHRASE_TAGS = frozenset(("DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD", "JJ", "$", "EX"))
_WRITERS = frozenset(("i", "we"))  # outside of a quotation it is the text itself that speaks
_INSIDE = frozenset(
    ("NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "DT", "CD", "POS", "PRP", "PRP$", "HYPH", "VBN")
)


def source_of(
    frame: Frame, references: References, subject: Token, verb: Token
) -> tuple[str, str] | None:
    """The words for a verb's subject as a source, and those of the cue; None for no source."""
    subject = _whole(frame, subject, verb)
    if not _can_tell(subject):
        return None
    name = words_of(frame, references, subject, complement=False).text
    owned = frame.doc[noun_phrases.noun_phrase(subject)[0]].tag_ == "PRP$"
    if not syntax.is_name(subject) and not owned:
        name = document_owner(name)
    if name.lower() in PRONOUNS:
        name = speaker(references, name.lower(), frame.bounds[0]) or name
    if name.lower() in _WRITERS:
        return None
    return (name, f"{name} {verb.text}") if name else None


def _whole(frame: Frame, subject: Token, verb: Token) -> Token:
    """Of whom a share is: `half of the crew said`, `41% of the crew said` are the crew's words."""
    part = subject.like_num or subject.text == "%" or subject.lower_ in lexicon.column("part_words")
    whole = (
        shallow.phrase_head(frame.doc, subject.i, verb.i) if part and subject.i < verb.i else None
    )
    return whole or subject


def _can_tell(subject: Token) -> bool:
    """Whether a noun can be a source: not `nobody`, not a number or its unit."""
    if not syntax.is_nominal(subject) or subject.like_num or subject.text in "%$€£":
        return False
    return subject.lower_ not in lexicon.column("not_sources")


def named_between(frame: Frame, references: References, begin: int, end: int) -> str:
    """The words for a source that fills the tokens `begin` to `end`; '' where none does."""
    doc = frame.doc
    head = shallow.phrase_head(doc, begin, end)
    if head is None or not _can_tell(head):
        return ""
    parts = [part.strip() for part in doc[begin:end].text.split(",")]
    if parts[0].lower() in _WRITERS:
        return ""
    others = [part for part in parts[1:] if is_person(part)]
    if others and not is_person(short_name(parts[0])):
        return others[0]
    return resolved(frame, references, parts[0], head)


def resolved(frame: Frame, references: References, phrase: str, head: Token | None) -> str:
    """The short name in a phrase; for a pronoun or `the company`, what that stands for.

    `head`: the phrase's head word.
    """
    sentence_start = frame.bounds[0]
    phrase = re.sub(r"^[\"“‘*(]+", "", phrase).strip()
    low = phrase.lower()
    if low in PRONOUNS:
        known = _antecedent(frame, head) if low not in (*PERSONAL, "it") else ""
        known = known or person_for(frame, references, head)
        return known or speaker(references, low, sentence_start) or phrase
    word = low.removeprefix("the ").rstrip(".")
    if low.startswith("the ") and word in lexicon.column("generic_nouns"):
        firm = _antecedent(frame, head) or references.resolve("company", sentence_start)
        return firm or word
    placed = re.match(r"(.+?) (?P<link>of|for|from|at|in|on|with) ", phrase)
    if placed and (is_person(short_name(placed[1])) or placed["link"] not in ("of", "for")):
        return short_name(placed[1])
    return document_owner(short_name(phrase))


def person_for(frame: Frame, references: References, pronoun: Token | None) -> str:
    """The person's name that `he` or `she` stands for; '' for other words, or where unsure."""
    if pronoun is None or pronoun.lower_ not in PERSONAL:
        return ""
    known = _antecedent(frame, pronoun)
    return known if set(known.split()[-1:]) <= references.persons.last_names else ""


def _antecedent(frame: Frame, head: Token | None) -> str:
    """The name for what a pronoun or a generic noun stands for; '' where nothing is likely."""
    found = frame.sentence.antecedents.of(head) if head is not None else None
    return short_name(found.mention.text) if found and found.probability >= LEAST else ""


def document_owner(phrase: str) -> str:
    """`Lee's statement` is Lee's; `company's report` names nobody shorter.

    >>> document_owner("Lee’s statement"), document_owner("company’s report")
    ('Lee', 'company’s report')
    """
    match = re.fullmatch(r"([A-Z].*?)['’]s? (?:\w+ )*(\w+)", phrase)
    if match and match[2] in lexicon.column("documents"):
        return short_name(match[1])
    return phrase


def subject_before(frame: Frame, verb: Token) -> Token | None:
    """Who says, shows or expects: the noun phrase right before the verb where it opens its
    clause, else by word classes, else by the tree."""
    doc, start = frame.doc, frame.sent.start
    if verb.lower_.endswith("ing"):
        return _by_group(frame, verb)
    begins = group_begin(doc, verb.i, start)
    bracketed = begins - 3 > start and doc[begins - 1].text == ")" and doc[begins - 3].text == "("
    if bracketed and doc[begins - 2].text.isupper():  # `the Office for Rail Safety (ORS) said`
        return doc[begins - 2]
    renamed = _renamed(doc, begins, start) or _told_of(doc, begins, start)
    if renamed is not None:
        return renamed
    at = _past_time(doc, before_verb(doc, begins, start), start)
    if at < start:
        return None
    if doc[at].lower_ in ("and", "but", "or"):
        return _shared(frame, verb)
    begin, head = _phrase_before(doc, at, start)
    edge = doc[begin] if begin >= start else None
    opens = edge is None or edge.text in ",;:—–" or edge.lower_ in _openers()
    reporting = lexicon.table("reporting_verbs")
    if edge is not None and edge.tag_ in FINITE and edge.lower_ not in reporting:
        return None  # `raised its full-year forecast`
    if (
        begin < at
        and (opens or (edge is not None and edge.tag_ in FINITE))
        and syntax.is_nominal(doc[head])
    ):
        return _host(doc, begin + 1, start) or doc[head]
    subject = _by_group(frame, verb)
    if subject is not None and subject.i > verb.i:
        return None  # a past tense taken for a participle: `calculated that the port lost 5m`
    if subject is None or subject.like_num or subject.tag_ == "DT":
        tree = syntax.subject_of(verb) if frame.parsed else None
        return tree or subject
    return _host(doc, noun_phrases.noun_phrase(subject)[0], start) or subject


def _past_time(doc: Doc, at: int, start: int) -> int:
    """The word before a time that parts a source from its verb: `a survey last June found`."""
    timed = at - 2 >= start and is_time(doc[at].text) and doc[at - 1].lower_ in ("last", "this")
    return at - 2 if timed and doc[at - 2].tag_.startswith("NN") else at


def _phrase_before(doc: Doc, at: int, start: int) -> tuple[int, int]:
    """The token before the noun phrase that ends with the one at `at`, and the phrase's head:
    `The head of the league, wearing a scarf, said`."""
    begin = head = at
    while begin >= start:
        if doc[begin].lower_ == "of" and begin > start and doc[begin - 1].tag_[:2] == "NN":
            head = begin - 1
        elif doc[begin].tag_ not in _INSIDE:
            break
        begin -= 1
    return begin, head


def _renamed(doc: Doc, at: int, start: int) -> Token | None:
    """The person named in commas right before a verb: `its director, Ann Lee, expects`."""
    if at - 1 <= start or doc[at - 1].text != ",":
        return None
    begin = at - 2
    while begin > start and doc[begin].text != ",":
        begin -= 1
    named = doc[begin].text == "," and doc[begin - 1].text.islower()
    return doc[at - 2] if named and is_person(doc[begin + 1 : at - 1].text) else None


def _told_of(doc: Doc, at: int, start: int) -> Token | None:
    """Whom a `who` after an office means: `said Ann Lee, its director, who pointed out`."""
    if at - 2 <= start or doc[at - 1].lower_ != "who" or doc[at - 2].text != ",":
        return None
    comma = at - 3
    while comma > start and doc[comma].text != ",":
        comma -= 1
    begin = comma
    while begin > start and doc[begin - 1].tag_ in NAMES:
        begin -= 1
    return doc[comma - 1] if is_person(doc[begin:comma].text) else None


def _host(doc: Doc, begin: int, start: int) -> Token | None:
    """The name that opens the sentence where a phrase only renames it: `Ann Lee, a judge, …`."""
    at = begin - 1
    if at <= start or doc[at].text != "," or doc[start].tag_ == "IN":  # `In May, the office`
        return None
    name = doc[start:at].text.split()
    if 1 < len(name) <= 5 and all(is_capitalised(word) or word.isdigit() for word in name):
        return doc[at - 1]
    return None


def _by_group(frame: Frame, verb: Token) -> Token | None:
    groups = frame.groups
    number = next((n for n, group in enumerate(groups) if group.begin <= verb.i < group.end), None)
    return frame.sentence.subject_of(number) if number is not None else syntax.subject_of(verb)


def _openers() -> frozenset[str]:
    return lexicon.column("clause_openers") | {"after", "before", "since", "until"}


def group_begin(doc: Doc, at: int, start: int) -> int:
    """Where a verb's group begins, with its auxiliaries and adverbs: `has later said`."""
    while at > start and (
        doc[at - 1].tag_ in ("RB", "RBR", "MD") or doc[at - 1].lemma_.lower() in ("have", "do")
    ):
        at -= 1
    return at


def _shared(frame: Frame, verb: Token) -> Token | None:
    """The subject that `and said` shares: that of the reporting verb before it, if any."""
    reporting = lexicon.table("reporting_verbs")
    for i in range(verb.i - 2, frame.sent.start, -1):
        if frame.doc[i].lower_ in reporting and frame.doc[i].tag_ in FINITE:
            return subject_before(frame, frame.doc[i])
    joined = frame.parsed and syntax.role(verb) == "conjunct" and verb.head.i < verb.i
    subject = syntax.own_subject(verb.head) if joined else None
    if subject is not None:
        return subject_before(frame, verb.head) or subject
    return _by_group(frame, verb)
