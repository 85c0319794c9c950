"""`python -m skill import policies`: what is kept, and what is refused before anything is opened."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from click.testing import CliRunner

from skill.domain.policies import PolicyVersion
from skill.domain.return_rules import ReturnSettings
from skill.errors import SettingsError, ShopDataError, StorageConflict
from skill.storage.dynamodb import DynamoDBStore, connect
from skill.storage.schema import create_table
from skill.tools.engine import local_engine
from skill.tools.import_policies import policies, write
from skill.tools.loading import How, load
from skill.tools.opening import DEMO_SHOP
from skill.tools.policies.planning import plan_import
from skill.tools.policies.reading import read_policies
from skill.tools.policy_store import add_version, read_versions
from skill.tools.shop_folder import ShopFolder
from tests.builders import a_policy, a_shop
from tests.tools.command_line import invoke
from tests.tools.conftest import Env
from tests.tools.policies.given import a_file

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)
THIRTY = "policies:\n  - {id: general, merchantReturnDays: 30}\n"


@pytest.fixture(scope="module")
def client() -> Iterator["DynamoDBClient"]:
    """An engine in memory."""
    with local_engine(None) as engine:
        yield connect(engine.connection)


@pytest.fixture
def own_env(client: "DynamoDBClient", demo_shop: ShopFolder, request: pytest.FixtureRequest) -> Env:
    """The environment of a command whose table holds the demo shop, and is the test's own."""
    name = request.node.name[:100]
    create_table(client, name)
    load(client, name, demo_shop, How(now=NOON))
    return {
        "AWS_ENDPOINT_URL_DYNAMODB": client.meta.endpoint_url,
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "careline",
        "AWS_SECRET_ACCESS_KEY": "careline",
        "CARELINE_DATA": None,
        "CARELINE_SKILL_ID": None,
        "CARELINE_TABLE": name,
    }


@pytest.fixture
def table(client: "DynamoDBClient", request: pytest.FixtureRequest) -> str:
    """A table of the test's own, with a shop that has published nothing."""
    name = request.node.name[:100]
    create_table(client, name)
    load(client, name, ShopFolder(replace(a_shop(), policy_versions=()), (), None))
    return str(name)


def import_file(client: "DynamoDBClient", table: str, file: Path, at: datetime) -> None:
    write(plan_import(read_policies(file), read_versions(client, table), at), client, table)


def test_versions_are_added_and_the_old_ones_stay(client: "DynamoDBClient", table: str, tmp_path: Path) -> None:
    file = a_file(tmp_path, "policies.yaml", THIRTY)
    import_file(client, table, file, NOON)
    import_file(client, table, file, NOON)
    assert [version.effective_from for version in read_versions(client, table)] == [NOON]
    a_file(tmp_path, "policies.yaml", THIRTY.replace("30", "60"))
    import_file(client, table, file, NOON.replace(day=2))
    shop = DynamoDBStore(client, table).read_shop()
    assert [version.policies[0].merchant_return_days for version in shop.policy_versions] == [30, 60]
    assert shop.return_settings == ReturnSettings()


def test_settings_are_kept_though_the_policies_are_the_same(
    client: "DynamoDBClient", table: str, tmp_path: Path
) -> None:
    import_file(client, table, a_file(tmp_path, "policies.yaml", THIRTY), NOON)
    import_file(client, table, a_file(tmp_path, "policies.yaml", THIRTY + "settings: {graceDays: 5}\n"), NOON)
    shop = DynamoDBStore(client, table).read_shop()
    assert len(shop.policy_versions) == 1
    assert shop.return_settings == ReturnSettings(grace_days=5)
    assert shop.name == a_shop().name


def test_settings_without_a_shop_are_refused_and_nothing_is_kept(client: "DynamoDBClient", tmp_path: Path) -> None:
    create_table(client, "no-shop")
    with pytest.raises(SettingsError, match="import shop DIR"):
        import_file(client, "no-shop", a_file(tmp_path, "p.yaml", THIRTY + "settings: {graceDays: 5}\n"), NOON)
    assert read_versions(client, "no-shop") == ()


def test_a_version_that_is_there_is_never_overwritten(client: "DynamoDBClient", table: str) -> None:
    version = PolicyVersion(NOON, (a_policy(30),))
    add_version(client, table, version)
    with pytest.raises(StorageConflict):
        add_version(client, table, PolicyVersion(NOON, (a_policy(60),)))
    assert read_versions(client, table) == (version,)


