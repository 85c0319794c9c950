"""Reads and writes the versions of a shop's return policies in its table. One that is there is never changed."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from skill.domain.files import ShopFile
from skill.domain.policies import PolicyVersion
from skill.domain.return_case import ReturnSettings
from skill.errors import SettingsError
from skill.storage import keys, versions
from skill.storage.codec import from_item, text, to_item
from skill.storage.dynamodb import translated

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


def free_moment(stored: tuple[PolicyVersion, ...], moment: datetime) -> datetime:
    """The first full second from that moment on at which no version begins: their keys count in seconds."""
    moment = moment.replace(microsecond=0)
    taken = any(version.effective_from == moment for version in stored)
    return free_moment(stored, moment + timedelta(seconds=1)) if taken else moment


def read_versions(client: "DynamoDBClient", table: str) -> tuple[PolicyVersion, ...]:
    """Every version there is, oldest first. Raises StorageFault."""
    with translated():
        pages = client.get_paginator("query").paginate(
            TableName=table,
            KeyConditionExpression="pk = :pk AND begins_with(sk, :policies)",
            ExpressionAttributeValues={":pk": {"S": keys.shop_partition()}, ":policies": {"S": "POLIC"}},
            ConsistentRead=True,
        )
        rows: list[Any] = [row for page in pages for row in page["Items"]]
    return versions.of((text(row, keys.SORT), row) for row in rows)


def add_version(client: "DynamoDBClient", table: str, version: PolicyVersion) -> None:
    """Put one more, its last part last: until that is there, nobody sees any of it. Raises StorageFault."""
    with translated():
        for item in versions.items_of(version):
            client.put_item(TableName=table, Item=item, ConditionExpression="attribute_not_exists(pk)")


def find_profile(client: "DynamoDBClient", table: str) -> ShopFile | None:
    """The shop's own record, without what it publishes; None where there is no shop. Raises StorageFault."""
    key = keys.profile(keys.shop_partition())
    with translated():
        found = client.get_item(TableName=table, Key={"pk": {"S": key.pk}, "sk": {"S": key.sk}}, ConsistentRead=True)
    return from_item(found["Item"], ShopFile) if "Item" in found else None


def read_profile(client: "DynamoDBClient", table: str) -> ShopFile:
    """The same. Raises StorageFault; SettingsError: no shop."""
    if (profile := find_profile(client, table)) is None:
        raise SettingsError("there is no shop here yet: load one with `python -m skill import shop DIR`")
    return profile


def write_settings(client: "DynamoDBClient", table: str, settings: ReturnSettings) -> None:
    """Replace how the shop counts days; all else of its profile stays. Raises StorageFault; SettingsError: no shop."""
    profile = replace(read_profile(client, table), return_settings=settings)
    with translated():
        client.put_item(TableName=table, Item=to_item(keys.profile(keys.shop_partition()), profile))
