"""Times claimx's dates against dateparser.search and Recognizers-Text on the same articles.

The peers need an environment of their own (their dependencies are old):

    python -m venv peers && peers/bin/pip install dateparser recognizers-text-suite emoji==1.7.0
    python benchmarks/peers_dates.py peers/bin/python [ARTICLE ...]
"""

from __future__ import annotations

from peers import Tool, compare

CLAIMX_DATES = """
from datetime import date
from claimx.dates import find_times, resolve
reference = date(2024, 1, 1)
find = lambda text: sum(resolve(t, reference) is not None for t in find_times(text))
"""
CLAIMX_CLAIMS = """
from claimx.pipeline import claims_of, extract_article, load
nlp = load()
find = lambda text: sum(c.kind == "dated" for c in claims_of(extract_article(nlp, text)))
"""
DATEPARSER = """
from dateparser.search import search_dates
find = lambda text: len(search_dates(text, languages=["en"]) or [])
"""
RECOGNIZERS = """
from datetime import datetime
from recognizers_date_time import DateTimeRecognizer
from recognizers_text import Culture
model = DateTimeRecognizer(Culture.English).get_datetime_model()
reference = datetime(2024, 1, 1)
find = lambda text: len(model.parse(text, reference))
"""
TOOLS = (
    Tool("claimx.dates: find and resolve", False, CLAIMX_DATES),
    Tool("claimx: all claims, parsed", False, CLAIMX_CLAIMS),
    Tool("dateparser.search", True, DATEPARSER),
    Tool("Recognizers-Text date-time", True, RECOGNIZERS),
)

if __name__ == "__main__":
    compare(TOOLS, __doc__)
