"""Can I return this item? Which item is meant, what comes of each decision, and what is offered next.

When a decision is yes and when no, tests/domain/cases say.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, get_args

import pytest

from skill.domain.files import CustomerFile, ShopFile
from skill.domain.orders import Line, LineRef, OrderStatus
from skill.domain.parcels import DeliveryStatus
from skill.domain.policies import Fact, ReturnCategory, SeasonalOverride
from skill.domain.return_case import ReturnReason
from skill.domain.returns import Cause, ReturnStatus
from skill.intents.asking import AccountNeeded, Answer, Ask, Check, Mention, Offer, Which, about
from skill.intents.can_i_return import (
    INTENT,
    ItemNotFound,
    NothingToReturn,
    OrderBeingCancelled,
    Outcome,
    ReturnAllowed,
    ReturnDepends,
    ReturnNeedsPerson,
    ReturnNotYet,
    ReturnRefused,
    WhichItem,
    decide,
)
from tests.builders import (
    NOW,
    a_cancellation,
    a_customer,
    a_line,
    a_parcel,
    a_policy,
    a_return,
    a_shop,
    at,
    day,
    files,
    meaning,
)
from tests.intents.situations import CAN_I_RETURN, Situation

NOTHING_SAID = Mention()
NOTHING_ELSE = Ask()
SUPPORT = Offer("ContactSupport")
ARRIVED = a_parcel(delivered=at("2026-11-16 17:40"))
LAMP = a_line("lamp", number="1", parcel=ARRIVED)
OLD = a_line("old", number="2", parcel=a_parcel(delivered=at("2026-10-06 18:00")))
SHOES = a_line("shoes", number="3", category="shoes", parcel=a_parcel(expected="2026-11-24"))
PACKED = a_line("packed", number="4")
UNDATED = a_line("undated", number="5", parcel=a_parcel(status=DeliveryStatus.DELIVERED))
STOVE = a_line("stove", number="6", status=OrderStatus.CANCELLED)
SHIRT = a_line("shirt", number="7", status=OrderStatus.RETURNED, parcel=a_parcel(delivered=at("2026-11-20 10:00")))
UNLIMITED = ReturnCategory.UNLIMITED


def ask(
    customer: CustomerFile | None,
    item: Mention = NOTHING_SAID,
    now: datetime = NOW,
    shop: ShopFile | None = None,
    **said: Any,
) -> Answer[Outcome]:
    return decide(files(customer, shop), Ask(item=item, **said), now)


def under(line: Line = LAMP, days: int | None = 30, *, said: Ask = NOTHING_ELSE, **rules: Any) -> Answer[Outcome]:
    """Somebody who has only this asks about it under a policy of these fields."""
    return decide(files(a_customer(line), a_shop(policies=[a_policy(days, **rules)])), said, NOW)


def refs(*lines: Line) -> tuple[LineRef, ...]:
    return tuple(line.ref for line in lines)


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in CAN_I_RETURN.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


@pytest.mark.parametrize("situation", CAN_I_RETURN.values(), ids=CAN_I_RETURN)
def test_only_the_customers_own_lines_are_ever_mentioned(situation: Situation) -> None:
    answer = decide(situation.files, situation.ask, situation.now)
    customer = situation.files.customer
    own = {line.ref for line in customer.lines} if customer else set()
    assert set(answer.mentioned) <= own


@pytest.mark.parametrize("situation", CAN_I_RETURN.values(), ids=CAN_I_RETURN)
def test_it_changes_nothing(situation: Situation) -> None:
    assert decide(situation.files, situation.ask, situation.now).effects == ()


def test_a_yes_tells_until_when_and_offers_to_start() -> None:
    answer = under()
    assert isinstance(answer.outcome, ReturnAllowed)
    found = answer.outcome.judged
    assert (found.line, found.decision.last_day, found.days_left, found.pieces) == (LAMP, day("2026-12-16"), 23, 1)
    assert (answer.mentioned, answer.asks) == (refs(LAMP), Offer("StartReturn", about(LAMP.ref)))


def test_what_was_said_of_the_return_goes_on_to_its_start() -> None:
    cups = a_line("cups", number="2", quantity=3, parcel=ARRIVED)
    told = ((Fact.UNOPENED, False), (Fact.TAGS_ON, True))
    at_desk = files(a_customer(cups), a_shop(policies=[a_policy(requires=(Fact.UNOPENED,))]))
    answer = decide(at_desk, Ask(cause=Cause.DEFECT, quantity=2, facts=told, item=meaning(cups)), NOW)
    assert answer.asks == Offer(
        "StartReturn", Ask(cause=Cause.DEFECT, quantity=2, facts=told[:1], item=Mention(lines=refs(cups)))
    )


def test_what_makes_no_difference_does_not_go_on() -> None:
    said = Ask(quantity=2, facts=((Fact.UNOPENED, False),), item=meaning(LAMP))
    assert under(said=said).asks == Offer("StartReturn", about(LAMP.ref))


def test_more_than_can_go_back_is_told_as_fewer() -> None:
    cups = a_line("cups", number="2", quantity=3, parcel=ARRIVED)
    at_desk = files(a_customer(cups, returns=(a_return(cups, 2),)), a_shop(policies=[a_policy()]))
    for asked, pieces, is_fewer in ((None, 1, False), (1, 1, False), (2, 1, True), (9, 1, True)):
        outcome = decide(at_desk, Ask(quantity=asked, item=meaning(cups)), NOW).outcome
        assert isinstance(outcome, ReturnAllowed)
        assert (outcome.judged.pieces, outcome.judged.is_fewer) == (pieces, is_fewer)


@pytest.mark.parametrize(
    ("line", "rules", "reason"),
    [
        (OLD, {}, ReturnReason.RETURN_WINDOW_EXPIRED),
        (STOVE, {}, ReturnReason.CANCELLED),
        (SHIRT, {}, ReturnReason.RETURNED),
        (LAMP, {"kind": ReturnCategory.NOT_PERMITTED}, ReturnReason.NOT_RETURNABLE),
        (a_line(final_sale=True), {}, ReturnReason.FINAL_SALE),
    ],
)
def test_a_no_says_why_and_offers_a_person(line: Line, rules: dict[str, Any], reason: ReturnReason) -> None:
    answer = under(line, **rules)
    assert isinstance(answer.outcome, ReturnRefused)
    assert (answer.outcome.judged.decision.reason, answer.outcome.judged.line) == (reason, line)
    assert (answer.mentioned, answer.asks) == (refs(line), SUPPORT)


@pytest.mark.parametrize(
    ("status", "asks"),
    [
        (ReturnStatus.LABEL_SENT, Offer("ReturnStatus", about(LAMP.ref))),
        (ReturnStatus.RECEIVED, Offer("ReturnStatus", about(LAMP.ref))),
        (ReturnStatus.REFUNDED, SUPPORT),
    ],
)
def test_what_is_on_its_way_back_is_followed_instead_until_it_is_refunded(status: ReturnStatus, asks: Offer) -> None:
    answer = ask(a_customer(LAMP, returns=(a_return(LAMP, status=status),)))
    assert isinstance(answer.outcome, ReturnRefused)
    assert (answer.outcome.judged.way_back, answer.asks) == (status, asks)


def test_where_the_order_is_to_be_cancelled_nothing_is_promised_of_returning_it() -> None:
    waiting = a_line("pen", number="7")
    customer = a_customer(waiting, cancellations=(a_cancellation(waiting),))
    assert ask(customer) == Answer(OrderBeingCancelled(waiting), refs(waiting), SUPPORT)
    left = a_customer(a_line("pen", number="7", parcel=a_parcel()), cancellations=(a_cancellation(waiting),))
    assert isinstance(ask(left).outcome, ReturnNotYet)


@pytest.mark.parametrize(
    ("line", "rules", "reason"),
    [
        (LAMP, {"kind": ReturnCategory.UNSPECIFIED}, ReturnReason.OTHER),
        (LAMP, {"days": None}, ReturnReason.OTHER),
        (LAMP, {"category": "shoes"}, ReturnReason.NO_POLICY),
        (UNDATED, {}, ReturnReason.UNKNOWN_DELIVERY),
        (a_line(parcel=a_parcel(delivered=at("2026-11-24 05:00"))), {}, ReturnReason.UNKNOWN_DELIVERY),
    ],
)
def test_what_no_rule_settles_is_for_a_person(line: Line, rules: dict[str, Any], reason: ReturnReason) -> None:
    answer = under(line, **rules)
    assert isinstance(answer.outcome, ReturnNeedsPerson)
    assert answer.outcome.judged.decision.reason is reason
    assert (answer.mentioned, answer.asks) == (refs(line), SUPPORT)


def test_a_shop_that_published_nothing_has_a_person_decide() -> None:
    outcome = ask(a_customer(LAMP), shop=a_shop(policies=())).outcome
    assert isinstance(outcome, ReturnNeedsPerson)
    assert (outcome.judged.decision.policy, outcome.judged.decision.version) == (None, None)


@pytest.mark.parametrize(
    ("rules", "fact"),
    [
        ({"requires": (Fact.UNOPENED,)}, Fact.UNOPENED),
        ({"requires": (Fact.TAGS_ON, Fact.UNOPENED)}, Fact.TAGS_ON),
        ({"defects_only": True}, Fact.DAMAGED),
    ],
)
def test_what_only_the_customer_knows_is_asked(rules: dict[str, Any], fact: Fact) -> None:
    answer = under(**rules)
    assert isinstance(answer.outcome, ReturnDepends)
    assert answer.outcome.fact is fact
    assert (answer.mentioned, answer.asks) == (refs(LAMP), Check(INTENT, fact, about(LAMP.ref)))


def test_the_next_turn_uses_the_answer_and_asks_what_is_left() -> None:
    rules: dict[str, Any] = {"requires": (Fact.TAGS_ON, Fact.UNOPENED)}
    first = under(said=Ask(facts=((Fact.TAGS_ON, True),)), **rules)
    assert isinstance(first.asks, Check)
    assert (first.asks.fact, first.asks.ask.facts) == (Fact.UNOPENED, ((Fact.TAGS_ON, True),))
    both = Ask(facts=((Fact.TAGS_ON, True), (Fact.UNOPENED, True)))
    assert isinstance(under(said=both, **rules).outcome, ReturnAllowed)


def test_opened_goods_are_asked_for_a_defect_and_then_refused_or_taken() -> None:
    opened = ((Fact.UNOPENED, False),)
    asked = under(said=Ask(facts=opened), requires=(Fact.UNOPENED,))
    assert isinstance(asked.outcome, ReturnDepends)
    assert asked.outcome.fact is Fact.DAMAGED
    for damaged, outcome in ((True, ReturnAllowed), (False, ReturnRefused)):
        said = Ask(facts=(*opened, (Fact.DAMAGED, damaged)))
        assert isinstance(under(said=said, requires=(Fact.UNOPENED,)).outcome, outcome)


@pytest.mark.parametrize(
    ("rules", "days"),
    [
        ({}, 30),
        ({"days": 14}, 14),
        ({"kind": UNLIMITED}, None),
        ({"days": None, "merchant_return_until": day("2027-01-31")}, None),
        ({"seasonal": (SeasonalOverride(None, None, days=60),)}, 60),
    ],
)
@pytest.mark.parametrize("line", [SHOES, PACKED])
def test_what_has_not_come_yet_can_be_asked_about_again(line: Line, rules: dict[str, Any], days: int | None) -> None:
    told = under(line, **rules).outcome
    assert (type(told), told.line, told.days) == (ReturnNotYet, line, days)  # type: ignore[union-attr]
    assert under(line, **rules) == Answer(told, refs(line), Offer("WhereIsMyOrder", about(line.ref)))


@pytest.mark.parametrize(("season", "at_least"), [({"days": 60}, False), ({"until": day("2027-01-31")}, True)])
def test_a_date_may_give_more_days_than_are_promised(season: dict[str, Any], at_least: bool) -> None:
    told = under(SHOES, seasonal=(SeasonalOverride(None, None, **season),)).outcome
    assert isinstance(told, ReturnNotYet)
    assert told.at_least is at_least


def test_a_guest_is_asked_to_link_an_account() -> None:
    assert ask(None, meaning(LAMP)) == Answer(AccountNeeded())


@pytest.mark.parametrize("item", [NOTHING_SAID, Mention("the lamp")])
def test_somebody_who_never_ordered_hears_so(item: Mention) -> None:
    assert ask(a_customer(), item) == Answer(NothingToReturn(), asks=SUPPORT)


@pytest.mark.parametrize(
    ("lines", "meant"),
    [
        ((SHOES, OLD, LAMP), LAMP),
        ((LAMP, OLD, SHOES), LAMP),
        ((SHOES, UNDATED), UNDATED),
        ((SHOES, PACKED), SHOES),
        ((PACKED, SHOES), PACKED),
        ((STOVE, SHIRT), STOVE),
        ((SHIRT, OLD), OLD),
    ],
)
def test_this_item_is_what_arrived_last_else_what_was_ordered_last(lines: tuple[Line, ...], meant: Line) -> None:
    assert ask(a_customer(*lines)).mentioned == refs(meant)


def test_this_item_is_what_was_last_spoken_of() -> None:
    assert ask(a_customer(LAMP, OLD), Mention("", (OLD.ref,))).mentioned == refs(OLD)


def test_what_was_last_spoken_of_gives_way_to_what_arrived_last_when_it_is_not_the_customers() -> None:
    assert ask(a_customer(LAMP), Mention("", (OLD.ref,))).mentioned == refs(LAMP)


def test_when_several_fit_the_customer_chooses_among_three() -> None:
    customer = a_customer(LAMP, OLD, SHOES, PACKED)
    assert ask(customer, meaning(LAMP, OLD, SHOES, PACKED)) == Answer(
        WhichItem((LAMP, OLD, SHOES)), refs(LAMP, OLD, SHOES), Which(INTENT, rest=refs(PACKED))
    )


@pytest.mark.parametrize(
    "item",
    [
        lambda *lines: Mention("both", refs(*lines), every=True),
        lambda *lines: Mention(lines=refs(*lines), carried=True),
    ],
    ids=["both", "only spoken of"],
)
def test_of_several_together_only_those_that_are_here_can_be_chosen(item: Callable[..., Mention]) -> None:
    customer = a_customer(LAMP, OLD, SHOES, PACKED)
    assert ask(customer, item(SHOES, LAMP, PACKED, OLD)).outcome == WhichItem((LAMP, OLD))
    assert ask(customer, item(SHOES, LAMP)).mentioned == refs(LAMP)
    assert isinstance(ask(customer, item(SHOES, PACKED)).outcome, ReturnNotYet)


def test_what_was_said_of_the_return_is_kept_while_the_item_is_chosen() -> None:
    answer = ask(a_customer(LAMP, OLD), meaning(LAMP, OLD), cause=Cause.DEFECT)
    assert answer.asks == Which(INTENT, Ask(cause=Cause.DEFECT))


def test_what_nobody_ordered_is_not_found_and_the_likeliest_three_are_named() -> None:
    assert ask(a_customer(SHOES, OLD, LAMP, UNDATED), Mention("my phone")) == Answer(
        ItemNotFound((LAMP, OLD, UNDATED)), refs(LAMP, OLD, UNDATED), Which(INTENT)
    )


def test_the_only_thing_that_it_could_be_is_offered() -> None:
    assert ask(a_customer(LAMP), Mention("my phone")) == Answer(
        ItemNotFound((LAMP,)), refs(LAMP), Offer(INTENT, about(LAMP.ref))
    )


def test_somebody_elses_line_is_one_that_is_not_found() -> None:
    stranger = a_line("secret", number="not Ada's")
    assert ask(a_customer(LAMP), meaning(stranger)) == ask(a_customer(LAMP), Mention("secret"))


def test_gifts_and_items_whose_names_are_hidden_are_judged_like_any_other() -> None:
    gift = a_line("pen", is_gift=True, parcel=a_parcel(delivered=at("2026-11-16 17:40")))
    outcome = ask(a_customer(gift)).outcome
    assert isinstance(outcome, ReturnAllowed)
    assert outcome.judged.decision.last_day == day("2026-12-16")
    assert ask(a_customer(LAMP, hide_items=True)) == ask(a_customer(LAMP))
