"""What every question shares: what was asked, what an answer carries, and which question it leaves open."""

from datetime import date, datetime, time
from enum import StrEnum
from typing import Generic, TypeVar

from skill.domain.articles import Found
from skill.domain.files import Older
from skill.domain.orders import LineRef
from skill.domain.policies import Fact
from skill.domain.problems import Problem
from skill.domain.returns import Cause
from skill.domain.tickets import Topic as Concern
from skill.domain.values import dataclass, replace
from skill.intents.effects import Effect

MOST_SPOKEN = 3  # a list is three at most, or nobody remembers its start


class Part(StrEnum):
    """Which of one's orders, where no item is named: by when they come, or when they were placed."""

    TODAY = "today"
    TOMORROW = "tomorrow"
    OUT_FOR_DELIVERY = "out-for-delivery"
    REST = "rest"
    LAST_WEEK = "last-week"
    LATEST = "latest"


@dataclass(frozen=True, slots=True)
class Mention:
    """The item the customer means. `said` holds their words ("" = none); `lines` the matches, best first.

    `every`: not one of them is meant, but each. `carried`: nothing was said of an item, not even "it", so these
    are what was spoken of last.
    """

    said: str = ""
    lines: tuple[LineRef, ...] = ()
    every: bool = False
    carried: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """What a help article is wanted about. `said` holds the words ("" = none); `found` the likeliest, best first.

    `among`: the ids of the articles that were offered, where one of them is to be chosen.
    """

    said: str = ""
    found: tuple[Found, ...] = ()
    among: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Case:
    """What was said of a ticket, or of what shall become one. `words` are the customer's own, as heard, one line.

    `asked`: what it is about was asked already, so that it is not asked again. `of_another`: the problem was said of
    another item than the one that is meant now. Of a ticket that there is, `ending` are
    the last digits of its reference as said, and `place` is its place in a list, from 1, -1 = the last.
    """

    problem: Problem | None = None
    topic: Concern | None = None
    words: str = ""
    asked: bool = False
    of_another: bool = False
    ending: str = ""
    place: int | None = None

    def after(self, before: "Case") -> "Case":
        """What is said now, with what was said before of what shall become a ticket."""
        return replace(
            self,
            problem=self.problem or before.problem,
            topic=self.topic or before.topic,
            words=self.words or before.words,
            asked=self.asked or before.asked,
            of_another=before.of_another and not self.problem,
        )


NO_CASE = Case()


@dataclass(frozen=True, slots=True)
class Wish:
    """When a call would be welcome: on these local days (first, last), within these times of day (first, last)."""

    days: tuple[date, date] | None = None
    hours: tuple[time, time] | None = None


@dataclass(frozen=True, slots=True)
class Ask:
    """What the customer asks, matched to their own items. "" or None means it was not said.

    `channel` and `category` are ids of the interaction model. What is not known there stands as said in `channel`, and
    in `kind`, which counts only where the shop itself has a rule by that name. `country` is the ISO 3166 code of the
    device's locale. `besides` are channels that were named already: one of them once more, or the others.
    `part` and `seller` (as spoken) tell which orders are meant where no item is named. `cause`, `quantity` and `facts`
    are what was said of a return. `nonce` names the confirmation that was just given. `placed` are the first and last
    local day of a time when the order was placed; `older` are the orders, and `sku` the item whose prices, that have to
    be read before this can be answered. `goes_on`: a list was begun, and its next lines are asked for. `topic` is set
    exactly when the help centre is asked, and `helped` when the customer says whether an article helped. `concern` is
    what a person is to be reached about, `hours` that opening hours are asked for (of the day in `wish`, or a week),
    `language` the device's (BCP 47), `need` what help is wanted with, `case` what a ticket is to say. Of a call-back:
    `wish` is when, `windows` are the moments from which one was offered, that which a yes takes first, `place` the one
    of them that was chosen (from 1, the last is -1), `instead` that it takes the place of the one that is booked,
    `calls_off` that this one is not wanted, and `phone` (E.164) the number Alexa has, None where she may not tell it,
    "" where she has none.
    """

    item: Mention = Mention()
    channel: str = ""
    category: str = ""
    kind: str = ""
    country: str = ""
    besides: tuple[str, ...] = ()
    cause: Cause | None = None
    quantity: int | None = None
    facts: tuple[tuple[Fact, bool], ...] = ()
    nonce: str = ""
    part: Part | None = None
    seller: str = ""
    placed: tuple[date, date] | None = None
    older: Older | None = None
    sku: str = ""
    goes_on: bool = False
    topic: Topic | None = None
    helped: bool | None = None
    case: Case = NO_CASE
    language: str = ""
    need: str = ""
    concern: Concern | None = None
    hours: bool = False
    wish: Wish | None = None
    windows: tuple[datetime, ...] = ()
    place: int | None = None
    instead: bool = False
    calls_off: bool = False
    phone: str | None = None


