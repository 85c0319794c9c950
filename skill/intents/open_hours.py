"""Which day's opening hours are asked for, and which day is unlike its week. Puts nothing into words."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from skill.domain.contact import ContactPoint
from skill.domain.opening import WEEK
from skill.intents.asking import Wish


def day_asked(point: ContactPoint, wish: Wish | None, now: datetime) -> date | None:
    """The single day that was named, where it is not over; None: the hours of a week are asked for."""
    days = wish.days if wish else None
    return days[0] if days and days[0] == days[1] and days[0] >= _today(point, now) else None


def day_unlike(point: ContactPoint, now: datetime) -> date | None:
    """The next day within a week that is unlike the others of its name."""
    days = (_today(point, now) + timedelta(days=n) for n in range(len(WEEK)))
    return next((day for day in days if point.timetable.on(day) != point.timetable.usual(day)), None)


def _today(point: ContactPoint, now: datetime) -> date:
    return now.astimezone(ZoneInfo(point.zone)).date()
