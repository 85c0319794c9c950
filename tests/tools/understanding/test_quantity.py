"""How many of an item somebody wants to return: heard as Alexa hands it over, in digits, and only where it counts."""

import pytest

from skill.tools.understanding.grammar import ExactGrammar
from skill.tools.understanding.known import KnownValues
from skill.tools.understanding.model import NUMBER, Model, read
from skill.tools.understanding.numbers import amount

MODEL = Model.of(read())
KNOWN = KnownValues(MODEL)
GRAMMAR = ExactGrammar(MODEL, KNOWN)


@pytest.mark.parametrize(
    ("said", "digits"),
    [("two", "2"), ("2", "2"), ("twelve", "12"), ("twenty two", "22"), ("99", "99"), ("02", "2")],
)
def test_an_amount_becomes_digits(said: str, digits: str) -> None:
    assert amount(said.split()) == digits


@pytest.mark.parametrize("said", ["", "zero", "oh", "100", "1001", "two hundred", "two two", "both", "second", "a"])
def test_what_is_no_amount_up_to_99_is_none(said: str) -> None:
    assert amount(said.split()) is None


@pytest.mark.parametrize(
    ("said", "digits"),
    [
        ("return two of the mugs", "2"),
        ("return 2 mugs", "2"),
        ("return twenty two of them", "22"),
        ("start a return for one of the mugs", "1"),
    ],
)
def test_a_sample_carries_the_quantity(said: str, digits: str) -> None:
    parsed = GRAMMAR.parse(said)
    assert parsed is not None
    assert (parsed.name, parsed.slots["quantity"].value) == ("StartReturn", digits)


@pytest.mark.parametrize("said", ["return both of my mugs", "return all the mugs"])
def test_all_of_them_is_no_number(said: str) -> None:
    parsed = GRAMMAR.parse(said)
    assert parsed is not None
    assert (parsed.name, "quantity" in parsed.slots) == ("StartReturn", False)


@pytest.mark.parametrize(
    ("said", "digits"),
    [("i have six mugs and three of them are chipped", "6"), ("two pairs of these should go back", "2")],
)
def test_a_number_of_things_is_found_in_a_sentence(said: str, digits: str) -> None:
    span = KNOWN.find(NUMBER, said.split())
    assert span is not None
    assert span.slot.value == digits


@pytest.mark.parametrize(
    "said",
    ["it came two weeks ago", "the size ten boots", "order 1001 mugs", "return the second one", "i need a new one"],
)
def test_a_number_of_something_else_is_left_alone(said: str) -> None:
    assert KNOWN.find(NUMBER, said.split()) is None
