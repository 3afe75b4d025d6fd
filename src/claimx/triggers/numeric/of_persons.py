"""Bare numbers of persons: `the 12 wounded`, `3,400 driven from homes`, `Thousands marched`.

Source: docs/labelling.md, section 1 (elided head noun).
"""

from __future__ import annotations

import re

from claimx.lexicon import column
from claimx.triggers.numeric.context import Spot

_CASUALTY = column("casualty_words")
_PEOPLE = column("adjective_people")
_PERSON_VERBS = column("person_verbs") | (_CASUALTY - {"survive", "survived"})
_DID = re.compile(
    r" (?:(?:of them|more|others|people) )?(?:(?:have|has|had|were|was|are|is|been|also|already"
    r"|still|so|since|be|to) ){0,3}([a-z]+)\b"
)
_FROM_HOME = re.compile(r" (?:[a-z]+ ){1,3}(?:from|out of) (?:their )?homes?\b")
_ABOARD = re.compile(r" (?:on board|inside|aboard)\b")
_OF_US = re.compile(r" of (?:us|you|whom)\b(?! \w+s\b)")
_OF_THOSE = re.compile(r" of (?:those|the) (?:(?:who|whose)\b|([a-z]+)\b)")
_VAGUE = re.compile(r"(?:hundreds|thousands|millions)$", re.I)


def is_of_persons(spot: Spot) -> bool:
    """`the 12 wounded`, `killed 40`, `Fewer than 2,000 had signed up`, `ten of us`."""
    text, end = spot.text, spot.quantity.end
    words = re.findall(r"[\w&]+", spot.sentence_before().lower())
    if spot.right.lower() in _PEOPLE or any(word in _CASUALTY for word in words[-2:]):
        return True
    if any(pattern.match(text, end) for pattern in (_OF_US, _ABOARD, _FROM_HOME)):
        return True
    those = _OF_THOSE.match(text, end)
    if those and (those.group(1) is None or those.group(1) in _PERSON_VERBS):
        return True
    did = _DID.match(text, end)
    return bool(did and did.group(1) in _PERSON_VERBS)


def unnamed_persons(spot: Spot) -> str:
    """`Thousands marched`, `hundreds of millions may need care`: of people where none are named."""
    acts = spot.after is not None and spot.after.tag_.startswith(("VB", "MD"))
    return "person" if acts and _VAGUE.search(spot.number) else ""
