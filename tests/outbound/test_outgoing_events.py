"""Events are CloudEvents as docs/outbox.schema.json says, the same each time, and name nobody who need not be."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from skill.domain.tickets import Topic
from skill.errors import ItemCorrupt
from skill.intents.effects import OpenTicket, StartReturn
from skill.outbound.event import Event, as_json, from_json
from skill.outbound.telling import event_of
from tests.builders import a_ticket
from tests.outbound.given import EFFECTS, PLACED, RECORD, an_event

SCHEMA: dict[str, Any] = json.loads((Path(__file__).parents[2] / "docs/outbox.schema.json").read_text(encoding="utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())


def envelope(event: Event) -> dict[str, Any]:
    whole: dict[str, Any] = json.loads(as_json(event))
    return whole


@pytest.mark.parametrize("name", EFFECTS)
def test_every_event_is_as_the_schema_says(name: str) -> None:
    VALIDATOR.check_schema(SCHEMA)
    assert [*VALIDATOR.iter_errors(envelope(an_event(name)))] == []


def test_the_schema_knows_no_property_and_no_type_that_is_never_told() -> None:
    told = [envelope(an_event(name)) for name in EFFECTS]
    assert {each["type"] for each in told} == {*SCHEMA["properties"]["type"]["enum"]}
    kinds = ("return", "order", "ticket", "call_back")
    found = {kind: {name for each in told if f".{kind}." in each["type"] for name in each["data"]} for kind in kinds}
    listed = {
        "order" if kind == "cancellation" else kind: of for kind, of in SCHEMA["$defs"].items() if "properties" in of
    }
    assert found == {kind: {*of["properties"]} for kind, of in listed.items()}
    assert [*SCHEMA["$defs"]["topic"]["enum"]] == [*Topic]


@pytest.mark.parametrize("name", EFFECTS)
def test_the_same_confirmation_is_the_same_event_and_any_other_is_another(name: str) -> None:
    assert an_event(name) == an_event(name)
    others = {an_event(other).id for other in EFFECTS if other != name} | {an_event(name, "ben").id}
    assert an_event(name).id not in others
    assert len(others) == len(EFFECTS)


def test_another_yes_to_the_same_thing_is_another_event() -> None:
    again = event_of("ada", StartReturn(PLACED, replace(RECORD, nonce="again")))
    assert again.id != an_event("a return").id


@pytest.mark.parametrize("name", EFFECTS)
def test_an_event_is_read_back_as_it_was_written(name: str) -> None:
    assert from_json(as_json(an_event(name))) == an_event(name)


@pytest.mark.parametrize("text", ["", "null", "[]", "{}", '{"id": 1}', "[" * 100_000, "\x00"])
def test_what_is_no_event_is_corrupt_and_not_quoted(text: str) -> None:
    with pytest.raises(ItemCorrupt) as error:
        from_json(text)
    assert len(str(error.value)) < 80


def test_the_customers_id_is_in_the_data_alone() -> None:
    """What stands beside the data may be shown in lists and logs of queues."""
    whole = envelope(an_event("a ticket", "jane.doe@example.com"))
    assert "jane" in json.dumps(whole.pop("data"))
    assert "jane" not in json.dumps(whole)


def test_markup_and_quotes_stay_text() -> None:
    words = '<speak>"&amp;"</speak> \\n {"a": 1}'
    data = envelope(event_of("ada", OpenTicket(a_ticket(words=words))))["data"]
    assert data["words"] == words
