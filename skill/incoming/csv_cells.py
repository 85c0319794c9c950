"""Cells of a CSV row in the form that records have everywhere: ISO days, decimal points, whole currency units."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any

from skill.incoming import sums
from skill.incoming.columns import Columns
from skill.incoming.csv_dates import iso
from skill.incoming.json_values import quoted
from skill.incoming.record import Record

DAYS = ("placed_at", "updated_at", "cancelled_at", "shipped_at", "delivered_at", "expected_from", "expected_until")


def cells(row: Record, columns: Columns) -> Record:
    """The row as the shop declared it to be meant. Raises OrderRejected for a day that could be two days."""
    held = {name: cell for name, cell in row.held.items() if isinstance(cell, str)}
    read: dict[str, Any] = dict(held)
    for name in DAYS:
        if held.get(name):
            read[name] = _day(row, name, columns)
    for name, value in (("total", _sum), ("price", _sum), ("quantity", _number)):
        if held.get(name):
            read[name] = _told(row, name, value, columns)
    return Record(read, row.how, row.remarks, row.place)


def _day(row: Record, name: str, columns: Columns) -> str:
    try:
        return iso(row.held[name], columns.day_order)
    except ValueError as error:
        raise row.rejected(name, str(error)) from None


def _told(row: Record, name: str, value: Callable[[str, Columns], Decimal | None], columns: Columns) -> Decimal | None:
    found = value(row.held[name], columns)
    if found is None:
        row.remark(name, f"{quoted(row.held[name])} is no number")
    return found


def _number(cell: str, columns: Columns) -> Decimal | None:
    return sums.amount(cell, comma=columns.decimal_comma)


def _sum(cell: str, columns: Columns) -> Decimal | None:
    found = _number(cell, columns)
    return found / 100 if found is not None and columns.in_cents else found
