"""Reads a shop's folder (demo/'s shape): shop, policies, contact points, customers, prices. Writes nothing."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec

from skill.domain.articles import HelpFile
from skill.domain.files import CustomerFile, ShopFile
from skill.domain.policies import PolicyVersion
from skill.domain.prices import Records
from skill.domain.return_case import ReturnSettings
from skill.errors import ShopDataError
from skill.storage.versions import FIRST
from skill.tools.articles.planning import indexed
from skill.tools.articles.reading import read_articles
from skill.tools.policies.findings import Finding
from skill.tools.policies.reading import PolicyFile, read_policies
from skill.tools.shop_checks.places import problems
from skill.tools.shop_files import read_table
from skill.tools.shop_tables import (
    FILES,
    OPTIONAL,
    CommunitiesTable,
    CustomersTable,
    CustomerTable,
    DemoTable,
    PointsTable,
    PricesTable,
    ShopTable,
)

DEMO_BYTES = 300 * 1024
ENDINGS = (".json", ".jsonld", ".html", ".yaml", ".yml")
ARTICLES = "articles"  # a folder within; a shop may have none
NO_PRICES = PricesTable(())
SCHEMA = "policies.schema.json"  # for an editor; it may lie beside the policies


@dataclass(frozen=True, slots=True)
class DemoCustomer:
    """A customer to try: what they are good for."""

    customer_id: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Demo:
    """What the tools need to play a shop; the token of a demo customer is made of the customer's id."""

    default_customer: str
    customers: tuple[DemoCustomer, ...]
    now: datetime | None = None

    @property
    def accounts(self) -> dict[str, str]:
        """Token to customer id, as a linked account's mapping would be."""
        return {token_of(c.customer_id): c.customer_id for c in self.customers}


@dataclass(frozen=True, slots=True)
class ShopFolder:
    """Everything a folder holds. `demo` is None for a shop nobody means to play.

    The shop's policies are one version, whose moment only loading gives it. `warnings` are readings taken of them.
    `help`: its help centre, None where the folder says nothing of one.
    """

    shop: ShopFile
    customers: tuple[CustomerFile, ...]
    demo: Demo | None
    warnings: tuple[Finding, ...] = ()
    help: HelpFile | None = None
    prices: Records = ()


def token_of(customer_id: str) -> str:
    """The account-linking token that stands for a demo customer."""
    return f"demo-{customer_id}"


def read_folder(folder: Path) -> ShopFolder:
    """The shop in `folder`, all or nothing. Raises ShopDataError with a line for every problem in any of its files."""
    found: list[str] = []
    kinds = {**FILES, **{name: kind for name, kind in OPTIONAL.items() if (folder / name).exists()}}
    tables: dict[str, dict[str, Any]] = {}
    for name in kinds:
        try:
            tables[name] = read_table(folder / name)
        except ShopDataError as error:
            found.append(str(error))
    for name, table in tables.items():
        found += problems(table, kinds[name], str(folder / name))
    found += _default_customer(folder, tables)
    policies, help_ = _policies(folder, found), _help(folder, found)
    if found or policies is None:
        raise ShopDataError(found[0] if len(found) == 1 else "\n  ".join([f"{len(found)} things to mend:", *found]))
    _lend_the_zone(tables)
    read: dict[type, Any] = {kind: msgspec.convert(tables[name], kind, strict=True) for name, kind in kinds.items()}
    return replace(_shop_folder(policies, read), help=help_)


def _policies(folder: Path, found: list[str]) -> PolicyFile | None:
    """What the files called policies.* say; None when that is wrong, which is then in `found`."""
    files = sorted(file for file in folder.glob("policies.*") if file.suffix in ENDINGS and file.name != SCHEMA)
    try:
        if not files:
            kinds = ", ".join(f"policies{ending}" for ending in ENDINGS)
            raise ShopDataError(f"{folder}: has no return policies; put one of these there: {kinds}")
        return read_policies(*files)
    except ShopDataError as error:
        found.append(str(error))
        return None


def _help(folder: Path, found: list[str]) -> HelpFile | None:
    """The folder's help centre; None where there is none, or something is wrong with it, which then is in `found`."""
    try:
        return indexed(read_articles(folder / ARTICLES).articles) if (folder / ARTICLES).is_dir() else None
    except ShopDataError as error:
        found.append(str(error))
        return None


def _lend_the_zone(tables: Mapping[str, Any]) -> None:
    """Hours are in the shop's own time where a contact point names no other."""
    for point in tables["contact_points.toml"]["contact_points"]:
        point["zone"] = point.get("zone") or tables["shop.toml"]["zone"]


def _default_customer(folder: Path, tables: Mapping[str, Any]) -> Iterator[str]:
    demo, people = tables.get("shop.toml", {}).get("demo"), tables.get("customers.toml", {}).get("customers")
    speaks = demo.get("default_customer") if isinstance(demo, dict) else None
    if isinstance(speaks, str) and isinstance(people, list):
        ids = [one["customer_id"] for one in people if isinstance(one, dict) and "customer_id" in one]
        if speaks not in ids:
            yield f'{folder / "shop.toml"}, demo, default_customer: "{speaks}" is not in customers.toml; name who is'


def _shop_folder(read: PolicyFile, tables: Mapping[type, Any]) -> ShopFolder:
    """`tables` by what each was read into."""
    shop: ShopTable = tables[ShopTable]
    people: CustomersTable = tables[CustomersTable]
    points: PointsTable = tables[PointsTable]
    elsewhere: CommunitiesTable = tables.get(CommunitiesTable, CommunitiesTable(()))
    prices: PricesTable = tables.get(PricesTable, NO_PRICES)
    file = ShopFile(
        *(shop.name, shop.zone, shop.country, shop.website),
        policy_versions=(PolicyVersion(FIRST, read.policies),),
        return_settings=read.settings or ReturnSettings(),
        contact_points=points.contact_points,
        stuck_days=shop.stuck_days,
        communities=elsewhere.communities,
        price_adjustment=shop.price_adjustment,
    )
    customers = tuple(map(_customer, people.customers))
    return ShopFolder(file, customers, _demo(shop, people), read.warnings, prices=prices.prices)


def _customer(table: CustomerTable) -> CustomerFile:
    named = {field.name: getattr(table, field.name) for field in fields(CustomerFile) if hasattr(table, field.name)}
    return CustomerFile(**named)


def _demo(shop: ShopTable, people: CustomersTable) -> Demo | None:
    """Any folder with customers can be played: without a [demo] table, its first customer speaks, at the real time."""
    if not people.customers:
        return None
    part = shop.demo or DemoTable(people.customers[0].customer_id)
    return Demo(part.default_customer, tuple(_playable(people, part.default_customer)), part.now)


def _playable(people: CustomersTable, default: str) -> Iterator[DemoCustomer]:
    """As many as one item of the table holds, the default one first: a shop of many thousands is not for playing."""
    room = DEMO_BYTES
    for person in sorted(people.customers, key=lambda p: p.customer_id != default):
        known = DemoCustomer(person.customer_id, person.note)
        room -= len(msgspec.json.encode(known)) + 1
        if room < 0:
            return
        yield known
