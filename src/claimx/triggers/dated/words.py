"""Time words used as other words: `today` for nowadays, `fall` as a verb, the name `May`.

Source: docs/labelling.md, section 2.
"""

from __future__ import annotations

from spacy.tokens import Token

from claimx import lexicon, syntax
from claimx.dates import TimeExpression
from claimx.dates.forms import Calendar, Deictic, Part, parts_of


def word_reason(text: str, time: TimeExpression, token: Token, tree: bool) -> str:
    """Why the words of an expression name no time; '' where they do."""
    assert time.form is not None
    words = text[time.start : time.end].lower()
    last = token.doc[token.i]
    while last.i + 1 < len(token.doc) and token.doc[last.i + 1].idx < time.end:
        last = token.doc[last.i + 1]
    for form in parts_of(time.form):
        if (
            isinstance(form, Part)
            and form.unit == "season"
            and _is_verb(last)
            and form.whole is None
        ):
            return "word.verb"
        if isinstance(form, Calendar) and form.month in (3, 5) and last.tag_ == "MD":
            return "word.modal"
    if words == "today" and tree and isinstance(time.form, Deictic) and _is_nowadays(token):
        return "time.nowadays"
    return ""


def _is_verb(token: Token) -> bool:
    return token.tag_[:2] == "VB" or token.tag_ == "MD"


def _is_nowadays(token: Token) -> bool:
    """`Today, most farms are small`: a state of the present, not the news of the day."""
    predicate = syntax.clause_head(token)
    form = syntax.finite(predicate) if predicate is not None else None
    if predicate is None or form is None or form.tag_ not in ("VBZ", "VBP"):
        return False
    if syntax.tense(predicate) == "past":  # the perfect
        return False
    following = token.nbor(1).lower_ if token.i + 1 < len(token.doc) else ""
    if following in ("'s", "’s"):
        return False
    if predicate.tag_ == "VBG" or predicate.lemma_.lower() in lexicon.table("reporting_verbs"):
        return False
    people = token.head.tag_ == "NNS" and token.head.i < token.i
    return people or token.i < predicate.i or syntax.is_copular(predicate)
