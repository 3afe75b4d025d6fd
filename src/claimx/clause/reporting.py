"""A source that says, shows, expects or puts something: the subject of a verb before the trigger.

By the forms of words (`Ann Lee told us that …`, `the bank expects …`), and by the tree.
Source: Pareti 2015 (source, cue, content); guide, section 3, `attribution`.
"""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Span, Token

from claimx import lexicon, syntax
from claimx.clause import shallow
from claimx.clause.frame import Frame
from claimx.clause.references import References
from claimx.clause.sources import group_begin, named_between, source_of, subject_before

_THAT_REACH = 14
_PHRASE_TAGS = frozenset(("DT", "NN", "NNS", "NNP", "NNPS", "PRP", "PRP$", "CD", "JJ", "$", "EX"))
_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))


def find_reporter(
    frame: Frame, references: References, asides: set[int]
) -> tuple[str, str] | None:
    """The source that a verb left of the trigger has, or one above it in the tree.

    `asides`: the verbs that stand in asides, which have been asked already.
    """
    return (
        _by_that(frame, references)
        or _by_tree(frame, references, asides)
        or _by_bare(frame, references, asides)
        or _by_judging(frame, references)
        or _by_agent(frame, references)
    )


def _by_that(frame: Frame, references: References) -> tuple[str, str] | None:
    """`Ann Lee told us on Monday that …`: the last such `that` before the trigger."""
    doc, start = frame.doc, frame.sent.start
    for i in range(frame.begin_tok - 1, start, -1):
        if doc[i].lower_ != "that" or doc[i].tag_ not in ("IN", "WDT", "DT"):
            continue
        at = _verb_before(frame, i)
        if at is None or _conceded(frame, i):
            continue
        subject = subject_before(frame, doc[at])
        found = source_of(frame, references, subject, doc[at]) if subject is not None else None
        if found:
            return found
    return None


def _verb_before(frame: Frame, that: int) -> int | None:
    """The reporting verb whose complement a `that` opens: not `announced the price that …`."""
    doc = frame.doc
    for k in range(that - 1, max(that - _THAT_REACH, frame.sent.start), -1):
        if doc[k].text in ",;:" or (doc[k].tag_ in _FINITE and not is_reporting(doc[k])):
            return None
        if is_reporting(doc[k]):
            entry = lexicon.table("reporting_verbs")[doc[k].lower_]
            first = doc[k + 1]
            told = entry["tells"] == "yes"
            direct = first.i == that or first.tag_ in ("IN", "TO", "RP", "RB", "NNP")
            direct = direct or first.lower_ in lexicon.column("said_when")
            return k if told or direct else None
    return None


def _conceded(frame: Frame, since: int) -> bool:
    """Whether the writer takes over again before the trigger: `…, though it holds only 66`."""
    doc = frame.doc
    for i in range(since + 1, frame.begin_tok):
        low, before = doc[i].lower_, doc[i - 1].text
        if before == "," and low in ("though", "although"):
            return True
        if before == "," and low == "but" and doc[i + 1].tag_ == "PRP":
            return True
        if before == ":" and any(t.tag_ in _FINITE for t in doc[i : frame.begin_tok]):
            return True
    return False


def is_reporting(verb: Token) -> bool:
    """Whether a word says, shows or reckons something: an active verb, with a subject of its own.

    By its form and what stands before it: taggers take `shows` and `claims` for nouns.
    """
    entry = lexicon.table("reporting_verbs").get(verb.lower_)
    if entry is None or verb.tag_ in ("NN", "JJ") or verb.i == 0:
        return False
    if entry["lemma"] == "point":
        return verb.i + 1 < len(verb.doc) and verb.nbor().lower_ == "out"
    start = verb.sent.start
    before = verb.doc[max(group_begin(verb.doc, verb.i, start) - 1, 0)]
    if before.lower_ == "to" or before.tag_ in ("DT", "JJ", "PRP$", "POS", "CD"):
        return False
    return before.lemma_.lower() not in ("be", "get") and not _is_participle(verb)


def _is_participle(verb: Token) -> bool:
    """Whether a form in -ed or -ing only describes a noun: `the loss reported in May`."""
    if verb.lower_.endswith("ing"):
        return verb.nbor(-1).tag_.startswith("NN")
    return verb.tag_ == "VBN" and syntax.role(verb) == "participle" and syntax.is_passive(verb)


