"""Table item and domain value: nothing is lost on the way, older versions are brought up, nothing else is believed."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given

from skill.domain.files import CustomerFile, ShopFile
from skill.domain.orders import Order
from skill.errors import ItemCorrupt
from skill.storage import codec, items, keys
from tests.builders import a_contact_point, a_customer, a_parcel, a_policy, a_shop, an_item, an_order, at
from tests.storage.strategies import customers, in_utc, shops

SECRET = "Jane Doe, 1 Elm Street"
KEY = keys.order(SECRET, at("2026-11-19 15:20"), SECRET)
ORDER = an_order(an_item(SECRET), number=SECRET, parcels=[a_parcel(delivered=at("2026-11-20 09:00"))])
CUSTOMER = a_customer(ORDER)
SHOP = a_shop(policies=[a_policy()], contact_points=[a_contact_point()])
Row = dict[str, Any]
Change = Callable[[Row], Row]


def version(number: object) -> Row:
    return {"v": {"N": str(number)}}


def body(text: str) -> Row:
    return {"body": {"S": text}}


def with_field(row: Row, name: str, value: object) -> Row:
    """The item with one field of its value changed, or added."""
    return row | body(json.dumps(json.loads(row["body"]["S"]) | {name: value}))


def without(row: Row, *attributes: str) -> Row:
    return {name: value for name, value in row.items() if name not in attributes}


@given(customers)
def test_every_field_of_a_customers_file_survives(file: CustomerFile) -> None:
    assert in_utc(items.customer_file(file.customer_id, items.customer_items(file))) == in_utc(file)


@given(shops)
def test_every_field_of_a_shops_file_survives(file: ShopFile) -> None:
    oldest_first = sorted(file.policy_versions, key=lambda version: version.effective_from)
    assert items.shop_file(items.shop_items(file)) == replace(file, policy_versions=tuple(oldest_first))


def test_items_of_a_kind_that_is_not_known_yet_are_left_to_those_who_know_it() -> None:
    case = {"pk": {"S": "CUSTOMER#ada"}, "sk": {"S": "CASE#1"}, "v": {"N": "9"}}
    assert items.customer_file("ada", [*items.customer_items(CUSTOMER), case]) == CUSTOMER
    assert items.shop_file([*items.shop_items(SHOP), case]) == SHOP


def test_a_field_that_is_not_known_yet_is_left_out() -> None:
    assert codec.from_item(with_field(codec.to_item(KEY, ORDER), "colour", "red"), Order) == ORDER


def test_the_file_is_of_the_customer_who_was_asked_for_whatever_the_profile_says() -> None:
    rows = [with_field(row, "customer_id", "ben") for row in items.customer_items(CUSTOMER)]
    assert items.customer_file("ada", rows).customer_id == "ada"


@pytest.mark.parametrize("oldest", [0, -2])
def test_an_older_version_is_brought_up_step_by_step(oldest: int) -> None:
    steps: list[int] = []

    def step_from(old_version: int) -> codec.Upgrade:
        def upgrade(old: Row) -> Row:
            steps.append(old_version)
            return {"number": old.pop("id", None) or old["number"], **old}

        return upgrade

    old = json.loads(codec.to_item(KEY, ORDER)["body"]["S"])
    old["id"] = old.pop("number")
    row = codec.to_item(KEY, ORDER) | version(oldest) | body(json.dumps(old))
    upgrades = {known: step_from(known) for known in range(oldest, codec.SCHEMA)}
    assert codec.from_item(row, Order, upgrades) == ORDER
    assert steps == [*range(oldest, codec.SCHEMA)]


def test_the_present_version_is_read_as_it_is() -> None:
    def never(old: Row) -> Row:
        raise AssertionError(old)

    assert codec.from_item(codec.to_item(KEY, ORDER), Order, {codec.SCHEMA: never}) == ORDER


def test_there_is_a_step_from_every_version_that_was_ever_written() -> None:
    assert set(codec.UPGRADES) == set(range(1, codec.SCHEMA))


@pytest.mark.parametrize("change", [lambda row: row, lambda row: without(row, "body"), lambda row: row | body("{")])
def test_a_newer_version_is_refused_and_called_so_whatever_is_in_it(change: Change) -> None:
    row = change(codec.to_item(KEY, ORDER)) | version(codec.SCHEMA + 1)
    with pytest.raises(ItemCorrupt, match=r"CUSTOMER/ORDER has version 3 of a newer Careline; this reads 2"):
        codec.from_item(row, Order)


CORRUPT: dict[str, Change] = {
    "no version": lambda row: without(row, "v"),
    "no body": lambda row: without(row, "body"),
    "nothing but keys": lambda row: without(row, "v", "body"),
    "version no number": lambda row: row | version(SECRET),
    "version null": lambda row: row | {"v": {"NULL": True}},
    "version a string": lambda row: row | {"v": {"S": "1"}},
    "older, and nobody knows how to bring it up": lambda row: row | version(0),
    "body a map": lambda row: row | {"body": {"M": {}}},
    "body bytes": lambda row: row | {"body": {"B": SECRET.encode()}},
    "body empty": lambda row: row | body(""),
    "body half": lambda row: row | body(row["body"]["S"][:-1]),
    "body no JSON": lambda row: row | body(SECRET),
    "body text": lambda row: row | body(json.dumps(SECRET)),
    "body a list": lambda row: row | body(json.dumps([SECRET])),
    "body null": lambda row: row | body("null"),
    "body an empty object": lambda row: row | body("{}"),
    "body very deep": lambda row: row | body('{"items":' + "[" * 100_000),
    "body deep where nobody looks": lambda row: row | body('{"x":' + "[" * 100_000),
    "a lone surrogate": lambda row: row | body('"\ud800"'),
    "a field of another type": lambda row: with_field(row, "number", [SECRET]),
    "a value that is none of ours": lambda row: with_field(row, "status", f"{SECRET}' - at `$.x`"),
    "a moment that is none": lambda row: with_field(row, "placed_at", SECRET),
    "a number out of range": lambda row: with_field(row, "items", [{"line_id": "", "name": "", "quantity": 1e300}]),
}


@pytest.mark.parametrize("change", CORRUPT.values(), ids=CORRUPT)
def test_a_corrupt_order_is_refused_and_named_without_a_word_of_its_customer(change: Change) -> None:
    profile, order = items.customer_items(CUSTOMER)
    with pytest.raises(ItemCorrupt, match=r"^item CUSTOMER/ORDER ") as refused:
        items.customer_file("ada", [profile, change(order)])
    assert not [word for word in ("Jane", "Elm", "ada", "2026-11-19") if word in str(refused.value)]


@pytest.mark.parametrize("older", [0, codec.SCHEMA - 5])
@pytest.mark.parametrize("upgrade", [lambda old: old[SECRET], lambda old: old.lower(), lambda old: None])
def test_an_upgrade_that_fails_means_a_corrupt_item_too(older: int, upgrade: codec.Upgrade) -> None:
    row = codec.to_item(KEY, ORDER) | version(older)
    with pytest.raises(ItemCorrupt, match=r"^item CUSTOMER/ORDER can't be read") as refused:
        codec.from_item(row, Order, dict.fromkeys(range(older, codec.SCHEMA), upgrade))
    assert SECRET not in str(refused.value)


def test_where_a_corrupt_item_is_wrong_is_said() -> None:
    row = with_field(codec.to_item(KEY, ORDER), "items", [{"line_id": "1", "name": 5}])
    with pytest.raises(
        ItemCorrupt, match=r"item CUSTOMER/ORDER can't be read: ValidationError - at `\$\.items\[0\]\.name`"
    ):
        codec.from_item(row, Order)


@pytest.mark.parametrize(("place", "kind"), [(0, "PROFILE"), (1, "POLICIES"), (2, "CONTACT")])
@pytest.mark.parametrize("change", [lambda row: without(row, "v"), lambda row: row | body("{}")])
def test_a_corrupt_item_of_the_shop_is_named_by_its_kind(place: int, kind: str, change: Change) -> None:
    rows = list(items.shop_items(SHOP))
    rows[place] = change(rows[place])
    with pytest.raises(ItemCorrupt, match=f"^item SHOP/{kind} can't be read"):
        items.shop_file(rows)


@pytest.mark.parametrize("zone", [SECRET, "../../etc/passwd", "\0", "Mars/Olympus_Mons", "x" * 5_000])
def test_a_time_zone_that_does_not_exist_makes_an_item_corrupt(zone: str) -> None:
    profile, *orders = items.customer_items(CUSTOMER)
    with pytest.raises(ItemCorrupt, match=r"^item CUSTOMER/PROFILE names a time zone that does not exist$"):
        items.customer_file("ada", [with_field(profile, "zone", zone), *orders])
    for place, kind in ((0, "PROFILE"), (2, "CONTACT")):
        rows = list(items.shop_items(SHOP))
        rows[place] = with_field(rows[place], "zone", zone)
        with pytest.raises(ItemCorrupt, match=f"^item SHOP/{kind} names a time zone"):
            items.shop_file(rows)


@pytest.mark.parametrize("key", [{}, {"sk": {"S": ""}}, {"sk": {"N": "1"}}, {"sk": "ORDER#1"}])
def test_what_has_no_sort_key_is_no_item(key: Row) -> None:
    row = without(codec.to_item(KEY, ORDER), "sk") | key
    for read in (lambda: items.customer_file("ada", [row]), lambda: items.shop_file([row])):
        with pytest.raises(ItemCorrupt, match="without a sort key"):
            read()


@pytest.mark.parametrize("rows", [(), items.shop_items(SHOP)[1:]], ids=["nothing", "no profile"])
def test_a_table_without_a_shop_says_how_to_load_one(rows: tuple[Row, ...]) -> None:
    with pytest.raises(ItemCorrupt, match="no shop: load one with `python -m skill import shop DIR`"):
        items.shop_file(rows)


def test_a_shop_without_a_time_zone_says_how_to_load_one_that_has() -> None:
    profile, *rest = items.shop_items(SHOP)
    with pytest.raises(ItemCorrupt, match="no time zone: load it again"):
        items.shop_file([with_field(profile, "zone", ""), *rest])


def test_what_is_worked_out_of_a_customers_file_is_not_stored_nor_believed() -> None:
    assert "lines" not in codec.body_of(CUSTOMER)
    profile, *orders = items.customer_items(CUSTOMER)
    read = items.customer_file("ada", [with_field(profile, "lines", []), *orders])
    assert read.lines == CUSTOMER.lines != ()
    with pytest.raises(ItemCorrupt, match=r"^item CUSTOMER/PROFILE can't be read"):
        items.customer_file("ada", [with_field(profile, "lines", 5), *orders])
