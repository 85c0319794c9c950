"""`python -m skill import articles`: all of them or none, in place of those that were there."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.errors import ShopDataError
from skill.storage.dynamodb import Connection, DynamoDBStore, connect
from skill.storage.schema import create_table
from skill.tools.engine import local_engine
from skill.tools.loading import How, load
from skill.tools.shop_folder import ShopFolder, read_folder
from tests.tools.command_line import invoke
from tests.tools.conftest import Env

SHIPPING = "# Shipping\n\nIt is free for everybody. It takes three days.\n"
RETURNS = "# Returns\n\nBring it back to us. We look at it.\n"


@pytest.fixture(scope="module")
def engine() -> Iterator[Connection]:
    """An engine in memory."""
    with local_engine(None) as running:
        yield running.connection


@pytest.fixture
def store(engine: Connection, demo_shop: ShopFolder, request: pytest.FixtureRequest) -> DynamoDBStore:
    """A table of the test's own that holds the demo shop."""
    name, client = request.node.name[:100], connect(engine)
    create_table(client, name)
    load(client, name, demo_shop)
    return DynamoDBStore(client, name)


@pytest.fixture
def env(engine: Connection, store: DynamoDBStore) -> Env:
    """The environment of a command on that table."""
    return {
        "AWS_ENDPOINT_URL_DYNAMODB": engine.endpoint_url,
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "careline",
        "AWS_SECRET_ACCESS_KEY": "careline",
        "CARELINE_DATA": None,
        "CARELINE_SKILL_ID": None,
        "CARELINE_TABLE": store.table,
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles."""
    (tmp_path / "shipping.md").write_text(SHIPPING, encoding="utf-8")
    (tmp_path / "returns.md").write_text(RETURNS, encoding="utf-8")
    return tmp_path


def titles(store: DynamoDBStore) -> list[str]:
    return [article.headline for article in store.read_help().articles]


def test_the_articles_take_the_place_of_all_that_were_there(env: Env, store: DynamoDBStore, folder: Path) -> None:
    assert len(titles(store)) > 40
    result = invoke(env, "import", "articles", str(folder))
    assert result.exit_code == 0
    assert result.stdout.startswith("2 articles: stored\n  new: Returns, Shipping\n  gone: ")
    assert titles(store) == ["Returns", "Shipping"]
    assert invoke(env, "import", "articles", str(folder)).stdout == "2 articles: the same as before\n"
    (folder / "shipping.md").write_text(SHIPPING.replace("three", "two"), encoding="utf-8")
    assert invoke(env, "import", "articles", str(folder)).stdout == "2 articles: stored\n  changed: Shipping\n"


def test_a_dry_run_tells_the_same_and_writes_nothing(env: Env, store: DynamoDBStore, folder: Path) -> None:
    before = store.read_help()
    result = invoke(env, "import", "articles", "--dry-run", "--json", str(folder))
    told = json.loads(result.stdout)
    assert (told["articles"], told["written"], told["added"]) == (2, False, ["Returns", "Shipping"])
    assert len(told["removed"]) == len(before.articles)
    assert store.read_help() == before


def test_one_broken_page_keeps_all_out(env: Env, store: DynamoDBStore, folder: Path) -> None:
    before = store.read_help()
    (folder / "broken.html").write_text("<h1>Gift cards</h1><div><p>They never expire.", encoding="utf-8")
    result = invoke(env, "import", "articles", str(folder))
    assert isinstance(result.exception, ShopDataError)
    assert "broken.html, line 1: <div> is never closed; close it, or export the article again" in str(result.exception)
    assert store.read_help() == before


def test_a_shops_folder_brings_its_articles(store: DynamoDBStore, empty_shop: Path, tmp_path: Path) -> None:
    own = read_folder(empty_shop)
    assert own.help is None
    load(store.client, store.table, own)
    assert len(titles(store)) > 40, "a folder that says nothing of a help centre leaves it as it is"
    load(store.client, store.table, own, How(leaving=own))
    assert titles(store) == []


def test_a_shops_folder_with_a_broken_article_is_not_read(empty_shop: Path, tmp_path: Path) -> None:
    for file in empty_shop.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.md").write_text("---\ntitle: A\n", encoding="utf-8")
    with pytest.raises(ShopDataError, match="its front matter has no end"):
        read_folder(tmp_path)
    (tmp_path / "articles" / "a.md").write_text(SHIPPING, encoding="utf-8")
    help_ = read_folder(tmp_path).help
    assert help_
    assert [article.headline for article in help_.articles] == ["Shipping"]
