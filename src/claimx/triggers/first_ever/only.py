"""`only` and `sole` as adjectives of uniqueness: `the only country to`, `its sole survivor`."""

from __future__ import annotations

from claimx import lexicon
from claimx.triggers.first_ever.context import left_frame, owner_of, right_frame
from claimx.triggers.first_ever.reading import Reading, Refusal
from claimx.triggers.first_ever.words import Phrase, Words

_RHETORICAL = lexicon.column("rhetorical_only")
_SOLE_ROLES = frozenset({"proprietor", "trader", "custody", "responsibility", "discretion",
                         "purpose", "owner", "trustee", "use", "rights", "intention",
                         "focus", "aim", "power", "authority"})  # fmt: skip


def read_only(words: Words, i: int) -> Reading | Refusal:
    """What the `only` or `sole` at token `i` says."""
    phrase = words.phrase(i)
    if phrase.determiner in ("", "a", "an", "your") and words.low[i] == "sole":
        if phrase.determiner or words.word(i - 1) not in ("as", "became", "remains"):
            return Refusal("only.generic")
    if words.low[i] == "only" and not phrase.determiner and words.word(i - 1) != "and":
        return Refusal("only.adverb")
    noun = words.word(phrase.head) if phrase.head is not None else ""
    if phrase.head is None and words.letter(i + 1) not in "ctw" and words.word(i + 1) not in _ONES:
        return Refusal("only.adverb")
    if any(word in _RHETORICAL for word in (*phrase.modifiers, noun)) or (
        words.low[i] == "sole" and noun in _SOLE_ROLES
    ):
        return Refusal("only.rhetorical")
    if phrase.determiner == "an":
        return Refusal("only.generic")
    right = right_frame(words, phrase, i)
    left, hedged, frame = left_frame(words, phrase)
    start = phrase.owner[0] if phrase.owner[1] > phrase.owner[0] else i
    owner = owner_of(words, phrase)
    rule, subject = _role(words, phrase, left, frame, i)
    evidence = {**left, **right.evidence, **({"owner": owner} if owner else {})}
    return Reading(rule, "only", start, i + 1, owner or right.scope, subject, hedged,
                   negated=words.word(phrase.start - 1) in ("not", "n't"),
                   score=1.5 + 0.5 * len(evidence), evidence=evidence)  # fmt: skip


_ONES = frozenset({"one", "ones", "other", "known", "remaining", "surviving"})


def _role(
    words: Words, phrase: Phrase, left: dict[str, str], frame: int, i: int
) -> tuple[str, tuple[int, int] | None]:
    if "predicate" in left or "role" in left:
        return "only.predicative", None
    if "apposition" in left:
        return "only.appositive", (words.name_before(frame), frame)
    if phrase.head is not None and words.letter(frame) in "i.,&":
        return "only.adjective", (words.nouns_before(phrase.end, i + 1), phrase.end)
    return "only.adjective", None
