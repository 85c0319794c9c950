"""`python -m skill events FILE...`: what is reported of orders, returns and tickets, into the table."""

import sys
import time
from pathlib import Path

import click

from skill.storage.event_store import EventStore
from skill.storage.people_store import PeopleStore
from skill.tools.import_orders import STOPPED
from skill.tools.opening import open_table
from skill.tools.options import settings, tell, telling_options
from skill.tools.orders import report
from skill.tools.orders.applying import Work, apply_events
from skill.tools.orders.how import reading
from skill.tools.orders.rejects import Rejects, refuse_own_input
from skill.tools.orders.tally import Tally
from skill.tools.orders.texts import refuse_unreadable
from skill.tools.policy_store import find_profile


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--zone", default="", help="Where moments without a zone are; the shop's unless said.")
@telling_options
def events(files: tuple[str, ...], zone: str, rejects: Path, wants_json: bool) -> None:
    """Apply delivery events and steps of returns and tickets from FILES (JSON Lines; - is standard input).

    The same file twice changes nothing, and an event that comes late sets nothing back.
    """
    refuse_unreadable(files)
    refuse_own_input(rejects, files)
    start = time.monotonic()
    with Rejects(rejects) as rejected, open_table(settings()) as table:
        tell(table.notices)
        client, name = table.client, table.name
        tally = Tally(rejected)
        work = Work(EventStore(client, name), PeopleStore(client, name), tally)
        apply_events(files, reading(find_profile(client, name), zone), work)
    seconds = time.monotonic() - start
    tell(tuple(report.notices(tally)))
    click.echo(report.as_json(tally, seconds) if wants_json else report.as_sentence(tally, seconds, what="event"))
    if tally.stopped or tally.rejected:
        sys.exit(STOPPED if tally.stopped else 1)
