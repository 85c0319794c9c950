"""What is said at a time lasts one breath: of several ways to say the same, the fullest one that fits."""

import re
from collections.abc import Iterable
from html import unescape

from skill.speech.catalogue import Speech

WORDS = 38  # about 15 seconds
_NUMBER = re.compile(r"\+?\d(?:[\d ]*\d)?")  # said digit by digit, and not counted


def length(body: str) -> int:
    """How many words are heard of an SSML body."""
    return len(_NUMBER.sub("number", unescape(re.sub(r"<[^>]+>", "", body))).split())


def in_one_breath(ways: Iterable[Speech], most: int = WORDS) -> Speech:
    """The first that is short enough, else the last: the fullest comes first; none behind the chosen one is made."""
    for speech in ways:
        body = speech.speak
        if len(body.split()) <= most or length(body) <= most:  # with its marks a body has more words, never fewer
            return speech
    return speech
