"""Times claimx's quantities against quantulum3 and Recognizers-Text on the same articles.

The peers need an environment of their own:

    python -m venv peers && peers/bin/pip install quantulum3 recognizers-text-suite "emoji<2"
    python benchmarks/peers_quantities.py peers/bin/python [ARTICLE ...]

claimx is timed twice: the quantities alone (`values.find_quantities`, which is what the peers
do), and the whole extraction of claims with tagging and parsing.
"""

from __future__ import annotations

from peers import Tool, compare

CLAIMX_QUANTITIES = """
from claimx.values import find_quantities
find = lambda text: len(find_quantities(text))
"""
CLAIMX_CLAIMS = """
import claimx
nlp = claimx.load()
find = lambda text: len(nlp(text)._.claims)
"""
QUANTULUM = """
from quantulum3 import parser
find = lambda text: len(parser.parse(text))
"""
RECOGNIZERS = """
from recognizers_number import recognize_number
from recognizers_number_with_unit import (
    recognize_age, recognize_currency, recognize_dimension, recognize_temperature)
tools = (recognize_number, recognize_age, recognize_currency, recognize_dimension,
         recognize_temperature)
find = lambda text: sum(len(recognize(text, "en-us")) for recognize in tools)
"""
TOOLS = (
    Tool("claimx.values: quantities", False, CLAIMX_QUANTITIES),
    Tool("claimx: all claims, parsed", False, CLAIMX_CLAIMS),
    Tool("quantulum3", True, QUANTULUM),
    Tool("Recognizers-Text", True, RECOGNIZERS),
)

if __name__ == "__main__":
    compare(TOOLS, __doc__)
