"""The exact half: a sample is heard as its intent, and nothing else is."""

from datetime import date

import pytest

from skill.tools.understanding.builtin import PHRASES
from skill.tools.understanding.grammar import ExactGrammar
from skill.tools.understanding.known import KnownValues
from skill.tools.understanding.model import Model
from skill.tools.understanding.words import plain
from tests.tools.understanding.small_model import ITEMS, a_document, a_model


def a_grammar(model: Model) -> ExactGrammar:
    return ExactGrammar(model, KnownValues(model))


GRAMMAR = a_grammar(a_model().with_items(ITEMS))


@pytest.mark.parametrize(
    ("said", "name", "slots"),
    [
        ("where is it", "TrackParcel", {}),
        ("um where is it please", "TrackParcel", {}),
        ("where is my reading light", "TrackParcel", {"item": "reading light"}),
        ("where is my scarf", "TrackParcel", {"item": "scarf"}),
        ("where is the second one", "TrackParcel", {"ordinal": "second"}),
        ("order ending twelve thirty four", "TrackParcel", {"digits": "1234"}),
        ("reach you by chat", "CallShop", {"channel": "chat"}),
        ("yes please", "AMAZON.YesIntent", {}),
        ("that is all", "AMAZON.StopIntent", {}),
    ],
)
def test_a_sample_is_heard_with_its_slots(said: str, name: str, slots: dict[str, str]) -> None:
    parsed = GRAMMAR.parse(said)
    assert parsed
    assert (parsed.name, {key: slot.value for key, slot in parsed.slots.items()}) == (name, slots)


@pytest.mark.parametrize(
    "said",
    [
        "where is it not",
        "where is my sofa",
        "order ending soon",
        "order ending one two three",
        "reach you by pigeon",
        "again",  # the model has no RepeatIntent
        "",
    ],
)
def test_what_is_no_sample_is_nothing(said: str) -> None:
    assert GRAMMAR.parse(said) is None


@pytest.mark.parametrize(
    ("said", "slots"),
    [
        ("ring me tomorrow evening", {"day": "2026-11-24", "time": "EV"}),
        ("ring me on monday at noon", None),
        ("ring me on monday noon", {"day": "2026-11-30", "time": "12:00"}),
        ("ring me on the third of december evening", {"day": "2026-12-03", "time": "EV"}),
        ("ring me tomorrow three", None),  # where the day ends and the hour begins is a guess
        ("at half past three tomorrow", {"time": "03:30", "day": "2026-11-24"}),
        ("at noon monday", {"time": "12:00", "day": "2026-11-30"}),
    ],
)
def test_of_neighbours_the_second_is_a_single_word(said: str, slots: dict[str, str] | None) -> None:
    document = a_document()
    slot_types = [{"name": "day", "type": "AMAZON.DATE"}, {"name": "time", "type": "AMAZON.TIME"}]
    ringing = {"name": "Ring", "slots": slot_types, "samples": ["ring me {day} {time}", "at {time} {day}"]}
    document["interactionModel"]["languageModel"]["intents"].append(ringing)
    model = Model.of(document)
    parsed = ExactGrammar(model, KnownValues(model, date(2026, 11, 23))).parse(said)
    assert (parsed and {name: slot.value for name, slot in parsed.slots.items()}) == slots


def test_a_customers_items_are_nobody_elses() -> None:
    assert a_grammar(a_model()).parse("where is my scarf") is None


def test_a_sample_of_the_model_comes_before_amazons_own() -> None:
    document = a_document()
    document["interactionModel"]["languageModel"]["intents"].append({"name": "Rescue", "samples": ["help me"]})
    parsed = a_grammar(Model.of(document)).parse("help me")
    assert parsed
    assert parsed.name == "Rescue"


def test_of_two_samples_the_one_with_more_words_of_its_own_is_meant() -> None:
    document = a_document()
    tracking, support, *_ = document["interactionModel"]["languageModel"]["intents"]
    tracking["samples"].append("find the phone")
    support["samples"].append("find the {channel}")
    parsed = a_grammar(Model.of(document)).parse("find the phone")
    assert parsed
    assert (parsed.name, parsed.slots) == ("TrackParcel", {})


@pytest.mark.parametrize(
    ("said", "slots"),
    [("the lamp", {"item": "lamp"}), ("my scarf please", {"item": "scarf"}), ("number first", {"ordinal": "first"})],
)
def test_an_answer_is_heard_where_its_slot_was_asked_for(said: str, slots: dict[str, str]) -> None:
    parsed = GRAMMAR.parse_answer(said, "TrackParcel", "item")
    assert parsed
    assert {key: slot.value for key, slot in parsed.slots.items()} == slots
    assert GRAMMAR.parse_answer(said, "CallShop", "channel") is None
    assert GRAMMAR.parse(said) is None


def test_amazons_phrases_are_plain_and_each_is_one_intents() -> None:
    phrases = [phrase for told in PHRASES.values() for phrase in told]
    assert [phrase for phrase in phrases if plain(phrase) != phrase] == []
    assert len(phrases) == len(set(phrases))