NOTHING = Ask()


@dataclass(frozen=True, slots=True)
class Which:
    """Left open: which of these do you mean? The reply goes to `intent`, into its slot `item`, or its only one.

    `rest` are the lines that were not named yet: "more" names the next of them.
    """

    intent: str
    ask: Ask = Ask()
    rest: tuple[LineRef, ...] = ()


@dataclass(frozen=True, slots=True)
class Fill:
    """Left open: something that no list holds, such as what is wrong. The reply goes to `intent`, into its `slot`.

    `may_skip`: "no" goes on without it.
    """

    intent: str
    slot: str
    ask: Ask = Ask()
    may_skip: bool = False


@dataclass(frozen=True, slots=True)
class Offer:
    """Left open: shall I go on with `intent`? "Yes" asks it, as `ask` says."""

    intent: str
    ask: Ask = Ask()


@dataclass(frozen=True, slots=True)
class Check:
    """Left open: does this fact hold? "Yes" and "no" both go on with `intent`, which then knows it."""

    intent: str
    fact: Fact
    ask: Ask = Ask()


@dataclass(frozen=True, slots=True)
class Confirm:
    """Left open: shall I do that? Only "yes" does it, and `nonce`, minted when this was asked, makes it happen once."""

    intent: str
    ask: Ask = Ask()
    nonce: str = ""


@dataclass(frozen=True, slots=True)
class DidItHelp:
    """Left open: did that help? "Yes" and "no" both go on with `intent`, which then knows it."""

    intent: str


@dataclass(frozen=True, slots=True)
class WhatNext:
    """Left open: what would you like to know? "Yes" gets the question again, "no" says goodbye."""


Question = Which | Fill | Offer | Check | Confirm | DidItHelp | WhatNext
Outcome_co = TypeVar("Outcome_co", covariant=True)


@dataclass(frozen=True, slots=True)
class AccountNeeded:
    """The question is about somebody's orders, and nobody is linked. Speech: one sentence and a LinkAccount card."""


@dataclass(frozen=True, slots=True)
class Answer(Generic[Outcome_co]):
    """A decision. `mentioned` are the lines it speaks of, in spoken order: what "it" and "the second one" mean next.

    `effects` are what it changes; the desk commits them before anything is said.
    """

    outcome: Outcome_co
    mentioned: tuple[LineRef, ...] = ()
    asks: Question | None = None
    effects: tuple[Effect, ...] = ()


def which(intent: str, lines: tuple[LineRef, ...], ask: Ask = NOTHING) -> tuple[tuple[LineRef, ...], Which]:
    """The lines that are named, and the question which of them is meant: a list is MOST_SPOKEN at most."""
    return lines[:MOST_SPOKEN], Which(intent, ask, lines[MOST_SPOKEN:])


def about(*lines: LineRef) -> Ask:
    """An ask about these lines and nothing else."""
    return Ask(item=Mention(lines=lines))
