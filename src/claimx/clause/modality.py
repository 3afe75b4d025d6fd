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
from claimx.clause.asserting import condition_of
from claimx.clause.frame import Frame
from claimx.clause.verbs import Verb

_WINDOW = 3
_DESCRIBING = ("money", "duration", "measure")
_PAST_TENSES = ("VBD",)


def read_modality(
    frame: Frame, heading: bool, tied: Candidate | None = None, published: str = ""
) -> tuple[str, str]:
    """`asserted`, `hedged` or `future`, and the word that makes it so.

    `tied`: the time that the claim is tied to. `published`: the ISO day of publication.
    """
    if frame.candidate.hedged or _one_of_several(frame):
        return "hedged", "construction"
    if _compared(frame) or _describes_subject(frame):
        return "asserted", ""
    time = frame.candidate if frame.candidate.kind == "dated" else tied
    found = _beside(frame) or _of_group(frame) or _of_chain(frame, heading)
    if found and found[0] == "future" and time and _is_past(time, frame, published):
        return "asserted", ""
    if found is None and time and _is_ahead(time, published) and not _told_past(frame):
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


def _describes_subject(frame: Frame) -> bool:
    """Whether an amount only describes what its verb speaks of: `the $2bn plan will go ahead`."""
    candidate, group = frame.candidate, frame.group
    if candidate.kind != "numeric" or candidate.subtype not in _DESCRIBING:
        return False
    if group is None or group.begin < frame.end_tok or frame.end_tok >= frame.sent.end:
        return False
    return frame.doc[frame.end_tok].tag_ in ("NN", "NNS", "NNP")


def _is_past(time: Candidate, frame: Frame, published: str) -> bool:
    if not published:
        return False
    if frame.candidate.kind == "dated" and not time.date_end:
        return bool(time.date_start) and time.date_start < published
    return bool(time.date_end) and time.date_end < published


def _is_ahead(time: Candidate, published: str) -> bool:
    return bool(published) and (time.date_start or time.date_end) > published


def _told_past(frame: Frame) -> bool:
    group = frame.group
    return group is not None and any(
        token.tag_ in _PAST_TENSES for token in frame.doc[group.begin : group.end]
    )


def _compared(frame: Frame) -> bool:
    """Whether the trigger is only what something is measured against: `instead of 17`."""
    begin = frame.group.end if frame.group is not None else frame.sent.start
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
        if low in ("due", "scheduled", "slated"):
            return "future", low
        if token.is_punct:
            return None
    return None


def _of_group(frame: Frame) -> tuple[str, str] | None:
    """A modal in the verb group, or a group such as `is expected to` and `is to`."""
    group = frame.group
    if group is None:
        return None
    if group.kind == "infinitive":
        return _before_infinitive(frame, group.begin)
    return _in_group(frame, group)


def _in_group(frame: Frame, group: Verb) -> tuple[str, str] | None:
    words = [token.lower_ for token in frame.doc[group.begin : group.end]]
    for at, word in enumerate(words):
        found = _word_cue(word, words[at + 1 :])
        if found is not None:
            conditional = word == "would" and _conditional(frame)
            return ("hedged", "if") if conditional else (found, word)
        if word in ("is", "are", "'s", "was", "were") and words[at + 1 : at + 2] == ["to"]:
            return "future", f"{word} to"
        if word == "to":
            break
    following = frame.doc[group.end] if group.end < frame.sent.end else None
    if following is not None and frame.doc[group.end - 1].lemma_ == "be":
        future = lexicon.table("future_cues").get(following.lower_)
        if future and future["kind"] == "adjective" and following.lower_ != "about":
            return "future", following.lower_
    adverbs = lexicon.table("hedges")
    for word in words:
        if word in adverbs and "adverb" in adverbs[word]["kind"]:
            return "hedged", word
    return None


