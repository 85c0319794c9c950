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


def query(client: "DynamoDBClient", table: str, partition: str, beginning: str, only: str = "") -> Iterator[Item]:
    """Every item whose sort key begins so, consistently; of each the attributes in `only`, all when "".

    Raises StorageFault.
    """
    how: dict[str, Any] = {
        "TableName": table,
        "KeyConditionExpression": "pk = :pk AND begins_with(sk, :beginning)",
        "ExpressionAttributeValues": {":pk": {"S": partition}, ":beginning": {"S": beginning}},
        "ConsistentRead": True,
    }
    how |= {"ProjectionExpression": only} if only else {}
    while True:
        with translated():
            answer = client.query(**how)
        yield from answer["Items"]
        if "LastEvaluatedKey" not in answer:
            return
        how["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
