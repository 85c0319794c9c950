"""`python -m skill import prices FILE...`: what a shop's items cost, and from when until when."""

import re
from zoneinfo import ZoneInfo

import click

from skill.storage.dynamodb import DynamoDBStore
from skill.tools.opening import open_table
from skill.tools.options import settings, tell
from skill.tools.orders.found import Stream
from skill.tools.orders.json_files import values_in
from skill.tools.orders.tally import Tally
from skill.tools.prices.applying import Work, apply_prices
from skill.tools.prices.csv_file import rows_in
from skill.tools.records import takes_records

IS_CSV = re.compile(r"\.(csv|tsv|txt)(\.gz)?$", re.IGNORECASE)


@click.command()
@click.option("--csv", "is_csv", is_flag=True, help="Read FILES as CSV, whatever they are called.")
@takes_records
def prices(files: tuple[str, ...], tally: Tally, is_csv: bool) -> None:
    """Load prices from FILES (JSON Lines, or CSV; - is standard input), in schema.org's names.

    sku, price, priceCurrency, validFrom; and, where known, validThrough, availability, tags. The same again changes
    nothing; a price that begins when another did replaces it.
    """
    with open_table(settings()) as table:
        tell(table.notices)
        zone = ZoneInfo(DynamoDBStore(table.client, table.name).read_shop().zone)
        apply_prices((_stream(file, is_csv=is_csv) for file in files), Work(table.client, table.name, zone, tally))


def _stream(file: str, *, is_csv: bool) -> Stream:
    return rows_in(file) if is_csv or IS_CSV.search(file) else values_in(file)
