"""Walks through every response: each thing that can be said, in each state that a conversation can reach."""

import json
import logging
import re
from collections import deque
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from skill.bootstrap import Careline
from skill.domain.files import CustomerFile
from tests.builders import an_event
from tests.handlers.answers import text_of

ROOT = Path(__file__).parents[2]
MODEL: dict[str, Any] = json.loads((ROOT / "interaction_model/en-US.json").read_text("utf-8"))["interactionModel"]
INTENTS: dict[str, dict[str, str]] = {
    intent["name"]: {slot["name"]: slot["type"] for slot in intent.get("slots", [])}
    for intent in MODEL["languageModel"]["intents"]
}
TYPES: dict[str, list[dict[str, Any]]] = {t["name"]: t["values"] for t in MODEL["languageModel"]["types"]}
Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot's words, and the ids Alexa found for them. `ids` None: Alexa said nothing about a match."""

    value: str | None = None
    ids: tuple[str, ...] | None = None

    def spelled(self, name: str) -> Json:
        """The slot as Alexa writes it."""
        slot: Json = {"name": name, "confirmationStatus": "NONE"}
        slot |= {} if self.value is None else {"value": self.value, "source": "USER"}
        if self.ids is None:
            return slot
        code = "ER_SUCCESS_MATCH" if self.ids else "ER_SUCCESS_NO_MATCH"
        authority: Json = {"authority": "amzn1.er-authority.echo-sdk.x.TYPE", "status": {"code": code}}
        authority |= {"values": [{"value": {"name": i, "id": i}} for i in self.ids]} if self.ids else {}
        return slot | {"resolutions": {"resolutionsPerAuthority": [authority]}}


@dataclass(frozen=True, slots=True)
class Said:
    """One request: a type, and for intents a name and slots. `slots` None: the intent has no "slots" key at all."""

    type: str = "IntentRequest"
    intent: str = ""
    slots: tuple[tuple[str, Slot], ...] | None = ()

    def spelled(self) -> Json:
        """The request as Alexa writes it."""
        if self.type != "IntentRequest":
            return {"type": self.type}
        intent: Json = {"name": self.intent, "confirmationStatus": "NONE"}
        if self.slots is not None:
            intent["slots"] = {name: slot.spelled(name) for name, slot in self.slots}
        return {"type": self.type, "intent": intent, "dialogState": "STARTED"}


@dataclass(frozen=True)
class Turn:
    """A request in a state, and the response to it. `before` None: the session began with it."""

    customer: str | None
    before: Json | None
    said: Said
    response: Json

    @property
    def body(self) -> Json:
        """The "response" part."""
        body: Json = self.response["response"]
        return body

    @property
    def after(self) -> Json:
        """The session attributes that go with it."""
        return self.response.get("sessionAttributes") or {}

    @property
    def ssml(self) -> str:
        """The speech as sent; "" for silence."""
        return str(self.body.get("outputSpeech", {}).get("ssml", ""))

    @property
    def reprompt(self) -> str:
        """The reprompt's SSML; "" where there is none."""
        return str(self.body.get("reprompt", {}).get("outputSpeech", {}).get("ssml", ""))

    @cached_property
    def text(self) -> str:
        """What the customer hears, without markup."""
        return text_of(self.ssml)

    @property
    def card(self) -> str:
        """All that the card shows."""
        return "\n".join(str(self.body.get("card", {}).get(part, "")) for part in ("title", "content", "text"))

    @property
    def is_open(self) -> bool:
        """True when the microphone stays open."""
        return self.body.get("shouldEndSession") is False

    @property
    def asks(self) -> bool:
        """True when the speech ends in a question."""
        return self.text.endswith("?")

    def __str__(self) -> str:
        slots = {name: slot.value for name, slot in self.said.slots or ()}
        where = "new session" if self.before is None else json.dumps(self.before.get("asks"))
        return f"{self.customer or 'guest'}, {where}: {self.said.intent or self.said.type} {slots} -> {self.text!r}"


def words(text: str) -> int:
    """How many words are spoken; a telephone number and an e-mail address count as one each."""
    one = re.sub(r"\+?\d[\d ()-]{5,}\d|\S+@\S+", "number", text)
    return len(re.findall(r"[^\W_][\w'.-]*", one))


