"""Where a command's data goes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import io
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from claimx.errors import ClaimxError


@contextmanager
def open_output(path: str | None, force: bool) -> Iterator[TextIO]:
    """A UTF-8 text file without newline translation; None or `-` is standard output.

    A file is written beside its place and renamed at the end, so that a failure leaves the
    old one as it was. Binary data goes to `file.buffer`.

    Raises: ClaimxError where the file exists (without `force`) or cannot be written.
    """
    if path in (None, "-"):
        if sys.stdout is None:
            raise ClaimxError("standard output is closed; name a file with -o")
        out = io.TextIOWrapper(sys.stdout.buffer, encoding="utf-8", newline="", write_through=False)
        try:
            yield out
            out.flush()
        finally:
            out.detach()
        return
    target = Path(str(path))
    if target.is_dir():
        raise ClaimxError(f"{path}: a folder; expected a file name for the output")
    if target.exists() and not force:
        raise ClaimxError(f"{path}: exists; choose another name, or --force to overwrite it")
    if target.exists() and not target.is_file():  # a device or pipe is written, never replaced
        with target.open("w", encoding="utf-8", newline="") as file:
            yield file
        return
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
    except OSError as error:
        raise ClaimxError(
            f"{path}: cannot be written ({error.strerror}); check the folder and its permissions"
        ) from None
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            yield file
        _share(name)
        os.replace(name, target)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _share(name: str) -> None:
    """Gives a temporary file, made for its owner only, the rights of any new file."""
    mask = os.umask(0)
    os.umask(mask)
    os.chmod(name, 0o666 & ~mask)
