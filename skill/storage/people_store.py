"""The customers of one table: profiles, made where they are missing, and links that name them. Never for a turn."""

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from skill import errors
from skill.domain.files import CustomerFile
from skill.domain.values import dataclass
from skill.storage import keys, links
from skill.storage.codec import Item, to_item
from skill.storage.dynamodb import translated
from skill.storage.links import LinkKind
from skill.storage.queries import key_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


@dataclass(frozen=True, slots=True)
class PeopleStore:
    """Makes what is missing, replaces only what was read. Safe to share between threads. It raises StorageFault."""

    client: "DynamoDBClient"
    table: str

    def make_profile(self, profile: CustomerFile) -> Item | None:
        """Puts the profile; what is there already is returned, and stays."""
        return self._put(to_item(keys.profile(keys.customer_partition(profile.customer_id)), profile))

    def renew_profile(self, former: Item | None, profile: CustomerFile) -> bool:
        """Puts the profile in place of the one that was read, None for none; False when it is no longer so."""
        row = to_item(keys.profile(keys.customer_partition(profile.customer_id)), profile)
        if former is None:
            return self._put(row) is None
        try:
            with translated():
                self.client.put_item(
                    TableName=self.table,
                    Item=row,
                    ConditionExpression="body = :body AND attribute_not_exists(kind)",
                    ExpressionAttributeValues={":body": former["body"]},
                )
        except errors.StorageConflict:
            return False
        return True

    def link(self, kind: LinkKind, id_: str, customer_id: str) -> str | None:
        """Says that the id names that customer; whom it names already is returned, and stays.

        For a second customer id that is the id itself where it has a profile, and so orders, of its own.
        """
        there = self._put(links.item(kind, id_, customer_id))
        return None if there is None else links.customer_of(there) or id_

    def find(self, *wanted: keys.Key) -> list[Item | None]:
        """What is under these keys, in one request for all of them."""
        ask: Any = {self.table: {"Keys": [key_of(key) for key in wanted], "ConsistentRead": True}}
        found: dict[keys.Key, Item] = {}
        while ask:
            with translated():
                answer = self.client.batch_get_item(RequestItems=ask)
            found |= {_key_in(row): row for row in answer["Responses"].get(self.table, ())}
            ask = answer.get("UnprocessedKeys")
        return [found.get(key) for key in wanted]

    def named(self, name: str) -> str:
        """The customer whom an id or an e-mail address names; the id itself where nothing else is known of it."""
        if "@" in name:
            linked, profile = self.find(links.key(LinkKind.EMAIL, name), links.key(LinkKind.CUSTOMER, name))
            if linked is not None:
                return links.customer_of(linked) or name
            return name if profile is not None else links.guest(name)
        (profile,) = self.find(links.key(LinkKind.CUSTOMER, name))
        return (links.customer_of(profile) if profile else None) or name

    def customers(self) -> Iterator[str]:
        """Who has a profile, in the table's own order; so much of it is read as is asked for."""
        pages = self.client.get_paginator("scan").paginate(
            TableName=self.table,
            FilterExpression="sk = :profile AND begins_with(pk, :customer) AND attribute_not_exists(kind)",
            ExpressionAttributeValues={
                ":profile": {"S": keys.PROFILE},
                ":customer": {"S": keys.customer_partition("")},
            },
            ProjectionExpression="pk",
        )
        with translated():
            for page in pages:
                yield from (keys.customer_of(row[keys.PARTITION]["S"]) for row in page["Items"])

    def _put(self, row: Mapping[str, Any]) -> Item | None:
        try:
            with translated():
                self.client.put_item(
                    TableName=self.table,
                    Item=row,
                    ConditionExpression="attribute_not_exists(pk)",
                    ReturnValuesOnConditionCheckFailure="ALL_OLD",
                )
        except errors.StorageConflict as conflict:
            return conflict.stored
        return None


def _key_in(row: Item) -> keys.Key:
    return keys.Key(row[keys.PARTITION]["S"], row[keys.SORT]["S"])
