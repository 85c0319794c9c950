"""What a shop's folder becomes in the table, what goes when another is loaded over it, and what stays."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import count
from typing import TYPE_CHECKING, Any

import pytest

from skill.domain.files import CustomerFile, Older
from skill.domain.policies import PolicyVersion, ReturnPolicy
from skill.errors import StorageThrottled
from skill.storage import keys
from skill.storage.dynamodb import Connection, DynamoDBStore, connect
from skill.storage.schema import create_table
from skill.storage.versions import FIRST
from skill.tools.engine import local_engine
from skill.tools.loading import How, is_empty, load, read_demo
from skill.tools.shop_folder import Demo, DemoCustomer, ShopFolder
from tests.builders import NOW, a_contact_point, a_customer, a_policy, a_shop, an_order

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

Place = tuple[str, str]
DAY = timedelta(days=1)


@pytest.fixture(scope="module")
def engine() -> Iterator[Connection]:
    with local_engine(None) as running:
        yield running.connection


@pytest.fixture(scope="module")
def numbers() -> Iterator[int]:
    return count()


@pytest.fixture
def store(engine: Connection, numbers: Iterator[int]) -> DynamoDBStore:
    """A table of the test's own, still empty."""
    store = DynamoDBStore(connect(engine), f"table-{next(numbers)}")
    create_table(store.client, store.table)
    return store


def a_folder(*customers: CustomerFile, name: str = "Own") -> ShopFolder:
    ids = [customer.customer_id for customer in customers]
    demo = Demo(ids[0], tuple(map(DemoCustomer, ids))) if ids else None
    return ShopFolder(a_shop(name=name), customers, demo)


def with_policies(*policies: ReturnPolicy) -> ShopFolder:
    """A shop without customers, as its folder is read: its policies have no moment of their own yet."""
    shop = replace(a_shop(), policy_versions=(PolicyVersion(FIRST, policies),))
    return replace(a_folder(), shop=shop)


def ada(*numbers: str) -> CustomerFile:
    return a_customer(*(an_order("red kite", number=number) for number in numbers))


def places(store: DynamoDBStore) -> set[Place]:
    """The keys of everything in the table."""
    found = store.client.scan(TableName=store.table, ProjectionExpression="pk, sk")["Items"]
    return {(item["pk"]["S"], item["sk"]["S"]) for item in found}


def test_what_is_loaded_is_what_the_skill_reads(store: DynamoDBStore, demo_shop: ShopFolder) -> None:
    written = load(store.client, store.table, demo_shop, How(now=NOW))
    assert written == len(places(store)) > 25
    [published] = demo_shop.shop.policy_versions
    assert store.read_shop() == replace(demo_shop.shop, policy_versions=(replace(published, effective_from=NOW),))
    assert read_demo(store.client, store.table) == demo_shop.demo
    for customer in demo_shop.customers:
        read = store.read_customer(customer.customer_id)
        if read.has_older:
            read = read.with_older(
                store.read_older(customer.customer_id, Older(placed=(date.min, read.orders[-1].placed_at.date())))
            )
        assert replace(read, orders=(), returns=(), has_older=False) == replace(customer, orders=(), returns=())
        assert set(read.orders) == set(customer.orders)
        assert set(read.returns) == set(customer.returns)


def test_loading_the_same_shop_again_changes_nothing(store: DynamoDBStore, demo_shop: ShopFolder) -> None:
    load(store.client, store.table, demo_shop, How(now=NOW))
    before = places(store)
    load(store.client, store.table, demo_shop, How(leaving=demo_shop, now=NOW))
    assert places(store) == before
    load(store.client, store.table, demo_shop, How(now=NOW + DAY))
    assert places(store) == before


def test_ids_may_hold_what_separates_the_parts_of_a_key(store: DynamoDBStore) -> None:
    people = [replace(ada("#1001", "#1001#2"), customer_id=name) for name in ("a", "a#b", "#", "a#ORDER#1")]
    load(store.client, store.table, a_folder(*people))
    for person in people:
        assert store.read_customer(person.customer_id).customer_id == person.customer_id
        assert {order.number for order in store.read_customer(person.customer_id).orders} == {"#1001", "#1001#2"}


def test_contact_points_that_the_shop_no_longer_has_go(store: DynamoDBStore) -> None:
    load(store.client, store.table, replace(a_folder(), shop=a_shop(contact_points=[a_contact_point()] * 3)))
    load(store.client, store.table, replace(a_folder(), shop=a_shop(contact_points=[a_contact_point()])))
    assert len(store.read_shop().contact_points) == 1