def _by_tree(
    frame: Frame, references: References, asides: set[int]
) -> tuple[str, str] | None:
    """The subject of a reporting verb above the clause, or of one set beside it."""
    for inner, outer in zip(frame.chain, frame.chain[1:], strict=False):
        if outer.i in asides or not is_reporting(outer) or syntax.is_passive(outer) or _conceded(frame, outer.i):
            continue
        kind = lexicon.table("reporting_verbs")[outer.lower_]["kind"]
        governs = syntax.role(inner) == "complement" or (
            syntax.role(inner) == "object" and kind in ("show", "think")
        )
        if governs and outer.i < frame.begin_tok and not _after_quote_only(frame, outer):
            subject = subject_before(frame, outer)
            found = source_of(frame, references, subject, outer) if subject is not None else None
            if found:
                return found
    return None


def _by_bare(
    frame: Frame, references: References, asides: set[int]
) -> tuple[str, str] | None:
    """`Ann Lee said sales fell by 5%`: a clause with no `that`, by the order of words."""
    doc = frame.doc
    for i in range(frame.begin_tok - 1, frame.sent.start, -1):
        if doc[i].text in ",;:—–":
            return None
        if i in asides or not is_reporting(doc[i]) or not _opens_clause(frame, i + 1):
            continue
        if _after_quote_only(frame, doc[i]) or _when_said(frame, i):
            continue
        subject = subject_before(frame, doc[i])
        found = source_of(frame, references, subject, doc[i]) if subject is not None else None
        if found:
            return found
    return None


def _when_said(frame: Frame, verb: int) -> bool:
    """Whether a date stands right behind the verb, so that it tells when that was said."""
    return frame.candidate.kind == "dated" and frame.begin_tok <= verb + 2


def _opens_clause(frame: Frame, begin: int) -> bool:
    """Whether a noun phrase and its finite verb follow in one breath."""
    doc = frame.doc
    if doc[begin].tag_ not in _PHRASE_TAGS:
        return False
    for i in range(begin + 1, min(begin + _THAT_REACH, frame.sent.end)):
        low = doc[i].lower_
        if doc[i].text in ",;:—–" or doc[i].tag_ in ("CC", "WP", "WDT", "WRB", "TO"):
            return False
        if doc[i].tag_ in _FINITE or (doc[i].tag_ == "VBN" and low in lexicon.table("change_words")):
            return low not in lexicon.table("reporting_verbs")
    return False


def _after_quote_only(frame: Frame, verb: Token) -> bool:
    """Whether a verb reports a quotation before it and the trigger stands behind the verb."""
    before = frame.doc[max(verb.i - 5, frame.sent.start) : verb.i]
    return any(token.text in ("”", "''") or token.tag_ == "''" for token in before)


def _by_judging(frame: Frame, references: References) -> tuple[str, str] | None:
    """`the bank expects growth of 2%`, `the office put inflation at 10%`, `data show 12 cases`."""
    judging = lexicon.table("judging_verbs")
    for words in _governing(frame):
        word = next((t for t in words if t.lower_ in judging), None)
        if word is None or _conceded(frame, word.i):
            continue
        entry = judging[word.lower_]
        if not _active(word) or not _linked(frame, word, entry) or not _in_reach(frame, word):
            return None
        subject = subject_before(frame, word)
        found = source_of(frame, references, subject, word) if subject is not None else None
        return found if found and _fits(found[0], entry) else None
    return None


_UNSURE = frozenset(("could", "can", "may", "might", "must", "should"))


def _active(verb: Token) -> bool:
    """Whether a verb stands in an active finite form: not `an estimated`, `expected in May`."""
    doc, start = verb.doc, verb.sent.start
    begin = group_begin(doc, verb.i, start)
    words = {token.lower_ for token in doc[begin : verb.i]}
    if words & _UNSURE or (verb.i + 1 < len(doc) and doc[verb.i + 1].lower_ == "by"):
        return False
    before = doc[begin - 1] if begin > start else None
    if before is not None and (
        before.lower_ == "to" or before.tag_ in ("DT", "JJ", "PRP$", "POS", "CD", "IN")
    ):
        return False
    if before is not None and before.lemma_.lower() in ("be", "get", "remain"):
        return False
    perfect = bool(words & {"has", "have", "had", "having"})
    perfect = perfect or (before is not None and before.tag_ == "PRP")
    return perfect or verb.tag_ in ("VBD", "VBZ", "VBP", "VB", "NNS")


