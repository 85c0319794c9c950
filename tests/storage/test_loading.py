"""Importing a shop, on every engine: twice is once, the old goes, and a failure leaves what was there."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from itertools import cycle
from threading import Event
from typing import Any

import pytest

from skill.domain.files import CustomerFile, ShopFile
from skill.domain.policies import PolicyVersion
from skill.errors import ItemCorrupt, StorageFault, StorageThrottled, TableMissing
from skill.storage import items
from skill.storage.dynamodb import RECENT
from skill.storage.versions import FIRST
from skill.tools.loading import How, is_empty, load, read_demo
from skill.tools.shop_folder import ShopFolder
from skill.tools.writing import BATCH, FIRST_PAUSE, LONGEST_PAUSE, TRANSACTION, TRIES
from tests.builders import NOW, a_contact_point, a_customer, a_policy, a_shop
from tests.storage.tables import Table
from tests.storage.weights import ordered

RULES = (PolicyVersion(FIRST, (a_policy(1, category="art"), a_policy(7))),)
OLD = replace(a_shop(name="Old", contact_points=[a_contact_point()] * 3), policy_versions=RULES)
NEW = replace(a_shop(name="New", contact_points=[a_contact_point()]), policy_versions=RULES)
ADA = replace(a_customer(*(ordered(n) for n in range(2 * BATCH))), customer_id="ada")
READS = 100
WRITES = ("BatchWriteItem", "TransactWriteItems")


def folder(shop: ShopFile, *customers: CustomerFile) -> ShopFolder:
    return ShopFolder(shop, customers, demo=None)


def never(seconds: float) -> None:
    raise AssertionError(f"nothing is throttled here, but somebody waits {seconds} s")


QUIET = How(now=FIRST, pause=never)


@contextmanager
def broken(table: Table, operation: str, after: int = 0) -> Iterator[None]:
    """The line to the engine breaks at that operation, but for the first calls of it."""
    left = [None] * after

    def fail(**_: Any) -> None:
        if not left:
            raise ConnectionError
        left.pop()

    event = f"before-call.dynamodb.{operation}"
    table.client.meta.events.register(event, fail)
    try:
        with pytest.raises(ConnectionError):
            yield
    finally:
        table.client.meta.events.unregister(event, fail)


@contextmanager
def throttled(table: Table, operation: str, times: int) -> Iterator[None]:
    """The engine refuses so many calls of that operation before it takes one, as an overloaded table does."""
    left = [None] * times
    code = {"Error": {"Code": "ProvisionedThroughputExceededException", "Message": ""}, "ResponseMetadata": {}}

    def refuse(**_: Any) -> Any:
        if not left:
            return None
        left.pop()
        return Refused(), code

    event = f"before-call.dynamodb.{operation}"
    table.client.meta.events.register(event, refuse)
    try:
        yield
    finally:
        table.client.meta.events.unregister(event, refuse)


class Refused:
    """What is left of an HTTP response when nobody looks at it."""

    status_code = 400
    headers: dict[str, str] = {}  # noqa: RUF012 nobody writes to it


@contextmanager
def half_taken(table: Table, times: int) -> Iterator[list[int]]:
    """So many batches are taken to the half only; what each brought is counted."""
    brought: list[int] = []

    def leave_half(params: Any, **_: Any) -> None:
        requests = params["RequestItems"][table.name]
        brought.append(len(requests))
        left.append(requests[len(requests) // 2 :] if len(brought) <= times else [])
        params["RequestItems"] = {table.name: requests[: len(requests) // 2] if left[-1] else requests}

    def tell(parsed: Any, **_: Any) -> None:
        if left[-1]:
            parsed["UnprocessedItems"] = {table.name: left[-1]}

    left: list[Any] = []
    events = table.client.meta.events
    events.register("provide-client-params.dynamodb.BatchWriteItem", leave_half)
    events.register("after-call.dynamodb.BatchWriteItem", tell)
    try:
        yield brought
    finally:
        events.unregister("provide-client-params.dynamodb.BatchWriteItem", leave_half)
        events.unregister("after-call.dynamodb.BatchWriteItem", tell)


def test_a_shop_that_was_loaded_is_read_back_and_every_item_is_counted(table: Table, demo_shop: ShopFolder) -> None:
    written = load(table.client, table.name, demo_shop, QUIET)
    assert written == len(table.rows())
    assert table.store.read_shop() == demo_shop.shop
    assert {c.customer_id: table.store.read_customer(c.customer_id) for c in demo_shop.customers} == {
        c.customer_id: newest_first(c) for c in demo_shop.customers
    }
    assert read_demo(table.client, table.name) == demo_shop.demo


def newest_first(file: CustomerFile) -> CustomerFile:
    newest = {order.number: place for place, order in enumerate(sorted(file.orders, key=lambda o: o.placed_at)[::-1])}
    return replace(
        file,
        orders=tuple(sorted(file.orders, key=lambda order: newest[order.number]))[: RECENT - 1],
        has_older=len(file.orders) >= RECENT - 1,
        returns=tuple(sorted(file.returns, key=lambda record: newest[record.line.order_number])),
    )


def test_loading_twice_is_loading_once(table: Table, demo_shop: ShopFolder) -> None:
    load(table.client, table.name, demo_shop, QUIET)
    once = table.rows()
    assert load(table.client, table.name, demo_shop, QUIET) == len(once)
    assert table.rows() == once


def test_another_shop_takes_the_place_of_the_former_whole(table: Table) -> None:
    load(table.client, table.name, folder(OLD), QUIET)
    load(table.client, table.name, folder(NEW), QUIET)
    assert table.store.read_shop() == NEW
    assert len(table.rows()) == len(items.shop_items(NEW))


def test_customers_are_added_and_replaced_and_never_removed(table: Table) -> None:
    first, second = (replace(a_customer(ordered(1, number=n)), customer_id="ada") for n in ("1", "2"))
    load(table.client, table.name, folder(OLD, first, replace(first, customer_id="ben")), QUIET)
    load(table.client, table.name, folder(OLD, replace(second, hide_items=True)), QUIET)
    ada, ben = table.store.read_customer("ada"), table.store.read_customer("ben")
    assert ada == replace(second, hide_items=True, orders=second.orders + first.orders)
    assert ben == replace(first, customer_id="ben")


def test_the_shop_is_changed_in_one_request(table: Table) -> None:
    load(table.client, table.name, folder(OLD), QUIET)
    sent = table.requests(lambda: load(table.client, table.name, folder(NEW), QUIET))
    assert [request for request in sent if request in WRITES] == ["TransactWriteItems"]


@pytest.mark.parametrize(
    ("operation", "after"), [("BatchWriteItem", 0), ("BatchWriteItem", 1), ("Query", 0), ("TransactWriteItems", 0)]
)
def test_wherever_loading_breaks_off_the_former_shop_stands_and_loading_again_mends_it(
    table: Table, operation: str, after: int
) -> None:
    load(table.client, table.name, folder(OLD), QUIET)
    with broken(table, operation, after):
        load(table.client, table.name, folder(NEW, ADA), QUIET)
    assert table.store.read_shop() == OLD
    load(table.client, table.name, folder(NEW, ADA), QUIET)
    assert table.store.read_shop() == NEW
    assert len(table.rows()) == len(items.shop_items(NEW)) + len(items.customer_items(ADA))


@pytest.mark.parametrize(("operation", "after"), [("BatchWriteItem", 1), ("TransactWriteItems", 0)])
def test_a_first_loading_that_breaks_off_leaves_no_shop_so_that_it_is_begun_again(
    table: Table, operation: str, after: int
) -> None:
    with broken(table, operation, after):
        load(table.client, table.name, folder(NEW, ADA), QUIET)
    assert is_empty(table.client, table.name)
    with pytest.raises(ItemCorrupt, match="no shop"):
        table.store.read_shop()


def test_a_shop_of_more_items_than_one_request_takes_has_its_profile_last(table: Table) -> None:
    points = [a_contact_point(url=f"https://fernandfable.example/{n}") for n in range(TRANSACTION + 1)]
    many = replace(a_shop(contact_points=points), policy_versions=RULES)
    with broken(table, "TransactWriteItems", after=1):
        load(table.client, table.name, folder(many), QUIET)
    assert is_empty(table.client, table.name)
    load(table.client, table.name, folder(many), QUIET)
    assert table.store.read_shop() == many
    load(table.client, table.name, folder(NEW), QUIET)
    assert table.store.read_shop() == NEW


@pytest.mark.parametrize(
    ("operation", "times"), [("BatchWriteItem", 1), ("BatchWriteItem", 4), ("TransactWriteItems", 4)]
)
def test_an_overloaded_table_is_asked_again_with_pauses_that_double(table: Table, operation: str, times: int) -> None:
    pauses: list[float] = []
    with throttled(table, operation, times):
        load(table.client, table.name, folder(NEW, a_customer()), How(now=FIRST, pause=pauses.append))
    assert pauses == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE, 8 * FIRST_PAUSE][:times]
    assert table.store.read_shop() == NEW


@pytest.mark.parametrize("operation", WRITES)
def test_a_table_that_stays_overloaded_is_given_up_in_the_end(table: Table, operation: str) -> None:
    load(table.client, table.name, folder(OLD), QUIET)
    pauses: list[float] = []
    with (
        throttled(table, operation, times=10 * TRIES),
        pytest.raises(StorageThrottled, match=rf"the table did not take \d+ items, sent {TRIES} times"),
    ):
        load(table.client, table.name, folder(NEW, a_customer()), How(now=FIRST, pause=pauses.append))
    assert len(pauses) == TRIES - 1
    assert max(pauses) == LONGEST_PAUSE
    assert table.store.read_shop() == OLD


def test_what_a_batch_left_over_is_sent_again_and_nothing_else(table: Table) -> None:
    pauses: list[float] = []
    ada = replace(ADA, orders=ADA.orders[: BATCH - 1])
    with half_taken(table, times=2) as brought:
        load(table.client, table.name, folder(NEW, ada), How(now=FIRST, pause=pauses.append))
    assert brought == [BATCH, 13, 7]
    assert pauses == [FIRST_PAUSE, 2 * FIRST_PAUSE]
    assert len(table.rows()) == len(items.shop_items(NEW)) + BATCH


def test_a_table_that_is_not_there_is_said_to_be_missing(table: Table, demo_shop: ShopFolder) -> None:
    for work in (
        lambda: load(table.client, "no-such-table", demo_shop, QUIET),
        lambda: load(table.client, "no-such-table", folder(NEW), QUIET),
        lambda: is_empty(table.client, "no-such-table"),
        lambda: read_demo(table.client, "no-such-table"),
    ):
        with pytest.raises(TableMissing):
            work()


def test_a_value_that_the_table_refuses_is_a_fault(table: Table) -> None:
    endless = replace(a_customer(replace(ordered(1), number="1" * 2_000)), customer_id="ada")
    load(table.client, table.name, folder(OLD), QUIET)
    with pytest.raises(StorageFault, match="ValidationException"):
        load(table.client, table.name, folder(NEW, endless), QUIET)
    assert table.store.read_shop() == OLD


def test_an_empty_table_is_empty_and_one_with_a_shop_is_not(table: Table) -> None:
    assert is_empty(table.client, table.name)
    assert read_demo(table.client, table.name) is None
    load(table.client, table.name, folder(NEW), QUIET)
    assert not is_empty(table.client, table.name)
    assert read_demo(table.client, table.name) is None


def test_a_reader_finds_the_former_shop_or_the_new_one_at_every_moment(table: Table) -> None:
    load(table.client, table.name, folder(OLD), QUIET)
    enough, seen = Event(), list[ShopFile]()

    def keep_loading() -> None:
        for shop in cycle((NEW, OLD)):
            load(table.client, table.name, folder(shop), QUIET)
            if enough.is_set():
                return

    with ThreadPoolExecutor(1) as loader:
        loading = loader.submit(keep_loading)
        while not loading.done() and (len(seen) < READS or len({shop.name for shop in seen}) < 2):
            seen.append(table.store.read_shop())
        enough.set()
    loading.result()
    if table.engine != "moto":  # whose transactions readers can look into
        assert [shop for shop in seen if shop not in (OLD, NEW)] == []


def test_policies_that_say_something_else_become_a_version_and_the_old_ones_stay(table: Table) -> None:
    later = replace(NEW, policy_versions=(PolicyVersion(FIRST, (a_policy(60),)),))
    load(table.client, table.name, folder(NEW), How(now=NOW))
    load(table.client, table.name, folder(NEW), How(now=NOW + timedelta(days=1)))
    load(table.client, table.name, folder(later), How(now=NOW))
    load(table.client, table.name, folder(later), How(now=NOW + timedelta(days=2)))
    versions = table.store.read_shop().policy_versions
    assert [version.effective_from for version in versions] == [NOW, NOW + timedelta(seconds=1)]
    assert [version.policies for version in versions] == [RULES[0].policies, later.policy_versions[0].policies]


def test_a_shop_that_leaves_takes_its_policies_along(table: Table) -> None:
    load(table.client, table.name, folder(OLD), How(now=NOW))
    mine = replace(NEW, policy_versions=(PolicyVersion(FIRST, (a_policy(60),)),))
    load(table.client, table.name, folder(mine), How(leaving=folder(OLD), now=NOW))
    assert [version.policies for version in table.store.read_shop().policy_versions] == [(a_policy(60),)]
