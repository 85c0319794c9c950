"""`python -m skill customers`: who can be tried, and what each is good for."""

import json
from pathlib import Path

from skill.tools.customers import IMPORTED
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


def test_who_came_by_an_import_is_listed_behind_them(local_env: Env, tmp_path: Path) -> None:
    people = tmp_path / "people.jsonl"
    people.write_text('{"customer_id": "zoe", "also": ["z-2"]}\n{"customer_id": "ada"}\n')
    assert len(invoke(local_env, "customers").stdout.splitlines()) == 16
    assert invoke(local_env, "import", "people", str(people)).exit_code == 0
    assert invoke(local_env, "customers").stdout.splitlines()[16:] == ["zoe      imported"]
    assert json.loads(invoke(local_env, "customers", "--json").stdout)[16:] == [
        {"id": "zoe", "name": "Zoe", "note": "imported"}
    ]


def test_of_many_who_were_imported_some_are_listed(local_env: Env, empty_shop: Path, tmp_path: Path) -> None:
    people = tmp_path / "people.jsonl"
    people.write_text("".join(f'{{"customer_id": "c{n:02}"}}\n' for n in range(IMPORTED + 1)))
    invoke(local_env, "import", "shop", str(empty_shop))
    invoke(local_env, "import", "people", str(people))
    listed = invoke(local_env, "customers")
    ids = [line.split()[0] for line in listed.stdout.splitlines()]
    assert (len(set(ids)), ids) == (IMPORTED, sorted(ids))
    assert listed.stderr.endswith("There are more than these; talk --as takes any of them, by id or e-mail address.\n")
    assert "can't be played" not in listed.stderr


def test_a_shop_that_nobody_can_play_says_so(demo_env: Env, empty_shop: Path) -> None:
    result = invoke(demo_env, "customers", "--shop", str(empty_shop))
    assert (result.exit_code, result.stdout) == (0, "")
    assert "it has no customers; add some to its customers.toml" in result.stderr
    assert invoke(demo_env, "customers", "--shop", str(empty_shop), "--json").stdout == "[]\n"
