"""The shell of every turn: one request while the shop is known, reads side by side, an answer in time or a fault."""

import json
import logging
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from threading import Barrier, Event, Lock

import pytest

from skill.desk import BUDGET, NOBODY, SHOP_LIVES, SHOP_RETRIED, Caller, Desk
from skill.domain.articles import HelpFile
from skill.domain.files import CustomerFile, Files, Older, ShopFile
from skill.domain.prices import Records
from skill.domain.returns import CancellationRequest
from skill.errors import ItemCorrupt, StorageFault, StorageSlow, StorageThrottled, StorageUnreachable, TableMissing
from skill.intents.asking import Answer, Ask, Mention, Topic, WhatNext
from skill.intents.effects import Effect, RequestCancellation
from tests.builders import NOW, a_customer, a_line, a_price, a_shop, an_article, indexed

LAMP, SHOES, OLD = a_line("lamp", number="1"), a_line("shoes", number="2"), a_line("vase", number="0007")
HELP = indexed(an_article("Gift cards"))
SHORT = 0.2  # seconds of budget, where the test is that it runs out


def nothing() -> None:
    """What a read does on its way when a test has nothing else in mind."""


class FakeStore:
    """A store in memory that notes every read. `on_shop` and `on_customer` happen inside of the read."""

    def __init__(self) -> None:
        self.shop = a_shop()
        self.on_shop: Callable[[], None] = nothing
        self.on_help: Callable[[], None] = nothing
        self.on_customer: Callable[[], None] = nothing
        self.takes: Callable[[], bool] = lambda: True
        self._reads: list[str] = []
        self._lock = Lock()

    def read_customer(self, customer_id: str, *, consistent: bool = False) -> CustomerFile:
        self._note(f"{customer_id}, surely" if consistent else customer_id)
        self.on_customer()
        return replace(a_customer(LAMP, SHOES), customer_id=customer_id)

    def read_older(self, customer_id: str, older: Older, *, consistent: bool = False) -> CustomerFile:
        self._note(f"{customer_id}: {older.ending}{', surely' if consistent else ''}")
        return replace(a_customer(OLD), customer_id=customer_id)

    def read_prices(self, sku: str, *, until: datetime) -> Records:
        self._note(f"prices of {sku} until {until:%H:%M}")
        return (a_price("5.00 USD", sku=sku),)

    def read_shop(self) -> ShopFile:
        self._note("the shop")
        self.on_shop()
        return self.shop

    def read_help(self) -> HelpFile:
        self._note("the help")
        self.on_help()
        return HELP

    def commit(self, customer_id: str, effect: Effect) -> bool:
        self._note(f"{customer_id}: {type(effect).__name__}")
        return self.takes()

    def reads(self) -> list[str]:
        """The reads since this was last asked, sorted, since those of one turn come in any order."""
        with self._lock:
            reads, self._reads = sorted(self._reads), []
        return reads

    def _note(self, read: str) -> None:
        with self._lock:
            self._reads.append(read)


def the_lamp(_files: Files, ask: Ask, _now: datetime) -> Ask:
    """What was said, matched to the customer's items."""
    return replace(ask, item=Mention("the lamp", (LAMP.ref,)))


def unsaid(_files: Files, ask: Ask, _now: datetime) -> Ask:
    """Nothing was said of an item."""
    return ask


def an_old_one(files: Files, ask: Ask, _now: datetime) -> Ask:
    """An order is meant that is found only after one more look."""
    has_it = files.customer is not None and files.customer.line(OLD.ref) is not None
    return replace(ask, item=Mention("0007", (OLD.ref,)), older=None if has_it else Older(ending="0007"))


@pytest.fixture
def store() -> FakeStore:
    return FakeStore()


@pytest.fixture
def desk(store: FakeStore) -> Desk:
    return Desk(store, lambda: NOW)


@pytest.fixture
def never() -> Iterator[Event]:
    """Something to wait for that does not happen before the test is over."""
    event = Event()
    yield event
    event.set()


def waiting_for(event: Event) -> Callable[[], None]:
    def read() -> None:
        event.wait()

    return read


def raising(fault: Exception) -> Callable[[], None]:
    def read() -> None:
        raise fault

    return read


def echo(files: Files, ask: Ask, now: datetime) -> Answer[object]:
    """A decision that hands back all it was given."""
    return Answer((files, ask, now), asks=WhatNext())


