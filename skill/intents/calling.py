"""When the shop can call: windows of an hour within the hours of a line that calls back. Books nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from skill.domain.contact import Channel, ContactPoint, suited
from skill.domain.files import Files
from skill.intents.asking import Ask, Wish
from skill.intents.reaching import role_of, seeker

LONG = timedelta(hours=1)
NOTICE = timedelta(minutes=15)  # somebody has to be found who calls
DAYS = 14  # promised no further ahead
HALF_A_DAY, MORNING = 12, 7  # "at three" is never meant to be in the night


@dataclass(frozen=True, slots=True)
class Window:
    """The shop calls between two moments (UTC)."""

    begins: datetime

    @property
    def ends(self) -> datetime:
        """When it will have called."""
        return self.begins + LONG


def lines(files: Files, ask: Ask) -> tuple[ContactPoint, ...]:
    """The phone lines for this customer that call back, best first."""
    points = (p for p in files.shop.contact_points if p.channel is Channel.PHONE and p.calls_back)
    return suited(points, seeker(files, ask, role_of(files)))


def windows(point: ContactPoint, now: datetime) -> Iterator[Window]:
    """All in which that line calls from now (aware) on, nearest first; the first begins as soon as can be."""
    for opens, closes in point.timetable.openings(now, range(-1, DAYS)):
        late = max(timedelta(), now.astimezone(UTC) + NOTICE - opens)
        begins = opens + LONG * -(-late // LONG)
        while begins + LONG <= closes:
            yield Window(begins)
            begins += LONG


def fits(window: Window, wish: Wish | None, zone: ZoneInfo) -> bool:
    """True for one that the customer, whose zone it is, would welcome."""
    local = window.begins.astimezone(zone)
    return wish is None or (_of_days(local.date(), wish) and _of_hours(local, wish))


def _of_days(day: date, wish: Wish) -> bool:
    return wish.days is None or wish.days[0] <= day <= wish.days[1]


def _of_hours(local: datetime, wish: Wish) -> bool:
    """Any part of it is within the times; a single time in the night is meant to be in the afternoon."""
    if wish.hours is None:
        return True
    first, last = wish.hours
    if first == last and first.hour < MORNING:
        first = last = first.replace(hour=first.hour + HALF_A_DAY)
    minutes = _minutes(local.time())
    return minutes <= _minutes(last) and minutes + LONG.seconds // 60 > _minutes(first)


def _minutes(of: time) -> int:
    return of.hour * 60 + of.minute
