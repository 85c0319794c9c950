"""Reads a part of one partition to its end, for tools: the desk's own reads are bounded and live in dynamodb.py."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from skill.storage import keys
from skill.storage.codec import Item
from skill.storage.dynamodb import translated

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


def key_of(key: keys.Key) -> dict[str, Any]:
    """A key as boto3's client spells it."""
    return {keys.PARTITION: {"S": key.pk}, keys.SORT: {"S": key.sk}}


def query(client: "DynamoDBClient", table: str, partition: str, beginning: str) -> Iterator[Item]:
    """Every item whose sort key begins so, consistently. Raises StorageFault."""
    return _all(client, {"TableName": table, **_begins(partition, "sk", beginning)})


def of_number(client: "DynamoDBClient", table: str, partition: str, number: str) -> Iterator[Item]:
    """Every order whose number ends like this one, and what stands beside it, consistently. Raises StorageFault.

    Of a number without letter or digit, which no index holds, all orders: the caller looks at the number anyway.
    """
    if not keys.ending(number):
        return query(client, table, partition, keys.ORDER_PREFIX)
    how = {"IndexName": keys.BY_ENDING, "Select": "ALL_ATTRIBUTES"}
    return _all(client, {"TableName": table, **how, **_begins(partition, keys.ENDING, keys.ending(number))})


def _begins(partition: str, key: str, beginning: str) -> dict[str, Any]:
    return {
        "KeyConditionExpression": f"pk = :pk AND begins_with({key}, :beginning)",
        "ExpressionAttributeValues": {":pk": {"S": partition}, ":beginning": {"S": beginning}},
    }


def _all(client: "DynamoDBClient", how: dict[str, Any]) -> Iterator[Item]:
    how |= {"ConsistentRead": True}
    while True:
        with translated():
            answer = client.query(**how)
        yield from answer["Items"]
        if "LastEvaluatedKey" not in answer:
            return
        how["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
