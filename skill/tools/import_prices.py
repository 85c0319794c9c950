"""`python -m skill import prices FILE...`: what a shop's items cost, and from when until when."""

import re
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import click

from skill.storage.dynamodb import DynamoDBStore
from skill.tools.import_orders import STOPPED
from skill.tools.opening import open_table
from skill.tools.options import settings, tell, telling_options
from skill.tools.orders import report
from skill.tools.orders.found import Stream
from skill.tools.orders.json_files import values_in
from skill.tools.orders.rejects import Rejects, refuse_own_input
from skill.tools.orders.tally import Tally
from skill.tools.orders.texts import refuse_unreadable
from skill.tools.prices.applying import Work, apply_prices
from skill.tools.prices.csv_file import rows_in

IS_CSV = re.compile(r"\.(csv|tsv|txt)(\.gz)?$", re.IGNORECASE)


@click.command()
@click.argument("files", nargs=-1, required=True)
@click.option("--csv", "is_csv", is_flag=True, help="Read FILES as CSV, whatever they are called.")
@telling_options
def prices(files: tuple[str, ...], is_csv: bool, rejects: Path, wants_json: bool) -> None:
    """Load prices from FILES (JSON Lines, or CSV; - is standard input), in schema.org's names.

    sku, price, priceCurrency, validFrom; and, where known, validThrough, availability, tags. The same again changes
    nothing; a price that begins when another did replaces it.
    """
    refuse_unreadable(files)
    refuse_own_input(rejects, files)
    start = time.monotonic()
    with Rejects(rejects) as rejected, open_table(settings()) as table:
        tell(table.notices)
        tally = Tally(rejected)
        zone = ZoneInfo(DynamoDBStore(table.client, table.name).read_shop().zone)
        apply_prices((_stream(file, is_csv=is_csv) for file in files), Work(table.client, table.name, zone, tally))
    seconds = time.monotonic() - start
    tell(tuple(report.notices(tally)))
    click.echo(report.as_json(tally, seconds) if wants_json else report.as_sentence(tally, seconds, what="price"))
    if tally.stopped or tally.rejected:
        sys.exit(STOPPED if tally.stopped else 1)


def _stream(file: str, *, is_csv: bool) -> Stream:
    return rows_in(file) if is_csv or IS_CSV.search(file) else values_in(file)
