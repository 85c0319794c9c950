"""What to call an item: its title where that can be said aloud, else its category, else "item"."""

import re

from skill.incoming.texts import tidy, unescaped

ITEM = "item"
_BRACKETED = re.compile(r"\[[^\]]*\]|\([^)]*\)")
_CODE = re.compile(r"B0[0-9A-Z]{8}|\d{8,}|(?=[\w-]*\d)(?=[\w-]*[A-Z])[A-Z0-9_-]{6,}")  # an ASIN, an EAN, a SKU
_TAG = re.compile(r"</?(?:b|br|em|i|p|small|span|strong|sub|sup)(?:\s[^<>]*)?/?>", re.IGNORECASE)


def spoken_name(title: str, category: str) -> str:
    """The title without markup; "B00551Q3CS [Card Book]" is none, for nobody says it."""
    for name in (clean(title), clean(category)):
        if is_speakable(name):
            return name
    return ITEM


def clean(title: str) -> str:
    """A title without HTML's entities and tags."""
    title = unescaped(title)
    return tidy(_TAG.sub(" ", title)) if "<" in title else title


def is_speakable(title: str) -> bool:
    """True when something is left that is neither a code nor in brackets."""
    words = _BRACKETED.sub(" ", title).split()
    return any(any(map(str.isalnum, word)) and not _CODE.fullmatch(word) for word in words)
