"""By when the shop answers: business days on its own calendar, from the day after it was told."""

from dataclasses import replace

import pytest

from skill.domain.calendar import BusinessCalendar
from skill.domain.contact import Channel, ContactPoint
from skill.domain.opening import WEEK
from skill.domain.return_case import ReturnSettings
from skill.domain.tickets import TicketStatus, Topic
from skill.intents.answering import answer_by, is_overdue, lines_of_ticket, open_about, waiting_for
from tests.builders import a_contact_point, a_customer, a_line, a_shop, a_ticket, an_order, at, day, files

FORM = a_contact_point(Channel.FORM, answer_days=(1, 3))
EMAIL = a_contact_point(Channel.EMAIL, answer_days=(1, 2))
SIX_DAYS = ReturnSettings(BusinessCalendar(WEEK[:6], (day("2026-11-26"), day("2026-12-25"))))


@pytest.mark.parametrize(
    ("now", "by"),
    [
        ("2026-11-23 14:00", "2026-11-27"),  # Monday: Tuesday, Wednesday, Thanksgiving is none, Friday
        ("2026-11-24 04:59", "2026-11-27"),  # still Monday in New York
        ("2026-11-24 05:00", "2026-11-28"),
        ("2026-11-28 14:00", "2026-12-02"),  # Saturday: Sunday is none
        ("2026-11-29 14:00", "2026-12-02"),  # Sunday itself does not count
        ("2026-12-31 14:00", "2027-01-04"),
    ],
)
def test_the_last_of_three_business_days_after_today_in_the_shop(now: str, by: str) -> None:
    shop = a_shop(contact_points=[FORM], settings=SIX_DAYS)
    for customer in (a_customer(), a_customer(zone="Pacific/Kiritimati"), None):
        assert answer_by(files(customer, shop), at(now)) == day(by)


def test_a_form_goes_before_a_mailbox_and_nobody_promises_for_another_country() -> None:
    at_desk = files(a_customer(), a_shop(contact_points=[EMAIL, FORM]))
    assert answer_by(at_desk, at("2026-11-23 14:00")) == day("2026-11-26")
    only_email = files(a_customer(), a_shop(contact_points=[EMAIL, replace(FORM, area_served=("GB",))]))
    assert answer_by(only_email, at("2026-11-23 14:00")) == day("2026-11-25")


@pytest.mark.parametrize(
    "points",
    [[], [a_contact_point(Channel.PHONE, answer_days=(1, 1))], [replace(FORM, answer_days=None)]],
    ids=["none", "only a phone line", "a form without a promise"],
)
def test_without_a_promise_there_is_no_day(points: list[ContactPoint]) -> None:
    assert answer_by(files(a_customer(), a_shop(contact_points=points)), at("2026-11-23 14:00")) is None


def test_an_answer_is_overdue_from_the_midnight_after_its_day_until_it_is_there() -> None:
    due = a_ticket(answer_by=day("2026-11-23"))
    last, first = at("2026-11-24 04:59"), at("2026-11-24 05:00")
    assert not is_overdue(due, files(), last)
    assert is_overdue(due, files(), first)
    assert not is_overdue(replace(due, status=TicketStatus.ANSWERED), files(), first)
    assert not is_overdue(replace(due, answer_by=None), files(), first)


def test_a_ticket_is_about_its_line_or_all_of_its_order_or_nothing_at_hand() -> None:
    order = an_order("cup", "plate", number="7")
    at_desk = files(a_customer(order, a_line("lamp", number="8")))
    cup, plate, _ = at_desk.customer.lines if at_desk.customer else ()
    assert lines_of_ticket(at_desk, a_ticket(order_number="7", line_id="2")) == (plate,)
    assert lines_of_ticket(at_desk, a_ticket(order_number="7")) == (cup, plate)
    assert lines_of_ticket(at_desk, a_ticket()) == ()
    assert lines_of_ticket(at_desk, a_ticket(order_number="9")) == ()
    assert lines_of_ticket(files(), a_ticket(order_number="7")) == ()


def test_only_an_open_ticket_about_one_of_them_counts() -> None:
    lamp = a_line("lamp", number="8")
    of_lamp = a_ticket(order_number="8", line_id="1")
    closed = replace(of_lamp, status=TicketStatus.CLOSED)
    assert open_about(files(a_customer(lamp, tickets=(closed, of_lamp))), [lamp]) == (of_lamp,)
    assert open_about(files(a_customer(lamp, tickets=(closed,))), [lamp]) == ()
    assert open_about(files(a_customer(lamp, tickets=(of_lamp,))), []) == ()


def test_nobody_waits_because_of_a_ticket_about_a_price_or_about_what_came() -> None:
    lamp = a_line("lamp", number="8")
    told = a_ticket(order_number="8", line_id="1", topic=Topic.PRODUCT)
    price, damaged = replace(told, topic=Topic.PRICE), replace(told, problem="damaged")
    assert waiting_for(files(a_customer(lamp, tickets=(price, damaged, told))), [lamp]) == told
    assert waiting_for(files(a_customer(lamp, tickets=(price, damaged))), [lamp]) is None