def test_the_first_turn_reads_customer_and_shop_and_every_later_one_the_customer_only(
    desk: Desk, store: FakeStore
) -> None:
    assert desk.gather(Caller("ada")) == (Files(store.shop, store.read_customer("ada")), 2)
    assert store.reads() == ["ada", "ada", "the shop"]
    for customer in ("ada", "ben", "ada"):
        assert desk.gather(Caller(customer))[1] == 1
        assert store.reads() == [customer]


def test_nobody_is_read_for_a_guest(desk: Desk, store: FakeStore) -> None:
    assert desk.gather(NOBODY) == (Files(store.shop), 1)
    assert desk.gather(NOBODY) == (Files(store.shop), 0)
    assert store.reads() == ["the shop"]


def test_a_customer_id_that_is_empty_is_still_a_customer(desk: Desk, store: FakeStore) -> None:
    desk.gather(Caller(""))
    assert store.reads() == ["", "the shop"]


def test_customer_and_shop_are_read_side_by_side(desk: Desk, store: FakeStore) -> None:
    both = Barrier(2, timeout=BUDGET)

    def meet() -> None:
        both.wait()

    store.on_shop = store.on_customer = meet
    assert desk.gather(Caller("ada"))[1] == 2


def test_the_shop_is_renewed_when_its_copy_has_lived_its_life(store: FakeStore) -> None:
    desk = Desk(store, lambda: NOW, lives=timedelta(0))
    desk.gather(NOBODY)
    store.shop = a_shop(name="Moss & Mortar")
    assert desk.gather(NOBODY) == (Files(store.shop), 1)
    assert store.reads() == ["the shop", "the shop"]


def test_the_shops_copy_lives_by_its_own_clock_and_not_by_the_desks(store: FakeStore) -> None:
    """The tools stop the desk's clock at the demo's day, or turn it to any other."""
    moments = iter([NOW, NOW + timedelta(days=400), NOW - timedelta(days=400)])
    desk = Desk(store, lambda: next(moments))
    for _ in range(3):
        desk.answer(echo, Ask(), unsaid, NOBODY)
    assert store.reads() == ["the shop"]


def test_a_shop_that_was_forgotten_is_read_anew(desk: Desk, store: FakeStore) -> None:
    desk.gather(NOBODY)
    desk.forget_shop()
    assert desk.gather(Caller("ada"))[1] == 2
    assert desk.gather(Caller("ada"))[1] == 1


@pytest.mark.parametrize("fault", [StorageThrottled("x"), TableMissing("x"), ItemCorrupt("x"), StorageSlow("x")])
def test_an_old_copy_of_the_shop_serves_while_it_cannot_be_renewed(
    desk: Desk, store: FakeStore, fault: StorageFault
) -> None:
    old = desk.gather(Caller("ada"))[0]
    desk.forget_shop()
    store.on_shop = raising(fault)
    assert desk.gather(Caller("ada")) == (old, 2)


def test_an_old_copy_of_the_shop_serves_when_the_new_one_does_not_come(store: FakeStore, never: Event) -> None:
    desk = Desk(store, lambda: NOW, lives=timedelta(0), budget=SHORT)
    old = desk.gather(Caller("ada"))[0]
    store.on_shop = waiting_for(never)
    assert desk.gather(Caller("ada")) == (old, 2)


def test_once_the_shop_can_be_read_again_it_is(desk: Desk, store: FakeStore) -> None:
    desk.gather(NOBODY)
    desk.forget_shop()
    store.on_shop = raising(StorageThrottled("x"))
    desk.gather(NOBODY)
    store.on_shop, store.shop = nothing, a_shop(name="Moss & Mortar")
    desk.forget_shop()  # however long the desk may wait before it tries again
    assert desk.gather(NOBODY)[0].shop.name == "Moss & Mortar"


def test_while_the_shop_cannot_be_renewed_the_old_copy_serves_some_turns_without_another_try(
    store: FakeStore, never: Event
) -> None:
    desk = Desk(store, lambda: NOW, lives=timedelta(0), budget=SHORT)
    old = desk.gather(NOBODY)[0]
    store.on_shop = waiting_for(never)
    assert [desk.gather(NOBODY) for _ in range(3)] == [(old, 1), (old, 0), (old, 0)]
    assert timedelta(0) < SHOP_RETRIED < SHOP_LIVES


