"""Text to quantities: pure, without spaCy.

`find_quantities(text)` gives every quantity of a text, `parse_quantity(text)` the one that a whole
string says, `parse_number(text)` its bare number. What a quantity counts is for the triggers.
"""

from claimx.values.finding import find_quantities, parse_number, parse_quantity
from claimx.values.quantity import Quantity

__all__ = ["Quantity", "find_quantities", "parse_number", "parse_quantity"]
