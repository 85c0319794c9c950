"""Four-digit numbers and small amounts as people say them. Alexa hands a skill digits, and so does this."""

from collections.abc import Mapping

MOST = 99  # of anything at once; more digits are an order's

_BELOW_TWENTY = """
    zero one two three four five six seven eight nine
    ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen
"""
_TENS: Mapping[str, str] = {
    "twenty": "2",
    "thirty": "3",
    "forty": "4",
    "fifty": "5",
    "sixty": "6",
    "seventy": "7",
    "eighty": "8",
    "ninety": "9",
}
_SPOKEN = {word: str(value) for value, word in enumerate(_BELOW_TWENTY.split())} | {
    "oh": "0",
    "o": "0",
    "hundred": "00",
}


def four_digits(words: list[str]) -> str | None:
    """ "1234" for 1234, one two three four, twelve thirty four, 12 34; None when it isn't four digits in all."""
    digits, position = "", 0
    while position < len(words):
        said, used = _pair(words[position : position + 2])
        if not said:
            return None
        digits, position = digits + said, position + used
    return digits if len(digits) == 4 else None


def amount(words: list[str]) -> str | None:
    """ "2" for two or 2, "22" for twenty two; None when it isn't a number from 1 to MOST."""
    digits, used = _pair(words[:2]) if words else ("", 0)
    whole = int(digits) if digits and used == len(words) and len(digits) <= len(str(MOST)) else 0
    return str(whole) if whole else None


def is_number(word: str) -> bool:
    """Whether a word is a number or part of one."""
    return bool(word) and bool(_pair([word])[0])


def _pair(words: list[str]) -> tuple[str, int]:
    """The digits the first one or two words stand for, and how many words that took."""
    first = words[0]
    if first.isascii() and first.isdigit():
        return first, 1
    if ten := _TENS.get(first):
        unit = _SPOKEN.get(words[1], "") if len(words) > 1 else ""
        return (ten + unit, 2) if len(unit) == 1 and unit != "0" else (ten + "0", 1)
    return _SPOKEN.get(first, ""), 1
