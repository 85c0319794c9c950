"""How a return policy is told: its window, what a season says of what is bought now, and whose rules are others."""

from decimal import Decimal
from html import unescape
from typing import Any

import pytest

from skill.domain.policies import Fact, ReturnCategory, ReturnFees, ReturnPolicy, ReturnTerms, SeasonalOverride
from skill.intents.asking import Ask
from skill.intents.return_policy_info import decide
from skill.speech.catalogue import Catalogue, Speech
from skill.speech.phrases import Words
from skill.speech.return_policy_info import say
from tests.builders import NOW, a_policy, a_season, a_shop, day, files

ASKS = " Shall I tell you how to reach us?"
JANUARY_31 = day("2027-01-31")
UNTIL_JANUARY = a_season(until=JANUARY_31)
NO_LIMIT, NEVER, UNSAID = ReturnCategory.UNLIMITED, ReturnCategory.NOT_PERMITTED, ReturnCategory.UNSPECIFIED
SOME = ("electronics", "shoes", "gift cards", "books", "toys", "lamps")


def told(catalogue: Catalogue, *policies: ReturnPolicy, category: str = "") -> Speech:
    """The answer of a shop that has these policies, on Monday, November 23."""
    asked = files(shop=a_shop(policies=policies))
    return say(decide(asked, Ask(category=category), NOW).outcome, Words(catalogue, asked, NOW))


def spoken(catalogue: Catalogue, *policies: ReturnPolicy, category: str = "") -> str:
    """What is heard before the question."""
    return unescape(told(catalogue, *policies, category=category).speak).removesuffix(ASKS)


@pytest.mark.parametrize(
    ("season", "said"),
    [
        (UNTIL_JANUARY, ", and what you buy now at least until Sunday, January 31, 2027."),
        (a_season(until=day("2026-12-31")), ", and what you buy now at least until Thursday, December 31."),
        (a_season(days=60), ", and what you buy now within 60 days."),
        (a_season(category=NO_LIMIT), ", and what you buy now whenever you like."),
        (a_season(days=1, shortens=True), ", but what you buy now only within 1 day."),
        (a_season(until=day("2026-11-27"), shortens=True), ", but what you buy now only until this Friday."),
        (
            a_season(until=day("2026-11-27"), days=1, shortens=True),
            ", but what you buy now at least until this Friday.",
        ),
        (a_season(category=NEVER, shortens=True), ", but not what you buy now."),
        (a_season(category=UNSAID, shortens=True), ", but for what you buy now, please ask us."),
        (a_season(days=20), "."),
    ],
)
def test_what_a_season_says_of_today_is_said_of_everything_and_of_a_category(
    catalogue: Catalogue, season: SeasonalOverride, said: str
) -> None:
    policy = a_policy(30, seasonal=(season,))
    assert spoken(catalogue, policy) == f"You can return most things within 30 days of delivery{said}"
    if said != ".":
        of_books = spoken(catalogue, policy, category="books")
        assert of_books == f"For books, you can send things back within 30 days of delivery{said}"


def test_a_rule_for_defects_only_and_a_final_sale_promise_no_change_of_mind(catalogue: Catalogue) -> None:
    earrings = a_policy(30, category="earrings", defects_only=True)
    said = "For earrings, you can send things back only when something is wrong: within 30 days of delivery."
    assert spoken(catalogue, earrings, category="earrings") == said
    card = told(catalogue, a_policy(30), earrings).card
    assert card
    assert "Earrings: only when something is wrong, 30 days from delivery" in card.text
    final = a_policy(30, category="last pieces", final_sale=True)
    assert spoken(catalogue, final, category="last pieces") == "I'm sorry, we don't accept returns for last pieces."


