"""The same dialogues on AWS's own engine, DynamoDB Local, the judge of the one that they usually run on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.bootstrap import KnownAccounts, build
from skill.config import Settings
from skill.storage.dynamodb import Connection, connect
from skill.storage.schema import create_table
from skill.tools.dynamodb_local import dynamodb_local
from skill.tools.loading import load
from skill.tools.shop_folder import ShopFolder
from tests.conversations.dialogue import HERE, differences, files, read

FILES = [pytest.param(file, id=f"{file.parent.name}/{file.stem}") for file in files()]

pytestmark = pytest.mark.dynamodb_local


@pytest.fixture(scope="module")
def judge(demo_shop: ShopFolder) -> Iterator[Connection]:
    """The way to DynamoDB Local, whose table holds the demo shop."""
    with dynamodb_local() as connection:
        client = connect(connection)
        create_table(client, "careline")
        load(client, "careline", demo_shop)
        yield connection


@pytest.mark.parametrize("file", FILES)
def test_the_dialogue_goes_as_written(file: Path, judge: Connection, demo_shop: ShopFolder) -> None:
    assert demo_shop.demo
    dialogue, accounts = read(file), KnownAccounts(demo_shop.demo.accounts)
    careline = build(Settings(), accounts=accounts, clock=lambda: dialogue.now, connection=judge)
    if found := [*differences(dialogue, careline.handle)]:
        pytest.fail("\n".join(f"{file.relative_to(HERE.parents[1])}, {line}" for line in found), pytrace=False)
