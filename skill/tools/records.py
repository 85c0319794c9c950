"""What the commands that take files of records have in common: how they begin, are told of, and end."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial, wraps
from pathlib import Path
from types import MappingProxyType
from typing import Any

import click

from skill.tools.looking import existing_table
from skill.tools.opening import OpenTable, open_table
from skill.tools.options import settings, tell
from skill.tools.orders import report
from skill.tools.orders.rejects import Rejects, refuse_own_input
from skill.tools.orders.tally import Tally
from skill.tools.orders.texts import refuse_unreadable

STOPPED = 130  # what a shell says of a command that Ctrl-C ended
ONE: Mapping[str, str] = MappingProxyType({"orders": "order", "people": "record", "prices": "price", "events": "event"})


def takes_records(take: Callable[..., bool | None]) -> Callable[..., None]:
    """A command that takes FILES, with --json and --rejects, of `take(files=..., tally=..., its own options)`.

    `take` returns None where it wrote; of a dry run, whether there was a table to compare with.
    """

    @click.argument("files", nargs=-1, required=True)
    @click.option(
        "--rejects",
        type=click.Path(path_type=Path, dir_okay=False),
        default=Path(f"rejected-{take.__name__}.jsonl"),
        show_default=True,
        help="Where what can't be taken goes, JSON Lines with file, line and reason.",
    )
    @click.option("--json", "wants_json", is_flag=True, help="End with one JSON object, and nothing else on stdout.")
    @wraps(take)
    def command(files: tuple[str, ...], rejects: Path, wants_json: bool, **how: Any) -> None:
        refuse_unreadable(files)
        refuse_own_input(rejects, files)
        start = time.monotonic()
        with Rejects(rejects) as rejected:
            tally = Tally(rejected)
            compared = take(files=files, tally=tally, **how)
        told = report.as_json if wants_json else partial(report.as_sentence, what=ONE[take.__name__])
        _end(tally, told(tally, time.monotonic() - start, compared))

    return command


def _end(tally: Tally, told: str) -> None:
    tell(tuple(report.notices(tally)))
    click.echo(told)
    if tally.stopped or tally.rejected:
        sys.exit(STOPPED if tally.stopped else 1)


@contextmanager
def table_for(*, dry_run: bool) -> Iterator[OpenTable | None]:
    """The table to write into, or to compare with; None, with a word, where a dry run finds none."""
    with existing_table(settings()) if dry_run else open_table(settings()) as table:
        if isinstance(table, str):
            tell((f"Nothing is compared, the files are only checked: {table}",))
            yield None
        else:
            tell(table.notices)
            yield table
