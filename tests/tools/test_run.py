"""`python -m skill run`: the three questions aloud, then the server; `--once` leaves the server out."""

import socket
from pathlib import Path

import pytest

from skill.errors import SettingsError
from tests.tools.command_line import invoke
from tests.tools.conftest import Env


def test_once_asks_the_three_questions_and_ends(demo_env: Env) -> None:
    result = invoke(demo_env, "run", "--once")
    assert result.exit_code == 0
    assert [line.split()[1] for line in result.stdout.splitlines() if "heard:" in line] == [
        "WhereIsMyOrder",
        "CanIReturn",
        "ContactSupport",
    ]
    for heard in ("trail running shoes", "until Wednesday, December 16", "+1 800 555 0142"):
        assert heard in result.stdout


def test_a_shop_without_customers_is_asked_by_a_guest(demo_env: Env, empty_shop: Path) -> None:
    result = invoke(demo_env, "run", "--once", "--shop", str(empty_shop))
    assert result.exit_code == 0
    assert result.stdout.count("[link your account]") == 2


def test_a_port_that_somebody_has_is_named_with_the_option_that_names_another(demo_env: Env) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        result = invoke(demo_env, "run", "--port", str(port))
    assert isinstance(result.exception, SettingsError)
    assert f"port {port} of 127.0.0.1 is in use" in str(result.exception)
    assert "--port" in str(result.exception)


@pytest.mark.parametrize("port", ["65536", "-1", "http"])
def test_a_port_that_is_none_is_a_usage_error(demo_env: Env, port: str) -> None:
    result = invoke(demo_env, "run", "--once", "--port", port)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "--port" in result.stderr
