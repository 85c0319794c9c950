"""Table item <-> domain value. An item is {pk, sk, v, body}: `v` the schema version, `body` the value as JSON.

The body is one string on purpose: botocore parses nested attribute maps node by node, which for five orders takes
longer than the request itself; what conditions and filters will need becomes an attribute beside it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

import msgspec

from skill.domain.contact import ContactPoint
from skill.domain.files import CustomerFile, ShopFile
from skill.domain.orders import Order
from skill.domain.policies import ReturnPolicy
from skill.errors import ItemCorrupt
from skill.storage import keys

SCHEMA = 1
Item = Mapping[str, Any]  # as boto3's client spells it: {"pk": {"S": ...}, "v": {"N": ...}}
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
UPGRADES: Mapping[int, Upgrade] = {}  # from version n to n + 1; empty while there is only the first
T = TypeVar("T")


def to_item(key: keys.Key, value: object) -> dict[str, Any]:
    """The stored item of a domain value, in boto3's client spelling."""
    body = msgspec.json.encode(value).decode()
    return {"pk": {"S": key.pk}, "sk": {"S": key.sk}, "v": {"N": str(SCHEMA)}, "body": {"S": body}}


def from_item(item: Item, kind: type[T], upgrades: Mapping[int, Upgrade] = UPGRADES) -> T:
    """The value stored in `item`; older versions are brought up step by step. Raises ItemCorrupt."""
    try:
        version = int(item["v"]["N"])
        if version > SCHEMA:
            raise ItemCorrupt(f"{_name(item)} was written by a newer Careline (version {version}, this reads {SCHEMA})")
        body = item["body"]["S"]
        if version == SCHEMA:
            return msgspec.json.decode(body, type=kind)
        old = msgspec.json.decode(body)
        for step in range(version, SCHEMA):
            old = upgrades[step](old)
        return msgspec.convert(old, kind)
    except (LookupError, AttributeError, TypeError, ValueError, RecursionError) as error:
        raise ItemCorrupt(f"{_name(item)} can't be read: {_place(error)}") from error


def customer_items(file: CustomerFile) -> tuple[dict[str, Any], ...]:
    """All items of one customer's partition."""
    me = keys.customer_partition(file.customer_id)
    profile = to_item(keys.profile(me), replace(file, orders=()))
    return (profile, *(to_item(keys.order(file.customer_id, o.placed_at, o.number), o) for o in file.orders))


def shop_items(file: ShopFile) -> tuple[dict[str, Any], ...]:
    """All items of the shop's partition."""
    return (
        to_item(keys.profile(keys.shop_partition()), replace(file, policies=(), contact_points=())),
        *(to_item(keys.policy(p.policy_id), p) for p in file.policies),
        *(to_item(keys.contact(n), p) for n, p in enumerate(file.contact_points)),
    )


def customer_file(customer_id: str, items: Iterable[Item]) -> CustomerFile:
    """The file from its items, newest order first as they were read; unknown kinds of item are somebody else's."""
    profile, orders = CustomerFile(customer_id), []
    for sk, item in _by_sort_key(items):
        if sk == keys.PROFILE:
            profile = _with_zone(item, CustomerFile)
        elif sk.startswith(keys.ORDER_PREFIX):
            orders.append(from_item(item, Order))
    return replace(profile, customer_id=customer_id, orders=tuple(orders))


def shop_file(items: Iterable[Item]) -> ShopFile:
    """The shop's file from its items. Raises ItemCorrupt when there is no shop in the table."""
    by_kind = _by_sort_key(items)
    profile = next((_with_zone(item, ShopFile) for sk, item in by_kind if sk == keys.PROFILE), None)
    if profile is None:
        raise ItemCorrupt("the table holds no shop: load one with `python -m skill import shop DIR`")
    policies = (from_item(item, ReturnPolicy) for sk, item in by_kind if sk.startswith(keys.POLICY_PREFIX))
    points = (_with_zone(item, ContactPoint) for sk, item in by_kind if sk.startswith(keys.CONTACT_PREFIX))
    return replace(profile, policies=tuple(policies), contact_points=tuple(points))


def _with_zone(item: Item, kind: type[T]) -> T:
    """`from_item`, and its time zone is one that exists."""
    value = from_item(item, kind)
    try:
        if zone := getattr(value, "zone", ""):
            ZoneInfo(zone)
    except (OSError, ValueError, KeyError) as error:
        raise ItemCorrupt(f"{_name(item)} names a time zone that does not exist") from error
    return value


def _by_sort_key(items: Iterable[Item]) -> list[tuple[str, Item]]:
    """The items with their sort keys, in the order in which they came."""
    found = [(_text(item, keys.SORT), item) for item in items]
    if not all(sk for sk, _ in found):
        raise ItemCorrupt("an item without a sort key is no item of this table")
    return found


def _text(item: Item, attribute: str) -> str:
    """That attribute where it is a string, else ""."""
    held = item.get(attribute)
    return str(held.get("S", "")) if isinstance(held, Mapping) else ""


def _name(item: Item) -> str:
    """What a log may say of an item: its kind, never whose it is or what it holds."""
    return f"item {keys.kind(_text(item, keys.PARTITION), _text(item, keys.SORT))}"


def _place(error: Exception) -> str:
    """Where a body is not as it should be; never the error's own text, which may quote the body."""
    _, at, path = str(error).rpartition(" - at ")
    return f"{type(error).__name__}{at}{path}" if isinstance(error, msgspec.ValidationError) else type(error).__name__
