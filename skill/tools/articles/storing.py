"""Writes a help centre into the table in one step: its parts first, then the item that names them. Tools only."""

from typing import TYPE_CHECKING

from skill.domain.articles import HelpFile
from skill.storage import help_items, keys
from skill.storage.dynamodb import translated
from skill.storage.queries import key_of, query
from skill.tools.writing import Pause, delete_all, patiently, put_all

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient


def write_help(client: "DynamoDBClient", table: str, file: HelpFile, pause: Pause = patiently) -> int:
    """Replace the help centre; returns how many items it is. Whatever fails leaves the former one. Raises StorageFault.

    One without articles takes it away.
    """
    there = [
        {name: row[name] for name in (keys.PARTITION, keys.SORT)}
        for row in query(client, table, keys.help_partition(), keys.HELP_PART_PREFIX)
    ]
    rows = help_items.items_of(file) if file.articles else ()
    put_all(client, table, rows[:-1], pause)
    with translated():
        if rows:
            client.put_item(TableName=table, Item=rows[-1])
        else:
            client.delete_item(TableName=table, Key=key_of(keys.help_head()))
    kept = [{name: row[name] for name in (keys.PARTITION, keys.SORT)} for row in rows]
    delete_all(client, table, [key for key in there if key not in kept], pause)
    return len(rows)
