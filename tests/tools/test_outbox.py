"""`python -m skill outbox`: what an operator sees and does, on an outbox that a conversation has filled."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.errors import SettingsError
from skill.outbound.delivery import TRIES
from skill.storage.dynamodb import Connection, connect
from skill.tools.opening import TOOL_LIMITS
from tests.outbound.receiver import Receiver, receiver
from tests.tools.command_line import invoke
from tests.tools.conftest import Env

COUNTS = {"sent": 0, "refused": 0, "set_aside": 0, "held": 0}


@pytest.fixture
def shop() -> Iterator[Receiver]:
    """The shop's own web server."""
    with receiver() as running:
        yield running


@pytest.fixture
def sending(local_env: Env, shop: Receiver) -> Env:
    """An environment in which events go there."""
    return local_env | {"CARELINE_OUTLET": shop.url, "CARELINE_OUTLET_SECRET": "s3cret"}


def said(env: Env) -> None:
    """A customer starts a return of her lamp, and confirms it."""
    talk = invoke(env, "talk", "--say", "start a return for my lamp", "--say", "yes return it")
    assert "Your return is number" in talk.output


def test_what_a_customer_confirms_waits_then_leaves_and_then_nothing_waits(sending: Env, shop: Receiver) -> None:
    said(sending)
    listed = invoke(sending, "outbox", "list").stdout
    assert "waits" in listed
    assert "careline.return.started" in listed
    assert "ada" not in listed
    sent = invoke(sending, "outbox")
    assert (sent.exit_code, json.loads(sent.stdout)) == (0, {"outbox": COUNTS | {"sent": 1}})
    ((_, _, body),) = shop.posted
    assert json.loads(body)["data"]["customer"] == "ada"
    assert invoke(sending, "outbox", "list").stdout == "Nothing waits: the shop has everything.\n"


def test_while_the_shop_is_down_it_waits_and_the_command_says_so(sending: Env, shop: Receiver) -> None:
    said(sending)
    shop.status = 503
    sent = invoke(sending, "outbox", "--once")
    assert (sent.exit_code, json.loads(sent.stdout)) == (1, {"outbox": COUNTS, "outlet_down": "HTTP 503"})
    assert "waits" in invoke(sending, "outbox", "list").stdout


def test_what_was_refused_is_listed_with_the_reason_and_brought_back_by_its_reference(
    sending: Env, shop: Receiver
) -> None:
    said(sending)
    shop.status = 422
    for _ in range(TRIES):
        assert invoke(sending, "outbox").exit_code == 1
    listed = invoke(sending, "outbox", "list").stdout
    assert f"refused {TRIES} times: HTTP 422" in listed
    reference = listed.split("careline.return.started ")[1].split()[0]
    other = invoke(sending, "outbox", "retry", reference, "another")
    assert isinstance(other.exception, SettingsError)
    assert str(other.exception).startswith(
        "nothing that was set aside is called another; `python -m skill outbox list`"
    )
    assert f"refused {TRIES} times" in invoke(sending, "outbox", "list").stdout
    assert invoke(sending, "outbox", "retry", reference).stdout == "1 brought back, 0 left aside\n"
    shop.status = 200
    assert invoke(sending, "outbox").exit_code == 0


def test_without_an_outlet_it_says_what_to_set_and_starts_nothing(bare_env: Env) -> None:
    refused = invoke(bare_env, "outbox")
    assert isinstance(refused.exception, SettingsError)
    assert str(refused.exception).startswith("CARELINE_OUTLET is not set")
    assert not Path(str(bare_env["CARELINE_DATA"])).exists()


def test_an_item_that_is_no_event_is_listed_as_such(demo_table: Connection, demo_env: Env) -> None:
    client = connect(demo_table, TOOL_LIMITS)
    row = {"pk": {"S": "OUTBOX#0"}, "sk": {"S": "2026-11-23T14:00:00.000000Z#a"}, "body": {"S": "odd"}}
    client.put_item(TableName="careline", Item=row)
    try:
        assert "can't be read" in invoke(demo_env, "outbox", "list").stdout
    finally:
        client.delete_item(TableName="careline", Key={"pk": row["pk"], "sk": row["sk"]})
