"""Walks through every response: what can be said, in each state that a conversation can reach."""

import json
import logging
import re
from collections import deque
from collections.abc import Container, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, cached_property
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

    @cache  # noqa: B019 there are a thousand of them, said many thousand times
    def spelled(self) -> Json:
        """The request as Alexa writes it. All who say it share it: only to be read."""
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
        return heard(self.ssml)

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


@cache
def heard(ssml: str) -> str:
    """The words of an SSML document; many turns get the same."""
    return text_of(ssml)


@cache
def words(text: str) -> int:
    """How many words are spoken; a telephone number and an e-mail address count as one each."""
    one = re.sub(r"\+?\d[\d ()-]{5,}\d|\S+@\S+", "number", text)
    return len(re.findall(r"[^\W_][\w'.-]*", one))


LAUNCH = Said("LaunchRequest")
HELP, STOP, CANCEL, HOME, REPEAT, YES, NO, MORE, NEXT, FALLBACK = (
    Said(intent=f"AMAZON.{name}Intent")
    for name in ("Help", "Stop", "Cancel", "NavigateHome", "Repeat", "Yes", "No", "More", "Next", "Fallback")
)
UNKNOWN = (Said(intent="BuyEverything"), Said(intent="AMAZON.PauseIntent"), Said(intent=""))
MISSES = (FALLBACK, UNKNOWN[0], MORE, NEXT)  # "more" is no answer to yes or no
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
FOR_PEOPLE = (
    "OpenTicket",
    "ReportProblem",
    "CallMeBack",
    "DisputePrice",
)  # what was told of a return is theirs to read
RETURNS = ("CanIReturn", "StartReturn")
NAMED = 6  # of one's things; the others are pointed at
USUAL = 3  # values of each slot type that are usual; the others are said once for each kind of question
# In a slot of these types something is named by itself, or by what was spoken of last, whatever is asked just now.
NAMING = frozenset(
    {
        *("ITEM", "ORDINAL", "AMAZON.FOUR_DIGIT_NUMBER", "AMAZON.DATE", "CHANNEL", "CATEGORY", "ORDER_PART", "SELLER"),
        *("PROBLEM", "TROUBLE", "TOPIC", "NEED"),
    },
)
FREE = frozenset({"words"})  # slots that are only handed on
# Of these, all that is said is about what was spoken of last.
OF_IT = frozenset({"ORDINAL", "PROBLEM", "TROUBLE", "TOPIC"})
PLACES = ("first", "the second one", "third", "number four", "5th", "last", "the last one")
STOPS = ("stop", "cancel", "exit", "never mind", "Cancel.")
HELPS = ("help", "help me")
POINTING = ("it", "this item", "my order", "the gift")
DATES = ("2026-10", "2026-11-10", "2026-W45", "2026-W45-WE", "2025", "2026-FA", "202X", "PRESENT_REF", "2026-13-45")
DIGITS = ("2044", "1001", "0000", "7", "12345", "?")
ODD = ("", "?", "purple elephant", "<speak>&amp;</speak>", "\x00\u202eevil\ud800", "{shop} %s {0}", "ß" * 5_000)


@dataclass(frozen=True)
class Sayings:
    """What can be said to the skill by somebody whose things have these names.

    `usual` is each intent bare, and each slot filled as people fill it; `odd` is what is missing, ambiguous or absurd.
    """

    usual: tuple[Said, ...]
    odd: tuple[Said, ...]

    def answers(self, *intents: str) -> tuple[Said, ...]:
        """The usual that may answer an open question of these intents: yes, no, help, a miss, an item named alone, and
        all of theirs.
        """
        builtin = (UNKNOWN[0], *(said for said in self.usual if said.intent.startswith("AMAZON.")))
        named = (said for said in self.usual if "meantItem" in dict(said.slots or ()))
        return tuple(dict.fromkeys((*builtin, *named, *(said for said in self.usual if said.intent in intents))))

    @cached_property
    def topics(self) -> tuple[Said, ...]:
        """The usual that is about what was spoken of last: it names nothing of one's own, or a place in it, or "it"."""
        return tuple(said for said in self.usual if points(said) or not {*slot_types(said)} & (NAMING - {"CATEGORY"}))

    @classmethod
    def about(cls, names: tuple[str, ...], synonyms: tuple[str, ...] = ()) -> "Sayings":
        """All intents of the interaction model, and Alexa's requests that are none."""
        usual = [LAUNCH, UNKNOWN[0], EVENTS[0], *(Said(intent=intent) for intent in INTENTS)]
        odd = [*UNKNOWN[1:], *EVENTS[1:], *(Said(intent=intent, slots=None) for intent in INTENTS)]
        for intent, slots in INTENTS.items():
            for name, kind in slots.items():
                usual += (
                    Said(intent=intent, slots=((name, slot),))
                    for slot in heard_in(name if name in FREE else kind, names)
                )
                odd += (Said(intent=intent, slots=((name, slot),)) for slot in oddly_heard_in(kind, synonyms))
            if len(slots) > 1:
                odd.append(Said(intent=intent, slots=tuple((name, Slot()) for name in slots)))
                both = (heard_in(kind, names)[0] for kind in slots.values())
                odd.append(Said(intent=intent, slots=tuple(zip(slots, both, strict=True))))
        return cls(tuple(usual), tuple(odd))


