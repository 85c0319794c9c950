"""`import orders --dry-run`: what an import would do, told from the table as it is, which stays so to the last byte."""

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from skill.config import Settings
from skill.domain.parcels import DeliveryStatus, Scan
from skill.incoming.received import Received
from skill.storage.dynamodb import Connection, connect
from skill.storage.event_store import EventStore
from skill.storage.links import LinkKind
from skill.storage.order_store import OrderStore
from skill.storage.people_store import PeopleStore
from skill.tools.import_orders import orders
from skill.tools.looking import existing_table
from skill.tools.opening import DEMO_SHOP, OpenTable, open_table
from skill.tools.orders.comparing import Beside, compare_orders
from skill.tools.orders.rejects import Rejects
from skill.tools.orders.tally import Tally
from tests.builders import NOW, an_order
from tests.storage.tables import Table
from tests.storage.test_order_store import long_order
from tests.tools.command_line import invoke
from tests.tools.conftest import Env
from tests.tools.orders.given import SOURCE, an_incoming, counts, file_of, imported, lines, never

FIRST, LATER, LONG = an_incoming(1), an_incoming(1, hours=1), long_order(400)


def compared(table: Table, folder: Path, *received: Received) -> dict[str, int]:
    """What an import would do with these; the table is as it was before."""
    client, name = table.client, table.name
    before = table.rows()
    with Rejects(folder / "rejects.jsonl") as rejects:
        beside = Beside(OrderStore(client, name), PeopleStore(client, name), Tally(rejects), pause=never)
        sent = table.requests(lambda: compare_orders([file_of(folder, lines(*received))], SOURCE, beside))
    assert {*sent} <= {"BatchGetItem", "GetItem", "Query"}
    assert table.rows() == before
    return counts(beside.tally)


def then(table: Table, folder: Path, *received: Received) -> dict[str, int]:
    return imported(table, folder, file_of(folder, lines(*received)))


def a_scan(table: Table) -> None:
    scan = Scan(NOW, DeliveryStatus.DELIVERED)
    EventStore(table.client, table.name).scan("eve", LONG.number, "p0", scan)


STATES: tuple[tuple[Received, ...], ...] = (
    (FIRST,),
    (LATER,),
    (an_incoming(1, hours=-1),),
    (replace(FIRST, order=replace(FIRST.order, reported_status="x")),),
    (replace(FIRST, seen_at=None),),
    (FIRST, an_incoming(2), an_incoming(3, "ben", email="ben@example.org")),
    (an_incoming(1, "", email="jane@example.org"),),
    (an_incoming(1, "ada-2"),),
    (replace(FIRST, order=an_order(number="x" * 500)),),
)


@pytest.mark.parametrize("received", STATES)
@pytest.mark.parametrize("there", [(), (FIRST,), (LATER, an_incoming(2))])
def test_a_dry_run_tells_what_the_import_after_it_does(
    table: Table, tmp_path: Path, there: tuple[Received, ...], received: tuple[Received, ...]
) -> None:
    then(table, tmp_path, *there)
    PeopleStore(table.client, table.name).link(LinkKind.CUSTOMER, "ada-2", "ada")
    told = compared(table, tmp_path, *received)
    assert told == then(table, tmp_path, *received)


@pytest.mark.parametrize("change", [lambda table: None, a_scan], ids=["as it was", "with a scan"])
def test_a_long_order_is_compared_whole_and_what_scans_said_is_no_difference(
    table: Table, tmp_path: Path, change: Callable[[Table], None]
) -> None:
    one = replace(an_incoming(1, "eve"), order=LONG)
    last = replace(LONG, items=(*LONG.items[:-1], replace(LONG.items[-1], name="another lamp")))
    then(table, tmp_path, one)
    change(table)
    assert compared(table, tmp_path, one) == {"read": 1, "unchanged": 1}
    assert compared(table, tmp_path, replace(one, order=last)) == {"read": 1, "written": 1}


def test_what_the_table_could_not_hold_is_rejected_by_the_dry_run_as_well(table: Table, tmp_path: Path) -> None:
    received = replace(FIRST, person=replace(FIRST.person, customer_id="x" * 501))
    assert compared(table, tmp_path, received, FIRST) == {"read": 2, "written": 1, "rejected": 1}


