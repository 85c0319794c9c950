"""The table's shape, for engines that have no template.yaml: the same keys and index, billed on demand."""

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from skill.errors import TableOutdated
from skill.storage import keys

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient
    from mypy_boto3_dynamodb.type_defs import KeySchemaElementTypeDef


def create_table(client: "DynamoDBClient", table: str) -> bool:
    """Make the table unless it is there; True when it was made. Waits until it can be used, whoever makes it.

    Raises TableOutdated for a table of an earlier Careline, which has no index: one can't be added to it.
    """
    made = _made(client, table)
    client.get_waiter("table_exists").wait(TableName=table, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    if not made and not client.describe_table(TableName=table)["Table"].get("LocalSecondaryIndexes"):
        raise TableOutdated(
            f"The table {table} was made by an earlier Careline and lacks the index {keys.BY_ENDING}, which DynamoDB "
            "can't add: name another table in CARELINE_TABLE (or delete this one) and import the shop again."
        )
    return made


def _made(client: "DynamoDBClient", table: str) -> bool:
    attributes = (keys.PARTITION, keys.SORT, keys.ENDING)
    try:
        client.create_table(
            TableName=table,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in attributes],
            KeySchema=_key(keys.SORT),
            LocalSecondaryIndexes=[
                {
                    "IndexName": keys.BY_ENDING,
                    "KeySchema": _key(keys.ENDING),
                    "Projection": {"ProjectionType": "KEYS_ONLY"},
                }
            ],
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceInUseException":
            raise
        return False
    return True


def _key(sort: str) -> "list[KeySchemaElementTypeDef]":
    return [
        {"AttributeName": keys.PARTITION, "KeyType": "HASH"},
        {"AttributeName": sort, "KeyType": "RANGE"},
    ]
