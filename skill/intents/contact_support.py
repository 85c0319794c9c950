"""How do I contact customer service? The best channel open now, or the one asked for; it needs no account."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from skill.domain.contact import Channel, ContactPoint
from skill.domain.files import Files
from skill.intents.asking import Answer, Ask, Offer

INTENT = "ContactSupport"


@dataclass(frozen=True, slots=True)
class ChannelNow:
    """A channel and when it is open. Exactly one holds: always open (both None), open until, or closed until `opens`.

    `opens` None with `is_open` False means it does not open within the coming week.
    """

    point: ContactPoint
    is_open: bool
    closes: datetime | None = None
    opens: datetime | None = None


Channels = tuple[ChannelNow, ...]


class Next(StrEnum):
    """The one step that is offered after an answer."""

    NUMBER_AGAIN = "number_again"
    NUMBER = "number"
    OTHER_WAYS = "other_ways"
    NOTHING = ""


@dataclass(frozen=True, slots=True)
class BestChannel:
    """The best way right now; `closed` is a better-liked one that is shut at the moment, `all` goes on the card."""

    best: ChannelNow
    closed: ChannelNow | None
    all: Channels
    next: Next


@dataclass(frozen=True, slots=True)
class ChannelAsked:
    """The channel asked for; when it is closed, `instead` is the best one open now, if any."""

    asked: ChannelNow
    instead: ChannelNow | None
    all: Channels
    next: Next


@dataclass(frozen=True, slots=True)
class ChannelNotOffered:
    """The shop can't be reached like that (there); `best` is how it can."""

    best: ChannelNow
    all: Channels
    next: Next


@dataclass(frozen=True, slots=True)
class OtherChannels:
    """The ways that were not named yet."""

    others: Channels
    all: Channels


@dataclass(frozen=True, slots=True)
class NumberAgain:
    """The number that was just said, for whoever had no pen ready."""

    point: ContactPoint


@dataclass(frozen=True, slots=True)
class NoChannels:
    """The shop has no way to be reached in this country."""


Outcome = BestChannel | ChannelAsked | ChannelNotOffered | OtherChannels | NumberAgain | NoChannels


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """The channels for the customer's country, and of these the one asked for or the best one open now."""
    country = (files.customer and files.customer.country) or ask.country or files.shop.country
    served = (point for point in files.shop.contact_points if point.serves(country))
    channels = tuple(_now(point, now) for point in served)
    if not channels:
        return Answer(NoChannels())
    best = next((c for c in channels if c.is_open), channels[0])
    if ask.channel:
        return _asked(ask, best, channels)
    if others := tuple(c for c in channels if ask.besides and c.point.channel not in ask.besides):
        return Answer(OtherChannels(others, channels))
    closed = channels[0] if not channels[0].is_open and channels[0] is not best else None
    named = (closed, best) if closed else (best,)
    step = _next(named, channels, number_said=closed is None)
    return Answer(BestChannel(best, closed, channels, step), asks=_offer(step, named))


def _now(point: ContactPoint, now: datetime) -> ChannelNow:
    return ChannelNow(point, point.is_open(now), point.closes_at(now), point.next_opening(now))


def _asked(ask: Ask, best: ChannelNow, channels: Channels) -> Answer[Outcome]:
    same = tuple(c for c in channels if c.point.channel == ask.channel)
    if not same:
        step = _next((best,), channels, number_said=False)
        return Answer(ChannelNotOffered(best, channels, step), asks=_offer(step, (best,)))
    asked = next((c for c in same if c.is_open), same[0])
    if asked.point.channel is Channel.PHONE and ask.channel in ask.besides:
        return Answer(NumberAgain(asked.point), asks=_offer(Next.NUMBER_AGAIN, (asked,)))
    instead = best if not asked.is_open and best.is_open else None
    named = (asked, instead) if instead else (asked,)
    step = _next(named, channels, number_said=asked.is_open)
    return Answer(ChannelAsked(asked, instead, channels, step), asks=_offer(step, named))


def _next(named: Channels, channels: Channels, *, number_said: bool) -> Next:
    """A phone number is offered once more, since nobody has a pen ready; else the ways not named yet, if any."""
    last = named[-1]
    if last.is_open and last.point.channel is Channel.PHONE:
        return Next.NUMBER_AGAIN if number_said else Next.NUMBER
    kinds = _kinds(named)
    return Next.OTHER_WAYS if any(c.point.channel not in kinds for c in channels) else Next.NOTHING


def _offer(step: Next, named: Channels) -> Offer | None:
    match step:
        case Next.NUMBER_AGAIN:
            return Offer(INTENT, Ask(channel=Channel.PHONE, besides=(Channel.PHONE,)))
        case Next.NUMBER:
            return Offer(INTENT, Ask(channel=Channel.PHONE))
        case Next.OTHER_WAYS:
            return Offer(INTENT, Ask(besides=_kinds(named)))
        case Next.NOTHING:
            return None


def _kinds(channels: Channels) -> tuple[str, ...]:
    return tuple(c.point.channel.value for c in channels)
