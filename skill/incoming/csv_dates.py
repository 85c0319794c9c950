"""Days as people write them in spreadsheets, 23/11/2026, to ISO 8601, by the order that the shop declared."""

import re

from skill.incoming.columns import DayOrder

_WRITTEN = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})(?!\d)(.*)", re.DOTALL)
_TIME = re.compile(r"[,T\s]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([aApP]\.?[mM]\.?)?\s*(Z|UTC|[+-]\d{2}:?\d{2})?")


def iso(text: str, order: DayOrder) -> str:
    """The same day, with its time if any; a text that is written otherwise as it is.

    Raises ValueError where only a declared order could tell the day from the month.
    """
    found = _WRITTEN.fullmatch(text.strip())
    if not found:
        return text
    if order is DayOrder.ISO:
        raise ValueError(
            f'"{text}" may be the month or the day first; declare day_order "dmy" or "mdy" with the columns'
        )
    first, second, year = found[1], found[2], found[3] if len(found[3]) == 4 else f"20{found[3]}"
    day, month = (first, second) if order is DayOrder.DAY_FIRST else (second, first)
    return f"{year}-{int(month):02}-{int(day):02}{_time(found[4])}"


def _time(text: str) -> str:
    found = _TIME.fullmatch(text)
    if not found:
        return text
    hour, half = int(found[1]), (found[4] or "").casefold()[:1]
    hour = hour % 12 + (12 if half == "p" else 0) if half else hour
    return f"T{hour:02}:{found[2]}:{found[3] or '00'}{found[5] or ''}"
