"""How do sellers reach the shop? By their own ways, which no customer hears of, and never by a customer's."""

from dataclasses import replace
from typing import get_args

import pytest

from skill.domain.contact import Channel, ContactPoint
from skill.domain.files import CustomerFile
from skill.domain.people import Role
from skill.domain.tickets import Topic
from skill.intents import community_help, contact_support
from skill.intents.asking import Ask, Offer
from skill.intents.reaching import ChannelNow
from skill.intents.seller_support import INTENT, ForSellersOnly, NoSellerChannels, decide
from tests.builders import NOW, a_contact_point, a_customer, a_shop, files
from tests.intents.situations import MARKET, SELLER, SELLER_SUPPORT, Situation

OWN = (ForSellersOnly, NoSellerChannels)
PLAIN = a_contact_point(Channel.CHAT)
THEIRS = a_contact_point(Channel.PHONE, audience=Role.SELLER)
PEOPLE = (None, a_customer(), SELLER)
ASKS = [Ask(), *(Ask(channel=channel) for channel in Channel), Ask(besides=("phone",)), Ask(concern=Topic.PAYMENT)]


def points_of(value: object) -> list[ContactPoint]:
    """Every contact point in an outcome."""
    if isinstance(value, ContactPoint):
        return [value]
    if isinstance(value, ChannelNow):
        return [value.point]
    within = value if isinstance(value, tuple) else [getattr(value, name) for name in getattr(value, "__slots__", ())]
    return [point for each in within for point in points_of(each)]


@pytest.mark.parametrize("outcome", [*OWN, *get_args(contact_support.Outcome)])
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in SELLER_SUPPORT.values()}
    assert outcome in reached or outcome is contact_support.NoChannels


@pytest.mark.parametrize("situation", SELLER_SUPPORT.values(), ids=SELLER_SUPPORT)
def test_only_sellers_ways_are_told_and_the_answer_goes_on_among_them(situation: Situation) -> None:
    answer = decide(situation.files, situation.ask, situation.now)
    assert [point for point in points_of(answer.outcome) if point.audience is not Role.SELLER] == []
    if isinstance(answer.asks, Offer) and not isinstance(answer.outcome, ForSellersOnly):
        assert answer.asks.intent == INTENT


@pytest.mark.parametrize("said", ASKS)
@pytest.mark.parametrize("who", PEOPLE)
def test_a_customer_never_hears_a_sellers_way_and_a_seller_never_a_customers(
    who: CustomerFile | None, said: Ask
) -> None:
    role = who.role if who else Role.CUSTOMER
    for question in (contact_support.decide, community_help.decide):
        told = points_of(question(files(who, MARKET), said, NOW).outcome)
        assert told
        assert {point.audience for point in told} == {role}


def test_whoever_is_known_as_a_customer_is_offered_customer_service() -> None:
    answer = decide(files(a_customer(), MARKET), Ask(channel="forum", concern=Topic.PAYMENT), NOW)
    assert (answer.outcome, answer.asks) == (ForSellersOnly(), Offer("ContactSupport", Ask(concern=Topic.PAYMENT)))


@pytest.mark.parametrize("who", [None, SELLER])
def test_a_shop_without_ways_for_sellers_says_so_and_lends_them_no_customers_line(who: CustomerFile | None) -> None:
    answer = decide(files(who, a_shop(contact_points=(PLAIN,))), Ask(channel="chat"), NOW)
    assert (answer.outcome, answer.asks) == (NoSellerChannels(), None)


def test_sellers_too_are_served_by_country_and_have_hours_of_their_own() -> None:
    british = replace(THEIRS, area_served=("GB",))
    shop = a_shop(contact_points=(british, PLAIN))
    assert decide(files(replace(SELLER, country="US"), shop), Ask(), NOW).outcome == NoSellerChannels()
    found = decide(files(replace(SELLER, country="GB"), shop), Ask(), NOW).outcome
    assert points_of(found)[0] == british
