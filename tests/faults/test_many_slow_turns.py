"""Turns that fail one after the other: none waits for those before it, and when it is over the desk answers again."""

from collections.abc import Iterator
from contextlib import suppress
from threading import Event
from time import monotonic

import pytest
from botocore.config import Config

from skill.desk import Caller, Desk
from skill.errors import StorageSlow
from skill.storage.dynamodb import TURN_LIMITS, DynamoDBStore, connect
from tests.builders import NOW
from tests.faults.server import CUSTOMER, Call, FaultServer, well
from tests.faults.ways import never

TURNS = 20  # more than a desk has threads
SHORT, SLACK = 0.1, 2.0  # seconds of every limit here, and what a busy machine may add to it
IMPATIENT = TURN_LIMITS.merge(
    Config(connect_timeout=SHORT, read_timeout=SHORT, retries={"total_max_attempts": 1, "mode": "standard"})
)


@pytest.fixture
def store(server: FaultServer) -> DynamoDBStore:
    return DynamoDBStore(connect(server.connection, IMPATIENT), "careline")


def test_slow_turns_do_not_pile_up_and_when_it_is_over_the_next_is_answered(
    server: FaultServer, store: DynamoDBStore
) -> None:
    desk = Desk(store, lambda: NOW)
    server.ways = dict.fromkeys(server.ways, never)
    for _ in range(TURNS):
        assert_slow(desk)
    server.ways = dict.fromkeys(server.ways, well)
    until_answered(desk)


@pytest.fixture
def mended(server: FaultServer) -> Iterator[Event]:
    """Until it is set, answers to customers come drop by drop, so that no time limit of botocore's ends them."""
    mended = Event()

    def trickle(call: Call) -> None:
        call.send(b"HTTP/1.1 200 OK\r\nX-Drops: ")
        while not mended.is_set() and not call.wait(SHORT / 2):
            call.send(b".")
        call.hang_up()

    server.ways[CUSTOMER] = trickle
    yield mended
    mended.set()


def test_turns_end_in_time_even_when_every_thread_hangs_and_none_is_made_up_for_later(
    server: FaultServer, store: DynamoDBStore, mended: Event
) -> None:
    desk = Desk(store, lambda: NOW, budget=SHORT)
    until_answered(desk, customer=None)
    for _ in range(TURNS):
        assert_slow(desk)
    hanging = server.asked[CUSTOMER]
    server.ways[CUSTOMER] = well
    mended.set()
    until_answered(desk)
    assert 0 < hanging <= TURNS
    assert server.asked[CUSTOMER] - hanging < TURNS - 16, "reads that never began were begun for nobody"


def assert_slow(desk: Desk) -> None:
    began = monotonic()
    with pytest.raises(StorageSlow):
        desk.gather(Caller("jane"))
    assert monotonic() - began < SHORT + SLACK


def until_answered(desk: Desk, customer: str | None = "jane") -> None:
    """Hanging reads need moments to notice that they are over, and a busy machine misses limits as short as these."""
    deadline = monotonic() + 10
    while monotonic() < deadline:
        with suppress(StorageSlow):
            desk.gather(Caller(customer))
            return
    raise AssertionError("the desk never answered again")
