"""What a conversation remembers, as a typed value. The client holds it, so every field is checked when it comes back,
and it never says whose orders these are: that is asked of the account each turn.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from skill.domain.orders import LineRef
from skill.intents.asking import Offer, Question, WhatNext, Which
from skill.speech import ssml
from skill.speech.catalogue import Speech

LONGEST = 100  # characters of a number or id
LONGEST_SPEECH = 2_000
MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class Session:
    """`mentioned` is what "it" (the first) and "the second one" mean; `asks` the question left open, if any.

    `spoken` and `reprompt` are the last answer's SSML bodies, for Repeat.
    `misses` counts what was not understood, in a row.
    """

    mentioned: tuple[LineRef, ...] = ()
    asks: Question | None = None
    spoken: str = ""
    reprompt: str = ""
    misses: int = 0

    @classmethod
    def read(cls, attributes: Mapping[str, Any]) -> "Session":
        """The session from attributes that may hold anything; what is not as we write it is left out."""
        misses = attributes.get("misses")
        return cls(
            mentioned=_lines(attributes.get("mentioned")),
            asks=_question(attributes.get("asks")),
            spoken=ssml.checked(_text(attributes.get("spoken"), LONGEST_SPEECH)),
            reprompt=ssml.checked(_text(attributes.get("reprompt"), LONGEST_SPEECH)),
            misses=misses if type(misses) is int and 0 <= misses < LONGEST else 0,
        )

    def write(self) -> dict[str, Any]:
        """The attributes to send, without what is empty."""
        written = {
            "mentioned": _refs(self.mentioned),
            "asks": _written(self.asks),
            "spoken": self.spoken,
            "reprompt": self.reprompt,
            "misses": self.misses,
        }
        return {key: value for key, value in written.items() if value}

    @property
    def last(self) -> Speech | None:
        """The last answer, to be said again; None when nothing was said."""
        return Speech(self.spoken, self.reprompt or None) if self.spoken else None


def _text(value: Any, longest: int = LONGEST) -> str:
    return value if isinstance(value, str) and len(value) <= longest else ""


def _refs(lines: tuple[LineRef, ...]) -> list[list[str]]:
    return [[ref.order_number, ref.line_id] for ref in lines[:MOST_LISTED]]


def _lines(value: Any) -> tuple[LineRef, ...]:
    return tuple(line for ref in _list(value) if (line := _line(ref)))


def _list(value: Any) -> list[Any]:
    return value[:MOST_LISTED] if isinstance(value, list) else []


def _line(value: Any) -> LineRef | None:
    if not isinstance(value, list) or len(value) != 2 or not all(_text(part) for part in value):
        return None
    return LineRef(value[0], value[1])


def _written(question: Question | None) -> dict[str, Any] | None:
    match question:
        case None:
            return None
        case WhatNext():
            return {"kind": "next"}
        case Which(intent):
            return {"kind": "which", "intent": intent}
        case Offer(intent, lines, channel, besides):
            written = {"intent": intent, "lines": _refs(lines), "channel": channel, "besides": [*besides]}
            return {"kind": "offer"} | {key: value for key, value in written.items() if value}


def _question(value: Any) -> Question | None:
    """The open question; None for anything `_written` would not have written."""
    if not isinstance(value, Mapping):
        return None
    intent = _text(value.get("intent"))
    kinds: dict[str, Callable[[], Question]] = {
        "next": WhatNext,
        "which": lambda: Which(intent),
        "offer": lambda: Offer(
            intent,
            _lines(value.get("lines")),
            _text(value.get("channel")),
            tuple(named for named in map(_text, _list(value.get("besides"))) if named),
        ),
    }
    make = kinds.get(_text(value.get("kind")))
    return make() if make else None
