"""Four digits as people say them; no other number is taken for an order's."""

import pytest

from skill.tools.understanding.numbers import four_digits, is_number


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("1234", "1234"),
        ("12 34", "1234"),
        ("1 2 3 4", "1234"),
        ("one two three four", "1234"),
        ("twelve thirty four", "1234"),
        ("twenty twenty", "2020"),
        ("twenty o five", "2005"),
        ("nineteen hundred", "1900"),
        ("oh oh oh seven", "0007"),
        ("ninety ninety nine", "9099"),
        ("one two thirty four", "1234"),
        ("", None),
        ("123", None),
        ("12345", None),
        ("one two three", None),
        ("one two three four five", None),
        ("one thousand", None),
        ("twelve lamps", None),
        ("twelve thirty four lamps", None),
        ("\N{ARABIC-INDIC DIGIT ONE}234", None),
    ],
)
def test_four_digits_are_heard_in_any_grouping(said: str, digits: str | None) -> None:
    assert four_digits(said.split()) == digits


@pytest.mark.parametrize(
    ("word", "number"), [("12", True), ("oh", True), ("ninety", True), ("hundred", True), ("lamp", False), ("", False)]
)
def test_a_word_is_part_of_a_number_or_not(word: str, number: bool) -> None:
    assert is_number(word) is number
