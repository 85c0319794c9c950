"""How the client is made: time limits that fit the desk's budget, and one sentence where the environment is wrong."""

from pathlib import Path

import pytest

from skill.config import Settings
from skill.desk import BUDGET
from skill.errors import SettingsError
from skill.storage.dynamodb import Connection, connect
from skill.tools.engine import connection_to
from skill.tools.opening import open_table
from tests import aws_environment


@pytest.fixture(autouse=True)
def _nothing_in_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    aws_environment.only(monkeypatch, tmp_path)


def test_two_tries_that_run_into_their_limits_end_before_the_desks_budget() -> None:
    limits = vars(connect(connection_to(1)).meta.config)
    assert limits["retries"] == {"mode": "standard", "total_max_attempts": 2}
    assert 2 * (limits["connect_timeout"] + limits["read_timeout"]) < BUDGET


def test_tools_have_more_time_than_a_turn() -> None:
    with open_table(Settings(), in_memory=True) as table:
        assert vars(table.client.meta.config)["read_timeout"] > BUDGET


def test_an_endpoint_of_the_environment_is_taken_where_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    client = connect(Connection())
    assert (client.meta.endpoint_url, client.meta.region_name) == ("http://127.0.0.1:8000", "eu-central-1")


def test_without_a_region_one_sentence_names_the_variable() -> None:
    with pytest.raises(SettingsError, match=r"^AWS_DEFAULT_REGION is not set, [^.]*\.$"):
        connect(Connection())


@pytest.mark.parametrize(
    ("variables", "heard"),
    [
        ({"AWS_ENDPOINT_URL_DYNAMODB": "not an address"}, "not an address"),
        ({"AWS_ACCESS_KEY_ID": "half"}, "Partial credentials"),
        ({"AWS_PROFILE": "nobody"}, "nobody"),
        ({"AWS_DEFAULT_REGION": "no region"}, "no region"),
    ],
)
def test_an_environment_that_cannot_be_meant_is_one_sentence(
    variables: dict[str, str], heard: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in ({"AWS_DEFAULT_REGION": "us-east-1"} | variables).items():
        monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError, match=rf"^DynamoDB can't be reached as the environment says: .*{heard}"):
        connect(Connection())
