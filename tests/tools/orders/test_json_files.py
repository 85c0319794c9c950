"""Whatever shape a file of JSON has, each of its values comes with file and line, and what is broken is said so."""

import gzip
import io
import json
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from skill.tools.orders import json_lines, texts
from skill.tools.orders.found import Found, Reject, Remark
from skill.tools.orders.json_files import values_in
from tests.tools.orders.given import file_of

ORDERS = [{"id": 123456789012345678901, "total": 1.10}, {"id": 2, "lines": [{"a": 1}, {"a": 2}]}, {"id": 3}]
EXACT = [{"id": 123456789012345678901, "total": Decimal("1.1")}, *ORDERS[1:]]
PRETTY = json.dumps(ORDERS, indent=2)


def values(folder: Path, content: str | bytes, name: str = "orders.json") -> list[Any]:
    found = [*values_in(file_of(folder, content, name))]
    good = [one for one in found if isinstance(one, Found)]
    assert good == found
    assert {Path(one.file).name for one in good} <= {name}
    return [one.value for one in good]


def line_of(one: Found | Reject | Remark) -> int:
    assert not isinstance(one, Remark)
    return one.line


@pytest.mark.parametrize("name", ["orders.json", "orders.jsonl", "orders.txt", "orders.json.gz", "orders.ndjson.gz"])
def test_every_line_is_a_value_whose_numbers_are_exact(tmp_path: Path, name: str) -> None:
    content = "".join(json.dumps(order) + "\n\n" for order in ORDERS)
    assert values(tmp_path, content, name) == EXACT


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize(
    "wrap",
    [
        lambda orders: orders,
        lambda orders: {"orders": orders},
        lambda orders: {"meta": {"pages": [1]}, "orders": orders, "next": None},
        lambda orders: {"data": orders},
        lambda orders: {"payload": {"Orders": orders, "CreatedBefore": "2026"}},
        lambda orders: {"data": {"orders": {"edges": orders}}},
    ],
)
def test_the_orders_of_a_great_document_come_one_by_one(tmp_path: Path, wrap: Any, indent: int | None) -> None:
    assert values(tmp_path, json.dumps(wrap(ORDERS), indent=indent)) == EXACT


@pytest.mark.parametrize(
    "document", [ORDERS[0], {"order": ORDERS[1]}, {"draft_orders": ORDERS}, {"id": 1, "items": ORDERS}]
)
@pytest.mark.parametrize("indent", [None, 2])
def test_a_document_without_an_array_of_orders_comes_whole(tmp_path: Path, document: Any, indent: int | None) -> None:
    content = json.dumps(document, indent=indent)
    assert values(tmp_path, content) == [json.loads(content, parse_float=Decimal)]


def test_pages_that_were_put_into_one_file_are_all_read(tmp_path: Path) -> None:
    assert values(tmp_path, PRETTY + "\n" + PRETTY) == EXACT + EXACT


def test_the_line_is_the_one_on_which_a_value_begins(tmp_path: Path) -> None:
    found = [*values_in(file_of(tmp_path, PRETTY, "o.json"))]
    assert [line_of(one) for one in found] == [at for at, line in enumerate(PRETTY.splitlines(), 1) if line == "  {"]
    found = [*values_in(file_of(tmp_path, '\n{"a": 1}\n\n\n{"a": 2}', "o.jsonl"))]
    assert [line_of(one) for one in found] == [2, 5]


def test_a_mark_at_the_beginning_is_no_part_of_it(tmp_path: Path) -> None:
    assert values(tmp_path, "\ufeff" + json.dumps(ORDERS)) == EXACT


def test_standard_input_is_a_file_called_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"a": 1}\n')))
    assert [*values_in("-")] == [Found("standard input", 1, {"a": 1})]