def slot_types(said: Said) -> Iterator[str]:
    """The types of the slots that were filled."""
    return (INTENTS[said.intent][name] for name, _ in said.slots or ())


def points(said: Said) -> bool:
    """True for "the second one", in whatever slot, for "it", and for what is said of it without naming it."""
    values = {slot.value for _, slot in said.slots or ()}
    return not OF_IT.isdisjoint(slot_types(said)) or not values.isdisjoint((*PLACES, *POINTING))


def heard_in(kind: str, names: tuple[str, ...]) -> tuple[Slot, ...]:
    """The usual values of a slot of this type. An item is rarely one of the model's: it is the customer's own."""
    match kind:
        case "ITEM":
            return tuple(Slot(said, ()) for said in (*names, PLACES[1], PLACES[-1], *STOPS[1:2], HELPS[0], POINTING[0]))
        case "AMAZON.FOUR_DIGIT_NUMBER":
            return tuple(Slot(said) for said in DIGITS[:2])
        case "AMAZON.NUMBER":
            return (Slot("1"),)
        case "AMAZON.DATE":
            return (Slot(DATES[0]),)
        case "AMAZON.SearchQuery":  # two articles, one, and one of the two
            return tuple(Slot(said) for said in ("gift cards", "forgotten password", PLACES[1]))
        case "words":  # of a ticket: any are as good as other
            return (Slot("gift cards"),)
        case "AMAZON.TIME":
            return (Slot("15:00"),)
        case "TOPIC":  # what it is about is carried on, and alike whatever it is
            return (Slot("payment", ("payment",)),)
        case "PROBLEM":  # each has an answer of its own
            return tuple(matched(kind))
        case "ORDER_PART" | "SELLER" | "TROUBLE":  # they are not carried on, so what one does in a state, they all do
            return tuple(matched(kind))[:1]
    return tuple(matched(kind))[:USUAL]


def oddly_heard_in(kind: str, synonyms: tuple[str, ...]) -> tuple[Slot, ...]:
    """What is heard seldom, or not at all, in a slot of this type."""
    rest = () if kind == "ITEM" else tuple(matched(kind))[USUAL:]
    rest += tuple(Slot(words, ()) for words in (*synonyms, *STOPS, *HELPS, *POINTING) if kind == "ITEM")
    rest += tuple(Slot(words, ()) for words in (*PLACES, *DIGITS) if kind not in ("CATEGORY", "CHANNEL"))
    rest += tuple(Slot(date) for date in DATES[1:] if kind == "AMAZON.DATE")
    unclear = (Slot(), Slot("", ()), Slot("either", ("a", "b")), Slot("?", ("no-id",)))
    return (*unclear, *rest, *(Slot(words, ()) for words in ODD))


def matched(kind: str) -> Iterator[Slot]:
    """Every value of a slot type of the model, resolved to its id."""
    yield from (Slot(value["name"]["value"], (value["id"],)) for value in TYPES.get(kind, []))


