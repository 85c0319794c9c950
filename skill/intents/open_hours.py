"""When a channel is open on a day of the customer's, and which day is unlike its week. Puts nothing into words."""

from datetime import date, datetime, timedelta

from skill.domain.contact import ContactPoint
from skill.domain.files import Files
from skill.domain.opening import WEEK, Opening, Timetable, day_long
from skill.intents.asking import Wish


def day_asked(files: Files, wish: Wish | None, now: datetime) -> date | None:
    """The single day that was named, where it is not over; None: the hours of a week are asked for."""
    days = wish.days if wish else None
    return days[0] if days and days[0] == days[1] and days[0] >= files.today(now) else None


def hours_on(files: Files, point: ContactPoint, day: date, now: datetime) -> tuple[Opening, ...]:
    """All that is open at some time of that day; of what began the day before, only what is not over yet."""
    begins, _ = day_long(day, files.zone)
    return tuple(each for each in point.timetable.within(day, files.zone) if each[0] >= begins or each[1] > now)


def day_unlike(files: Files, point: ContactPoint, now: datetime) -> date | None:
    """The next day within a week that is unlike the others of its name."""
    table, today = point.timetable, files.today(now)
    if not table.special:
        return None
    days = (today + timedelta(days=n) for n in range(len(WEEK)))
    return next((day for day in days if _cut(files, table, day) != _cut(files, table.usual, day)), None)


def _cut(files: Files, table: Timetable, day: date) -> list[Opening]:
    """What is open on that day, and nothing of the days beside it."""
    first, last = day_long(day, files.zone)
    return [(max(opens, first), min(closes, last)) for opens, closes in table.within(day, files.zone)]
