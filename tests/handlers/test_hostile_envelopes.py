"""Envelopes that nobody should send: whatever comes in, a response that Alexa accepts goes out; nothing is raised."""

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.bootstrap import Careline
from skill.tools.opening import DEMO_SHOP
from skill.tools.shop_folder import read_folder
from tests.builders import SKILL_ID, a_slot, an_event, intent_event, launch_event
from tests.handlers.answers import assert_valid, spoken
from tests.handlers.in_memory import careline_in_memory

Json = dict[str, Any]
Path = tuple[str | int, ...]

JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=12,
)
STATE = {"mentioned": [["FF-20261110-0987", "1"]], "asks": {"kind": "next"}, "spoken": "Hello?", "reprompt": "Well?"}
CHOOSING = STATE | {"asks": {"kind": "which", "intent": "CanIReturn"}}
OFFERED = STATE | {"asks": {"kind": "offer", "intent": "CanIReturn", "lines": [["FF-20261110-0987", "1"]]}}
REALISTIC: tuple[Json, ...] = (
    launch_event(customer="ada"),
    intent_event("WhereIsMyOrder", customer="ben", item=a_slot("the jacket", "rain-jacket")),
    intent_event("CanIReturn", customer="ada", session=CHOOSING, item="the second one", ordinal=a_slot("2nd", "2")),
    intent_event("ContactSupport", channel=a_slot("call", "phone"), session=STATE),
    intent_event("ReturnPolicyInfo", category=a_slot("gadgets", "electronics")),
    intent_event("AMAZON.YesIntent", customer="ada", session=OFFERED),
    intent_event("AMAZON.RepeatIntent", customer="ada", session=STATE),
    intent_event("AMAZON.FallbackIntent", session=STATE | {"misses": 1}),
    an_event({"type": "SessionEndedRequest", "reason": "ERROR", "error": {"type": "X", "message": "y"}}, session=STATE),
)


@pytest.fixture(scope="module")
def demo() -> Careline:
    """The demo shop in memory, answering one skill only."""
    shop = read_folder(DEMO_SHOP)
    return careline_in_memory(shop.shop, *shop.customers, skill_id=SKILL_ID)


def asking(name: str, *, session: Json | None = None, **slots: Any) -> Json:
    """Ada says this."""
    return intent_event(name, customer="ada", session=session, locale="en-US", **slots)


def places(value: Any, here: Path = ()) -> Iterator[Path]:
    """Every place in a JSON value, the whole of it last."""
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield from places(part, (*here, key))
    yield here


def changed(event: Json, place: Path, change: str, junk: Any) -> Any:
    """The event with one place put out of shape."""
    if not place:
        return junk
    event = deepcopy(event)
    *parents, last = place
    part: Any = event
    for key in parents:
        part = part[key]
    match change:
        case "replace":
            part[last] = junk
        case "remove":
            del part[last]
        case "wrap":
            part[last] = [part[last]]
        case "add" if isinstance(part[last], dict):
            part[last] |= {"extra": junk, "": junk}
    return event


WORDS_SAID = [("spoken",), ("reprompt",)]  # damaged in test_hostile_sessions.py
MUTATED = st.sampled_from(REALISTIC).flatmap(
    lambda event: st.builds(
        changed,
        st.just(event),
        st.sampled_from([place for place in places(event) if place[-1:] not in WORDS_SAID]),
        st.sampled_from(["replace", "remove", "wrap", "add"]),
        JUNK,
    )
)


@given(event=JUNK)
def test_any_json_is_answered(demo: Careline, event: Any) -> None:
    assert_valid(demo.handle(event))


@settings(max_examples=400)
@given(event=MUTATED)
def test_a_realistic_envelope_with_one_place_out_of_shape_is_answered(demo: Careline, event: Any) -> None:
    assert_valid(demo.handle(event))


@settings(max_examples=200)
@given(first=MUTATED, second=MUTATED)
def test_parts_of_two_damaged_envelopes_are_answered(demo: Careline, first: Any, second: Any) -> None:
    mixed = {**(first if isinstance(first, dict) else {}), "request": second}
    assert_valid(demo.handle(mixed))
    if isinstance(second, dict):
        assert_valid(demo.handle({**mixed, "request": second.get("request")}))


