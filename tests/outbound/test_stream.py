"""The second Lambda function: what the stream brings leaves at once, and what it gives up is swept."""

import json
import logging
from datetime import timedelta
from typing import Any

import pytest

from skill.errors import EventRefused, OutletDown, StorageThrottled
from skill.outbound.delivery import Delivery
from skill.outbound.event import Event
from skill.outbound.stream import LEFT_BEHIND, StreamHandler
from skill.storage.outbox_items import Waiting
from skill.storage.outbox_store import OutboxStore
from tests.builders import NOW
from tests.outbound.outlets import Remembers, put_events, well
from tests.storage.tables import Table

WELL: dict[str, Any] = {"batchItemFailures": []}


@pytest.fixture
def handler(delivery: Delivery) -> StreamHandler:
    return StreamHandler(delivery, lambda: NOW + LEFT_BEHIND + timedelta(hours=1))


def records(table: Table, name: str = "INSERT") -> dict[str, Any]:
    """What DynamoDB Streams would bring of all that is in the table."""
    return {
        "Records": [
            {
                "eventName": name,
                "dynamodb": {
                    "SequenceNumber": str(n),
                    "Keys": {key: row[key] for key in ("pk", "sk")},
                    **({} if name == "REMOVE" else {"NewImage": row}),
                },
            }
            for n, row in enumerate(table.rows())
        ]
    }


def failing_at(*subjects: str, error: Exception) -> Any:
    def way(event: Event) -> None:
        if event.subject in subjects:
            raise error

    return way


class Context:
    """Lambda's, with so many seconds left."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds

    def get_remaining_time_in_millis(self) -> int:
        return int(self.seconds * 1000)


def test_what_the_stream_brings_leaves_and_is_taken_away(
    table: Table, handler: StreamHandler, outlet: Remembers
) -> None:
    put_events(table, "ada", each=3)
    assert handler.handle(records(table), Context(60)) == WELL
    assert outlet.subjects("ada") == [*"012"]
    assert table.rows() == []


def test_brought_again_it_leaves_again_with_the_same_id(
    table: Table, handler: StreamHandler, outlet: Remembers
) -> None:
    (event,) = put_events(table, "ada")
    brought = records(table)
    for _ in range(2):
        assert handler.handle(brought) == WELL
    assert [each.id for each in outlet.taken] == [event.id] * 2


def test_while_the_outlet_is_down_lambda_is_told_from_where_on_to_come_again(
    table: Table, handler: StreamHandler, outlet: Remembers
) -> None:
    put_events(table, "ada", each=4)
    outlet.way = failing_at("2", error=OutletDown("nobody there"))
    assert handler.handle(records(table)) == {"batchItemFailures": [{"itemIdentifier": "2"}]}
    assert outlet.subjects("ada") == ["0", "1"]
    assert len(table.rows()) == 2


def test_what_the_stream_gave_up_is_swept(table: Table, handler: StreamHandler, outlet: Remembers) -> None:
    put_events(table, "ada", each=4)
    outlet.way = failing_at("0", error=OutletDown("nobody there"))
    for _ in range(6):
        handler.handle(records(table))
    outlet.way = well
    assert handler.handle({"source": "aws.events"}, Context(60)) == {}
    assert outlet.subjects("ada") == [*"0123"]


def test_a_refused_event_stops_no_shard_and_is_left_to_the_sweep(
    table: Table, handler: StreamHandler, outlet: Remembers
) -> None:
    put_events(table, "ada", "ben", each=2)
    outlet.way = failing_at("0", error=EventRefused("HTTP 422"))
    assert handler.handle(records(table)) == WELL
    assert outlet.taken == [], "what comes after it of the same customer must not overtake it"
    outlet.way = well
    handler.handle({})
    assert outlet.subjects("ada") == outlet.subjects("ben") == ["0", "1"]


@pytest.mark.parametrize("name", ["MODIFY", "REMOVE"])
def test_what_was_only_counted_or_taken_away_does_not_leave(
    table: Table, handler: StreamHandler, outlet: Remembers, name: str
) -> None:
    put_events(table, "ada", each=2)
    assert handler.handle(records(table, name)) == WELL
    assert outlet.taken == []


def test_a_table_that_is_busy_after_the_sending_is_no_failure_of_the_stream(table: Table, outlet: Remembers) -> None:
    class Busy(OutboxStore):
        def forget(self, waiting: Waiting) -> None:
            raise StorageThrottled("busy")

    put_events(table, "ada", each=2)
    busy = StreamHandler(Delivery(Busy(table.client, table.name), outlet), lambda: NOW)
    assert busy.handle(records(table)) == WELL
    assert outlet.subjects("ada") == ["0", "1"]
    assert len(table.rows()) == 2, "the sweep will send them again"


def test_with_too_little_time_left_nothing_is_begun(table: Table, handler: StreamHandler, outlet: Remembers) -> None:
    put_events(table, "ada", each=2)
    assert handler.handle(records(table), Context(5)) == {"batchItemFailures": [{"itemIdentifier": "0"}]}
    assert outlet.taken == []


def test_the_sweep_leaves_to_the_stream_what_is_young(table: Table, delivery: Delivery, outlet: Remembers) -> None:
    put_events(table, "ada")
    StreamHandler(delivery, lambda: NOW + LEFT_BEHIND).handle({})
    assert outlet.taken == []


def test_the_sweep_says_how_long_the_oldest_waits_and_how_many_were_set_aside(
    table: Table, handler: StreamHandler, outlet: Remembers, caplog: pytest.LogCaptureFixture
) -> None:
    put_events(table, "ada", "ben")
    outlet.way = failing_at("0", error=OutletDown("nobody there"))
    for waiting in [each for shard in range(8) for each in handler.delivery.outbox.waiting(shard)][:1]:
        handler.delivery.outbox.set_aside(waiting, "odd")
    with caplog.at_level(logging.INFO, "careline"):
        handler.handle({})
    told = [json.loads(record.getMessage()) for record in caplog.records]
    assert told[-1] == {"outbox_oldest_seconds": 3720, "outbox_set_aside": 1}
    assert told[-2]["outlet_down"] == "nobody there"