def _in_reach(frame: Frame, verb: Token) -> bool:
    """Whether the trigger stands behind the verb, or in a phrase that opens its clause."""
    if frame.begin_tok > verb.i:
        return True
    between = frame.doc[frame.begin_tok : verb.i]
    opened = frame.doc[frame.sent.start].tag_ in ("IN", "TO")
    return opened and any(t.text == "," for t in between) and not any(
        t.tag_ in _FINITE and t.lower_ not in ("has", "have", "had", "would", "will")
        for t in between
    )


def _governing(frame: Frame) -> list[Span]:
    """The verb groups from the trigger's own to the finite one above it: `expects … to reach`."""
    groups, doc = frame.groups, frame.doc
    left = [group for group in groups if group.begin < frame.begin_tok]
    own = frame.group
    found: list[Span] = []
    taken = _taken_for_noun(frame)
    if taken is not None:
        return [taken]
    if own is not None and own.begin > frame.begin_tok:
        found.append(doc[own.begin : own.end])
        if not left or _edge(doc, left[-1].end, frame.begin_tok):
            return found
    for group in reversed(left):
        found.append(doc[group.begin : group.end])
        if group.kind == "finite":
            break
    return found


def _taken_for_noun(frame: Frame) -> Span | None:
    """`Orca forecasts sales of 5%`: a verb that a tagger takes for a noun, between two nouns."""
    doc = frame.doc
    for i in range(frame.begin_tok - 2, frame.sent.start, -1):
        if doc[i].tag_ in _FINITE or doc[i].text in ";:":
            return None
        between = doc[i - 1].tag_ == "NNP" and doc[i + 1].tag_ in _PHRASE_TAGS
        if doc[i].tag_ == "NNS" and between and doc[i].lower_ in lexicon.table("judging_verbs"):
            return doc[i : i + 1]
    return None


def _edge(doc: Doc, begin: int, end: int) -> bool:
    """Whether a new clause may begin between two places."""
    return any(
        doc[i].text in ",;:—–" or (doc[i].tag_ == "CC" and doc[i + 1].tag_ not in ("CD", "$"))
        for i in range(begin, end)
    )


def _linked(frame: Frame, verb: Token, entry: Mapping[str, str]) -> bool:
    """Whether what the verb needs stands behind it (`put … at`, `sees … growing`)."""
    doc, end = frame.doc, frame.sent.end
    if verb.i + 1 < end and doc[verb.i + 1].lower_ in ("to", "that"):
        return False
    links = entry["link"].split()
    if not links:
        return True
    if "at" in links or "as" in links:
        at = next((i for i in range(verb.i, frame.begin_tok) if doc[i].lower_ in links), None)
        return at is not None and (frame.candidate.kind == "numeric" or at + 1 < frame.begin_tok)
    behind = doc[verb.i + 1 : min(verb.i + 12, end)]
    return any(t.lower_ in links or ("ing" in links and t.tag_ == "VBG") for t in behind)


def _fits(source: str, entry: Mapping[str, str]) -> bool:
    """Whether a verb like `show` has a document or figures as its subject."""
    if entry["subject"] != "document":
        return True
    able = lexicon.column("documents") | lexicon.column("label_sources")
    words = [word.lower() for word in source.split()]
    return any(word in able or word.removesuffix("s") in able for word in words)


def _by_agent(frame: Frame, references: References) -> tuple[str, str] | None:
    """`is expected by analysts to reach 5%`, `was valued by the committee at 5%`."""
    doc, start = frame.doc, frame.sent.start
    judging, reporting = lexicon.table("judging_verbs"), lexicon.table("reporting_verbs")
    for i in range(start + 1, frame.begin_tok - 1):
        low = doc[i].lower_
        thinks = low in judging or reporting.get(low, {}).get("kind") == "think"
        if not thinks or doc[i + 1].lower_ != "by" or doc[i].tag_ not in ("VBN", "VBD"):
            continue
        end = i + 2
        while end < frame.begin_tok and doc[end].lower_ not in ("to", "at", "as", "that", ","):
            end += 1
        if end < frame.begin_tok and doc[end].text != ",":
            name = named_between(frame, references, i + 2, end)
            if name:
                return name, f"{doc[i].text} by {name}"
    return None
