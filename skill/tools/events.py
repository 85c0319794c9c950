"""`python -m skill events FILE...`: what is reported of orders, returns and tickets, into the table."""

import click

from skill.storage.event_store import EventStore
from skill.storage.people_store import PeopleStore
from skill.tools.opening import open_table
from skill.tools.options import settings, tell
from skill.tools.orders.applying import Work, apply_events
from skill.tools.orders.how import now_in, reading
from skill.tools.orders.tally import Tally
from skill.tools.policy_store import find_profile
from skill.tools.records import takes_records


@click.command()
@click.option("--zone", default="", help="Where moments without a zone are; the shop's unless said.")
@takes_records
def events(files: tuple[str, ...], tally: Tally, zone: str) -> None:
    """Apply delivery events and steps of returns and tickets from FILES (JSON Lines; - is standard input).

    The same file twice changes nothing, and an event that comes late sets nothing back.
    """
    with open_table(settings()) as table:
        tell(table.notices)
        client, name = table.client, table.name
        work = Work(EventStore(client, name), PeopleStore(client, name), tally)
        how = reading(find_profile(client, name), zone, now=now_in(table))
        apply_events(files, how, work)
