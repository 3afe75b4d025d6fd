"""Times claimx's quantities against quantulum3 and Microsoft Recognizers-Text on the same articles.

The peers live in an environment of their own (they are no dependencies):
    python -m venv peers && peers/bin/pip install quantulum3 recognizers-text-suite "emoji<2"

Prints words per CPU second and the number of quantities found, each tool alone in a process, in
one run on one machine. claimx is timed twice: the quantities alone (`values.find_quantities`,
which is what the peers do), and the whole extraction of claims with tagging and parsing.

Usage: python benchmarks/peers_quantities.py PEERS_PYTHON [ARTICLE ...]
       (default articles: corpus/*.md)
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[1]
# run in the peers' environment as in ours: articles as JSON on stdin, figures as JSON on stdout
WORKER = """
import json, sys, time, warnings
warnings.filterwarnings("ignore")
texts, tool = json.load(sys.stdin), sys.argv[1]
if tool == "claimx quantities":
    from claimx.values import find_quantities
    find = lambda text: len(find_quantities(text))
elif tool == "claimx claims":
    import claimx
    nlp = claimx.load()
    find = lambda text: len(nlp(text)._.claims)
elif tool == "quantulum3":
    from quantulum3 import parser
    find = lambda text: len(parser.parse(text))
else:
    from recognizers_number import recognize_number
    from recognizers_number_with_unit import (
        recognize_age, recognize_currency, recognize_dimension, recognize_temperature)
    tools = (recognize_number, recognize_age, recognize_currency, recognize_dimension,
             recognize_temperature)
    find = lambda text: sum(len(recognize(text, "en-us")) for recognize in tools)
find(texts[0][:200])  # load what is loaded on first use
begun, found = time.process_time(), 0
for text in texts:
    found += find(text)
json.dump({"found": found, "seconds": time.process_time() - begun}, sys.stdout)
"""
TOOLS = (("claimx quantities", False), ("claimx claims", False), ("quantulum3", True),
         ("Recognizers-Text", True))  # fmt: skip


def body(path: Path) -> str:
    """The article's text without its front matter."""
    text = path.read_text(encoding="utf-8")
    return text.split("\n---\n", 1)[1] if text.startswith("---\n") else text


def main() -> int:
    if len(sys.argv) < 2 or not Path(sys.argv[1]).exists():
        print(__doc__, file=sys.stderr)
        return 2
    paths = [Path(name) for name in sys.argv[2:]] or sorted((HOUSE / "corpus").glob("*.md"))
    texts = [body(path) for path in paths]
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words} words")
    print(f"{'':20}{'words/CPU s':>12}{'found':>8}")
    for tool, peer in TOOLS:
        python = sys.argv[1] if peer else sys.executable
        done = subprocess.run(
            [python, "-c", WORKER, tool],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},  # CPU seconds of one core
        )
        if done.returncode:
            print(f"{tool:20}failed: {done.stderr.strip().splitlines()[-1]}")
            continue
        figures = json.loads(done.stdout)
        print(f"{tool:20}{words / figures['seconds']:12,.0f}{figures['found']:8}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
