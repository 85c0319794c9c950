"""`python -m skill import shop DIR`: loads a shop's folder into the table that the settings name."""

from pathlib import Path

import click

from skill.tools.loading import load
from skill.tools.opening import open_table
from skill.tools.options import settings, tell
from skill.tools.shop_folder import read_folder


@click.group()
def import_shop() -> None:
    """Load a shop's own data."""


@import_shop.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
def shop(folder: Path) -> None:
    """Load a whole shop's FOLDER (same shape as demo/): nothing is written unless all of it can be read."""
    read = read_folder(folder)
    with open_table(settings()) as table:
        tell(table.notices)
        written = load(table.client, table.name, read)
    orders = sum(len(customer.orders) for customer in read.customers)
    click.echo(f"{read.shop.name}: {len(read.customers)} customers and {orders} orders loaded ({written} items)")
