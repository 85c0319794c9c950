"""What was understood of one utterance, as values. Builds nothing and decides nothing."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

How = Literal["exact", "classifier", "carrier", "elicited", "fallback"]
FALLBACK = "AMAZON.FallbackIntent"
Eliciting = tuple[str, str]  # the intent and the slot that the last answer asked for
LAUNCH = "LaunchRequest"  # not an intent: "open fern fable"


@dataclass(frozen=True, slots=True)
class Match:
    """A known value that was said: its id (None where the list gives none) and its written name."""

    id: str | None
    name: str


@dataclass(frozen=True, slots=True)
class HeardSlot:
    """A filled slot. `static` are the model's own values that were meant, `dynamic` the customer's items.

    None: no such list was asked (a built-in type, no customer). Empty: it was, and has no such value.
    """

    value: str
    static: tuple[Match, ...] | None = None
    dynamic: tuple[Match, ...] | None = None

    @property
    def id(self) -> str | None:
        """The id of the likeliest match; the customer's own items come before the model's."""
        return self._best.id if self._best else None

    @property
    def name(self) -> str | None:
        """The written name of the likeliest match."""
        return self._best.name if self._best else None

    @property
    def _best(self) -> Match | None:
        return next(iter((self.dynamic or ()) + (self.static or ())), None)


@dataclass(frozen=True, slots=True)
class Heard:
    """One utterance understood. `slots` holds the filled ones; `declared` all that the intent has, slot name -> type.

    `confidence`: 1.0 for the grammar and for an answer to a question, else how likely this is for the shop at all.
    `dialog`: whether the model's dialog section covers the intent, so that Alexa sends a dialogState.
    """

    intent: str
    slots: Mapping[str, HeardSlot] = field(default_factory=dict)
    how: How = "exact"
    confidence: float = 1.0
    declared: Mapping[str, str] = field(default_factory=dict)
    dialog: bool = False
