"""A day or more as Alexa writes it (AMAZON.DATE), as the first and last local day of it."""

import re
from calendar import monthrange
from datetime import date, time, timedelta
from types import MappingProxyType

Period = tuple[date, date]
Hours = tuple[time, time]
WEEK = timedelta(days=7)
_FORM = re.compile(r"(\d{4})(?:-(?:W(\d{2})(-WE)?|(\d{2})(?:-(\d{2}))?|(WI|SP|SU|FA)))?", re.ASCII)
_SEASONS = MappingProxyType(
    {"WI": 12, "SP": 3, "SU": 6, "FA": 9}
)  # the month they begin in; a winter is named by the year it ends in


_TIMES_OF_DAY = MappingProxyType(
    {
        "MO": (time(6), time(11, 59)),
        "AF": (time(12), time(16, 59)),
        "EV": (time(17), time(20, 59)),
        "NI": (time(21), time(23, 59)),
    }
)


def hours(said: str) -> Hours | None:
    """The first and last time of day of AMAZON.TIME: "15:00" (both the same), or "MO" for the morning."""
    if said in _TIMES_OF_DAY:
        return _TIMES_OF_DAY[said]
    if not re.fullmatch(r"\d{2}:\d{2}", said, re.ASCII):
        return None
    try:
        return (time.fromisoformat(said),) * 2
    except ValueError:
        return None


def period(said: str) -> Period | None:
    """ "2026-11-24", "2026-W48", "2026-W48-WE", "2026-11", "2026-SU" or "2026"; None for anything else."""
    form = _FORM.fullmatch(said)
    if not form:
        return None
    year, week, weekend, month, day, season = form.groups()
    try:
        if week:
            monday = date.fromisocalendar(int(year), int(week), 1)
            return (monday + timedelta(days=5 if weekend else 0), monday + timedelta(days=6))
        if day:
            return (date(int(year), int(month), int(day)),) * 2
        if season:
            return _months(int(year) - (season == "WI"), _SEASONS[season], 3)
        return _months(int(year), int(month), 1) if month else _months(int(year), 1, 12)
    except ValueError:
        return None


def in_the_past(said: Period, today: date) -> Period:
    """The same days before now: Alexa takes "Monday", or "October", for the one that is still to come."""
    first, last = said
    if first <= today:
        return said
    if first == last and first - today <= WEEK:
        return (first - WEEK, last - WEEK)
    while first > today:
        first, last = _a_year_before(first), _a_year_before(last)
    return first, last


def _months(year: int, first: int, many: int) -> Period:
    end = date(year + (first + many - 2) // 12, (first + many - 2) % 12 + 1, 1)
    return date(year, first, 1), end.replace(day=monthrange(end.year, end.month)[1])


def _a_year_before(day: date) -> date:
    return day.replace(year=day.year - 1, day=min(day.day, monthrange(day.year - 1, day.month)[1]))
