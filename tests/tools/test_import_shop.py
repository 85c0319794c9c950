"""`python -m skill import shop DIR`: all of a folder or nothing, and every later command finds it."""

import json
import subprocess
from pathlib import Path

import pytest

from skill.config import Settings
from skill.errors import ShopDataError
from skill.tools.opening import open_table
from tests.tools.command_line import PYTHON, ROOT, environment, invoke, run
from tests.tools.conftest import Env


def test_it_says_what_was_loaded(local_env: Env) -> None:
    result = invoke(local_env, "import", "shop", "demo")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == "Fern & Fable: 16 customers and 49 orders loaded (102 items)\n"


def test_a_folder_with_a_mistake_writes_nothing(local_env: Env, own_shop: Path, tmp_path: Path) -> None:
    for file in own_shop.iterdir():
        text = file.read_text(encoding="utf-8").replace('"in_transit"', '"lost"')
        (tmp_path / file.name).write_text(text, encoding="utf-8")
    result = invoke(local_env, "import", "shop", str(tmp_path))
    assert isinstance(result.exception, ShopDataError)
    with open_table(Settings(data_dir=Path(str(local_env["CARELINE_DATA"])))) as table:
        assert table.client.scan(TableName=table.name)["Items"] == []


@pytest.mark.parametrize("folder", ["nowhere", "demo/shop.toml"])
def test_what_is_no_folder_is_a_usage_error(local_env: Env, folder: str) -> None:
    result = invoke(local_env, "import", "shop", folder)
    assert result.exit_code == 2
    assert f"'{folder}'" in result.stderr


def test_the_demos_customers_leave_with_the_demo(local_env: Env, own_shop: Path) -> None:
    """Also where the own shop has a customer of the same name: she hears of her own orders only."""
    assert "ben" in invoke(local_env, "customers").stdout
    own = invoke(local_env, "import", "shop", str(own_shop))
    assert (own.exit_code, own.stdout.partition(" (")[0]) == (0, "Own: 1 customer and 1 order loaded")
    listed = json.loads(invoke(local_env, "customers", "--json").stdout)
    assert listed == [{"id": "ada", "name": "Ada", "note": "a kite on its way"}]
    assert "there are ada" in str(invoke(local_env, "talk", "--as", "ben", "--say", "x").exception)
    heard = invoke(local_env, "talk", "--say", "where is my order", "--say", "can i return my lamp").stdout
    assert "red kite" in heard
    assert "running shoes" not in heard
    assert "brass" not in heard


def test_of_a_shop_without_customers_nobody_is_left_to_speak_as(local_env: Env, empty_shop: Path) -> None:
    invoke(local_env, "customers")
    invoke(local_env, "import", "shop", str(empty_shop))
    result = invoke(local_env, "customers", "--json")
    assert (result.stdout, result.stderr.count("\n")) == ("[]\n", 1)
    assert "no customers" in str(invoke(local_env, "talk", "--as", "ada", "--say", "x").exception)


def test_programs_share_a_data_folder_and_what_one_imports_the_next_one_finds(local_env: Env, own_shop: Path) -> None:
    """One talks on while another imports, and a third then hears the new shop."""
    talking = subprocess.Popen(
        [*PYTHON, "talk", "--json"],
        cwd=ROOT,
        env=environment(local_env),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        bufsize=1,
    )
    with talking as first:
        assert first.stdin
        assert first.stdout
        first.stdin.write("where is my order\n")
        assert "trail running shoes" in json.loads(first.stdout.readline())["speech"]
        assert run(local_env, "import", "shop", str(own_shop)).returncode == 0
        third = invoke(local_env, "talk", "--json", "--say", "where is my order")
        assert "red kite" in json.loads(third.stdout)["speech"]
        first.stdin.write("where is my order\n")
        assert "red kite" in json.loads(first.stdout.readline())["speech"]
        first.stdin.close()
        assert first.wait(timeout=20) == 0
