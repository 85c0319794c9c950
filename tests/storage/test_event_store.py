"""Events change the order or return that they name, once, and nothing else."""

from dataclasses import replace

import pytest

from skill.domain.orders import LineRef
from skill.domain.parcels import DeliveryStatus, Scan
from skill.domain.returns import ReturnStatus
from skill.domain.tickets import TicketStatus
from skill.intents.effects import ChangeReturn, OpenTicket, StartReturn, opening
from skill.storage.event_store import Applied, EventStore
from skill.storage.order_store import OrderStore, Stored
from skill.storage.order_writes import Outcome
from tests.builders import NOW, a_line, a_parcel, a_return, a_ticket, an_order, at
from tests.storage.tables import Table
from tests.storage.test_order_store import HOUR

OUT = Scan(at("2026-11-22 08:00"), DeliveryStatus.OUT_FOR_DELIVERY)
HERE = Scan(at("2026-11-22 15:00"), DeliveryStatus.DELIVERED)
ORDER = replace(an_order("lamp", parcels=[a_parcel(tracking_number="1Z1")]), updated_at=NOW)
RETURN = replace(a_return(a_line("lamp")), line=LineRef(ORDER.number, "1"), reference="204811375")


def events(table: Table) -> EventStore:
    return EventStore(table.client, table.name)


@pytest.fixture
def loaded(table: Table) -> Table:
    """Ada's order, her return of it, and the same order number of somebody else."""
    for customer in ("ada", "bob"):
        OrderStore(table.client, table.name).write(customer, ORDER)
    assert table.store.commit("ada", StartReturn(ORDER.placed_at, RETURN))
    return table


def test_a_scan_moves_the_customers_parcel_and_nobody_elses(loaded: Table) -> None:
    assert events(loaded).scan("ada", ORDER.number, "1Z1", HERE, "front porch") is Applied.WRITTEN
    (parcel,) = loaded.store.read_customer("ada", consistent=True).orders[0].parcels
    assert (parcel.status, parcel.delivered_at, parcel.left_at) == (DeliveryStatus.DELIVERED, HERE.at, "front porch")
    assert loaded.store.read_customer("bob", consistent=True).orders == (ORDER,)
    assert loaded.store.read_customer("ada", consistent=True).returns == (RETURN,)


def test_the_same_event_twice_and_a_late_one_write_nothing_that_is_told(loaded: Table) -> None:
    for scan in (HERE, OUT):
        events(loaded).scan("ada", ORDER.number, "", scan)
    before = loaded.rows()
    assert [events(loaded).scan("ada", ORDER.number, "", scan) for scan in (HERE, OUT)] == [Applied.UNCHANGED] * 2
    assert loaded.rows() == before
    assert loaded.store.read_customer("ada", consistent=True).orders[0].parcels[0].status is DeliveryStatus.DELIVERED


def test_what_is_not_there_is_said(loaded: Table) -> None:
    assert events(loaded).scan("ada", "another", "", OUT) is Applied.NOT_FOUND
    assert events(loaded).scan("eve", ORDER.number, "", OUT) is Applied.NOT_FOUND
    assert events(loaded).move("bob", RETURN.reference, ReturnStatus.RECEIVED, NOW) is Applied.NOT_FOUND
    assert events(loaded).scan("ada", ORDER.number, "another", OUT) is Applied.NO_SUCH_PARCEL


def test_a_return_goes_on_and_can_no_longer_be_cancelled_by_who_read_it_before(loaded: Table) -> None:
    assert events(loaded).move("ada", RETURN.reference, ReturnStatus.RECEIVED, HERE.at) is Applied.WRITTEN
    (record,) = loaded.store.read_customer("ada", consistent=True).returns
    assert (record.status, record.received_at, record.nonce) == (ReturnStatus.RECEIVED, HERE.at, RETURN.nonce)
    cancelled = replace(RETURN, status=ReturnStatus.CANCELLED, cancel_nonce="n9")
    assert not loaded.store.commit("ada", ChangeReturn(ORDER.placed_at, cancelled, ReturnStatus.REQUESTED))
    assert events(loaded).move("ada", RETURN.reference, ReturnStatus.LABEL_SENT, OUT.at) is Applied.UNCHANGED


def test_a_ticket_is_answered_and_then_closed_and_never_opened_again(loaded: Table) -> None:
    ticket = a_ticket()
    assert loaded.store.commit("ada", OpenTicket(ticket))
    steps = [(TicketStatus.ANSWERED, NOW), (TicketStatus.CLOSED, NOW + HOUR), (TicketStatus.ANSWERED, NOW + HOUR)]
    became = [events(loaded).answer("ada", ticket.reference, status, at) for status, at in steps]
    assert became == [Applied.WRITTEN, Applied.WRITTEN, Applied.UNCHANGED]
    read = loaded.store.read_customer("ada", consistent=True)
    assert read.tickets == (replace(ticket, status=TicketStatus.CLOSED, answered_at=NOW),)
    assert read.returns == (RETURN,)
    assert events(loaded).answer("bob", ticket.reference, TicketStatus.ANSWERED, NOW) is Applied.NOT_FOUND


def test_a_ticket_that_made_room_is_still_answered(loaded: Table) -> None:
    for number in range(5):
        ticket = a_ticket(reference=str(number), nonce=f"n{number}", opened_at=NOW + number * HOUR)
        assert loaded.store.commit("ada", opening(loaded.store.read_customer("ada", consistent=True), ticket))
    assert events(loaded).answer("ada", "0", TicketStatus.ANSWERED, NOW) is Applied.WRITTEN
    assert events(loaded).answer("ada", "0", TicketStatus.ANSWERED, NOW) is Applied.UNCHANGED


def test_a_later_state_of_the_order_keeps_what_the_carrier_said_and_twice_is_once(loaded: Table) -> None:
    """Shops' systems know less than carriers: shipped is all that their next export says."""
    orders = OrderStore(loaded.client, loaded.name)
    assert events(loaded).scan("ada", ORDER.number, "", HERE) is Applied.WRITTEN
    later = replace(ORDER, updated_at=NOW + HOUR, reported_status="exported again")
    assert orders.write("ada", later) == Stored(Outcome.WRITTEN)
    (order,) = loaded.store.read_customer("ada", consistent=True).orders
    assert (order.reported_status, order.parcels[0].status) == ("exported again", DeliveryStatus.DELIVERED)
    before = loaded.rows()
    assert orders.write("ada", later) == Stored(Outcome.UNCHANGED)
    assert orders.write("ada", ORDER) == Stored(Outcome.OLDER)
    assert loaded.rows() == before


def test_a_state_that_says_more_than_the_scans_before_it_is_believed(loaded: Table) -> None:
    assert events(loaded).scan("ada", ORDER.number, "", OUT) is Applied.WRITTEN
    sent_back = Scan(at("2026-11-23 09:00"), DeliveryStatus.RETURNED_TO_SENDER)
    parcel = replace(ORDER.parcels[0], status=sent_back.status, scans=(sent_back,))
    OrderStore(loaded.client, loaded.name).write("ada", replace(ORDER, parcels=(parcel,), updated_at=NOW + HOUR))
    (order,) = loaded.store.read_customer("ada", consistent=True).orders
    assert (order.parcels[0].status, order.parcels[0].scans) == (sent_back.status, (OUT, sent_back))
