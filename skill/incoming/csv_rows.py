"""Rows of a CSV to records, one for each order: {"rows": [...]}, each row by the names of Columns.

Rows of one order stand together; its fields are on the first of them only, or on all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from typing import Any

from skill.incoming.columns import Columns
from skill.incoming.received import OrderRejected
from skill.incoming.texts import tidy

SETTINGS = frozenset({"delivery_words", "status_words", "day_order", "decimal_comma", "in_cents"})
NOTHING = frozenset({"null", "NULL", "\\N"})


def records(rows: Iterable[Sequence[str]], columns: Columns) -> Iterator[dict[str, Any]]:
    """The orders, one after the other; the first row is the header. Raises OrderRejected when it lacks a column."""
    lines = iter(rows)
    places = _places(next(lines, ()), columns)
    gathered: list[dict[str, str]] = []
    for row in lines:
        cells = {name: cell for name, place in places.items() if (cell := _cell(row, place))}
        if not cells:
            continue
        if gathered and cells.get("number", "") not in ("", gathered[0].get("number", "")):
            yield {"rows": gathered}
            gathered = []
        gathered.append(cells)
    if gathered:
        yield {"rows": gathered}


def _places(header: Sequence[str], columns: Columns) -> Mapping[str, int]:
    """Which column is where. Case, blanks and a byte order mark in the header don't count."""
    there = {_header(cell): place for place, cell in reversed([*enumerate(header)])}
    wanted = {field.name: getattr(columns, field.name) for field in fields(columns) if field.name not in SETTINGS}
    missing = [name for name in wanted.values() if name and _header(name) not in there]
    if missing:
        known = ", ".join(map(tidy, header))
        raise OrderRejected(f'header: there is no column "{missing[0]}"; mend the column map, the file has: {known}')
    return {field: there[_header(name)] for field, name in wanted.items() if name}


def _header(cell: str) -> str:
    return "".join(cell.replace("\ufeff", "").split()).casefold()


def _cell(row: Sequence[str], place: int) -> str:
    cell = tidy(row[place]) if place < len(row) else ""
    return "" if cell in NOTHING else cell
