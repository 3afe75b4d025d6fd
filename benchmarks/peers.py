"""Times tools on the same articles, each alone in a process, on one core.

Peers live in an environment of their own: they are no dependencies. A tool is a piece of code
that defines `find(text)`: how many things it finds. What is timed is CPU time over all articles,
after a warm-up on the first, without loading.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from typing import NamedTuple

from inputs import read_texts

LOOP = """
import json, sys, time
texts = json.load(sys.stdin)
{setup}
find(texts[0])  # load what is loaded on first use
start = time.process_time()
found = sum(find(text) for text in texts)
print(json.dumps([found, time.process_time() - start]))
"""


class Tool(NamedTuple):
    """A tool by name; `peer`: whether it runs in the peers' environment; its code."""

    name: str
    peer: bool
    setup: str


def compare(tools: Sequence[Tool], doc: str) -> None:
    """Prints words per CPU second and things found, by tool. `doc`: the benchmark's docstring."""
    parser = argparse.ArgumentParser(
        description=doc, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("python", help="the Python of the peers' environment")
    parser.add_argument("articles", nargs="*", help="files or folders; default: corpus/")
    options = parser.parse_args()
    texts = read_texts(options.articles)
    words = sum(len(text.split()) for text in texts)
    print(f"{len(texts)} articles, {words:,} words")
    print(f"{'':32}{'words/CPU s':>12}{'found':>8}")
    for tool in tools:
        result = timed(options.python if tool.peer else sys.executable, tool.setup, texts)
        if isinstance(result, str):
            print(f"{tool.name:32} failed: {result}")
        else:
            found, seconds = result
            print(f"{tool.name:32}{words / seconds:>12,.0f}{found:>8}")


def timed(python: str, setup: str, texts: list[str]) -> tuple[int, float] | str:
    """Things found and CPU seconds; the last line of the error where the tool fails."""
    try:
        done = subprocess.run(
            [python, "-W", "ignore", "-c", LOOP.format(setup=setup)],
            input=json.dumps(texts),
            capture_output=True,
            text=True,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1"},
        )
    except OSError as error:
        return str(error)
    if done.returncode:
        return (done.stderr.strip().splitlines() or ["no reason given"])[-1]
    found, seconds = json.loads(done.stdout.splitlines()[-1])
    return found, seconds
