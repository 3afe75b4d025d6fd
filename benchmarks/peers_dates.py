"""Times claimx's dates against dateparser.search and Recognizers-Text on the same articles.

The peers need an environment of their own (their dependencies are old):
`python -m venv peers && peers/bin/pip install dateparser recognizers-text-suite emoji==1.7.0`.
Each tool runs in its own process, one after the other, on one core; what is timed is CPU time
over all articles, after a warm-up on the first, without loading.

Usage: python benchmarks/peers_dates.py PEERS_PYTHON ARTICLE...
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

LOOP = """
import json, sys, time
texts = json.load(sys.stdin)
{setup}
found = len(find(texts[0]))
start = time.process_time()
found = sum(len(find(text)) for text in texts)
seconds = time.process_time() - start
print(json.dumps([found, seconds]))
"""
CLAIMX_DATES = """
from datetime import date
from claimx.dates import find_times, resolve
reference = date(2024, 1, 1)
find = lambda text: [d for t in find_times(text) if (d := resolve(t, reference))]
"""
CLAIMX_ALL = """
from claimx.pipeline import claims_of, extract_article, load
nlp = load()
find = lambda text: [c for c in claims_of(extract_article(nlp, text)) if c.kind == "dated"]
"""
DATEPARSER = """
from dateparser.search import search_dates
find = lambda text: search_dates(text, languages=["en"]) or []
"""
RECOGNIZERS = """
from datetime import datetime
from recognizers_date_time import DateTimeRecognizer
from recognizers_text import Culture
model = DateTimeRecognizer(Culture.English).get_datetime_model()
reference = datetime(2024, 1, 1)
find = lambda text: model.parse(text, reference)
"""


def timed(python: str, setup: str, texts: list[str]) -> tuple[int, float] | str:
    """Dates found and CPU seconds; the last line of the error where the tool fails."""
    done = subprocess.run(
        [python, "-W", "ignore", "-c", LOOP.format(setup=setup)],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        env={**os.environ, "OPENBLAS_NUM_THREADS": "1"},
    )
    if done.returncode:
        return done.stderr.strip().splitlines()[-1]
    found, seconds = json.loads(done.stdout.splitlines()[-1])
    return found, seconds


def main() -> int:
    if len(sys.argv) < 3:
        print(__doc__, file=sys.stderr)
        return 2
    peers, paths = sys.argv[1], [Path(argument) for argument in sys.argv[2:]]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words} words")
    tools = [
        ("claimx.dates: find and resolve", sys.executable, CLAIMX_DATES),
        ("claimx: all claims, parsed", sys.executable, CLAIMX_ALL),
        ("dateparser.search", peers, DATEPARSER),
        ("Recognizers-Text date-time", peers, RECOGNIZERS),
    ]
    for name, python, setup in tools:
        result = timed(python, setup, texts)
        if isinstance(result, str):
            print(f"{name:32} failed: {result}")
        else:
            found, seconds = result
            print(f"{name:32} {words / seconds:>10,.0f} words per CPU second  {found:>5} dates")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
