"""Delivery events and return events, one JSON object each; what is missing is said with its place."""

from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.parcels import DeliveryStatus, Scan
from skill.domain.returns import ReturnStatus
from skill.incoming.events import DeliveryEvent, ReturnEvent, TicketEvent, read
from skill.incoming.reading import Reading
from skill.incoming.received import OrderRejected, Person
from skill.incoming.statuses import load
from tests.builders import at

TICKET: dict[str, Any] = {
    "customer": "ada",
    "ticketReference": "311204875",
    "ticketStatus": "answered",
    "eventTime": "2026-11-24T16:30:00Z",
}
HOW = Reading(ZoneInfo("America/New_York"), load())
SCAN: dict[str, Any] = {
    "customer": "ada",
    "orderNumber": "1001",
    "trackingNumber": "1Z1",
    "deliveryStatus": "OutForDelivery",
    "eventTime": "2026-11-22T08:00:00Z",
}
BACK: dict[str, Any] = {
    "email": "Ada@Example.com",
    "returnReference": "204811375",
    "returnStatus": "received",
    "eventTime": "2026-11-22T08:00:00",
}


def test_a_scan_is_read() -> None:
    scan = Scan(at("2026-11-22 08:00"), DeliveryStatus.OUT_FOR_DELIVERY)
    assert read(SCAN, HOW) == DeliveryEvent(Person("ada"), "1001", "1Z1", scan)


def test_a_step_of_a_return_is_read_and_a_moment_without_zone_is_the_shops() -> None:
    event = ReturnEvent(Person("", "ada@example.com"), "204811375", ReturnStatus.RECEIVED, at("2026-11-22 13:00"))
    assert read(BACK, HOW) == event


def test_a_word_that_nobody_mapped_is_kept_and_remarked_upon() -> None:
    event = read(SCAN | {"deliveryStatus": "lost in the fog"}, HOW)
    assert isinstance(event, DeliveryEvent)
    assert (event.scan.status, event.scan.reported) == (DeliveryStatus.REPORTED, "lost in the fog")
    assert event.remarks


@pytest.mark.parametrize("word", ["out_for_delivery", "OUT_FOR_DELIVERY", "https://schema.org/OutForDelivery"])
def test_the_words_of_several_sources_are_known(word: str) -> None:
    event = read(SCAN | {"deliveryStatus": word}, HOW)
    assert isinstance(event, DeliveryEvent)
    assert event.scan.status is DeliveryStatus.OUT_FOR_DELIVERY


@pytest.mark.parametrize(
    ("record", "field"),
    [
        (SCAN | {"customer": None}, "customer"),
        (SCAN | {"eventTime": "soon"}, "eventTime"),
        (SCAN | {"orderNumber": ""}, "orderNumber"),
        (SCAN | {"deliveryStatus": None}, "deliveryStatus"),
        (BACK | {"returnStatus": "lost"}, "returnStatus"),
        (BACK | {"returnStatus": "cancelled"}, "returnStatus"),
        (TICKET | {"ticketStatus": "open"}, "ticketStatus"),
        (TICKET | {"ticketStatus": None}, "ticketStatus"),
        (TICKET | {"eventTime": None}, "eventTime"),
    ],
)
def test_what_is_missing_is_said_with_its_place(record: dict[str, Any], field: str) -> None:
    with pytest.raises(OrderRejected, match=f"^{field}: "):
        read(record, HOW)


@pytest.mark.parametrize("word", ["answered", "Answered", " CLOSED "])
def test_a_ticket_that_is_answered_or_closed_is_read(word: str) -> None:
    event = read(TICKET | {"ticketStatus": word}, HOW)
    assert isinstance(event, TicketEvent)
    assert (event.person.customer_id, event.reference) == ("ada", "311204875")
    assert event.status == word.strip().lower()


JSON = st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda inner: st.lists(inner, max_size=2))


@given(
    st.sampled_from([SCAN, BACK, TICKET]), st.dictionaries(st.sampled_from([*SCAN, *BACK, *TICKET]), JSON, max_size=4)
)
def test_nothing_but_a_refusal_is_ever_raised(record: dict[str, Any], instead: dict[str, Any]) -> None:
    try:
        read(record | instead, HOW)
    except OrderRejected as error:
        assert str(error)
