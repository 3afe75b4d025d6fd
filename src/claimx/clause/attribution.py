"""Whom the sentence, or the quotation it stands in, names as the source of what it says.

A quotation has its speaker; else a frame names the source by its shape (`according to …`,
`Study: …`), an aside does (`…, said Ann Lee.`), or a reporting verb that governs the clause.
Source: Pareti 2015 (source, cue, content); guide, section 3, `attribution`.
"""

from __future__ import annotations

from claimx.clause.asides import asides_of, by_aside
from claimx.clause.frame import Frame
from claimx.clause.framing import by_according, by_document, by_label, by_owner
from claimx.clause.judging import by_agent, by_judging
from claimx.clause.pronouns import PRONOUNS
from claimx.clause.quotes import Quotation, Quotations
from claimx.clause.references import References
from claimx.clause.reporting import find_reporter, told_within
from claimx.clause.speakers import speaker

_MIN_QUOTED = 25  # code points; shorter runs are words at arm's length


def find_attribution(
    frame: Frame, quotations: Quotations, references: References
) -> tuple[str, str]:
    """The source's shortest name and the words that make it one; '' and '' where there is none."""
    quotation = quotations.around(frame.candidate.start)
    if quotation is not None and quotation.speaker:
        told = told_within(frame, references, quotation.start)
        return told or (_speaker(frame, references, quotation), quotation.cue)
    if quotation is not None and quotation.end - quotation.start > _MIN_QUOTED:
        person = references.person_before(quotation.start)
        if person:
            return person, person
    if frame.begin_tok in frame.sentence.cited:
        return "", ""  # `according to two people`: a source has none of its own
    asides = asides_of(frame)
    verbs = {aside.verb for aside in asides}
    return (
        by_according(frame, references)
        or by_document(frame)
        or by_aside(frame, references, asides)
        or by_owner(frame, references)
        or find_reporter(frame, references, verbs)
        or by_judging(frame, references, verbs)
        or by_agent(frame, references)
        or by_label(frame, references)
        or ("", "")
    )


def speaker_of(source: tuple[str, str], quotation: Quotation | None, references: References) -> str:
    """Who `I` is in what a source (see `find_attribution`) says in its own words; '' elsewhere."""
    name, cue = source
    if quotation is None and not cue.endswith(":"):
        return ""
    return references.persons.with_initials(name) or name


def _speaker(frame: Frame, references: References, quotation: Quotation) -> str:
    """A quotation's speaker; where it is a pronoun, the name that it stands for, if certain."""
    name = quotation.speaker
    if name.lower() not in PRONOUNS:
        return name
    quoted = frame.source[quotation.turn : quotation.end]
    return speaker(references, name, quotation.turn, quoted) or name
