"""Orders whose parts are in other files or lines are imported whole; parts alone are rejected; memory stays flat."""

import json
import os
import pickle
import sqlite3
import subprocess
import sys
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from skill.domain.orders import Doubt
from skill.tools.orders.found import Found, Reject
from skill.tools.orders.how import reading
from skill.tools.orders.kinds import source_of
from skill.tools.orders.reading import Incoming, incoming
from skill.tools.orders.waiting import waiting
from tests.incoming.given import DATA, document, record
from tests.tools.command_line import ROOT
from tests.tools.conftest import Env
from tests.tools.orders.given import file_of
from tests.tools.orders.test_every_source import imported

ORDERS, ITEMS = str(DATA / "sp_api_v0.json"), str(DATA / "sp_api_v0_items.json")
BULK = DATA / "shopify_bulk.jsonl"
ORDER, ANSWER = record("sp_api_v0.json"), document("sp_api_v0_items.json")["payload"]


def read(*files: str, kind: str | None = None) -> list[Any]:
    return [*incoming(files, source_of(kind, reading(None)))]


def names(found: list[Any]) -> dict[str, list[str]]:
    return {
        one.received.order.number: [item.name for item in one.received.order.items]
        for one in found
        if isinstance(one, Incoming)
    }


def rejects(found: list[Any]) -> list[Reject]:
    return [one for one in found if isinstance(one, Reject)]


@pytest.mark.parametrize("files", [*permutations((ORDERS, ITEMS))])
@pytest.mark.parametrize("kind", [None, "sp_api_v0"])
def test_items_in_a_second_file_come_to_their_order_in_either_order(files: tuple[str, ...], kind: str | None) -> None:
    assert names(read(*files, kind=kind)) == {ORDER["AmazonOrderId"]: ["item", "Desk globe"]}


def test_the_command_joins_them_and_twice_is_once(local_env: Env, tmp_path: Path) -> None:
    first, second = (imported(local_env, tmp_path, ITEMS, ORDERS) for _ in range(2))
    assert (first["read"], first["written"], first["rejected"]) == (1, 1, 0)
    assert (second["written"], second["unchanged"]) == (0, 1)


@pytest.mark.parametrize("wrap", ["bare", "payload", "an array", "lines"])
def test_pages_of_items_for_several_orders_come_in_many_files_and_wrappers(tmp_path: Path, wrap: str) -> None:
    orders = [ORDER | {"AmazonOrderId": f"902-{n}"} for n in range(3)]
    pages = [
        {"AmazonOrderId": f"902-{n}", "OrderItems": [{"OrderItemId": f"{n}{page}", "Title": f"thing {n}{page}"}]}
        | ({"NextToken": "t"} if page == 0 else {})
        for page in (0, 1)
        for n in range(3)
    ]
    contents = {
        "bare": [json.dumps(page) for page in pages],
        "payload": [json.dumps({"payload": page}, indent=2) for page in pages],
        "an array": [json.dumps([{"payload": page} for page in pages])],
        "lines": ["\n".join(json.dumps({"payload": page}) for page in pages)],
    }
    files = [file_of(tmp_path, content, f"items-{n}.json") for n, content in enumerate(contents[wrap])]
    found = read(*files, file_of(tmp_path, json.dumps({"payload": {"Orders": orders}}), "orders.json"))
    assert names(found) == {f"902-{n}": [f"thing {n}0", f"thing {n}1"] for n in range(3)}
    assert all(isinstance(one, Incoming) and one.received.remarks == () for one in found)


def test_an_order_in_two_states_has_its_items_in_both_and_the_later_comes_later(tmp_path: Path) -> None:
    later = file_of(tmp_path, json.dumps(ORDER | {"OrderStatus": "Shipped"}), "later.json")
    found = [one for one in read(ORDERS, ITEMS, later) if isinstance(one, Incoming)]
    assert [len(one.received.order.items) for one in found] == [2, 2]
    assert [one.found.value["OrderStatus"] for one in found] == ["PartiallyShipped", "Shipped"]


def test_items_without_their_order_are_rejected_with_place_and_remedy(tmp_path: Path) -> None:
    alone = {"payload": ANSWER | {"AmazonOrderId": "902-9"}}
    items = file_of(tmp_path, json.dumps({"payload": ANSWER}) + "\n" + json.dumps(alone) + "\n", "items.jsonl")
    found = read(ORDERS, items)
    (reject,) = rejects(found)
    assert (reject.file, reject.line, reject.record) == (items, 2, alone["payload"])
    assert '"902-9"' in reject.reason
    assert "name the file of the orders as well" in reject.reason
    assert len(names(found)) == 1


def test_orders_without_items_anywhere_are_taken_and_marked() -> None:
    (found,) = (one for one in read(ORDERS) if isinstance(one, Incoming))
    assert found.received.order.doubts == (Doubt.NO_ITEMS,)