@dataclass(frozen=True, slots=True)
class Met:
    """What was met in the states so far, and so, what is worth saying in the next."""

    kinds: set[str] = field(default_factory=set)
    states: set[str] = field(default_factory=set)  # of the walks that have ended
    said: dict[Said, set[tuple[str, str]]] = field(default_factory=dict)

    def to(self, before: Json | None, sayings: Sayings) -> tuple[Said, ...]:
        """All that is usual and odd once for each kind of question; then what meets something in the state anew: an
        answer to the open question a part of that question, a topic the kind of question, or what was spoken of.

        So pairs are met, not all combinations: what is said is about one thing in a state, or two. What is heard in
        slots is read alike whatever was offered, so an offer is not odd's kind. A miss is forgotten with the next
        answer, so it matters to the next miss alone.
        """
        if before is None:
            return (*sayings.usual, *sayings.odd)
        kind = kind_of(before)
        asked = "missed" if is_missed(before) else kind
        is_new, odd = asked not in self.kinds, self._odd(before, sayings)
        self.kinds.add(asked)
        if is_new:
            return (*sayings.usual, *odd)
        if state_of(before) in self.states:
            return (YES, NO)
        if is_missed(before):
            return (YES, NO, *MISSES, *nothing_of_a_list(before))
        place, spoken_of = place_of(before), json.dumps(before.get("mentioned"))
        parts = {(place, part) for part in parts_of(before["asks"])}
        parts.add((place if kind.startswith("which") else "", spoken_of))
        apart = [said for said in sayings.answers(*intents_of(before)) if self._is_new(said, parts)]
        about = [said for said in sayings.topics if self._is_new(said, {(place, ""), ("", spoken_of)})]
        return tuple(dict.fromkeys((YES, NO, *apart, *about)))

    def _is_new(self, said: Said, pairs: set[tuple[str, str]]) -> bool:
        """True where that was not said yet together with each of these: the place, and the part of the state."""
        met = self.said.setdefault(said, set())
        is_new = not pairs <= met
        met.update(pairs)
        return is_new

    def _odd(self, before: Json, sayings: Sayings) -> tuple[Said, ...]:
        """Once for each kind of question: what is no intent's, and what its own intents hear; the others hear it in a
        new session.
        """
        kind, intents = f"odd {kind_of(before)}", intents_of(before)
        odd = () if kind in {*self.kinds, "odd offer"} else sayings.odd
        self.kinds.add(kind)
        return tuple(said for said in odd if not said.slots or said.intent in intents)


def intents_of(attributes: Json) -> tuple[str, ...]:
    """Those that the open question can be answered by; what was told of a return stays told for the next question."""
    asks = attributes["asks"]
    own = () if asks["kind"] == "offer" else (asks.get("intent", ""),)
    return (*own, *(RETURNS if "told" in attributes else ()))


def place_of(attributes: Json) -> str:
    """The open question as far as it matters to what is said of what was spoken of.

    An offer is taken by a yes alone. "The second one" means another where articles are to be chosen among.
    """
    asks = attributes["asks"]
    if asks["kind"] in ("offer", "fill"):
        return str(asks["kind"])
    return " ".join((asks["kind"], asks.get("intent", ""), *asks.get("among", ())))


@dataclass(slots=True)
class Walk:
    """Conversations with one skill, and the faults that its log told of."""

    careline: Careline
    locale: str = "en-US"
    met: Met = field(default_factory=Met)
    turns: list[Turn] = field(default_factory=list)
    log: list[Json] = field(default_factory=list)

    def ask(self, said: Said, customer: str | None, before: Json | None) -> Turn:
        """One turn."""
        event = an_event(said.spelled(), customer=customer, session=before, locale=self.locale)
        turn = Turn(customer, before, said, self.careline.handle(event))
        self.turns.append(turn)
        return turn

    def everything(self, customer: str | None, sayings: Sayings, *, everywhere: bool = False) -> None:
        """From a new session on, until no new state is reached; in each, what it may be answered with (`to`).

        `everywhere`: the usual in every state, which is what `to` saves.
        """
        states = States()
        reached: deque[Json | None] = deque([None])
        while reached:
            before = reached.popleft()
            for said in sayings.usual if everywhere else self.met.to(before, sayings):
                turn = self.ask(said, customer, before)
                if not turn.is_open:
                    continue
                if states.sounds_new(turn.after):
                    self.ask(REPEAT, customer, as_sent(turn.after))
                if states.is_new(turn.after):
                    reached.append(as_sent(turn.after))
        self.met.states.update(states.states)


FLEETING = ("spoken", "reprompt", "wrote", "told", "still", "left", "matter")


@dataclass(frozen=True, slots=True)
class States:
    """The states that a customer's conversations have reached."""

    states: set[str] = field(default_factory=set)
    sounds: set[tuple[str, ...]] = field(default_factory=set)

    def sounds_new(self, after: Json) -> bool:
        """What was spoken matters to Repeat alone: whatever leaves a kind of question open is to be repeated once."""
        sound = (kind_of(after), after.get("spoken", ""), after.get("reprompt", ""))
        is_new = sound not in self.sounds
        self.sounds.add(sound)
        return is_new

    def is_new(self, after: Json) -> bool:
        """True where something differs that may matter to more than Repeat."""
        state = state_of(after)
        is_new = state not in self.states
        self.states.add(state)
        return is_new


