"""The help centre as stored items: whole or not at all, however large it is."""

import random
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from skill.domain.articles import HelpFile
from skill.errors import ItemCorrupt, StorageRefused
from skill.storage import help_items, keys
from skill.storage.codec import SCHEMA
from skill.tools.articles.storing import write_help
from tests.builders import an_article, indexed
from tests.storage.tables import Table

SMALL = indexed(an_article("Gift cards", keywords=("voucher",), date_modified=datetime(2026, 11, 1, tzinfo=UTC)))
OTHER = indexed(an_article("Password \U0001f600 & <b>"))


def large() -> HelpFile:
    """More than one item holds, also packed."""
    letters = random.Random(1)
    text = "".join(chr(letters.randrange(0x4E00, 0x9FFF)) for _ in range(200_000))
    return replace(SMALL, articles=(replace(SMALL.articles[0], abstract=text),))


@pytest.mark.parametrize("file", [SMALL, OTHER, large()], ids=["small", "odd", "large"])
def test_what_is_stored_is_read_back_whatever_the_order_of_its_items(file: HelpFile) -> None:
    rows = help_items.items_of(file)
    assert help_items.of(rows) == help_items.of(reversed(rows)) == file


def test_a_large_one_is_stored_in_parts_that_items_hold() -> None:
    rows = help_items.items_of(large())
    assert len(rows) > 2
    assert max(len(row["body"].get("B", b"")) for row in rows) <= help_items.MOST_BYTES


def test_where_nothing_is_stored_there_are_no_articles() -> None:
    assert help_items.of([]) == HelpFile()
    assert help_items.of(help_items.items_of(SMALL)[:-1]) == HelpFile(), "parts that nobody names are not there yet"


def test_the_parts_of_another_state_are_passed_over() -> None:
    assert help_items.of((*help_items.items_of(OTHER)[:-1], *help_items.items_of(SMALL))) == SMALL


@pytest.mark.parametrize(
    "body",
    [{"B": b"not packed"}, {"B": b""}, {"S": "text"}, {}, {"B": help_items.items_of(SMALL)[0]["body"]["B"][:-9]}, None],
    ids=["noise", "empty", "text", "none", "cut off", "missing"],
)
def test_a_part_that_is_broken_or_missing_is_never_half_a_help_centre(body: object) -> None:
    part, head = help_items.items_of(SMALL)
    with pytest.raises(ItemCorrupt):
        help_items.of([head] if body is None else [{**part, "body": body}, head])


def test_what_a_newer_careline_wrote_is_refused() -> None:
    part, head = help_items.items_of(SMALL)
    with pytest.raises(ItemCorrupt):
        help_items.of([part, {**head, "v": {"N": str(SCHEMA + 1)}}])


def test_the_desk_reads_what_was_written_with_one_query(table: Table) -> None:
    assert table.store.read_help() == HelpFile()
    write_help(table.client, table.name, SMALL)
    found: list[HelpFile] = []
    assert table.requests(lambda: found.append(table.store.read_help())) == ["Query"]
    assert found == [SMALL]


def test_another_takes_its_place_and_leaves_nothing_behind(table: Table) -> None:
    for file in (large(), SMALL, SMALL, OTHER):
        assert write_help(table.client, table.name, file) == len(table.rows())
        assert table.store.read_help() == file
    assert write_help(table.client, table.name, HelpFile()) == 0
    assert table.rows() == []


def test_a_write_that_fails_leaves_the_former(table: Table, monkeypatch: pytest.MonkeyPatch) -> None:
    write_help(table.client, table.name, SMALL)

    def refused(**_: object) -> None:
        raise StorageRefused("no more")

    monkeypatch.setattr(table.client, "put_item", refused)
    with pytest.raises(StorageRefused):
        write_help(table.client, table.name, OTHER)
    assert table.store.read_help() == SMALL


def test_no_turn_but_one_that_asks_for_help_comes_to_its_items() -> None:
    partitions = {row["pk"]["S"] for row in help_items.items_of(SMALL)}
    assert partitions == {keys.help_partition()}
    assert keys.kind(keys.help_partition(), keys.help_head().sk) == "HELP/INDEX"
