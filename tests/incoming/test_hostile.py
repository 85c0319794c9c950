"""Whatever JSON comes, a reader takes it or says why not; and what it takes can be stored."""

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from skill.domain.orders import Order
from skill.incoming.csv_rows import records
from skill.incoming.kinds import READERS, Kind, read
from skill.incoming.received import OrderRejected, Received
from skill.incoming.wrappers import opened
from skill.storage.codec import from_item, to_item
from skill.storage.keys import order as order_key
from tests.incoming.given import FILES, GERMAN, HOW, document, rows
from tests.storage.strategies import ODD

NUMBERS = (0, -1, 1.5, 2**53 + 1, 10**300, 1e300, float("nan"), float("inf"), -0.0, 1763164.8)
WORDS = (
    *ODD,
    "null",
    "0000-00-00 00:00:00",
    "9999-12-31T23:59:59-12:00",
    "0001-01-01T00:00:00+12:00",
    "1e99",
    "-5",
    "\ud800",
)
SCALARS = st.none() | st.booleans() | st.sampled_from(NUMBERS) | st.sampled_from(WORDS) | st.text(max_size=12)
NAMES = st.sampled_from(
    ["id", "name", "value", "price", "status", "quantity", "nodes", "edges", "node", "@type"]
) | st.text(max_size=6)
JSON: SearchStrategy[Any] = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NAMES, inner, max_size=4), max_leaves=12
)
DOCUMENTS = tuple(record for name in FILES for record in opened(document(name)).records)
ROWS = (*rows("shopify_export.csv", HOW.columns or GERMAN), *rows("cp1252.csv", GERMAN))
WHOLE = (*DOCUMENTS, *ROWS)


def places(held: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The path of everything inside."""
    keys = list(held) if isinstance(held, dict) else range(len(held)) if isinstance(held, list) else ()
    return [found for key in keys for found in [(*path, key), *places(held[key], (*path, key))]]


def mutated(held: Any, path: tuple[Any, ...], value: Any) -> Any:
    """A copy with something else at that path."""
    copy = json.loads(json.dumps(held))
    target = copy
    for key in path[:-1]:
        target = target[key]
    target[path[-1]] = value
    return copy


@st.composite
def damaged(draw: Callable[[SearchStrategy[Any]], Any]) -> Any:
    """A real record with one or two of its values replaced."""
    held = draw(st.sampled_from(WHOLE))
    for _ in range(draw(st.integers(1, 2))):
        held = mutated(held, draw(st.sampled_from(places(held))), draw(JSON))
    return held


def taken(reader: Callable[..., Received], held: Any) -> Received | None:
    """What the reader makes of it, None where it says why not in words that help."""
    try:
        return reader(held, replace(HOW, columns=GERMAN))
    except OrderRejected as rejection:
        assert len(str(rejection)) > 20
        return None


def stored(found: Received) -> Order:
    """The order after a visit to the table."""
    return from_item(to_item(order_key("x", found.order.placed_at, found.order.number), found.order), Order)


@settings(max_examples=400)
@given(damaged())
def test_a_damaged_record_is_taken_or_refused_and_what_is_taken_survives_storage(held: Any) -> None:
    if found := taken(read, held):
        assert stored(found) == found.order
        assert len({item.line_id for item in found.order.items}) == len(found.order.items)


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=60)
@given(JSON)
@example({})
@example([])
@example({"rows": [{}], "@type": "Order"})
def test_no_reader_breaks_on_any_json(kind: Kind, held: Any) -> None:
    if found := taken(READERS[kind], held):
        assert stored(found) == found.order


@pytest.mark.parametrize("kind", Kind)
@settings(max_examples=60)
@given(damaged())
def test_no_reader_breaks_on_another_sources_record(kind: Kind, held: Any) -> None:
    taken(READERS[kind], held)


@given(JSON)
def test_unwrapping_and_telling_the_kind_break_on_nothing(document: Any) -> None:
    try:
        found = opened(document).records
    except OrderRejected:
        return
    for held in found:
        taken(read, held)


@given(st.lists(st.lists(st.text(max_size=8), max_size=6), max_size=6))
def test_rows_of_any_text_become_records_that_are_taken_or_refused(lines: list[list[str]]) -> None:
    header = [GERMAN.number, GERMAN.placed_at, GERMAN.name, GERMAN.customer_id, GERMAN.email, GERMAN.quantity]
    rest = [GERMAN.price, GERMAN.shipped_at, GERMAN.delivery_status, GERMAN.tracking_number]
    for held in records([[*header, *rest], *lines], GERMAN):
        taken(READERS[Kind.CSV], held)
