"""What every question shares: what was asked, what an answer carries, and which question it leaves open."""

from dataclasses import dataclass
from typing import Generic, TypeVar

from skill.domain.orders import LineRef


@dataclass(frozen=True, slots=True)
class Mention:
    """The item the customer means. `said` holds their words ("" = none); `lines` the matches, best first."""

    said: str = ""
    lines: tuple[LineRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Ask:
    """What the customer asks, matched to their own items. "" means it was not said.

    `channel` and `category` are ids of the interaction model; one that is not known there is kept as said.
    `country` is the ISO 3166 code of the device's locale. `more` asks for the ways that were not named yet.
    """

    item: Mention = Mention()
    channel: str = ""
    category: str = ""
    country: str = ""
    more: bool = False


@dataclass(frozen=True, slots=True)
class Which:
    """Left open: which of these items do you mean? The reply goes to `intent`, into its slot `item`."""

    intent: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Left open: shall I go on with `intent`? "Yes" asks it, about `line`, by `channel`, or for `more`."""

    intent: str
    line: LineRef | None = None
    channel: str = ""
    more: bool = False


@dataclass(frozen=True, slots=True)
class WhatNext:
    """Left open: what would you like to know? "Yes" gets the question again, "no" says goodbye."""


Question = Which | Offer | WhatNext
Outcome_co = TypeVar("Outcome_co", covariant=True)


@dataclass(frozen=True, slots=True)
class AccountNeeded:
    """The question is about somebody's orders, and nobody is linked. Speech: one sentence and a LinkAccount card."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[Outcome_co]):
    """A decision. `mentioned` are the lines it speaks of, in spoken order: what "it" and "the second one" mean next."""

    outcome: Outcome_co
    mentioned: tuple[LineRef, ...] = ()
    asks: Question | None = None
