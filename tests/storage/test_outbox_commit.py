"""What a customer confirmed and the event that tells the shop of it are written together or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import pytest
from botocore.awsrequest import AWSResponse
from botocore.compat import HTTPHeaders
from botocore.exceptions import ReadTimeoutError

from skill.errors import StorageFault, StorageSlow, StorageThrottled
from skill.intents.effects import StartReturn
from skill.outbound.event import from_json
from skill.storage import keys
from tests.builders import a_customer, an_order
from tests.outbound.given import EFFECTS, PLACED, RECORD, an_event
from tests.storage.tables import Row, Table

NEW = [name for name in EFFECTS if name not in ("a cancelled return", "another call-back")]


def waiting(table: Table) -> list[Row]:
    return [row for row in table.rows() if row["pk"]["S"].startswith("OUTBOX#")]


@contextmanager
def before_it_is_sent(table: Table, *answers: Any) -> Iterator[None]:
    """So many transactions get these answers in place of DynamoDB's; None lets one through."""
    left = list(answers)

    def answer(**_: Any) -> Any:
        found = left.pop(0) if left else None
        if isinstance(found, Exception):
            raise found
        return found

    table.client.meta.events.register("before-call.dynamodb.TransactWriteItems", answer)
    try:
        yield
    finally:
        table.client.meta.events.unregister("before-call.dynamodb.TransactWriteItems", answer)
    assert not left, "it was not asked that often"


def refused(code: str, *reasons: str) -> tuple[AWSResponse, dict[str, Any]]:
    """An answer that is an error."""
    parsed: dict[str, Any] = {
        "Error": {"Code": code, "Message": ""},
        "ResponseMetadata": {},
        "CancellationReasons": [{"Code": reason} for reason in reasons],
    }
    return AWSResponse("http://127.0.0.1", 400, HTTPHeaders(), None), parsed


CROSSED = refused("TransactionCanceledException", "None", "TransactionConflict")
BUSY = refused("TransactionCanceledException", "ThrottlingError", "None")


@pytest.mark.parametrize("name", NEW)
def test_every_effect_leaves_one_event_in_the_customers_shard(table: Table, name: str) -> None:
    assert table.store.commit("ada", EFFECTS[name])
    (row,) = waiting(table)
    event = an_event(name)
    assert row["pk"]["S"] == keys.outbox_partition(keys.outbox_shard("ada"))
    assert row["sk"]["S"] == keys.outbox("ada", event.time, event.id).sk
    read = from_json(row["body"]["S"])
    assert replace(read, time=event.time) == event


def test_a_return_and_its_cancelling_are_two_events(table: Table) -> None:
    for name in ("a return", "a cancelled return", "a cancelled return"):
        assert table.store.commit("ada", EFFECTS[name])
    assert {from_json(row["body"]["S"]).type for row in waiting(table)} == {
        "careline.return.started",
        "careline.return.cancelled",
    }
    assert len(waiting(table)) == 2


@pytest.mark.parametrize("name", NEW)
def test_asked_twice_by_alexa_it_is_one_event(table: Table, name: str) -> None:
    assert table.store.commit("ada", EFFECTS[name])
    before = table.rows()
    assert table.store.commit("ada", EFFECTS[name])
    assert table.rows() == before


def test_an_event_that_has_left_does_not_come_back_when_alexa_asks_again(table: Table) -> None:
    """The answer was lost after the write, and the poller was quicker than Alexa's retry."""
    assert table.store.commit("ada", EFFECTS["a return"])
    (row,) = waiting(table)
    table.client.delete_item(TableName=table.name, Key={"pk": row["pk"], "sk": row["sk"]})
    assert table.store.commit("ada", EFFECTS["a return"])
    assert waiting(table) == []


def test_what_came_too_late_tells_the_shop_nothing(table: Table) -> None:
    assert table.store.commit("ada", EFFECTS["a return"])
    assert not table.store.commit("ada", StartReturn(PLACED, replace(RECORD, nonce="another")))
    assert len(waiting(table)) == 1


@pytest.mark.parametrize("answer", [CROSSED, BUSY], ids=["crossed", "busy"])
def test_a_transaction_that_crossed_another_or_met_a_busy_table_is_sent_once_more(table: Table, answer: Any) -> None:
    with before_it_is_sent(table, answer):
        assert table.store.commit("ada", EFFECTS["a return"])
    assert len(waiting(table)) == 1


def test_crossed_twice_the_turn_is_decided_once_more(table: Table) -> None:
    with before_it_is_sent(table, CROSSED, CROSSED):
        assert not table.store.commit("ada", EFFECTS["a return"])
    assert table.rows() == []


def test_busy_twice_it_is_a_fault_and_not_said_to_be_done(table: Table) -> None:
    with before_it_is_sent(table, BUSY, BUSY), pytest.raises(StorageThrottled):
        table.store.commit("ada", EFFECTS["a return"])
    assert table.rows() == []


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (refused("TransactionInProgressException"), StorageSlow),
        (refused("TransactionCanceledException", "ValidationError"), StorageFault),
        (refused("TransactionCanceledException"), StorageFault),
        (ReadTimeoutError(endpoint_url=""), StorageSlow),
    ],
    ids=["in progress", "not valid", "no reason", "no answer"],
)
def test_whatever_else_goes_wrong_is_a_fault(table: Table, answer: Any, fault: type[StorageFault]) -> None:
    with before_it_is_sent(table, answer), pytest.raises(fault) as raised:
        table.store.commit("ada", EFFECTS["a return"])
    assert type(raised.value) is fault
    assert table.rows() == []


def test_a_turn_does_not_read_what_waits_to_leave(table: Table) -> None:
    table.put_customer(a_customer(an_order()))
    before = table.store.read_customer("ada", consistent=True)
    assert table.store.commit("ben", EFFECTS["a return"])
    assert table.store.read_customer("ada", consistent=True) == before