LAUNCH = Said("LaunchRequest")
HELP, STOP, CANCEL, HOME, REPEAT, YES, NO, FALLBACK = (
    Said(intent=f"AMAZON.{name}Intent")
    for name in ("Help", "Stop", "Cancel", "NavigateHome", "Repeat", "Yes", "No", "Fallback")
)
UNKNOWN = (Said(intent="BuyEverything"), Said(intent="AMAZON.PauseIntent"), Said(intent=""))
EVENTS = tuple(
    Said(name)
    for name in (
        "SessionEndedRequest",
        "System.ExceptionEncountered",
        "AudioPlayer.PlaybackStarted",
        "AlexaSkillEvent.SkillEnabled",
        "Alexa.Presentation.APL.UserEvent",
    )
)
USUAL = 3  # values of each slot type that are said in every state; the others are said once for each kind of question
PLACES = ("first", "the second one", "third", "number four", "5th", "last", "the last one")
STOPS = ("stop", "cancel", "exit", "never mind", "Cancel.")
HELPS = ("help", "help me")
POINTING = ("it", "this item", "my order", "the gift")
DIGITS = ("2044", "1001", "0000", "7", "12345", "?")
ODD = ("", "?", "purple elephant", "<speak>&amp;</speak>", "\x00\u202eevil\ud800", "{shop} %s {0}", "ß" * 5_000)


@dataclass(frozen=True, slots=True)
class Sayings:
    """What can be said to the skill by somebody whose things have these names.

    `usual` is each intent bare, and each slot filled as people fill it; `odd` is what is missing, ambiguous or absurd.
    """

    usual: tuple[Said, ...]
    odd: tuple[Said, ...]

    @classmethod
    def about(cls, names: tuple[str, ...], synonyms: tuple[str, ...] = ()) -> "Sayings":
        """All intents of the interaction model, and Alexa's requests that are none."""
        usual = [LAUNCH, UNKNOWN[0], EVENTS[0], *(Said(intent=intent) for intent in INTENTS)]
        odd = [*UNKNOWN[1:], *EVENTS[1:], *(Said(intent=intent, slots=None) for intent in INTENTS)]
        for intent, slots in INTENTS.items():
            for name, kind in slots.items():
                usual += (Said(intent=intent, slots=((name, slot),)) for slot in heard_in(kind, names))
                odd += (Said(intent=intent, slots=((name, slot),)) for slot in oddly_heard_in(kind, synonyms))
            if len(slots) > 1:
                odd.append(Said(intent=intent, slots=tuple((name, Slot()) for name in slots)))
                both = (heard_in(kind, names)[0] for kind in slots.values())
                odd.append(Said(intent=intent, slots=tuple(zip(slots, both, strict=True))))
        return cls(tuple(usual), tuple(odd))


def heard_in(kind: str, names: tuple[str, ...]) -> tuple[Slot, ...]:
    """The usual values of a slot of this type. An item is rarely one of the model's: it is the customer's own."""
    match kind:
        case "ITEM":
            return tuple(Slot(said, ()) for said in (*names, PLACES[1], PLACES[-1], *STOPS[1:2], HELPS[0], POINTING[0]))
        case "AMAZON.FOUR_DIGIT_NUMBER":
            return tuple(Slot(said) for said in DIGITS[:2])
        case "AMAZON.NUMBER":
            return (Slot("1"),)
        case "ORDER_PART" | "SELLER":  # they are not carried on, so what one does in a state, they all do
            return tuple(matched(kind))[:1]
    return tuple(matched(kind))[:USUAL]


def oddly_heard_in(kind: str, synonyms: tuple[str, ...]) -> tuple[Slot, ...]:
    """What is heard seldom, or not at all, in a slot of this type."""
    rest = () if kind == "ITEM" else tuple(matched(kind))[USUAL:]
    rest += tuple(Slot(words, ()) for words in (*synonyms, *STOPS, *HELPS, *POINTING) if kind == "ITEM")
    rest += tuple(Slot(words, ()) for words in (*PLACES, *DIGITS) if kind not in ("CATEGORY", "CHANNEL"))
    unclear = (Slot(), Slot("", ()), Slot("either", ("a", "b")), Slot("?", ("no-id",)))
    return (*unclear, *rest, *(Slot(words, ()) for words in ODD))


