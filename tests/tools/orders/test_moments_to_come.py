"""States and events of a time to come are rejected, by the clock or by that of a shop which stands still later."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from skill.tools.opening import DEMO_SHOP
from tests.tools.command_line import invoke
from tests.tools.conftest import Env
from tests.tools.orders.given import file_of
from tests.tools.orders.test_applying import SCAN

ORDER = {
    "@type": "Order",
    "orderNumber": "A-17",
    "orderDate": "2026-11-19T10:20:00Z",
    "customer": {"identifier": "zoe"},
}


def in_hours(hours: int) -> str:
    return (datetime.now(UTC) + timedelta(hours=hours)).isoformat()


def told(env: Env, folder: Path, command: tuple[str, ...], *records: dict[str, Any]) -> tuple[dict[str, Any], str]:
    file = file_of(folder, "".join(json.dumps(record) + "\n" for record in records))
    result = invoke(env, *command, file, "--json", "--rejects", str(folder / "rejects.jsonl"))
    found: dict[str, Any] = json.loads(result.stdout)
    return found, result.stderr


@pytest.mark.parametrize("dry", [(), ("--dry-run",)])
def test_an_order_of_some_hours_ahead_is_taken_and_one_of_more_than_a_day_told_with_its_line(
    local_env: Env, tmp_path: Path, dry: tuple[str, ...]
) -> None:
    records = [ORDER | {"dateModified": in_hours(hours)} for hours in (0, 23, 25)]
    found, said = told(local_env, tmp_path, ("import", "orders", *dry), *records)
    assert (found["read"], found["rejected"]) == (3, 1)
    assert "orders.jsonl:3: dateModified: " in said
    assert "more than a day ahead of now" in said


def test_an_event_of_more_than_a_day_ahead_sets_nothing(local_env: Env, tmp_path: Path) -> None:
    assert invoke(local_env, "import", "shop", str(DEMO_SHOP)).exit_code == 0
    ahead = SCAN | {"eventTime": "2199-01-01T00:00:00Z", "deliveryStatus": "InTransit"}
    found, said = told(local_env, tmp_path, ("events",), ahead, SCAN)
    assert (found["written"], found["rejected"]) == (1, 1)
    assert "orders.jsonl:1: eventTime: " in said


@pytest.mark.parametrize("command", [("import", "orders"), ("import", "orders", "--dry-run"), ("events",)])
def test_in_a_shop_whose_clock_stands_in_a_time_to_come_that_is_now(
    local_env: Env, empty_shop: Path, tmp_path: Path, command: tuple[str, ...]
) -> None:
    shop = tmp_path / "shop"
    shop.mkdir()
    for file in empty_shop.iterdir():
        (shop / file.name).write_bytes(file.read_bytes())
    with (shop / "shop.toml").open("a", encoding="utf-8") as toml:
        toml.write('[demo]\nnow = 2150-01-01T12:00:00Z\ndefault_customer = "zoe"\n')
    (shop / "customers.toml").write_text('[[customers]]\ncustomer_id = "zoe"\n', encoding="utf-8")
    assert invoke(local_env, "import", "shop", str(shop)).exit_code == 0
    moments = ("2150-01-02T11:00:00Z", "2150-01-02T13:00:00Z")
    record, field = (SCAN, "eventTime") if command == ("events",) else (ORDER, "dateModified")
    _, said = told(local_env, tmp_path, command, *(record | {field: moment} for moment in moments))
    assert "orders.jsonl:2: " in said
    assert said.count("ahead of now, 2150-01-01T12:00:00+00:00") == 1
