"""Where do other customers help? The shop's own help first, then what the shop lists; nobody has to be linked."""

from dataclasses import replace
from typing import get_args

import pytest

from skill.domain.community import Community
from skill.domain.contact import Channel
from skill.intents.asking import Ask, Offer
from skill.intents.community_help import NoPlaces, Outcome, Places, decide
from tests.builders import NOW, a_contact_point, a_customer, a_shop, files, hours
from tests.intents.situations import CHAT, COMMUNITY_HELP, EVERY_WAY, FORUM, MARKET, NIGHT, PHONE, REVIEWS, SELLER

SPANISH = Community("Foro del Jardín", "https://foro.example", "garden tools", "es")


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in COMMUNITY_HELP.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


@pytest.mark.parametrize(
    ("known", "device", "named"),
    [
        ("", "en-US", (FORUM, REVIEWS)),
        ("", "", (FORUM, SPANISH, REVIEWS)),
        ("es", "en-US", (SPANISH, REVIEWS)),
        ("de", "de-DE", (REVIEWS,)),
    ],
)
def test_places_are_named_in_the_customers_language_else_the_devices(
    known: str, device: str, named: tuple[Community, ...]
) -> None:
    shop = replace(EVERY_WAY, communities=(FORUM, SPANISH, REVIEWS))
    outcome = decide(files(a_customer(language=known), shop), Ask(language=device), NOW).outcome
    assert isinstance(outcome, Places)
    assert outcome.named == named


def test_three_at_most_are_named_and_all_are_on_the_card() -> None:
    places = tuple(replace(REVIEWS, name=f"place {n}") for n in range(7))
    outcome = decide(files(shop=replace(EVERY_WAY, communities=places)), Ask(), NOW).outcome
    assert isinstance(outcome, Places)
    assert (outcome.named, outcome.all) == (places[:3], places)


@pytest.mark.parametrize("places", [(), (FORUM,)])
def test_the_official_way_is_the_best_that_is_open_and_a_yes_tells_how(places: tuple[Community, ...]) -> None:
    shop = replace(a_shop(contact_points=(PHONE, CHAT)), communities=places)
    by_day, at_night = (decide(files(shop=shop), Ask(), moment) for moment in (NOW, NIGHT))
    for answer, point, is_open in ((by_day, PHONE, True), (at_night, PHONE, False)):
        assert isinstance(answer.outcome, Places | NoPlaces)
        assert answer.outcome.official
        assert (answer.outcome.official.point, answer.outcome.official.is_open) == (point, is_open)
        assert answer.asks == Offer("ContactSupport")


def test_an_open_chat_goes_before_a_shut_phone() -> None:
    shut = a_contact_point(Channel.PHONE, hours("20:00", "21:00"))
    outcome = decide(files(shop=a_shop(contact_points=(shut, CHAT))), Ask(), NOW).outcome
    assert isinstance(outcome, NoPlaces)
    assert outcome.official
    assert outcome.official.point == CHAT


def test_a_shop_that_nobody_can_reach_offers_nothing_it_has_not() -> None:
    answer = decide(files(shop=replace(a_shop(), communities=(FORUM,))), Ask(), NOW)
    assert (answer.outcome, answer.asks) == (Places((FORUM,), (FORUM,), None), None)


def test_a_seller_is_told_of_the_sellers_forum_first() -> None:
    answer = decide(files(SELLER, replace(MARKET, communities=(FORUM,))), Ask(), NOW)
    assert isinstance(answer.outcome, Places)
    assert answer.outcome.official
    assert answer.outcome.official.point.channel is Channel.FORUM
    assert answer.asks == Offer("ContactSupport", Ask(channel="forum"))
