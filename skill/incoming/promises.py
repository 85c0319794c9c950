"""When a parcel is to arrive: days, and hours where somebody promised hours. A promised date is never a midnight."""

from datetime import date, datetime, timedelta
from typing import NamedTuple

from skill.incoming import moments
from skill.incoming.record import Record

_HALF_A_DAY = timedelta(hours=12)  # a longer window is a day that somebody wrote with its first and last minute


class Promise(NamedTuple):
    """The local days from which and until which, and the hours of that one day."""

    first: date | None = None
    last: date | None = None
    hours: tuple[datetime, datetime] | None = None


def promise(record: Record, first: str, last: str) -> Promise:
    """What these two fields promise, each of which may be missing."""
    begins, ends = record.local_day(first), record.local_day(last)
    if begins and ends and begins > ends:
        record.remark(first, "the promise ends before it begins; only its end is taken")
        begins = None
    return Promise(begins, ends, _hours(record, first, last) if begins and begins == ends else None)


def _hours(record: Record, first: str, last: str) -> tuple[datetime, datetime] | None:
    if any(moments.is_whole_day(record.held.get(name)) for name in (first, last)):
        return None
    start, end = record.moment(first), record.moment(last)
    return (start, end) if start and end and timedelta(0) < end - start <= _HALF_A_DAY else None
