"""Replies to what the skill asked or told just before: its own words said back, and what contradicts them."""

import pytest

from skill.tools.understanding import Understanding
from tests.tools.understanding.small_model import values


@pytest.mark.parametrize(
    "said",
    [
        *("send it", "please send it", "yes send it", "yes please send it", "go ahead and send it", "send it then"),
        *("book it", "yes book it", "book it please", "go ahead and book it", "book that one"),
        *("open it", "yes open it", "take it", "i'll take it", "take that one", "do it", "just do it", "go for it"),
    ],
)
def test_the_words_of_the_question_said_back_are_a_yes(hearing: Understanding, said: str) -> None:
    assert (hearing.hear(said).how, hearing.hear(said).intent) == ("exact", "AMAZON.YesIntent")


@pytest.mark.parametrize("said", ["no don't send it", "don't book it", "please don't book it"])
def test_the_words_of_the_question_with_a_not_are_a_no(hearing: Understanding, said: str) -> None:
    assert hearing.hear(said).intent == "AMAZON.NoIntent"


@pytest.mark.parametrize(
    "said", ["send it back", "send it back please", "send it back for me", "take this back please"]
)
def test_to_send_it_back_is_to_start_a_return(hearing: Understanding, said: str) -> None:
    assert hearing.hear(said).intent == "StartReturn"


@pytest.mark.parametrize(
    ("said", "ordinal"),
    [("take the second one", "second"), ("take the first one", "first"), ("i'll take the second one", "second")],
)
def test_to_take_one_of_those_offered_is_to_name_its_place(hearing: Understanding, said: str, ordinal: str) -> None:
    heard = hearing.hear(said)
    assert (heard.intent, values(heard)) == ("WhereIsMyOrder", {"ordinal": ordinal})


@pytest.mark.parametrize(
    "said",
    [
        *("no i don't have it", "i don't have it", "no i didn't get it", "i still don't have it", "i can't find it"),
        *("it's not on the porch", "it isn't there", "no it's not there", "there's nothing on the porch"),
        *("i looked and it isn't there", "there's nothing there"),
    ],
)
def test_to_have_nothing_of_what_was_delivered_is_a_problem(hearing: Understanding, said: str) -> None:
    heard = hearing.hear(said)
    assert (heard.intent, heard.slots["trouble"].id) == ("ReportProblem", "delivered-not-here")


def test_to_lack_something_else_is_not_to_lack_the_order(hearing: Understanding) -> None:
    heard = hearing.hear("my lamp is broken and i don't have the receipt")
    assert (heard.intent, heard.slots["trouble"].id) == ("ReportProblem", "damaged")


@pytest.mark.parametrize(
    ("said", "intent", "item"),
    [
        ("cancel it", "CancelOrder", "it"),
        ("cancel it please", "CancelOrder", "it"),
        ("cancel both orders", "CancelOrder", "both"),
        ("cancel everything i ordered", "CancelOrder", "everything"),
        ("return everything", "StartReturn", "everything"),
        ("return everything from my latest order", "StartReturn", "everything"),
        ("can i return both", "CanIReturn", "both"),
        ("can i return both of them", "CanIReturn", "both of them"),
        ("can i return the desk lamp and the scarf", "CanIReturn", "desk lamp and the scarf"),
        ("send the scarf and my lamp back", "StartReturn", "scarf and my lamp"),
        ("where are my lamp and scarf and headphones", "WhereIsMyOrder", "lamp and scarf and headphones"),
    ],
)
def test_it_and_all_and_several_are_handed_over_as_said(
    hearing: Understanding, said: str, intent: str, item: str
) -> None:
    heard = hearing.hear(said)
    assert (heard.intent, values(heard)) == (intent, {"item": item})


@pytest.mark.parametrize("said", ["cancel", "cancel please", "cancel that", "never mind"])
def test_a_bare_cancel_stops(hearing: Understanding, said: str) -> None:
    assert hearing.hear(said).intent == "AMAZON.CancelIntent"


@pytest.mark.parametrize(
    ("said", "item"),
    [
        ("both of my scarfs arrived and i would like to know if i can return them", "scarf"),
        ("i would like to return my lamp and get the money", "lamp"),
        ("can i return my lamp and keep the scarf i also bought", "lamp"),
    ],
)
def test_all_and_and_in_a_sentence_are_no_item(hearing: Understanding, said: str, item: str) -> None:
    assert hearing.hear(said).slots["item"].value == item


@pytest.mark.parametrize(
    ("said", "intent", "slots"),
    [
        ("only one", "StartReturn", {"quantity": "1"}),
        ("just one please", "StartReturn", {"quantity": "1"}),
        ("just the one", "StartReturn", {"quantity": "1"}),
        ("just by email", "ContactSupport", {"channel": "email"}),
        ("what about electronics", "ReturnPolicyInfo", {"category": "electronics"}),
        ("and for electronics", "ReturnPolicyInfo", {"category": "electronics"}),
        ("what about the policy for electronics", "ReturnPolicyInfo", {"category": "electronics"}),
        ("and shoes", "ReturnPolicyInfo", {"category": "shoes"}),
        ("what about the shoes", "WhereIsMyOrder", {"meantItem": "shoes"}),
        ("on the third of december", "CallMeBack", None),
        ("on thursday please", "CallMeBack", None),
    ],
)
def test_a_part_of_what_was_asked_is_enough(
    hearing: Understanding, said: str, intent: str, slots: dict[str, str] | None
) -> None:
    heard = hearing.hear(said)
    assert (heard.how, heard.intent) == ("exact", intent)
    assert (values(heard) == slots) if slots else {*heard.slots} == {"day"}
