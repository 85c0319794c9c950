"""How a shop can be reached: schema.org ContactPoint, for whom each is, and when it is open."""

from collections.abc import Iterable
from datetime import datetime
from enum import StrEnum

from skill.domain.opening import WEEK_LONG, Opening, OpeningHours, SpecialHours, Timetable
from skill.domain.people import Role
from skill.domain.tickets import Topic
from skill.domain.values import dataclass


class Channel(StrEnum):
    """The ways to reach a shop. `phone` and `chat` are live; the others are answered later. Sellers also have
    `forum`, where other sellers answer, and `ticket`, in their seller account.
    """

    PHONE = "phone"
    CHAT = "chat"
    MESSAGING = "messaging"
    EMAIL = "email"
    FORM = "form"
    FORUM = "forum"
    TICKET = "ticket"


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """One way to reach the shop (schema.org ContactPoint).

    `area_served` holds ISO 3166 country codes, `available_language` BCP 47 tags, `contact_type` what it is about; each
    empty = any. No `hours_available` = always open, but for the days of `special_opening_hours_specification`.
    `answer_days` is (least, most) business days until an answer; `wait_minutes` the usual wait. `audience` alone hears
    of it. `prepare` is what to have ready, as it goes on after "please have"; `calls_back`: a phone line that also
    calls customers when they ask for it.
    """

    channel: Channel
    telephone: str = ""
    email: str = ""
    url: str = ""
    area_served: tuple[str, ...] = ()
    zone: str = "UTC"
    hours_available: tuple[OpeningHours, ...] = ()
    answer_days: tuple[int, int] | None = None
    wait_minutes: int | None = None
    special_opening_hours_specification: tuple[SpecialHours, ...] = ()
    available_language: tuple[str, ...] = ()
    contact_type: tuple[Topic, ...] = ()
    audience: Role = Role.CUSTOMER
    prepare: str = ""
    calls_back: bool = False

    def serves(self, country: str) -> bool:
        """True when this channel is for customers in that country (ISO 3166 code, any case)."""
        return not self.area_served or country.upper() in self.area_served

    def speaks(self, language: str) -> bool:
        """True when it is answered in that language (BCP 47, compared without region), or nobody knows in which."""
        known = {_primary(tag) for tag in self.available_language}
        return not language or not known or _primary(language) in known

    @property
    def is_always_open(self) -> bool:
        """True for what has no hours: forms, mailboxes, round-the-clock lines."""
        return not (self.hours_available or self.special_opening_hours_specification)

    @property
    def timetable(self) -> Timetable:
        """Its hours."""
        return Timetable(self.hours_available, self.special_opening_hours_specification, self.zone)

    def opening(self, now: datetime) -> Opening | None:
        """The opening that holds at `now`, None when shut or always open."""
        return None if self.is_always_open else self.timetable.holding(now)

    def next_opening(self, now: datetime) -> datetime | None:
        """The next moment it opens (UTC); None when it does not for long, or is always open."""
        return None if self.is_always_open else self.timetable.next_opening(now)


def ends(held: Opening | None, now: datetime) -> datetime | None:
    """When the opening that holds at `now` is over; None where there is none, or it lasts for a week to come."""
    return held[1] if held and held[1] - now <= WEEK_LONG else None


@dataclass(frozen=True, slots=True)
class Seeker:
    """Who wants to reach the shop: from where, in which language (BCP 47, "" = not known), as what, about what."""

    country: str
    language: str = ""
    role: Role = Role.CUSTOMER
    concern: Topic | None = None


def suited(points: Iterable[ContactPoint], seeker: Seeker) -> tuple[ContactPoint, ...]:
    """The points for this one, in the shop's order; those for just their concern come first.

    What is answered in another language, or is about something else, counts only where there is nothing better.
    """
    own = [point for point in points if point.audience is seeker.role and point.serves(seeker.country)]
    heard = [point for point in own if point.speaks(seeker.language)] or own
    apt = [point for point in heard if seeker.concern in point.contact_type]
    return (*apt, *(point for point in heard if not point.contact_type)) or tuple(heard)


def _primary(tag: str) -> str:
    return tag.partition("-")[0].casefold()
