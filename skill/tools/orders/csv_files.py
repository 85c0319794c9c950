"""A file of CSV as its orders, one at a time, each with the line it begins on."""

import codecs
import csv
from collections.abc import Iterable, Iterator
from typing import Any

from skill.incoming.columns import Columns
from skill.incoming.csv_layout import layout_of
from skill.incoming.csv_rows import records
from skill.incoming.received import OrderRejected
from skill.tools.orders.found import Found, Reject, Stream
from skill.tools.orders.texts import BROKEN, HALF_PACKED, Text, opened


def orders_in(columns: Columns, file: str) -> Stream:
    """Each order of the file, in its order, and what can't be read. Raises OSError where there is no file."""
    with opened(file) as text:
        if not text.head.strip():
            yield Reject(text.name, 1, HALF_PACKED if text.breaks else "the file is empty: there is no order in it")
            return
        layout = layout_of(text.head)
        lines = lines_of(codecs.iterdecode(text.pieces(), layout.encoding, "replace"))
        yield from _found(text, csv.reader(lines, delimiter=layout.delimiter), columns)


def _found(text: Text, rows: Any, columns: Columns) -> Stream:  # csv.reader's type has no public name
    """The row that ends an order begins the next."""
    begins, number = 2, 0
    try:
        for number, record in enumerate(records(rows, columns), start=1):
            yield Found(text.name, begins, record, number)
            begins = rows.line_num
    except OrderRejected as error:
        yield Reject(text.name, 1, str(error))
    except csv.Error as error:
        yield Reject(text.name, rows.line_num, f"the row can't be read: {error}; mend its quotes")
    except BROKEN:
        yield Reject(text.name, rows.line_num, HALF_PACKED)


def lines_of(pieces: Iterable[str]) -> Iterator[str]:
    """Whole lines, whatever pieces they come in."""
    held = ""
    for piece in pieces:
        *lines, held = (held + piece).split("\n")
        yield from (line + "\n" for line in lines)
    if held:
        yield held
