"""The time that a number or a first is tied to: the one that its own clause names.

Measured on our gold: a time in a clause around or beside the trigger's is its time in one case
in ten, so none is inherited but that of a `when` behind it and of a span that opens the sentence;
nor is one that a comparison brings in (`from 5 million in 2019`, `twice the sum of 2022`).
Source: guide, section 3, `date_start`.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Span, Token

from claimx import lexicon, syntax
from claimx.candidates import Candidate
from claimx.clause.frame import Frame
from claimx.dates.calendar import MONTHS_IN

_BREAKS = frozenset((",", ";", ":", "(", "—", "–"))
_NEAR, _LATELY, _ASIDE, _OPENING = 2, 12, 3, 4
_LEADING = ("IN", "DT", "CC", "RB", "TO")
_JOINED = ("adverbial", "conjunct", "open", "parallel", "participle")


def tied_date(frame: Frame, dates: Sequence[Frame]) -> Candidate | None:
    """The dated candidate that a claim's clause names; `dates`: those of the same sentence."""
    if frame.candidate.kind == "dated" or _is_lapse(frame):
        return None
    known = [
        date
        for date in dates
        if _is_outside(frame, date) and not (_is_scope(frame, date) or _is_compared(frame, date))
    ]
    fitting = [date for date in known if _same_clause(frame, date) and _not_apart(frame, date)]
    fitting = fitting or [date for date in known if _is_right_behind(frame, date)]
    fitting = fitting or [date for date in known if _reaches(frame, date)]
    fitting = fitting or [date for date in dates if _is_told_when(frame, date)]
    nearest = min(fitting, key=lambda date: abs(date.begin_tok - frame.begin_tok), default=None)
    if nearest is not None and nearest.end_tok <= frame.begin_tok:
        nearest = next((date for date in known if _is_rather(frame, date, nearest)), nearest)
    return nearest.candidate if nearest else None


def _is_rather(frame: Frame, date: Frame, nearest: Frame) -> bool:
    """Whether a time behind the trigger is meant, not the nearer one before it: one right behind
    (`$12 in 2028 and $15 in 2031`), or a period where the other is a day of telling (`on Monday
    reported a profit of $3m for the quarter`)."""
    if _is_right_behind(frame, date):
        return True
    if date.begin_tok < frame.end_tok or not _not_apart(frame, date):
        return False
    day = nearest.candidate.subtype == "point" and date.candidate.subtype == "period"
    return day and _same_clause(frame, date)


def _is_right_behind(frame: Frame, date: Frame) -> bool:
    """Whether a time follows a trigger at once, but for asides: `$12, or $3 a share, in 2028`."""
    if date.begin_tok < frame.end_tok or not _not_apart(frame, date):
        return False
    between = _without_asides(frame.doc[_out_of_aside(frame) : date.begin_tok])
    linked = all(token.tag_ in ("IN", "DT") and token.lower_ != "over" for token in between)
    return len(between) <= _NEAR and linked


def _is_told_when(frame: Frame, date: Frame) -> bool:
    """Whether the trigger stands in what a `when` says of a time: `in 2010, when 2,000 died`."""
    at = date.end_tok
    if at >= frame.begin_tok or date.candidate.subtype == "open":
        return False
    at += frame.doc[at].text == ","
    if frame.doc[at].lower_ != "when":
        return False
    verbs = [g for g in frame.groups if at < g.begin < frame.begin_tok and g.kind == "finite"]
    return len(verbs) <= 1 and not any(t.text in _BREAKS for t in frame.doc[at : frame.begin_tok])


def _is_outside(frame: Frame, date: Frame) -> bool:
    return date.end_tok <= frame.begin_tok or date.begin_tok >= frame.end_tok


def _before(frame: Frame) -> str:
    return frame.doc[frame.begin_tok - 1].lower_ if frame.begin_tok > frame.sent.start else ""


def _is_lapse(frame: Frame) -> bool:
    """A length of time gone by: `fell last May after three months, the first time in nine
    years`; what was done in hours is tied, and an age (`died on Friday at 90`)."""
    candidate, before = frame.candidate, _before(frame)
    if candidate.subtype != "duration":
        return False
    if frame.source[candidate.start : candidate.end].endswith("-old"):
        return True  # `a 67-year-old`: who it is, not when
    return before == "after" or (before == "in" and candidate.unit in MONTHS_IN)


def _is_scope(frame: Frame, date: Frame) -> bool:
    """Whether a time is what a first is the first since: no time of its own lasts."""
    lasts = bool(date.candidate.date_start) and not date.candidate.date_end
    return frame.candidate.kind == "first_ever" and lasts


def _is_compared(frame: Frame, date: Frame) -> bool:
    """Whether a time is that of what the trigger is compared with: `up 5% on 2023`."""
    if _before(date) == "on" and date.candidate.subtype == "period":
        return True
    if _before(date) == "from":  # `fell 13% from a year earlier to $4m`
        return True
    beside = [t.lower_ for t in date.doc[max(date.begin_tok - 2, 0) : date.begin_tok]]
    if "than" in beside or ("as" in beside and frame.candidate.subtype == "ratio"):
        return True
    if date.begin_tok < frame.begin_tok:
        counted = frame.candidate.subtype == "count" and "elided" not in frame.candidate.rule
        return _before(frame) in ("from", "than") and not counted
    following = frame.doc[frame.end_tok].tag_ if frame.end_tok < frame.sent.end else ""
    return frame.candidate.subtype == "ratio" and following in ("DT", "WP")


