"""What a conversation remembers, as a typed value. The client holds it, so every field is checked when it comes back,
and it never says whose orders these are: that is asked of the account each turn.
"""

from collections.abc import Mapping
from typing import Any

from skill.domain.orders import LineRef
from skill.domain.values import dataclass, replace
from skill.handlers import leaving, questions
from skill.handlers.leaving import Left
from skill.handlers.questions import LONGEST, text
from skill.intents.asking import NOTHING, Ask, Question
from skill.speech import ssml
from skill.speech.catalogue import Speech

LONGEST_SPEECH = 2_000


@dataclass(frozen=True, slots=True)
class Session:
    """`mentioned` is what "it" (the first) and "the second one" mean; `asks` the question left open, if any.
    `matter` is the intent that was answered last: an item named alone is named for that.

    `spoken` and `reprompt` are the last answer's SSML bodies, for Repeat. `misses` counts what was not understood, in
    a row. `told`: what was said of the item it names, for the next question about it. `wrote`: something was changed in
    this conversation, so what is read next must be at least as new. `still` asks the open question once more after
    another topic ("" = it was asked so already, or is not); `left` is one that waits until another is answered.
    """

    mentioned: tuple[LineRef, ...] = ()
    asks: Question | None = None
    spoken: str = ""
    reprompt: str = ""
    misses: int = 0
    wrote: bool = False
    told: Ask = NOTHING
    still: str = ""
    left: Left | None = None
    matter: str = ""

    @classmethod
    def read(cls, attributes: Mapping[str, Any]) -> "Session":
        """The session from attributes that may hold anything; what is not as we write it is left out."""
        misses = attributes.get("misses")
        return cls(
            mentioned=questions.lines(attributes.get("mentioned")),
            asks=questions.read(attributes.get("asks")),
            spoken=ssml.checked(text(attributes.get("spoken"), LONGEST_SPEECH)),
            reprompt=ssml.checked(text(attributes.get("reprompt"), LONGEST_SPEECH)),
            misses=misses if type(misses) is int and 0 <= misses < LONGEST else 0,
            wrote=attributes.get("wrote") is True,
            told=questions.told(attributes.get("told")),
            still=leaving.body(attributes.get("still")),
            left=Left.read(attributes.get("left")),
            matter=text(attributes.get("matter")),
        )

    def write(self) -> dict[str, Any]:
        """The attributes to send, without what is empty."""
        written = {
            "mentioned": questions.refs(self.mentioned),
            "asks": questions.write(self.asks),
            "spoken": self.spoken,
            "reprompt": self.reprompt,
            "misses": self.misses,
            "wrote": self.wrote,
            "told": questions.written(self.told),
            "still": self.still,
            "left": self.left.write() if self.left else None,
            "matter": self.matter,
        }
        return {key: value for key, value in written.items() if value}

    def then(
        self, asks: Question | None, mentioned: tuple[LineRef, ...] = (), misses: int = 0, matter: str = ""
    ) -> "Session":
        """What is remembered after the next answer, but for its words. What waits for a question goes with it."""
        is_same = asks is not None and asks == self.asks
        return Session(
            mentioned=mentioned or self.mentioned,
            asks=asks,
            misses=misses,
            wrote=self.wrote,
            told=self.told,
            still=self.still if is_same else "",
            left=self.left if is_same else None,
            matter=matter or self.matter,
        )

    def taking_up(self, left: Left) -> "Session":
        """What is remembered once a question that was left is asked again: a second time it is not."""
        return replace(self.then(left.reopened, left.mentioned), still="", left=None, matter=left.asks.intent)

    @property
    def leaves(self) -> Left | None:
        """The open question, as one that is left now for another topic."""
        return leaving.left(self.asks, self.still, self.mentioned)

    @property
    def last(self) -> Speech | None:
        """The last answer, to be said again; None when nothing was said."""
        return Speech(self.spoken, self.reprompt or None) if self.spoken else None
