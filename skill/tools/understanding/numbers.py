"""Four-digit numbers as people say them. Alexa hands a skill digits, and so does this. No other number."""

from collections.abc import Mapping

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