def _same_clause(frame: Frame, date: Frame) -> bool:
    """Whether both hang on one predicate; without a tree, on one verb, or stand alone."""
    own = frame.predicate
    if own is None or date.predicate is None:
        return frame.group_number == date.group_number
    mistaken = frame.holds(own) and frame.group_number == date.group_number
    return own.i == date.predicate.i or mistaken


def _not_apart(frame: Frame, date: Frame) -> bool:
    """A time before the trigger holds for what follows; behind it, only without a break."""
    if date.begin_tok < frame.begin_tok:
        return True
    begin = _out_of_aside(frame)
    begin = begin if begin <= date.begin_tok else frame.end_tok
    between = _without_asides(frame.doc[begin : date.begin_tok + 1])
    comparisons = lexicon.column("comparison_words")
    last = between[-1].i if between and _is_lasting(frame, date, between) else -1
    if any(token.lower_ in comparisons and token.i != last for token in between):
        return False
    return len(between) <= _NEAR + 1 or not any(token.text in _BREAKS for token in between)


def _out_of_aside(frame: Frame) -> int:
    """Where the words behind a trigger begin: of `, or $1.12 a share,` behind its comma."""
    doc, begin = frame.doc, frame.begin_tok
    if begin - 2 >= frame.sent.start and doc[begin - 2 : begin].text == ", or":
        for at in range(frame.end_tok, min(frame.end_tok + _ASIDE, frame.sent.end)):
            if doc[at].text == ",":
                return at + 1
    return frame.end_tok


def _without_asides(between: Span) -> list[Token]:
    """The words between, without `($3m)` and `, or $1.12 a share,`."""
    kept: list[Token] = []
    at = between.start
    while at < between.end:
        end = _end_of_aside(between, at)
        if end > at:
            at = end
        else:
            kept.append(between.doc[at])
            at += 1
    return kept


def _end_of_aside(between: Span, at: int) -> int:
    """Where an aside that begins at a token ends, `at` itself if none does."""
    doc = between.doc
    if doc[at].text == "(":
        closing = (i for i in range(at, between.end) if doc[i].text == ")")
    elif doc[at].text == "," and at + 1 < between.end and doc[at + 1].lower_ == "or":
        closing = (i for i in range(at + 1, between.end) if doc[i].text == ",")
    else:
        return at
    return next(closing, at - 1) + 1


def _is_lasting(frame: Frame, date: Frame, between: Sequence[Token]) -> bool:
    """`has gained 38% since May`, not `5%, the most since May`: what has gone on from then, or
    will (`costs $3 from May`)."""
    if frame.candidate.kind != "numeric" or frame.candidate.subtype in ("rank", "duration"):
        return False
    if between[-1].lower_ == "from" and date.candidate.subtype == "open":
        return True
    if between[-1].lower_ != "since" or any(token.tag_ in ("WP", "WDT") for token in between):
        return False
    near = frame.doc[max(frame.begin_tok - _LATELY, frame.sent.start) : between[-1].i]
    return not any(token.tag_ in ("JJS", "RBS") or token.lower_ == "first" for token in near)


def _reaches(frame: Frame, date: Frame) -> bool:
    """Whether a time of another clause holds for the trigger's: that of a span that opens the
    sentence, of a `when` right behind, of a participle that says when (`set on 4 May`)."""
    if date.end_tok <= frame.begin_tok:
        return _opens_sentence(frame, date) or _is_fronted(frame, date)
    between = frame.doc[frame.end_tok : date.begin_tok]
    if any(token.text in _BREAKS for token in between):
        return False
    if any(token.lower_ == "when" for token in between):
        return True
    nouns = (frame.head.i, frame.head.head.i)
    said = (p.head for p in date.chain if syntax.role(p) == "participle")
    return any(noun.i in nouns and noun.i < date.begin_tok for noun in said)


def _opens_sentence(frame: Frame, date: Frame) -> bool:
    first = date.doc[date.begin_tok].lower_
    opens = all(not token.is_alpha for token in frame.doc[frame.sent.start : date.begin_tok])
    return opens and first in ("between", "from")


def _is_fronted(frame: Frame, date: Frame) -> bool:
    """Whether a time that opens the sentence holds for a trigger in a clause joined to the first:
    `At 7:38 on June 4 the craft took off, completing China's first ascent`.

    Not for a relative or reported clause, nor behind a semicolon; no length of time.
    """
    if frame.candidate.subtype in ("duration", "rank") or date.predicate is None:
        return False
    opening = [t for t in frame.doc[frame.sent.start : date.begin_tok] if t.is_alpha]
    if len(opening) > _OPENING or not all(token.tag_ in _LEADING for token in opening):
        return False
    if syntax.role(date.head) not in ("oblique", "adverb"):
        return False
    between = frame.doc[date.end_tok : frame.begin_tok]
    if any(token.text in (";", ":", "–", "—") for token in between):
        return False
    own = between[max((at for at, token in enumerate(between) if token.text == ","), default=0) :]
    compared = lexicon.column("comparison_words")
    if any(token.lower_ in compared or token.tag_ in ("WP", "WDT") for token in own):
        return False
    joined: list[str] = []
    for predicate in frame.chain:
        if predicate.i == date.predicate.i:
            return all(role in _JOINED for role in joined)
        joined.append(syntax.role(predicate))
    return False
