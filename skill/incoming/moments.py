"""Moments and days as sources write them. A moment becomes UTC; a promised day stays the day that was written.

Raises ValueError for what is neither. Nothing here guesses an order of day and month.
"""

import re
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from typing import Any

YEARS = range(1971, 2200)  # beyond, arithmetic with days and zones runs out of calendar
AHEAD = timedelta(days=1)  # another system's clock, or a zone that nobody wrote, may be hours off
_NUMBER = re.compile(r"\d{1,20}(?:\.\d{1,20})?(?:[eE]\+?\d{1,2})?")
_MIDNIGHT = re.compile(r"\d{4}-\d{2}-\d{2}(?:[Tt ]00:00(?::00(?:\.0+)?)?\s*(?:[Zz]|[+-]\d{2}:?\d{2})?)?")
_PLAIN = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})")  # most of them
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_APART = re.compile(r"(?<=\d)\s+(?=[+-]\d{2}:?\d{2}$|[Zz]$)|\s+(?=UTC$)")
_SECONDS, _MILLISECONDS = (10**8, 10**11), (10**11, 10**14)  # what numbers mean from 1973 on
_NOON = time(12)


def is_nothing(value: Any) -> bool:
    """True for what sources write where there is no moment."""
    return value is None or value is False or (isinstance(value, str) and value.strip()[:10] in ("", "0000-00-00"))


def moment(value: Any, zone: tzinfo) -> datetime:
    """The moment (UTC): ISO 8601, or Unix time as a number or text. Without a zone of its own, a clock in `zone`.

    A bare day is noon in `zone`: so it stays that day for customers far from the shop.
    """
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return _in_years(datetime.fromisoformat(value))
    if (number := _number(value)) is not None:
        return _in_years(_unix(number))
    text = _APART.sub("", value.strip()) if isinstance(value, str) else ""
    if _DAY.fullmatch(text):
        return _in_years(datetime.combine(date.fromisoformat(text), _NOON, zone))
    found = datetime.fromisoformat(text.replace("z", "Z").replace("UTC", "Z"))
    return _in_years(found if found.tzinfo else found.replace(tzinfo=zone))


def day(value: Any, zone: tzinfo) -> date:
    """The local day: as written where the time is midnight or missing, else that of a clock in `zone`."""
    text = value.strip() if isinstance(value, str) else ""
    if _MIDNIGHT.fullmatch(text):
        found = date.fromisoformat(text[:10])
        if found.year not in YEARS:
            raise ValueError(f"{found.year} can't be meant")
        return found
    return moment(value, zone).astimezone(zone).date()


def is_whole_day(value: Any) -> bool:
    """True when a promise names no hour, only the day: no time, its first minute or its last."""
    text = value.strip() if isinstance(value, str) else ""
    return text[11:16] == "23:59" or _MIDNIGHT.fullmatch(text) is not None


def repaired(found: datetime) -> datetime | None:
    """Seconds that somebody read as milliseconds fall on 1970-01-19 or so: the moment they meant, else None."""
    meant = found.timestamp() * 1000
    return datetime.fromtimestamp(meant, UTC) if _SECONDS[0] <= meant < _SECONDS[1] else None


def _number(value: Any) -> Decimal | None:
    if isinstance(value, str):
        return Decimal(value.strip()) if _NUMBER.fullmatch(value.strip()) and len(value.strip()) != 8 else None
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return Decimal(value) if 0 <= value < _MILLISECONDS[1] else Decimal(-1)


def _unix(number: Decimal) -> datetime:
    if _SECONDS[0] <= number < _SECONDS[1]:
        return datetime.fromtimestamp(float(number), UTC)
    if _MILLISECONDS[0] <= number < _MILLISECONDS[1]:
        return datetime.fromtimestamp(float(number) / 1000, UTC)
    raise ValueError(f"{number} is no Unix time")


def _in_years(found: datetime) -> datetime:
    if not 1 < found.year < 9999:
        raise ValueError(f"{found.year} can't be meant")
    found = found.astimezone(UTC)
    if found.year != 1970 and found.year not in YEARS:
        raise ValueError(f"{found.year} can't be meant")
    return found
