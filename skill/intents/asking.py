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

    `channel` and `category` are ids of the interaction model. What is not known there stands as said in `channel`, and
    in `kind`, which counts only where the shop itself has a rule by that name. `country` is the ISO 3166 code of the
    device's locale. `besides` are channels that were named already: one of them once more, or the others.
    """

    item: Mention = Mention()
    channel: str = ""
    category: str = ""
    kind: str = ""
    country: str = ""
    besides: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Which:
    """Left open: which of these items do you mean? The reply goes to `intent`, into its slot `item`."""

    intent: str


@dataclass(frozen=True, slots=True)
class Offer:
    """Left open: shall I go on with `intent`? "Yes" asks it, about `lines`, by `channel`, or for others `besides`."""

    intent: str
    lines: tuple[LineRef, ...] = ()
    channel: str = ""
    besides: tuple[str, ...] = ()


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
