"""Call me back: finds when the shop can, says by which number, and once that is confirmed has it booked."""

from datetime import date, datetime
from enum import StrEnum

from skill.domain.files import CustomerFile, Files
from skill.domain.returns import reference
from skill.domain.tickets import CallBack, Topic
from skill.domain.values import dataclass, replace
from skill.intents.asking import AccountNeeded, Answer, Ask, Confirm, Mention, Offer, Wish
from skill.intents.calling import DAYS, Window, closest, fits, lines, shut_day, welcome, windows
from skill.intents.effects import booking

INTENT = "CallMeBack"
MOST_OFFERED = 2
Windows = tuple[Window, ...]


@dataclass(frozen=True, slots=True)
class NoCallBacks:
    """The shop calls nobody (there)."""


@dataclass(frozen=True, slots=True)
class NotSoon:
    """Nobody can call within `days` days."""

    days: int


@dataclass(frozen=True, slots=True)
class NumberUnknown:
    """Neither the shop nor Alexa has told a number; `may_ask`: Alexa was not allowed to, so far."""

    may_ask: bool


@dataclass(frozen=True, slots=True)
class AlreadyBooked:
    """The shop calls already; another time would take its place."""

    booked: CallBack


@dataclass(frozen=True, slots=True)
class CannotCallOff:
    """A call that is booked is not wanted: by voice it can only be moved. None: there is none to come."""

    booked: CallBack | None


class Lead(StrEnum):
    """How these windows came about: not when it was wished for, or not any more; nobody calls on that whole day; there
    are no more than were offered before; chosen among those.
    """

    NOTHING = ""
    NOT_THEN = "not_then"
    NOT_THAT_DAY = "not_that_day"
    ONLY_THESE = "only_these"
    CHOSEN = "chosen"


@dataclass(frozen=True, slots=True)
class OfferWindows:
    """When a call is possible, two at most: a yes takes the first. `last_two` are digits of the number.

    `day` is the one on which nobody calls; `instead_of` is booked, and has not been spoken of yet.
    """

    windows: Windows
    last_two: str
    lead: Lead = Lead.NOTHING
    day: date | None = None
    instead_of: CallBack | None = None


@dataclass(frozen=True, slots=True)
class CallBackBooked:
    """It is booked, or was already by this very confirmation."""

    call_back: CallBack


Outcome = (
    AccountNeeded
    | NoCallBacks
    | NotSoon
    | NumberUnknown
    | AlreadyBooked
    | CannotCallOff
    | OfferWindows
    | CallBackBooked
)


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """What keeps the shop from calling, else when it can. What was offered before is looked for again."""
    customer = files.customer
    if customer is None:
        return Answer(AccountNeeded())
    booked = next(iter(customer.call_backs), None)
    if booked and ask.nonce and booked.nonce == ask.nonce:
        return Answer(CallBackBooked(booked))
    ahead = booked if booked and booked.ends > now else None
    if ask.calls_off:
        return Answer(CannotCallOff(ahead), asks=Offer("ContactSupport", Ask(concern=ask.concern)) if ahead else None)
    points = lines(files, ask)
    if not points:
        return Answer(NoCallBacks(), asks=Offer("ContactSupport", Ask(concern=ask.concern)))
    if not (customer.phone or ask.phone):
        return Answer(NumberUnknown(ask.phone is None), asks=Offer("ContactSupport", Ask(concern=ask.concern)))
    moves = ask.wish and not (ahead and fits(Window(ahead.begins), ask.wish, files.zone))
    if ahead and not (ask.instead or moves):
        return Answer(AlreadyBooked(ahead), asks=Offer(INTENT, replace(_kept(ask), instead=True)))
    every = tuple(window for window in windows(points[0], now) if not (ahead and window.begins == ahead.begins))
    if ask.nonce and ask.windows and (chosen := Window(ask.windows[0])) in every:
        made = _made(customer, ask, chosen, now)
        return Answer(CallBackBooked(made), effects=(booking(customer, made),))
    if not every:
        return Answer(NotSoon(DAYS), asks=Offer("ContactSupport", Ask(concern=ask.concern)))
    return _offer(files, ask, every, now, ahead)


def _offer(files: Files, ask: Ask, every: Windows, now: datetime, ahead: CallBack | None) -> Answer[Outcome]:
    """What can be had; in place of a call that was not spoken of yet, a single one."""
    found, lead = _found(ask, every, files, now)
    new = None if ask.instead else ahead
    found = found[: 1 if new else MOST_OFFERED]
    day = shut_day(every, ask.wish, files, now) if lead is Lead.NOT_THAT_DAY else None
    number = (files.customer and files.customer.phone) or ask.phone or ""
    kept = replace(_kept(ask), instead=ahead is not None, windows=tuple(window.begins for window in found))
    return Answer(OfferWindows(found, number[-2:], lead, day, new), asks=Confirm(INTENT, kept))


def _found(ask: Ask, every: Windows, files: Files, now: datetime) -> tuple[Windows, Lead]:
    """The one that was chosen, else what was wished for, else what is nearest to that."""
    offered = tuple(Window(begins) for begins in ask.windows)
    before = tuple(window for window in offered if window in every)
    if ask.place and before:
        place = len(offered) if ask.place == -1 else ask.place
        chosen = tuple(window for window in offered[place - 1 : place] if window in before)
        return (chosen, Lead.CHOSEN) if chosen else (before, Lead.ONLY_THESE)
    day = offered[0].day(files.zone) if offered else None
    if wanted := welcome(every, ask.wish, files.zone, day):
        return wanted, Lead.NOT_THEN if ask.nonce or ask.place else Lead.NOTHING
    lead = Lead.NOT_THAT_DAY if shut_day(every, ask.wish, files, now) else Lead.NOT_THEN
    return tuple(closest(every, ask.wish or Wish(), files.zone, day)), lead


def _kept(ask: Ask) -> Ask:
    """What the shop's people shall know, and what is settled; of several items that were spoken of, none is meant."""
    item = Mention(lines=ask.item.lines) if len(ask.item.lines) == 1 else Mention()
    return Ask(item=item, concern=ask.concern, cause=ask.cause, facts=ask.facts, instead=ask.instead)


def _made(customer: CustomerFile, ask: Ask, window: Window, now: datetime) -> CallBack:
    line = next(iter(customer.own(_kept(ask).item.lines)), None)
    told = [("cause", ask.cause.value)] if ask.cause else []
    is_return, is_coming = bool(ask.cause or ask.facts), bool(line and line.is_coming)
    return CallBack(
        reference=reference(customer.customer_id, "call back", now.isoformat()),
        telephone=customer.phone or ask.phone or "",
        begins=window.begins,
        ends=window.ends,
        topic=ask.concern or (Topic.RETURN if is_return else Topic.DELIVERY if is_coming else Topic.OTHER),
        opened_at=now,
        nonce=ask.nonce,
        order_number=line.ref.order_number if line else "",
        line_id=line.ref.line_id if line else "",
        told=(*told, *((fact.value, "yes" if held else "no") for fact, held in ask.facts)),
    )
