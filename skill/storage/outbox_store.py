"""The events that have not left yet, and those that were set aside: read, counted, taken away. It sends none."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from skill.domain.values import dataclass
from skill.errors import StorageConflict
from skill.storage import keys, outbox_items
from skill.storage.dynamodb import translated
from skill.storage.outbox_items import Waiting, waiting_of
from skill.storage.queries import key_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

SHARDS = range(keys.OUTBOX_SHARDS)
AFTER_ALL = "~"  # sorts after every moment
THERE = "attribute_exists(pk)"


@dataclass(frozen=True, slots=True)
class OutboxStore:
    """The outbox of one table. Safe to share between threads and programs. Its methods raise StorageFault."""

    client: "DynamoDBClient"
    table: str

    def waiting(self, shard: int, before: datetime | None = None) -> Iterator[Waiting]:
        """The shard's events, oldest first; those from before that moment (aware) only, where one is given."""
        end = before.astimezone(UTC).isoformat() if before else AFTER_ALL
        yield from self._rows(keys.outbox_partition(shard), end)

    def dead(self, shard: int) -> Iterator[Waiting]:
        """The shard's events that were set aside, oldest first."""
        yield from self._rows(keys.dead_letters(shard), AFTER_ALL)

    def forget(self, waiting: Waiting) -> None:
        """It has left. Also where somebody else was quicker."""
        with translated():
            self.client.delete_item(TableName=self.table, Key=key_of(waiting.key))

    def refused(self, waiting: Waiting, reason: str) -> int:
        """Count that it was refused; how often by now, 0 where it is no longer there."""
        try:
            with translated():
                answer = self.client.update_item(
                    TableName=self.table,
                    Key=key_of(waiting.key),
                    UpdateExpression="SET reason = :reason ADD tries :one",
                    ConditionExpression=THERE,
                    ExpressionAttributeValues={":reason": {"S": reason}, ":one": {"N": "1"}},
                    ReturnValues="UPDATED_NEW",
                )
        except StorageConflict:
            return 0
        return int(answer["Attributes"]["tries"]["N"])

    def set_aside(self, waiting: Waiting, reason: str) -> bool:
        """Out of the way of others, with the reason, until somebody brings it back; False where it is gone already."""
        return self._instead(waiting.key, outbox_items.set_aside(waiting, reason))

    def bring_back(self, dead: Waiting) -> bool:
        """To be sent again, as if it had never been refused; False where it is gone already."""
        return self._instead(dead.key, outbox_items.brought_back(dead))

    def _instead(self, key: keys.Key, item: dict[str, Any]) -> bool:
        gone = {"TableName": self.table, "Key": key_of(key), "ConditionExpression": THERE}
        changes: list[Any] = [{"Delete": gone}, {"Put": {"TableName": self.table, "Item": item}}]
        try:
            with translated():
                self.client.transact_write_items(TransactItems=changes)
        except StorageConflict:
            return False
        return True

    def _rows(self, partition: str, end: str) -> Iterator[Waiting]:
        how: dict[str, Any] = {
            "TableName": self.table,
            "KeyConditionExpression": "pk = :pk AND sk < :end",
            "ExpressionAttributeValues": {":pk": {"S": partition}, ":end": {"S": end}},
            "ConsistentRead": True,
        }
        while True:
            with translated():
                answer = self.client.query(**how)
            yield from map(waiting_of, answer["Items"])
            if "LastEvaluatedKey" not in answer:
                return
            how["ExclusiveStartKey"] = answer["LastEvaluatedKey"]