def test_a_file_bigger_than_what_is_looked_at_is_read_to_its_end(tmp_path: Path) -> None:
    many = [{"id": n, "name": "ä" * 500} for n in range(2_000)]
    assert len(json.dumps(many, ensure_ascii=False).encode()) > texts.HEAD
    for name, content in (
        ("a.json", json.dumps({"orders": many}, ensure_ascii=False)),
        ("b.jsonl", "\n".join(json.dumps(one, ensure_ascii=False) for one in many)),
        ("c.json", json.dumps({"id": 1, "items": many}, ensure_ascii=False)),
        ("d.json.gz", json.dumps(many, ensure_ascii=False)),
    ):
        found = values(tmp_path, content, name)
        assert found == (many if len(found) > 1 else [{"id": 1, "items": many}])


WRONG = [
    ("half a line", '{"id": 1}\n{"id": 2}\n{"id": ', "o.jsonl", 2, 3, "cut off"),
    ("half a line in the middle", '{"id": 1}\n{"id": \n{"id": 3}\n', "o.jsonl", 2, 2, "cut off"),
    ("a broken first line", '{"id": 1,\n{"id": 2}\n{"id": 3}\n', "o.json", 2, 1, "cut off"),
    ("a comma at the end of an object", '{"id": 1}\n{"id": 2,}\n', "o.jsonl", 1, 2, "comma"),
    ("cp1252", '{"id": 1}\n{"n": "ä"}\n'.encode("cp1252"), "o.jsonl", 1, 2, "byte 0xE4 .* UTF-8"),
    ("NaN", '{"id": 1}\n{"n": NaN}\n', "o.jsonl", 1, 2, "NaN is no number"),
    ("digits", '{"id": 1}\n{"n": %s}\n' % ("1" * 5_000), "o.jsonl", 1, 2, "thousands of digits"),
    ("an exponent", '{"id": 1}\n{"n": 1e9999999999999999999}\n', "o.jsonl", 1, 2, "exponent"),
    ("depth", '{"id": 1}\n{"n": %s}\n' % ("[" * 100_000), "o.jsonl", 1, 2, "nested too deeply"),
    ("half an array", PRETTY[:-20], "o.json", 2, 17, "cut off"),
    ("half an array on one line", json.dumps(ORDERS)[:-3], "o.json", 2, 1, "cut off"),
    ("a comma at the end of an array", PRETTY[:-2] + ",\n]", "o.json", 3, 20, "comma"),
    ("no comma in an array", '[\n{"a": 1}\n{"a": 2}\n]', "o.json", 1, 3, "comma is missing"),
    ("an array in cp1252", '[\n{"a": 1},\n{"n": "ä"}]'.encode("cp1252"), "o.json", 1, 3, "UTF-8"),
    ("half a document", json.dumps({"id": 1, "items": ORDERS}, indent=2)[:-9], "o.json", 0, 21, "cut off"),
    ("UTF-16", PRETTY.encode("utf-16"), "o.json", 0, 1, "UTF-16"),
    ("nothing", " \n", "o.json", 0, 1, "empty"),
    ("a table", "number;date\n1;2\n", "o.csv", 0, 1, "--as csv"),
    (
        "half a packed file",
        gzip.compress(json.dumps({"id": 1}).encode() + b"\n" + b'{"id":2}\n' * 9)[:-12],
        "o.jsonl.gzip",
        None,
        None,
        "ends before its end",
    ),
    ("no packed file", b"\x1f\x8bno", "o.jsonl.gzip", 0, 1, "packed"),
]


@pytest.mark.parametrize("case", WRONG, ids=[case[0] for case in WRONG])
def test_what_is_broken_is_said_with_its_line_and_the_rest_is_read(
    tmp_path: Path, case: tuple[str, str | bytes, str, int | None, int | None, str]
) -> None:
    _, content, name, good, line, said = case
    found = [*values_in(file_of(tmp_path, content, name))]
    (wrong,) = [one for one in found if isinstance(one, Reject)]
    assert wrong.reason
    assert re.search(said, wrong.reason)
    assert good is None or (len(found) - 1, wrong.line) == (good, line)


def test_a_line_that_no_order_has_is_let_go_and_the_next_one_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(json_lines, "LONGEST", 1_000)
    long, good = values_in(file_of(tmp_path, '{"a": "%s"}\n{"a": 1}\n' % ("x" * 200_000), "o.jsonl"))
    assert (line_of(long), line_of(good)) == (1, 2)
    assert isinstance(long, Reject)


