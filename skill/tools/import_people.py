"""`python -m skill import people FILE...`: what a shop knows of its customers and sellers beside their orders."""

import sys
import time
from contextlib import ExitStack
from pathlib import Path

import click

from skill.storage.people_store import PeopleStore
from skill.tools.import_orders import STOPPED
from skill.tools.looking import existing_table
from skill.tools.opening import OpenTable, open_table
from skill.tools.options import settings, tell, telling_options
from skill.tools.orders import report
from skill.tools.orders.rejects import Rejects, refuse_own_input
from skill.tools.orders.tally import Tally
from skill.tools.orders.texts import refuse_unreadable
from skill.tools.people.applying import Work, apply_people


@click.command()
@click.argument("files", nargs=-1, required=True)
@telling_options
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing but the rejects.")
def people(files: tuple[str, ...], rejects: Path, wants_json: bool, dry_run: bool) -> None:
    """Load people from FILES (JSON Lines; - is standard input): time zone, language, other ids, logins and more.

    What is said replaces what is known; what is left out stays. Two customers are never made one.
    """
    refuse_unreadable(files)
    refuse_own_input(rejects, files)
    start = time.monotonic()
    with Rejects(rejects) as rejected, ExitStack() as stack:
        tally = Tally(rejected)
        table = _table(stack, dry_run=dry_run)
        store = PeopleStore(table.client, table.name) if table else None
        apply_people(files, Work(store, tally, only_compares=dry_run))
    seconds, beside = time.monotonic() - start, {"compared": table is not None} if dry_run else {}
    tell(tuple(report.notices(tally)))
    plan = report.as_plan(tally, compared=table is not None, what="record")
    sentence = plan if dry_run else report.as_sentence(tally, seconds, what="record")
    click.echo(report.as_json(tally, seconds, **beside) if wants_json else sentence)
    if tally.stopped or tally.rejected:
        sys.exit(STOPPED if tally.stopped else 1)


def _table(stack: ExitStack, *, dry_run: bool) -> OpenTable | None:
    """The table to write into, or to compare with; None, with a word, where a dry run finds none."""
    if not dry_run:
        table = stack.enter_context(open_table(settings()))
        tell(table.notices)
        return table
    seen = stack.enter_context(existing_table(settings()))
    if isinstance(seen, str):
        tell((f"Nothing is compared, the files are only checked: {seen}",))
        return None
    return seen.table
