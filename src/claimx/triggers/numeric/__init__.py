"""Numeric claims: `spot` finds what could be one, `read` says which are and what they count.

`spots.py` finds, `nouns.py` (with `plurals.py`) and `elided.py` say what is counted,
`exclusions.py` (with `names.py`, `ones.py`, `clocks.py`) why not, `reading.py` puts them together.
"""

from claimx.triggers.numeric.reading import read
from claimx.triggers.numeric.spots import spot

__all__ = ["read", "spot"]
