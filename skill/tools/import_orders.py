"""`python -m skill import orders FILE...`: orders as shops' systems export them, of any number, into the table."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import click

from skill.domain.files import ShopFile
from skill.storage.order_store import OrderStore
from skill.storage.people_store import PeopleStore
from skill.tools.looking import existing_table
from skill.tools.opening import open_table
from skill.tools.options import settings, tell, telling_options
from skill.tools.orders import report
from skill.tools.orders.comparing import Beside, compare_orders
from skill.tools.orders.how import reading
from skill.tools.orders.importing import THREADS, Work, import_orders, read_only
from skill.tools.orders.kinds import KINDS, source_of
from skill.tools.orders.people import People
from skill.tools.orders.rejects import Rejects, refuse_own_input
from skill.tools.orders.source import Source
from skill.tools.orders.tally import Tally
from skill.tools.orders.texts import refuse_unreadable
from skill.tools.policy_store import find_profile
from skill.tools.writing import patiently

STOPPED = 130  # what a shell says of a command that Ctrl-C ended
# What a test or another program passes as click's `obj`, to bring kinds of its own.
SourceOf = Callable[[str | None], Source]


@click.command()
@click.argument("files", nargs=-1, required=True)
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
@telling_options
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing but the rejects.")
@click.option("--threads", type=click.IntRange(1, 32), default=THREADS, show_default=True, help="Writers at once.")
@click.pass_obj
def orders(sources: SourceOf | None, /, files: tuple[str, ...], rejects: Path, wants_json: bool, **how: Any) -> None:
    """Load orders from FILES (- is standard input); what can't be taken goes to a file, and the rest goes on."""
    refuse_unreadable(files)
    refuse_own_input(rejects, files)
    start = time.monotonic()
    with Rejects(rejects) as rejected:
        tally = Tally(rejected)
        told = (_compare if how["dry_run"] else _import)(files, sources, tally, how)
    seconds = time.monotonic() - start
    tell(tuple(report.notices(tally)))
    click.echo(report.as_json(tally, seconds, **told.beside) if wants_json else told.sentence(seconds))
    if tally.stopped or tally.rejected:
        sys.exit(STOPPED if tally.stopped else 1)


class Told(NamedTuple):
    """How people are told of a run that took so many seconds, and what programs are told beside the counts."""

    sentence: Callable[[float], str]
    beside: Mapping[str, bool] = MappingProxyType({})


def _import(files: tuple[str, ...], sources: SourceOf | None, tally: Tally, how: Mapping[str, Any]) -> Told:
    with open_table(settings()) as table, _progress() as tick:
        tell(table.notices)
        client, name = table.client, table.name
        source = _source(sources, how, find_profile(client, name))
        people = People(PeopleStore(client, name), patiently)
        work = Work(OrderStore(client, name), people, tally, threads=how["threads"], tick=tick)
        import_orders(files, source, work)
    return Told(partial(report.as_sentence, tally))


def _compare(files: tuple[str, ...], sources: SourceOf | None, tally: Tally, how: Mapping[str, Any]) -> Told:
    """What `_import` would do, as far as the table, where there is one, lets tell."""
    with existing_table(settings()) as seen, _progress() as tick:
        if isinstance(seen, str):
            tell((f"Nothing is compared, the files are only checked: {seen}",))
            read_only(files, _source(sources, how, None), tally)
        else:
            client, name = seen.table.client, seen.table.name
            orders, people = OrderStore(client, name), PeopleStore(client, name)
            beside = Beside(orders, people, tally, threads=how["threads"], tick=tick)
            compare_orders(files, _source(sources, how, seen.shop), beside)
    compared = not isinstance(seen, str)
    return Told(lambda _: report.as_plan(tally, compared=compared), {"compared": compared})


def _source(sources: SourceOf | None, how: Mapping[str, Any], shop: ShopFile | None) -> Source:
    """How the files are read: as the command line says, else as the shop in the table is."""
    if sources:
        return sources(how["kind"])
    return source_of(how["kind"], reading(shop, how["zone"], how["currency"], how["columns"]))


@contextmanager
def _progress() -> Iterator[Callable[[], object]]:
    """How many orders, and how many a second; on a terminal only."""
    from tqdm import tqdm

    tqdm.monitor_interval = 0  # no thread of its own
    with tqdm(unit=" orders", disable=None, leave=False) as bar:
        yield bar.update
