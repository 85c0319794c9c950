"""The schemas of a shop's folder and of people say what the readers accept, and cannot come apart from them."""

import json
import re
import tomllib
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any, get_args, get_type_hints

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from skill.domain.files import CustomerFile
from skill.incoming.received import OrderRejected
from skill.tools.opening import DEMO_SHOP
from skill.tools.people.record import WRITTEN, PersonRecord, read
from skill.tools.schemas import forms
from skill.tools.schemas.files import DOCS, SCHEMAS
from skill.tools.schemas.words import WORDS
from skill.tools.shop_checks.fields import FIELDS
from skill.tools.shop_checks.places import problems
from skill.tools.shop_folder import read_folder
from skill.tools.shop_tables import FILES, OPTIONAL, CustomersTable
from tests.storage.strategies import customers
from tests.tools.people import test_record
from tests.tools.test_shop_folder import POLICIES, TEXTS, WRONG, Wrong

# What only a reader can know: which zones and currencies there are, what other fields and tables say, bytes of a key.
BEYOND = (
    "is no time zone", "is no currency", "has the ", "not among", "that is not", "are in parcels", "before the order",
    "its status is", "begins with the larger", "opens and closes", "without its", "is not in customers", "of a line",
    "bytes too long", "two returns", "has a time zone", "is no price; write", "half a character",
    "sellers alone", "call back", "only one of", "ends before", "are in returns",
    "before valid_from", "are valid from",
)  # fmt: skip


def valid(file: str, text: str) -> bool:
    """Whether the schema of a file of a shop's folder takes this TOML."""
    held = json.loads(msgspec.json.encode(tomllib.loads(text)))
    return bool(Draft202012Validator(SCHEMAS[file.replace(".toml", ".schema.json")]()).is_valid(held))


def tables(kind: Any) -> Iterator[Any]:
    if is_dataclass(kind):
        yield kind
        for each in get_type_hints(kind).values():
            yield from tables(each)
    for each in get_args(kind):
        yield from tables(each)


EVERY = {each.__name__: each for kind in (*FILES.values(), *OPTIONAL.values(), PersonRecord) for each in tables(kind)}


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_files_are_what_the_dataclasses_make(name: str) -> None:
    Draft202012Validator.check_schema(SCHEMAS[name]())
    assert json.loads((DOCS / name).read_text("utf-8")) == SCHEMAS[name](), "python -m skill.tools.schemas"


@pytest.mark.parametrize("name", EVERY)
def test_every_field_has_words_and_no_words_are_of_a_field_that_is_none(name: str) -> None:
    assert [*WORDS[name]] == [field.name for field in fields(EVERY[name])]
    assert {*WORDS} == {*EVERY}


def test_every_rule_of_the_readers_is_in_the_schemas_or_beyond_them() -> None:
    by_type = {"available_from", "opens", "closes", "expected_arrival_from", "expected_arrival_until", "now", "at"}
    by_type |= {"valid_from", "valid_through"}
    moments = {name for name in FIELDS if name.endswith("_at")}
    assert {*FIELDS} - by_type - moments == {name for name, _ in forms.FIELDS} - {"currency"}


@pytest.mark.parametrize("file", [*FILES, *OPTIONAL])
def test_the_demo_and_the_small_shop_are_valid(file: str) -> None:
    assert valid(file, (DEMO_SHOP / file).read_text("utf-8"))
    assert file not in TEXTS or valid(file, TEXTS[file])


OF_TABLES = [one for one in WRONG if one[0] != POLICIES]


@pytest.mark.parametrize("wrong", OF_TABLES, ids=[f"{file} {place} {why[:30]}" for file, _, _, place, why in OF_TABLES])
def test_what_the_reader_refuses_the_schema_refuses_too_unless_only_a_reader_can_know(wrong: Wrong) -> None:
    file, old, new, place, why = wrong
    text = TEXTS[file].replace(old, new, 1)
    if valid(file, text):
        assert any(word in why for word in BEYOND), f"{place}: {why}"


@settings(max_examples=40)
@given(st.lists(customers, max_size=2, unique_by=lambda customer: customer.customer_id))
def test_what_the_schema_takes_of_any_customers_the_reader_takes_but_for_what_only_it_can_know(
    held: list[CustomerFile],
) -> None:
    plain = json.loads(msgspec.json.encode({"customers": held}))
    given_ = _without_null(plain)
    told = [*problems(given_, CustomersTable, "customers.toml")]
    if Draft202012Validator(SCHEMAS["customers.schema.json"]()).is_valid(given_):
        assert [one for one in told if not any(word in one for word in BEYOND)] == []
    else:
        assert told


def _without_null(held: Any) -> Any:
    if isinstance(held, dict):
        return {name: _without_null(value) for name, value in held.items() if value is not None}
    return [_without_null(each) for each in held] if isinstance(held, list) else held


PEOPLE = Draft202012Validator(SCHEMAS["people.schema.json"]())


def is_read(held: object) -> bool:
    try:
        read(held)
    except OrderRejected:
        return False
    return True


@pytest.mark.parametrize(("name", "value", "wrong"), test_record.WRONG)
def test_people_that_the_reader_refuses_the_schema_refuses_too(name: str, value: Any, wrong: str) -> None:
    held = test_record.WHOLE | {name: value}
    if PEOPLE.is_valid(held):
        beyond = (*BEYOND, "too long")
        assert any(word in wrong for word in beyond) or value == "en-US\n", "Python's $ is before a last newline, too"


def test_the_schema_takes_every_way_of_leaving_a_field_out() -> None:
    for name in test_record.WHOLE:
        held = test_record.WHOLE | {name: None}
        assert PEOPLE.is_valid(held) is is_read(held) is (name != "customer_id")
        assert PEOPLE.is_valid(test_record.WHOLE)
        assert name in WRITTEN


@given(test_record.JSON)
def test_schema_and_reader_agree_on_whatever_is_given(held: Any) -> None:
    if is_read(held):
        assert PEOPLE.is_valid(held)


def test_the_examples_of_the_documentation_are_a_shop_and_a_person(tmp_path: Path) -> None:
    text = (DOCS / "your-shop.md").read_text("utf-8")
    for block in re.findall(r"```(?:toml|yaml)\n(.*?)```", text, re.DOTALL):
        if named := re.search(r"# (\w+\.(?:toml|yaml))$", block, re.MULTILINE):
            (tmp_path / named[1]).write_text(block, encoding="utf-8")
    folder = read_folder(tmp_path)
    assert (folder.shop.name, [one.customer_id for one in folder.customers]) == ("Tiny", ["ann"])
    for file in FILES:
        assert valid(file, (tmp_path / file).read_text("utf-8"))
    (person,) = re.findall(r'^    (\{"customer_id".*\})$', text, re.MULTILINE)
    assert PEOPLE.is_valid(json.loads(person))
    assert is_read(json.loads(person))