def a_page(where: str, orders: list[Any], *, is_last: bool) -> Any:
    """A page of a source that says of itself whether there is a next one, before or after its orders."""
    token, more = None if is_last else "t", not is_last
    pages = {
        "SP-API, after": {"payload": {"Orders": orders, "NextToken": token}},
        "SP-API, before": {"payload": {"NextToken": token, "Orders": orders}},
        "SP-API 2026": {"orders": orders, "pagination": {"nextToken": token}},
        "GraphQL": {"data": {"orders": {"nodes": orders, "pageInfo": {"hasNextPage": more}}}, "extensions": {"a": [1]}},
        "GraphQL, before": {"data": {"orders": {"pageInfo": {"hasNextPage": more}, "edges": orders}}},
    }
    return pages[where]


@pytest.mark.parametrize("where", ["SP-API, after", "SP-API, before", "SP-API 2026", "GraphQL", "GraphQL, before"])
@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("count", [0, 1, 3, 300])
@pytest.mark.parametrize("is_last", [True, False])
def test_a_next_page_is_told_of_beside_orders_that_are_streamed(
    tmp_path: Path, where: str, indent: int | None, count: int, is_last: bool
) -> None:
    inner = {"nodes": [], "NextToken": "]", "pageInfo": {"hasNextPage": True}}
    orders = [{"id": n, "name": "ä [" * 99, "lineItems": inner} for n in range(count)]
    content = json.dumps(a_page(where, orders, is_last=is_last), indent=indent, ensure_ascii=False)
    found = [*values_in(file_of(tmp_path, content, "o.json"))]
    assert [one.value["id"] for one in found if isinstance(one, Found)] == [*range(count)]
    told = [one.text for one in found if isinstance(one, Remark)]
    assert [("o.json" in text, "incomplete" in text) for text in told] == ([] if is_last else [(True, True)])


@pytest.mark.parametrize("beside", [{"errors": "]" * 300_000}, {"errors": "]" * 50_000}, {"a": [[], {"b": []}]}])
def test_much_beside_the_orders_is_no_harm(tmp_path: Path, beside: dict[str, Any]) -> None:
    document = {"NextToken": "t", "orders": [{"id": 1}, {"id": 2} | beside], **beside}
    found = [*values_in(file_of(tmp_path, json.dumps(document), "o.json"))]
    assert [one.value for one in found if isinstance(one, Found)] == document["orders"]
    assert not any(isinstance(one, Reject) for one in found)


jsons = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["orders", "data", "id", "a.b"]), inner)
    ),
    max_leaves=8,
)


def cut(text: bytes, at: int, bit: int) -> bytes:
    """A bit of it turned, or the rest cut off."""
    at %= max(1, len(text))
    return text[:at] if bit > 7 else text[:at] + bytes([text[at] ^ (1 << bit)]) + text[at + 1 :] if text else text


broken = st.binary(max_size=200) | st.builds(
    cut, jsons.map(lambda value: json.dumps(value).encode()), st.integers(0, 10_000), st.integers(0, 8)
)


@settings(max_examples=400, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=broken, name=st.sampled_from(["o.json", "o.jsonl", "o"]))
def test_whatever_bytes_a_file_has_it_is_read_or_said_why_not(tmp_path: Path, content: bytes, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert [*values_in(str(path))] or content.strip() in (b"[]", b'{"orders": []}', b'{"data": []}') or content


def test_a_file_of_rejects_holds_their_records_again(tmp_path: Path) -> None:
    why = {"file": "orders.json", "line": 3, "reason": "it has no date"}
    content = "".join(json.dumps(why | {"record": record}) + "\n" for record in (ORDERS[1], "half a line"))
    assert values(tmp_path, content, "rejects.jsonl") == [ORDERS[1], why | {"record": "half a line"}]


def test_what_only_looks_like_a_reject_is_left_as_it_is(tmp_path: Path) -> None:
    alike = {"file": "a", "line": 3, "reason": "b", "record": {"id": 1}, "id": 2}
    assert values(tmp_path, json.dumps(alike)) == [alike]
