"""A table of one's own on some engine: what tests put into it, what is in it, and what went over the wire."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from skill.domain.files import CustomerFile, ShopFile
from skill.storage import items
from skill.storage.dynamodb import DynamoDBStore

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

BATCH = 25  # items that one BatchWriteItem takes
Row = dict[str, Any]


@dataclass(frozen=True)
class Table:
    """A table, and the names of the requests that were sent to its engine."""

    engine: str
    client: "DynamoDBClient"
    name: str
    sent: list[str]

    @property
    def store(self) -> DynamoDBStore:
        """What the desk would read it through."""
        return DynamoDBStore(self.client, self.name)

    def put(self, *rows: Row) -> None:
        """Write these items, as they are."""
        for start in range(0, len(rows), BATCH):
            requests: list[Any] = [{"PutRequest": {"Item": row}} for row in rows[start : start + BATCH]]
            left = self.client.batch_write_item(RequestItems={self.name: requests})["UnprocessedItems"]
            assert not left

    def put_customer(self, *files: CustomerFile) -> None:
        """Write these customers' items."""
        self.put(*(row for file in files for row in items.customer_items(file)))

    def put_shop(self, file: ShopFile) -> None:
        """Write the shop's items."""
        self.put(*items.shop_items(file))

    def rows(self) -> list[Row]:
        """All that is in the table, sorted by its keys."""
        pages = self.client.get_paginator("scan").paginate(TableName=self.name)
        found = [row for page in pages for row in page["Items"]]
        return sorted(found, key=lambda row: (row["pk"]["S"], row["sk"]["S"]))

    def requests(self, work: Callable[[], object]) -> list[str]:
        """The names of the requests that this work puts on the wire, each try counted."""
        self.sent.clear()
        work()
        return list(self.sent)
