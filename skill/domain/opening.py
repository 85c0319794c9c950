"""When somebody answers: schema.org OpeningHoursSpecification, of a week and of single days. Reads no clock."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from skill.domain.values import dataclass, replace

Opening = tuple[datetime, datetime]  # its first moment, and the one at which it is over (UTC)
DAY, WEEK_LONG = timedelta(days=1), timedelta(days=7)
SEAM = timedelta(minutes=1)  # some write a whole day as 00:00 to 23:59: nobody hangs up for that minute
LOOKED_AHEAD = 60  # days within which the next opening is looked for


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

    def on(self, day: date, zone: ZoneInfo) -> Opening | None:
        """The opening of that local day, None when shut."""
        return _opening(day, self.opens, self.closes, zone) if WEEK[day.weekday()] in self.day_of_week else None


ALWAYS = (OpeningHours(WEEK, time(), time()),)


@dataclass(frozen=True, slots=True)
class SpecialHours:
    """What holds instead of the week's hours on the local days from `valid_from` through `valid_through`.

    schema.org specialOpeningHoursSpecification. Without `valid_through` it is that one day, without hours a shut one.
    """

    valid_from: date
    valid_through: date | None = None
    opens: time | None = None
    closes: time | None = None

    def holds_on(self, day: date) -> bool:
        """True on the days that it is about."""
        return self.holds_within(day, day)

    def holds_within(self, first: date, last: date) -> bool:
        """True where one of these days may be among them."""
        return self.valid_from <= last and first <= (self.valid_through or self.valid_from)

    def on(self, day: date, zone: ZoneInfo) -> Opening | None:
        """The opening of that local day, None when shut."""
        if self.opens is None or self.closes is None:
            return None
        return _opening(day, self.opens, self.closes, zone)


@dataclass(frozen=True, slots=True)
class Timetable:
    """Hours of a week, the days that are unlike it, and the zone of both. No weekly hours = day and night.

    Hours over midnight belong to the day on which they begin, also where the next day is a special one.
    """

    weekly: tuple[OpeningHours, ...]
    special: tuple[SpecialHours, ...]
    zone: str

    def openings(self, now: datetime, days: range) -> Iterator[Opening]:
        """Those that begin so many local days from now, earliest first; such as touch each other are one."""
        held: Opening | None = None
        for opens, closes in self._each(now, days):
            if held and opens - held[1] <= SEAM:
                held = held[0], max(held[1], closes)
                continue
            if held:
                yield held
            held = opens, closes
        if held:
            yield held

    def holding(self, now: datetime) -> Opening | None:
        """The opening at that moment (aware), None when shut. It is not looked beyond a week for its end."""
        days = range(-1, WEEK_LONG.days + 2)
        if whole := self._day_and_night(now, days):
            return whole
        ahead = self.openings(now, days)
        started = next((opening for opening in ahead if opening[1] > now), None)
        return started if started and started[0] <= now else None

    def next_opening(self, now: datetime) -> datetime | None:
        """The next moment (UTC) at which it opens; None when there is none within LOOKED_AHEAD days."""
        return next((opens for opens, _ in self.openings(now, range(-1, LOOKED_AHEAD)) if opens > now), None)

    def on(self, day: date) -> tuple[Opening, ...]:
        """Those that begin on that local day, earliest first; () when it is shut."""
        return self._begun(day, [hours for hours in self.special if hours.holds_on(day)])

    @property
    def usual(self) -> "Timetable":
        """The same week without special days."""
        return replace(self, special=())

    def within(self, day: date, zone: ZoneInfo) -> tuple[Opening, ...]:
        """All that is open at some time of a day that is local to another zone, earliest first; each is told whole."""
        first, last = day_long(day, zone)
        return tuple(each for each in self.openings(first, range(-1, 3)) if each[0] < last and each[1] > first)

    def _begun(self, day: date, special: list[SpecialHours]) -> tuple[Opening, ...]:
        zone = ZoneInfo(self.zone)
        found = [opening for hours in special or self.weekly or ALWAYS if (opening := hours.on(day, zone))]
        return tuple(sorted(found) if len(found) > 1 else found)

    def _day_and_night(self, now: datetime, days: range) -> Opening | None:
        """All of those days in one, where none has hours: most who answer at all times do so but for a holiday."""
        zone, today = ZoneInfo(self.zone), self._today(now)
        first, last = today + timedelta(days=days[0]), today + timedelta(days=days[-1])
        if self.weekly or any(hours.holds_within(first, last) for hours in self.special):
            return None
        return day_long(first, zone)[0], day_long(last, zone)[1]

    def _each(self, now: datetime, days: range) -> Iterator[Opening]:
        today = self._today(now)
        for n in days:
            yield from self.on(today + timedelta(days=n))

    def _today(self, now: datetime) -> date:
        return now.astimezone(ZoneInfo(self.zone)).date()


def day_long(day: date, zone: ZoneInfo) -> Opening:
    """From midnight to midnight of a local day."""
    return _opening(day, time(), time(), zone)


def _opening(day: date, opens: time, closes: time, zone: ZoneInfo) -> Opening:
    end = day if closes > opens else day + DAY
    begins, ends = datetime.combine(day, opens, zone), datetime.combine(end, closes, zone)
    return begins.astimezone(UTC), ends.astimezone(UTC)
