"""Numbers as sources write them: amounts of money, and pieces of an item. None where it is no number."""

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

MOST = Decimal(1_000_000_000)
MOST_PIECES = 100_000
_CENT = Decimal("0.01")
_NUMBER = re.compile(r"-?\d{1,15}(?:\.\d{1,30})?")
_GROUPED = re.compile(r"-?\d{1,3}(?:,\d{3})+(?:\.\d{1,30})?")
_UNIT = re.compile(r"^(-?)\s*[^\d\s.,-]{1,4}\s*(?=\d)|\s*[^\d\s.,-]{1,4}$")  # "$", "EUR" before, "€" behind


def amount(value: Any, *, comma: bool = False) -> Decimal | None:
    """A decimal number, also as text with its currency or groups of thousands. `comma`: it is written "1.234,50".

    More places than money has (6.666667, of a total divided) are rounded to cents.
    """
    if isinstance(value, bool):
        return None
    text = value if isinstance(value, str) else str(value) if isinstance(value, int | float | Decimal) else ""
    if isinstance(value, float) and abs(value) < float(MOST):
        text = format(Decimal(text), "f")
    if comma or not _NUMBER.fullmatch(text):
        text = _plain(text, comma)
    found = Decimal(text) if _NUMBER.fullmatch(text) else None
    if found is None or abs(found) >= MOST:
        return None
    return found.quantize(_CENT, ROUND_HALF_UP) if len(text.partition(".")[2]) > 3 else found


def _plain(text: str, comma: bool) -> str:
    """The number without its currency and its groups of thousands."""
    text = _UNIT.sub(r"\1", text.strip()[:60]).replace("\u00a0", "").replace(" ", "")
    if comma:
        text = text.replace(".", "").replace(",", ".")
    return text.replace(",", "") if _GROUPED.fullmatch(text) else text


def currency(value: Any) -> str:
    """An ISO 4217 code's form; "" for anything else."""
    code = value.strip().upper() if isinstance(value, str) else ""
    return code if len(code) == 3 and code.isascii() and code.isalpha() else ""
