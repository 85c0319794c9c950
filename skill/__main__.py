"""`python -m skill COMMAND`: what operators and developers run. A command is read only when it is asked for."""

import os
import sys
from collections.abc import Mapping
from importlib import import_module
from io import TextIOWrapper

import click

from skill.errors import CarelineError
from skill.tools.complaint import complaint

COMMANDS: Mapping[str, str] = {
    "run": "run",
    "talk": "talk",
    "customers": "customers",
    "explain": "explain",
    "serve": "serve",
    "import": "import_shop",
    "events": "events",
    "outbox": "outbox",
    "table": "table",
    "check": "check",
    "understand": "understand",
    "understanding": "understanding_report",
    "matching": "matching_report",
    "help-search": "help_search_report",
}


class Lazy(click.Group):
    """A group that imports a command only to run it or to say what it does."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order a newcomer needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The click command in skill/tools, None when there is no such."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"skill.tools.{COMMANDS[cmd_name]}"), COMMANDS[cmd_name])
        return command


@click.command(cls=Lazy)
def main() -> None:
    """Careline: the voice desk of a shop's customer service."""


def run() -> None:
    """Run a command; what a person must mend is one sentence on stderr and exit code 2, never a stack trace."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # None where it is closed
            stream.reconfigure(errors="replace")  # a terminal that can't write a character is no reason to stop
    try:
        main(prog_name="python -m skill")
    except (CarelineError, OSError) as error:
        click.echo(f"careline: {complaint(error)}", err=True)
        if isinstance(error, OSError):
            _forget_unwritten()
        sys.exit(2)


def _forget_unwritten() -> None:
    """What a full disk did not take would be written again at exit, and Python would complain a second time."""
    if sys.stdout is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


if __name__ == "__main__":
    run()
