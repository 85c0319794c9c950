"""`python -m skill customers`: who can be tried, and what each is good for."""

import json
from pathlib import Path

from skill.tools.shop_folder import ShopFolder
from tests.tools.command_line import invoke
from tests.tools.conftest import Env


def test_everybody_is_listed_with_what_they_are_good_for(demo_env: Env, demo_shop: ShopFolder) -> None:
    result = invoke(demo_env, "customers")
    lines = result.stdout.splitlines()
    assert [line.split()[0] for line in lines] == [customer.customer_id for customer in demo_shop.customers]
    assert [line.split()[0] for line in lines if line.endswith("(speaks when nobody is named)")] == ["ada"]
    assert "four items in three parcels" in lines[1]


def test_as_json_it_is_one_list_of_objects(demo_env: Env) -> None:
    result = invoke(demo_env, "customers", "--json")
    listed = json.loads(result.stdout)
    assert listed[1] == {"id": "ben", "name": "Ben", "note": "four items in three parcels: a list, then which one?"}
    assert [list(one) for one in listed] == [["id", "name", "note"]] * 16


def test_a_shop_that_nobody_can_play_says_so(demo_env: Env, empty_shop: Path) -> None:
    result = invoke(demo_env, "customers", "--shop", str(empty_shop))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "it has no customers; add some to its customers.toml" in result.stderr
    assert invoke(demo_env, "customers", "--shop", str(empty_shop), "--json").stdout == "[]\n"
