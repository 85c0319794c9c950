"""`python -m skill events`: scans and steps of returns, in any order, twice, and wrong ones told with their line."""

import json
from pathlib import Path
from typing import Any

from skill.storage import keys
from skill.storage.event_store import EventStore
from skill.storage.order_store import OrderStore
from skill.storage.people_store import PeopleStore
from skill.tools.opening import DEMO_SHOP
from skill.tools.orders.applying import Work, apply_events
from skill.tools.orders.how import reading
from skill.tools.orders.rejects import Rejects
from skill.tools.orders.tally import Tally
from tests.storage.tables import Table
from tests.storage.test_order_store import long_order
from tests.tools.command_line import invoke
from tests.tools.conftest import Env
from tests.tools.orders.given import file_of

SCAN = {
    "customer": "ada",
    "orderNumber": "FF-20261119-1001",
    "trackingNumber": "1Z0001",
    "deliveryStatus": "Delivered",
    "eventTime": "2026-11-23T13:00:00Z",
    "leftAt": "front porch",
}
LATE = SCAN | {"deliveryStatus": "InTransit", "eventTime": "2026-11-22T13:00:00Z"}
BACK = {
    "customer": "joy",
    "returnReference": "204811375",
    "returnStatus": "received",
    "eventTime": "2026-11-23T12:00:00Z",
}


def run(env: Env, folder: Path, *records: dict[str, Any], text: str = "") -> dict[str, Any]:
    file = file_of(folder, "".join(json.dumps(record) + "\n" for record in records) + text, "events.jsonl")
    result = invoke(env, "events", file, "--json", "--rejects", str(folder / "rejects.jsonl"))
    told: dict[str, Any] = json.loads(result.stdout)
    return told | {"exit": result.exit_code, "said": result.stderr}


def counts(told: dict[str, Any]) -> list[int]:
    return [told[name] for name in ("read", "written", "unchanged", "rejected", "exit")]


def test_events_change_what_the_customer_hears_and_twice_is_once(local_env: Env, tmp_path: Path) -> None:
    assert invoke(local_env, "import", "shop", str(DEMO_SHOP)).exit_code == 0
    assert counts(run(local_env, tmp_path, SCAN, LATE, BACK)) == [3, 3, 0, 0, 0]
    assert counts(run(local_env, tmp_path, SCAN, LATE, BACK)) == [3, 0, 3, 0, 0]
    shoes = invoke(local_env, "talk", "--as", "ada", "--say", "where are my trail running shoes")
    assert "was delivered today. The delivery note says: front porch." in shoes.stdout
    mugs = invoke(local_env, "talk", "--as", "joy", "--say", "where is the return of my mugs")
    assert "We've received your enamel mugs" in mugs.stdout


def test_what_fits_nothing_is_rejected_with_its_line_and_the_rest_goes_on(local_env: Env, tmp_path: Path) -> None:
    assert invoke(local_env, "import", "shop", str(DEMO_SHOP)).exit_code == 0
    wrong = [
        SCAN | {"customer": "ben"},
        SCAN | {"trackingNumber": "1Z9"},
        BACK | {"returnReference": "1"},
        {"customer": "ada"},
    ]
    told = run(local_env, tmp_path, *wrong, SCAN, text='{"half\n')
    assert counts(told) == [6, 1, 0, 5, 1]
    for line, reason in ((1, "no such order"), (2, "no such parcel"), (3, "no such order"), (4, "eventTime")):
        assert any(f"events.jsonl:{line}:" in said and reason in said for said in told["said"].splitlines())
    rejected = [json.loads(row)["line"] for row in (tmp_path / "rejects.jsonl").read_text().splitlines()]
    assert sorted(rejected) == [1, 2, 3, 4, 6]


def test_a_remark_names_the_order_that_the_event_is_about(local_env: Env, tmp_path: Path) -> None:
    assert invoke(local_env, "import", "shop", str(DEMO_SHOP)).exit_code == 0
    told = run(local_env, tmp_path, SCAN | {"deliveryStatus": "lost in the fog"})
    assert told["said"].startswith(f"order {SCAN['orderNumber']}: deliveryStatus: ")


def test_an_event_of_an_order_that_cannot_be_read_is_rejected_with_the_remedy(table: Table, tmp_path: Path) -> None:
    order = long_order(400)
    OrderStore(table.client, table.name).write("ada", order)
    own = keys.order("ada", order.placed_at, order.number)
    for row in table.rows():
        if row["sk"]["S"].startswith(keys.order_parts(own).sk):
            table.client.delete_item(TableName=table.name, Key={"pk": row["pk"], "sk": row["sk"]})
    file = file_of(tmp_path, json.dumps(SCAN | {"orderNumber": order.number, "trackingNumber": "p0"}))
    with Rejects(tmp_path / "rejects.jsonl") as rejects:
        tally = Tally(rejects)
        people = PeopleStore(table.client, table.name)
        apply_events([file], reading(None), Work(EventStore(table.client, table.name), people, tally))
    assert [(each.line, "import the order again" in each.reason) for each in tally.shown] == [(1, True)]
