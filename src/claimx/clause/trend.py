"""Whether a clause says that its quantity rose or fell, by or to the value.

Told by a word beside the amount (`up 5%`, `5% higher`, `a 5% drop`), by the verb that it
measures (`fell 970 points, or 12%, to 6,904`), or by a noun of change as the subject (`growth
was 3%`). Source: guide, section 3, `trend`.
"""

from __future__ import annotations

from spacy.tokens import Token

from claimx import lexicon
from claimx.clause.frame import Frame

_UNMEASURED = ("duration", "rank", "score")
_ENDS = frozenset(("of", "in", "to", "by", "and", "with", "for"))
_AFTER, _REACH = 4, 14
# a rise is told as its object or with these; `rose in 12 countries` says nothing of the twelve
_LINKS = frozenset((
    "by", "to", "from", "past", "above", "below", "over", "under", "beyond", "at", "or", "a", "an",
    "another", "further", "only", "just", "even", "about", "around", "some", "nearly", "almost",
    "roughly", "and", ",", "more", "than", "as", "high", "low", "the", "back", "another", "then",
))  # fmt: skip
# `make up`, `put up` and their like go nowhere
_PHRASAL = frozenset(("make", "put", "set", "take", "end", "turn", "sum", "add", "hold", "back"))
_SHARES = ("percent", "percentage_point", "basis_point", "point")


def read_trend(frame: Frame) -> tuple[str, str]:
    """`up`, `down` or '', and the word that says so."""
    candidate = frame.candidate
    if candidate.trend or candidate.kind != "numeric" or candidate.subtype in _UNMEASURED:
        return candidate.trend, "construction" if candidate.trend else ""
    if candidate.value is not None and candidate.value_from is not None:
        return "up" if candidate.value > candidate.value_from else "down", "from … to"
    return _before(frame) or _after(frame) or _of_verb(frame) or _of_subject(frame) or ("", "")


def _before(frame: Frame) -> tuple[str, str] | None:
    """`up 5%`, `down by only 5`, `an increase of 5%`."""
    for i in range(frame.begin_tok - 1, max(frame.begin_tok - 5, frame.sent.start) - 1, -1):
        token = frame.doc[i]
        if token.lower_ in lexicon.column("direction_words"):
            phrasal = frame.doc[i - 1].lemma_.lower() in _PHRASAL if i else False
            return None if phrasal else (_trend_of(token.lower_), token.text)
        if token.lower_ in ("from", "at"):
            return None
        if token.lower_ in ("of", "by", "to") and i > frame.sent.start:
            noun = frame.doc[i - 1]
            if noun.tag_.startswith("NN") and _is_change(noun):
                return _trend_of(noun.lower_) or _trend_of(noun.lemma_), noun.text
        if token.lower_ not in _LINKS and token.lower_ not in ("come", "gone"):
            return None
    return None


def _after(frame: Frame) -> tuple[str, str] | None:
    """`5% higher`, `11% more than in May`, `a 9% year-on-year rise`."""
    for token in frame.doc[frame.end_tok : min(frame.end_tok + _AFTER, frame.sent.end)]:
        if token.lower_ in lexicon.column("degree_words"):
            return _trend_of(token.lower_), token.text
        if token.tag_.startswith("NN") and _is_change(token):
            return _trend_of(token.lower_) or _trend_of(token.lemma_), token.text
        if (token.is_punct and token.text != "-") or token.lower_ in _ENDS:
            break
    return _turn_after(frame)


def _turn_after(frame: Frame) -> tuple[str, str] | None:
    """`was $320bn last year, up from $268bn`."""
    doc, end = frame.doc, frame.sent.end
    comma = next((i for i in range(frame.end_tok, min(frame.end_tok + 9, end - 2))
                  if doc[i].text in (",", ";", "(")), -1)  # fmt: skip
    if comma < 0 or doc[comma + 1].lower_ not in lexicon.column("direction_words"):
        return None
    if any(doc[i].like_num for i in range(frame.end_tok, comma)):
        return None
    return _trend_of(doc[comma + 1].lower_), doc[comma + 1].text


def _of_verb(frame: Frame) -> tuple[str, str] | None:
    """The verb of change that the amount measures, alone or after other amounts."""
    verb = _change_verb(frame)
    if verb is None:
        return None
    trend, word = _trend_of(verb.lower_), verb.lemma_.lower()
    if not trend or (word in ("lose", "gain") and not _is_share(frame)):
        return None
    linked = frame.doc[frame.begin_tok - 1].lower_ in ("by", "to", "from", "past", "above", "below")
    if word in ("raise", "cut", "lift", "extend", "recover") and not linked:
        return None
    if word == "add" and "to" in (t.lower_ for t in frame.doc[verb.i + 1 : frame.begin_tok]):
        return None  # `iodine is added to 10% of salt`
    between = frame.doc[verb.i + 1 : frame.begin_tok]
    if len(between) > _REACH:
        return None
    if linked and not any(token.text in (";", ":") for token in between):
        return trend, verb.text
    listed = _is_share(frame) and any(token.like_num for token in between)
    fits = all(_is_measure(token) or (listed and token.tag_ == "NNP") for token in between)
    return (trend, verb.text) if fits else None


def _change_verb(frame: Frame) -> Token | None:
    """The last word of the nearest verb group before the trigger."""
    left = [group for group in frame.groups if group.end <= frame.begin_tok]
    return frame.doc[left[-1].end - 1] if left else None


def _is_share(frame: Frame) -> bool:
    return frame.candidate.unit in _SHARES or frame.candidate.subtype in ("percent", "number")


def _is_measure(token: Token) -> bool:
    """Whether a word belongs to the amounts between a verb and the trigger."""
    if token.lower_ in _LINKS or token.like_num or token.tag_ in ("CD", "$", "RB", "RP", "#"):
        return True
    return token.text in "%$£€¥" or token.lower_ in lexicon.column("measure_words")


def _of_subject(frame: Frame) -> tuple[str, str] | None:
    """`growth was 3%`, `the decline exceeded 5 points`."""
    number = frame.group_number
    if number is None or frame.groups[number].begin >= frame.begin_tok or not _is_share(frame):
        return None
    subject = frame.sentence.subject_of(number)
    if subject is None or len(frame.doc[frame.groups[number].end : frame.begin_tok]) > 3:
        return None
    rate = subject.lower_ == "rate" and subject.i > frame.sent.start
    noun = frame.doc[subject.i - 1] if rate else subject
    trend = _trend_of(noun.lower_) if _is_change(noun) else ""
    return (trend, noun.text) if trend else None


def _is_change(token: Token) -> bool:
    nouns = lexicon.column("change_nouns")
    return token.lower_ in nouns or token.lemma_.lower() in nouns


def _trend_of(word: str) -> str:
    table = lexicon.table("change_words")
    entry = table.get(word) or lexicon.table("degree_trends").get(word)
    return entry["trend"] if entry else ""
