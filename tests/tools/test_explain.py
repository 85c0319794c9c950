"""`python -m skill explain`: the decision about an item, and what was considered for it."""

import json
import re

import pytest

from skill.errors import SettingsError
from tests.tools.command_line import invoke
from tests.tools.conftest import Env

LAMP = ("explain", "--customer", "ada", "--item", "lamp")


def test_without_a_cause_it_is_a_change_of_mind(demo_env: Env) -> None:
    result = invoke(demo_env, *LAMP)
    assert (result.exit_code, result.exception) == (0, None), result.output
    assert result.stdout == invoke(demo_env, *LAMP, "--cause", "remorse").stdout
    assert result.stdout != invoke(demo_env, *LAMP, "--cause", "defect").stdout


def test_as_json_it_is_one_object(demo_env: Env) -> None:
    told = json.loads(invoke(demo_env, *LAMP, "--json").stdout)
    asked = {"outcome", "reason", "last_day", "days_left", "fee", "refund_type", "method", "evidence", "policy"}
    assert asked | {"version", "rule", "considered"} <= set(told)
    assert (told["outcome"], told["last_day"]) == ("eligible", "2026-12-16")


@pytest.mark.parametrize(
    ("customer", "item", "wrong"),
    [("nobody", "lamp", 'no order of a customer "nobody"'), ("ada", "piano", 'the item "piano" is none')],
)
def test_what_is_not_there_is_said(demo_env: Env, customer: str, item: str, wrong: str) -> None:
    result = invoke(demo_env, "explain", "--customer", customer, "--item", item)
    assert result.exit_code != 0
    assert wrong in str(result.exception)


def test_without_an_item_those_there_are_are_named_once_each(demo_env: Env) -> None:
    result = invoke(demo_env, "explain", "--customer", "cleo")
    assert isinstance(result.exception, SettingsError)
    assert re.fullmatch(r'--item says which of them; name one of ("[^"]+", )+"[^"]+"', str(result.exception))
