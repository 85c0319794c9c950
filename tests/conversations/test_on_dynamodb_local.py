"""The same dialogues on AWS's own engine, DynamoDB Local, the judge of the one that they usually run on."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.storage.dynamodb import Connection
from skill.tools.dynamodb_local import dynamodb_local
from skill.tools.shop_folder import ShopFolder
from tests.conversations.dialogue import files
from tests.conversations.playing import play

FILES = [pytest.param(file, id=f"{file.parent.name}/{file.stem}") for file in files()]

pytestmark = pytest.mark.dynamodb_local


@pytest.fixture(scope="module")
def judge() -> Iterator[Connection]:
    """The way to DynamoDB Local."""
    with dynamodb_local() as connection:
        yield connection


@pytest.mark.parametrize("file", FILES)
def test_the_dialogue_goes_as_written(file: Path, judge: Connection, demo_shop: ShopFolder) -> None:
    play(file, judge, demo_shop)