def state_of(attributes: Json) -> str:
    """What of a session may matter to more than Repeat.

    What was told of an item before matters to the next question about it only, and a question that was left to the
    next answer only, which dialogues hold, like what an item named alone is for; and what was spoken of only waits
    while the help centre asks something.
    """
    kept = {key: value for key, value in attributes.items() if key not in FLEETING}
    asks = without_what_waits(kept.pop("asks", {}))
    most = {"offer": 0, "which": 2}.get(asks.get("kind", ""), 1)  # how many are answered otherwise than one more
    kept |= {"misses": min(attributes.get("misses", 0), most), "asks": asks}
    if asks.get("intent") == "SearchHelp":
        kept.pop("mentioned", None)
    return json.dumps(kept)


def nothing_of_a_list(before: Json) -> tuple[Said, ...]:
    """What nobody has, where one of a list is to be chosen."""
    asks = before["asks"]
    is_of_items = asks["kind"] == "which" and "item" in INTENTS[asks["intent"]]
    return (Said(intent=asks["intent"], slots=(("item", Slot(ODD[2], ())),)),) if is_of_items else ()


def parts_of(asks: Json) -> Iterator[str]:
    """All that an open question is made of, one by one; what is to be sent tells the problem of the item."""
    parts = {key: value for key, value in asks.items() if key != "problem"} | {
        "lines": [asks.get("lines"), asks.get("problem")]
    }
    return (f"{key}={json.dumps(value)}" for key, value in parts.items())


def is_missed(attributes: Json | None) -> bool:
    """True where what was said last was not understood."""
    return bool((attributes or {}).get("misses"))


def as_sent(attributes: Json) -> Json:
    """What comes back of session attributes that went out as JSON."""
    sent: Json = json.loads(json.dumps(attributes))
    return sent


def without_what_waits(asks: Json) -> Json:
    """An open question; while an item is to be chosen, what was told of it only waits, so all of that is one state.

    What else was said of a ticket that shall be opened is only handed on, so any of it is as good as other.
    """
    told = ("cause", "quantity", "facts")
    handed_on = ("about", "words", "asked", *(told if asks.get("intent") in FOR_PEOPLE else ()))
    asks = {key: value for key, value in asks.items() if key not in handed_on}
    if "windows" in asks:  # any hour is as good as another
        asks |= {"windows": len(asks["windows"])}
    if asks.get("kind") != "which":
        return asks
    return {key: value for key, value in asks.items() if key not in told} | {"told": any(key in asks for key in told)}


def kind_of(attributes: Json | None) -> str:
    """Which kind of question a session left open: "next", "offer", "which WhereIsMyOrder"; "" in a new session."""
    asked = (attributes or {}).get("asks", {})
    return f"which {asked['intent']}" if asked.get("kind") == "which" else str(asked.get("kind", ""))


class _Lines(logging.Handler):
    def __init__(self, lines: list[Json]) -> None:
        super().__init__()
        self.lines = lines

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(json.loads(record.getMessage()))


@contextmanager
def reading_the_log(into: list[Json], least: int = logging.INFO) -> Iterator[None]:
    """Careline's log lines, from that level on, go into that list, and nowhere else."""
    log, reading = logging.getLogger("careline"), _Lines(into)
    level, passes_on = log.level, log.propagate
    log.addHandler(reading)
    log.setLevel(least)
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
    met: Met | None = None,
) -> Walk:
    """Every response these customers (None = nobody linked) can get to what is usually said; some to what is `odd`.

    `met`: what walks through skills much like this one have met; what they said in a state is not said there again.
    """
    walked = Walk(careline, locale, met or Met())
    with reading_the_log(walked.log, logging.ERROR):
        for customer in customers:
            who = customer.customer_id if customer else None
            sayings = said_by(customer)
            walked.everything(who, sayings if who in odd else replace(sayings, odd=()))
            walked.met = met or Met()
    return walked


def said_by(customer: CustomerFile | None) -> Sayings:
    """What this customer can say; somebody without things names what nobody has."""
    things = [line.item for line in customer.lines] if customer else []
    names = tuple(item.name for item in things)[:NAMED] or ("reading lamp",)
    return Sayings.about(names, tuple(synonym for item in things for synonym in item.synonyms))
