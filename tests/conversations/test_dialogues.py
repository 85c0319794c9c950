"""Every dialogue beside this file, played through the whole skill on an engine in memory that holds the demo shop."""

import tomllib
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from skill.bootstrap import Careline, KnownAccounts, build
from skill.config import Settings
from skill.storage.dynamodb import Connection
from skill.tools.conversation import text_of
from skill.tools.shop_folder import ShopFolder
from skill.tools.understanding.envelope import Device
from skill.tools.understanding.heard import Heard, HeardSlot

HERE = Path(__file__).parent
FILES = sorted(HERE.glob("*/*.toml"))
SLOTS = {
    "WhereIsMyOrder": ("item", "ordinal", "orderDigits"),
    "CanIReturn": ("item", "ordinal"),
    "ContactSupport": ("channel",),
    "ReturnPolicyInfo": ("category",),
}


def heard(turn: dict[str, Any]) -> Heard:
    """What the turn's intent and slots would be understood as."""
    slots = {name: HeardSlot(value) for name, value in turn.get("slots", {}).items()}
    return Heard(turn["intent"], slots, declared=dict.fromkeys(SLOTS.get(turn["intent"], ()), "TEXT"))


def careline_at(now: datetime, demo_shop: ShopFolder, table: Connection) -> Careline:
    """The skill with the demo's accounts, its clock standing at `now`."""
    assert demo_shop.demo
    return build(Settings(), accounts=KnownAccounts(demo_shop.demo.accounts), clock=lambda: now, connection=table)


def disagreements(turn: dict[str, Any], answer: dict[str, Any]) -> list[str]:
    """What was expected of this turn and not heard."""
    response = answer["response"]
    speech, card = text_of(response) or "", response.get("card") or {}
    shown = "\n".join(str(part) for part in card.values())
    found = [f"says nothing of {part!r}: {speech!r}" for part in turn.get("hears", ()) if part not in speech]
    found += [f"says {part!r}: {speech!r}" for part in turn.get("never", ()) if part in speech + shown]
    found += [f"shows nothing of {part!r}: {shown!r}" for part in turn.get("card", ()) if part not in shown]
    is_open = response.get("shouldEndSession") is False
    if is_open != turn["open"]:
        found.append(f"open is {is_open}: {speech!r}")
    return found


def test_there_are_dialogues_for_every_question() -> None:
    assert {path.parent.name for path in FILES} >= {"where_is_my_order", "can_i_return", "contact_support"}


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_the_dialogue_goes_as_written(path: Path, demo_shop: ShopFolder, demo_table: Connection) -> None:
    dialogue = tomllib.loads(path.read_text(encoding="utf-8"))
    assert demo_shop.demo and demo_shop.demo.now
    now = dialogue.get("now", demo_shop.demo.now)
    skill = careline_at(now, demo_shop, demo_table)
    customer = dialogue.get("customer")
    device, session = Device(now, token=f"demo-{customer}" if customer else None), None
    for number, turn in enumerate(dialogue["turns"], 1):
        envelope = device.launch() if turn["intent"] == "Launch" else device.intent(heard(turn), session)
        answer = skill.handle(envelope)
        assert disagreements(turn, answer) == [], f"{path.name}, turn {number} ({turn['intent']})"
        session = answer["sessionAttributes"] if turn["open"] else None