def test_after_a_while_the_shop_is_tried_again(store: FakeStore) -> None:
    desk = Desk(store, lambda: NOW, lives=timedelta(0), retried=timedelta(0))
    desk.gather(NOBODY)
    store.on_shop = raising(StorageThrottled("x"))
    desk.gather(NOBODY)
    store.on_shop, store.shop = nothing, a_shop(name="Moss & Mortar")
    assert desk.gather(NOBODY) == (Files(store.shop), 1)


def test_a_shop_that_cannot_be_renewed_is_one_line_in_the_log_that_counts_as_no_apology(
    desk: Desk, store: FakeStore, caplog: pytest.LogCaptureFixture
) -> None:
    """A line with `fault` is one that template.yaml's alarm counts as an apology; here the customer is answered."""
    desk.gather(NOBODY)
    desk.forget_shop()
    store.on_shop = raising(StorageThrottled("ThrottlingException"))
    desk.gather(Caller("ada"))
    desk.gather(Caller("ada"))
    assert [(record.name, record.levelno, json.loads(record.getMessage())) for record in caplog.records] == [
        ("careline", logging.WARNING, {"shop_not_renewed": "StorageThrottled", "cause": "ThrottlingException"})
    ]


def test_turns_that_fail_to_renew_the_shop_together_are_one_line_in_the_log(
    store: FakeStore, caplog: pytest.LogCaptureFixture
) -> None:
    desk, together = Desk(store, lambda: NOW), Barrier(8, timeout=BUDGET)
    desk.gather(NOBODY)
    desk.forget_shop()

    def fail_with_the_others() -> None:
        together.wait()
        raise StorageThrottled("x")

    store.on_shop = fail_with_the_others
    with ThreadPoolExecutor(8) as threads:
        found = [*threads.map(desk.gather, [NOBODY] * 8)]
    assert found == [(Files(store.shop), 1)] * 8
    assert len(caplog.records) == 1


def test_a_renewal_that_fails_beside_one_that_succeeds_does_not_make_the_new_copy_old(store: FakeStore) -> None:
    desk, begun, renewed = Desk(store, lambda: NOW, retried=timedelta(0)), Event(), Event()
    desk.gather(NOBODY)
    desk.forget_shop()

    def fail_late() -> None:
        store.on_shop = nothing
        begun.set()
        renewed.wait()
        raise StorageThrottled("x")

    store.on_shop = fail_late
    with ThreadPoolExecutor(1) as threads:
        failing = threads.submit(desk.gather, NOBODY)
        begun.wait()
        store.shop = a_shop(name="Moss & Mortar")
        desk.gather(NOBODY)
        renewed.set()
        assert failing.result()[0] == Files(store.shop)
    assert desk.gather(NOBODY) == (Files(store.shop), 0)


@pytest.mark.parametrize("caller", ["ada", None])
@pytest.mark.parametrize("fault", [TableMissing("x"), ItemCorrupt("x"), StorageUnreachable("x")])
def test_a_shop_that_could_never_be_read_is_a_fault(
    desk: Desk, store: FakeStore, caller: str | None, fault: StorageFault
) -> None:
    store.on_shop = raising(fault)
    with pytest.raises(type(fault)):
        desk.gather(Caller(caller))


def test_a_customer_who_cannot_be_read_is_a_fault_and_the_next_turn_is_none_the_worse(
    desk: Desk, store: FakeStore
) -> None:
    desk.gather(Caller("ada"))
    store.on_customer = raising(StorageThrottled("x"))
    with pytest.raises(StorageThrottled):
        desk.gather(Caller("ada"))
    store.on_customer = nothing
    assert desk.gather(Caller("ada"))[1] == 1


@pytest.mark.parametrize("caller", ["ada", None])
def test_a_shop_that_never_comes_is_slow_within_the_budget(store: FakeStore, never: Event, caller: str | None) -> None:
    store.on_shop = waiting_for(never)
    with pytest.raises(StorageSlow):
        Desk(store, lambda: NOW, budget=SHORT).gather(Caller(caller))
    assert not never.is_set()


def test_a_customer_who_never_comes_is_slow_within_the_budget(store: FakeStore, never: Event) -> None:
    desk = Desk(store, lambda: NOW, budget=SHORT)
    desk.gather(NOBODY)
    store.on_customer = waiting_for(never)
    with pytest.raises(StorageSlow):
        desk.gather(Caller("ada"))
    assert not never.is_set()


