"""A question left open, as JSON in the session and back. The client holds it, so every field is checked."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from skill.domain.orders import LineRef
from skill.domain.policies import Fact
from skill.domain.problems import Problem
from skill.domain.returns import Cause
from skill.domain.tickets import MOST_WORDS, one_line
from skill.domain.tickets import Topic as Concern
from skill.intents.asking import (
    NOTHING,
    Ask,
    Case,
    Check,
    Confirm,
    DidItHelp,
    Fill,
    Mention,
    Offer,
    Question,
    Topic,
    WhatNext,
    Which,
)

LONGEST = 100  # characters of a number or id
MOST_LISTED, MOST_RESTING = 5, 30  # items: named in one list, and waiting to be named
MOST_PIECES = 1_000
Kind = TypeVar("Kind", bound=StrEnum)


def write(question: Question | None) -> dict[str, Any] | None:
    """The question as JSON, without what is empty."""
    match question:
        case None:
            return None
        case WhatNext():
            return {"kind": "next"}
        case DidItHelp(intent):
            return {"kind": "helped", "intent": intent}
        case Check(intent, fact, ask):
            return {"kind": "check", "intent": intent, "fact": fact.value} | written(ask)
        case Confirm(intent, ask, nonce):
            return {"kind": "confirm", "intent": intent, "nonce": nonce} | written(ask)
        case Which(intent, ask, rest):
            held = {"rest": refs(rest, MOST_RESTING)} if rest else {}
            return {"kind": "which", "intent": intent} | held | written(ask)
        case Fill(intent, slot, ask, may_skip):
            return {"kind": "fill", "intent": intent, "slot": slot, "may_skip": may_skip} | written(ask)
        case Offer(intent, ask):
            return {"kind": "offer", "intent": intent} | written(ask)


def read(value: Any) -> Question | None:
    """The open question; None for anything `write` would not have written."""
    if not isinstance(value, Mapping):
        return None
    intent, ask = text(value.get("intent")), _ask(value)
    fact, nonce = one_of(Fact, value.get("fact")), text(value.get("nonce"))
    kinds: dict[str, Callable[[], Question | None]] = {
        "next": WhatNext,
        "helped": lambda: DidItHelp(intent),
        "which": lambda: Which(intent, ask, lines(value.get("rest"), MOST_RESTING)),
        "fill": lambda: Fill(intent, text(value.get("slot")), ask, value.get("may_skip") is True),
        "offer": lambda: Offer(intent, ask),
        "check": lambda: Check(intent, fact, ask) if fact else None,
        "confirm": lambda: Confirm(intent, ask, nonce) if nonce else None,
    }
    make = kinds.get(text(value.get("kind")))
    return make() if make else None


def told(value: Any) -> Ask:
    """What was told of an item, from anything."""
    return _ask(value) if isinstance(value, Mapping) else NOTHING


def written(ask: Ask) -> dict[str, Any]:
    """What goes on with a question. Words that were said, and confirmations that were given, do not."""
    written = {
        "lines": refs(ask.item.lines),
        "channel": ask.channel,
        "besides": [*ask.besides],
        "placed": [day.isoformat() for day in ask.placed or ()],
        "cause": ask.cause,
        "quantity": ask.quantity,
        "facts": [[fact.value, held] for fact, held in ask.facts],
        "among": [*ask.topic.among[:MOST_LISTED]] if ask.topic else [],
        "problem": ask.case.problem,
        "about": ask.case.topic,
        "words": ask.case.words,
        "asked": ask.case.asked,
        "of_another": ask.case.of_another,
        "concern": ask.concern,
        "windows": [moment.isoformat() for moment in ask.windows],
        "instead": ask.instead,
    }
    return {key: value for key, value in written.items() if value}


def _ask(value: Mapping[str, Any]) -> Ask:
    quantity = value.get("quantity")
    facts = (pair for pair in _list(value.get("facts")) if isinstance(pair, list) and len(pair) == 2)
    known = ((one_of(Fact, fact), held) for fact, held in facts if isinstance(held, bool))
    among = tuple(id_ for id_ in map(text, _list(value.get("among"))) if id_)
    return Ask(
        item=Mention(lines=lines(value.get("lines"))),
        channel=text(value.get("channel")),
        besides=tuple(named for named in map(text, _list(value.get("besides"))) if named),
        placed=_days(value.get("placed")),
        cause=one_of(Cause, value.get("cause")),
        quantity=quantity if type(quantity) is int and 0 < quantity <= MOST_PIECES else None,
        facts=tuple((fact, held) for fact, held in known if fact),
        topic=Topic(among=among) if among else None,
        case=_case(value),
        concern=one_of(Concern, value.get("concern")),
        windows=tuple(moment for each in _list(value.get("windows")) if (moment := _moment(each))),
        instead=value.get("instead") is True,
    )


def _case(value: Mapping[str, Any]) -> Case:
    """What a ticket shall be about; the customer's words have been with the client, so they are read as new ones."""
    return Case(
        problem=one_of(Problem, value.get("problem")),
        topic=one_of(Concern, value.get("about")),
        words=one_line(text(value.get("words"), MOST_WORDS)),
        asked=value.get("asked") is True,
        of_another=value.get("of_another") is True,
    )


def refs(mentioned: tuple[LineRef, ...], most: int = MOST_LISTED) -> list[list[str]]:
    """Lines as JSON."""
    return [[ref.order_number, ref.line_id] for ref in mentioned[:most]]


def lines(value: Any, most: int = MOST_LISTED) -> tuple[LineRef, ...]:
    """Lines from anything; what is none is left out."""
    return tuple(line for ref in _list(value, most) if (line := _line(ref)))


def text(value: Any, longest: int = LONGEST) -> str:
    """A text of that length at most, "" for anything else."""
    return value if isinstance(value, str) and len(value) <= longest else ""


def _list(value: Any, most: int = MOST_LISTED) -> list[Any]:
    return value[:most] if isinstance(value, list) else []


def _days(value: Any) -> tuple[date, date] | None:
    """A first and a last day, as text."""
    try:
        first, last = map(date.fromisoformat, map(text, _list(value)))
    except ValueError:
        return None
    return (first, last) if first <= last else None


def _moment(value: Any) -> datetime | None:
    """An aware moment, as text."""
    try:
        moment = datetime.fromisoformat(text(value))
        return moment.astimezone(UTC) if moment.tzinfo else None
    except (ValueError, OverflowError):
        return None


def _line(value: Any) -> LineRef | None:
    if not isinstance(value, list) or len(value) != 2 or not all(text(part) for part in value):
        return None
    return LineRef(value[0], value[1])


def one_of(kind: type[Kind], *values: Any) -> Kind | None:
    """The member of that kind that a value names: the first of these values that names any."""
    return next((one for value in values if value for one in kind if one == value), None)