def test_other_policies_are_in_force_from_now_and_those_before_stay_for_older_orders(store: DynamoDBStore) -> None:
    before, after = (a_policy(), a_policy(category="shoes")), (a_policy(60),)
    load(store.client, store.table, with_policies(*before), How(now=NOW))
    load(store.client, store.table, with_policies(*after), How(now=NOW + DAY))
    stored = (PolicyVersion(NOW, before), PolicyVersion(NOW + DAY, after))
    assert store.read_shop().policy_versions == stored
    load(store.client, store.table, with_policies(*after), How(now=NOW + 2 * DAY))
    assert store.read_shop().policy_versions == stored


def test_policies_of_an_earlier_version_come_into_force_once_more(store: DynamoDBStore) -> None:
    """They are not those in force, though they are in the table."""
    for days, policy in enumerate((a_policy(), a_policy(60), a_policy())):
        load(store.client, store.table, with_policies(policy), How(now=NOW + days * DAY))
    assert [version.policies for version in store.read_shop().policy_versions] == [
        (a_policy(),),
        (a_policy(60),),
        (a_policy(),),
    ]


def test_two_loadings_within_a_second_overwrite_no_version(store: DynamoDBStore) -> None:
    for days in (30, 60):
        load(store.client, store.table, with_policies(a_policy(days)), How(now=NOW))
    assert [version.policies for version in store.read_shop().policy_versions] == [(a_policy(30),), (a_policy(60),)]


def test_policies_of_a_shop_that_leaves_do_not_stay_as_a_version(store: DynamoDBStore) -> None:
    another = replace(a_folder(name="Another"), shop=a_shop(name="Another", policies=[a_policy(90)]))
    load(store.client, store.table, another, How(now=NOW))
    load(store.client, store.table, with_policies(a_policy()), How(leaving=another, now=NOW + DAY))
    assert store.read_shop().policy_versions == (PolicyVersion(NOW + DAY, (a_policy(),)),)


def test_customers_and_orders_are_added_or_replaced_and_never_removed(store: DynamoDBStore) -> None:
    load(store.client, store.table, a_folder(ada("1", "2"), replace(ada("3"), customer_id="ben")))
    load(store.client, store.table, a_folder(ada("2", "4")), How(leaving=a_folder(ada("1"), name="Another")))
    assert {order.number for order in store.read_customer("ada").orders} == {"1", "2", "4"}
    assert store.read_customer("ben").orders != ()


def test_of_a_shop_that_leaves_nothing_stays(store: DynamoDBStore, demo_shop: ShopFolder) -> None:
    """Its customer ada must not lend her orders to the new shop's ada."""
    load(store.client, store.table, demo_shop)
    load(store.client, store.table, a_folder(ada("own")), How(leaving=demo_shop))
    assert [order.number for order in store.read_customer("ada").orders] == ["own"]
    assert {pk for pk, _ in places(store)} == {"SHOP", "DEMO", keys.customer_partition("ada")}


def test_whoever_could_be_played_before_can_be_no_longer(store: DynamoDBStore, demo_shop: ShopFolder) -> None:
    load(store.client, store.table, demo_shop)
    load(store.client, store.table, a_folder(ada("own")))
    assert read_demo(store.client, store.table) == Demo("ada", (DemoCustomer("ada"),))
    load(store.client, store.table, a_folder())
    assert read_demo(store.client, store.table) is None


def test_a_loading_that_is_cut_short_leaves_a_table_that_counts_as_empty(
    store: DynamoDBStore, demo_shop: ShopFolder
) -> None:
    pauses: list[float] = []
    assert is_empty(store.client, store.table)
    with pytest.raises(StorageThrottled):
        load(CutShort(store.client), store.table, demo_shop, How(pause=pauses.append))  # type: ignore[arg-type]
    assert places(store) != set()
    assert is_empty(store.client, store.table)
    load(store.client, store.table, demo_shop)
    assert not is_empty(store.client, store.table)


class CutShort:
    """A client whose second batch is refused."""

    def __init__(self, client: "DynamoDBClient") -> None:
        self._client, self._left = client, 1

    def __getattr__(self, name: str) -> Any:
        return getattr(self._client, name)

    def batch_write_item(self, **how: Any) -> Any:
        self._left -= 1
        if self._left < 0:
            raise self._client.exceptions.ProvisionedThroughputExceededException(
                {"Error": {"Code": "ProvisionedThroughputExceededException"}}, "BatchWriteItem"
            )
        return self._client.batch_write_item(**how)
