"""make bench goes through: contenders answer, and each question costs one DynamoDB request a turn. No timing."""

import subprocess
import sys
from pathlib import Path

import pytest

from bench.envelope import envelope
from skill import bootstrap
from skill.bootstrap import HANDLERS, KnownAccounts
from skill.config import Settings
from skill.storage.dynamodb import Connection, connect
from skill.tools.shop_folder import ShopFolder
from tests.builders import NOW

BENCH = Path(__file__).parents[1] / "bench" / "run_all.py"
REQUESTS = dict.fromkeys((handler.intent for handler in HANDLERS), 1) | {"DisputePrice": 2}


def test_what_is_asked_for_is_measured_beside_floor_and_stock() -> None:
    asked = ("WhereIsMyOrder", "SearchHelp", "DisputePrice")
    command = [sys.executable, str(BENCH), "--rounds", "1", "--turns", "3", "--only", *asked]
    run = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert run.returncode == 0, run.stderr
    rows = {line.split()[0]: line.split()[-1] for line in run.stdout.splitlines()[1:-1]}
    ours = {intent: f"{REQUESTS[intent]:.2f}" for intent in asked}
    assert rows == {"floor": "1.00", "stock": "3.00", **ours, "reach": "1.00"}


@pytest.mark.parametrize("intent", REQUESTS)
def test_every_question_costs_one_request_a_turn_and_for_prices_two(
    intent: str, demo_table: Connection, demo_shop: ShopFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Once the shop, and the help centre, have been read."""
    assert demo_shop.demo
    client, accounts = connect(demo_table), demo_shop.demo.accounts
    [token] = (token for token, customer in accounts.items() if customer == "pat")
    asked = envelope(intent, {"item": {"name": "item", "value": "copper saucepan"}}, token=token)
    monkeypatch.setattr(bootstrap, "connect", lambda _: client)
    careline = bootstrap.build(Settings(), accounts=KnownAccounts(accounts), clock=lambda: NOW)
    sent: list[str] = []
    careline.handle(asked)
    client.meta.events.register("before-send.dynamodb", lambda request, **_: sent.append(request.url))
    assert careline.handle(asked)["response"]["outputSpeech"]
    assert len(sent) == REQUESTS[intent]
