"""Tickets have few places: a turn reads all of them with the profile and the newest orders, and none is ever lost."""

from dataclasses import replace
from datetime import timedelta

import pytest

from skill.domain.tickets import MOST_WORDS, TICKET_PLACES, Ticket, TicketStatus
from skill.intents.effects import BookCallBack, OpenTicket, booking, opening
from skill.storage import keys
from skill.storage.dynamodb import RECENT
from tests.builders import NOW, a_call_back, a_customer, a_ticket, an_order
from tests.storage.tables import Table

MANY = [an_order(number=f"FF-{number}", placed=f"2026-11-{number:02} 10:00") for number in range(1, 21)]


def nth(number: int) -> Ticket:
    """One of several tickets, each a minute younger than the one before."""
    opened = NOW + timedelta(minutes=number)
    return a_ticket(reference=f"{number:09}", opened_at=opened, nonce=f"nonce-{number}")


def opened(table: Table, *tickets: Ticket) -> None:
    """Opened one after the other, each on what a turn reads."""
    for ticket in tickets:
        assert table.store.commit("ada", opening(table.store.read_customer("ada", consistent=True), ticket))


def references(table: Table) -> list[str]:
    return [ticket.reference for ticket in table.store.read_customer("ada", consistent=True).tickets]


def cases(table: Table) -> list[str]:
    return [row["sk"]["S"] for row in table.rows() if row["sk"]["S"].startswith(keys.CASE_PREFIX)]


def test_however_many_tickets_there_are_the_profile_and_the_newest_orders_are_read_in_one_query(table: Table) -> None:
    table.put_customer(replace(a_customer(*MANY), zone="Asia/Tokyo"))
    assert table.store.commit("ada", BookCallBack(a_call_back()))
    opened(table, *map(nth, range(12)))
    read = table.store.read_customer("ada", consistent=True)
    assert read.zone == "Asia/Tokyo"
    assert [ticket.reference[-2:] for ticket in read.tickets] == ["11", "10", "09"]
    assert len(read.call_backs) == 1
    assert [order.number for order in read.orders] == [f"FF-{n}" for n in range(20, 9, -1)]
    assert len(read.orders) == RECENT - len(TICKET_PLACES) - len(("the call-back", "the profile"))


def test_what_makes_room_is_kept_where_no_turn_reads_it(table: Table) -> None:
    opened(table, *map(nth, range(5)))
    assert len(cases(table)) == 2
    assert cases(table) == [keys.case("ada", each.opened_at, each.reference).sk for each in (nth(0), nth(1))]


def test_a_settled_ticket_makes_room_before_an_open_one_that_is_older(table: Table) -> None:
    opened(table, nth(0), replace(nth(1), status=TicketStatus.CLOSED), nth(2), nth(3))
    assert references(table) == [nth(n).reference for n in (3, 2, 0)]


def test_two_that_open_a_ticket_at_once_do_not_lose_one(table: Table) -> None:
    before = table.store.read_customer("ada", consistent=True)
    assert table.store.commit("ada", opening(before, nth(0)))
    assert not table.store.commit("ada", opening(before, nth(1))), "the place was taken meanwhile: decide once more"
    opened(table, nth(1))
    assert references(table) == [nth(1).reference, nth(0).reference]


def test_a_ticket_that_was_answered_meanwhile_does_not_make_room_as_it_was(table: Table) -> None:
    opened(table, *map(nth, range(3)))
    before = table.store.read_customer("ada", consistent=True)
    oldest = before.tickets[-1]
    answered = replace(oldest, status=TicketStatus.ANSWERED, answered_at=NOW)
    table.put_customer(replace(before, tickets=(answered,)))
    assert not table.store.commit("ada", opening(before, nth(3)))
    opened(table, nth(3))
    assert references(table)[0] == nth(3).reference
    assert any('"answered"' in row["body"]["S"] for row in table.rows() if row["sk"]["S"] in cases(table))


def test_a_call_back_that_is_booked_anew_takes_the_place_of_the_one_before(table: Table) -> None:
    first, second = a_call_back(), a_call_back(reference="2", nonce="second", opened_at=NOW)
    for call_back in (first, second):
        assert table.store.commit("ada", booking(table.store.read_customer("ada", consistent=True), call_back))
    assert table.store.read_customer("ada", consistent=True).call_backs == (second,)
    assert len(cases(table)) == 1


@pytest.mark.parametrize("words", ["x" * 8_000, '<b>hi</b> & "you"\n\r\t\x00\u202eback\ud800', "🧦" * 600])
def test_no_more_is_kept_of_a_customers_words_than_a_shop_can_use(table: Table, words: str) -> None:
    told = tuple((f"label\n{n}", "v" * 900) for n in range(40))
    assert table.store.commit("ada", OpenTicket(a_ticket(words=words, told=told)))
    (kept,) = table.store.read_customer("ada", consistent=True).tickets
    assert 0 < len(kept.words) <= MOST_WORDS
    assert kept.words.isprintable()
    assert len(kept.told) == 20
    assert all(label.isprintable() and len(value) == 200 for label, value in kept.told)
