"""`python -m skill import orders FILE...`: orders as shops' systems export them, of any number, into the table."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from skill.storage.order_store import OrderStore
from skill.storage.people_store import PeopleStore
from skill.tools.opening import OpenTable
from skill.tools.orders.comparing import Beside, compare_orders
from skill.tools.orders.how import now_in, reading
from skill.tools.orders.importing import THREADS, Work, import_orders, read_only
from skill.tools.orders.kinds import KINDS, source_of
from skill.tools.orders.people import People
from skill.tools.orders.source import Source
from skill.tools.orders.tally import Tally
from skill.tools.policy_store import find_profile
from skill.tools.records import table_for, takes_records
from skill.tools.writing import patiently

# What a test or another program passes as click's `obj`, to bring kinds of its own.
SourceOf = Callable[[str | None], Source]


@click.command()
@click.option(
    "--as", "kind", type=click.Choice(KINDS), help="Which kind of source it is; told by the fields unless said."
)
@click.option("--zone", default="", help="Where moments without a zone are; the shop's unless said.")
@click.option("--currency", default="", help="ISO 4217 code of sums without a currency.")
@click.option(
    "--columns",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="With --as csv: a TOML file that says which column holds what; Shopify's own export needs none.",
)
@takes_records
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing but the rejects.")
@click.option("--threads", type=click.IntRange(1, 32), default=THREADS, show_default=True, help="Writers at once.")
@click.pass_obj
def orders(sources: SourceOf | None, /, files: tuple[str, ...], tally: Tally, dry_run: bool, **how: Any) -> bool | None:
    """Load orders from FILES (- is standard input); what can't be taken goes to a file, and the rest goes on."""
    with table_for(dry_run=dry_run) as table, _progress() as tick:
        source, run = _source(sources, how, table), {"threads": how["threads"], "tick": tick}
        if table is None:
            read_only(files, source, tally)
            return False
        stored, known = OrderStore(table.client, table.name), PeopleStore(table.client, table.name)
        if dry_run:
            compare_orders(files, source, Beside(stored, known, tally, **run))
        else:
            import_orders(files, source, Work(stored, People(known, patiently), tally, **run))
    return True if dry_run else None


def _source(sources: SourceOf | None, how: Mapping[str, Any], table: OpenTable | None) -> Source:
    """How the files are read: as the command line says, else as the shop in the table is."""
    if sources:
        return sources(how["kind"])
    shop = find_profile(table.client, table.name) if table else None
    return source_of(how["kind"], reading(shop, how["zone"], how["currency"], how["columns"], now_in(table)))


@contextmanager
def _progress() -> Iterator[Callable[[], object]]:
    """How many orders, and how many a second; on a terminal only."""
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # no thread of its own
    with tqdm(unit=" orders", disable=None, leave=False) as bar:
        yield bar.update
