"""Plays a dialogue through the whole skill on an engine, in a shop of its own: what it changes, no other sees."""

from pathlib import Path

import pytest

from skill.bootstrap import KnownAccounts, build
from skill.config import Settings
from skill.storage.dynamodb import Connection, connect
from skill.storage.schema import create_table
from skill.tools.loading import load
from skill.tools.shop_folder import ShopFolder
from tests.conversations.dialogue import HERE, differences, read


def play(file: Path, connection: Connection, shop: ShopFolder) -> None:
    """Fails with every way in which the dialogue goes otherwise than it is written."""
    assert shop.demo
    dialogue, table = read(file), f"{file.parent.name}.{file.stem}"
    client = connect(connection)
    create_table(client, table)
    load(client, table, shop)
    accounts = KnownAccounts(shop.demo.accounts)
    careline = build(Settings(table=table), accounts=accounts, clock=lambda: dialogue.now, connection=connection)
    found = [*differences(dialogue, careline.handle)]
    client.delete_table(TableName=table)
    if found:
        pytest.fail("\n".join(f"{file.relative_to(HERE.parents[1])}, {line}" for line in found), pytrace=False)
