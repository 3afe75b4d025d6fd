"""What a bug report needs: versions, the platform, and where the package stands. No spaCy."""

from __future__ import annotations

import json
import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

_HERE = Path(__file__).parent
_PACKAGES = ("claimx", "spacy", "thinc", "numpy", "pandas", "dateparser", "click", "srsly")


def facts() -> list[tuple[str, str]]:
    """Names and values, in the order in which `claimx info` shows them."""
    return [
        *((name, installed(name)) for name in _PACKAGES),
        ("model", model()),
        ("python", f"{platform.python_version()} ({sys.executable})"),
        ("platform", platform.platform()),
        ("package", str(_HERE)),
    ]


def installed(package: str) -> str:
    """A package's version; `none` where it is not installed."""
    try:
        return version(package)
    except PackageNotFoundError:
        return "none"


def model() -> str:
    """Name and version of the English pipeline that ships with claimx."""
    meta = json.loads((_HERE / "english" / "meta.json").read_text(encoding="utf-8"))
    return f"{meta['lang']}_{meta['name']}-{meta['version']}"
