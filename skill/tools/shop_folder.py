"""Reads a shop's folder (demo/'s shape): shop, policies, contact points, customers. Writes nothing."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from skill.domain.contact import ContactPoint
from skill.domain.files import CustomerFile, ShopFile
from skill.domain.orders import Order
from skill.domain.policies import ReturnPolicy
from skill.errors import ShopDataError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class DemoPart:
    """What plays a demo: the moment it plays at (None = the real one) and who speaks when nobody is named."""

    default_customer: str
    now: datetime | None = None


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
class _Shop:
    name: str
    zone: str
    country: str
    website: str = ""
    demo: DemoPart | None = None


@dataclass(frozen=True, slots=True)
class _Policies:
    policies: tuple[ReturnPolicy, ...] = ()


@dataclass(frozen=True, slots=True)
class _Points:
    contact_points: tuple[ContactPoint, ...] = ()


@dataclass(frozen=True, slots=True)
class _Customer:
    customer_id: str
    zone: str = ""
    country: str = ""
    hide_items: bool = False
    note: str = ""
    orders: tuple[Order, ...] = ()


@dataclass(frozen=True, slots=True)
class _Customers:
    customers: tuple[_Customer, ...] = ()


@dataclass(frozen=True, slots=True)
class ShopFolder:
    """Everything a folder holds. `demo` is None for a shop nobody means to play."""

    shop: ShopFile
    customers: tuple[CustomerFile, ...]
    demo: Demo | None


def token_of(customer_id: str) -> str:
    """The account-linking token that stands for a demo customer."""
    return f"demo-{customer_id}"


def read_folder(folder: Path) -> ShopFolder:
    """The shop in `folder`. Raises ShopDataError naming file, place and remedy; reads all or nothing."""
    shop, policies = _read(folder, "shop.toml", _Shop), _read(folder, "policies.toml", _Policies)
    points, people = _read(folder, "contact_points.toml", _Points), _read(folder, "customers.toml", _Customers)
    _check_zones(folder, shop, points, people)
    file = ShopFile(shop.name, shop.zone, shop.country, shop.website, policies.policies, points.contact_points)
    customers = tuple(
        CustomerFile(p.customer_id, p.zone, p.country, p.hide_items, tuple(p.orders)) for p in people.customers
    )
    return ShopFolder(file, customers, _demo(shop, people))


def _demo(shop: _Shop, people: _Customers) -> Demo | None:
    """Any folder with customers can be played: without a [demo] table, its first customer speaks, at the real time."""
    if not people.customers:
        return None
    part = shop.demo or DemoPart(people.customers[0].customer_id)
    known = tuple(DemoCustomer(p.customer_id, p.note) for p in people.customers)
    return Demo(part.default_customer, known, part.now)


def _read(folder: Path, name: str, kind: type[T]) -> T:
    path = folder / name
    try:
        table: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        value = msgspec.convert(table, kind, strict=True)
    except FileNotFoundError as error:
        raise ShopDataError(f"{path} is missing; a shop's folder has the files that demo/ has.") from error
    except OSError as error:
        raise ShopDataError(f"{path} can't be read ({error.strerror}); check its permissions.") from error
    except UnicodeDecodeError as error:
        raise ShopDataError(f"{path} is not UTF-8 (byte {error.start}); save it as UTF-8.") from error
    except tomllib.TOMLDecodeError as error:
        raise ShopDataError(f"{path} is not TOML: {error}; mend that line.") from error
    except msgspec.ValidationError as error:
        raise ShopDataError(f"{path}: {error}; compare with demo/{name}.") from error
    if unknown := list(_unknown(table, msgspec.to_builtins(value))):
        raise ShopDataError(f"{path}: nobody reads {', '.join(unknown)}; compare the spelling with demo/{name}.")
    return value


def _unknown(given: object, known: object, path: str = "$") -> Iterator[str]:
    """The paths of keys that were read into nothing: misspelt ones, which must not pass for left out."""
    if isinstance(given, dict) and isinstance(known, dict):
        for key, value in given.items():
            here = f"{path}.{key}"
            yield from _unknown(value, known[key], here) if key in known else (here,)
    if isinstance(given, list) and isinstance(known, list | tuple):
        for index, (one, other) in enumerate(zip(given, known, strict=True)):
            yield from _unknown(one, other, f"{path}[{index}]")


def _check_zones(folder: Path, shop: _Shop, points: _Points, people: _Customers) -> None:
    named = [("shop.toml", shop.zone)]
    named += [("contact_points.toml", p.zone) for p in points.contact_points]
    named += [("customers.toml", p.zone) for p in people.customers if p.zone]
    for file, zone in named:
        try:
            ZoneInfo(zone)
        except (OSError, ValueError, KeyError) as error:
            raise ShopDataError(
                f'{folder / file}: "{zone}" is no time zone; use a name like "Europe/London".'
            ) from error
