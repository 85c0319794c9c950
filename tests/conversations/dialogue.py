"""A dialogue as data: what its TOML file may say (see README.md here), and how Alexa would play it to the skill."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from html import unescape
from pathlib import Path
from typing import Any

import msgspec

from tests.builders import NOW, a_slot, intent_event, launch_event

HERE = Path(__file__).parent
MODEL = HERE.parents[1] / "interaction_model" / "en-US.json"
LAUNCH = "Launch"
Handle = Callable[[dict[str, Any]], dict[str, Any]]


class Turn(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What Alexa takes for said, and what must then be heard and shown. None: it does not matter here."""

    intent: str
    open: bool
    said: str = ""
    slots: dict[str, str] = {}
    heard: str | None = None
    hears: list[str] = []
    never: list[str] = []
    card: list[str] | None = None
    reprompt: list[str] = []
    elicits: str | None = None


class Dialogue(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One conversation of a customer (None = a guest) that begins at `now`."""

    turns: list[Turn]
    customer: str | None = None
    now: datetime = NOW
    locale: str = "en-US"


@dataclass(frozen=True, slots=True)
class Heard:
    """What Alexa makes of a response, and the session that she would bring back."""

    speech: str
    is_open: bool
    card: str
    reprompt: str | None
    elicits: str
    session: Mapping[str, Any] | None


def files() -> list[Path]:
    """Every dialogue there is."""
    return sorted(HERE.glob("*/*.toml"))


def read(file: Path) -> Dialogue:
    """The dialogue in that file; fails naming the key that is wrong."""
    return msgspec.toml.decode(file.read_bytes(), type=Dialogue)


def differences(dialogue: Dialogue, handle: Handle) -> Iterator[str]:
    """Plays the dialogue until a turn goes otherwise than it is written, and says in what."""
    session: Mapping[str, Any] | None = None
    for number, turn in enumerate(dialogue.turns, start=1):
        heard = hear(handle(event(dialogue, turn, session)))
        if found := [*unlike(turn, heard)]:
            yield from (f"turn {number} ({turn.said or turn.intent}), {difference}" for difference in found)
            return
        session = heard.session


def event(dialogue: Dialogue, turn: Turn, session: Mapping[str, Any] | None) -> dict[str, Any]:
    """The envelope of a turn; a slot's words bring the ids that the interaction model has for them."""
    if turn.intent == LAUNCH:
        return launch_event(customer=dialogue.customer, locale=dialogue.locale)
    slots = {name: a_slot(words, *ids(turn.intent, name, words)) for name, words in turn.slots.items()}
    return intent_event(turn.intent, customer=dialogue.customer, session=session, locale=dialogue.locale, **slots)


def hear(answer: Mapping[str, Any]) -> Heard:
    """A response as a customer hears and sees it; what Alexa keeps has been JSON."""
    answer = json.loads(json.dumps(answer))
    response = answer["response"]
    again, is_open = response.get("reprompt"), response["shouldEndSession"] is False
    return Heard(
        speech=aloud(response["outputSpeech"]["ssml"]),
        is_open=is_open,
        card="\n".join(map(str, response.get("card", {}).values())),
        reprompt=aloud(again["outputSpeech"]["ssml"]) if again else None,
        elicits=" ".join(
            directive["slotToElicit"] for directive in response.get("directives", ()) if "slotToElicit" in directive
        ),
        session=answer.get("sessionAttributes", {}) if is_open else None,
    )


def unlike(turn: Turn, heard: Heard) -> Iterator[str]:
    """Each way in which what was heard is not what is written."""
    if turn.heard is not None and turn.heard != heard.speech:
        yield f"heard:\n    expected  {turn.heard}\n    got       {heard.speech}"
    yield from lacking("hears", turn.hears, heard.speech)
    yield from lacking("card", turn.card or [], heard.card)
    yield from lacking("reprompt", turn.reprompt, heard.reprompt or "")
    for part in turn.never:
        if part in (everything := f"{heard.speech}\n{heard.reprompt}\n{heard.card}"):
            yield f"never:\n    expected  nothing of  {part}\n    got       {everything}"
    if turn.card == [] and heard.card:
        yield f"card:\n    expected  none\n    got       {heard.card}"
    if turn.elicits is not None and turn.elicits != heard.elicits:
        yield f"elicits:\n    expected  {turn.elicits or 'nothing'}\n    got       {heard.elicits or 'nothing'}"
    if turn.open is not heard.is_open:
        yield f"open:\n    expected  {turn.open}\n    got       {heard.is_open}, {heard.speech}"
    if heard.is_open is (heard.reprompt is None):
        yield f"reprompt:\n    expected  one exactly when the session stays open\n    got       {heard.reprompt}"


def lacking(name: str, parts: list[str], text: str) -> Iterator[str]:
    """The parts that are not there."""
    return (f"{name}:\n    expected  {part}\n    got       {text}" for part in parts if part not in text)


def aloud(ssml: str) -> str:
    """The words of an SSML document."""
    return unescape(re.sub(r"<[^>]+>", "", ssml))


def ids(intent: str, slot: str, words: str) -> list[str]:
    """The ids of the values that the slot's type has for these words; none for a slot of Amazon's own types."""
    model = json.loads(MODEL.read_text(encoding="utf-8"))["interactionModel"]["languageModel"]
    kinds = {s["name"]: s["type"] for i in model["intents"] if i["name"] == intent for s in i.get("slots", ())}
    values = [value for kind in model["types"] if kind["name"] == kinds[slot] for value in kind["values"]]
    names = ((v["id"], [v["name"]["value"], *v["name"].get("synonyms", ())]) for v in values)
    return [id_ for id_, known in names if words.casefold() in map(str.casefold, known)]
