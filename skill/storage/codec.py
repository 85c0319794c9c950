"""A domain value as a table item and back: {pk, sk, v, body}, `v` the schema version, `body` the value as JSON.

The body is one string on purpose: botocore parses nested attribute maps node by node, which for five orders takes
longer than the request itself; what conditions and filters need becomes an attribute beside it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from typing import Any, TypeVar

import msgspec

from skill.errors import ItemCorrupt
from skill.storage import keys

SCHEMA = 2
Item = Mapping[str, Any]  # as boto3's client spells it: {"pk": {"S": ...}, "v": {"N": ...}}
Upgrade = Callable[[dict[str, Any]], dict[str, Any]]
T = TypeVar("T")


def _to_2(body: dict[str, Any]) -> dict[str, Any]:
    """A policy's category became part of its scope."""
    if "return_policy_category" in body and "category" in body:
        body = {**body, "scope": {"category": body.pop("category")}}
    return body


UPGRADES: Mapping[int, Upgrade] = {1: _to_2}  # from version n to n + 1


def to_item(key: keys.Key, value: object, **beside: str) -> dict[str, Any]:
    """The stored item of a domain value, in boto3's client spelling; `beside` the body for conditions to look at."""
    return with_body(key, body_of(value), **beside)


def with_body(key: keys.Key, body: str, **beside: str) -> dict[str, Any]:
    """The stored item of a text that is a value's body, or a part of one."""
    item = {"pk": {"S": key.pk}, "sk": {"S": key.sk}, "v": {"N": str(SCHEMA)}, "body": {"S": body}}
    return item | {name: {"S": held} for name, held in beside.items()}


def body_of(value: object) -> str:
    """The value as JSON text, without what is as it would be anyway."""
    return msgspec.json.encode(_lean(value)).decode()


def _lean(value: Any) -> Any:
    """The value without the fields that are as they would be anyway: they cost read units and say nothing."""
    if is_dataclass(value):
        held = ((field, getattr(value, field.name)) for field in fields(value) if field.init)
        return {field.name: _lean(one) for field, one in held if one != field.default}
    return [_lean(one) for one in value] if isinstance(value, tuple) else value


def from_item(item: Item, kind: type[T], upgrades: Mapping[int, Upgrade] = UPGRADES) -> T:
    """The value stored in `item`; older versions are brought up step by step. Raises ItemCorrupt."""
    try:
        version = int(item["v"]["N"])
        if version > SCHEMA:
            raise ItemCorrupt(f"{name_of(item)} has version {version} of a newer Careline; this reads {SCHEMA}")
        body = item["body"]["S"]
        if version == SCHEMA:
            return msgspec.json.decode(body, type=kind)
        old = msgspec.json.decode(body)
        for step in range(version, SCHEMA):
            old = upgrades[step](old)
        return msgspec.convert(old, kind)
    except (LookupError, AttributeError, TypeError, ValueError, RecursionError) as error:
        raise ItemCorrupt(f"{name_of(item)} can't be read: {_place(error)}") from error


def by_sort_key(items: Iterable[Item]) -> list[tuple[str, Item]]:
    """The items with their sort keys, in the order in which they came."""
    found = [(text(item, keys.SORT), item) for item in items]
    if not all(sk for sk, _ in found):
        raise ItemCorrupt("an item without a sort key is no item of this table")
    return found


def text(item: Item, attribute: str) -> str:
    """That attribute where it is a string, else ""."""
    held = item.get(attribute)
    return str(held.get("S", "")) if isinstance(held, Mapping) else ""


def name_of(item: Item) -> str:
    """What a log may say of an item: its kind, never whose it is or what it holds."""
    return f"item {keys.kind(text(item, keys.PARTITION), text(item, keys.SORT))}"


def _place(error: Exception) -> str:
    """Where a body is not as it should be; never the error's own text, which may quote the body."""
    _, at, path = str(error).rpartition(" - at ")
    return f"{type(error).__name__}{at}{path}" if isinstance(error, msgspec.ValidationError) else type(error).__name__
