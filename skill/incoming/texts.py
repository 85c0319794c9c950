"""Text as sources hold it, made fit to store: no control characters, one blank between words, no HTML entities."""

import html
import re
from typing import Any

_UNSEEN = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]+")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,30});")
_DEPTH = 3  # "&amp;amp;" comes of exports of exports


def tidy(value: Any) -> str:
    """A text or a whole number as text; "" for anything else, for a list or an object is no text."""
    if isinstance(value, str):
        text = value
    elif isinstance(value, int) and not isinstance(value, bool):
        text = _digits(value)
    else:
        return ""
    if text.isprintable() and "  " not in text:
        return text.strip()  # most of them, and several times faster
    return _UNSEEN.sub(" ", text).strip()


def unescaped(text: str) -> str:
    """The text with its HTML entities read, also those that were escaped more than once."""
    for _ in range(_DEPTH):
        if "&" not in text or not _ENTITY.search(text):
            break
        text = html.unescape(text)
    return tidy(text)


def _digits(number: int) -> str:
    """A number nobody would write (JSON allows any length) is no text."""
    return str(number) if abs(number) < 10**40 else ""
