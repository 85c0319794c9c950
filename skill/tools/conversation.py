"""A conversation in text: what is typed becomes an Alexa envelope, what Alexa would say becomes text."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from typing import Any

from skill.bootstrap import Careline
from skill.desk import Caller
from skill.matching.names import speakable
from skill.tools.opening import OpenShop
from skill.tools.shop_folder import token_of
from skill.tools.understanding import Heard, Understanding
from skill.tools.understanding.envelope import Device
from skill.tools.understanding.heard import LAUNCH

MODEL = Path(__file__).parents[2] / "interaction_model" / "en-US.json"
_TAG = re.compile(r"<[^>]+>")


@dataclass(frozen=True, slots=True)
class Spoken:
    """One turn as a person sees it. `card` is Alexa's object or None; `open` says whether the microphone is."""

    said: str
    intent: str
    slots: Mapping[str, str]
    speech: str
    reprompt: str | None
    card: dict[str, Any] | None
    open: bool


@dataclass(slots=True)
class Conversation:
    """One customer talking through a device; keeps what Alexa would keep between turns."""

    careline: Careline
    understanding: Understanding
    device: Device
    _session: dict[str, Any] | None = None  # None while no session is open
    _eliciting: tuple[str, str] | None = None

    def launch(self) -> Spoken:
        """ "Alexa, open fern fable"."""
        return self._spoken("", Heard(LAUNCH), self.device.launch())

    def say(self, said: str) -> Spoken:
        """One thing said; the first of a session is a one-shot question or opens the skill."""
        heard = self.understanding.hear(said, eliciting=self._eliciting)
        is_launch = heard.intent == LAUNCH
        return self._spoken(
            said, heard, self.device.launch() if is_launch else self.device.intent(heard, self._session)
        )

    def _spoken(self, said: str, heard: Heard, envelope: dict[str, Any]) -> Spoken:
        answer = self.careline.handle(envelope)
        response = answer["response"]
        is_open = response.get("shouldEndSession") is False
        self._session = answer.get("sessionAttributes", {}) if is_open else None
        self._eliciting = next(
            (
                (directive["updatedIntent"]["name"], directive["slotToElicit"])
                for directive in response.get("directives", ())
                if is_open and "slotToElicit" in directive
            ),
            None,
        )
        slots = {name: slot.value for name, slot in heard.slots.items() if slot.value}
        reprompt = text_of(response.get("reprompt"))
        return Spoken(said, heard.intent, slots, text_of(response) or "", reprompt, response.get("card"), is_open)


def text_of(speaking: Mapping[str, Any] | None) -> str | None:
    """What a voice would say of a response or a reprompt; None when there is nothing."""
    ssml = (speaking or {}).get("outputSpeech", {}).get("ssml")
    return unescape(_TAG.sub("", ssml)) if ssml is not None else None


def read_model() -> dict[str, Any]:
    """The interaction model that the tools listen with."""
    model: dict[str, Any] = json.loads(MODEL.read_text(encoding="utf-8"))
    return model


def conversation(shop: OpenShop, customer: str | None, data_dir: Path | None) -> Conversation:
    """A conversation with this shop, hearing the customer's own item names and days, as a device of theirs would."""
    files = shop.careline.desk.gather(Caller(customer))[0]
    items = {names[0]: [*names] for names in speakable(files.customer)} if files.customer else None
    understanding = Understanding.from_model(read_model(), items, data_dir, files.today(shop.now))
    token = token_of(customer) if customer else None
    device = Device(shop.now, skill_id=shop.careline.skill.skill_id, token=token)
    return Conversation(shop.careline, understanding, device)
