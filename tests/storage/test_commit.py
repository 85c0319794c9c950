"""What a decision changes becomes true once: whatever is sent twice, crosses another change, or comes too late."""

from dataclasses import replace
from typing import assert_never

import pytest

from skill.domain.orders import LineRef
from skill.domain.returns import CancellationRequest, Cause, Return, ReturnStatus
from skill.errors import TableMissing
from skill.intents.effects import BookCallBack, ChangeReturn, Effect, OpenTicket, RequestCancellation, StartReturn
from skill.storage.dynamodb import DynamoDBStore
from tests.builders import NOW, a_call_back, a_customer, a_ticket, an_order, at
from tests.storage.tables import Table

PLACED = at("2026-11-19 15:20")
ORDER = "FF-20261119-1001"
RECORD = Return(LineRef(ORDER, "1"), 1, "123456789", 1, Cause.REMORSE, NOW, nonce="first")
WISH = CancellationRequest(ORDER, "987654321", NOW, "first")
START, CANCEL = StartReturn(PLACED, RECORD), RequestCancellation(PLACED, WISH)
TICKET = OpenTicket(a_ticket(nonce="first"))
CALL = BookCallBack(a_call_back(nonce="first"))
EFFECTS: dict[str, Effect] = {"a return": START, "a cancellation": CANCEL, "a ticket": TICKET, "a call-back": CALL}


def again(effect: Effect, nonce: str) -> Effect:
    """The same effect by another confirmation."""
    match effect:
        case RequestCancellation(placed_at, wish):
            return RequestCancellation(placed_at, replace(wish, nonce=nonce))
        case StartReturn(placed_at, record):
            return StartReturn(placed_at, replace(record, nonce=nonce))
        case ChangeReturn(placed_at, record, was):
            return ChangeReturn(placed_at, replace(record, nonce=nonce), was)
        case OpenTicket(ticket, instead_of):
            return OpenTicket(replace(ticket, nonce=nonce), instead_of)
        case BookCallBack(call_back, instead_of):
            return BookCallBack(replace(call_back, nonce=nonce), instead_of)
    assert_never(effect)


@pytest.mark.parametrize("name", EFFECTS)
def test_an_effect_costs_one_request_and_is_read_with_its_customer(table: Table, name: str) -> None:
    table.put_customer(a_customer(an_order()))
    assert table.requests(lambda: table.store.commit("ada", EFFECTS[name])) == ["TransactWriteItems"]
    read = table.store.read_customer("ada", consistent=True)
    found = {"a return": read.returns, "a cancellation": read.cancellations}
    found |= {"a ticket": read.tickets, "a call-back": read.call_backs}
    wanted = {"a return": RECORD, "a cancellation": WISH, "a ticket": TICKET.ticket, "a call-back": CALL.call_back}
    assert found == {kind: (wanted[kind],) if kind == name else () for kind in EFFECTS}


@pytest.mark.parametrize("effect", EFFECTS.values(), ids=EFFECTS)
def test_the_same_confirmation_twice_is_true_and_changes_nothing(table: Table, effect: Effect) -> None:
    assert table.store.commit("ada", effect)
    before = table.rows()
    assert table.store.commit("ada", effect)
    assert table.rows() == before


@pytest.mark.parametrize("effect", EFFECTS.values(), ids=EFFECTS)
def test_another_confirmation_of_the_same_thing_is_refused(table: Table, effect: Effect) -> None:
    assert table.store.commit("ada", effect)
    before = table.rows()
    assert not table.store.commit("ada", again(effect, "second"))
    assert table.rows() == before


def test_a_second_return_of_a_line_is_another_thing(table: Table) -> None:
    table.put_customer(a_customer(an_order()))
    second = replace(RECORD, number=2, nonce="second")
    assert table.store.commit("ada", START)
    assert table.store.commit("ada", StartReturn(PLACED, second))
    assert {*table.store.read_customer("ada", consistent=True).returns} == {RECORD, second}


def test_the_same_return_of_two_customers_is_two_returns(table: Table) -> None:
    assert table.store.commit("ada", START)
    assert table.store.commit("ben", again(START, "second"))


def test_a_return_changes_only_from_the_status_it_was_in(table: Table) -> None:
    table.put_customer(a_customer(an_order()))
    cancelled = replace(RECORD, status=ReturnStatus.CANCELLED, nonce="second")
    change = ChangeReturn(PLACED, cancelled, ReturnStatus.REQUESTED)
    assert not table.store.commit("ada", change), "there is none to change"
    assert table.store.commit("ada", START)
    assert table.store.commit("ada", change)
    assert table.store.commit("ada", change), "the same confirmation"
    assert not table.store.commit("ada", again(change, "third"))
    assert table.store.read_customer("ada", consistent=True).returns == (cancelled,)


def test_a_return_whose_order_was_not_read_is_left_out_with_it(table: Table) -> None:
    assert table.store.commit("ada", START)
    assert table.store.read_customer("ada", consistent=True).returns == ()


def test_names_that_look_like_keys_stay_apart(table: Table) -> None:
    """An order whose number ends like the key of a return is still an order."""
    odd = an_order(number=f"{ORDER}#RETURN#1#001", placed="2026-11-19 15:20")
    table.put_customer(a_customer(an_order(), odd))
    assert table.store.commit("ada", RequestCancellation(PLACED, WISH))
    read = table.store.read_customer("ada", consistent=True)
    assert {order.number for order in read.orders} == {ORDER, odd.number}
    assert read.cancellations == (WISH,)


def test_a_table_that_is_not_there_is_a_fault_and_no_refusal(table: Table) -> None:
    with pytest.raises(TableMissing):
        DynamoDBStore(table.client, "no-such-table").commit("ada", START)
