"""The cues of certainty in a clause's grammar: its verb group, and the verbs and nouns above it.

Each gives `hedged` or `future` with the word that makes it so, or None. Source: Sauri &
Pustejovsky 2009 (FactBank: governing cues).
"""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from claimx import lexicon, syntax
from claimx.clause.asserting import condition_of
from claimx.clause.frame import Frame
from claimx.clause.verbs import Verb

_BE = frozenset(("is", "are", "'s", "was", "were", "be", "been"))
_WOULD = ("would", "'d", "’d")


def of_group(frame: Frame) -> tuple[str, str] | None:
    """A modal in the verb group, or a group such as `is expected to` and `is to`."""
    group = frame.group
    if group is None:
        return None
    if group.kind == "infinitive":
        return _before_infinitive(frame, group.begin)
    if group.kind == "participle":
        return _in_group(frame, group) or _of_governor(frame, group) or _of_joined(frame)
    return _in_group(frame, group)


def _of_governor(frame: Frame, group: Verb) -> tuple[str, str] | None:
    """What is said of a participle's verb: `will hire 40, taking the staff to 90`; what somebody
    sees happening is a forecast (`sees sales growing 5%`)."""
    number = frame.group_number or 0
    if not number or frame.doc[group.begin].tag_ != "VBG":
        return None
    first = _first_participle(frame, number)
    governor = frame.groups[first - 1]
    between = frame.doc[governor.end : frame.groups[first].begin]
    words = [token.lower_ for token in between]
    if words[-1:] == [","] or (",", "with") in pairwise(words):
        return _in_group(frame, governor) if governor.kind == "finite" else None
    words = [token.lower_ for token in frame.doc[governor.begin : governor.end]]
    seen = words[-1] in ("see", "sees") or words[-2:-1] in (["see"], ["sees"])
    return ("future", "sees") if seen and not any(t.is_punct for t in between) else None


def _of_joined(frame: Frame) -> tuple[str, str] | None:
    """What a bare verb shares with the one it is joined to: `would sail at six and cost 5m`."""
    number = frame.group_number or 0
    begin = frame.groups[number].begin
    if not number or frame.doc[begin].tag_ != "VB" or frame.doc[begin - 1].tag_ not in ("CC", ","):
        return None
    if any(token.text == "," for token in frame.doc[begin : frame.begin_tok]):
        return None
    before = frame.groups[number - 1]
    return _in_group(frame, before) if frame.doc[before.end - 1].tag_ == "VB" else None


def _first_participle(frame: Frame, number: int) -> int:
    """The first of participles joined by `and`, or with nothing between them: `sees sales growing
    5% and costs falling 2%`, `sees operating costs falling`."""
    while number > 1 and frame.doc[frame.groups[number - 1].begin].tag_ == "VBG":
        before = frame.groups[number - 1]
        between = frame.doc[before.end : frame.groups[number].begin]
        words = {t.text for t in between}
        if {";", ":"} & words or ("and" not in words and any(t.is_punct for t in between)):
            break
        number -= 1
    return number


def _in_group(frame: Frame, group: Verb) -> tuple[str, str] | None:
    words = [token.lower_ for token in frame.doc[group.begin : group.end]]
    for at, word in enumerate(words):
        if word in ("'d", "’d") and frame.doc[group.end - 1].tag_ != "VB":
            continue  # `had`
        found = _word_cue(word, words[at + 1 :])
        if found == "future" and _is_doer(frame, group, word):
            return None
        if found is not None:
            conditional = word in _WOULD and (_conditional(frame) or _of_first_person(frame, group))
            return ("hedged", "if") if conditional else (found, word)
        if word in _BE and words[at + 1 : at + 2] == ["to"]:
            return "future", f"{word} to"
        if word == "to":
            break
    following = frame.doc[group.end] if group.end < frame.sent.end else None
    if _is_seen(frame, group, words):
        return "future", "seen"
    last = lexicon.table("future_cues").get(words[-1])
    if last and "passive" in last["kind"] and _BE & set(words[:-1]):
        return "future", words[-1]
    if following is not None and frame.doc[group.end - 1].lemma_ == "be":
        future = lexicon.table("future_cues").get(following.lower_)
        if future and "adjective" in future["kind"] and following.lower_ != "about":
            return None if is_cause(following) else ("future", following.lower_)
    ahead = frame.candidate.kind == "numeric" and frame.end_tok <= group.begin
    if last and "forecast" in last["kind"] and not _BE & set(words[:-1]) and not ahead:
        return "future", words[-1]
    adverbs = lexicon.table("hedges")
    for word in words:
        if word in adverbs and "adverb" in adverbs[word]["kind"]:
            return "hedged", word
    return None


def _is_seen(frame: Frame, group: Verb, words: list[str]) -> bool:
    """Whether an amount is foreseen: `sales are seen at $5m`, `is seen rising 5%`."""
    if frame.candidate.subtype not in ("money", "percent"):
        return False
    kinds = lexicon.table("future_cues")
    seen = next((i for i, w in enumerate(words) if kinds.get(w, {}).get("kind") == "at"), 0)
    if not seen or not _BE & set(words[:seen]):
        return False
    behind = frame.doc[group.begin + seen + 1]
    return behind.lower_ == "at" or behind.tag_ == "VBG"


