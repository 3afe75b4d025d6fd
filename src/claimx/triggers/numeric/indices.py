"""The names of market indices, whose numbers are points."""

from __future__ import annotations

import re

INDEX = re.compile(
    r"\b(?:[Ii]ndex|Dow|Nasdaq|S&P|FTSE|DAX|CAC|Nikkei|Hang Seng|Sensex|Nifty|Stoxx|Kospi|Topix"
    r"|ASX|TSX|Russell|Shanghai Composite|[Bb]enchmark|PMI)\b"
)