def run(env: Env, folder: Path, *arguments: str) -> Result:
    rejects = ("--rejects", str(folder / "rejects.jsonl"))
    command: Any = partial(CliRunner().invoke, orders, obj=lambda kind: SOURCE)
    result: Result = command([*arguments, *rejects], env=env, catch_exceptions=False)
    return result


def test_people_and_programs_are_told_what_would_be(local_env: Env, tmp_path: Path) -> None:
    run(local_env, tmp_path, file_of(tmp_path, lines(FIRST, an_incoming(2, hours=1))))
    file = file_of(tmp_path, lines(FIRST, an_incoming(2), an_incoming(3)) + "{}\n")
    result = run(local_env, tmp_path, file, "--dry-run")
    assert result.stdout == "4 orders read: 1 would be written, 1 unchanged, 1 older, 1 rejected\n"
    told = json.loads(run(local_env, tmp_path, file, "--dry-run", "--json").stdout)
    assert told.pop("seconds") >= 0
    assert told == {"read": 4, "written": 1, "unchanged": 1, "older": 1, "rejected": 1, "compared": True}


def test_without_a_table_it_says_so_and_only_checks(bare_env: Env, tmp_path: Path) -> None:
    file = file_of(tmp_path, lines(FIRST))
    result = run(bare_env, tmp_path, file, "--dry-run")
    assert result.stdout == "1 order read: 1 can be imported, 0 rejected\n"
    assert result.stderr.startswith("Nothing is compared, the files are only checked: there is no such table; ")
    assert not Path(str(bare_env["CARELINE_DATA"])).exists(), "nothing is made"
    told = json.loads(run(bare_env, tmp_path, file, "--dry-run", "--json").stdout)
    assert (told["compared"], told["read"], told["written"]) == (False, 1, 0)


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"AWS_ENDPOINT_URL_DYNAMODB": "http://127.0.0.1:1"}, "DynamoDB is not where it should be"),
        ({"CARELINE_TABLE": "nowhere"}, "there is no such table"),
        ({"AWS_ENDPOINT_URL_DYNAMODB": "nonsense"}, "DynamoDB can't be reached"),
    ],
)
def test_a_table_that_is_not_there_or_does_not_answer_is_told(
    demo_env: Env, tmp_path: Path, other: Env, why: str
) -> None:
    result = run(demo_env | other, tmp_path, file_of(tmp_path, lines(FIRST)), "--dry-run")
    assert result.exit_code == 0
    assert f"only checked: {why}" in result.stderr
    assert result.stdout == "1 order read: 1 can be imported, 0 rejected\n"


def test_the_table_is_not_made_by_looking_at_it(demo_env: Env, demo_table: Connection, tmp_path: Path) -> None:
    env = demo_env | {"CARELINE_TABLE": "never-made"}
    run(env, tmp_path, file_of(tmp_path, lines(FIRST)), "--dry-run")
    assert "never-made" not in connect(demo_table).list_tables()["TableNames"]


def test_moments_without_a_zone_are_the_shops_in_a_dry_run_too(local_env: Env, tmp_path: Path) -> None:
    """Read as UTC's they would be other orders, and all of them would count as written."""
    assert invoke(local_env, "import", "shop", str(DEMO_SHOP)).exit_code == 0
    order = {"@type": "Order", "orderNumber": "A-17", "orderDate": "2026-11-19T10:20:00"}
    file = file_of(tmp_path, json.dumps(order | {"customer": {"identifier": "zoe"}, "orderedItem": []}))
    rejects = ("--rejects", str(tmp_path / "rejects.jsonl"))
    assert invoke(local_env, "import", "orders", file, *rejects).exit_code == 0
    assert (
        "0 would be written, 1 unchanged" in invoke(local_env, "import", "orders", file, *rejects, "--dry-run").stdout
    )


def test_a_shop_that_cannot_be_read_is_why(local_env: Env, tmp_path: Path) -> None:
    settings = Settings(data_dir=Path(str(local_env["CARELINE_DATA"])))
    with open_table(settings) as table:
        item = {"pk": {"S": "SHOP"}, "sk": {"S": "PROFILE"}, "v": {"N": "99"}, "body": {"S": "{}"}}
        table.client.put_item(TableName=table.name, Item=item)
        with existing_table(settings) as seen:
            assert isinstance(seen, str)
            assert "newer Careline" in seen
        table.client.delete_item(TableName=table.name, Key={"pk": {"S": "SHOP"}, "sk": {"S": "PROFILE"}})
        with existing_table(settings) as seen:
            assert isinstance(seen, OpenTable)
