"""How sure a clause is of what it says: asserted, hedged, or of the future.

The cue is a word of the trigger's verb group, a verb or noun above it, a word right before the
trigger, or the calendar: what is told in the present of a day to come is of the future.
Source: guide, section 3, `modality`; Sauri & Pustejovsky 2009 (FactBank: governing cues).
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from claimx import lexicon, syntax
from claimx.candidates import Candidate
from claimx.clause.cues import is_cause, of_chain, of_group
from claimx.clause.frame import Frame
from claimx.clause.given import is_given
from claimx.clause.verbs import VERBAL

_WINDOW = 3
_DESCRIBING = ("money", "duration", "measure")
_PAST_TENSES = ("VBD",)
_ENDLESS = ("until", "till", "through")


def read_modality(
    frame: Frame, heading: bool, tied: Candidate | None = None, published: str = ""
) -> tuple[str, str]:
    """`asserted`, `hedged` or `future`, and the word that makes it so.

    `tied`: the time that the claim is tied to. `published`: the ISO day of publication.
    """
    if frame.candidate.hedged or _one_of_several(frame) or _opens_with_hedge(frame):
        return "hedged", "construction"
    forecast = _expected_behind(frame)
    if forecast:
        return "future", forecast
    if _compared(frame) or _describes_subject(frame) or is_given(frame) or _in_commas(frame):
        return "asserted", ""
    time = frame.candidate if frame.candidate.kind == "dated" else tied
    found = (
        _beside(frame)
        or _after_condition(frame)
        or of_group(frame)
        or (None if _in_relative(frame) else of_chain(frame, heading))
        or _of_headline(frame, heading)
        or _of_hearsay(frame)
        or _of_opinion(frame)
    )
    if found and (found[0] == "future" or found[1] == "could"):
        told = frame.candidate.kind != "dated" and _is_forecast_verb(found[1])
        if time and _is_past(time, frame, published) and not (told or _was_planned(frame)):
            return "asserted", ""
        return found
    if found is None and time and _is_ahead(time, published) and _may_be_ahead(frame, time):
        return "future", time.date_start or time.date_end
    return found or ("asserted", "")


def _one_of_several(frame: Frame) -> bool:
    """`one of the ten warmest`, `among the longest`: a first that others share."""
    if frame.candidate.kind != "first_ever":
        return False
    at = frame.begin_tok - 1
    while at > frame.sent.start and (frame.doc[at].like_num or frame.doc[at].lower_ == "the"):
        at -= 1
    if frame.doc[at].lower_ == "among":
        return True
    return at > frame.sent.start and frame.doc[at].lower_ == "of" and frame.doc[at - 1].like_num


def _opens_with_hedge(frame: Frame) -> bool:
    """`perhaps a sixth`, `maybe 30 seconds`, as one trigger."""
    hedge = lexicon.table("hedges").get(frame.doc[frame.begin_tok].lower_)
    return hedge is not None and "adverb" in hedge["kind"]


def _expected_behind(frame: Frame) -> str:
    """The participle right behind an amount that is to come: `the 5m expected by analysts`."""
    if frame.candidate.kind != "numeric" or frame.end_tok >= frame.sent.end:
        return ""
    word = frame.doc[frame.end_tok]
    entry = lexicon.table("future_cues").get(word.lower_)
    passive = entry is not None and "passive" in entry["kind"] and word.tag_ in ("VBN", "VBD")
    bare = frame.end_tok + 1 >= frame.sent.end or word.nbor().tag_ in ("IN", ".", ",")
    return word.lower_ if passive and bare else ""


def _in_commas(frame: Frame) -> bool:
    """Whether a number or a first stands in what commas set off between a subject and its verb:
    `The trial, with 900 patients, will end`, `The family, whose nine sons own it, will sell`."""
    group = frame.group
    if frame.candidate.kind == "dated" or group is None or group.begin < frame.end_tok:
        return False
    doc, start = frame.doc, frame.sent.start
    left = next((i for i in range(frame.begin_tok - 1, start, -1) if doc[i].text == ","), -1)
    right = next((i for i in range(frame.end_tok, group.begin) if doc[i].text == ","), -1)
    if left < 0 or right < 0 or doc[left - 1].tag_[:2] not in ("NN", "CD"):
        return False
    if doc[right + 1].tag_ == "CC" or (
        doc[left + 1].tag_ == "IN" and doc[left + 1].lower_ != "with"
    ):
        return False  # `The mayor, at 40, will be the first`
    fronted = doc[start].tag_ in ("IN", "TO", "RB", "VBG", "VBN")
    return not fronted and not any(token.tag_ in VERBAL for token in doc[start:left])


def _describes_subject(frame: Frame) -> bool:
    """Whether an amount only describes what its verb speaks of: `the $2bn plan will go ahead`."""
    candidate, group = frame.candidate, frame.group
    if candidate.kind != "numeric" or candidate.subtype not in _DESCRIBING:
        return False
    if group is None or group.begin < frame.end_tok or frame.end_tok >= frame.sent.end:
        return False
    return frame.doc[frame.end_tok].tag_ in ("NN", "NNS", "NNP")


def _in_relative(frame: Frame) -> bool:
    """Whether a relative clause with a finite verb of its own holds the trigger, whatever the tree
    hangs it on: `will replace ferries that are 30 years old`."""
    group = frame.group
    if group is None or group.kind != "finite" or group.end > frame.begin_tok:
        return False
    return frame.doc[group.begin - 1].tag_ in ("WDT", "WP") and group.begin > frame.sent.start


def _is_past(time: Candidate, frame: Frame, published: str) -> bool:
    if not published:
        return False
    if frame.candidate.kind == "dated" and not time.date_end:
        return bool(time.date_start) and time.date_start < published
    return bool(time.date_end) and time.date_end < published


def _was_planned(frame: Frame) -> bool:
    """`was to have begun in June`: a day that is past stays planned where it was only that."""
    group = frame.group
    if group is None or not 0 <= frame.begin_tok - group.end <= 2:
        return False
    words = [t.lower_ for t in frame.doc[max(group.begin - 2, frame.sent.start) : group.end]]
    return "to" in words and ("was" in words or "were" in words)


def _is_forecast_verb(word: str) -> bool:
    """Whether a cue is a verb of forecasting: a day that is past is that of the forecast."""
    entry = lexicon.table("future_cues").get(word)
    return entry is not None and "forecast" in entry["kind"]


def _is_ahead(time: Candidate, published: str) -> bool:
    return bool(published) and (time.date_start or time.date_end) > published


def _may_be_ahead(frame: Frame, time: Candidate) -> bool:
    """Whether a clause without any cue can tell of a day to come: not in the past tense, nor of
    what lasts until then (`the term runs until May`); a number only with a day it falls on."""
    group = frame.group
    if frame.source[time.start : time.end].lower().startswith(_ENDLESS):
        return False
    if frame.candidate.kind != "dated" and time.subtype == "open":
        if group is None or group.kind == "infinitive":
            return group is not None
        state = frame.doc[group.end - 1].lemma_ == "be" and frame.doc[group.begin].tag_ != "VBD"
        return state and not time.date_start  # `the bill is $5bn by 2027`
    return group is None or not any(
        token.tag_ in _PAST_TENSES for token in frame.doc[group.begin : group.end]
    )


def _compared(frame: Frame) -> bool:
    """Whether the trigger is only what something is measured against: `instead of 17`."""
    begin = frame.group.end if frame.group is not None else frame.sent.start
    if frame.group is not None and frame.doc[begin - 1].lower_ == "compared":
        return begin <= frame.begin_tok
    before = frame.doc[max(frame.begin_tok - 8, begin, frame.sent.start) : frame.begin_tok]
    words = [token.lower_ for token in before]
    if "compared" in words or "instead" in words:
        return True
    if any(pair in (("up", "from"), ("down", "from")) for pair in pairwise(words)):
        return True
    return any(word in ("than", "versus", "against") for word in words[-_WINDOW:])


def _beside(frame: Frame) -> tuple[str, str] | None:
    """A cue right before the trigger: `perhaps 600`, `due April 22`."""
    begin = max(frame.begin_tok - _WINDOW, frame.sent.start)
    for token in reversed(frame.doc[begin : frame.begin_tok]):
        low = token.lower_
        hedge = lexicon.table("hedges").get(low)
        if hedge and "adverb" in hedge["kind"]:
            return "hedged", low
        if low in ("due", "scheduled", "slated") and not is_cause(token):
            return "future", low
        if low in ("of", "for") and _is_forecast(frame.doc[token.i - 1]):
            return "future", frame.doc[token.i - 1].text
        if token.is_punct:
            return None
    return None


def _is_forecast(token: Token) -> bool:
    """`a target of 5m`, `guidance for $5bn`: a noun for what is to come."""
    entry = lexicon.table("future_cues").get(token.lower_)
    return entry is not None and "noun" in entry["kind"] and token.tag_.startswith("NN")


def _after_condition(frame: Frame) -> tuple[str, str] | None:
    """The consequent of a condition that opens the sentence: `If it rains, 5,000 will come`."""
    first = next((token for token in frame.sent if token.is_alpha), None)
    if first is None or first.lower_ not in ("if", "unless", "should") or frame.group is None:
        return None
    comma = next((t.i for t in frame.sent if t.text == "," and t.i > first.i + 1), None)
    if comma is None or not comma < min(frame.begin_tok, frame.group.begin):
        return None
    return "hedged", first.lower_


def _of_hearsay(frame: Frame) -> tuple[str, str] | None:
    """`It is thought that 12 people were on board`, `it is expected that …`."""
    doc, start = frame.doc, frame.sent.start
    for i in range(frame.begin_tok - 1, start + 2, -1):
        if doc[i].text == ";":
            return None
        if doc[i].lower_ != "that" or doc[i - 1].tag_ not in ("VBN", "VBD"):
            continue
        opening = [token.lower_ for token in doc[max(i - 5, start) : i - 1]]
        if "it" not in opening or not {"is", "was"} & set(opening):
            continue
        word = doc[i - 1].lower_
        for table, sure in (("hedges", "hedged"), ("future_cues", "future")):
            entry = lexicon.table(table).get(word)
            if entry and "passive" in entry["kind"]:
                return sure, word
    return None


def _of_opinion(frame: Frame) -> tuple[str, str] | None:
    """What somebody thinks: `we think there is a 40% chance`."""
    opinions = lexicon.column("hedges", kind="opinion")
    for inner, outer in pairwise((frame.head, *frame.chain)):
        if outer.lower_ in opinions and outer.i < frame.begin_tok:
            return "hedged", outer.lower_
        if inner.i != frame.head.i and syntax.role(inner) != "complement":
            break
    return None


def _of_headline(frame: Frame, heading: bool) -> tuple[str, str] | None:
    """`Yard to build nine ships`: a heading whose only verb is an infinitive."""
    group = frame.group
    if not heading or group is None or group.kind != "infinitive":
        return None
    before = frame.doc[frame.sent.start : group.begin]
    earlier = any(verb.begin < group.begin for verb in frame.groups)
    return None if earlier or any(token.is_punct for token in before) else ("future", "to")