def matched(kind: str) -> Iterator[Slot]:
    """Every value of a slot type of the model, resolved to its id."""
    yield from (Slot(value["name"]["value"], (value["id"],)) for value in TYPES.get(kind, []))


@dataclass(slots=True)
class Walk:
    """Conversations with one skill, and what its log said of them."""

    careline: Careline
    locale: str = "en-US"
    turns: list[Turn] = field(default_factory=list)
    log: list[Json] = field(default_factory=list)

    def ask(self, said: Said, customer: str | None, before: Json | None) -> Turn:
        """One turn."""
        attributes = None if before is None else json.loads(json.dumps(before))
        event = an_event(said.spelled(), customer=customer, session=attributes, locale=self.locale)
        turn = Turn(customer, before, said, self.careline.handle(event))
        self.turns.append(turn)
        return turn

    def everything(self, customer: str | None, sayings: Sayings) -> None:
        """From a new session on: the usual in every state that is reached, the odd once for each kind of question.

        What is heard in slots is read alike whatever was offered, so an offer is not one of these kinds.
        """
        seen: set[str] = set()
        kinds = {"offer"}
        reached: deque[Json | None] = deque([None])
        while reached:
            before = reached.popleft()
            kind = kind_of(before)
            for said in sayings.usual if kind in kinds else (*sayings.usual, *sayings.odd):
                turn = self.ask(said, customer, before)
                if turn.is_open and self._is_new(turn, seen):
                    reached.append(turn.after)
            kinds.add(kind)

    def _is_new(self, turn: Turn, seen: set[str]) -> bool:
        """What was spoken matters to Repeat alone, so a state that differs in nothing else is only asked to repeat.

        What was told of an item before matters to the next question about it only, which dialogues hold.
        """
        kept = {key: value for key, value in turn.after.items() if key not in ("spoken", "reprompt", "wrote", "told")}
        asks = without_what_waits(kept.pop("asks", {}))
        misses = 0 if asks.get("kind") == "offer" else min(1, kept.get("misses", 0))
        kept |= {"misses": misses, "asks": asks}
        state, whole = json.dumps(kept), json.dumps(turn.after)
        if whole not in seen:
            self.ask(REPEAT, turn.customer, turn.after)
        is_new = state not in seen
        seen.update((state, whole))
        return is_new


def without_what_waits(asks: Json) -> Json:
    """An open question; while an item is to be chosen, what was told of it only waits, so all of that is one state."""
    if asks.get("kind") != "which":
        return asks
    told = ("cause", "quantity", "facts")
    return {key: value for key, value in asks.items() if key not in told} | {"told": any(key in asks for key in told)}


def kind_of(attributes: Json | None) -> str:
    """Which kind of question a session left open: "next", "offer", "which WhereIsMyOrder"; "" in a new session."""
    asked = (attributes or {}).get("asks", {})
    return f"which {asked['intent']}" if asked.get("kind") == "which" else str(asked.get("kind", ""))


class _Lines(logging.Handler):
    def __init__(self, lines: list[Json]) -> None:
        super().__init__(logging.INFO)
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(json.loads(record.getMessage()))


@contextmanager
def reading_the_log(into: list[Json]) -> Iterator[None]:
    """Careline's log lines go into that list, and nowhere else."""
    log, reading = logging.getLogger("careline"), _Lines(into)
    level, passes_on = log.level, log.propagate
    log.addHandler(reading)
    log.setLevel(logging.INFO)
    log.propagate = False
    try:
        yield
    finally:
        log.removeHandler(reading)
        log.setLevel(level)
        log.propagate = passes_on


def walk(
    careline: Careline,
    customers: Iterable[CustomerFile | None],
    *,
    locale: str = "en-US",
    odd: Container[str | None] = (),
) -> Walk:
    """Every response these customers (None = nobody linked) can get to what is usually said; some to what is `odd`."""
    walked = Walk(careline, locale)
    with reading_the_log(walked.log):
        for customer in customers:
            things = [line.item for line in customer.lines()] if customer else []
            sayings = Sayings.about(
                tuple(item.name for item in things) or ("reading lamp",),
                tuple(synonym for item in things for synonym in item.synonyms),
            )
            who = customer.customer_id if customer else None
            walked.everything(who, sayings if who in odd else replace(sayings, odd=()))
    return walked
