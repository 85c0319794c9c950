"""A question that was left for another topic, and how it is taken up again: in one breath with the answer, and once.

The topic's own question, where it is a real one, goes first; the one that was left then waits for one turn more.
"""

from collections.abc import Mapping
from typing import Any

from skill.domain.orders import LineRef
from skill.domain.policies import Fact
from skill.domain.values import dataclass, replace
from skill.handlers import questions
from skill.intents.asking import Answer, Ask, Check, Confirm, DidItHelp, Offer, Question, WhatNext, Which
from skill.speech import builtin, ssml
from skill.speech.breath import WORDS, length
from skill.speech.catalogue import Speech

LONGEST_QUESTION = 500  # characters of a question's SSML body


@dataclass(frozen=True, slots=True)
class Left:
    """A question that was open, and the lines that were spoken of with it.

    `still` asks it once more after something else, and again when nobody replies to that: an SSML body.
    """

    asks: Which | Offer | Check | Confirm
    still: str
    mentioned: tuple[LineRef, ...] = ()

    @classmethod
    def read(cls, value: Any) -> "Left | None":
        """From anything; None for what `write` would not have written."""
        held = value if isinstance(value, Mapping) else {}
        asks, mentioned = questions.read(held.get("asks")), questions.lines(held.get("mentioned"))
        return left(asks, body(held.get("still")), mentioned)

    def write(self) -> dict[str, Any]:
        """As JSON."""
        return {
            "asks": questions.write(self.asks),
            "still": self.still,
            "mentioned": questions.refs(self.mentioned),
        }

    @property
    def reopened(self) -> Question:
        """The question once more; what is to be confirmed gets a nonce of its own."""
        return replace(self.asks, nonce="") if isinstance(self.asks, Confirm) else self.asks

    def is_answered_by(self, ask: Ask) -> bool:
        """True where what was asked of an item has been told meanwhile, though another question took it up."""
        if not isinstance(self.asks, Check) or ask.item.lines != self.asks.ask.item.lines:
            return False
        is_cause = self.asks.fact is Fact.DAMAGED and ask.cause is not None
        return is_cause or any(fact is self.asks.fact for fact, _ in ask.facts)

    def behind(self, speech: Speech) -> Speech | None:
        """The answer, and this question in place of the answer's own; None where both are more than one breath."""
        both = builtin.back_to(speech, self.still)
        return both if length(both.speak) <= WORDS else None

    def instead_of(self, answer: Answer[object], intent: str, speech: Speech) -> Speech | None:
        """This question `behind` the answer of that intent, where the answer has no real question of its own.

        What asks for the same of another item, "shall I start the return?", is one: or the next yes would be for this.
        """
        if isinstance(self.asks, Confirm) and isinstance(answer.asks, Offer) and answer.asks.intent == self.asks.intent:
            return None
        if answer.asks is None or not (asks_really(answer, intent) or isinstance(self.asks, Offer)):
            return self.behind(speech)
        return None

    def waits_for(self, answer: Answer[object], intent: str) -> bool:
        """True where the answer's real question is about something else. About the same, it takes this one's place."""
        mine = self.asks.ask.item.lines or self.mentioned
        is_apart = not {*mine} & {*answer.mentioned}
        return asks_really(answer, intent) and is_apart and not isinstance(self.asks, Offer)


def asks_really(answer: Answer[object], intent: str) -> bool:
    """False where nothing is asked, or only as a courtesy: what may come next, and whether that helped.

    "Do you mean your lamp?", an offer of the same intent, is a real question.
    """
    if isinstance(answer.asks, Offer):
        return answer.asks.intent == intent
    return not isinstance(answer.asks, WhatNext | DidItHelp | None)


def left(asks: Question | None, still: str, mentioned: tuple[LineRef, ...] = ()) -> Left | None:
    """The question as one that was left; None where none is open, or none that may be taken up again."""
    return Left(asks, still, mentioned) if still and isinstance(asks, Which | Offer | Check | Confirm) else None


def body(value: Any) -> str:
    """An SSML body that Careline could have spoken, else ""."""
    return ssml.checked(questions.text(value, LONGEST_QUESTION))
