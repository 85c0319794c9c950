"""A thing that nobody knows, said in a sample's own words: handed over as it was said. No other noun is."""

import pytest

from skill.tools.understanding import Understanding
from skill.tools.understanding.model import Model, read
from skill.tools.understanding.unknown import UnknownItems
from tests.tools.understanding.small_model import values


@pytest.mark.parametrize(
    ("said", "intent", "item"),
    [
        ("cancel my order for the piano", "CancelOrder", "piano"),
        ("cancel the piano", "CancelOrder", "piano"),
        ("can i return the piano", "CanIReturn", "piano"),
        ("um where is the piano please", "WhereIsMyOrder", "piano"),
        ("where's my leather sofa", "WhereIsMyOrder", "leather sofa"),
        ("return that guitar", "StartReturn", "guitar"),
    ],
)
def test_an_unknown_thing_is_heard_with_the_question_about_it(
    hearing: Understanding, said: str, intent: str, item: str
) -> None:
    heard = hearing.hear(said)
    assert (heard.intent, values(heard)) == (intent, {"item": item})
    assert (heard.slots["item"].static, heard.slots["item"].dynamic) == ((), ())


@pytest.mark.parametrize(
    "said",
    [
        *("can i return the favor", "return the favor", "where is the love", "where is my mother", "cancel my alarm"),
        *("cancel the wedding", "keep the lights on", "the piano", "where is the piano concerto in the park"),
    ],
)
def test_what_is_said_of_other_things_in_the_same_words_is_not_for_the_shop(hearing: Understanding, said: str) -> None:
    assert hearing.hear(said).intent == "AMAZON.FallbackIntent"


def test_a_word_of_the_desks_own_is_no_thing(hearing: Understanding) -> None:
    heard = hearing.hear("where is my tracking number")
    assert (heard.intent, values(heard)) == ("WhereIsMyOrder", {})


def test_where_several_samples_fit_the_one_with_the_most_words_of_its_own_is_meant() -> None:
    found = UnknownItems(Model.of(read())).find("cancel the delivery of my piano")
    assert found
    assert (found.intent, found.said) == ("CancelOrder", "piano")
