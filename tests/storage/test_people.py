"""Customers are made where they are missing, and several ids name one of them; no address is ever kept in the open."""

from dataclasses import replace

import pytest

from skill.domain.files import CustomerFile
from skill.storage import links
from skill.storage.links import LinkKind
from skill.storage.people_store import PeopleStore
from tests.builders import a_customer
from tests.storage.tables import Table

ADDRESS = "Ada.L@Example.org"


def people(table: Table) -> PeopleStore:
    return PeopleStore(table.client, table.name)


def test_a_profile_is_made_once_and_never_overwritten(table: Table) -> None:
    assert people(table).make_profile(CustomerFile("ada", "Europe/Paris", "FR")) is None
    assert people(table).make_profile(CustomerFile("ada", "Europe/Berlin", "DE")) is not None
    assert table.store.read_customer("ada") == CustomerFile("ada", "Europe/Paris", "FR")


def test_a_profile_that_somebody_loaded_stays(table: Table) -> None:
    table.put_customer(replace(a_customer(), hide_items=True, tier="gold"))
    people(table).make_profile(CustomerFile("ada", "Europe/Berlin", "DE"))
    assert table.store.read_customer("ada") == replace(a_customer(), hide_items=True, tier="gold")


@pytest.mark.parametrize("kind", [LinkKind.LOGIN, LinkKind.EMAIL])
def test_an_id_names_the_first_customer_it_was_said_to_name(table: Table, kind: LinkKind) -> None:
    assert people(table).link(kind, ADDRESS, "ada") is None
    assert people(table).link(kind, ADDRESS, "ada") == "ada"
    assert people(table).link(kind, ADDRESS, "ben") == "ada"


@pytest.mark.parametrize("said", [ADDRESS, ADDRESS.lower(), f" {ADDRESS.upper()} "])
def test_an_address_names_its_customer_however_it_is_written(table: Table, said: str) -> None:
    people(table).link(LinkKind.EMAIL, ADDRESS, "ada")
    assert people(table).named(said) == "ada"


def test_an_address_that_is_nobodys_names_the_guest_who_orders_with_it(table: Table) -> None:
    assert people(table).named(ADDRESS) == links.guest(ADDRESS.lower())


def test_an_id_that_looks_like_an_address_is_an_id_where_it_has_a_profile(table: Table) -> None:
    people(table).make_profile(CustomerFile(ADDRESS))
    assert people(table).named(ADDRESS) == ADDRESS


def test_no_address_stands_in_the_table(table: Table) -> None:
    people(table).link(LinkKind.EMAIL, ADDRESS, links.guest(ADDRESS))
    people(table).make_profile(CustomerFile(links.guest(ADDRESS)))
    assert "example" not in str(table.rows()).lower()


def test_a_second_id_of_a_customer_names_the_first(table: Table) -> None:
    assert people(table).link(LinkKind.CUSTOMER, "ada-2", "ada") is None
    assert people(table).link(LinkKind.CUSTOMER, "ada-2", "ben") == "ada"
    assert people(table).named("ada-2") == "ada"
    assert people(table).named("ada") == "ada"
    assert table.store.read_customer("ada-2").orders == ()


def test_an_id_with_a_profile_of_its_own_names_itself(table: Table) -> None:
    table.put_customer(a_customer())
    assert people(table).link(LinkKind.CUSTOMER, "ada", "ben") == "ada"
    assert people(table).named("ada") == "ada"
