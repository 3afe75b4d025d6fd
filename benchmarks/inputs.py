"""What the benchmarks read: files of labelled cases, and articles.

What cannot be read ends the run with a line that says why, and exit code 1.
"""

from __future__ import annotations

import json
from pathlib import Path

from claimx.article import read_articles
from claimx.errors import ClaimxError

ROOT = Path(__file__).resolve().parents[1]
CASES = ROOT.parent / "shared" / "cases"


def read_cases(path: Path, *fields: str) -> list[dict]:
    """The cases of a JSON Lines file, each with these fields."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else "no UTF-8 text"
        raise SystemExit(f"{path}: cannot be read ({why}); give a JSON Lines file") from None
    cases = []
    for number, line in enumerate(lines, 1):
        try:
            case = json.loads(line)
        except ValueError as error:
            raise SystemExit(f"{path}:{number}: no JSON: {error}") from None
        missing = [name for name in fields if not isinstance(case, dict) or name not in case]
        if missing:
            raise SystemExit(f"{path}:{number}: a case of this benchmark has {', '.join(missing)}")
        cases.append(case)
    return cases


def read_texts(names: list[str]) -> list[str]:
    """The texts of articles and of folders of them; those of `corpus` where none is named."""
    try:
        texts = [article.text for article in read_articles(tuple(names or [str(ROOT / "corpus")]))]
    except ClaimxError as error:
        raise SystemExit(str(error)) from None
    if not any(map(str.strip, texts)):
        raise SystemExit(f"{', '.join(names)}: no words to read; give articles (.md, .txt)")
    return texts
