"""Free speech behind a carrier phrase, and that it gives way to what is more exact."""

from pathlib import Path

import pytest

from skill.tools.understanding import Understanding
from skill.tools.understanding.carriers import Carried, Carriers
from skill.tools.understanding.model import Model, read


@pytest.fixture(scope="module")
def carriers() -> Carriers:
    return Carriers(Model.of(read()))


@pytest.fixture(scope="module")
def hearing(trained: Path) -> Understanding:
    return Understanding.from_model(read(), None, trained)


@pytest.mark.parametrize(
    ("said", "query"),
    [
        ("how do i use a coupon", "use a coupon"),
        ("please how do i use a coupon please", "use a coupon"),
        ("how does the warranty work", "the warranty"),
        ("i am trying to use a coupon and do not know how", "use a coupon"),
        ("what do i do if my card is declined", "my card is declined"),
    ],
)
def test_what_is_said_behind_the_words_is_carried(said: str, query: str, carriers: Carriers) -> None:
    assert carriers.carried(said) == Carried("SearchHelp", "query", query)


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("tell them that the driver was rude", "the driver was rude"),
        ("please open a case saying the lid is gone", "the lid is gone"),
        ("let your staff know that nobody rang", "nobody rang"),
    ],
)
def test_what_the_shop_is_to_be_told_is_carried_too(
    said: str, words: str, carriers: Carriers, hearing: Understanding
) -> None:
    assert carriers.carried(said) == Carried("OpenTicket", "words", words)
    heard = hearing.hear(said)
    assert (heard.intent, heard.slots["words"].value) == ("OpenTicket", words)


@pytest.mark.parametrize("said", ["", "how do i", "use a coupon", "well how do i please", "tell them that"])
def test_nothing_is_carried_without_words_before_and_behind(said: str, carriers: Carriers) -> None:
    assert carriers.carried(said) is None


@pytest.mark.parametrize(
    ("said", "intent", "query"),
    [
        ("How do I pay with PayPal?", "SearchHelp", "pay with paypal"),
        ("how do I contact customer service", "ContactSupport", None),
        ("how do i return my lamp", "CanIReturn", None),
        ("i have a question", "SearchHelp", None),
        ("how do i poach an egg", "AMAZON.FallbackIntent", None),
    ],
)
def test_a_carrier_phrase_gives_way_to_what_is_more_exact(
    said: str, intent: str, query: str | None, hearing: Understanding
) -> None:
    heard = hearing.hear(said)
    assert heard.intent == intent
    assert (heard.slots["query"].value if "query" in heard.slots else None) == query


@pytest.mark.parametrize("said", ["gift cards", "the second one", "how do i use a gift card"])
def test_whatever_answers_what_it_is_about_is_the_query(said: str, hearing: Understanding) -> None:
    heard = hearing.hear(said, eliciting=("SearchHelp", "query"))
    assert (heard.intent, heard.how, heard.slots["query"].value) == ("SearchHelp", "elicited", said)


def test_another_question_word_for_word_is_no_answer_to_that(hearing: Understanding) -> None:
    assert hearing.hear("where is my order", eliciting=("SearchHelp", "query")).intent == "WhereIsMyOrder"
