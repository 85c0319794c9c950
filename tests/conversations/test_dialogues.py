"""Every dialogue beside this file, played through the whole skill on an engine in memory that holds the demo shop."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest

from skill.bootstrap import HANDLERS
from skill.storage.dynamodb import Connection
from skill.tools.shop_folder import ShopFolder
from tests.conversations.dialogue import LAUNCH, Dialogue, Turn, differences, files, ids, read
from tests.conversations.playing import play

FILES = [pytest.param(file, id=f"{file.parent.name}/{file.stem}") for file in files()]
STEMS = {handler.intent: handler.__module__.rpartition(".")[2] for handler in HANDLERS}


@pytest.mark.parametrize("file", FILES)
def test_the_dialogue_goes_as_written(file: Path, demo_table: Connection, demo_shop: ShopFolder) -> None:
    play(file, demo_table, demo_shop)


def spoken(slots: Mapping[str, str]) -> list[str]:
    """The slots' words as somebody says them; Alexa puts a day, or a time, into digits."""
    return [words for name, words in slots.items() if name not in ("date", "day", "time")]


@pytest.mark.parametrize("file", FILES)
def test_what_is_said_holds_the_words_of_its_slots(file: Path) -> None:
    told = [turn for turn in read(file).turns if turn.said]
    assert [turn.said for turn in told if not all(words in turn.said for words in spoken(turn.slots))] == []


@pytest.mark.parametrize("file", FILES)
def test_every_turn_expects_something_to_be_heard(file: Path) -> None:
    assert [turn for turn in read(file).turns if not (turn.heard or turn.hears)] == []


@pytest.mark.parametrize("file", FILES)
def test_a_dialogue_lies_in_the_folder_of_the_first_question_or_with_the_builtin_ones(file: Path) -> None:
    questions = [STEMS[turn.intent] for turn in read(file).turns if turn.intent in STEMS]
    assert file.parent.name in (*questions[:1], "builtin")


@pytest.mark.parametrize("stem", [*STEMS.values(), "builtin"])
def test_every_question_has_dialogues(stem: str) -> None:
    assert len([file for file in files() if file.parent.name == stem]) >= 2


# The rest of this file holds the runner itself to its word: it must be able to fail.

SPOKEN = {"type": "SSML", "ssml": "<speak>Your lamp &amp; <prosody rate='slow'>shoes</prosody>. Which?</speak>"}
OPEN = {"outputSpeech": SPOKEN, "reprompt": {"outputSpeech": SPOKEN}, "shouldEndSession": False}
CLOSED = {"outputSpeech": SPOKEN, "shouldEndSession": True}
ELICITING = OPEN | {"directives": [{"type": "Dialog.ElicitSlot", "slotToElicit": "item"}]}
SHOWING = OPEN | {"card": {"type": "Simple", "title": "Title", "content": "blue cup"}}
LINKING = OPEN | {"card": {"type": "LinkAccount"}}


def turn(**fields: Any) -> Turn:
    return msgspec.convert({"intent": "CanIReturn", "open": True} | fields, Turn)


def dialogue(*turns: Turn) -> Dialogue:
    return Dialogue(turns=[*turns])


def answering(*responses: dict[str, Any]) -> Callable[[dict[str, Any]], dict[str, Any]]:
    answers = iter(responses)
    return lambda _: {"response": next(answers)}


@pytest.mark.parametrize(
    ("response", "expected"),
    [
        (OPEN, turn(heard="Your lamp & shoes. Which?")),
        (OPEN, turn(hears=["lamp", "shoes"], never=["cup"], card=[], elicits="")),
        (OPEN, turn(reprompt=["Which?"])),
        (ELICITING, turn(elicits="item")),
        (SHOWING, turn(card=["Title", "blue cup"])),
        (LINKING, turn(card=["LinkAccount"])),
        (CLOSED, turn(open=False)),
    ],
)
def test_a_turn_that_goes_as_written_is_let_through(response: dict[str, Any], expected: Turn) -> None:
    assert [*differences(dialogue(expected), answering(response))] == []


@pytest.mark.parametrize(
    ("response", "expected", "key"),
    [
        (OPEN, turn(heard="Your lamp"), "heard"),
        (OPEN, turn(hears=["lamp", "cup"]), "hears"),
        (OPEN, turn(never=["lamp"]), "never"),
        (SHOWING, turn(never=["cup"]), "never"),
        (OPEN, turn(open=False), "open"),
        (OPEN, turn(reprompt=["cup"]), "reprompt"),
        (OPEN, turn(elicits="item"), "elicits"),
        (ELICITING, turn(elicits=""), "elicits"),
        (SHOWING, turn(card=[]), "card"),
        (SHOWING, turn(card=["LinkAccount"]), "card"),
        (OPEN, turn(card=["lamp"]), "card"),
        (CLOSED | {"shouldEndSession": False}, turn(), "reprompt"),
        (OPEN | {"shouldEndSession": True}, turn(open=False), "reprompt"),
    ],
)
def test_a_turn_that_does_not_is_named_with_what_was_expected_and_what_came(
    response: dict[str, Any], expected: Turn, key: str
) -> None:
    found = [*differences(dialogue(turn(), expected), answering(OPEN, response))]
    assert len(found) == 1
    assert found[0].startswith(f"turn 2 (CanIReturn), {key}:\n    expected  ")


def test_an_open_session_is_brought_back_and_after_a_closed_one_a_new_one_begins() -> None:
    seen: list[dict[str, Any]] = []
    responses = iter([OPEN, CLOSED, OPEN])

    def handle(event: dict[str, Any]) -> dict[str, Any]:
        seen.append(event["session"])
        return {"response": next(responses), "sessionAttributes": {"turn": len(seen)}}

    assert [*differences(dialogue(turn(), turn(open=False), turn()), handle)] == []
    assert [session["new"] for session in seen] == [True, False, True]
    assert [session["attributes"] for session in seen] == [{}, {"turn": 1}, {}]


@pytest.mark.parametrize("wrong", ["crad = ['x']", "open = 'yes'", "open = true\nhears = 'x'", ""])
def test_a_file_that_is_misspelt_is_refused(tmp_path: Path, wrong: str) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text(f"[[turns]]\nintent = '{LAUNCH}'\n{wrong}\n", encoding="utf-8")
    with pytest.raises(msgspec.ValidationError):
        read(file)


@pytest.mark.parametrize(
    ("intent", "slot", "words", "found"),
    [
        ("ContactSupport", "channel", "by phone", ["phone"]),
        ("WhereIsMyOrder", "ordinal", "The second one", ["2"]),
        ("WhereIsMyOrder", "orderDigits", "2044", []),
        ("CanIReturn", "item", "something nobody sells", []),
    ],
)
def test_words_bring_the_ids_of_the_interaction_model(intent: str, slot: str, words: str, found: list[str]) -> None:
    assert ids(intent, slot, words) == found
