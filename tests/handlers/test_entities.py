"""Which names of a customer's items Alexa is told, and when."""

from typing import Any

import pytest

from skill.domain.files import CustomerFile
from skill.handlers.entities import MOST, own_items
from tests.builders import a_customer, a_line, a_parcel, a_shop, an_event, an_item, an_order
from tests.handlers.in_memory import careline_in_memory

SHOES = a_line("trail running shoes", number="1", synonyms=("trail shoes", "sneakers"), parcel=a_parcel())
PEN = a_line("fountain pen", number="2", is_gift=True)


def names(customer: CustomerFile) -> list[str]:
    directive = own_items(customer)
    entities = directive.types[0].values if directive else []
    return [name for entity in entities for name in (entity.name.value, *entity.name.synonyms)]


def test_the_names_of_all_items_but_gifts_are_told() -> None:
    lamp = a_line("Brass Lamp", number="3")
    assert names(a_customer(SHOES, PEN, lamp)) == ["trail running shoes", "trail shoes", "sneakers", "Brass Lamp"]


def test_of_an_order_the_one_item_that_is_a_gift_is_left_out() -> None:
    assert names(a_customer(an_order(an_item("mug"), an_item("scarf", line_id="2", is_gift=True)))) == ["mug"]


def test_nothing_is_told_of_a_customer_who_wants_no_item_named_or_has_none() -> None:
    assert own_items(a_customer(SHOES, hide_items=True)) is None
    assert own_items(a_customer(PEN)) is None
    assert own_items(a_customer()) is None


def test_a_hundred_names_at_most_are_told_the_newest_first_and_none_twice_or_endless() -> None:
    many = [a_line(f"thing {n}", number=str(n), synonyms=("Thing", f"object {n}", "x" * 141)) for n in range(90)]
    told = names(a_customer(*many))
    assert len(told) == MOST
    assert told[:4] == ["thing 0", "Thing", "object 0", "thing 1"]
    assert len({name.casefold() for name in told}) == MOST


def directives(request: dict[str, Any], customer: str | None, session: dict[str, Any] | None) -> list[str]:
    careline = careline_in_memory(a_shop(), a_customer(SHOES, PEN))
    response = careline.handle(an_event(request, customer=customer, session=session))["response"]
    return [directive["type"] for directive in response.get("directives", [])]


LAUNCH: dict[str, Any] = {"type": "LaunchRequest"}
STATUS: dict[str, Any] = {"type": "IntentRequest", "intent": {"name": "WhereIsMyOrder", "slots": {}}}


@pytest.mark.parametrize(
    ("request_", "customer", "session", "told"),
    [
        (LAUNCH, "ada", None, True),
        (LAUNCH, None, None, False),
        (STATUS, "ada", None, True),
        (STATUS, "ada", {"asks": {"kind": "next"}}, False),
        (STATUS, None, None, False),
    ],
)
def test_they_are_told_with_the_first_turn_of_a_session_that_stays_open(
    request_: dict[str, Any], customer: str | None, session: dict[str, Any] | None, told: bool
) -> None:
    assert ("Dialog.UpdateDynamicEntities" in directives(request_, customer, session)) is told


def test_a_session_that_closes_is_told_nothing() -> None:
    careline = careline_in_memory(a_shop(), a_customer(SHOES))
    response = careline.handle(an_event(STATUS, customer="ada"))["response"]
    assert response["shouldEndSession"]
    assert "directives" not in response