def test_a_rejected_order_goes_to_the_rejects_with_its_items(tmp_path: Path) -> None:
    nobodys = file_of(tmp_path, json.dumps({key: value for key, value in ORDER.items() if key != "BuyerInfo"}))
    (reject,) = rejects(read(nobodys, ITEMS))
    assert (reject.file, reject.line) == (nobodys, 1)
    assert reject.record["OrderItems"] == ANSWER["OrderItems"]


@pytest.mark.parametrize("is_grouped", [True, False])
@pytest.mark.parametrize("kind", [None, "shopify_graphql"])
def test_a_bulk_operation_is_read_however_it_is_grouped(tmp_path: Path, is_grouped: bool, kind: str | None) -> None:
    lines = BULK.read_text("utf-8").splitlines()
    if is_grouped:
        lines = [lines[n] for n in (0, 3, 4, 5, 6, 1, 2, 7)]
    found = read(file_of(tmp_path, "\n".join(lines), "bulk.jsonl"), kind=kind)
    assert names(found) == {"#1003": ["Linen apron", "Oven glove"], "#1004": ["Wool scarf", "Tea towel"]}
    assert rejects(found) == []


def test_lines_of_a_bulk_operation_whose_order_is_cut_away_are_rejected(tmp_path: Path) -> None:
    found = read(file_of(tmp_path, "\n".join(BULK.read_text("utf-8").splitlines()[1:]), "bulk.jsonl"))
    assert [(one.line, "450789471" in one.reason) for one in rejects(found)] == [
        (3, True),
        (4, True),
        (5, True),
        (6, False),
    ]
    assert all("the whole file of the bulk operation" in one.reason for one in rejects(found))
    assert [*names(found)] == ["#1004"]


def test_another_kind_of_source_has_no_parts(tmp_path: Path) -> None:
    (reject,) = rejects(read(ITEMS, kind="shopify_rest"))
    assert "name" in reject.reason


ODD = [2**64 + 1, -(2**70), "half \ud800", "\x00", {"a": [None, True, 1.5]}]


@pytest.mark.parametrize("odd", ODD)
def test_what_waits_comes_back_as_it_was(odd: Any) -> None:
    with waiting() as held:
        held.add("half \ud800", Found("f", 3, {"odd": odd}, 7), is_part=False)
        held.add("half \ud800", Found("f", 4, {"odd": odd}), is_part=True)
        held.add("b", Found("g", 5, odd), is_part=True)
        assert [*held.orders()] == [Found("f", 3, {"odd": odd}, 7)]
        assert held.parts_of("half \ud800") == [{"odd": odd}]
        assert [*held.alone()] == [Found("g", 5, odd)]


def test_what_is_nested_too_deeply_to_wait_is_rejected(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_deep(*_: Any) -> bytes:
        raise RecursionError

    monkeypatch.setattr(pickle, "dumps", too_deep)
    assert [one.reason for one in rejects(read(ITEMS))] == ["it is nested too deeply to be an order"]


def test_a_full_disk_is_said_so() -> None:
    with pytest.raises(OSError, match=r"disk is full: .* SQLITE_TMPDIR"), waiting():
        raise sqlite3.OperationalError("database or disk is full")


PEAK = """
import json, os, resource, sys
from skill.tools.orders.how import reading
from skill.tools.orders.kinds import source_of
from skill.tools.orders.reading import Incoming, incoming

found = [0, 0]
for one in incoming(sys.argv[1:], source_of(None, reading(None))):
    found[0] += isinstance(one, Incoming) and len(one.received.order.items) == 1
    found[1] += 1
named = os.listdir(os.environ["SQLITE_TMPDIR"])
print(json.dumps([*found, named, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss]))
"""


def test_the_memory_of_a_join_stays_where_it_is_and_no_file_is_left(tmp_path: Path) -> None:
    peaks = []
    for count in (500, 8_000):
        items = ({"AmazonOrderId": f"1-{n}", "OrderItems": [{"Title": "x" * 2_000}]} for n in range(count))
        orders = (ORDER | {"AmazonOrderId": f"1-{n}"} for n in range(count))
        files = [
            file_of(tmp_path, "".join(json.dumps(one) + "\n" for one in held), f"{n}.jsonl")
            for n, held in enumerate((items, orders))
        ]
        command = [sys.executable, "-c", PEAK, *files]
        (room := tmp_path / "room").mkdir(exist_ok=True)
        there = {**os.environ, "SQLITE_TMPDIR": str(room)}
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT, env=there)
        joined, read_, named, peak = json.loads(done.stdout)
        assert joined == read_ == count
        assert named == [*room.iterdir()] == []
        peaks.append(peak)
    assert peaks[1] < peaks[0] + 8_000  # KiB; there are 16 MB more of items
