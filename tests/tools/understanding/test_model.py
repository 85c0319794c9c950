"""Alexa's interaction model is read for its intents, slots and values; what isn't one is a sentence with a remedy."""

from typing import Any

import pytest

from skill.errors import SettingsError
from skill.tools.understanding.model import Model, pattern, read
from tests.tools.understanding.small_model import ITEMS, a_document, a_model


def test_intents_slots_and_answers_are_those_of_the_document() -> None:
    model = a_model()
    assert [intent.name for intent in model.own_intents] == ["TrackParcel", "CallShop"]
    track = model.intents["TrackParcel"]
    assert track.slots == {"item": "ITEM", "ordinal": "ORDINAL", "digits": "AMAZON.FOUR_DIGIT_NUMBER"}
    assert track.answers["item"] == ("the {item}", "my {item} please", "number {ordinal}")
    assert (track.dialog, model.intents["CallShop"].dialog) == (True, False)
    assert model.intents["AMAZON.YesIntent"].built_in
    assert model.items is None


def test_a_customers_items_go_by_their_names_and_by_what_people_leave_out() -> None:
    model = a_model().with_items(ITEMS | {"nameless": []})
    assert model.items
    scarf, lamp = model.items
    assert (scarf.match.id, scarf.match.name) == ("gift", "Blue Wool Scarf, 2 m")
    assert set(scarf.names) == {"blue wool scarf 2 m", "blue wool scarf", "wool scarf", "scarf", "wrap"}
    assert set(lamp.names) == {"desk lamp brass", "desk lamp", "lamp"}


@pytest.mark.parametrize(
    ("sample", "plain"),
    [("Where's my {item}?", "where is my {item}"), ("{item}", "{item}"), ("{item}, please!", "{item} please")],
)
def test_a_sample_is_plain_around_its_slots(sample: str, plain: str) -> None:
    assert pattern(sample) == plain


@pytest.mark.parametrize("document", [{}, {"interactionModel": {}}, {"interactionModel": {"languageModel": []}}, []])
def test_what_is_not_in_alexas_format_is_a_sentence(document: Any) -> None:
    with pytest.raises(SettingsError, match=r"not in Alexa's format .*python -m skill check"):
        Model.of(document)


def test_a_sample_with_a_slot_nobody_declared_is_named() -> None:
    document = a_document()
    document["interactionModel"]["languageModel"]["intents"][0]["samples"].append("track {parcel}")
    with pytest.raises(SettingsError, match=r'TrackParcel: the sample "track \{parcel\}" has a slot'):
        Model.of(document)


@pytest.mark.parametrize("kind", ["AMAZON.DURATION", "COLOUR", "EMPTY"])
def test_a_slot_whose_values_nobody_knows_is_named(kind: str) -> None:
    document = a_document()
    language = document["interactionModel"]["languageModel"]
    language["types"].append({"name": "EMPTY", "values": []})
    language["intents"][1]["slots"].append({"name": "day", "type": kind})
    with pytest.raises(SettingsError, match=rf'CallShop: no value of slot "day" \(type {kind}\) is known'):
        Model.of(document)


def test_the_projects_own_model_can_be_read() -> None:
    assert Model.of(read()).invocation_name == "fern fable"


def test_a_locale_without_a_model_is_a_sentence() -> None:
    with pytest.raises(SettingsError, match=r"xx-XX\.json in interaction_model can't be read"):
        read("xx-XX")
