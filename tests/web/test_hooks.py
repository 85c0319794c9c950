"""A shop's webhook: signed over the raw body, one order, the same or an older one again changes nothing."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from skill.bootstrap import Careline, arrivals
from skill.config import Settings
from skill.errors import StorageUnreachable
from skill.incoming.received import Received
from skill.incoming.statuses import load
from skill.storage.dynamodb import Connection
from skill.storage.order_writes import Outcome
from skill.web.app import create_app
from skill.web.hooks import LARGEST, SIGNATURES, OrderHook, signature
from tests.web.client import Client, Reply, serving

DATA = Path(__file__).parents[1] / "incoming/data"
SHOPIFY, WOOCOMMERCE = SIGNATURES
SECRETS = {SHOPIFY: "shopify's", WOOCOMMERCE: "woo's"}


def fixture(name: str) -> Any:
    return json.loads((DATA / name).read_text("utf-8"))


def an_order(**fields: Any) -> dict[str, Any]:
    order: dict[str, Any] = fixture("shopify_rest_shipped.json")
    order = order.get("order", order)
    return order | fields


@pytest.fixture
def hook(careline: Careline, demo_table: Connection) -> OrderHook:
    return OrderHook(SECRETS, arrivals(Settings(), demo_table), careline.desk, load())


@pytest.fixture
def client(careline: Careline, hook: OrderHook) -> Iterator[Client]:
    with serving(create_app(careline, None, hook)) as port:
        yield Client(port, None)


def sent(client: Client, body: bytes, header: str = SHOPIFY, secret: str = "") -> Reply:
    headers = {header: signature(secret or SECRETS[header], body).decode()}
    return client.send("POST", "/hooks/orders", body, headers)


def test_an_order_is_stored_once_and_an_older_state_of_it_never(client: Client) -> None:
    body = json.dumps(an_order(id=990001, name="#H1", updated_at="2026-11-20T10:00:00-05:00")).encode()
    older = json.dumps(an_order(id=990001, name="#H1", updated_at="2026-11-19T10:00:00-05:00")).encode()
    replies = [sent(client, each) for each in (body, body, older)]
    assert [reply.status for reply in replies] == [204] * 3
    assert [reply.headers["Careline-Order"] for reply in replies] == [
        Outcome.WRITTEN,
        Outcome.UNCHANGED,
        Outcome.OLDER,
    ]


def test_a_state_of_a_year_to_come_is_refused_and_so_blocks_no_true_one(client: Client) -> None:
    ahead = json.dumps(an_order(id=990003, name="#H3", updated_at="2199-01-01T00:00:00Z")).encode()
    true = json.dumps(an_order(id=990003, name="#H3", updated_at="2026-11-23T20:00:00Z")).encode()
    refused, taken = sent(client, ahead), sent(client, true)
    assert (refused.status, taken.status) == (422, 204)
    assert refused.text.startswith('updated_at: "2199-01-01T00:00:00Z" is more than a day ahead of now')
    assert taken.headers["Careline-Order"] == Outcome.WRITTEN


def test_woocommerce_signs_by_a_header_of_its_own_and_pings_unsigned(client: Client) -> None:
    order = fixture("woocommerce_completed.json")
    body = json.dumps(order[0] if isinstance(order, list) else order).encode()
    assert sent(client, body, WOOCOMMERCE).status == 204
    assert client.send("POST", "/hooks/orders", b"webhook_id=17", {}).status == 204


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {SHOPIFY: ""},
        {SHOPIFY: "not base64 é".encode().decode("latin-1")},
        {SHOPIFY: signature(SECRETS[WOOCOMMERCE], b"{}").decode()},
        {SHOPIFY: signature(SECRETS[SHOPIFY], b"{ }").decode()},
    ],
)
def test_what_is_not_signed_so_is_not_read(client: Client, headers: Mapping[str, str]) -> None:
    reply = client.send("POST", "/hooks/orders", b"{}", headers)
    assert (reply.status, reply.text) == (401, "401 Unauthorized\n")


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        (b"{", "no JSON"),
        (b"\xff", "no JSON"),
        (b"[" * 100_000, "no JSON"),
        (b"[]", "0 orders"),
        (json.dumps([an_order(), an_order()]).encode(), "2 orders"),
        (b"{}", "no reader knows"),
        (b"null", "null is no order"),
        (b"7", "a number is no order"),
        (b"true", "true or false is no order"),
        (json.dumps(an_order(customer=None, email="", contact_email="")).encode(), "neither a customer nor"),
    ],
)
def test_what_is_no_order_is_told_to_the_shops_system(client: Client, body: bytes, reason: str) -> None:
    reply = sent(client, body)
    assert reply.status == 422
    assert reason in reply.text


LINE = {"id": 1, "title": "kettle", "quantity": 1, "price": "20.00"}


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity"])
@pytest.mark.parametrize(
    "fields",
    [
        {"line_items": [LINE | {"price": float("nan")}]},
        {"line_items": [LINE | {"quantity": float("nan")}]},
        {"total_price": float("nan")},
        {"refunds": [{"refund_line_items": [{"line_item_id": 1, "quantity": float("nan")}]}]},
    ],
)
def test_what_is_no_number_in_json_is_refused_by_its_name(client: Client, fields: dict[str, Any], number: str) -> None:
    reply = sent(client, json.dumps(an_order(**fields)).replace("NaN", number).encode())
    assert (reply.status, reply.text) == (422, f"{number} is no number in JSON; write null, or leave it out\n")


def test_a_body_may_have_five_megabytes_and_alexas_no_more_than_before(client: Client) -> None:
    padded = json.dumps(an_order(id=990002, name="#H2", note="x" * 4_000_000)).encode()
    assert sent(client, padded).status == 204
    assert sent(client, b" " * (LARGEST + 1)).status == 413
    assert client.send("POST", "/alexa", b" " * 100_000, {}).status == 413


class Down:
    """A table that nobody reaches."""

    def take(self, received: Received) -> Outcome:
        raise StorageUnreachable(received.order.number)


def test_while_the_table_is_down_the_shop_is_asked_to_send_it_again(careline: Careline) -> None:
    down: Any = Down()
    with serving(create_app(careline, None, OrderHook(SECRETS, down, careline.desk, load()))) as port:
        reply = sent(Client(port, None), json.dumps(an_order()).encode())
    assert (reply.status, reply.headers["Retry-After"]) == (503, "60")


def test_without_a_secret_there_is_no_such_address(careline: Careline) -> None:
    with serving(create_app(careline, None)) as port:
        assert sent(Client(port, None), b"{}").status == 404
