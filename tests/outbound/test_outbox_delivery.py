"""Whatever fails, what customers confirmed leaves at least once, in each customer's order, and nothing is lost."""

import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from skill.errors import EventRefused, OutletDown, StorageFault, StorageThrottled, StorageUnreachable
from skill.outbound.delivery import TRIES, Delivery, Report
from skill.outbound.event import Event
from skill.outbound.poller import IDLE, LONGEST, watch
from skill.storage.outbox_items import Waiting
from skill.storage.outbox_store import SHARDS, OutboxStore
from tests.builders import NOW
from tests.outbound.outlets import SECOND, Remembers, put_events, well
from tests.storage.tables import Table

PEOPLE = tuple(f"customer-{n}" for n in range(12))


def left(delivery: Delivery) -> list[Waiting]:
    return [each for shard in SHARDS for each in delivery.outbox.waiting(shard)]


def dead(delivery: Delivery) -> list[Waiting]:
    return [each for shard in SHARDS for each in delivery.outbox.dead(shard)]


def down(_: Event) -> None:
    raise OutletDown("nobody there")


def refusing(subject: str, error: Exception | None = None) -> Callable[[Event], None]:
    def way(event: Event) -> None:
        if event.subject == subject and event.data["customer"] == PEOPLE[0]:
            raise error or EventRefused("HTTP 422")

    return way


def test_everything_leaves_once_and_each_customers_in_their_order(
    table: Table, delivery: Delivery, outlet: Remembers
) -> None:
    put = put_events(table, *PEOPLE, each=5)
    assert delivery.sweep() == Report(sent=len(put))
    assert sorted(event.id for event in outlet.taken) == sorted(event.id for event in put)
    assert all(outlet.subjects(customer) == [*"01234"] for customer in PEOPLE)
    assert left(delivery) == []
    assert delivery.sweep() == Report()


def test_an_outbox_of_many_pages_leaves_whole(table: Table, delivery: Delivery, outlet: Remembers) -> None:
    put_events(table, "ada", each=60)
    delivery.sweep()
    assert outlet.subjects("ada") == [str(n) for n in range(60)]


def test_after_a_crash_between_sending_and_taking_away_it_leaves_again_with_the_same_id(
    table: Table, outlet: Remembers
) -> None:
    class Crashing(OutboxStore):
        def forget(self, waiting: Waiting) -> None:
            raise StorageUnreachable("gone")

    (event,) = put_events(table, "ada")
    with pytest.raises(StorageUnreachable):
        Delivery(Crashing(table.client, table.name), outlet).sweep()
    again = Delivery(OutboxStore(table.client, table.name), outlet)
    assert again.sweep() == Report(sent=1)
    assert [each.id for each in outlet.taken] == [event.id] * 2
    assert left(again) == []


def test_while_the_outlet_is_down_everything_waits_and_then_it_leaves_in_order(
    table: Table, delivery: Delivery, outlet: Remembers
) -> None:
    put_events(table, *PEOPLE, each=3)
    outlet.way = down
    for _ in range(3 * TRIES):
        assert delivery.sweep() == Report(down="nobody there")
    assert len(left(delivery)) == 36
    assert all(each.tries == 0 for each in left(delivery)), "that nobody is there is no event's fault"
    outlet.way = well
    assert delivery.sweep() == Report(sent=36)
    assert all(outlet.subjects(customer) == [*"012"] for customer in PEOPLE)


def test_an_outlet_that_goes_down_in_the_middle_gets_the_rest_later(
    table: Table, delivery: Delivery, outlet: Remembers
) -> None:
    put_events(table, *PEOPLE, each=3)
    outlet.way = lambda event: down(event) if len(outlet.taken) == 10 else None
    assert delivery.sweep() == Report(sent=10, down="nobody there")
    outlet.way = well
    assert delivery.sweep() == Report(sent=26)
    assert all(outlet.subjects(customer) == [*"012"] for customer in PEOPLE)


@pytest.mark.parametrize("error", [EventRefused("HTTP 422"), KeyError("secret words"), RecursionError()])
def test_a_refused_event_holds_up_its_own_customer_only_and_is_set_aside_after_some_tries(
    table: Table, delivery: Delivery, outlet: Remembers, error: Exception
) -> None:
    put_events(table, *PEOPLE, each=3)
    outlet.way = refusing("1", error)
    first = delivery.sweep()
    assert (first.sent, first.refused, first.held) == (34, 1, 1)
    assert outlet.subjects(PEOPLE[0]) == ["0"]
    for _ in range(TRIES - 2):
        delivery.sweep()
    assert dead(delivery) == []
    last = delivery.sweep()
    assert (last.sent, last.set_aside) == (1, 1)
    assert outlet.subjects(PEOPLE[0]) == ["0", "2"]
    assert left(delivery) == []
    (aside,) = dead(delivery)
    assert aside.tries == TRIES
    assert "secret" not in aside.reason
    assert (str(error) if isinstance(error, EventRefused) else type(error).__name__) in aside.reason


