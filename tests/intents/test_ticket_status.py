"""What happened to my case? The customer's own only, by number, place, item or none of these."""

from dataclasses import replace
from typing import Any, get_args

import pytest

from skill.domain.tickets import Ticket, TicketStatus
from skill.intents.asking import Answer, Ask, Case, Mention, Offer, Part, Which
from skill.intents.ticket_status import (
    INTENT,
    About,
    NoTickets,
    Outcome,
    TicketAnswered,
    TicketClosed,
    TicketNotFound,
    TicketOpen,
    TicketOverdue,
    WhichTicket,
    decide,
)
from tests.builders import NOW, a_customer, a_line, a_parcel, a_ticket, at, day, files, meaning
from tests.intents.situations import TICKET_STATUS, Situation

LAMP = a_line("lamp", number="1", parcel=a_parcel(delivered=at("2026-11-16 17:40")))
SHOES = a_line("shoes", number="2", parcel=a_parcel(expected="2026-11-21"))
NEWEST = a_ticket(reference="204811375", order_number="1", line_id="1", answer_by=day("2026-11-23"))
MIDDLE = a_ticket(reference="731560042", place=2, status=TicketStatus.CLOSED)
OLDEST = a_ticket(reference="118402667", place=3, order_number="2", line_id="1")
SUPPORT = Offer("ContactSupport")


def ask(*tickets: Ticket, now: str = "2026-11-23 14:00", **said: Any) -> Answer[Outcome]:
    return decide(files(a_customer(LAMP, SHOES, tickets=tickets)), Ask(**said), at(now))


def told(answer: Answer[Outcome]) -> Ticket | None:
    """The one ticket that is told."""
    about = getattr(answer.outcome, "about", None)
    return about.ticket if isinstance(about, About) else None


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in TICKET_STATUS.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


@pytest.mark.parametrize("situation", TICKET_STATUS.values(), ids=TICKET_STATUS)
def test_it_changes_nothing_and_mentions_only_the_customers_own(situation: Situation) -> None:
    answer = decide(situation.files, situation.ask, situation.now)
    customer = situation.files.customer
    assert answer.effects == ()
    assert set(answer.mentioned) <= ({line.ref for line in customer.lines} if customer else set())


def test_without_one_a_case_is_offered() -> None:
    assert ask() == Answer(NoTickets(), asks=Offer("OpenTicket"))


def test_an_open_one_is_in_time_until_its_day_is_over_in_the_shop() -> None:
    about = About(NEWEST, (LAMP,))
    assert ask(NEWEST, now="2026-11-24 04:59") == Answer(TicketOpen(about), (LAMP.ref,))
    assert ask(NEWEST, now="2026-11-24 05:00") == Answer(TicketOverdue(about), (LAMP.ref,), SUPPORT)


def test_an_answer_and_an_end_are_told_whatever_was_promised() -> None:
    for status, outcome, asks in (
        (TicketStatus.ANSWERED, TicketAnswered, SUPPORT),
        (TicketStatus.CLOSED, TicketClosed, None),
    ):
        ticket = replace(NEWEST, status=status, answer_by=day("2026-11-01"))
        assert ask(ticket) == Answer(outcome(About(ticket, (LAMP,))), (LAMP.ref,), asks)


def test_of_several_that_are_not_closed_one_is_asked_for() -> None:
    answer = ask(NEWEST, MIDDLE, OLDEST)
    assert answer == Answer(WhichTicket((About(NEWEST, (LAMP,)), About(OLDEST, (SHOES,)))), asks=Which(INTENT))
    assert told(ask(NEWEST, MIDDLE)) == NEWEST
    assert told(ask(MIDDLE, replace(MIDDLE, reference="1"))) == MIDDLE


@pytest.mark.parametrize(
    ("place", "ticket"), [(1, NEWEST), (2, OLDEST), (3, MIDDLE), (-1, MIDDLE), (4, None), (-4, None)]
)
def test_a_place_is_counted_as_the_list_was_told(place: int, ticket: Ticket | None) -> None:
    answer = ask(NEWEST, MIDDLE, OLDEST, case=Case(place=place), item=Mention("that one"))
    assert told(answer) == ticket
    assert ticket or answer == Answer(TicketNotFound(), asks=SUPPORT)


def test_the_newest_is_the_newest_even_where_it_is_closed() -> None:
    assert told(ask(MIDDLE, OLDEST, part=Part.LATEST)) == MIDDLE


@pytest.mark.parametrize(("ending", "ticket"), [("1375", NEWEST), ("75", NEWEST), ("118402667", OLDEST)])
def test_a_number_is_known_by_its_last_digits(ending: str, ticket: Ticket) -> None:
    assert told(ask(NEWEST, MIDDLE, OLDEST, case=Case(ending=ending))) == ticket


@pytest.mark.parametrize("ending", ["0000", "5", "2048", "?", "204811375x"])
def test_anothers_number_is_one_that_nobody_has(ending: str) -> None:
    """ "5" is the end of no reference but NEWEST's, so it is among the known ones when hers is there."""
    answer = ask(MIDDLE, OLDEST, case=Case(ending=ending))
    assert answer == Answer(TicketNotFound(), asks=SUPPORT)


def test_an_item_names_the_ticket_about_it() -> None:
    assert told(ask(NEWEST, OLDEST, item=meaning(SHOES))) == OLDEST
    assert told(ask(NEWEST, OLDEST, item=Mention(lines=(LAMP.ref,)))) == NEWEST
    assert ask(NEWEST, item=meaning(SHOES)).outcome == TicketNotFound()
    assert told(ask(NEWEST, item=Mention(lines=(SHOES.ref,)))) == NEWEST, "what was spoken of before is only a hint"


def test_nobody_linked_is_asked_to_link() -> None:
    assert decide(files(), Ask(case=Case(ending="1375")), NOW).asks is None
