"""How a shop can be reached: schema.org ContactPoint and its hoursAvailable, and when each is open."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo


class Channel(StrEnum):
    """The ways to reach a shop. `phone` and `chat` are live; `email` and `form` are answered later."""

    PHONE = "phone"
    CHAT = "chat"
    EMAIL = "email"
    FORM = "form"


class DayOfWeek(StrEnum):
    """schema.org DayOfWeek, in the order of date.weekday()."""

    MONDAY = "Monday"
    TUESDAY = "Tuesday"
    WEDNESDAY = "Wednesday"
    THURSDAY = "Thursday"
    FRIDAY = "Friday"
    SATURDAY = "Saturday"
    SUNDAY = "Sunday"


WEEK: tuple[DayOfWeek, ...] = tuple(DayOfWeek)


@dataclass(frozen=True, slots=True)
class OpeningHours:
    """schema.org OpeningHoursSpecification. Local wall-clock times; `closes` at or before `opens` is the next day."""

    day_of_week: tuple[DayOfWeek, ...]
    opens: time
    closes: time

    def on(self, day: date, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
        """The opening and closing moments (UTC) of that local day, None when shut."""
        if WEEK[day.weekday()] not in self.day_of_week:
            return None
        end = day if self.closes > self.opens else day + timedelta(days=1)
        opens, closes = (datetime.combine(d, t, zone) for d, t in ((day, self.opens), (end, self.closes)))
        return opens.astimezone(UTC), closes.astimezone(UTC)


@dataclass(frozen=True, slots=True)
class ContactPoint:
    """One way to reach the shop (schema.org ContactPoint).

    `area_served` holds ISO 3166 country codes, empty = everywhere. No `hours_available` = always open.
    `answer_days` is (least, most) business days until an answer; `wait_minutes` the usual wait of a live channel.
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

    def serves(self, country: str) -> bool:
        """True when this channel is for customers in that country (ISO 3166 code, any case)."""
        return not self.area_served or country.upper() in self.area_served

    @property
    def is_always_open(self) -> bool:
        """True for what has no hours: forms, mailboxes, round-the-clock lines."""
        return not self.hours_available

    def closes_at(self, now: datetime) -> datetime | None:
        """When the opening that holds at `now` ends (UTC), None when shut or always open."""
        began = self._openings(now, range(-1, 1))
        return max((closes for opens, closes in began if opens <= now < closes), default=None)

    def is_open(self, now: datetime) -> bool:
        """True when somebody answers at this moment (aware)."""
        return self.is_always_open or self.closes_at(now) is not None

    def next_opening(self, now: datetime) -> datetime | None:
        """The next moment it opens (UTC), looking eight days ahead; None when never or always open."""
        return next((opens for opens, _ in self._openings(now, range(9)) if opens > now), None)

    def _openings(self, now: datetime, days: range) -> Iterator[tuple[datetime, datetime]]:
        """The openings that begin so many local days from now, earliest first."""
        if self.is_always_open:
            return
        zone = ZoneInfo(self.zone)
        today = now.astimezone(zone).date()
        for day in (today + timedelta(days=n) for n in days):
            yield from sorted(o for hours in self.hours_available if (o := hours.on(day, zone)))
