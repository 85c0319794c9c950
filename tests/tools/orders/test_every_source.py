"""Every source's export through the command: told apart by itself, or named, with the shop's own zone."""

import json
from pathlib import Path
from typing import Any

import pytest

from skill.errors import SettingsError
from skill.incoming.columns import SHOPIFY_EXPORT, DayOrder
from skill.tools.orders.found import Found, Reject
from skill.tools.orders.how import columns_of, reading
from skill.tools.orders.kinds import source_of
from skill.tools.orders.reading import incoming
from tests.tools.command_line import invoke
from tests.tools.conftest import Env
from tests.tools.orders.given import file_of

DATA = Path(__file__).parents[2] / "incoming/data"
COLUMNS = """
number = "Bestell Nr"
placed_at = "Bestellt am"
customer_id = "Kunde"
email = "E-Mail"
name = "Artikel"
quantity = "Anzahl"
price = "Einzelpreis"
shipped_at = "Versandt"
delivery_status = "Status"
tracking_number = "Tracking"
day_order = "dmy"
decimal_comma = true
"""


def imported(env: Env, folder: Path, *arguments: str) -> dict[str, Any]:
    result = invoke(env, "import", "orders", *arguments, "--json", "--rejects", str(folder / "rejects.jsonl"))
    told: dict[str, Any] = json.loads(result.stdout)
    return told


ITEMS_ALONE, NOBODYS = "sp_api_v0_items.json", ("shopify_rest_split.json", "woocommerce_tracked.json")
JSON_FILES = [path.name for path in sorted(DATA.glob("*.json")) if path.name not in (ITEMS_ALONE, *NOBODYS)]


@pytest.mark.parametrize("file", JSON_FILES)
def test_a_source_is_told_by_its_fields_and_twice_is_once(local_env: Env, tmp_path: Path, file: str) -> None:
    first, second = (imported(local_env, tmp_path, str(DATA / file)) for _ in range(2))
    assert first["written"] == first["read"] > 0
    assert (second["written"], second["unchanged"]) == (0, first["read"])


def test_shopifys_own_csv_needs_no_map(local_env: Env, tmp_path: Path) -> None:
    told = imported(local_env, tmp_path, str(DATA / "shopify_export.csv"), "--as", "csv")
    assert (told["read"], told["written"], told["rejected"]) == (3, 3, 0)


def test_another_csv_is_read_by_its_map(local_env: Env, tmp_path: Path) -> None:
    columns = file_of(tmp_path, COLUMNS, "columns.toml")
    file, options = str(DATA / "cp1252.csv"), ("--as", "csv", "--columns", columns, "--currency", "EUR")
    told = imported(local_env, tmp_path, file, *options)
    assert (told["read"], told["written"]) == (1, 1)
    assert columns_of(Path(columns)).day_order is DayOrder.DAY_FIRST


def test_a_file_of_items_alone_is_refused_by_name(local_env: Env, tmp_path: Path) -> None:
    told = imported(local_env, tmp_path, str(DATA / ITEMS_ALONE))
    assert told["written"] == 0
    assert told["rejected"] == told["read"] > 0


def test_a_moment_without_a_zone_is_the_shops_unless_said() -> None:
    assert str(reading(None).zone) == "UTC"
    assert str(reading(None, "Asia/Tokyo").zone) == "Asia/Tokyo"
    with pytest.raises(SettingsError, match="Atlantis"):
        reading(None, "Sea/Atlantis")


@pytest.mark.parametrize("content", ["number = 1", "number = ", "numbr = 'x'", ""])
def test_a_map_that_is_none_is_said_so(tmp_path: Path, content: str) -> None:
    with pytest.raises(SettingsError, match=r"columns\.toml"):
        columns_of(Path(file_of(tmp_path, content, "columns.toml")))


def test_a_misspelt_field_of_a_map_is_no_field_that_is_left_out(tmp_path: Path) -> None:
    file = file_of(tmp_path, "number = 'n'\nplaced_at = 'p'\nnme = 'item'\nqty = 'pieces'", "columns.toml")
    with pytest.raises(SettingsError, match=r"columns\.toml, nme: nobody reads this; is it meant to be name\?") as said:
        columns_of(Path(file))
    assert "columns.toml, qty: nobody reads this; is it meant to be " in str(said.value)


def csv(folder: Path, content: str | bytes) -> list[Any]:
    source = source_of("csv", reading(None))
    return list(source.values(file_of(folder, content, "orders.csv")))


HEADER = (DATA / "shopify_export.csv").read_text().splitlines()[0]


def test_each_order_of_a_csv_has_the_line_it_begins_on(tmp_path: Path) -> None:
    found = csv(tmp_path, (DATA / "shopify_export.csv").read_bytes())
    assert [each.line for each in found if isinstance(each, Found)] == [2, 4, 5]


@pytest.mark.parametrize(
    ("content", "line", "reason"),
    [
        (b"", 1, "empty"),
        (b"Name,Email\n#1,a@b.c\n", 1, "no column"),
        (HEADER.encode() + b'\n"' + b"x" * 200_000, 2, "can't be read"),
        (b"\x1f\x8b\x08half", 1, "packed"),
    ],
)
def test_what_is_wrong_with_a_csv_is_said_with_its_line(tmp_path: Path, content: bytes, line: int, reason: str) -> None:
    (reject,) = csv(tmp_path, content)
    assert isinstance(reject, Reject)
    assert reject.line == line
    assert reason in reject.reason


def test_lines_that_come_in_pieces_and_in_utf_16_are_whole(tmp_path: Path) -> None:
    text = HEADER + "\n" + "\n".join(f"#{n},a@b.c,paid" + ",x" * 14 for n in range(5))
    found = csv(tmp_path, text.encode("utf-16"))
    assert [each.value["rows"][0]["number"] for each in found] == [f"#{n}" for n in range(5)]


def test_the_ready_map_is_shopifys() -> None:
    assert reading(None).columns is SHOPIFY_EXPORT


@pytest.mark.parametrize("file", NOBODYS)
def test_an_order_that_nobody_could_ask_for_is_rejected_with_the_reason(file: str) -> None:
    (reject,) = incoming([str(DATA / file)], source_of(None, reading(None)))
    assert isinstance(reject, Reject)
    assert "neither a customer nor an e-mail" in reject.reason
