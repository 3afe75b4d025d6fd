"""`only` and `sole` as adjectives of uniqueness: `the only country to`, `its sole survivor`."""

from __future__ import annotations

from claimx import lexicon
from claimx.triggers.first_ever.frame import Frame, cue, named_after, owner_of, read_frame, renamed
from claimx.triggers.first_ever.reading import Reading, Refusal
from claimx.triggers.first_ever.scope import read_right, room
from claimx.triggers.first_ever.words import Phrase, Words

_RHETORICAL = lexicon.column("rhetorical_only")
_SOLE_ROLES = lexicon.column("sole_roles")


def read_only(words: Words, i: int) -> Reading | Refusal:
    """What the `only` or `sole` at token `i` says."""
    phrase = words.phrase(i)
    noun = words.word(phrase.head) if phrase.head is not None else ""
    reason = _refuse(words, phrase, noun, i)
    if reason:
        return Refusal(reason)
    right, frame = read_right(words, i + 1, phrase.end), read_frame(words, phrase)
    one = phrase.head is None and words.letter(phrase.end) == "c"  # `the only one from that farm`
    within = right.scope or room(words, phrase.end + one)
    owner = owner_of(words, phrase)
    if owner and not {"since", "in_span", "outside"} & right.evidence.keys():
        within = owner
    rule, subject = _role(words, phrase, frame, i)
    evidence = {**frame.evidence, **right.evidence, **({"owner": owner} if owner else {})}
    return Reading(rule, "only", phrase.owner[0], i + 1, within, subject,
                   frame.hedged, negated=words.word(phrase.start - 1) in ("not", "n't"),
                   score=1.5 + 0.5 * len(evidence), evidence=evidence)  # fmt: skip


def _refuse(words: Words, phrase: Phrase, noun: str, i: int) -> str:
    """Why it claims no uniqueness: an adverb, a generic class, rhetoric; '' where it does."""
    sole = words.low[i] == "sole"
    if _is_habit(words, phrase) or "you" in words.low[max(0, phrase.start - 3) : phrase.start]:
        return "only.generic"
    if sole and not phrase.determiner and words.word(i - 1) not in ("as", "became", "remains"):
        return "only.generic"
    if words.verbless:
        return "only.verbless"
    if phrase.determiner in ("a", "an") or (sole and phrase.determiner == "your"):
        return "only.generic"
    if not sole and not phrase.determiner:
        return "only.adverb"
    if phrase.head is None and words.letter(i + 1) not in "ctwq" and words.word(i + 1) not in _ONES:
        return "only.adverb"
    speaker = phrase.end + (words.word(phrase.end) == "that")
    if words.word(speaker) in ("i", "we", "you"):
        return "only.opinion"
    if any(word in _RHETORICAL for word in (*phrase.modifiers, noun)):
        return "only.rhetorical"
    return "only.rhetorical" if sole and noun in _SOLE_ROLES else ""


def _is_habit(words: Words, phrase: Phrase) -> bool:
    """Whether it holds now and then, so that it is no fact of one thing: `often the only light`."""
    return cue(words.word(phrase.start - 1), "habit")


_ONES = frozenset({"one", "ones", "other", "known", "remaining", "surviving"})


def _role(words: Words, phrase: Phrase, frame: Frame, i: int) -> tuple[str, tuple[int, int] | None]:
    """The rule that names the construction, and the subject where it stands in it."""
    if "predicate" in frame.evidence or "role" in frame.evidence:
        return "only.predicative", None
    if "apposition" in frame.evidence:
        return "only.appositive", renamed(words, frame.at)
    named = named_after(words, phrase)
    if named is not None:
        return "only.naming", named
    if phrase.head is not None and words.letter(frame.at) in "i.,&":
        return "only.adjective", (words.nouns_before(phrase.end, i + 1), phrase.end)
    return "only.adjective", None