def test_the_command_refuses_what_is_not_valid_before_it_opens_a_table(tmp_path: Path) -> None:
    good = a_file(tmp_path, "good.yaml", THIRTY)
    bad = a_file(tmp_path, "bad.yaml", THIRTY.replace("30", "0").replace("general", "other"))
    result = CliRunner().invoke(policies, [str(good), str(bad), "--dry-run"])
    assert isinstance(result.exception, ShopDataError)
    assert str(result.exception).startswith("1 problem in the return policies, so none was taken:\n  ")
    assert "bad.yaml, line 2, $.policies[0].merchantReturnDays: 0 days are no window" in str(result.exception)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "Missing argument 'FILES...'"),
        (["gone.yaml"], "'gone.yaml' does not exist"),
        (["--effective-from", "yesterday", __file__], '"yesterday" is not a moment'),
    ],
)
def test_the_command_says_what_it_needs(arguments: list[str], told: str) -> None:
    result = CliRunner().invoke(policies, arguments)
    assert result.exit_code == 2
    assert told in result.output


def test_the_command_is_one_of_import() -> None:
    result = CliRunner().invoke(policies, ["--help"])
    assert all(option in result.output for option in ("--effective-from", "--dry-run", "--json", "--shop-name"))


def stored(client: "DynamoDBClient", env: Env) -> list[Any]:
    """All that the table holds."""
    return sorted(
        client.scan(TableName=str(env["CARELINE_TABLE"]))["Items"], key=lambda item: (item["pk"]["S"], item["sk"]["S"])
    )


def imported(env: Env, *arguments: str) -> str:
    """What `import policies ARGUMENTS` prints."""
    result = invoke(env, "import", "policies", *arguments)
    assert (result.exit_code, result.exception) == (0, None), result.output
    return result.stdout


def test_what_says_the_same_as_the_table_is_told_as_nothing_and_writes_nothing(
    client: "DynamoDBClient", own_env: Env
) -> None:
    files = [str(DEMO_SHOP / name) for name in ("policies.yaml", "policies.jsonld")]
    before = stored(client, own_env)
    assert imported(own_env, *files, "--dry-run").startswith("Nothing would change: ")
    assert imported(own_env, *files).startswith("Nothing to do: ")
    told = json.loads(imported(own_env, *files, "--json"))
    assert (told["written"], told["nothing_to_do"], told["settings"]) == (False, True, False)
    assert stored(client, own_env) == before


def test_a_dry_run_tells_what_would_change_and_writes_nothing(
    client: "DynamoDBClient", own_env: Env, tmp_path: Path
) -> None:
    before = stored(client, own_env)
    told = imported(own_env, str(a_file(tmp_path, "p.yaml", THIRTY + "settings: {graceDays: 3}\n")), "--dry-run")
    assert "+ general" in told
    assert "    grace_days: 5 -> 3" in told
    assert stored(client, own_env) == before


def test_what_the_standing_clock_of_a_demo_does_not_come_to_is_said_and_how_it_would(
    own_env: Env, trained: Path, tmp_path: Path
) -> None:
    file = str(a_file(tmp_path, "p.yaml", THIRTY.replace("30", "77")))
    asking = (own_env | {"CARELINE_DATA": str(trained)}, "talk", "--json", "--say", "what is your return policy")
    told = imported(own_env, file, "--effective-from", "2026-12-01")
    assert "1 policy stored, in force for orders from 2026-12-01T00:00:00+00:00 on." in told
    assert "clock stands at 2026-11-23T14:00:00+00:00" in told
    assert "77 days" not in invoke(*asking).stdout
    told = imported(own_env, file, "--effective-from", "2026-11-22")
    assert "in force for orders from 2026-11-22T00:00:00+00:00 on." in told
    assert "clock" not in told
    assert "77 days" in invoke(*asking).stdout


def test_an_empty_table_gets_the_demo_shop_first_as_with_every_command(local_env: Env, tmp_path: Path) -> None:
    file = a_file(tmp_path, "p.yaml", THIRTY + "settings: {graceDays: 5}\n")
    result = invoke(local_env, "import", "policies", str(file))
    assert (result.exit_code, result.exception) == (0, None), result.output
    told = invoke(local_env, "talk", "--json", "--say", "what is your return policy")
    assert "30 days" in json.loads(told.stdout)["speech"]
