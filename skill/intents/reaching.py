"""What the questions about reaching the shop share: which contact points are for whoever asks, and which are open."""

from datetime import datetime

from skill.domain.contact import ContactPoint, Seeker, ends, suited
from skill.domain.files import Files
from skill.domain.people import Role
from skill.domain.tickets import Topic
from skill.domain.values import dataclass
from skill.intents.asking import Ask


@dataclass(frozen=True, slots=True)
class ChannelNow:
    """A channel and when it is open: for a week to come (both moments None), until `closes`, or closed until `opens`.

    `opens` None with `is_open` False means that it does not open for long. `about`: the concern that it is just for;
    `foreign`: the language (BCP 47) it is answered in, where that is not the customer's.
    """

    point: ContactPoint
    is_open: bool
    closes: datetime | None = None
    opens: datetime | None = None
    about: Topic | None = None
    foreign: str = ""


Channels = tuple[ChannelNow, ...]


def role_of(files: Files) -> Role:
    """What whoever asks is to the shop; a guest is taken for a customer."""
    return files.customer.role if files.customer else Role.CUSTOMER


def seeker(files: Files, ask: Ask, role: Role) -> Seeker:
    """Who asks: what the customer's file says, else what their device does, else the shop's country."""
    customer = files.customer
    country = (customer and customer.country) or ask.country or files.shop.country
    language = (customer and customer.language) or ask.language
    return Seeker(country, language, role, None if ask.concern is Topic.OTHER else ask.concern)


def channels_now(files: Files, ask: Ask, now: datetime, role: Role) -> Channels:
    """The channels for whoever asks as `role`, best-liked first, and how each is at this moment."""
    who = seeker(files, ask, role)
    return tuple(_now(point, who, now) for point in suited(files.shop.contact_points, who))


def best_of(channels: Channels) -> ChannelNow:
    """The first that is open, else the first."""
    return next((channel for channel in channels if channel.is_open), channels[0])


def _now(point: ContactPoint, who: Seeker, now: datetime) -> ChannelNow:
    held = point.opening(now)
    is_open = point.is_always_open or held is not None
    return ChannelNow(
        point,
        is_open,
        ends(held, now),
        None if is_open else point.next_opening(now),
        who.concern if who.concern in point.contact_type else None,
        "" if point.speaks(who.language) else point.available_language[0],
    )
