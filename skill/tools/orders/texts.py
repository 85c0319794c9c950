"""A file's bytes in pieces: standard input for `-`, unpacked where they are gzip's, without a byte order mark."""

import gzip
import os
import sys
import zlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO, cast

from skill.errors import SettingsError

STDIN = "-"
HEAD = 1024 * 1024  # bytes looked at before it is decided how to read them
PIECE = 64 * 1024  # bytes of one piece at most
BROKEN = (EOFError, gzip.BadGzipFile, zlib.error)  # what unpacking half a file, or none, raises
HALF_PACKED = "the file is packed, and ends before its end: fetch it again"
_GZIP, _UTF8 = b"\x1f\x8b", b"\xef\xbb\xbf"
_OTHERS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")


@dataclass(frozen=True, slots=True)
class Text:
    """A file's bytes: the `head`, and what follows. They are read once. `breaks`: no more can be unpacked."""

    name: str
    head: bytes
    rest: BinaryIO
    breaks: bool = False

    def pieces(self) -> Iterator[bytes]:
        """Line after line, a long one in pieces; only a newline ends a line. Raises one of BROKEN."""
        head = BytesIO(self.head)
        while piece := head.readline(PIECE):
            yield piece
        if self.breaks:
            raise EOFError
        while piece := self.rest.readline(PIECE):
            yield piece

    @property
    def is_other_unicode(self) -> bool:
        """Whether it says of itself that it is UTF-16 or UTF-32."""
        return self.head.startswith(_OTHERS)


def refuse_unreadable(files: Iterable[str]) -> None:
    """Raises SettingsError where one of them can't be read, before anything is done with the others."""
    for path in (Path(file) for file in files if file != STDIN):
        if path.is_dir():
            raise SettingsError(f"{path} is a folder; name the files in it. Nothing was done yet.")
        if not path.exists():
            raise SettingsError(f"there is no file {path}; mend its name. Nothing was done yet.")
        if not os.access(path, os.R_OK):
            raise SettingsError(f"{path} may not be read; change its permissions. Nothing was done yet.")


@contextmanager
def opened(file: str) -> Iterator[Text]:
    """The file's text. Raises OSError, and one of BROKEN."""
    with ExitStack() as stack:
        if file != STDIN:
            packed: BinaryIO = stack.enter_context(Path(file).open("rb"))
        elif sys.stdin is None:
            raise SettingsError("standard input is closed, so there is nothing to read from -")
        else:
            packed = sys.stdin.buffer
        start, _ = _filled(packed, len(_GZIP))
        if start == _GZIP:
            unpacked = gzip.GzipFile(fileobj=cast("BinaryIO", _Both(start, packed)), mode="rb")
            packed, start = cast("BinaryIO", stack.enter_context(unpacked)), b""
        head, breaks = _filled(packed, HEAD)
        yield Text("standard input" if file == STDIN else file, (start + head).removeprefix(_UTF8), packed, breaks)


def _filled(source: BinaryIO, size: int) -> tuple[bytes, bool]:
    """So many bytes, fewer at the end (a pipe gives what it has) or where it breaks: what is good before is read."""
    found = bytearray()
    try:
        while len(found) < size and (piece := source.read1(size - len(found))):  # type: ignore[attr-defined]
            found += piece
    except BROKEN:
        return bytes(found), True
    return bytes(found), False


class _Both:
    """The bytes that were looked at, and then the rest, for gzip, which wants no more than `read`."""

    def __init__(self, start: bytes, rest: BinaryIO) -> None:
        self._start, self._rest = start, rest

    def read(self, size: int = -1) -> bytes:
        """So many bytes, or fewer."""
        start, self._start = self._start, b""
        return start or self._rest.read(size)
