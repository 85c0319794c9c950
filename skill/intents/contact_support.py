"""How do I contact customer service? The best channel open now, or the one asked for; it needs no account."""

from datetime import date, datetime
from enum import StrEnum

from skill.domain.contact import Channel, ContactPoint
from skill.domain.files import Files
from skill.domain.opening import Opening
from skill.domain.people import Role
from skill.domain.tickets import Topic
from skill.domain.values import dataclass
from skill.intents.asking import Answer, Ask, Offer, Wish
from skill.intents.open_hours import day_asked, day_unlike, hours_on
from skill.intents.reaching import ChannelNow, Channels, best_of, channels_now, role_of

INTENT = "ContactSupport"


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
class OpenOn:
    """When the channel is open on that day of the customer's, which may be in the middle of it: no `openings` = closed.

    `instead` is the first other that is open then, and `others` when.
    """

    asked: ChannelNow
    day: date
    openings: tuple[Opening, ...]
    instead: ChannelNow | None
    others: tuple[Opening, ...]
    all: Channels
    next: Next


@dataclass(frozen=True, slots=True)
class OpenAllWeek:
    """The channel's usual hours are asked for. `day`, if any, is the next within a week that has other `openings`."""

    asked: ChannelNow
    all: Channels
    day: date | None
    openings: tuple[Opening, ...]
    next: Next


@dataclass(frozen=True, slots=True)
class NumberAgain:
    """The number that was just said, for whoever had no pen ready."""

    point: ContactPoint


@dataclass(frozen=True, slots=True)
class NoChannels:
    """The shop has no way to be reached in this country."""


Outcome = (
    BestChannel | ChannelAsked | ChannelNotOffered | OtherChannels | OpenOn | OpenAllWeek | NumberAgain | NoChannels
)


@dataclass(frozen=True, slots=True)
class _Offers:
    """What can be offered next: of which channels, by which question, about what."""

    intent: str
    concern: Topic | None
    channels: Channels

    def next(self, named: Channels, *, number_said: bool) -> Next:
        """A phone number is offered once more, since nobody has a pen ready; else the ways not named yet, if any."""
        last = named[-1]
        if last.is_open and last.point.channel is Channel.PHONE:
            return Next.NUMBER_AGAIN if number_said else Next.NUMBER
        kinds = _kinds(named)
        return Next.OTHER_WAYS if any(c.point.channel not in kinds for c in self.channels) else Next.NOTHING

    def offer(self, step: Next, named: Channels) -> Offer | None:
        """The question of that step, after these were named."""
        match step:
            case Next.NUMBER_AGAIN:
                return self._about(channel=Channel.PHONE, besides=(Channel.PHONE,))
            case Next.NUMBER:
                return self._about(channel=Channel.PHONE)
            case Next.OTHER_WAYS:
                return self._about(besides=_kinds(named))
            case Next.NOTHING:
                return None

    def _about(self, channel: str = "", besides: tuple[str, ...] = ()) -> Offer:
        return Offer(self.intent, Ask(channel=channel, besides=besides, concern=self.concern))


def decide(files: Files, ask: Ask, now: datetime, intent: str = INTENT, role: Role | None = None) -> Answer[Outcome]:
    """The channels for whoever asks (as `role`, where that is not what they are), and of these the one asked for or
    the best one open now. `intent` is what the answer goes on with.
    """
    channels = channels_now(files, ask, now, role or role_of(files))
    if not channels:
        return Answer(NoChannels())
    offers, best = _Offers(intent, ask.concern, channels), best_of(channels)
    asked = tuple(c for c in channels if ask.channel in ("", c.point.channel))
    if asked and (ask.hours or ask.wish):
        return _hours(files, ask.wish, asked[0], offers, now)
    if ask.channel:
        return _asked(ask, best, offers)
    if others := tuple(c for c in channels if ask.besides and c.point.channel not in ask.besides):
        return Answer(OtherChannels(others, channels))
    closed = channels[0] if not channels[0].is_open and channels[0] is not best else None
    named = (closed, best) if closed else (best,)
    step = offers.next(named, number_said=closed is None)
    return Answer(BestChannel(best, closed, channels, step), asks=offers.offer(step, named))


def _asked(ask: Ask, best: ChannelNow, offers: _Offers) -> Answer[Outcome]:
    same = tuple(c for c in offers.channels if c.point.channel == ask.channel)
    if not same:
        step = offers.next((best,), number_said=False)
        return Answer(ChannelNotOffered(best, offers.channels, step), asks=offers.offer(step, (best,)))
    asked = best_of(same)
    if asked.point.channel is Channel.PHONE and ask.channel in ask.besides:
        return Answer(NumberAgain(asked.point), asks=offers.offer(Next.NUMBER_AGAIN, (asked,)))
    instead = best if not asked.is_open and best.is_open else None
    named = (asked, instead) if instead else (asked,)
    step = offers.next(named, number_said=asked.is_open)
    return Answer(ChannelAsked(asked, instead, offers.channels, step), asks=offers.offer(step, named))


def _hours(files: Files, wish: Wish | None, asked: ChannelNow, offers: _Offers, now: datetime) -> Answer[Outcome]:
    """On the day that was named; without one, in a week. Where it is shut that day, another may be open."""
    every, day = offers.channels, day_asked(files, wish, now)
    if day is None:
        unlike, step = day_unlike(files, asked.point, now), offers.next((asked,), number_said=False)
        hours = hours_on(files, asked.point, unlike, now) if unlike else ()
        return Answer(OpenAllWeek(asked, every, unlike, hours, step), asks=offers.offer(step, (asked,)))
    openings = hours_on(files, asked.point, day, now)
    open_then = ((one, hours) for one in every if (hours := hours_on(files, one.point, day, now)))
    instead, others = (None, ()) if openings else next(open_then, (None, ()))
    named = (asked, instead) if instead else (asked,)
    step = offers.next(named, number_said=False)
    return Answer(OpenOn(asked, day, openings, instead, others, every, step), asks=offers.offer(step, named))


def _kinds(channels: Channels) -> tuple[str, ...]:
    return tuple(c.point.channel.value for c in channels)
