"""Whether a clause says that its quantity rose or fell, by or to the value.

Told by a word beside the amount (`up 5%`, `5% higher`, `a 5% drop`), by the verb that it
measures (`fell 970 points, or 12%, to 6,904`), or by a noun of change as the subject (`growth
was 3%`). Source: guide, section 3, `trend`.
"""

from __future__ import annotations

from spacy.tokens import Token

from claimx import lexicon
from claimx.clause.frame import Frame
from claimx.tags import FINITE

_UNMEASURED = ("rank", "score")
_ENDS = frozenset(("of", "in", "to", "by", "and", "with", "for"))
_AFTER, _LEFT, _RIGHT, _REACH = 4, 10, 7, 14
_SHARES = ("percent", "percentage_point", "basis_point", "point")
_TO = lexicon.column("prepositions", amount="goal")


def read_trend(frame: Frame) -> tuple[str, str]:
    """`up`, `down` or '', and the word that says so."""
    candidate = frame.candidate
    if candidate.kind != "numeric" or candidate.subtype in _UNMEASURED:
        return "", ""
    if candidate.trend:
        return candidate.trend, "construction"
    return (
        _of_itself(frame)
        or _before(frame)
        or _of_verb(frame)
        or _of_start(frame)
        or _after(frame)
        or _of_subject(frame)
        or ("", "")
    )


def _of_itself(frame: Frame) -> tuple[str, str] | None:
    """A trigger that is a verb of change (`to double`) or crosses a mark (`past 5,000`)."""
    first, subtype = frame.doc[frame.begin_tok], frame.candidate.subtype
    last, before = frame.doc[frame.end_tok - 1], frame.doc[max(frame.begin_tok - 1, 0)]
    infinitive = first.i == last.i and before.tag_ == "TO"
    if _trend_of(last.lower_) and (last.tag_.startswith("VB") or infinitive):
        return _trend_of(last.lower_), last.text
    if any(token.lower_ == "fewer" for token in frame.doc[frame.begin_tok + 1 : frame.end_tok - 1]):
        return "down", "fewer"
    if first.lower_ in lexicon.column("direction_words"):  # `crept up to 4%`
        moved = before.tag_.startswith("VB") and _moves(before) and before.lemma_ != "be"
        moved = moved and subtype != "duration"
        return (_trend_of(first.lower_), first.text) if moved else None
    if first.lower_ not in lexicon.column("crossing_words") or subtype == "duration":
        return None
    if first.tag_.startswith("VB"):  # not `the council passes a $60m budget`
        noun = frame.end_tok < frame.sent.end and frame.doc[frame.end_tok].tag_.startswith("NN")
        return None if noun else ("up", first.text)
    verb = _change_verb(frame)
    if verb is None or not _moves(verb) or verb.lemma_ == "be":
        return None
    return _trend_of(verb.lower_) or "up", first.text


def _before(frame: Frame) -> tuple[str, str] | None:
    """`up 5%`, `up 5% to $3`, `5% higher at $3`, `an increase of 5%`, `a fall in sales to 5m`."""
    doc, start = frame.doc, frame.sent.start
    for i in range(frame.begin_tok - 1, max(frame.begin_tok - _LEFT, start) - 1, -1):
        low = doc[i].lower_
        if low in lexicon.column("direction_words"):
            extent = not _is_phrasal(frame, i) and not _is_definite(frame, i)
            return (_trend_of(low), doc[i].text) if extent else None
        if (
            low == "off"
            and i > start
            and (doc[i - 1].lemma_ == "be" or doc[i - 1].text in (",", "("))
        ):
            return ("down", doc[i].text) if _is_share(frame) else None
        if low in ("higher", "lower") and i < frame.begin_tok - 1:
            return _trend_of(low), doc[i].text
        if low in ("from", "than") or i == start:
            return None
        if low == "at" and doc[i - 1].lower_ not in ("higher", "lower") and not _closes(frame, i):
            return None
        if low in ("of", "by", "to"):
            noun = _change_noun(frame, i)
            if noun is not None:
                return _trend_of(noun.lower_) or _trend_of(noun.lemma_), noun.text
        if _trend_of(low) and doc[i].tag_[:2] in ("NN", "JJ") and _is_extent(frame, i):
            return _trend_of(low), doc[i].text  # a verb, mistaken for a noun
        if not _is_measure(doc[i]) and low not in ("come", "gone"):
            return None
    return None


def _closes(frame: Frame, at: int) -> bool:
    """Whether an `at` tells the level that a share led to: `down 3% at $18`."""
    level = frame.candidate.subtype in ("money", "number")
    return level and (frame.doc[at - 1].text == "%" or frame.doc[at - 1].lower_ == "percent")


