"""Shops whose names hold what XML, Alexa or a formatter could trip over: they are spoken and shown as plain text."""

import json
from typing import Any

import pytest

from skill.bootstrap import Careline
from skill.domain.contact import Channel
from skill.domain.policies import ReturnCategory
from tests.builders import (
    a_contact_point,
    a_customer,
    a_parcel,
    a_policy,
    a_shop,
    an_item,
    an_order,
    at,
    intent_event,
    launch_event,
)
from tests.handlers.answers import assert_valid, spoken
from tests.handlers.in_memory import careline_in_memory

Json = dict[str, Any]
HOSTILE = (
    "Salt & Pepper mills",
    "<speak>lamp</speak>",
    "lamp</speak><speak>",
    '<audio src="https://evil.example/x.mp3"/>',
    "]]><![CDATA[lamp",
    "<!--lamp-->",
    "&lt;b&gt;lamp&#60;",
    "\"quoted\" 'lamp'",
    "{shop} {0} {item.__class__} %s",
    "lamp\x00\x07\x1b[2J",
    "\u202eevil\u202c lamp",
    "lamp\ufffe\uffff",
    "lamp\u2028\u2029two\r\nthree\tfour",
    "\N{BRAIN} 灯 مصباح מנורה",
    "l" * 180,
)
QUESTIONS = ("WhereIsMyOrder", "CanIReturn", "ContactSupport", "ReturnPolicyInfo")


def shop_named(name: str) -> Careline:
    """A shop that calls itself, its things, rules and addresses by that name."""
    day = at("2026-11-20 12:00")
    orders = (
        an_order(an_item(name, category=name, synonyms=(name,)), number="FF-1", parcels=[a_parcel(delivered=day)]),
        an_order(an_item(name), number="FF-2", parcels=[a_parcel(expected="2026-11-25")]),
        an_order(an_item(name), number="FF-3"),
    )
    shop = a_shop(
        name=name,
        policies=[a_policy(), a_policy(kind=ReturnCategory.UNLIMITED, category=name, policy_id=name)],
        contact_points=[a_contact_point(Channel.PHONE, telephone=name), a_contact_point(Channel.CHAT, url=name)],
    )
    return careline_in_memory(shop, a_customer(*orders))


def conversation(careline: Careline, name: str) -> list[Json]:
    """Every question, then what each answer offers, then all of it once more."""
    said: list[Json] = [launch_event(customer="ada")]
    for intent in QUESTIONS:
        slot = {"ContactSupport": "channel", "ReturnPolicyInfo": "category"}.get(intent, "item")
        heard: Json = {slot: name}
        said += [intent_event(intent, customer="ada"), intent_event(intent, customer="ada", locale="en-US", **heard)]
    answers = [careline.handle(event) for event in said]
    for answer in list(answers):
        for reply in ("AMAZON.YesIntent", "AMAZON.RepeatIntent"):
            answers.append(careline.handle(intent_event(reply, customer="ada", session=answer["sessionAttributes"])))
    return answers


@pytest.mark.parametrize("name", HOSTILE, ids=ascii)
def test_any_name_is_spoken_and_shown_in_a_response_that_alexa_accepts(name: str) -> None:
    for answer in conversation(shop_named(name), name):
        assert_valid(answer)
        assert not {"\x00", "\u202e", "\ufffe"} & set(json.dumps(answer["response"], ensure_ascii=False))


@pytest.mark.parametrize("name", [name for name in HOSTILE if name.isprintable() and "\ufffe" not in name], ids=ascii)
def test_a_name_is_heard_as_it_is_written(name: str) -> None:
    [launched, *_] = conversation(shop_named(name), name)
    assert f"Welcome back to {name}." in spoken(launched)


def test_a_card_shows_names_as_text_without_markup() -> None:
    careline = shop_named("Salt & <b>Pepper</b>")
    card = careline.handle(intent_event("CanIReturn", customer="ada"))["response"]["card"]
    assert "Salt & <b>Pepper</b>" in card["content"]


def test_what_was_said_with_markup_in_it_can_be_repeated() -> None:
    careline = shop_named("Salt & <b>Pepper</b>")
    first = careline.handle(intent_event("CanIReturn", customer="ada"))
    again = careline.handle(intent_event("AMAZON.RepeatIntent", customer="ada", session=first["sessionAttributes"]))
    assert again["response"]["outputSpeech"] == first["response"]["outputSpeech"]
    assert again["response"]["reprompt"] == first["response"]["reprompt"]
