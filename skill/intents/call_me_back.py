"""Call me back: finds when the shop can, says by which number, and once that is confirmed has it booked."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice

from skill.domain.files import CustomerFile, Files
from skill.domain.returns import reference
from skill.domain.tickets import CallBack, Topic
from skill.intents.asking import AccountNeeded, Answer, Ask, Confirm, Mention, Offer
from skill.intents.calling import DAYS, Window, fits, lines, windows
from skill.intents.effects import booking

INTENT = "CallMeBack"
MOST_OFFERED = 2


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
class OfferWindows:
    """When a call is possible, two at most: a yes takes the first. `last_two` are digits of the number.

    `is_other`: not when it was wished for, or not any more. `is_chosen`: it was chosen among those offered before.
    """

    windows: tuple[Window, ...]
    last_two: str
    is_other: bool = False
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class CallBackBooked:
    """It is booked, or was already by this very confirmation."""

    call_back: CallBack


Outcome = AccountNeeded | NoCallBacks | NotSoon | NumberUnknown | AlreadyBooked | OfferWindows | CallBackBooked


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """What keeps the shop from calling, else when it can. What was offered before is looked for again."""
    customer = files.customer
    if customer is None:
        return Answer(AccountNeeded())
    booked = next(iter(customer.call_backs), None)
    if booked and ask.nonce and booked.nonce == ask.nonce:
        return Answer(CallBackBooked(booked))
    points = lines(files, ask)
    if not points:
        return Answer(NoCallBacks(), asks=Offer("ContactSupport", Ask(concern=ask.concern)))
    if not (customer.phone or ask.phone):
        return Answer(NumberUnknown(ask.phone is None), asks=Offer("ContactSupport", Ask(concern=ask.concern)))
    if booked and booked.ends > now and not ask.instead:
        return Answer(AlreadyBooked(booked), asks=Offer(INTENT, replace(_kept(ask), instead=True)))
    every = tuple(windows(points[0], now))
    if ask.nonce and ask.windows and (chosen := Window(ask.windows[0])) in every:
        made = _made(customer, ask, chosen, now)
        return Answer(CallBackBooked(made), effects=(booking(customer, made),))
    return _offer(files, ask, every, customer.phone or ask.phone or "")


def _offer(files: Files, ask: Ask, every: tuple[Window, ...], telephone: str) -> Answer[Outcome]:
    if chosen := _chosen(ask, every):
        return Answer(OfferWindows(chosen, telephone[-2:], is_chosen=True), asks=_confirm(ask, chosen))
    wanted = tuple(islice((window for window in every if fits(window, ask.wish, files.zone)), MOST_OFFERED))
    found = wanted or every[:MOST_OFFERED]
    if not found:
        return Answer(NotSoon(DAYS), asks=Offer("ContactSupport", Ask(concern=ask.concern)))
    is_other = not wanted or bool(ask.nonce or ask.place)
    return Answer(OfferWindows(found, telephone[-2:], is_other), asks=_confirm(ask, found))


def _chosen(ask: Ask, every: tuple[Window, ...]) -> tuple[Window, ...]:
    """The one in that place of those that were offered, where it is still possible."""
    place = len(ask.windows) if ask.place == -1 else ask.place or 0
    return tuple(w for w in map(Window, ask.windows[max(0, place - 1) : place]) if w in every)


def _confirm(ask: Ask, offered: tuple[Window, ...]) -> Confirm:
    return Confirm(INTENT, replace(_kept(ask), windows=tuple(window.begins for window in offered)))


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
