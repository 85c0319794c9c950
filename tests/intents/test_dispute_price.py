"""The price dropped, or was too high: which line, what is offered, what a yes records, and that it does so once."""

from dataclasses import replace
from typing import Any, get_args

import pytest

from skill.domain.files import Files
from skill.domain.orders import OrderStatus
from skill.domain.returns import ReturnStatus, reference
from skill.domain.tickets import Ticket, TicketStatus, Topic
from skill.intents import dispute_price as it
from skill.intents.asking import Answer, Ask, Confirm, Mention, Offer, Which, about
from skill.intents.effects import OpenTicket
from skill.intents.pricing import Gone
from tests.builders import (
    NOW,
    a_customer,
    a_line,
    a_parcel,
    a_policy,
    a_price,
    a_return,
    a_shop,
    a_ticket,
    an_adjustment,
    at,
    files,
    meaning,
    money,
    received,
)
from tests.intents.situations import DISPUTE_PRICE

HERE = a_parcel(delivered=at("2026-11-16 17:40"))
LAMP = a_line("lamp", number="1", sku="LAMP-1", price=money("79.00 USD"), parcel=HERE)
CUPS = a_line("cups", number="2", sku="CUP-1", quantity=4, price=money("79.00 USD"), parcel=HERE)
VASE, POT = a_line("vase", number="3"), a_line("pot", number="4")
SHOP = a_shop(price_adjustment=an_adjustment(14))
LOWER = (a_price("79.00 USD"), a_price("64.00 USD", "2026-11-20 05:00"))
SUPPORT = Offer("ContactSupport")


def desk(*lines: Any, shop: Any = SHOP, prices: Any = LOWER, **of_customer: Any) -> Files:
    return files(a_customer(*lines or (LAMP,), **of_customer), shop, prices)


def ask(at_desk: Files, **said: Any) -> Answer[it.Outcome]:
    return it.decide(at_desk, Ask(**said), NOW)


def yes(at_desk: Files, nonce: str = "n1") -> Answer[it.Outcome]:
    """The answer to a yes, asked of these files."""
    question = ask(desk()).asks
    assert isinstance(question, Confirm)
    return it.decide(at_desk, replace(question.ask, nonce=nonce), NOW)


def opened(answer: Answer[it.Outcome]) -> Ticket:
    (effect,) = answer.effects
    assert isinstance(effect, OpenTicket)
    return effect.ticket


