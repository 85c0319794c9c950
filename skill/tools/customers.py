"""`python -m skill customers`: who can be tried in the demo shop, and what each is good for."""

import json
from datetime import datetime
from itertools import islice
from pathlib import Path

import click

from skill.storage.people_store import PeopleStore
from skill.tools.opening import OpenShop, open_shop
from skill.tools.options import NOBODY, settings, shop_options, tell
from skill.tools.shop_folder import DemoCustomer

IMPORTED = 20  # are listed beside those of the shop's own folder
MORE = "There are more than these; talk --as takes any of them, by id or e-mail address."


@click.command()
@click.option("--json", "as_json", is_flag=True, help="A list of objects with id, name and note.")
@shop_options
def customers(shop_dir: Path | None, demo: bool, now: datetime | None, as_json: bool) -> None:
    """List the shop's customers and what each is good for trying, and some of those who were imported."""
    with open_shop(settings(), shop_dir=shop_dir, demo=demo, now=now) as shop:
        tell(shop.table.notices)
        known = (*(shop.demo.customers if shop.demo else ()), *_imported(shop))
        default = shop.demo.default_customer if shop.demo else ""
    if not known:
        tell((f"This shop can't be played: {NOBODY}.",))
    if as_json:
        listed = [{"id": c.customer_id, "name": c.customer_id.capitalize(), "note": c.note} for c in known]
        click.echo(json.dumps(listed))
        return
    for customer in known:
        mark = " (speaks when nobody is named)" if customer.customer_id == default else ""
        click.echo(f"{customer.customer_id:8} {customer.note}{mark}")


def _imported(shop: OpenShop) -> list[DemoCustomer]:
    """The first few whom the table names beside the demo's."""
    played = {customer.customer_id for customer in shop.demo.customers} if shop.demo else set()
    others = (id_ for id_ in PeopleStore(shop.table.client, shop.table.name).customers() if id_ not in played)
    found = [*islice(others, IMPORTED + 1)]
    if len(found) > IMPORTED:
        tell((MORE,))
    return [DemoCustomer(id_, "imported") for id_ in sorted(found[:IMPORTED])]
