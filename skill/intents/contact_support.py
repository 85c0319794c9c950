"""How do I contact customer service? The best channel open now, or the one asked for; it needs no account."""

from dataclasses import dataclass
from datetime import datetime

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


@dataclass(frozen=True, slots=True)
class BestChannel:
    """The best way right now; `closed` is a better-liked one that is shut at the moment, `all` goes on the card."""

    best: ChannelNow
    closed: ChannelNow | None
    all: tuple[ChannelNow, ...]


@dataclass(frozen=True, slots=True)
class ChannelAsked:
    """The channel asked for; when it is closed, `instead` is the best one open now, if any."""

    asked: ChannelNow
    instead: ChannelNow | None
    all: tuple[ChannelNow, ...]


@dataclass(frozen=True, slots=True)
class ChannelNotOffered:
    """The shop can't be reached like that (there); `best` is how it can."""

    best: ChannelNow
    all: tuple[ChannelNow, ...]


@dataclass(frozen=True, slots=True)
class OtherChannels:
    """The ways that were not named yet."""

    others: tuple[ChannelNow, ...]
    all: tuple[ChannelNow, ...]


@dataclass(frozen=True, slots=True)
class NoChannels:
    """The shop has no way to be reached in this country."""


Outcome = BestChannel | ChannelAsked | ChannelNotOffered | OtherChannels | NoChannels


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """The channels for the customer's country, and of these the one asked for or the best one open now."""
    country = (files.customer and files.customer.country) or ask.country or files.shop.country
    served = (point for point in files.shop.contact_points if point.serves(country))
    channels = tuple(_now(point, now) for point in served)
    if not channels:
        return Answer(NoChannels())
    best = next((c for c in channels if c.is_open), channels[0])
    if ask.more and (others := tuple(c for c in channels if c is not best)):
        return Answer(OtherChannels(others, channels))
    if ask.channel:
        return _asked(ask.channel, best, channels)
    closed = channels[0] if not channels[0].is_open and channels[0] is not best else None
    return Answer(BestChannel(best, closed, channels), asks=_next(best, channels))


def _now(point: ContactPoint, now: datetime) -> ChannelNow:
    return ChannelNow(point, point.is_open(now), point.closes_at(now), point.next_opening(now))


def _next(spoken: ChannelNow, channels: tuple[ChannelNow, ...]) -> Offer | None:
    """A phone number is offered again, since nobody has a pen ready; else the other ways, where there are any."""
    if spoken.is_open and spoken.point.channel is Channel.PHONE:
        return Offer(INTENT, channel=Channel.PHONE)
    return Offer(INTENT, more=True) if len(channels) > 1 else None


def _asked(wanted: str, best: ChannelNow, channels: tuple[ChannelNow, ...]) -> Answer[Outcome]:
    same = tuple(c for c in channels if c.point.channel == wanted)
    if not same:
        return Answer(ChannelNotOffered(best, channels), asks=_next(best, channels))
    asked = next((c for c in same if c.is_open), same[0])
    instead = best if not asked.is_open and best.is_open else None
    return Answer(ChannelAsked(asked, instead, channels), asks=_next(asked, channels))
