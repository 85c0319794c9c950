"""The options that several commands share, spelled once."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from skill.config import Settings
from skill.errors import SettingsError
from skill.tools.moment import Moment
from skill.tools.shop_folder import Demo

NAMED = 20
NOBODY = "it has no customers; add some to its customers.toml"
F = TypeVar("F", bound=Callable[..., Any])


def shop_options(command: F) -> F:
    """--shop, --no-demo and --now, for every command that opens a shop."""
    for option in (
        click.option("--now", type=Moment(), help="The moment to answer at, such as 2026-11-23T09:00Z."),
        click.option("--demo/--no-demo", default=True, help="Load the demo shop into an empty data folder."),
        click.option(
            "--shop",
            "shop_dir",
            type=click.Path(path_type=Path, file_okay=False, exists=True),
            help="Try this shop's folder (same shape as demo/), in memory.",
        ),
    ):
        command = option(command)
    return command


def settings() -> Settings:
    """This process's settings. Raises SettingsError."""
    return Settings.from_env(os.environ)


def chosen_customer(wanted: str | None, demo: Demo | None) -> str | None:
    """The customer to speak as, None where there is none. Raises SettingsError naming those there are."""
    known = [customer.customer_id for customer in demo.customers] if demo else []
    if wanted is None or wanted in known:
        return wanted or (demo.default_customer if demo else None)
    named = ", ".join(known[:NAMED]) + (f" and {len(known) - NAMED} more" if len(known) > NAMED else "")
    raise SettingsError(f'there is no customer "{wanted}" in this shop; ' + (f"there are {named}" if named else NOBODY))


def counted(count: int, what: str) -> str:
    """ "1 order", "2,000 orders"."""
    return f"{count:,} {what}{'' if count == 1 else 's'}"


def tell(notices: tuple[str, ...]) -> None:
    """What a person should know, on stderr."""
    for notice in notices:
        click.echo(notice, err=True)
