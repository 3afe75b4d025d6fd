"""The pronouns of the third person and what they stand for; one table, read once."""

from __future__ import annotations

from claimx import lexicon

# the nominative of each pronoun: he, she, it or they
PRONOUNS = {row["form"]: row["stands_for"] for row in lexicon.rows("pronouns")}
PERSONAL = frozenset(form for form, name in PRONOUNS.items() if name in ("he", "she"))
PLURAL = lexicon.column("pronouns", stands_for="they")
