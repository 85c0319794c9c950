"""One big JSON document: the elements of its array of orders, one at a time, so that its size does not matter."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import ijson

from skill.tools.orders.found import Found, Reject, Stream
from skill.tools.orders.json_values import CUT_OFF, NOT_UTF8
from skill.tools.orders.pages import Ending, remarks_of
from skill.tools.orders.texts import BROKEN, HALF_PACKED, Text

CONTAINERS = frozenset({"data", "payload", "orders", "Orders", "nodes", "edges"})  # what arrays of orders are kept in
_REASONS = (  # what the parser says of it, and what to do
    ("premature EOF", CUT_OFF),
    ("invalid bytes in UTF8", f"a byte is none of UTF-8's: {NOT_UTF8}"),
    ("unallowed token", "something is there that must not be, such as a comma before } or ]: delete it"),
    ("invalid object key", "a name has to stand in double quotes; before } there is no comma"),
    ("after array element", "a comma is missing between two values, or what was opened is not closed"),
    ("after key and value", "a comma is missing between two values, or what was opened is not closed"),
)


class Array(NamedTuple):
    """The array of orders in a document: ijson's `prefix` of its elements, and the `opening`, up to its [."""

    prefix: str
    opening: bytes


def array_in(head: bytes) -> Array | None:
    """The array of orders that begins in this head; None where none does."""
    found = ijson.sendable_list()
    parser, end = ijson.parse_coro(found), 0
    try:
        while begin := head.find(b"[", end) + 1:
            parser.send(head[end:begin])
            for prefix, event, _ in found:
                if event == "start_array" and CONTAINERS.issuperset(filter(None, prefix.split("."))):
                    return Array(f"{prefix}.item".lstrip("."), head[:begin])
            found.clear()
            end = begin
    except (ijson.JSONError, UnicodeDecodeError, ValueError):
        pass  # what is wrong there is told where it is read
    return None


def elements(text: Text, array: Array) -> Stream:
    """Each element, and at the first place that is no JSON one reject: nobody knows what the rest would be."""
    found = ijson.sendable_list()
    parser = ijson.items_coro(found, array.prefix, multiple_values=True)
    places, ending = _Places(text.name), Ending()
    try:
        for piece in text.pieces():
            parser.send(piece)
            ending.add(piece, ends_an_order=bool(found))
            yield from places.of(piece, found)
            found.clear()
        parser.close()
        yield from remarks_of(text.name, array.opening, ending.text())
    except BROKEN:
        yield Reject(text.name, places.line, HALF_PACKED, places.nearby())
    except (ijson.JSONError, ValueError, RecursionError, ArithmeticError) as error:
        yield from places.of(b"", found)
        reason = next((told for said, told in _REASONS if said in str(error)), "it is no JSON")
        yield Reject(text.name, places.line, f"from here on the file can't be read: {reason}", places.nearby())


class _Places:
    """Counts lines and elements. An element begins where its first byte is; of several on a line, on that line."""

    def __init__(self, file: str) -> None:
        self.line = 1
        self._file, self._number, self._begins = file, 0, 0
        self._last = deque[bytes](maxlen=3)

    def of(self, piece: bytes, elements: Iterable[object]) -> Iterator[Found]:
        """The elements that this piece completed."""
        if piece:
            self._last.append(piece)
        if not self._begins and piece.strip(b" \t\r\n,[]"):
            self._begins = self.line
        for element in elements:
            self._number += 1
            yield Found(self._file, self._begins or self.line, element, self._number)
            self._begins = 0
        if piece.endswith(b"\n"):
            if piece.rstrip().endswith(b"{"):
                self._begins = self._begins or self.line
            self.line += 1

    def nearby(self) -> str:
        """The last of what was read, to find the place by."""
        return b"".join(self._last)[-200:].decode(errors="replace")
