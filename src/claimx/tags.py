"""The Penn tags that belong together: what our English model writes, and spaCy's do."""

from __future__ import annotations

NAMES = frozenset(("NNP", "NNPS"))
NOUNS = NAMES | {"NN", "NNS"}
FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
VERBAL = FINITE | {"VB", "VBG", "VBN"}
