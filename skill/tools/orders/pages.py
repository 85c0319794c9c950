"""Whether a document whose orders are streamed names a next page, before or after them: told of what is beside them."""

import json
from collections.abc import Iterator

from skill.incoming.received import OrderRejected
from skill.incoming.wrappers import opened
from skill.tools.orders.found import Remark
from skill.tools.orders.texts import PIECE

_LONGEST = 2 * PIECE  # bytes after the last order; who writes more says nothing of pages there
_NAMES = (b"NextToken", b"nextToken", b"hasNextPage")


class Ending:
    """The last of a document's bytes, from the piece on in which its last order ends."""

    def __init__(self) -> None:
        self._held, self._size = list[bytes](), 0

    def add(self, piece: bytes, *, ends_an_order: bool) -> None:
        """The next piece of the file."""
        if ends_an_order:
            self._held.clear()
            self._size = 0
        self._size += len(piece)
        if self._size <= _LONGEST:
            self._held.append(piece)

    def text(self) -> bytes:
        """All of it; nothing when it is longer than what tells of pages."""
        return b"".join(self._held) if self._size <= _LONGEST else b""


def remarks_of(file: str, opening: bytes, ending: bytes) -> Iterator[Remark]:
    """What is to be told of a document that begins so, up to the [ of its orders, and ends so."""
    if any(name in opening or name in ending for name in _NAMES):
        yield from (Remark(f"{file}: {remark}") for remark in _without_orders(opening, ending))


def _without_orders(opening: bytes, ending: bytes) -> tuple[str, ...]:
    """The first ] after which all fits is the one that ends the orders: an earlier one would close too much."""
    end = ending.find(b"]")
    while end >= 0:
        try:
            return opened(json.loads(opening + ending[end:])).remarks
        except ValueError:  # no JSON, or no UTF-8
            end = ending.find(b"]", end + 1)
        except (OrderRejected, RecursionError):
            break
    return ()