def test_a_read_that_hangs_does_not_hold_up_other_turns(store: FakeStore, never: Event) -> None:
    desk = Desk(store, lambda: NOW, budget=SHORT)
    desk.gather(NOBODY)
    store.on_customer = waiting_for(never)
    for _ in range(3):
        with pytest.raises(StorageSlow):
            desk.gather(Caller("ada"))
    store.on_customer = nothing
    assert desk.gather(Caller("ben"))[1] == 1


def test_the_budget_leaves_time_to_say_sorry_before_alexa_hangs_up() -> None:
    assert BUDGET <= 5


def test_a_turn_is_decided_on_what_was_read_at_the_desks_own_moment(desk: Desk, store: FakeStore) -> None:
    ask = Ask(channel="phone", category="books", country="US", besides=("phone",))
    told = desk.answer(echo, ask, the_lamp, Caller("ada"))
    files = Files(store.shop, store.read_customer("ada"))
    assert told.answer == Answer((files, replace(ask, item=Mention("the lamp", (LAMP.ref,))), NOW), asks=WhatNext())
    assert (told.files, told.now, told.requests) == (files, NOW, 2)


def test_the_help_centre_is_read_when_it_is_asked_and_never_before(desk: Desk, store: FakeStore) -> None:
    assert desk.answer(echo, Ask(), unsaid, Caller("ada")).files.help is None
    assert store.reads() == ["ada", "the shop"]
    told = desk.answer(echo, Ask(topic=Topic("gift cards")), unsaid, Caller("ada"))
    assert (told.files.help, told.requests) == (HELP, 2)
    assert store.reads() == ["ada", "the help"]


def test_the_help_centre_is_kept_as_the_shops_file_is(desk: Desk, store: FakeStore) -> None:
    for cost in (2, 0):
        assert desk.answer(echo, Ask(topic=Topic()), unsaid, NOBODY).requests == cost
    store.on_help = raising(StorageThrottled("busy"))
    desk.forget_shop()
    assert desk.answer(echo, Ask(topic=Topic()), unsaid, NOBODY).files.help == HELP
    with pytest.raises(StorageThrottled):
        Desk(store, lambda: NOW).answer(echo, Ask(topic=Topic()), unsaid, NOBODY)


def test_a_help_centre_that_hangs_is_waited_for_no_longer_than_the_rest(store: FakeStore, never: Event) -> None:
    store.on_help = waiting_for(never)
    with pytest.raises(StorageSlow):
        Desk(store, lambda: NOW, budget=SHORT).answer(echo, Ask(topic=Topic()), unsaid, NOBODY)


def test_the_moment_is_taken_after_the_reading(store: FakeStore) -> None:
    seen: list[str] = []
    store.on_customer = lambda: seen.append("read")

    def clock() -> datetime:
        seen.append("clock")
        return NOW

    Desk(store, clock).answer(echo, Ask(), unsaid, Caller("ada"))
    assert seen == ["read", "clock"]


@pytest.mark.parametrize("lives", [timedelta(0), timedelta(minutes=5)])
def test_eight_threads_share_a_desk_and_each_gets_its_own_customer(store: FakeStore, lives: timedelta) -> None:
    desk, together = Desk(store, lambda: NOW, lives=lives), Barrier(8)

    def turns(customer: str) -> set[str]:
        together.wait()
        found = [desk.gather(Caller(customer))[0].customer for _ in range(50)]
        return {file.customer_id if file else "nobody" for file in found}

    names = [f"customer-{n}" for n in range(8)]
    with ThreadPoolExecutor(8) as threads:
        assert [*threads.map(turns, names)] == [{name} for name in names]
    assert len([read for read in store.reads() if read != "the shop"]) == 8 * 50


WISH = RequestCancellation(NOW, CancellationRequest("1", "123456789", NOW, "nonce"))


def wishing(files: Files, ask: Ask, now: datetime) -> Answer[object]:
    return Answer(files, effects=(WISH,))


def test_what_was_decided_is_committed_before_it_is_told(desk: Desk, store: FakeStore) -> None:
    told = desk.answer(wishing, Ask(), unsaid, Caller("ada"))
    assert (told.wrote, told.requests) == (True, 3)
    assert store.reads() == ["ada", "ada: RequestCancellation", "the shop"]


