"""The envelope is what Alexa would have sent for what was heard."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest

from skill.tools.understanding.envelope import ANY_SKILL, AUTHORITY, Device
from skill.tools.understanding.heard import Heard, HeardSlot, Match
from tests.builders import NOW, SKILL_ID

DECLARED = {"item": "ITEM", "digits": "AMAZON.FOUR_DIGIT_NUMBER"}


def slots_of(envelope: dict[str, Any]) -> Any:
    return envelope["request"]["intent"]["slots"]


def an_intent(**slots: HeardSlot) -> dict[str, Any]:
    return Device(NOW).intent(Heard("CanIReturn", slots, declared=DECLARED), None)


def test_opening_the_skill_is_a_launch_in_a_new_session() -> None:
    envelope = Device(NOW, skill_id=SKILL_ID, token="demo-ada").launch()
    assert (envelope["version"], envelope["request"]["type"]) == ("1.0", "LaunchRequest")
    assert envelope["request"]["timestamp"] == "2026-11-23T14:00:00Z"
    assert envelope["session"]["new"] is True
    for place in (envelope["session"], envelope["context"]["System"]):
        assert place["application"] == {"applicationId": SKILL_ID}
        assert place["user"]["accessToken"] == "demo-ada"


def test_without_a_linked_account_there_is_no_token_and_without_a_skill_id_some_other() -> None:
    envelope = Device(NOW).launch()
    assert "accessToken" not in envelope["session"]["user"]
    assert envelope["session"]["application"] == {"applicationId": ANY_SKILL}


def test_every_declared_slot_is_there_and_what_was_not_said_has_no_value() -> None:
    assert slots_of(an_intent()) == {
        name: {"name": name, "confirmationStatus": "NONE", "source": "USER"} for name in DECLARED
    }


@pytest.mark.parametrize(
    ("static", "dynamic", "found"),
    [
        ((Match("lamp", "lamp"),), None, [("ITEM", ["lamp"])]),
        ((), (Match("L1", "desk lamp"),), [("ITEM", None), ("dynamic.ITEM", ["L1"])]),
        ((), (), [("ITEM", None), ("dynamic.ITEM", None)]),
        ((Match(None, "lamp"),), None, [("ITEM", [None])]),
    ],
)
def test_each_list_that_was_asked_gives_its_verdict(
    static: tuple[Match, ...], dynamic: tuple[Match, ...] | None, found: list[tuple[str, list[str | None] | None]]
) -> None:
    slot = slots_of(an_intent(item=HeardSlot("lamp", static, dynamic)))["item"]
    verdicts = []
    for authority in slot["resolutions"]["resolutionsPerAuthority"]:
        name = authority["authority"].removeprefix(f"{AUTHORITY}.").replace("talk.", "")
        told = [value["value"].get("id") for value in authority["values"]] if "values" in authority else None
        assert authority["status"]["code"] == ("ER_SUCCESS_NO_MATCH" if told is None else "ER_SUCCESS_MATCH")
        verdicts.append((name, told))
    assert (slot["value"], verdicts) == ("lamp", found)


def test_a_slot_of_amazons_own_type_has_a_value_and_no_verdict() -> None:
    slot = slots_of(an_intent(digits=HeardSlot("1234")))["digits"]
    assert slot["value"] == "1234"
    assert "resolutions" not in slot


def test_a_session_that_goes_on_brings_its_attributes_and_is_not_new() -> None:
    envelope = Device(NOW).intent(Heard("CanIReturn"), {"turn": 1})
    assert (envelope["session"]["new"], envelope["session"]["attributes"]) == (False, {"turn": 1})


def test_where_the_model_has_a_dialog_its_state_is_told() -> None:
    device = Device(NOW)
    assert "dialogState" not in device.intent(Heard("CanIReturn"), None)["request"]
    assert device.intent(Heard("CanIReturn", dialog=True), None)["request"]["dialogState"] == "STARTED"
    answered = device.intent(Heard("CanIReturn", dialog=True, how="elicited"), {})
    assert answered["request"]["dialogState"] == "IN_PROGRESS"


def test_every_request_has_its_own_id_and_two_devices_send_the_same() -> None:
    one, other = Device(NOW), Device(NOW)
    sent = [one.launch(), one.launch(), one.ended({})]
    assert len({envelope["request"]["requestId"] for envelope in sent}) == 3
    assert sent == [other.launch(), other.launch(), other.ended({})]
    assert sent[2]["request"]["type"] == "SessionEndedRequest"


def test_the_moment_is_told_in_utc() -> None:
    device = Device(datetime(2026, 11, 23, 9, tzinfo=timezone(timedelta(hours=-5))))
    assert device.launch()["request"]["timestamp"] == Device(NOW.astimezone(UTC)).launch()["request"]["timestamp"]