def _word_cue(word: str, following: list[str]) -> str | None:
    hedge, future = lexicon.table("hedges").get(word), lexicon.table("future_cues").get(word)
    if hedge and "auxiliary" in hedge["kind"]:
        return "hedged"
    if future and (future["kind"] == "auxiliary" or following[:1] == ["to"]):
        return "future"
    if hedge and following[:1] == ["to"] and hedge["kind"] != "adverb":
        return "hedged"
    if word == "would":
        return "hedged" if following[:1] == ["have"] else "future"
    return None


def _before_infinitive(frame: Frame, to: int) -> tuple[str, str] | None:
    """`due to open`, `a plan to cut`: the word that an infinitive hangs on, or its verb."""
    if to <= frame.sent.start:
        return None
    before = frame.doc[to - 1]
    low = before.lower_
    future = lexicon.table("future_cues").get(low)
    if future and (future["kind"] != "forecast" or before.tag_.startswith("VB")):
        return "future", low
    hedge = lexicon.table("hedges").get(low)
    if hedge and hedge["kind"] != "adverb":
        return "hedged", low
    earlier = [group for group in frame.groups if group.end <= to and group.kind == "finite"]
    if earlier and before.tag_ in ("CC", "JJ") and to - earlier[-1].end <= 8:
        return _in_group(frame, earlier[-1])
    return None


def _conditional(frame: Frame) -> bool:
    return any(token.lower_ in ("if", "unless", "otherwise") for token in frame.sent)


def _of_chain(frame: Frame, heading: bool) -> tuple[str, str] | None:
    """A cue in the tree: of the predicate or of those whose certainty it shares."""
    for predicate in _shared(frame):
        found = _auxiliary_cue(predicate) or _verb_cue(predicate, heading)
        if found is not None:
            return found
    return None


def _shared(frame: Frame) -> list[Token]:
    """The predicates whose certainty the trigger's clause shares: up to the nearest finite one
    that stands by itself."""
    shared: list[Token] = []
    for predicate in frame.chain:
        shared.append(predicate)
        own = syntax.role(predicate)
        if own == "open":
            continue
        if own in ("conjunct", "adverbial", "participle") and not _has_finite(predicate):
            continue
        break
    return shared


def _has_finite(predicate: Token) -> bool:
    return syntax.tense(predicate) not in ("", "infinitive", "participle") or any(
        True for _ in syntax.children(predicate, "subject", "subject_passive")
    )


def _auxiliary_cue(predicate: Token) -> tuple[str, str] | None:
    hedges, futures = lexicon.table("hedges"), lexicon.table("future_cues")
    for child in predicate.children:
        low, own = child.lower_, syntax.role(child)
        hedge = hedges.get(low)
        if own.startswith("aux") and hedge and "auxiliary" in hedge["kind"]:
            return "hedged", low
        if own.startswith("aux") and low in futures and futures[low]["kind"] == "auxiliary":
            return "future", low
        if own == "adverb" and hedge and "adverb" in hedge["kind"]:
            return "hedged", low
        if own == "adverbial" and condition_of(child) in ("if", "unless"):
            return "hedged", condition_of(child)
    return None


def _verb_cue(predicate: Token, heading: bool) -> tuple[str, str] | None:
    hedge = lexicon.table("hedges").get(predicate.lower_)
    future = lexicon.table("future_cues").get(predicate.lower_)
    infinitive = any(True for _ in syntax.children(predicate, "open"))
    if not predicate.tag_.startswith("VB"):
        future = None
    if future and future["kind"] == "forecast":
        return "future", predicate.lower_
    if future and future["kind"] != "auxiliary" and infinitive:
        return "future", predicate.lower_
    if hedge and infinitive and "raising" in hedge["kind"]:
        return "hedged", predicate.lower_
    if hedge and infinitive and "passive" in hedge["kind"] and syntax.is_passive(predicate):
        return "hedged", predicate.lower_
    if heading and syntax.tense(predicate) == "infinitive" and predicate.head.i == predicate.i:
        return "future", "to"
    return None
