"""The table's shape, for engines that have no template.yaml: the same two keys, billed on demand."""

from typing import TYPE_CHECKING

from botocore.exceptions import ClientError

from skill.storage import keys

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


def create_table(client: "DynamoDBClient", table: str) -> bool:
    """Make the table unless it is there; True when it was made. Waits until it can be used, whoever makes it."""
    made = True
    try:
        client.create_table(
            TableName=table,
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[
                {"AttributeName": keys.PARTITION, "AttributeType": "S"},
                {"AttributeName": keys.SORT, "AttributeType": "S"},
            ],
            KeySchema=[
                {"AttributeName": keys.PARTITION, "KeyType": "HASH"},
                {"AttributeName": keys.SORT, "KeyType": "RANGE"},
            ],
        )
    except ClientError as error:
        if error.response["Error"]["Code"] != "ResourceInUseException":
            raise
        made = False
    client.get_waiter("table_exists").wait(TableName=table, WaiterConfig={"Delay": 1, "MaxAttempts": 60})
    return made
