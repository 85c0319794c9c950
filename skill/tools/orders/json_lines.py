"""JSON Lines: one value a line. A line that can't be read is rejected, and the next one is read all the same."""

from collections.abc import Iterator

from skill.tools.orders.found import Found, Reject, Stream
from skill.tools.orders.json_values import NotJSON, value_of
from skill.tools.orders.texts import BROKEN, HALF_PACKED, Text

LONGEST = 64 * 1024 * 1024  # bytes of one line, or of one record that is a file of its own


def values(text: Text) -> Stream:
    """Each line's value. An empty line is none."""
    count = 0
    for line, raw in _lines(text):
        if isinstance(raw, Reject):
            yield raw
        elif raw.strip():
            count += 1
            try:
                yield Found(text.name, line, value_of(raw), count)
            except NotJSON as error:
                yield Reject(text.name, line, str(error), raw.decode(errors="replace").rstrip("\r\n"))


def _lines(text: Text) -> Iterator[tuple[int, bytes | Reject]]:
    line, held, size = 1, list[bytes](), 0
    try:
        for piece in text.pieces():
            size += len(piece)
            held += [piece] if size <= LONGEST else []
            if piece.endswith(b"\n"):
                yield line, _whole(text.name, line, held, size)
                line, held, size = line + 1, [], 0
    except BROKEN:
        yield line, Reject(text.name, line, HALF_PACKED, b"".join(held).decode(errors="replace"))
        return
    if held:
        yield line, _whole(text.name, line, held, size)


def _whole(file: str, line: int, held: list[bytes], size: int) -> bytes | Reject:
    if size <= LONGEST:
        return b"".join(held)
    return Reject(file, line, f"the line has more than {LONGEST // 2**20} MB, which no record has")
