"""From words to an intent: exact grammar, then the classifier, else Fallback; a question asked is answered first."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.tools.understanding import Understanding
from skill.tools.understanding.heard import Eliciting
from skill.tools.understanding.model import read
from tests.tools.understanding.small_model import ids, values

ASKED: Eliciting = ("CanIReturn", "item")
FALLBACK = "AMAZON.FallbackIntent"


@pytest.mark.parametrize(
    ("said", "how", "intent", "slots"),
    [
        ("Where is my order?", "exact", "WhereIsMyOrder", {}),
        ("um, wheres my order please", "exact", "WhereIsMyOrder", {}),
        ("where is my wool scarf", "exact", "WhereIsMyOrder", {"item": "wool scarf"}),
        ("where are my noise canceling headphnoes", "exact", "WhereIsMyOrder", {"item": "noise canceling headphones"}),
        ("where is my order from march 2025", "classifier", "WhereIsMyOrder", {"date": "2025-03"}),
        ("can i return this item", "exact", "CanIReturn", {}),
        ("yes", "exact", "AMAZON.YesIntent", {}),
        ("say that again", "exact", "AMAZON.RepeatIntent", {}),
        ("i would rather like to know whether my wool scarf has shipped yet", "classifier", "WhereIsMyOrder", None),
        ("is there any human being at all whom i could talk to by phone", "classifier", "ContactSupport", None),
        ("what is the capital of france", "fallback", FALLBACK, {}),
        ("qwertz uiop", "fallback", FALLBACK, {}),
        ("", "fallback", FALLBACK, {}),
        ("um, so, well", "fallback", FALLBACK, {}),
        ("\0\x1b[2J", "fallback", FALLBACK, {}),
    ],
)
def test_an_utterance_is_a_sample_or_a_guess_or_nothing(
    hearing: Understanding, said: str, how: str, intent: str, slots: dict[str, str] | None
) -> None:
    heard = hearing.hear(said)
    assert (heard.how, heard.intent) == (how, intent)
    assert slots is None or values(heard) == slots


def test_a_guess_finds_the_slots_that_the_words_name(hearing: Understanding) -> None:
    heard = hearing.hear("i would rather like to know whether my wool scarf has shipped yet")
    assert (values(heard), ids(heard.slots["item"])[:1]) == ({"item": "wool scarf"}, ["gift"])
    assert 0.9 < heard.confidence < 1.0


def test_what_is_rejected_has_little_confidence_and_no_slots(hearing: Understanding) -> None:
    heard = hearing.hear("the lamp of the lighthouse went out in the storm")
    assert (heard.intent, heard.slots) == (FALLBACK, {})
    assert heard.confidence < 0.93


@pytest.mark.parametrize("said", ["open fern fable", "Alexa, open Fern Fable!", "fern fable", "talk to fern fable"])
def test_the_skills_name_alone_opens_it(hearing: Understanding, said: str) -> None:
    assert hearing.hear(said).intent == "LaunchRequest"


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("ask fern fable where my order is", "WhereIsMyOrder"),
        ("Alexa, ask Fern Fable can I return my lamp", "CanIReturn"),
        ("ask fern fable for help", "AMAZON.HelpIntent"),
        ("tell fern fable to stop", "AMAZON.StopIntent"),
    ],
)
def test_a_one_shot_question_is_heard_without_the_skills_name(hearing: Understanding, said: str, intent: str) -> None:
    assert hearing.hear(said).intent == intent


@pytest.mark.parametrize(
    ("said", "how", "intent", "slots"),
    [
        ("the scarf", "elicited", "CanIReturn", {"item": "scarf"}),
        ("um my desk lamp please", "elicited", "CanIReturn", {"item": "desk lamp"}),
        ("some headphones", "elicited", "CanIReturn", {"item": "headphones"}),
        ("the headphnoes", "elicited", "CanIReturn", {"item": "headphones"}),
        ("the second one", "elicited", "CanIReturn", {"item": "the second one"}),  # counted out by the skill
        ("the green thing from last week", "elicited", "CanIReturn", {"item": "the green thing from last week"}),
        ("stop", "exact", "AMAZON.StopIntent", {}),
        ("no", "exact", "AMAZON.NoIntent", {}),
        ("where is my order", "exact", "WhereIsMyOrder", {}),
        ("what is your return policy for shoes", "classifier", "ReturnPolicyInfo", {"category": "shoes"}),
        ("what i bought in the summer", "elicited", "CanIReturn", {"item": "what i bought in the summer"}),
        ("open fern fable", "exact", "LaunchRequest", {}),
        ("", "fallback", FALLBACK, {}),
    ],
)
def test_where_a_slot_was_asked_for_an_answer_comes_first_and_another_question_still_counts(
    hearing: Understanding, said: str, how: str, intent: str, slots: dict[str, str]
) -> None:
    heard = hearing.hear(said, eliciting=ASKED)
    assert (heard.how, heard.intent, values(heard)) == (how, intent, slots)


def test_an_answer_that_is_no_known_value_matches_none(hearing: Understanding) -> None:
    slot = hearing.hear("the green thing", eliciting=ASKED).slots["item"]
    assert (slot.static, slot.dynamic) == ((), ())


@pytest.mark.parametrize("eliciting", [("CanIReturn", "colour"), ("NoSuchIntent", "item")])
def test_a_question_that_the_model_does_not_have_is_not_waited_for(
    hearing: Understanding, eliciting: Eliciting
) -> None:
    assert hearing.hear("the green thing from mars", eliciting=eliciting).how != "elicited"


def test_what_an_intent_declares_comes_with_it(hearing: Understanding) -> None:
    heard = hearing.hear("where is my order")
    assert heard.declared == {
        "item": "ITEM",
        "ordinal": "ORDINAL",
        "orderDigits": "AMAZON.FOUR_DIGIT_NUMBER",
        "part": "ORDER_PART",
        "seller": "SELLER",
        "date": "AMAZON.DATE",
        "meantItem": "ITEM",
    }
    assert heard.dialog
    assert not hearing.hear("yes").dialog


def test_a_guest_has_no_items(trained: Path) -> None:
    heard = Understanding.from_model(read(), None, trained).hear("where is my lamp")
    assert heard.slots["item"].dynamic is None


@settings(max_examples=50)
@given(said=st.text(), asked=st.sampled_from([None, ASKED]))
def test_any_text_is_heard_and_always_in_the_same_way(
    hearing: Understanding, said: str, asked: Eliciting | None
) -> None:
    assert hearing.hear(said, eliciting=asked) == hearing.hear(said, eliciting=asked)
