"""Ids as sources write them: text or whole numbers beyond 2**53, which as floats would be another order's."""

import math
import re
from typing import Any

from skill.incoming.texts import tidy

_EXACT = 2**53
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE]\+?\d+")  # what spreadsheets make of long numbers
_GID = re.compile(r"gid://shopify/\w+/(\w+)")


def identity(value: Any) -> str:
    """The id as text, "" for none. Raises ValueError for one that was rounded on its way."""
    if isinstance(value, float):
        if math.isnan(value) or value % 1 or abs(value) >= _EXACT:
            raise ValueError("the id was rounded to a floating-point number; export ids as text or whole numbers")
        return str(int(value))
    text = tidy(value)
    if _ROUNDED.fullmatch(text):
        raise ValueError(f'"{text}" was an id before a spreadsheet rounded it; export that column as text')
    return text


def legacy(gid: str) -> str:
    """The number in gid://shopify/Order/450789469: the same order has it in the REST API. Else the id as it is."""
    found = _GID.match(gid)
    return found[1] if found else gid
