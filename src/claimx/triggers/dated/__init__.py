"""Dated claims: `spot` finds the time expressions, `read` says which are claims, and of when.

`names.py` tells names from dates, `cue.py` reads the clause's direction and `bearing.py` what it
says of a time, `memory.py` keeps the time that the text has last named, `reading.py` puts them
together.
"""

from claimx.triggers.dated.reading import read
from claimx.triggers.dated.spots import spot

__all__ = ["read", "spot"]