def test_what_was_set_aside_is_kept_until_it_is_brought_back_and_leaves_as_if_new(
    table: Table, delivery: Delivery, outlet: Remembers
) -> None:
    (event,) = put_events(table, PEOPLE[0])
    outlet.way = refusing("0")
    for _ in range(TRIES):
        delivery.sweep()
    (aside,) = dead(delivery)
    assert delivery.outbox.bring_back(aside)
    assert not delivery.outbox.bring_back(aside), "somebody else did"
    (waiting,) = left(delivery)
    assert (waiting.tries, waiting.reason) == (0, "")
    outlet.way = well
    delivery.sweep()
    assert [each.id for each in outlet.taken] == [event.id]
    assert left(delivery) == dead(delivery) == []


def test_an_item_that_is_no_event_is_set_aside_and_stops_nobody(
    table: Table, delivery: Delivery, outlet: Remembers
) -> None:
    put_events(table, "ada")
    (row,) = table.rows()
    table.put({**row, "sk": {"S": "0"}, "body": {"S": "secret"}, "group": {"S": "another"}})
    table.put({"pk": row["pk"], "sk": {"S": "1"}})
    for _ in range(TRIES):
        delivery.sweep()
    assert outlet.subjects("ada") == ["0"]
    assert [each.key.sk for each in dead(delivery)] == ["0", "1"]
    assert not [each for each in dead(delivery) if "secret" in each.reason]


def test_two_that_sweep_at_once_lose_nothing_and_what_leaves_twice_is_the_same(
    table: Table, delivery: Delivery, outlet: Remembers
) -> None:
    put = put_events(table, *PEOPLE, each=4)
    together = Barrier(2, timeout=20)

    def sweep(_: int) -> Report:
        together.wait()
        return Delivery(delivery.outbox, outlet).sweep()

    with ThreadPoolExecutor(2) as both:
        [*both.map(sweep, range(2))]
    assert {event.id for event in outlet.taken} == {event.id for event in put}
    assert left(delivery) == dead(delivery) == []
    for customer in PEOPLE:
        firsts = list(dict.fromkeys(outlet.subjects(customer)))
        assert firsts == [*"0123"]


def test_two_that_are_refused_the_same_at_once_set_it_aside_once(
    table: Table, delivery: Delivery, outlet: Remembers
) -> None:
    put_events(table, PEOPLE[0])
    outlet.way = refusing("0")
    for _ in range(TRIES - 1):
        delivery.sweep()
    (waiting,) = left(delivery)
    assert delivery.outbox.set_aside(waiting, "by the other")
    report = Report()
    delivery.one(waiting, report)
    assert (report.refused, report.set_aside, len(dead(delivery))) == (1, 0, 1)


def test_only_what_is_old_enough_is_swept_when_the_stream_is_at_the_rest(
    table: Table, delivery: Delivery, outlet: Remembers
) -> None:
    put_events(table, "ada", each=3)
    delivery.sweep(NOW + SECOND)
    assert outlet.subjects("ada") == ["0"]
    delivery.sweep(NOW + 2 * SECOND)
    assert outlet.subjects("ada") == ["0", "1"]


def test_when_the_time_is_over_the_rest_waits(table: Table, delivery: Delivery, outlet: Remembers) -> None:
    put_events(table, *PEOPLE)
    assert delivery.sweep(has_time=lambda: len(outlet.taken) < 5) == Report(sent=5)
    assert len(left(delivery)) == len(PEOPLE) - 5


class Over(Exception):
    """The test has seen enough."""


def test_the_poller_goes_on_through_faults_and_asks_less_often_while_nothing_leaves() -> None:
    broken: list[Report | StorageFault] = [StorageThrottled("busy"), *[Report(down="nobody there")] * 7]
    became: Iterator[Report | StorageFault] = iter([Report(), *broken, Report(sent=3), Report()])
    pauses: list[float] = []

    def sweep() -> Report:
        found = next(became)
        if isinstance(found, StorageFault):
            raise found
        return replace(found)

    def pause(seconds: float) -> None:
        pauses.append(seconds)
        if len(pauses) == 11:
            raise Over

    with pytest.raises(Over):
        watch(sweep, pause)
    assert pauses == [IDLE, 10, 20, 40, 80, 160, LONGEST, LONGEST, LONGEST, IDLE, IDLE]


def test_the_log_says_what_was_refused_and_nothing_of_whom_it_is_about(
    table: Table, delivery: Delivery, outlet: Remembers, caplog: pytest.LogCaptureFixture
) -> None:
    put_events(table, PEOPLE[0])
    outlet.way = refusing("0", KeyError("It never came."))
    with caplog.at_level(logging.INFO, "careline"):
        delivery.sweep()
    assert '"tries": 1' in caplog.text
    assert not [word for word in (PEOPLE[0], "never came") if word in caplog.text]
