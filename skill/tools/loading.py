"""Writes a shop's folder into the table. Tools only: the skill itself never writes these items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from skill.domain.articles import HelpFile
from skill.domain.policies import PolicyVersion, in_force
from skill.storage import items, keys, price_items, versions
from skill.storage.codec import from_item, text, to_item
from skill.storage.dynamodb import translated
from skill.tools.articles.storing import write_help
from skill.tools.policy_store import free_moment
from skill.tools.shop_folder import Demo, ShopFolder
from skill.tools.writing import Pause, change_all, delete_all, patiently, put_all

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@dataclass(frozen=True, slots=True)
class How:
    """How a shop is loaded. `leaving`: the shop (the demo, say) that goes altogether where it is in the table.

    `now`: the moment (aware) from which policies that are new are in force; None = the real one.
    """

    leaving: ShopFolder | None = None
    now: datetime | None = None
    pause: Pause = patiently


def load(client: "DynamoDBClient", table: str, folder: ShopFolder, how: How = How()) -> int:
    """Put the whole shop into the table; returns how many items it is. The shop's own old items go, but no policies.

    Customers and prices come first, the shop's own items last and in one transaction: whatever fails on the way, the
    former shop stands as it was (one of more than a hundred items old and new is replaced a hundred at a time).
    Customers, orders and prices are only ever added or replaced. Policies that say something else than those in force
    become a version.
    Raises StorageFault; loading again mends it.
    """
    there = _shop_items(client, table)
    leaving = how.leaving if how.leaving and items.shop_items(how.leaving.shop)[0] in there else None
    stored = () if leaving else versions.of((text(item, keys.SORT), item) for item in there if _is_policy(item))
    shop = replace(folder.shop, policy_versions=_published(stored, folder.shop.policy_versions, how.now))
    profile, *published = items.shop_items(shop)
    beside = _beside(folder)
    put_all(client, table, beside, how.pause)
    pages = 0
    if folder.help or leaving:
        pages = write_help(client, table, folder.help or HelpFile(), how.pause)
    changes = _changes(table, [*published, profile], there)  # no profile, no shop: it comes last
    if folder.demo is None:
        changes.append({"Delete": {"TableName": table, "Key": _key(keys.demo())}})
    change_all(client, changes, how.pause)
    gone, kept = map(_key_of, _beside(leaving) if leaving else ()), [*map(_key_of, beside)]
    delete_all(client, table, [key for key in gone if key not in kept], how.pause)
    return len(beside) + pages + len(published) + 1


def _beside(folder: ShopFolder) -> list[dict[str, Any]]:
    """The customers' items, and what plays them; and the prices."""
    people = [item for customer in folder.customers for item in items.customer_items(customer)]
    return [
        *people,
        *map(price_items.price, folder.prices),
        *([to_item(keys.demo(), folder.demo)] if folder.demo else []),
    ]


def _published(
    stored: tuple[PolicyVersion, ...], read: tuple[PolicyVersion, ...], now: datetime | None
) -> tuple[PolicyVersion, ...]:
    """The versions there were, and one more where the folder's policies are not those in force."""
    if not read:
        return stored
    moment = now or datetime.now(UTC)
    policies = read[-1].policies
    held = in_force(stored, moment)
    if held and held.policies == policies:
        return stored
    return (*stored, PolicyVersion(free_moment(stored, moment), policies))


def is_empty(client: "DynamoDBClient", table: str) -> bool:
    """True when the table holds no shop."""
    with translated():
        return "Item" not in client.get_item(TableName=table, Key=_key(keys.profile(keys.shop_partition())))


def read_demo(client: "DynamoDBClient", table: str) -> Demo | None:
    """What the tools need to play the shop in the table; None for one that was loaded without customers."""
    with translated():
        found = client.get_item(TableName=table, Key=_key(keys.demo())).get("Item")
    return from_item(found, Demo) if found else None


def _key(key: keys.Key) -> dict[str, Any]:
    return {keys.PARTITION: {"S": key.pk}, keys.SORT: {"S": key.sk}}


def _changes(table: str, shop: Sequence[dict[str, Any]], there: Sequence[Any]) -> list[Any]:
    """What makes the shop's partition hold these items and no others. What is there already is not touched."""
    kept = [_key_of(item) for item in shop]
    puts = [{"Put": {"TableName": table, "Item": item}} for item in shop if item not in there or _is_profile(item)]
    stale = [key for key in map(_key_of, there) if key not in kept]
    return [*puts, *({"Delete": {"TableName": table, "Key": key}} for key in stale)]


def _is_policy(item: Mapping[str, Any]) -> bool:
    return text(item, keys.SORT).startswith(keys.POLICY_PREFIXES)


def _is_profile(item: Mapping[str, Any]) -> bool:
    return text(item, keys.SORT) == keys.PROFILE


def _shop_items(client: "DynamoDBClient", table: str) -> list[Any]:
    with translated():
        pages = client.get_paginator("query").paginate(
            TableName=table,
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": keys.shop_partition()}},
            ConsistentRead=True,
        )
        return [item for page in pages for item in page["Items"]]


def _key_of(item: Mapping[str, Any]) -> dict[str, Any]:
    return {name: item[name] for name in (keys.PARTITION, keys.SORT)}
