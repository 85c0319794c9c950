"""What several folders of tests share: American words, the demo shop, and the whole skill on an engine in memory."""

import gc
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import hypothesis
import pytest

from skill import bootstrap
from skill.bootstrap import Careline, KnownAccounts, build
from skill.config import Settings
from skill.matching.words import Lexicon
from skill.speech import catalogue as words
from skill.speech.catalogue import Catalogue
from skill.storage.dynamodb import Connection, connect
from skill.storage.schema import create_table
from skill.storage.service_data import JSONFiles
from skill.tools.engine import local_engine
from skill.tools.loading import load
from skill.tools.opening import DEMO_SHOP
from skill.tools.shop_folder import ShopFolder, read_folder
from tests.builders import NOW

# The same examples in every run, nothing kept between runs, and no time limit that a busy machine could miss.
hypothesis.settings.register_profile("careline", derandomize=True, database=None, deadline=None)
hypothesis.settings.load_profile("careline")


def pytest_collection_finish() -> None:
    """Thirteen thousand tests stay till the end: no collector has to go over them again and again."""
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def read_anew() -> Iterator[Callable[[JSONFiles, str], Any]]:
    """What takes most of making a client and a skill is read but once a run. Gives what reads a client's files anew."""
    anew, load_file = JSONFiles.load_file, cache(JSONFiles().load_file)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(JSONFiles, "load_file", lambda _, file_path: load_file(file_path))
        patch.setattr(bootstrap, "_language", cache(bootstrap._language))
        yield anew


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """All sentences of the desk in American English."""
    return words.load("en-US")


@pytest.fixture(scope="session")
def lexicon(catalogue: Catalogue) -> Lexicon:
    """The words by which American customers name their items."""
    return Lexicon.of(catalogue.tables["matching"])


@pytest.fixture(scope="session")
def demo_shop() -> ShopFolder:
    """Fern & Fable and its customers, as demo/ has them."""
    return read_folder(DEMO_SHOP)


@pytest.fixture(scope="session")
def demo_table(demo_shop: ShopFolder) -> Iterator[Connection]:
    """The way to an engine in memory whose table "careline" holds the demo shop. For reading only: tests share it."""
    with local_engine(None) as engine:
        client = connect(engine.connection)
        create_table(client, "careline")
        load(client, "careline", demo_shop)
        yield engine.connection


@pytest.fixture(scope="session")
def careline(demo_shop: ShopFolder, demo_table: Connection) -> Careline:
    """The whole skill with the demo shop, on the demo's day; it knows the demo customers' tokens."""
    assert demo_shop.demo
    accounts = KnownAccounts(demo_shop.demo.accounts)
    return build(Settings(), accounts=accounts, clock=lambda: NOW, connection=demo_table)
