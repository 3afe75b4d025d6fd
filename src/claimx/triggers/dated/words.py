"""Time words used as other words: `today` for nowadays, `fall` as a verb, the name `May`.

Source: docs/labelling.md, section 2.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from spacy.tokens import Token

from claimx import lexicon, syntax
from claimx.dates import TimeExpression
from claimx.dates.forms import EVENT, Calendar, Deictic, Offset, Open, Part, is_bare, parts_of
from claimx.triggers.dated.cue import PRESENT, word_cue


def word_reason(text: str, time: TimeExpression, token: Token, tree: bool) -> str:
    """Why the words of an expression name no time; '' where they do."""
    assert time.form is not None
    words = text[time.start : time.end].lower()
    last = token.doc[token.i]
    while last.i + 1 < len(token.doc) and token.doc[last.i + 1].idx < time.end:
        last = token.doc[last.i + 1]
    if isinstance(time.form, Offset) and time.form.base == EVENT and _is_rate(text, time):
        return "time.recurring"
    if words.startswith("last ") and token.tag_[:2] == "VB":
        return "word.verb"
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
    bare = time.form.form if isinstance(time.form, Open) else time.form
    if isinstance(bare, Part) and bare.whole is None and bare.unit in ("half", "quarter"):
        plain = not any(letter.isdigit() for letter in words)
        if plain and _is_of_a_match(text, time, bare):
            return "time.match"
    if words.endswith("fiscal") and last.i + 1 < len(last.doc) and last.nbor(1).is_alpha:
        return "time.generic" if last.nbor(1).tag_[:2] in ("NN", "") else ""
    if tree and is_bare(time.form) and _is_habitual(token):
        return "time.recurring"
    if words == "today" and tree and isinstance(time.form, Deictic) and _is_nowadays(token):
        return "time.nowadays"
    return ""


_SENTENCE_END = re.compile(r"[.;)]|$")
_TABLE = re.compile(r"[ \t]*\|")
_DATELINE = re.compile(r"[A-Z][A-Z .'-]+,[ \t]+$")
_DATE_NEAR = re.compile(
    r"\b(?:(?:19|20)\d\d|January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)
_AROUND, _FEW = 160, 2


def page_reason(text: str, time: TimeExpression) -> str:
    """`page.table` for a cell of a table, `page.dateline` for a place and a day alone on a line."""
    begin = text.rfind("\n", 0, time.start) + 1
    if _TABLE.match(text, begin, time.start):
        return "page.table"
    alone = text[time.end : time.end + 1] in ("", "\n", "\r")
    return "page.dateline" if alone and _DATELINE.fullmatch(text, begin, time.start) else ""


def _is_of_a_match(text: str, time: TimeExpression, form: Part) -> bool:
    """`the second half`, `the fourth quarter` of a game: no business word is near."""
    found = _kinds_near(text[max(time.start - _AROUND, 0) : time.end + _AROUND])
    if found["business"]:
        return False
    if _is_match_report(text):
        return True
    dated = _DATE_NEAR.search(text, max(time.start - _AROUND, 0), time.end + _AROUND)
    return bool(found["sport"]) or (form.unit == "half" and dated is None)


def _kinds_near(text: str) -> Counter[str]:
    """How many words of each kind of lexicons/not_dates.csv a text has."""
    table = lexicon.table("not_dates")
    return Counter(
        table[word]["kind"] for word in re.findall(r"[a-z]+", text.lower()) if word in table
    )


@lru_cache(maxsize=1)
def _is_match_report(text: str) -> bool:
    found = _kinds_near(text)
    return found["sport"] > _FEW and found["sport"] > found["business"]


def _is_rate(text: str, time: TimeExpression) -> bool:
    """`$180 million a year before tax`, not `up from 131 a year before`."""
    if _SENTENCE_END.match(text, time.end):
        return False
    last = re.search(r"([^\W\d_]+|[\d%])\s+$", text[max(time.start - 20, 0) : time.start])
    if last is None or text[time.start : time.start + 2].lower() not in ("a ", "an"):
        return False
    return not last[1].isalpha() or last[1].lower() in lexicon.table("magnitudes")


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
    opens = not any(word.is_alpha for word in token.doc[token.sent.start : token.i])
    if following in ("'s", "’s", *(("is",) if opens else ())):
        return False  # `Today’s vote`, `Today is no victory`
    if predicate.tag_ == "VBG" or predicate.lemma_.lower() in lexicon.table("reporting_verbs"):
        return False
    people = token.head.tag_ == "NNS" and token.head.i < token.i
    return people or token.i < predicate.i or syntax.is_copular(predicate)


def _is_habitual(token: Token) -> bool:
    """`The river usually floods in May`: the May of every year."""
    predicate = syntax.clause_head(token)
    if predicate is None or syntax.tense(predicate) != PRESENT:
        return False
    return any(word_cue(word) == "habit" for word in syntax.children(predicate, "adverb"))


_EXTREME = re.compile(r"\b(?:the|its|his|her|their)\s+([a-z]+)\b(?: [a-z-]+){1,6} $")


def is_extreme(before: str) -> bool:
    """`the biggest tax cut in five years`: the extreme of the years gone by."""
    found = _EXTREME.search(before)
    if found is None:
        return False
    superlative = found[1].endswith("est") and found[1] not in lexicon.column("not_superlatives")
    return superlative or found[1] in ("first", "most", "worst")
