"""How do I ...? The article that surely answers, of two alike which, and never a guess."""

from datetime import datetime
from typing import Any, get_args

import pytest

from skill.domain.articles import Article, Found, HelpFile
from skill.domain.files import Files
from skill.intents.asking import Answer, Ask, DidItHelp, Offer, Topic, WhatNext, Which
from skill.intents.search_help import (
    ALIKE,
    INTENT,
    LEAST,
    ArticleFound,
    Helped,
    NoArticle,
    NoHelpCentre,
    NotHelped,
    NothingSaid,
    Outcome,
    WhichArticle,
    decide,
)
from tests.builders import NOW, a_customer, a_shop, an_article, at
from tests.intents.situations import SEARCH_HELP

SUPPORT = Offer("ContactSupport")
BUYING, USING, PASSWORD = an_article("Buying gift cards"), an_article("Using gift cards"), an_article("Password")
HELP = HelpFile((BUYING, USING, PASSWORD), {})


def found(*likely: tuple[Article, float]) -> tuple[Found, ...]:
    return tuple(Found(article, likeness) for article, likeness in likely)


def ask(*likely: tuple[Article, float], said: str = "gift cards", **how: Any) -> Answer[Outcome]:
    topic = Topic(said, found(*likely), how.pop("among", ()))
    return decide(Files(a_shop(), None, how.pop("help", HELP)), Ask(topic=topic, **how), NOW)


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in SEARCH_HELP.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


def test_the_likeliest_article_answers_and_whether_it_helped_is_asked() -> None:
    assert ask((BUYING, 0.9), (USING, 0.5)) == Answer(ArticleFound(BUYING), asks=DidItHelp(INTENT))
    assert ask((BUYING, 0.9)) == Answer(ArticleFound(BUYING), asks=DidItHelp(INTENT))


@pytest.mark.parametrize(("likeness", "outcome"), [(LEAST, ArticleFound(BUYING)), (LEAST - 0.001, NoArticle())])
def test_an_article_that_is_not_like_enough_is_no_answer(likeness: float, outcome: Outcome) -> None:
    assert ask((BUYING, likeness)).outcome == outcome


def test_where_nothing_is_found_a_person_is_offered() -> None:
    assert ask() == Answer(NoArticle(), asks=SUPPORT)


@pytest.mark.parametrize(
    ("second", "outcome"), [(ALIKE + 0.001, WhichArticle(BUYING, USING)), (ALIKE - 0.001, ArticleFound(BUYING))]
)
def test_of_two_that_are_alike_the_customer_is_asked_which(second: float, outcome: Outcome) -> None:
    assert ask((BUYING, 1.0), (USING, second), (PASSWORD, ALIKE - 0.01)).outcome == outcome


def test_one_that_is_not_like_enough_is_never_one_of_two() -> None:
    assert ask((BUYING, LEAST), (USING, LEAST - 0.001)).outcome == ArticleFound(BUYING)


def test_which_of_two_goes_on_with_their_ids_and_nothing_else() -> None:
    both = (BUYING.article_id, USING.article_id)
    assert ask((BUYING, 1.0), (USING, 1.0)).asks == Which(INTENT, Ask(topic=Topic(among=both)))


def test_one_of_the_two_that_were_offered_is_chosen_and_not_asked_about_again() -> None:
    among = (BUYING.article_id, USING.article_id)
    assert ask((USING, 0.5), (BUYING, 0.5), among=among).outcome == ArticleFound(USING)
    assert ask((PASSWORD, 0.9), (USING, 0.5), among=among).outcome == ArticleFound(USING)


def test_something_else_may_be_asked_where_one_of_two_was_to_be_chosen() -> None:
    among = (BUYING.article_id, USING.article_id)
    assert ask((PASSWORD, 0.9), (USING, LEAST - 0.1), among=among).outcome == ArticleFound(PASSWORD)
    assert ask(among=among).outcome == NoArticle()


@pytest.mark.parametrize("topic", [None, Topic(), Topic(among=("Password",))])
def test_where_nothing_was_said_the_topic_is_asked_for(topic: Topic | None) -> None:
    assert decide(Files(a_shop(), None, HELP), Ask(topic=topic), NOW) == Answer(NothingSaid(), asks=Which(INTENT))


@pytest.mark.parametrize("help_", [None, HelpFile()])
@pytest.mark.parametrize("said", ["gift cards", ""])
def test_a_shop_without_articles_asks_for_no_topic(help_: HelpFile | None, said: str) -> None:
    assert ask(said=said, help=help_) == Answer(NoHelpCentre(), asks=SUPPORT)


@pytest.mark.parametrize("help_", [None, HELP])
def test_whether_it_helped_needs_no_articles(help_: HelpFile | None) -> None:
    assert ask(helped=True, help=help_) == Answer(Helped(), asks=WhatNext())
    assert ask(helped=False, help=help_) == Answer(NotHelped(), asks=SUPPORT)


@pytest.mark.parametrize("now", [NOW, at("2026-12-25 03:00")])
def test_who_asks_and_when_makes_no_difference(now: datetime) -> None:
    asked = Ask(topic=Topic("gift cards", found((BUYING, 0.9))))
    for customer in (None, a_customer()):
        assert decide(Files(a_shop(), customer, HELP), asked, now).outcome == ArticleFound(BUYING)
