"""The command line as people use it: in this process where that is enough, else in a process of its own."""

import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from click.testing import CliRunner, Result

from skill.__main__ import main

ROOT = Path(__file__).parents[2]
PYTHON = (sys.executable, "-W", "error", "-m", "skill")


def invoke(env: Mapping[str, str | None], *arguments: str, said: str | bytes = "") -> Result:
    """What `python -m skill ARGUMENTS` does with these lines piped in; faults are in the result's `exception`."""
    return CliRunner().invoke(main, arguments, input=said, env=env)


def environment(env: Mapping[str, str | None]) -> dict[str, str]:
    """This process's, with nothing of AWS or Careline in it but what is named."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CARELINE_", "AWS_"))}
    return kept | {name: value for name, value in env.items() if value is not None}


def run(
    env: Mapping[str, str | None], *arguments: str, said: bytes = b"", shell: Sequence[str] = ()
) -> "subprocess.CompletedProcess[bytes]":
    """A real process, run to its end. `shell` goes before the command."""
    command = [*shell, *PYTHON, *arguments]
    return subprocess.run(
        command, cwd=ROOT, env=environment(env), input=said, capture_output=True, timeout=60, check=False
    )
