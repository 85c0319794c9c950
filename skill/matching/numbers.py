"""Numbers among words, as digits: "sixty five watt" is "65 watt" in a shop. Which words count is the locale's."""

from collections.abc import Iterable, Mapping


def in_digits(words: Iterable[str], numbers: Mapping[str, int]) -> tuple[str, ...]:
    """The words with every number in digits; what makes no one number stays apart, as in "three eighty"."""
    words = tuple(words)
    if numbers.keys().isdisjoint(words):
        return words
    found: list[str] = []
    open_number = False  # the last of `found` is a number that was said in words, and the next word may belong to it
    for word in words:
        value = numbers.get(word)
        joined = _together(int(found[-1]), value) if open_number and value is not None else None
        if joined is not None:
            found[-1] = str(joined)
        else:
            found.append(word if value is None else str(value))
        open_number = value is not None
    return tuple(found)


def _together(before: int, value: int) -> int | None:
    """65 of 60 and 5, 300 of 3 and 100, 1005 of 1000 and 5; None where the two are no one number."""
    if value in (100, 1000):
        return before * value if before < value else None
    room = next((size for size in (1000, 100, 10) if before > 10 and before % size == 0), 0)
    return before + value if value < room else None