def _is_extent(frame: Frame, verb: int) -> bool:
    """Whether the trigger stands right behind a verb, or behind its `by` or `to`."""
    between = frame.doc[verb + 1 : frame.begin_tok]
    return between[-1].lower_ in _TO if len(between) else _is_share(frame)


def _change_noun(frame: Frame, link: int) -> Token | None:
    """The noun of change that `of`, `by` or `to` hangs on, across what changed: `a decline in
    net profit to`."""
    for i in range(link - 1, max(link - _LEFT, frame.sent.start) - 1, -1):
        token = frame.doc[i]
        if token.tag_.startswith("NN") and _is_change(token):
            crossed = i < link - 1
            return token if not crossed or frame.doc[i + 1].lower_ == "in" else None
        if token.lower_ != "in" and not token.tag_.startswith(("NN", "JJ", "DT", "PRP$")):
            return None
    return None


def _is_definite(frame: Frame, at: int) -> bool:
    """`bring up the 12 bills`: an extent is never definite."""
    return any(token.lower_ == "the" for token in frame.doc[at + 1 : frame.begin_tok])


def _is_phrasal(frame: Frame, at: int) -> bool:
    """Whether `up` or `down` belongs to a verb that goes nowhere: `make up`, `turn down`."""
    if at == frame.sent.start:
        return False
    before = frame.doc[at - 1]
    if frame.doc[at + 1].lower_ == "by":
        return False
    if before.tag_.startswith("VB"):
        return not _moves(before)
    if not before.tag_.startswith(("NN", "PRP")) or frame.doc[at + 1].lower_ != "to":
        return False
    verb = next((frame.doc[g.end - 1] for g in reversed(frame.groups) if g.end <= at), None)
    return verb is not None and at - verb.i <= _AFTER and not _moves(verb)


def _moves(verb: Token) -> bool:
    moving = lexicon.column("moving_verbs")
    return verb.lemma_.lower() in moving or bool(_trend_of(verb.lower_))


def _of_start(frame: Frame) -> tuple[str, str] | None:
    """`to $5m, from $3m`: by where the change began."""
    value, start = frame.candidate.value, frame.candidate.value_from
    if value is None or start is None or value == start:
        return None
    words = [t.lower_ for t in frame.doc[frame.end_tok : min(frame.end_tok + 14, frame.sent.end)]]
    return ("up" if value > start else "down", "from") if "from" in words else None


def _after(frame: Frame) -> tuple[str, str] | None:
    """`5% higher`, `11% more than in May`, `a 9% year-on-year rise`."""
    if frame.candidate.subtype == "duration":
        return _turn_after(frame)
    for token in frame.doc[frame.end_tok : min(frame.end_tok + _RIGHT, frame.sent.end)]:
        if token.lower_ in lexicon.column("degree_words"):
            return (_trend_of(token.lower_), token.text) if _over_time(frame, token) else None
        if token.i == frame.end_tok and _turns(frame, token):
            return _trend_of(token.lower_), token.text
        if token.tag_ in ("NN", "NNS") and not token.is_upper and _is_change(token):
            return _trend_of(token.lower_) or _trend_of(token.lemma_), token.text
        if (token.is_punct and token.text != "-") or token.lower_ in _ENDS:
            break
        if token.tag_ in FINITE:
            break
    return _turn_after(frame)


def _turns(frame: Frame, token: Token) -> bool:
    """Whether a word right behind a share tells its way: `3% down`, `a 3% loss`."""
    following = frame.doc[token.i + 1].tag_ if token.i + 1 < frame.sent.end else ""
    value = frame.candidate.value
    part = frame.candidate.subtype == "ratio" and value is not None and value < 1
    if token.lower_ in lexicon.column("direction_words") and (part or _is_share(frame)):
        return not following.startswith(("NN", "JJ"))  # not `a 3% down payment`
    loss = token.tag_ in ("NN", "NNS") and token.lower_ in lexicon.table("degree_trends")
    return loss and frame.candidate.unit == "percent"


def _over_time(frame: Frame, degree: Token) -> bool:
    """Whether `more` or `lower` compares with an earlier time, not with somebody else."""
    if not all(_is_measure(token) for token in frame.doc[frame.end_tok : degree.i]):
        return False
    words = frame.doc[degree.i + 1 : min(degree.i + 8, frame.sent.end)]
    following = words[0].lower_ if words else ""
    if following != "than":  # not `52% more likely`, `dozens more waited`
        more = degree.lower_ == "more" and frame.candidate.subtype == "count"
        return not more and following not in lexicon.table("hedges")
    for token in words[1:]:
        if token.is_punct or token.tag_ in ("WDT", "WP"):
            break
        if token.text[:4].isdigit() and len(token.text) >= 4:
            return True
        month = token.tag_ == "NNP" and token.lower_ in lexicon.column("month_names")
        if month or token.lower_ in lexicon.column("earlier_words"):
            return True
    return False


