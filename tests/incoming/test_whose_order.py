"""Whose order it is: no customer, guests, ids that are none, e-mails that are empty or differ."""

from typing import Any

import pytest

from skill.incoming.received import Person
from tests.incoming.given import changed, order

GUEST = Person("", "ada@example.com", "US")


@pytest.mark.parametrize(
    "fields",
    [
        {"customer": None},
        {"customer": {}},
        {"customer": {"id": None}},
        {"customer": {"id": 0}},
        {"customer": {"id": "0", "email": ""}},
        {"customer": {"id": 0, "email": "Ada@Example.com"}, "email": ""},
    ],
)
def test_a_guest_is_known_by_the_email_only(fields: dict[str, Any]) -> None:
    assert order(changed("shopify_rest_shipped.json", **fields)).person == GUEST


def test_woocommerces_customer_0_is_a_guest() -> None:
    found = order(changed("woocommerce_completed.json", customer_id=0))
    assert found.person == Person("", "cleo@example.com", "AT")


def test_an_absent_customer_is_no_mistake() -> None:
    held = changed("shopify_rest_shipped.json")
    del held["customer"]
    assert order(held).person == GUEST


def test_of_two_emails_the_accounts_own_is_taken_and_said() -> None:
    found = order(changed("shopify_rest_shipped.json", email="ada.l@example.com"))
    assert found.person.email == "ada@example.com"
    assert any("2 different e-mails" in remark for remark in found.remarks)


@pytest.mark.parametrize("email", ["", None, "none", "ada at example.com", 5, []])
def test_what_is_no_email_is_none(email: Any) -> None:
    found = order(changed("woocommerce_completed.json", billing={"email": email}))
    assert (found.person.customer_id, found.person.email) == ("25", "")


def test_an_order_that_nobody_can_ask_for_is_taken_and_said() -> None:
    found = order(changed("shopify_rest_shipped.json", customer=None, email=None, contact_email=None))
    assert (found.person.customer_id, found.person.email) == ("", "")
    assert any("nobody can ask" in remark for remark in found.remarks)


def test_one_person_under_two_ids_is_two_until_somebody_links_them() -> None:
    ids = [order(changed("woocommerce_completed.json", customer_id=number)).person for number in (25, 26)]
    assert [(who.customer_id, who.email) for who in ids] == [("25", "cleo@example.com"), ("26", "cleo@example.com")]
