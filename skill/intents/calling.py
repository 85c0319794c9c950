"""When the shop can call: windows of an hour within the hours of a line that calls back. Books nothing."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from skill.domain.contact import Channel, ContactPoint, suited
from skill.domain.files import Files
from skill.domain.values import dataclass, replace
from skill.intents.asking import Ask, Wish
from skill.intents.reaching import role_of, seeker

LONG = timedelta(hours=1)
NOTICE = timedelta(minutes=15)  # somebody has to be found who calls
DAYS = 14  # promised no further ahead
HALF_A_DAY, MORNING = 12 * 60, 7 * 60  # minutes; "at three" is never meant to be in the night


@dataclass(frozen=True, slots=True)
class Window:
    """The shop calls between two moments (UTC)."""

    begins: datetime

    @property
    def ends(self) -> datetime:
        """When it will have called."""
        return self.begins + LONG

    def day(self, zone: ZoneInfo) -> date:
        """The local day on which it begins."""
        return self.begins.astimezone(zone).date()


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


def welcome(every: Sequence[Window], wish: Wish | None, zone: ZoneInfo, offered: date | None) -> tuple[Window, ...]:
    """Those that fit; a time without a day is of the day that was `offered` before, where it is possible then."""
    if wish and not wish.days and offered:
        that_day = Wish((offered, offered), wish.hours)
        if found := tuple(window for window in every if fits(window, that_day, zone)):
            return found
    return tuple(window for window in every if fits(window, wish, zone))


def closest(every: Sequence[Window], wish: Wish, zone: ZoneInfo, offered: date | None) -> Sequence[Window]:
    """Where none fits: on those days the nearest hours, else after them, at that hour if it can be; else the first."""
    days = wish.days or (offered and (offered, offered))
    if not days:
        return every
    same = [window for window in every if _of_days(window.day(zone), days)]
    later = [window for window in every if window.day(zone) > days[1]]
    at_that_hour = [window for window in later if fits(window, replace(wish, days=None), zone)]
    return sorted(same, key=lambda window: _away(window, wish, zone)) or at_that_hour or later or every


def shut_day(every: Sequence[Window], wish: Wish | None, files: Files, now: datetime) -> date | None:
    """The single day that was wished for, where nobody calls on it, near as it is."""
    days = {window.day(files.zone) for window in every}
    wanted = wish.days[0] if wish and wish.days and wish.days[0] == wish.days[1] else None
    return wanted if wanted and files.today(now) <= wanted <= max(days) and wanted not in days else None


def fits(window: Window, wish: Wish | None, zone: ZoneInfo) -> bool:
    """True for one that the customer, whose zone it is, would welcome."""
    if wish is None:
        return True
    local = window.begins.astimezone(zone)
    return (not wish.days or _of_days(local.date(), wish.days)) and (not wish.hours or _of_hours(local, wish.hours))


def _of_days(day: date, days: tuple[date, date]) -> bool:
    return days[0] <= day <= days[1]


def _of_hours(local: datetime, hours: tuple[time, time]) -> bool:
    """Any part of it is within the times."""
    first, last = _meant(hours)
    begins = _minutes(local.time())
    return begins <= last and begins + LONG.seconds // 60 > first


def _away(window: Window, wish: Wish, zone: ZoneInfo) -> int:
    """How far from the times that were wished for it begins, in minutes."""
    return abs(_minutes(window.begins.astimezone(zone).time()) - _meant(wish.hours)[0]) if wish.hours else 0


def _meant(hours: tuple[time, time]) -> tuple[int, int]:
    """The first and last minute of the day; a single time in the night is meant to be in the afternoon."""
    first, last = map(_minutes, hours)
    later = HALF_A_DAY if first == last and first < MORNING else 0
    return first + later, last + later


def _minutes(of: time) -> int:
    return of.hour * 60 + of.minute