def _turn_after(frame: Frame) -> tuple[str, str] | None:
    """`was $320bn last year, up from $268bn`."""
    doc, end, at = frame.doc, frame.sent.end, frame.begin_tok
    if [token.lower_ for token in doc[max(at - 2, 0) : at]] == ["of", "the"]:
        return None  # `took 22 of the 39 seats, up from 15`
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
    particle = frame.doc[verb.i + 1].lower_
    trend, word = _trend_of(verb.lower_), verb.lemma_.lower()
    if not trend and _moves(verb) and particle in lexicon.column("direction_words"):
        named = any(token.tag_ == "NNP" for token in frame.doc[verb.i : frame.begin_tok])
        trend = _trend_of(particle) if _link(frame) and not named else ""
    if not trend or not _measures(frame, verb, word):
        return None
    between = frame.doc[verb.i + 1 : frame.begin_tok]
    if len(between) > _REACH:
        return None
    if between and between[-1].lower_ == "another" and _is_share(frame):
        return trend, verb.text  # `fell 11% on Friday and another 13% on Monday`
    if between and between[-1].lower_ == "in":
        return (trend, verb.text) if len(between) <= _AFTER else None
    if _link(frame) and not any(token.text in (";", ":") for token in between):
        return trend, verb.text
    listed = _is_share(frame) and any(token.like_num for token in between)
    points = frame.candidate.unit in ("percentage_point", "basis_point")
    fits = all(
        _is_measure(token)
        or (listed and (token.tag_ in ("NNP", "NNPS", "DT") or token.lower_ == "in"))
        or (points and token.tag_.startswith("NN"))
        for token in between
    )
    return (trend, verb.text) if fits else None


def _measures(frame: Frame, verb: Token, word: str) -> bool:
    """Whether an amount beside a verb of change is its extent, not its object or its start."""
    before, link = frame.doc[frame.begin_tok - 1].lower_, _link(frame)
    first = frame.doc[frame.begin_tok].lower_
    if before == "from" or first == "within" or (frame.candidate.unit == "time" and not link):
        return False
    if before == "in":  # `cut capacity in half`
        return frame.candidate.subtype == "ratio" and verb.i < frame.begin_tok - 1
    if frame.candidate.subtype == "duration" and link not in ("by", "to"):
        return False
    if word in ("lose", "gain"):
        of = frame.end_tok < frame.sent.end and frame.doc[frame.end_tok].lower_ == "of"
        reached = link == "to" and frame.doc[frame.begin_tok - 2].text == ","
        return reached or _is_share(frame) or (frame.candidate.subtype == "ratio" and of)
    if word in ("raise", "cut", "lift", "extend", "recover") and not link:
        return frame.candidate.unit in ("percentage_point", "basis_point")
    # `iodine is added to 10% of salt`
    between = frame.doc[verb.i + 1 : frame.begin_tok]
    return not (word == "add" and any(token.lower_ == "to" for token in between))


def _link(frame: Frame) -> str:
    """`by`, `to` and their like before the trigger, past `about` and `almost`; '' for none."""
    at = frame.begin_tok - 1
    while at > frame.sent.start and frame.doc[at].tag_ in ("RB", "RBR", "DT", "CC", "JJ"):
        at -= 1
    return frame.doc[at].lower_ if frame.doc[at].lower_ in _TO else ""


def _change_verb(frame: Frame) -> Token | None:
    """The last word of the nearest verb group before the trigger."""
    left = [group for group in frame.groups if group.end <= frame.begin_tok]
    if not left:
        return None
    last = frame.doc[left[-1].end - 1]
    before = frame.doc[max(last.i - 1, left[-1].begin)]
    gerund = last.tag_ == "VBG" and _trend_of(before.lower_) and not _trend_of(last.lower_)
    return before if gerund else last  # `reduced coughing by 5%`


def _is_share(frame: Frame) -> bool:
    return frame.candidate.unit in _SHARES or frame.candidate.subtype in ("percent", "number")


def _is_measure(token: Token) -> bool:
    """Whether a word belongs to the amounts between a verb and the trigger.

    `rose by 3% and then to 12` is of the twelve; `rose in 12 countries` says nothing of them.
    """
    if token.like_num or token.tag_ in ("CD", "$", "RB", "RP", "#"):
        return True
    return token.text in ",%$£€¥" or token.lower_ in lexicon.column("measure_words")


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
