"""Reads one turn from the SDK's handler input: who asks, what was said, what the session knows. It decides nothing."""

from ask_sdk_core.handler_input import HandlerInput

from skill.domain.policies import Fact
from skill.domain.problems import Problem
from skill.domain.returns import Cause
from skill.domain.tickets import MOST_WORDS, Topic, one_line
from skill.domain.values import dataclass
from skill.handlers.periods import hours, period
from skill.handlers.questions import MOST_PIECES, one_of
from skill.handlers.session import Session
from skill.intents.asking import Ask, Case, Part, Wish
from skill.matching.items import Heard

SECOND_THOUGHTS = "second-thoughts"
MEANT = "meantItem"  # the slot of an item that was named with no question about it: "the jug", "I meant the jug"
TELLING = frozenset({"reason", "told", "quantity"})  # slots that tell more of an item and name none


@dataclass(frozen=True, slots=True)
class Slot:
    """A slot's words as spoken and the id they resolved to; "" where there is none."""

    value: str = ""
    id: str = ""


UNSAID = Slot()


@dataclass(frozen=True, slots=True)
class Turn:
    """One request. `token` is the linked account's, None when nobody is linked; `intent` is "" for a launch.

    `is_first`: the session began with this request, so it is a one-shot question or the launch itself.
    """

    intent: str
    slots: dict[str, Slot]
    session: Session
    token: str | None
    locale: str
    is_first: bool = True

    @property
    def ask(self) -> Ask:
        """What is asked, but for the item, which is matched once the customer's file is there."""
        channel, category = self.slot("channel"), self.slot("category")
        return Ask(
            channel=channel.id or channel.value,
            category=category.id.replace("-", " "),  # ids have hyphens, shops write spaces
            kind=category.value,
            country=self.country,
            cause=Cause.REMORSE if self._reason == SECOND_THOUGHTS else self._cause,
            quantity=self.quantity,
            facts=self.facts,
            part=one_of(Part, self.slot("part").id),
            seller=self.slot("seller").value,
            placed=period(self.slot("date").value),
            case=self._case,
            language=self.locale,
            need=self.slot("need").id or self.slot("need").value,
            concern=one_of(Topic, self.slot("topic").id),
            hours=bool(self.slot("hours").id),
            wish=self.wish,
            place=self.place,
            calls_off=bool(self.slot("change").id),
        )

    @property
    def wish(self) -> Wish | None:
        """The days and the times of day that were said, if any."""
        days, within = period(self.slot("day").value), hours(self.slot("time").value)
        return Wish(days, within) if days or within else None

    @property
    def place(self) -> int | None:
        """The place in a list that was said: from 1 on, the last is -1."""
        said = self.slot("ordinal").id
        return int(said) if said.isdecimal() else -1 if said == "last" else None

    @property
    def has_second_thoughts(self) -> bool:
        """True for "I changed my mind" and nothing else: of a return that is only to be confirmed, it is a no."""
        return self.only_tells and self._reason == SECOND_THOUGHTS

    @property
    def _case(self) -> Case:
        """What was said of a ticket, or of what is wrong: a problem that has no name is told in the customer's words.

        Its place in a list is told by the locale's words.
        """
        wrong, need = (self.slot("trouble"), self.slot("problem")), self.slot("need").id
        problem = one_of(Problem, *(slot.id for slot in wrong), need)
        said = self.slot("words").value or ("" if problem else wrong[0].value or wrong[1].value)
        return Case(
            problem=problem,
            topic=one_of(Topic, self.slot("topic").id, need),
            words=one_line(said)[:MOST_WORDS],
            ending=self.slot("ticketDigits").value,
        )

    @property
    def _reason(self) -> str:
        """Why it would go back, or what is told of it; a defect told outright is a problem, and none of these."""
        return self.slot("reason").id or self.slot("told").id

    @property
    def _cause(self) -> Cause | None:
        return one_of(Cause, self._reason)

    @property
    def facts(self) -> tuple[tuple[Fact, bool], ...]:
        """What was said of the item that is no cause: those ids are facts, with "not_" before what does not hold."""
        told = self._reason
        fact = one_of(Fact, told.removeprefix("not_"))
        return ((fact, fact == told),) if fact else ()

    @property
    def quantity(self) -> int | None:
        """The number of pieces that was said, if it is one."""
        said = self.slot("quantity").value
        return min(int(said), MOST_PIECES) or None if said.isdecimal() else None

    @property
    def heard(self) -> Heard:
        """What was said about an item, and what the session last spoke of."""
        mentioned, ordinal = self.session.mentioned, self.slot("ordinal")
        return Heard(
            item=self.slot("item").value or self.slot("meantItem").value,
            ordinal=ordinal.id or ordinal.value,
            digits=self.slot("orderDigits").value,
            meant=mentioned,
            listed=mentioned,
        )

    @property
    def country(self) -> str:
        """The country of the device's locale: "US" of "en-US"."""
        return self.locale.partition("-")[2].upper()

    @property
    def filled(self) -> frozenset[str]:
        """The slots that something was said for."""
        return frozenset(name for name, slot in self.slots.items() if slot.value)

    @property
    def names_only_one(self) -> bool:
        """True for "the jug" or "the other one" and nothing else; "where is the jug" fills another slot."""
        return self.filled == {MEANT} or self.names_only_a_place

    @property
    def names_only_a_place(self) -> bool:
        """True for "the second one" and nothing else."""
        return self.filled == {"ordinal"}

    @property
    def only_tells(self) -> bool:
        """True for "I've opened it" and its like, which say more of what is talked about already."""
        return bool(self.filled) and self.filled <= TELLING

    def slot(self, name: str) -> Slot:
        """That slot; an empty one where the request has none."""
        return self.slots.get(name, UNSAID)


def read(handler_input: HandlerInput, slots: tuple[str, ...] = ()) -> Turn:
    """The turn, from an envelope that skill/handlers/envelope.py has read; of its slots only these are heard."""
    envelope = handler_input.request_envelope
    intent = getattr(envelope.request, "intent", None)
    held = (intent.slots or {}) if intent else {}
    return Turn(
        intent=intent.name if intent else "",
        slots={name: _slot(held[name]) for name in slots if name in held},
        session=Session.read(envelope.session.attributes or {}),
        token=envelope.session.user.access_token,
        locale=envelope.request.locale or "",
        is_first=bool(envelope.session.new),
    )


def _slot(slot: object) -> Slot:
    """One id only where exactly one value matched: two mean that the words, not an id, are what is known."""
    authorities = getattr(getattr(slot, "resolutions", None), "resolutions_per_authority", None) or []
    ids = {value.value.id for authority in authorities[:1] for value in authority.values}
    return Slot(getattr(slot, "value", None) or "", ids.pop() if len(ids) == 1 else "")