def test_a_category_without_a_season_is_told_as_ever(catalogue: Catalogue) -> None:
    policies = (a_policy(30, seasonal=(UNTIL_JANUARY,)), a_policy(15, category="lamps"))
    assert spoken(catalogue, *policies, category="lamps") == (
        "For lamps, you have 15 days from delivery to send things back."
    )


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        (
            {"days": None, "merchant_return_until": JANUARY_31},
            "You can return most things until Sunday, January 31, 2027.",
        ),
        ({"days": None, "merchant_return_until": day("2026-11-24")}, "You can return most things until tomorrow."),
        (
            {
                "days": None,
                "merchant_return_until": day("2026-12-20"),
                "seasonal": (a_season(until=day("2026-12-31")),),
            },
            "You can return most things until Sunday, December 20, and what you buy now until Thursday, December 31.",
        ),
        (
            {"days": None, "merchant_return_until": day("2026-12-31"), "seasonal": (a_season(days=60),)},
            "You can return most things until Thursday, December 31, and what you buy now within 60 days of delivery.",
        ),
        (
            {"kind": NO_LIMIT, "seasonal": (a_season(days=60, shortens=True, category=ReturnCategory.FINITE),)},
            "You can return things to us whenever you like, but what you buy now only within 60 days of delivery.",
        ),
        (
            {"kind": NEVER, "seasonal": (UNTIL_JANUARY,)},
            "I'm sorry, we don't take things back, "
            "but things you buy now you can return until Sunday, January 31, 2027.",
        ),
        (
            {"kind": UNSAID, "seasonal": (UNTIL_JANUARY,)},
            "Things you buy now you can return until Sunday, January 31, 2027; for anything else, a colleague knows.",
        ),
        (
            {"kind": UNSAID, "seasonal": (a_season(category=NEVER, shortens=True),)},
            "We haven't published a rule for that, but a colleague knows.",
        ),
        (
            {"days": None, "merchant_return_until": day("2026-11-22")},
            "We haven't published a rule for that, but a colleague knows.",
        ),
    ],
)
def test_a_window_is_told_by_what_it_is_counted_in(catalogue: Catalogue, policy: dict[str, Any], said: str) -> None:
    assert spoken(catalogue, a_policy(**policy)) == said


def test_a_category_whose_window_ends_on_a_date_is_told_the_date(catalogue: Catalogue) -> None:
    policy = a_policy(None, merchant_return_until=JANUARY_31, category="skis")
    speech = told(catalogue, policy, category="skis")
    assert speech.speak == f"For skis, you can send things back until Sunday, January 31, 2027.{ASKS}"
    assert speech.card
    assert speech.card.text == "Skis: until Sunday, January 31, 2027"


@pytest.mark.parametrize(
    ("count", "in_full", "briefly"),
    [
        (1, "electronics", "electronics"),
        (2, "electronics and shoes", "electronics and one other kind"),
        (3, "electronics, shoes, and gift cards", "electronics and 2 other kinds"),
        (4, "electronics, shoes, gift cards, and one other kind", "electronics and 3 other kinds"),
        (6, "electronics, shoes, gift cards, and 3 other kinds", "electronics and 5 other kinds"),
    ],
)
def test_three_exceptions_are_named_as_they_were_published_and_one_where_a_season_is_told(
    catalogue: Catalogue, count: int, in_full: str, briefly: str
) -> None:
    others = [a_policy(15, category=category) for category in SOME[:count]]
    assert spoken(catalogue, a_policy(30), *others) == (
        f"You can return most things within 30 days of delivery. Other rules apply to {in_full}; "
        "they're in your Alexa app."
    )
    assert spoken(catalogue, a_policy(30, seasonal=(UNTIL_JANUARY,)), *others) == (
        "You can return most things within 30 days of delivery, "
        "and what you buy now at least until Sunday, January 31, 2027. "
        f"It's different for {briefly}."
    )


@pytest.mark.parametrize("kind", [NO_LIMIT, NEVER])
def test_exceptions_are_named_whatever_the_general_rule_is(catalogue: Catalogue, kind: ReturnCategory) -> None:
    policies = (a_policy(kind=kind), a_policy(15, category="lamps"))
    assert spoken(catalogue, *policies).endswith(". Other rules apply to lamps; they're in your Alexa app.")
    card = told(catalogue, *policies).card
    assert card
    assert "Lamps: 15 days from delivery" in card.text


@pytest.mark.parametrize(
    ("season", "shown"),
    [
        (
            a_season(until=JANUARY_31, days=60),
            "bought from Friday, November 20 to Friday, December 25: "
            "until Sunday, January 31, 2027, or 60 days from delivery if that is later",
        ),
        (
            a_season(until=day("2026-11-27"), shortens=True),
            "bought from Friday, November 20 to Friday, December 25: until Friday, November 27",
        ),
        (a_season(days=60, end=None), "bought from Friday, November 20 on: 60 days from delivery"),
        (a_season(days=60, start=None), "bought until Friday, December 25: 60 days from delivery"),
        (a_season(category=NO_LIMIT, start=None, end=None), "bought at any time: no time limit"),
        (a_season(category=NEVER, shortens=True, end=None), "bought from Friday, November 20 on: no returns"),
    ],
)
def test_the_card_names_the_days_of_the_season_since_it_is_read_later(
    catalogue: Catalogue, season: SeasonalOverride, shown: str
) -> None:
    lamps = a_policy(15, category="lamps", seasonal=(season,))
    card = told(catalogue, a_policy(30, seasonal=(season,)), lamps).card
    assert card
    assert card.text.splitlines() == [
        f"In general: 30 days from delivery; {shown}",
        f"Lamps: 15 days from delivery; {shown}",
    ]


