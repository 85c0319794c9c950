"""`python -m skill COMMAND`: what operators and developers run. A command is read only when it is asked for."""

import sys
from collections.abc import Mapping
from importlib import import_module

import click

from skill.errors import CarelineError

COMMANDS: Mapping[str, str] = {
    "run": "run",
    "talk": "talk",
    "customers": "customers",
    "serve": "serve",
    "import": "import_shop",
    "table": "table",
    "check": "check",
    "understand": "understand",
    "understanding": "understanding_report",
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
    try:
        main(prog_name="python -m skill")
    except CarelineError as error:
        print(f"careline: {error}", file=sys.stderr)
        sys.exit(2)


if __name__ == "__main__":
    run()
