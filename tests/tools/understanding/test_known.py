"""Values are found where they are meant as values; what only looks like one is left alone."""

import pytest

from skill.tools.understanding.heard import Match
from skill.tools.understanding.known import KnownValues
from tests.tools.understanding.small_model import ITEMS, a_model, ids

GUEST = KnownValues(a_model())
CUSTOMER = KnownValues(a_model().with_items(ITEMS))
DIGITS = "AMAZON.FOUR_DIGIT_NUMBER"


@pytest.mark.parametrize(
    ("kind", "words", "found"),
    [
        ("ITEM", "lamp", ["lamp-7", "lamp"]),
        ("ITEM", "lamps", ["lamp-7", "lamp"]),
        ("ITEM", "reading light", ["lamp"]),
        ("ITEM", "readinglights", ["lamp"]),
        ("ITEM", "wool scarf", ["gift"]),
        ("ITEM", "lam", []),
        ("ITEM", "", []),
        ("ORDINAL", "first", ["1"]),
        ("COLOUR", "red", []),
    ],
)
def test_exactly_these_words_name_a_value_or_none(kind: str, words: str, found: list[str]) -> None:
    assert ids(CUSTOMER.named(kind, words.split())) == found


def test_a_guest_has_no_items_and_a_customer_has_two_lists() -> None:
    own = CUSTOMER.named("ITEM", ["lamp"])
    assert own
    assert (own.id, own.name) == ("lamp-7", "Desk Lamp (brass)")  # the customer's comes first
    guest, customer = GUEST.named("ITEM", ["lamp"]), CUSTOMER.named("ITEM", ["shoes"])
    assert guest
    assert customer
    assert (guest.static, guest.dynamic) == ((Match("lamp", "lamp"),), None)
    assert (customer.static, customer.dynamic) == ((Match("shoes", "shoes"),), ())
    assert (customer.id, customer.name) == ("shoes", "shoes")


def test_what_is_no_value_says_which_lists_were_asked() -> None:
    assert (GUEST.unknown("ITEM", "sofa").static, GUEST.unknown("ITEM", "sofa").dynamic) == ((), None)
    assert CUSTOMER.unknown("ITEM", "sofa").dynamic == ()
    assert CUSTOMER.unknown("CHANNEL", "pigeon").dynamic is None
    assert GUEST.unknown(DIGITS, "12").static is None
    assert GUEST.unknown("ITEM", "sofa").id is None


@pytest.mark.parametrize(
    ("kind", "said", "found"),
    [
        ("ITEM", "what about the reading light then", "reading light"),
        ("ITEM", "the shoes or the lamp", "shoes"),
        ("ITEM", "my blue wool scarf 2 m", "blue wool scarf 2 m"),
        ("ITEM", "please wrap it", None),  # something to do, not a thing
        ("ITEM", "where is it", None),
        ("CHANNEL", "talk on the phone", "phone"),
        ("CHANNEL", "my phone is broken", None),
        ("ORDINAL", "the second one", "second"),
        ("ORDINAL", "what about the second", "second"),
        ("ORDINAL", "wait a second", None),
        ("ORDINAL", "the second week", None),
        (DIGITS, "order ending in one two three four", "1234"),
        (DIGITS, "order 1 2 3 4 5", None),
        (DIGITS, "since 2019", None),
        (DIGITS, "order 2019", "2019"),
    ],
)
def test_a_value_is_found_where_it_is_meant(kind: str, said: str, found: str | None) -> None:
    span = CUSTOMER.find(kind, said.split())
    assert (span and span.slot.value) == found
    if span and kind != DIGITS:
        assert " ".join(said.split()[span.start : span.end]) == found
