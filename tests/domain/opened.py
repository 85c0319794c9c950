"""What a contact point says of one moment, as skill/intents/reaching.py puts it together."""

from datetime import datetime

from skill.domain.contact import ContactPoint
from skill.intents.asking import Ask
from skill.intents.reaching import ChannelNow, channels_now
from tests.builders import a_shop, files


def at_that_moment(point: ContactPoint, now: datetime) -> ChannelNow:
    """The channel as whoever it is for is told of it."""
    shop = files(None, a_shop(contact_points=[point]))
    country = next(iter(point.area_served), "US")
    [channel] = channels_now(shop, Ask(country=country), now, point.audience)
    return channel


def closes_at(point: ContactPoint, now: datetime) -> datetime | None:
    """When it closes (UTC); None when it is shut, or open for a week to come."""
    return at_that_moment(point, now).closes


def is_open(point: ContactPoint, now: datetime) -> bool:
    """True when somebody answers."""
    return at_that_moment(point, now).is_open
