"""Which table a tool opens, what it loads into an empty one, and what it tells people about that."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from skill.config import Settings
from skill.desk import NOBODY
from skill.errors import SettingsError, ShopDataError, TableMissing
from skill.storage.dynamodb import Connection, connect
from skill.tools.engine import local_engine
from skill.tools.opening import DEMO_SHOP, NO_SHOP, OpenShop, open_shop, open_table
from tests.builders import NOW, SKILL_ID

LATER = datetime(2026, 11, 24, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Connection]:
    with local_engine(None) as running:
        yield running.connection


@pytest.fixture
def at_endpoint(endpoint: Connection, monkeypatch: pytest.MonkeyPatch) -> Connection:
    """DynamoDB is where the environment says, as botocore reads it."""
    monkeypatch.setenv("AWS_ENDPOINT_URL_DYNAMODB", endpoint.endpoint_url or "")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "careline")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "careline")
    return endpoint


def shop_name(shop: OpenShop) -> str:
    return shop.careline.desk.gather(NOBODY)[0].shop.name


def test_an_empty_data_folder_gets_the_demo_shop_and_keeps_it(tmp_path: Path) -> None:
    settings = Settings(data_dir=tmp_path / "new" / "folder")
    for demo in (True, False):
        with open_shop(settings, demo=demo) as shop:
            assert shop_name(shop) == "Fern & Fable"
            assert shop.demo
            assert shop.demo.default_customer == "ada"


def test_without_a_demo_an_empty_data_folder_is_one_sentence_with_its_remedy(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="import shop DIR"), open_shop(Settings(data_dir=tmp_path), demo=False):
        pass
    with open_table(Settings(data_dir=tmp_path)) as table:
        assert table.client.scan(TableName=table.name)["Items"] == []


def test_a_folder_is_tried_in_memory_and_touches_no_data(tmp_path: Path) -> None:
    data = tmp_path / "data"
    with open_shop(Settings(data_dir=data, table="named", table_named=True), shop_dir=DEMO_SHOP) as shop:
        assert (shop_name(shop), shop.table.name) == ("Fern & Fable", "careline")
    assert not data.exists()


def test_a_folder_that_cannot_be_read_starts_no_engine(tmp_path: Path) -> None:
    with pytest.raises(ShopDataError), open_shop(Settings(data_dir=tmp_path / "data"), shop_dir=tmp_path):
        pass


def test_an_empty_table_at_an_endpoint_is_made_and_gets_the_demo_shop(at_endpoint: Connection) -> None:
    settings = Settings(table="made", endpoint_url=at_endpoint.endpoint_url)
    with open_shop(settings) as shop:
        assert (shop_name(shop), shop.table.name) == ("Fern & Fable", "made")


def test_a_table_on_aws_is_never_filled_with_invented_customers(at_endpoint: Connection) -> None:
    with open_table(Settings(table="real", endpoint_url=at_endpoint.endpoint_url)):
        pass  # it is made, and empty
    on_aws = Settings(table="real", table_named=True)
    with pytest.raises(SettingsError, match=NO_SHOP[:30]), open_shop(on_aws):
        pass
    with open_table(on_aws) as table:
        assert table.client.scan(TableName=table.name)["Items"] == []


def test_a_table_on_aws_is_not_made_unasked(at_endpoint: Connection) -> None:
    with pytest.raises(TableMissing), open_shop(Settings(table="not-there", table_named=True)):
        pass


@pytest.mark.parametrize(("now", "at"), [(None, NOW), (LATER, LATER)])
def test_the_demo_plays_on_its_day_or_at_the_moment_that_was_asked_for(now: datetime | None, at: datetime) -> None:
    with open_shop(Settings(), shop_dir=DEMO_SHOP, now=now) as shop:
        assert shop.now == at
        assert bool(shop.notices) is (now is None)


def test_a_clock_that_stands_still_is_told_in_utc(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    for file in (each for each in DEMO_SHOP.iterdir() if each.is_file()):
        text = file.read_text(encoding="utf-8").replace("now = 2026-11-23T14:00:00Z", "now = 2026-11-22T23:30:00-05:00")
        (folder / file.name).write_text(text, encoding="utf-8")
    with open_shop(Settings(), shop_dir=folder) as shop:
        [notice] = shop.notices
        assert "Monday 23 November 2026, 04:30 UTC; --now" in notice


def test_a_shop_without_a_clock_of_its_own_lives_now(tmp_path: Path) -> None:
    folder = tmp_path / "shop"
    folder.mkdir()
    for file in (each for each in DEMO_SHOP.iterdir() if each.is_file()):
        (folder / file.name).write_text(file.read_text(encoding="utf-8").partition("[demo]")[0], encoding="utf-8")
    before = datetime.now(UTC)
    with open_shop(Settings(), shop_dir=folder) as shop:
        assert before <= shop.now <= datetime.now(UTC)
        assert shop.notices == ()


def test_the_skill_id_is_the_settings_own() -> None:
    with open_shop(Settings(skill_id=SKILL_ID), shop_dir=DEMO_SHOP) as shop:
        assert shop.careline.skill.skill_id == SKILL_ID


def test_data_of_an_earlier_careline_name_the_folder_to_delete(tmp_path: Path) -> None:
    with local_engine(tmp_path) as running:
        connect(running.connection).create_table(
            TableName="careline",
            BillingMode="PAY_PER_REQUEST",
            AttributeDefinitions=[{"AttributeName": name, "AttributeType": "S"} for name in ("pk", "sk")],
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
        )
    with (
        pytest.raises(SettingsError, match=f"{tmp_path} are of an earlier.*CARELINE_DATA"),
        open_table(Settings(data_dir=tmp_path)),
    ):
        raise AssertionError