def is_cause(word: Token) -> bool:
    """Whether a `due` gives a reason: `due to the rain`, not `due to open`; taggers take some
    verbs for nouns (`due to end on Friday`)."""
    following = word.doc[word.i + 1 : word.i + 4]
    if word.lower_ != "due" or len(following) < 3 or following[0].lower_ != "to":
        return False
    verb = following[1].tag_ == "VB" or (
        following[1].tag_ == "NN" and following[2].tag_ in ("IN", "RB", "TO")
    )
    return not verb


def _is_doer(frame: Frame, group: Verb, word: str) -> bool:
    """Whether the trigger only counts those who plan: `nine of the yards have agreed to close`."""
    verb = "verb" in lexicon.table("future_cues").get(word, {}).get("kind", "")
    ahead = frame.candidate.kind == "numeric" and frame.end_tok <= group.begin
    return verb and ahead and not _is_passive(frame, group)


def _is_passive(frame: Frame, group: Verb) -> bool:
    return any(token.lower_ in _BE for token in frame.doc[group.begin : group.end])


def _word_cue(word: str, following: list[str]) -> str | None:
    hedge, future = lexicon.table("hedges").get(word), lexicon.table("future_cues").get(word)
    if hedge and "auxiliary" in hedge["kind"]:
        return "hedged"
    if future and ("auxiliary" in future["kind"] or following[:1] == ["to"]):
        return "future"
    if hedge and following[:1] == ["to"] and hedge["kind"] != "adverb":
        return "hedged"
    if word in _WOULD:
        return "hedged" if following[:1] == ["have"] else "future"
    return None


def _before_infinitive(frame: Frame, to: int) -> tuple[str, str] | None:
    """`due to open`, `a plan to cut`: the word that an infinitive hangs on, or its verb."""
    if to <= frame.sent.start:
        return None
    before = frame.doc[to - 1]
    low = before.lower_
    future = lexicon.table("future_cues").get(low)
    if future and ("forecast" not in future["kind"] or before.tag_.startswith("VB")):
        return "future", low
    hedge = lexicon.table("hedges").get(low)
    if hedge and hedge["kind"] != "adverb":  # not `52% less likely to fall ill`
        compared = frame.doc[to - 2].lower_ in ("more", "less") if to > 1 else False
        return None if compared else ("hedged", low)
    earlier = [group for group in frame.groups if group.end <= to and group.kind == "finite"]
    if earlier and before.tag_ in ("CC", "JJ") and to - earlier[-1].end <= 8:
        return _in_group(frame, earlier[-1])
    return None


def _of_first_person(frame: Frame, group: Verb) -> bool:
    """`I would want 5,000`: what one would do is no plan."""
    before = [token for token in frame.doc[frame.sent.start : group.begin] if not token.is_punct]
    if not before or before[-1].lower_ not in ("i", "we"):
        return False
    return len(before) == 1 or before[-2].tag_ == "CC"


def _conditional(frame: Frame) -> bool:
    return any(token.lower_ in ("if", "unless", "otherwise") for token in frame.sent)


def of_chain(frame: Frame, heading: bool) -> tuple[str, str] | None:
    """A cue in the tree: of the predicate or of those whose certainty it shares."""
    for predicate in _shared(frame):
        found = _auxiliary_cue(predicate) or _verb_cue(predicate, heading)
        if found is not None:
            group = frame.group
            doer = group is not None and _is_doer(frame, group, found[1])
            return None if doer else found
    return None


def _shared(frame: Frame) -> list[Token]:
    """The predicates whose certainty the trigger's clause shares: up to the nearest finite one
    that stands by itself."""
    shared: list[Token] = []
    for predicate in frame.chain:
        first, last = sorted((frame.head.i, predicate.i))
        if any(token.text == ";" for token in frame.doc[first:last]):
            break  # the tree has run across a semicolon
        shared.append(predicate)
        own = syntax.role(predicate)
        if own == "participle" and predicate.tag_ == "VBN" and syntax.is_nominal(predicate.head):
            break  # `a house assessed at $90,000 will cost …`
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
        if own.startswith("aux") and low in futures and "auxiliary" in futures[low]["kind"]:
            return "future", low
        if own == "adverb" and hedge and "adverb" in hedge["kind"]:
            return "hedged", low
        if (
            own == "adverbial"
            and condition_of(child) in ("if", "unless")
            and syntax.is_predicate(child)
        ):
            return "hedged", condition_of(child)
    return None


def _has_to(predicate: Token) -> bool:
    """An infinitive by its own word; a bare form may be a past mistaken for one (`beat`)."""
    to = any(child.tag_ == "TO" for child in predicate.lefts)
    return to and syntax.tense(predicate) == "infinitive"


def _verb_cue(predicate: Token, heading: bool) -> tuple[str, str] | None:
    hedge = lexicon.table("hedges").get(predicate.lower_)
    future = lexicon.table("future_cues").get(predicate.lower_)
    infinitive = any(True for _ in syntax.children(predicate, "open"))
    if not predicate.tag_.startswith("VB"):
        future = None
    if future and "forecast" in future["kind"]:
        return "future", predicate.lower_
    if future and "auxiliary" not in future["kind"] and infinitive:
        return "future", predicate.lower_
    if future and "passive" in future["kind"] and syntax.is_passive(predicate):
        return "future", predicate.lower_
    if hedge and infinitive and "raising" in hedge["kind"]:
        return "hedged", predicate.lower_
    if hedge and infinitive and "passive" in hedge["kind"] and syntax.is_passive(predicate):
        return "hedged", predicate.lower_
    if heading and predicate.head.i == predicate.i and _has_to(predicate):
        return "future", "to"
    return None
