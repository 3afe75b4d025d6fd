"""What the form of an expression asks of the text around it."""

from __future__ import annotations

from spacy.tokens import Token

from claimx.dates.forms import (
    AHEAD,
    ANCHOR,
    EITHER,
    Calendar,
    Deictic,
    Fiscal,
    Form,
    Part,
    Span,
    Years,
    is_bare,
    parts_of,
)
from claimx.triggers.dated.anchors import base_of


def is_part_of_the_year(form: Form) -> bool:
    return isinstance(form, Part) and base_of(form.whole) == EITHER


def is_weekday(form: Form) -> bool:
    return isinstance(form, Calendar) and form.weekday is not None


def is_week(form: Form) -> bool:
    """`Monday to Friday`."""
    return isinstance(form, Span) and is_weekday(form.first) and is_weekday(form.last)


def is_weekend(form: Form) -> bool:
    return isinstance(form, Deictic) and form.unit == "weekend"


def is_of_noun(token: Token) -> bool:
    """Whether a date tells more of a noun (`his election on May 4`)."""
    head = token.head
    if head.pos_ == "NUM" and head.i > token.i:
        head = head.head
    return head.pos_ == "NOUN" and head.i < token.i


def needs_cue(form: Form) -> bool:
    return any(
        is_bare(each)
        or base_of(each) in (ANCHOR, EITHER, AHEAD)
        or (isinstance(each, Deictic) and each.unit == "weekend")
        for each in parts_of(form)
    )


def has_year(form: Form) -> bool:
    return isinstance(form, (Years, Fiscal)) or getattr(form, "year", None) is not None
