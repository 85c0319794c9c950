"""An interaction model small enough to know by heart: two questions of a shop called "tiny shop"."""

from typing import Any

from skill.tools.understanding.classifier import Classifier
from skill.tools.understanding.heard import Heard, HeardSlot
from skill.tools.understanding.model import Model
from skill.tools.understanding.training import learn

ITEMS = {"gift": ["Blue Wool Scarf, 2 m", "wrap"], "lamp-7": ["Desk Lamp (brass)"]}  # a customer's own


def values(heard: Heard) -> dict[str, str]:
    """What was said for each slot."""
    return {name: slot.value for name, slot in heard.slots.items()}


def a_value(id_: str, name: str, *synonyms: str) -> dict[str, Any]:
    return {"id": id_, "name": {"value": name, "synonyms": [*synonyms]}}


def a_document() -> dict[str, Any]:
    """The model in Alexa's format, for the test to change."""
    slots = [
        {"name": "item", "type": "ITEM", "samples": ["the {item}", "my {item} please", "number {ordinal}"]},
        {"name": "ordinal", "type": "ORDINAL"},
        {"name": "digits", "type": "AMAZON.FOUR_DIGIT_NUMBER"},
    ]
    tracking = ["where is it", "where is my {item}", "where's the {ordinal} one", "order ending {digits}", "track it"]
    support = ["what's your number", "call you", "reach you by {channel}"]
    built_in = [{"name": f"AMAZON.{name}Intent", "samples": []} for name in ("Yes", "No", "Stop", "Help", "Fallback")]
    intents = [
        {"name": "TrackParcel", "slots": slots, "samples": tracking},
        {
            "name": "CallShop",
            "slots": [{"name": "channel", "type": "CHANNEL"}],
            "samples": support,
        },
        *built_in,
    ]
    types = [
        {"name": "ITEM", "values": [a_value("lamp", "lamp", "reading light"), a_value("shoes", "shoes", "sneakers")]},
        {"name": "ORDINAL", "values": [a_value("1", "first", "number one"), a_value("2", "second")]},
        {"name": "CHANNEL", "values": [a_value("phone", "phone", "telephone"), a_value("chat", "chat")]},
    ]
    language = {"invocationName": "tiny shop", "intents": intents, "types": types}
    asked = [{"name": "TrackParcel", "slots": [{"name": "item", "type": "ITEM", "elicitationRequired": True}]}]
    return {"interactionModel": {"languageModel": language, "dialog": {"intents": asked}}}


def a_model() -> Model:
    """The model of a guest: it knows no customer's items."""
    return Model.of(a_document())


def ids(slot: HeardSlot | None) -> list[str | None]:
    """The ids that a slot was resolved to, the customer's own first."""
    return [match.id for match in (*(slot.dynamic or ()), *(slot.static or ()))] if slot else []


def a_classifier() -> Classifier:
    """Trained on the small model; it takes half a second."""
    return learn(a_model())
