"""A file of CSV as records, one for each row, with the line it begins on; columns have the names of JSON's fields."""

import codecs
import csv
from collections.abc import Iterable, Iterator
from typing import Any

from skill.incoming.csv_layout import layout_of
from skill.incoming.texts import tidy
from skill.tools.orders.csv_files import lines_of
from skill.tools.orders.found import Found, Reject, Stream
from skill.tools.orders.texts import BROKEN, HALF_PACKED, opened
from skill.tools.prices.record import FIELDS, NEEDED


def rows_in(file: str) -> Stream:
    """Each row of the file as a record, and what can't be read. Raises OSError where there is no file."""
    with opened(file) as text:
        if not text.head.strip():
            yield Reject(text.name, 1, HALF_PACKED if text.breaks else "the file is empty: there is no price in it")
            return
        layout = layout_of(text.head)
        lines = lines_of(codecs.iterdecode(text.pieces(), layout.encoding, "replace"))
        yield from _records(text.name, csv.reader(lines, delimiter=layout.delimiter))


def _records(file: str, rows: Any) -> Stream:  # csv.reader's type has no public name
    try:
        columns = [_column(cell) for cell in next(rows, [])]
        if missing := [name for name in NEEDED if name not in columns]:
            yield Reject(file, 1, f"there is no column {missing[0]}; the first line names {', '.join(FIELDS)}")
            return
        begins = rows.line_num + 1
        for number, row in enumerate(rows, start=1):
            if any(row):
                yield Found(file, begins, dict(_cells(columns, row)), number)
            begins = rows.line_num + 1
    except csv.Error as error:
        yield Reject(file, rows.line_num, f"the row can't be read: {error}; mend its quotes")
    except BROKEN:
        yield Reject(file, rows.line_num, HALF_PACKED)


def _cells(columns: list[str], row: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((name, tidy(cell)) for name, cell in zip(columns, row, strict=False) if tidy(cell))


def _column(cell: str) -> str:
    """Case, blanks and a byte order mark in the header don't count."""
    name = "".join(cell.replace("\ufeff", "").split())
    return next((known for known in FIELDS if known.casefold() == name.casefold()), name)
