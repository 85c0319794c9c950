"""`import prices FILE...`: JSON or CSV, once however often, in constant memory; what can't be taken is told."""

import json
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from skill.config import Settings
from skill.domain.prices import PriceRecord
from skill.errors import SettingsError
from skill.storage.dynamodb import DynamoDBStore
from skill.tools.import_prices import _stream
from skill.tools.opening import open_table
from skill.tools.orders.found import Found, Stream
from skill.tools.orders.rejects import Rejects
from skill.tools.orders.tally import Tally
from skill.tools.prices.applying import Work, apply_prices
from skill.tools.prices.csv_file import rows_in
from skill.tools.writing import BATCH
from tests.builders import NEW_YORK, NOW, at, money
from tests.storage.tables import Table
from tests.tools.command_line import invoke
from tests.tools.conftest import Env
from tests.tools.orders.given import file_of, never
from tests.tools.prices.test_price_record import LEAST, PLAIN

HEADER = "sku,price,priceCurrency,validFrom,validThrough,availability,tags\n"
CSV = HEADER + "A-1,19.90,USD,2026-11-20,,InStock,sale|new\nA-1,24.90,USD,2026-01-01,,,\n"


def took(table: Table, folder: Path, *streams: Stream) -> Tally:
    with Rejects(folder / "rejects.jsonl") as rejects:
        tally = Tally(rejects)
        apply_prices(streams, Work(table.client, table.name, ZoneInfo(NEW_YORK), tally, pause=never))
    return tally


def lines(*records: dict[str, Any]) -> str:
    return "".join(json.dumps(record) + "\n" for record in records)


def stored(table: Table, sku: str = "A-1") -> tuple[PriceRecord, ...]:
    return table.store.read_prices(sku, until=NOW)


def test_a_file_twice_is_stored_once(table: Table, tmp_path: Path) -> None:
    file = file_of(tmp_path, lines(LEAST, LEAST | {"validFrom": "2026-01-01", "price": 24}), "prices.jsonl")
    assert took(table, tmp_path, _stream(file, is_csv=False)).written == 2
    before = table.rows()
    assert took(table, tmp_path, _stream(file, is_csv=False)).written == 2
    assert table.rows() == before
    assert stored(table) == (PLAIN, PriceRecord("A-1", money("24 USD"), at("2026-01-01 05:00")))


def test_a_price_that_begins_when_another_did_replaces_it_also_within_a_batch(table: Table, tmp_path: Path) -> None:
    file = file_of(tmp_path, lines(LEAST, LEAST | {"price": 5}, LEAST | {"sku": "B"}, LEAST | {"price": 4}), "p.jsonl")
    assert took(table, tmp_path, _stream(file, is_csv=False)).written == 4
    assert [record.price for record in stored(table)] == [money("4 USD")]


@pytest.mark.parametrize("name", ["p.csv", "p.tsv"])
def test_a_table_has_the_same_names_in_its_first_line(name: str, table: Table, tmp_path: Path) -> None:
    text = CSV.replace(",", "\t") if name == "p.tsv" else CSV.replace("validFrom", " VALIDFROM ")
    took(table, tmp_path, _stream(file_of(tmp_path, "\ufeff" + text, name), is_csv=False))
    assert [(record.price, record.tags) for record in stored(table)] == [
        (money("19.90 USD"), ("sale", "new")),
        (money("24.90 USD"), ()),
    ]


def test_what_cannot_be_taken_is_told_with_its_line_and_the_rest_goes_on(table: Table, tmp_path: Path) -> None:
    bad = file_of(tmp_path, CSV + '\n"B\n1",x,USD,2026-01-01,,,\nC,1,USD,2026-01-01,,,\n', "bad.csv")
    broken = file_of(tmp_path, lines(LEAST) + "nope\n" + lines(LEAST | {"sku": "D"}), "bad.jsonl")
    tally = took(table, tmp_path, *(_stream(file, is_csv=False) for file in (bad, broken)))
    assert (tally.read, tally.written, tally.rejected) == (7, 5, 2)
    assert [(Path(each.file).name, each.line) for each in tally.shown] == [("bad.csv", 5), ("bad.jsonl", 2)]
    assert len(stored(table, "C")) == len(stored(table, "D")) == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", "the file is empty"),
        ("sku,price\nA,1\n", "there is no column priceCurrency"),
        (HEADER + '"A,1\n' + "x" * 140_000, "the row can't be read"),
    ],
    ids=["empty", "a column is missing", "a quote without end"],
)
def test_a_table_that_cannot_be_read_says_why(text: str, told: str, table: Table, tmp_path: Path) -> None:
    tally = took(table, tmp_path, rows_in(file_of(tmp_path, text, "p.csv")))
    assert [told in each.reason for each in tally.shown] == [True]


def test_a_long_file_is_never_held_whole(table: Table, tmp_path: Path) -> None:
    """When the hundredth batch is read, all before it were sent."""
    waiting: list[int] = []
    work: list[Work] = []

    def endless() -> Stream:
        for number in count():
            if number == 100 * BATCH:
                return
            waiting.append(len(work[0].waiting))
            yield Found("p.jsonl", number + 1, LEAST | {"sku": f"S-{number}"})

    with Rejects(tmp_path / "rejects.jsonl") as rejects:
        work.append(Work(table.client, table.name, ZoneInfo(NEW_YORK), Tally(rejects), pause=never))
        apply_prices([endless()], work[0])
    assert max(waiting) == BATCH
    assert len(table.rows()) == 100 * BATCH


def test_the_command_takes_days_as_the_shops_own_and_ends_with_an_error_where_something_was_rejected(
    local_env: Env, empty_shop: Path, tmp_path: Path
) -> None:
    assert invoke(local_env, "import", "shop", str(empty_shop)).exit_code == 0
    good = file_of(tmp_path, CSV.replace("A-1", "CMD-1"), "good.csv")
    args = ("import", "prices", "--rejects", str(tmp_path / "r.jsonl"))
    result = invoke(local_env, *args, good)
    assert result.exit_code == 0, result.output
    assert result.stdout.startswith("2 prices read: 2 written")
    bad = file_of(tmp_path, "sku;price\nA;1\n", "bad")
    result = invoke(local_env, *args, "--json", "--csv", bad)
    assert result.exit_code == 1
    assert json.loads(result.stdout)["rejected"] == 1
    assert "bad:1: there is no column priceCurrency" in result.stderr


def test_a_file_that_is_not_there_is_said_before_any_price_is_taken(
    local_env: Env, empty_shop: Path, tmp_path: Path
) -> None:
    assert invoke(local_env, "import", "shop", str(empty_shop)).exit_code == 0
    good = file_of(tmp_path, CSV, "good.csv")
    result = invoke(local_env, "import", "prices", "--rejects", str(tmp_path / "r"), good, str(tmp_path / "gone.csv"))
    assert isinstance(result.exception, SettingsError)
    assert "there is no file" in str(result.exception)
    with open_table(Settings(data_dir=Path(str(local_env["CARELINE_DATA"])))) as table:
        assert DynamoDBStore(table.client, table.name).read_prices("A-1", until=NOW) == ()
