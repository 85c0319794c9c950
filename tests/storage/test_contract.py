"""What Careline relies on in DynamoDB, proven once on every engine: the local one, its stand-in, and AWS's own."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from skill.domain.files import CustomerFile, Older, ShopFile
from skill.domain.orders import Order, lines_of
from skill.domain.policies import PolicyVersion
from skill.errors import ItemCorrupt, TableMissing
from skill.storage import items, keys
from skill.storage.codec import to_item
from skill.storage.dynamodb import RECENT, DynamoDBStore
from skill.tools.shop_folder import ShopFolder
from tests.builders import a_cancellation, a_contact_point, a_customer, a_policy, a_return, a_shop
from tests.storage.strategies import customers, in_utc, shops
from tests.storage.tables import Row, Table
from tests.storage.weights import ordered, read_units, size_of

LOG = logging.getLogger(__name__)
HISTORY = 5_000  # orders of one customer: nobody has more
PAGE = 1024 * 1024  # bytes that one answer of DynamoDB brings at most
IDS = [
    *(
        "ada",
        "ad",
        "ada#",
        "ada#ORDER",
        "#",
        "",
        " ",
        "ada ",
        "Ada",
        "ADA",
        "a/da",
        "../ada",
        "%",
        "*",
        "?",
        ":pk",
        "0",
    ),
    *(
        "adá",
        "ada\u0301",
        "阿达",
        "🧦",
        "ada\x00",
        "\x00",
        "ada\n",
        '"ada"',
        "'",
        "a" * 1_000,
        "SHOP",
        "DEMO",
        "PROFILE",
    ),
]
UNITS_OF_A_TURN = 2.0
USUAL_LINES = 4  # of each of fifteen orders, so that they stay within the two units


def customer(customer_id: str, *orders: Order) -> CustomerFile:
    return replace(a_customer(*orders), customer_id=customer_id)


@pytest.fixture(scope="module")
def long_history(new_table: Callable[[], Table]) -> tuple[Table, CustomerFile]:
    """A table with a customer of very many orders, between two neighbours of whom it must not speak."""
    table = new_table()
    many = HISTORY if counts_bytes(table) else HISTORY // 10  # moto takes long, and has nothing to say on costs
    ada = customer("ada", *(ordered(n / 7) for n in range(many)))
    table.put_customer(customer("ad", ordered(0.5)), ada, customer("ada#", ordered(0.5)))
    return table, ada


def counts_bytes(table: Table) -> bool:
    """Whether the engine says what a read costs. Moto says one unit for everything."""
    return table.engine != "moto"


def costs(table: Table, read: Callable[[], object]) -> tuple[list[Row], float]:
    """What the one Query of this read brings, and the read units that the engine takes for it."""
    answers: list[Any] = []

    def ask(params: dict[str, Any], **_: Any) -> None:
        params["ReturnConsumedCapacity"] = "TOTAL"

    def note(parsed: Any, **_: Any) -> None:
        answers.append(parsed)

    events = table.client.meta.events
    events.register("provide-client-params.dynamodb.Query", ask)
    events.register("after-call.dynamodb.Query", note)
    try:
        read()
    finally:
        events.unregister("provide-client-params.dynamodb.Query", ask)
        events.unregister("after-call.dynamodb.Query", note)
    (answer,) = answers
    return answer["Items"], answer["ConsumedCapacity"]["CapacityUnits"]


def test_the_newest_orders_come_in_one_request_newest_first_whatever_the_history(
    long_history: tuple[Table, CustomerFile],
) -> None:
    table, ada = long_history
    found: list[CustomerFile] = []
    assert table.requests(lambda: found.append(table.store.read_customer("ada"))) == ["Query"]
    assert found == [replace(ada, orders=ada.orders[: RECENT - 1], has_older=True)]


def test_an_order_of_any_age_is_found_by_the_end_of_its_number_in_one_request(
    long_history: tuple[Table, CustomerFile],
) -> None:
    table, ada = long_history
    oldest = ada.orders[-1]
    found: list[CustomerFile] = []
    older = Older(ending=oldest.number)
    assert table.requests(lambda: found.append(table.store.read_older("ada", older))) == ["Query"]
    assert found == [CustomerFile("ada", orders=(oldest,))]
    _, units = costs(table, lambda: table.store.read_older("ada", older))
    LOG.info("%s: %s read units for an order by its number", table.engine, units)
    assert 0 < units <= 1


def test_orders_of_a_time_are_found_in_one_request_newest_first(long_history: tuple[Table, CustomerFile]) -> None:
    table, ada = long_history
    oldest = ada.orders[-1].placed_at.date()
    found: list[CustomerFile] = []
    older = Older(placed=(oldest, oldest))
    assert table.requests(lambda: found.append(table.store.read_older("ada", older))) == ["Query"]
    within = [order for order in ada.orders if abs(order.placed_at.date() - oldest).days <= 1]
    assert found[0].orders == tuple(within)[:RECENT]


def test_what_stands_beside_an_older_order_comes_with_it_and_nothing_of_anybody_else(table: Table) -> None:
    order, same_end = ordered(1, number="X-1042"), ordered(2, number="Y/1042")
    line = lines_of(order)[0]
    record, wish = a_return(line), a_cancellation(line)
    ada = replace(customer("ada", order, same_end, ordered(3)), returns=(record,), cancellations=(wish,))
    table.put_customer(ada, customer("ada#", ordered(1, number="Z-1042")), customer("bob", ordered(1, number="1042")))
    whole = CustomerFile("ada", returns=(record,), cancellations=(wish,))
    both = tuple(sorted((order, same_end), key=lambda one: one.placed_at, reverse=True))
    assert table.store.read_older("ada", Older(ending="1042")) == replace(whole, orders=both)
    assert table.store.read_older("ada", Older(ending="X-1042")) == replace(whole, orders=(order,))
    assert table.store.read_older("ada", Older(ending="9999")) == CustomerFile("ada")


@pytest.mark.parametrize("number", ["---", "#1166X01", "56AQ", "ñ42", "x" * 400])
def test_numbers_of_every_form_are_stored_and_found_by_their_end_if_they_have_one(table: Table, number: str) -> None:
    order = ordered(1, number=number)
    table.put_customer(customer("ada", order))
    assert table.store.read_customer("ada").orders == (order,)
    if any(c.isalnum() for c in number):
        assert table.store.read_older("ada", Older(ending=number[-2:])).orders == (order,)


def test_a_turn_costs_at_most_two_read_units_whatever_the_history(long_history: tuple[Table, CustomerFile]) -> None:
    table, _ = long_history
    rows, units = costs(table, lambda: table.store.read_customer("ada"))
    LOG.info(
        "%s: %s read units for the newest %s bytes of a long history", table.engine, units, sum(map(size_of, rows))
    )
    assert len(rows) == RECENT
    assert 0 < units <= UNITS_OF_A_TURN


@pytest.mark.parametrize("lines", [1, 2, USUAL_LINES, USUAL_LINES + 1, 5, 20])
def test_the_read_units_are_those_of_the_bytes_and_two_for_orders_of_usual_size(table: Table, lines: int) -> None:
    table.put_customer(customer("ada", *(ordered(n, lines) for n in range(RECENT))))
    rows, units = costs(table, lambda: table.store.read_customer("ada"))
    LOG.info(
        "%s: %s read units for fifteen orders of %s lines, %s bytes each", table.engine, units, lines, size_of(rows[1])
    )
    assert units == (read_units(rows) if counts_bytes(table) else 1)
    assert (read_units(rows) <= UNITS_OF_A_TURN) is (lines <= USUAL_LINES)


def test_the_demo_shop_is_read_for_one_read_unit(table: Table, demo_shop: ShopFolder) -> None:
    table.put_shop(demo_shop.shop)
    rows, units = costs(table, table.store.read_shop)
    LOG.info("%s: %s read units for the demo shop, %s bytes", table.engine, units, sum(map(size_of, rows)))
    assert read_units(rows) == 1
    assert units == 1


@pytest.mark.parametrize("customer_id", IDS)
def test_a_customer_whom_nobody_knows_is_an_empty_file_for_one_request(table: Table, customer_id: str) -> None:
    found: list[CustomerFile] = []
    assert table.requests(lambda: found.append(table.store.read_customer(customer_id))) == ["Query"]
    assert found == [CustomerFile(customer_id)]


def test_a_customer_without_orders_is_not_unknown(table: Table) -> None:
    table.put_customer(customer("eve"))
    assert table.store.read_customer("eve") == customer("eve")


def test_orders_without_a_profile_are_read(table: Table) -> None:
    table.put(*items.customer_items(customer("ada", ordered(1)))[1:])
    assert table.store.read_customer("ada") == CustomerFile("ada", orders=(ordered(1),))


@pytest.mark.parametrize("many", [RECENT - 2, RECENT - 1, RECENT])
def test_the_profile_is_always_among_the_items_that_are_read(table: Table, many: int) -> None:
    ada = customer("ada", *(ordered(n) for n in range(many)))
    table.put_customer(ada)
    read = table.store.read_customer("ada")
    assert read == replace(ada, orders=ada.orders[: RECENT - 1], has_older=read.has_older)
    assert read.has_older or many < RECENT  # where the read ends with the last item, engines differ


def test_nobody_reads_what_is_somebody_elses(table: Table) -> None:
    everybody = [customer(one, ordered(1, number=f"of the customer {n}")) for n, one in enumerate(IDS)]
    table.put_shop(a_shop())
    table.put_customer(*everybody)
    assert [table.store.read_customer(one) for one in IDS] == everybody
    assert table.store.read_shop() == a_shop()


def test_items_of_kinds_to_come_do_not_disturb(table: Table) -> None:
    ada = customer("ada", ordered(1))
    table.put_customer(ada)
    table.put({"pk": {"S": "CUSTOMER#ada"}, "sk": {"S": "CASE#1"}, "v": {"N": "7"}, "state": {"M": {}}})
    assert table.store.read_customer("ada") == ada


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=customers)
def test_every_field_of_a_customer_survives_the_engine(table: Table, file: CustomerFile) -> None:
    table.put_customer(file)
    found, wanted = in_utc(table.store.read_customer(file.customer_id)), in_utc(file)
    newest = sorted(wanted.orders, key=lambda order: keys.order("", order.placed_at, order.number).sk)[::-1]
    assert (found.orders, {*found.returns}, {*found.cancellations}) == (
        *(tuple(newest), {*wanted.returns}, {*wanted.cancellations}),
    )
    nothing: dict[str, Any] = {"orders": (), "returns": (), "cancellations": ()}
    assert replace(found, **nothing) == replace(wanted, **nothing)
    for row in items.customer_items(file):
        table.client.delete_item(TableName=table.name, Key={name: row[name] for name in ("pk", "sk")})


def oldest_first(versions: tuple[PolicyVersion, ...]) -> tuple[PolicyVersion, ...]:
    return tuple(sorted(versions, key=lambda version: version.effective_from))


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(file=shops)
def test_every_field_of_a_shop_survives_the_engine(table: Table, file: ShopFile) -> None:
    table.put_shop(file)
    found = table.store.read_shop()
    assert in_utc(found) == replace(in_utc(file), policy_versions=oldest_first(in_utc(file).policy_versions))
    for row in items.shop_items(file):
        table.client.delete_item(TableName=table.name, Key={name: row[name] for name in ("pk", "sk")})


def test_a_shop_of_the_usual_size_is_read_in_one_request(table: Table) -> None:
    points = [a_contact_point(url=f"https://fernandfable.example/{n}") for n in range(20)]
    shop = a_shop(policies=[a_policy(category=f"category {n:02}") for n in range(20)], contact_points=points)
    table.put_shop(shop)
    found: list[ShopFile] = []
    assert table.requests(lambda: found.append(table.store.read_shop())) == ["Query"]
    assert found == [shop]


def test_a_shop_of_more_than_a_page_is_read_whole(table: Table) -> None:
    points = tuple(a_contact_point(url=f"https://fernandfable.example/{n}/{'x' * 200_000}") for n in range(12))
    shop = a_shop(contact_points=points)
    table.put_shop(shop)
    found: list[ShopFile] = []
    pages = table.requests(lambda: found.append(table.store.read_shop()))
    assert found == [shop]
    assert sum(map(size_of, items.shop_items(shop))) > 2 * PAGE
    assert len(pages) > 1


def test_orders_of_more_than_a_page_bring_the_newest_in_one_request(table: Table) -> None:
    huge = [replace(ordered(n), number=f"{n:02}" + "x" * 150_000) for n in range(RECENT)]
    rows = [to_item(keys.order("ada", order.placed_at, order.number[:2]), order) for order in huge]  # never split
    table.put(*items.customer_items(customer("ada")), *rows)
    found: list[CustomerFile] = []
    assert table.requests(lambda: found.append(table.store.read_customer("ada"))) == ["Query"]
    assert found[0].zone
    assert 0 < len(found[0].orders) < RECENT - 1
    assert list(found[0].orders) == huge[: len(found[0].orders)]


def test_a_table_without_a_shop_is_said_to_be_so(table: Table) -> None:
    table.put_customer(customer("ada", ordered(1)))
    with pytest.raises(ItemCorrupt, match="the table holds no shop"):
        table.store.read_shop()


def test_a_table_that_is_not_there_is_said_to_be_missing(table: Table) -> None:
    store = DynamoDBStore(table.client, "no-such-table")
    for read in (store.read_shop, lambda: store.read_customer("ada")):
        with pytest.raises(TableMissing):
            read()


def test_a_corrupt_item_is_refused(table: Table) -> None:
    profile, order = items.customer_items(customer("ada", ordered(1)))
    table.put(profile, order | {"body": {"S": "{}"}})
    with pytest.raises(ItemCorrupt, match=r"^item CUSTOMER/ORDER can't be read"):
        table.store.read_customer("ada")
