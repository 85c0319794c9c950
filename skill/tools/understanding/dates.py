"""Days as people say them, in the form in which Alexa hands them on (AMAZON.DATE): the nearest that is yet to come."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from skill.tools.understanding.numbers import amount, four_digits

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_NEAR: Mapping[str, int] = {"yesterday": -1, "today": 0, "tomorrow": 1}
NAMED = (*_NEAR, *_WEEKDAYS)  # in a single word
_HOLIDAYS: Mapping[str, tuple[int, int]] = {
    **{"christmas": (12, 25), "christmas day": (12, 25), "christmas eve": (12, 24)},
    **{"new year's day": (1, 1), "new year's eve": (12, 31)},
}
_ORDINALS = """
    first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth
"""
_DAYS = {word: day for day, word in enumerate(_ORDINALS.split(), 1)} | {"thirtieth": 30}
_ENDINGS = ("st", "nd", "rd", "th")


def spoken_date(words: Sequence[str], today: date) -> str | None:
    """ "2026-10" for october, "2026-10-03" for the third of october or october 3rd; None where no day is named."""
    said = [word for word in words if word not in ("the", "of", "on", "last")]
    if len(said) == 1 and said[0] in _NEAR:
        return (today + timedelta(days=_NEAR[said[0]])).isoformat()
    if [*words] in (["last", "year"], ["last", "month"]):
        return f"{today.year - 1}" if said == ["year"] else f"{today.replace(day=1) - timedelta(days=1):%Y-%m}"
    if len(said) == 1 and said[0] in _WEEKDAYS:
        ahead = (_WEEKDAYS.index(said[0]) - today.weekday()) % 7 or 7
        return (today + timedelta(days=ahead)).isoformat()
    if holiday := _HOLIDAYS.get(" ".join(said)):
        return _next(*holiday, today)
    month = next((MONTHS.index(word) + 1 for word in said if word in MONTHS), 0)
    rest = [word for word in said if word not in MONTHS]
    if not month or len(said) - len(rest) != 1:
        return None
    return _in_month(month, rest, today)


def _in_month(month: int, rest: list[str], today: date) -> str | None:
    if not rest:
        return f"{today.year + (month < today.month)}-{month:02}"
    if year := four_digits(rest):
        return f"{year}-{month:02}"
    day = _day(rest)
    if not day:
        return None
    return _next(month, day, today)


def _next(month: int, day: int, today: date) -> str:
    return f"{today.year + ((month, day) < (today.month, today.day))}-{month:02}-{day:02}"


def _day(words: list[str]) -> int:
    """The day of the month; 0 when these words are none."""
    *tens, last = words
    if last in _DAYS:
        before = int(amount(tens) or 0) if tens else 0
        return before + _DAYS[last] if not tens or before in (20, 30) else 0
    number = last.removesuffix(next((end for end in _ENDINGS if last.endswith(end)), ""))
    day = int(amount([*tens, number]) or 0)
    return day if day <= 31 else 0