def test_what_changes_nothing_writes_nothing(desk: Desk, store: FakeStore) -> None:
    assert not desk.answer(echo, Ask(), unsaid, Caller("ada")).wrote
    assert store.reads() == ["ada", "the shop"]


def test_when_another_change_came_first_it_is_decided_once_more_on_what_is_true_by_then(
    desk: Desk, store: FakeStore
) -> None:
    store.takes = iter([False, True]).__next__
    told = desk.answer(wishing, Ask(), unsaid, Caller("ada"))
    assert (told.wrote, told.requests) == (True, 5)
    assert sorted(store.reads()) == [
        *("ada", "ada, surely", "ada: RequestCancellation", "ada: RequestCancellation", "the shop")
    ]


def test_when_it_is_never_true_long_enough_nothing_is_told(desk: Desk, store: FakeStore) -> None:
    store.takes = lambda: False
    with pytest.raises(StorageFault):
        desk.answer(wishing, Ask(), unsaid, Caller("ada"))


def test_after_a_change_the_next_turn_reads_surely(desk: Desk, store: FakeStore) -> None:
    desk.gather(Caller("ada", consistent=True))
    assert store.reads() == ["ada, surely", "the shop"]


def test_a_write_that_hangs_ends_with_the_turn(store: FakeStore, never: Event) -> None:
    store.takes = lambda: never.wait() or True
    with pytest.raises(StorageSlow):
        Desk(store, lambda: NOW, budget=SHORT).answer(wishing, Ask(), unsaid, Caller("ada"))


def test_an_order_that_is_not_among_the_newest_is_read_by_one_request_more(store: FakeStore, desk: Desk) -> None:
    desk.gather(NOBODY)
    store.reads()
    seen: list[Files] = []

    def decide(files: Files, ask: Ask, _now: datetime) -> Answer[object]:
        seen.append(files)
        return Answer(ask)

    told = desk.answer(decide, Ask(), an_old_one, Caller("ada", consistent=True))
    assert store.reads() == ["ada, surely", "ada: 0007, surely"]
    assert told.requests == 2
    (files,) = seen
    assert files.customer is not None
    assert [order.number for order in files.customer.orders] == ["1", "2", "0007"]


def test_an_older_order_that_is_not_there_is_looked_for_once(store: FakeStore, desk: Desk) -> None:
    def never_found(_files: Files, ask: Ask, _now: datetime) -> Ask:
        return replace(ask, older=Older(ending="9999"))

    told = desk.answer(lambda _files, ask, _now: Answer(ask), Ask(), never_found, Caller("ada"))
    assert store.reads() == ["ada", "ada: 9999", "the shop"]
    assert told.requests == 3


def whose_price(sku: str) -> Callable[[Files, Ask, datetime], Ask]:
    def understand(_files: Files, ask: Ask, _now: datetime) -> Ask:
        return replace(ask, sku=sku)

    return understand


def test_prices_are_read_after_the_files_and_counted_where_an_item_is_named(desk: Desk, store: FakeStore) -> None:
    desk.gather(NOBODY)
    store.reads()
    told = desk.answer(echo, Ask(), whose_price("LAMP-1"), Caller("ada"))
    assert store.reads() == ["ada", "prices of LAMP-1 until 14:00"]
    assert told.files.prices == (a_price("5.00 USD", sku="LAMP-1"),)
    assert told.requests == 2


def test_no_prices_are_read_where_none_is_named_or_nobody_is_known(desk: Desk, store: FakeStore) -> None:
    desk.gather(NOBODY)
    for sku, caller in (("", Caller("ada")), ("LAMP-1", NOBODY)):
        store.reads()
        told = desk.answer(echo, Ask(), whose_price(sku), caller)
        assert told.files.prices == ()
        assert [read for read in store.reads() if read.startswith("prices")] == []


def test_the_prices_of_an_older_order_take_a_request_more_each(desk: Desk, store: FakeStore) -> None:
    desk.gather(NOBODY)
    store.reads()

    def understand(files: Files, ask: Ask, now: datetime) -> Ask:
        ask = an_old_one(files, ask, now)
        return ask if ask.older else replace(ask, sku="VASE-1")

    assert desk.answer(echo, Ask(), understand, Caller("ada")).requests == 3
    assert store.reads() == ["ada", "ada: 0007", "prices of VASE-1 until 14:00"]
