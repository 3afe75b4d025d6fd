"""The README shows what the program prints today: every command in it is run.

In a ```console block, `$ COMMAND` is run in a copy of the project's data, and what follows is
what it must print (`...` stands for anything). A ```python block must run as it stands.
"""

import doctest
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from claimx.cli import main

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SET_UP = ("make ", "pip ", "git ", "python -m spacy", ".venv", "claimx extract ../")


def blocks(language):
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)


def commands():
    for block in blocks("console"):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            if not command.startswith(SET_UP):
                yield command, output


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("readme")
    for name in ("corpus", "gold", "scripts", "benchmarks"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / "out").mkdir()
    return folder


@pytest.fixture(scope="module")
def shell(folder):
    bin_ = folder / "bin"
    bin_.mkdir()
    script = bin_ / "claimx"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimx "$@"\n')
    script.chmod(0o755)
    path = os.pathsep.join([str(bin_), str(Path(sys.executable).parent), os.environ["PATH"]])
    env = {**os.environ, "PATH": path, "PYTHONPATH": str(ROOT / "src"), "COLUMNS": "100"}

    def run(command):
        return subprocess.run(
            command, shell=True, cwd=folder, env=env, capture_output=True, text=True
        )

    return run


@pytest.mark.parametrize(("command", "output"), list(commands()))
def test_commands_print_what_the_readme_shows(shell, command, output):
    result = shell(command)
    assert result.returncode == 0, result.stderr
    assert output.strip() or not result.stdout.strip(), "show what the command prints"
    if output.strip():
        printed = result.stdout + (result.stderr if "claimx: " in output else "")
        flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        assert doctest.OutputChecker().check_output(output, printed, flags), printed


@pytest.mark.parametrize("code", blocks("python"))
def test_python_examples_run(folder, monkeypatch, code):
    monkeypatch.chdir(folder)
    test = doctest.DocTestParser().get_doctest(code, {}, "README.md", "README.md", 0)
    assert test.examples, "write the example with >>> prompts and its output"
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE)
    runner.run(test)
    assert runner.failures == 0


def test_the_two_commands_come_first():
    first = README.index("```")
    assert README[first:].startswith("```console\n$ make demo\n")
    assert "$ make test" in README[first : README.index("```", first + 3)]


def test_every_command_is_documented():
    for name, command in main.commands.items():
        assert f"claimx {name}" in README, name
        help_ = CliRunner().invoke(main, [name, "--help"])
        assert help_.exit_code == 0
        assert command.help