@pytest.mark.parametrize(
    ("fact", "condition"),
    [
        (Fact.UNOPENED, "as long as they haven't been opened"),
        (Fact.UNUSED, "as long as they haven't been used"),
        (Fact.TAGS_ON, "as long as their tags are still on"),
        (Fact.COMPLETE, "as long as nothing is missing"),
    ],
)
def test_a_rule_is_promised_with_its_condition(catalogue: Catalogue, fact: Fact, condition: str) -> None:
    shoes = a_policy(category="shoes", kind=NO_LIMIT, requires=(fact,))
    assert spoken(catalogue, shoes, category="shoes") == (
        f"For shoes, you can send things back whenever you like, {condition}."
    )
    lamps = a_policy(15, category="lamps", requires=(fact, Fact.COMPLETE))
    assert spoken(catalogue, lamps, category="lamps") == (
        f"For lamps, you have 15 days from delivery to send things back, {condition}."
    )
    assert spoken(catalogue, a_policy(30, requires=(fact,))) == (
        f"You can return most things within 30 days of delivery, {condition}."
    )
    assert spoken(catalogue, a_policy(kind=NO_LIMIT, requires=(fact,))) == (
        f"You can return things to us whenever you like, {condition}."
    )


@pytest.mark.parametrize(
    ("policy", "said"),
    [
        (
            {"seasonal": (a_season(days=60),)},
            "You can return most things within 30 days of delivery, and what you buy now within 60 days, "
            "as long as they haven't been used.",
        ),
        (
            {"seasonal": (a_season(category=NEVER, shortens=True),)},
            "You can return most things within 30 days of delivery, as long as they haven't been used, "
            "but not what you buy now.",
        ),
        (
            {"kind": NEVER, "seasonal": (a_season(days=60, category=ReturnCategory.FINITE),)},
            "I'm sorry, we don't take things back, but things you buy now you can return within 60 days of delivery, "
            "as long as they haven't been used.",
        ),
        (
            {"kind": UNSAID, "seasonal": (a_season(days=60, category=ReturnCategory.FINITE),)},
            "Things you buy now you can return within 60 days of delivery, as long as they haven't been used; "
            "for anything else, a colleague knows.",
        ),
    ],
)
def test_a_condition_stands_by_what_it_is_for(catalogue: Catalogue, policy: dict[str, Any], said: str) -> None:
    assert spoken(catalogue, a_policy(requires=(Fact.UNUSED,), **policy)) == said


def test_the_card_says_every_condition_and_what_a_return_costs(catalogue: Catalogue) -> None:
    policy = a_policy(
        15,
        category="cameras",
        requires=(Fact.COMPLETE, Fact.UNUSED),
        terms=ReturnTerms(ReturnFees.CUSTOMER_PAYS, restocking_percent=Decimal(15)),
    )
    paid = "For the return, you pay for shipping and we keep 15 percent for restocking."
    conditions = "as long as nothing is missing and they haven't been used"
    for speech in (told(catalogue, policy, category="cameras"), told(catalogue, a_policy(30), policy)):
        assert speech.card
        assert speech.card.text.endswith(f"Cameras: 15 days from delivery, {conditions}. {paid}")
    free = told(catalogue, a_policy(30, terms=ReturnTerms(ReturnFees.FREE))).card
    assert free
    assert free.text == "In general: 30 days from delivery. Returns are free."


def test_a_date_that_days_may_outlast_is_the_least(catalogue: Catalogue) -> None:
    speech = told(catalogue, a_policy(60, merchant_return_until=JANUARY_31))
    assert speech.speak == f"You can return most things at least until Sunday, January 31, 2027.{ASKS}"
    assert speech.card
    assert speech.card.text == ("In general: until Sunday, January 31, 2027, or 60 days from delivery if that is later")


def test_a_condition_is_said_briefly_where_a_season_takes_the_breath(catalogue: Catalogue) -> None:
    policy = a_policy(30, requires=(Fact.UNOPENED,), seasonal=(UNTIL_JANUARY,))
    assert spoken(catalogue, policy, category="home and garden").endswith("January 31, 2027, if unopened.")
    lamps = a_policy(15, category="lamps")
    assert spoken(catalogue, policy, lamps).endswith("January 31, 2027, if unopened. It's different for lamps.")