@given(attributes=JUNK)
def test_a_session_that_holds_anything_is_answered(demo: Careline, attributes: Any) -> None:
    for name in ("AMAZON.HelpIntent", "AMAZON.YesIntent", "AMAZON.RepeatIntent", "CanIReturn"):
        event = intent_event(name, customer="ada")
        event["session"] |= {"attributes": attributes, "new": False}
        assert_valid(demo.handle(event))


@given(said=st.text(st.characters(), max_size=300))
def test_whatever_is_heard_in_any_slot_is_answered(demo: Careline, said: str) -> None:
    for name, slot in (("WhereIsMyOrder", "item"), ("WhereIsMyOrder", "orderDigits"), ("CanIReturn", "ordinal")):
        heard: Json = {slot: said}
        assert_valid(demo.handle(asking(name, **heard)))
    for name, slot in (("ContactSupport", "channel"), ("ReturnPolicyInfo", "category")):
        assert_valid(demo.handle(asking(name, **{slot: a_slot(said, said)})))


@pytest.mark.parametrize("event", REALISTIC, ids=range(len(REALISTIC)))
def test_a_realistic_envelope_is_answered_without_a_fault(demo: Careline, event: Json) -> None:
    """What the damaged ones are made from is itself sound."""
    response = demo.handle(deepcopy(event))
    assert_valid(response)
    assert "sorry, something went wrong" not in spoken(response)


HUGE = "x" * 100_000


@pytest.mark.parametrize("state", [None, STATE, CHOOSING])
@pytest.mark.parametrize("said", [HUGE, "my " * 30_000, "\x00" * 100_000, "<speak>" * 15_000, "\u202e" * 50_000])
def test_a_slot_of_100_kb_is_answered_briefly(demo: Careline, said: str, state: Json | None) -> None:
    for name, slot in (("CanIReturn", "item"), ("WhereIsMyOrder", "ordinal"), ("ContactSupport", "channel")):
        response = demo.handle(asking(name, session=state, **{slot: said}))
        assert_valid(response)
        assert len(json.dumps(response)) < 4_000


def test_a_thousand_slots_are_answered(demo: Careline) -> None:
    slots = {f"slot{n}": a_slot("lamp", "lamp") for n in range(1_000)}
    assert_valid(demo.handle(asking("CanIReturn", **slots)))


@pytest.mark.parametrize("name", ["BuyEverything", "AMAZON.SearchAction<object@Book>", "__class__", "x" * 100_000, " "])
def test_an_intent_that_nobody_declared_was_not_understood(demo: Careline, name: str) -> None:
    fallback = demo.handle(intent_event("AMAZON.FallbackIntent", customer="ada"))
    assert demo.handle(intent_event(name, customer="ada")) == fallback


def test_a_slot_that_the_question_does_not_have_is_not_heard(demo: Careline) -> None:
    plain = demo.handle(asking("CanIReturn", item="the lamp"))
    assert (
        demo.handle(asking("CanIReturn", item="the lamp", orderDigits="4242", problem=a_slot("dented", "damaged")))
        == plain
    )
    assert demo.handle(asking("WhereIsMyOrder", item="the lamp", orderDigits="4242")) != demo.handle(
        asking("WhereIsMyOrder", item="the lamp")
    )


@pytest.mark.parametrize("locale", ["", "en", "de-DE", "xx-YY", "en_US", "-", "x" * 100_000, "../../etc/passwd"])
def test_a_locale_that_nobody_speaks_is_answered_in_the_default_one(demo: Careline, locale: str) -> None:
    usual = demo.handle(intent_event("CanIReturn", customer="ada"))
    assert demo.handle(intent_event("CanIReturn", customer="ada", locale=locale)) == usual


@pytest.mark.parametrize("context", [None, object(), {}, "context"], ids=["none", "object", "empty", "text"])
def test_lambdas_context_is_never_needed(demo: Careline, context: object) -> None:
    assert_valid(demo.handle(launch_event(), context))


@pytest.mark.parametrize("event", [{}, [], "x", 7, None, b"\xff", {"request": None}], ids=repr)
def test_what_names_no_skill_is_told_nothing(demo: Careline, event: Any) -> None:
    response = demo.handle(event)
    assert_valid(response)
    assert set(response["response"]) == {"outputSpeech", "shouldEndSession"}
    assert response["response"]["shouldEndSession"] is True