@pytest.mark.parametrize("outcome", get_args(it.Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(it.decide(s.files, s.ask, s.now).outcome) for s in DISPUTE_PRICE.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


def test_a_lower_price_is_confirmed_before_anything_is_recorded() -> None:
    answer = ask(desk())
    assert isinstance(answer.outcome, it.ConfirmPrice)
    assert answer.asks == Confirm(it.INTENT, about(LAMP.ref))
    assert answer.mentioned == (LAMP.ref,)
    assert answer.effects == ()


def test_a_yes_opens_a_ticket_with_what_people_need_to_look_at_it() -> None:
    answer = yes(desk())
    assert opened(answer) == Ticket(
        reference=reference("ada", "1", "1", "price"),
        topic=Topic.PRICE,
        opened_at=NOW,
        problem="price-adjustment",
        order_number="1",
        line_id="1",
        told=(("paid", "79.00 USD"), ("price", "64.00 USD"), ("difference", "15.00 USD")),
        nonce="n1",
    )
    assert answer.asks is None


def test_an_overcharge_is_asked_about_at_once_though_no_rule_would_give_it() -> None:
    dear = desk(shop=a_shop(), prices=(a_price("70.00 USD"),))
    assert isinstance(ask(dear).asks, Confirm)
    assert opened(yes(dear)).problem == "overcharge"


def test_the_same_yes_twice_opens_one_ticket() -> None:
    ticket = opened(yes(desk()))
    again = yes(desk(tickets=(ticket,)))
    assert again.outcome == it.PriceDisputed(LAMP, ticket)
    assert again.effects == ()


@pytest.mark.parametrize("status", TicketStatus)
@pytest.mark.parametrize("problem", ["price-adjustment", "overcharge"])
def test_once_for_each_line_whatever_became_of_it(status: TicketStatus, problem: str) -> None:
    ticket = a_ticket(problem=problem, order_number="1", line_id="1", status=status)
    for answer in (ask(desk(tickets=(ticket,))), yes(desk(tickets=(ticket,)))):
        assert answer.outcome == it.AskedBefore(LAMP, ticket)
        assert answer.asks == SUPPORT
        assert answer.effects == ()


@pytest.mark.parametrize(
    "other",
    [{"order_number": "9"}, {"line_id": "2"}, {"problem": "damaged"}, {"problem": "", "topic": Topic.PRICE}],
    ids=str,
)
def test_a_ticket_about_something_else_is_none_about_this_price(other: dict[str, Any]) -> None:
    held = {"problem": "overcharge", "order_number": "1", "line_id": "1"} | other
    assert isinstance(ask(desk(tickets=(a_ticket(**held),))).outcome, it.ConfirmPrice)


def test_a_yes_is_decided_on_the_price_of_then() -> None:
    """Between question and yes the price rose again: nothing is recorded."""
    answer = yes(desk(prices=(a_price("79.00 USD"),)))
    assert isinstance(answer.outcome, it.PaidNoMore)
    assert answer.effects == ()


def test_the_difference_is_for_the_pieces_that_are_kept() -> None:
    def difference(*returns: Any, **changes: Any) -> str:
        line = replace(CUPS, item=replace(CUPS.item, **changes))
        answer = ask(desk(replace(line, order=replace(line.order, items=(line.item,))), returns=returns))
        assert isinstance(answer.outcome, it.ConfirmPrice)
        found = answer.outcome.found.difference
        assert found
        return f"{found.value}"

    assert difference() == "60.00"
    assert difference(a_return(CUPS, 2)) == "30.00"
    assert difference(a_return(CUPS, 2, status=ReturnStatus.CANCELLED)) == "60.00"
    assert difference(a_return(CUPS, 1), cancelled_quantity=1, refunded_quantity=1) == "15.00"


def test_of_what_is_not_kept_nothing_comes_back() -> None:
    for line, gone in (
        (a_line(number="5", status=OrderStatus.CANCELLED), Gone.CANCELLED),
        (a_line(number="5", status=OrderStatus.RETURNED), Gone.RETURNED),
        (a_line(number="5", refunded_quantity=1), Gone.REFUNDED),
    ):
        assert ask(desk(line)).outcome == it.NothingKept(line, gone)
    for record, gone in ((a_return(LAMP), Gone.RETURNING), (received(LAMP), Gone.RETURNED)):
        assert ask(desk(returns=(record,))).outcome == it.NothingKept(LAMP, gone)


def test_what_the_rule_does_not_give_may_be_sent_back_and_bought_again() -> None:
    def offered(days: int, **policy: Any) -> object:
        shop = a_shop(policies=[a_policy(**policy)], price_adjustment=an_adjustment(days))
        return ask(desk(shop=shop)).asks

    assert offered(6) == Offer("StartReturn", about(LAMP.ref))
    assert offered(6, defects_only=True) == Offer("CanIReturn", about(LAMP.ref))
    assert offered(6, final_sale=True) == SUPPORT
    assert isinstance(offered(7), Confirm)


def test_nobody_is_sent_to_buy_again_what_cannot_be_had_or_hardly_costs_less() -> None:
    gone = (LOWER[0], replace(LOWER[1], in_stock=False))
    assert ask(desk(prices=gone)).asks == SUPPORT
    little = a_shop(price_adjustment=an_adjustment(least_difference=money("20.00 USD")))
    assert ask(desk(shop=little)).asks is None


def test_without_a_word_it_is_about_what_arrived_last_else_what_was_ordered_last() -> None:
    assert ask(desk(VASE, LAMP)).mentioned == (LAMP.ref,)
    assert ask(desk(VASE, POT)).mentioned == (VASE.ref,)


def test_of_several_one_is_chosen_and_what_is_not_found_is_asked_for() -> None:
    answer = ask(desk(LAMP, CUPS, VASE, POT), item=meaning(LAMP, CUPS, VASE, POT))
    assert answer.asks == Which(it.INTENT, rest=(POT.ref,))
    assert ask(desk(LAMP, CUPS), item=Mention("phone")).asks == Which(it.INTENT)
    assert ask(desk(), item=Mention("phone")).asks == Offer(it.INTENT, about(LAMP.ref))


@pytest.mark.parametrize(
    ("said", "sku"),
    [
        (Mention(), "LAMP-1"),
        (meaning(CUPS), "CUP-1"),
        (meaning(VASE), ""),
        (meaning(LAMP, CUPS), ""),
        (Mention("phone"), ""),
    ],
    ids=["nothing said", "the cups", "no stock number", "several", "none found"],
)
def test_prices_are_read_of_the_one_item_that_is_meant(said: Mention, sku: str) -> None:
    assert it.sku_of(desk(LAMP, CUPS, VASE), Ask(item=said)) == sku


def test_nobodys_prices_are_read_for_a_guest_or_without_an_order() -> None:
    assert it.sku_of(files(), Ask()) == it.sku_of(files(a_customer()), Ask()) == ""


def test_somebody_elses_line_is_not_found() -> None:
    assert ask(desk(VASE), item=meaning(LAMP)).outcome == it.ItemNotFound((VASE,))
