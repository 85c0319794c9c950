"""Speech becomes Alexa's response: what is asked keeps the session open and is remembered, and nothing else does."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from ask_sdk_core.attributes_manager import AttributesManager
from ask_sdk_core.handler_input import HandlerInput
from ask_sdk_core.serialize import DefaultSerializer
from ask_sdk_model import RequestEnvelope, ResponseEnvelope, Session

from skill.domain.orders import LineRef
from skill.domain.tickets import Topic
from skill.handlers.envelope import TolerantSerializer
from skill.handlers.questions import MOST_LISTED
from skill.handlers.reply import reply as reply_with
from skill.handlers.reply import silent
from skill.handlers.session import Session as Remembered
from skill.intents.asking import Confirm, Offer, Question, WhatNext, Which, about
from skill.speech.catalogue import Card, Lines, Speech
from tests.builders import a_customer, a_line, at

Json = dict[str, Any]
LAMP, SHOES = LineRef("FF-1", "1"), LineRef("FF-2", "1")
TOLD, ASKED = Speech("Goodbye."), Speech("Hello. And now?", "What now?")
QUESTIONS: tuple[Question, ...] = (
    WhatNext(),
    Which("CanIReturn"),
    Offer("ContactSupport", replace(about(LAMP), channel="phone", besides=("chat",), concern=Topic.PAYMENT)),
    Confirm("CallMeBack", replace(about(LAMP), windows=(at("2026-11-23 15:00"),), instead=True), "n"),
)


@pytest.fixture
def turn() -> HandlerInput:
    """A turn of a session that remembers something already."""
    envelope = RequestEnvelope(session=Session(attributes={"misses": 3, "spoken": "Old."}))
    return HandlerInput(request_envelope=envelope, attributes_manager=AttributesManager(envelope))


def spelled(response: object) -> Json:
    """The response as it is sent."""
    sent: Json = TolerantSerializer().serialize(response)
    return sent


def reply(
    turn: HandlerInput,
    speech: Speech,
    asks: Question | None = None,
    mentioned: tuple[LineRef, ...] = (),
    misses: int = 0,
) -> object:
    """The response, as the front has it made."""
    session = Remembered(mentioned, asks, speech.speak, speech.reprompt or "", misses)
    return reply_with(turn, speech, session, ("item", "ordinal"))


def remembered(turn: HandlerInput) -> Json:
    """The attributes that go with it."""
    kept: Json = turn.attributes_manager.session_attributes
    return kept


def test_what_asks_nothing_closes_the_session_and_forgets_all(turn: HandlerInput) -> None:
    assert spelled(reply(turn, TOLD, None, (LAMP,), misses=1)) == {
        "outputSpeech": {"type": "SSML", "ssml": "<speak>Goodbye.</speak>"},
        "shouldEndSession": True,
    }
    assert remembered(turn) == {}


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: type(question).__name__)
def test_a_question_keeps_the_session_open_and_is_asked_again(turn: HandlerInput, question: Question) -> None:
    sent = spelled(reply(turn, ASKED, question))
    assert sent["outputSpeech"]["ssml"] == "<speak>Hello. And now?</speak>"
    assert sent["reprompt"]["outputSpeech"]["ssml"] == "<speak>What now?</speak>"
    assert sent["shouldEndSession"] is False


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: type(question).__name__)
def test_the_next_turn_knows_what_was_asked_said_and_spoken_of(turn: HandlerInput, question: Question) -> None:
    reply(turn, ASKED, question, (LAMP, SHOES), misses=2)
    assert Remembered.read(remembered(turn)) == Remembered(
        (LAMP, SHOES), question, "Hello. And now?", "What now?", misses=2
    )


def test_only_which_one_elicits_an_item(turn: HandlerInput) -> None:
    of_next, of_which, of_offer, of_confirm = (
        spelled(reply(turn, ASKED, question)).get("directives", []) for question in QUESTIONS
    )
    assert of_next == of_offer == of_confirm == []
    [elicit] = of_which
    assert (elicit["type"], elicit["slotToElicit"]) == ("Dialog.ElicitSlot", "item")
    assert elicit["updatedIntent"]["name"] == "CanIReturn"
    assert elicit["updatedIntent"]["slots"].keys() == {"item", "ordinal"}
    assert not [slot for slot in elicit["updatedIntent"]["slots"].values() if "value" in slot]


def test_a_card_is_plain_text(turn: HandlerInput) -> None:
    card = spelled(reply(turn, Speech("A &amp; B.", card=Card("A & B", "one <two>"))))["card"]
    assert card == {"type": "Simple", "title": "A & B", "content": "one <two>"}


def test_the_card_to_link_an_account_comes_before_any_other(turn: HandlerInput) -> None:
    speech = Speech("Please link it.", card=Card("A", "B"), link_account=True)
    assert spelled(reply(turn, speech))["card"] == {"type": "LinkAccount"}


def test_a_long_list_is_remembered_as_far_as_it_can_be_asked_for(turn: HandlerInput) -> None:
    reply(turn, ASKED, WhatNext(), tuple(LineRef(f"FF-{n}", "1") for n in range(100)))
    assert [number for number, _ in remembered(turn)["mentioned"]] == [f"FF-{n}" for n in range(MOST_LISTED)]


@pytest.mark.parametrize(
    ("speech", "asks"),
    [
        (Speech("One."), None),
        (Speech("One.", card=Card("A & B", "two\nlines")), None),
        (Speech("One.", link_account=True), None),
        (Speech("One? Two?", "Two?", permissions=("alexa::profile:mobile_number:read",)), WhatNext()),
        (ASKED, QUESTIONS[1]),
    ],
)
def test_what_is_sent_is_what_the_sdk_would_send(turn: HandlerInput, speech: Speech, asks: Question | None) -> None:
    response = reply_with(
        turn, speech, Remembered(asks=asks), ("item",), a_customer(a_line("lamp", synonyms=("light",)))
    )
    odd = {"n": 1, "b": True, "d": at("2026-11-23 15:00"), "s": Decimal("1.5"), "l": Lines("a"), "t": (1, None)}
    envelope = ResponseEnvelope("1.0", turn.attributes_manager.session_attributes | odd, "us", response)
    assert spelled(envelope) == DefaultSerializer().serialize(envelope)


def test_silence_is_nothing_at_all(turn: HandlerInput) -> None:
    assert spelled(silent(turn)) == {}
    assert remembered(turn) == {}
