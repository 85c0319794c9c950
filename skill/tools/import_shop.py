"""`python -m skill import shop DIR | policies | orders | people | articles | prices FILE...`: a shop's data loaded."""

from pathlib import Path

import click

from skill.tools.import_articles import articles
from skill.tools.import_orders import orders
from skill.tools.import_people import people
from skill.tools.import_policies import policies
from skill.tools.import_prices import prices
from skill.tools.loading import How, load
from skill.tools.opening import DEMO_SHOP, open_table
from skill.tools.options import counted, settings, tell
from skill.tools.shop_folder import read_folder


@click.group(commands=(policies, orders, people, articles, prices))
def import_shop() -> None:
    """Load a shop's own data."""


@import_shop.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True))
def shop(folder: Path) -> None:
    """Load a whole shop's FOLDER (same shape as demo/): nothing is written unless all of it can be read.

    The demo shop, where that is what the table holds, goes with its customers and their orders.
    """
    read = read_folder(folder)
    with open_table(settings()) as table:
        tell(table.notices)
        written = load(table.client, table.name, read, How(leaving=read_folder(DEMO_SHOP)))
    customers, orders = len(read.customers), sum(len(customer.orders) for customer in read.customers)
    many = f"{counted(customers, 'customer')} and {counted(orders, 'order')} loaded"
    click.echo(f"{read.shop.name}: {many} ({counted(written, 'item')})")
