"""DynamoDB: time limits, retries and the translation of its errors. Any endpoint, AWS by default."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from random import uniform
from time import sleep
from typing import TYPE_CHECKING, Any, cast
from zlib import crc32

from botocore import __version__ as botocore_version
from botocore import exceptions as aws
from botocore.config import Config
from botocore.session import get_session

from skill import errors
from skill.domain.articles import HelpFile
from skill.domain.files import CustomerFile, Older, ShopFile
from skill.domain.prices import Records
from skill.domain.values import dataclass
from skill.intents.effects import Effect
from skill.storage import cancelled, codec, effects, help_items, items, keys, price_items
from skill.storage.service_data import OneService

if TYPE_CHECKING:
    from botocore.awsrequest import AWSResponse
    from mypy_boto3_dynamodb import DynamoDBClient

TELL: Mapping[str, str] = {"ReturnValuesOnConditionCheckFailure": "ALL_OLD"}
PAUSE = (0.03, 0.1)  # seconds, from and to, before a transaction that crossed another is sent once more
RECENT = 16  # a customer's newest items that one turn reads: the profile, orders, and what belongs to them
PRICES = 40  # of one item, the newest, that a turn about its price reads: two read units at most

# Said whole: botocore composes its own anew for every request, which is a seventh of what a request costs.
AGENT = f"careline Botocore/{botocore_version}"

# Two tries of at most 0.6 + 1.2 s each, moments between them, after throttling up to 1 s. The read limit is for each
# piece of an answer, so what comes in drops is ended by the desk's budget: a turn that fails still has time to say so.
TURN_LIMITS = Config(
    connect_timeout=0.6,
    read_timeout=1.2,
    retries={"total_max_attempts": 2, "mode": "standard"},
    max_pool_connections=32,
    tcp_keepalive=True,
    user_agent=AGENT,
    parameter_validation=False,  # keys.py and the types see to it; DynamoDB checks again
)


@dataclass(frozen=True, slots=True)
class Connection:
    """How to reach DynamoDB. What is None, botocore finds by itself (AWS_ENDPOINT_URL_DYNAMODB, roles, profiles)."""

    endpoint_url: str | None = None
    access_key: str | None = None
    secret_key: str | None = None
    region: str | None = None


def connect(connection: Connection, limits: Config = TURN_LIMITS) -> "DynamoDBClient":
    """boto3's client, made by its core: boto3 itself loads what S3 needs (27 ms of a cold start) and adds nothing.

    Opens nothing yet. Raises SettingsError where botocore can't tell the region or the endpoint.
    """
    session = get_session()
    session.register_component("data_loader", OneService("dynamodb"))
    try:
        client = session.create_client(
            "dynamodb",
            endpoint_url=connection.endpoint_url,
            aws_access_key_id=connection.access_key,
            aws_secret_access_key=connection.secret_key,
            region_name=connection.region,
            config=limits,
        )
    except aws.NoRegionError as error:
        raise errors.SettingsError(
            "AWS_DEFAULT_REGION is not set, so there is no DynamoDB to ask; set your table's region, such as us-east-1."
        ) from error
    except (aws.BotoCoreError, ValueError) as error:
        raise errors.SettingsError(f"DynamoDB can't be reached as the environment says: {error}") from error
    client.meta.events.register("after-call.dynamodb", _refuse_garbled)
    return cast("DynamoDBClient", client)


def _refuse_garbled(http_response: "AWSResponse", **_: Any) -> None:
    """botocore asks again when an answer does not fit its checksum, but takes the last answer as it is."""
    told = http_response.headers.get("x-amz-crc32")
    if told and told != (found := str(crc32(http_response.content))):
        raise aws.ChecksumError(checksum_type="crc32", expected_checksum=told, actual_checksum=found)


@dataclass(frozen=True, slots=True)
class DynamoDBStore:
    """The desk's store on one table. Safe to share between threads."""

    client: "DynamoDBClient"
    table: str

    def read_customer(self, customer_id: str, *, consistent: bool = False) -> CustomerFile:
        """One Query, newest first, RECENT items at most; the parts of long orders, which sort below, are not read."""
        where = _where("pk = :pk AND sk >= :start", keys.customer_partition(customer_id), start=keys.ORDER_PREFIX)
        found, has_older = self._newest(where, consistent=consistent)
        return items.customer_file(customer_id, found, has_older=has_older)

    def read_older(self, customer_id: str, older: Older, *, consistent: bool = False) -> CustomerFile:
        """One Query, newest first, RECENT items at most: of the index by ending, or of the orders of those days."""
        partition = keys.customer_partition(customer_id)
        if older.placed:
            first, last = keys.placed_within(*older.placed)
            where = _where("pk = :pk AND sk BETWEEN :first AND :last", partition, first=first, last=last)
        else:
            where = _where("pk = :pk AND begins_with(ending, :it)", partition, it=keys.ending(older.ending))
            where |= {"IndexName": keys.BY_ENDING, "Select": "ALL_ATTRIBUTES"}
        found, _ = self._newest(where, consistent=consistent)
        return items.customer_file(customer_id, found)

    def read_prices(self, sku: str, *, until: datetime) -> Records:
        """One Query of the item's own partition, newest first, PRICES items at most."""
        last = keys.price(sku, until)
        if len(last.pk.encode("utf-8", "surrogatepass")) > keys.LONGEST_PARTITION:
            return ()  # nothing can be stored there
        where = _where("pk = :pk AND sk <= :until", last.pk, until=last.sk)
        with translated():
            answer = self.client.query(TableName=self.table, **where, ScanIndexForward=False, Limit=PRICES)
            return price_items.records(answer["Items"])

    def commit(self, customer_id: str, effect: Effect) -> bool:
        """One transaction: the record on its condition, and with it the event for the shop.

        What stands in its way tells whether this confirmation put it there.
        """
        puts = effects.puts(customer_id, effect)
        changes: list[Any] = [{"Put": {"TableName": self.table, **TELL, **put}} for put in puts]
        try:
            self._transact(changes)
        except errors.StorageConflict as conflict:
            return effects.is_own(conflict.stored, puts[0]["Item"])
        return True

    def _transact(self, changes: list[Any]) -> None:
        """Where others write the same item, or the table is busy, it is sent once more: botocore itself does not."""
        try:
            with translated():
                self.client.transact_write_items(TransactItems=changes)
        except (errors.StorageContended, errors.StorageThrottled):
            sleep(uniform(*PAUSE))  # noqa: S311 nothing secret
            with translated():
                self.client.transact_write_items(TransactItems=changes)

    def read_shop(self) -> ShopFile:
        """One Query over the shop's partition; more only for a shop of more than 1 MB."""
        return items.shop_file(self._whole(keys.shop_partition()))

    def read_help(self) -> HelpFile:
        """One Query over the help centre's partition; more only for one of more than 1 MB."""
        return help_items.of(self._whole(keys.help_partition()))

    def _whole(self, partition: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = []
        how = _where("pk = :pk", partition)
        with translated():
            while True:
                answer = self.client.query(TableName=self.table, **how)
                found += answer["Items"]
                if "LastEvaluatedKey" not in answer:
                    return found
                how["ExclusiveStartKey"] = answer["LastEvaluatedKey"]

    def _newest(self, where: dict[str, Any], *, consistent: bool) -> tuple[list[dict[str, Any]], bool]:
        """RECENT items of the customer's at most, newest orders first; and whether there may be more."""
        where |= {"ScanIndexForward": False, "Limit": RECENT, "ConsistentRead": consistent}
        with translated():
            answer = self.client.query(TableName=self.table, **where)
            newest_first = sorted(answer["Items"], key=lambda item: codec.text(item, keys.SORT), reverse=True)
            return newest_first, "LastEvaluatedKey" in answer


def _where(condition: str, partition: str, **values: str) -> dict[str, Any]:
    """A key condition as Query takes it; `values` are strings."""
    named = {f":{name}": {"S": value} for name, value in values.items()}
    return {
        "KeyConditionExpression": condition,
        "ExpressionAttributeValues": {":pk": {"S": partition}, **named},
    }


@contextmanager
def translated() -> Iterator[None]:
    """Turns botocore's errors into Careline's; their text is for the log only."""
    try:
        yield
    except aws.ClientError as error:
        code = str(error.response.get("Error", {}).get("Code", "?"))
        if code == "TransactionCanceledException":
            raise cancelled.fault(error.response) from error
        if code == "ConditionalCheckFailedException":
            raise errors.StorageConflict(code, cast("codec.Item", error.response.get("Item", {}))) from error
        raise _FAULTS.get(code, errors.StorageFault)(code) from error
    except (aws.ReadTimeoutError, aws.ConnectTimeoutError) as error:
        raise errors.StorageSlow(type(error).__name__) from error
    except (aws.HTTPClientError, aws.ConnectionError) as error:
        raise errors.StorageUnreachable(type(error).__name__) from error
    except (aws.NoCredentialsError, aws.PartialCredentialsError, aws.CredentialRetrievalError) as error:
        raise errors.StorageRefused(type(error).__name__) from error
    except _GARBLED as error:
        raise errors.StorageFault(f"{type(error).__name__}: not an answer DynamoDB gives") from error


# What botocore and its parser raise for a body that is no answer of DynamoDB's.
_GARBLED = (aws.BotoCoreError, LookupError, AttributeError, TypeError, ValueError, RecursionError)
_FAULTS: Mapping[str, type[errors.StorageFault]] = {
    "ProvisionedThroughputExceededException": errors.StorageThrottled,
    "ThrottlingException": errors.StorageThrottled,
    "RequestLimitExceeded": errors.StorageThrottled,
    "TransactionConflictException": errors.StorageContended,
    "TransactionInProgressException": errors.StorageSlow,  # what this very request began is not at its end
    "ResourceNotFoundException": errors.TableMissing,
    "AccessDeniedException": errors.StorageRefused,
    "UnrecognizedClientException": errors.StorageRefused,
    "ExpiredTokenException": errors.StorageRefused,
    "InvalidSignatureException": errors.StorageRefused,
}
