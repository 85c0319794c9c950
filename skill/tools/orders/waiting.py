"""Orders and parts of them that wait for each other until all files are read: on disk, so that memory stays flat."""

import pickle
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

from skill.tools.orders.found import Found

_FULL = "{}: orders whose parts come apart wait on disk, in the folder that SQLITE_TMPDIR names"
_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
CREATE TABLE orders (whole TEXT, file TEXT, line INT, number INT, value BLOB);
CREATE TABLE parts (whole TEXT, file TEXT, line INT, number INT, value BLOB);
CREATE TABLE found (whole TEXT PRIMARY KEY) WITHOUT ROWID;
"""
_ADD_ORDER = "INSERT INTO orders VALUES (?, ?, ?, ?, ?)"
_ADD_PART = "INSERT INTO parts VALUES (?, ?, ?, ?, ?)"
_INDEX = "CREATE INDEX IF NOT EXISTS by_whole ON parts (whole)"
_ORDERS = "SELECT file, line, number, value FROM orders ORDER BY rowid"
_PARTS = "SELECT value FROM parts WHERE whole = ? ORDER BY rowid"
_FOUND = "INSERT OR IGNORE INTO found VALUES (?)"
_ALONE = "SELECT file, line, number, value FROM parts WHERE whole NOT IN (SELECT whole FROM found) ORDER BY rowid"


class Waiting:
    """Tables that SQLite keeps in a file without a name: it is gone when it is closed, however the run ends."""

    def __init__(self, tables: sqlite3.Connection) -> None:
        self._tables = tables

    def add(self, whole: str, found: Found, *, is_part: bool) -> None:
        """One more, under the id of the order. Raises RecursionError for what is nested too deeply."""
        value = pickle.dumps(found.value, pickle.HIGHEST_PROTOCOL)
        row = (_key(whole), found.file, found.line, found.number, value)
        self._tables.execute(_ADD_PART if is_part else _ADD_ORDER, row)

    def orders(self) -> Iterator[Found]:
        """The orders, as they came. To be asked for when all is there."""
        self._tables.execute(_INDEX)
        yield from map(_found, self._tables.execute(_ORDERS))

    def parts_of(self, whole: str) -> list[Any]:
        """The parts of what has that id, as they came."""
        parts = [_value(raw) for (raw,) in self._tables.execute(_PARTS, (_key(whole),))]
        if parts:
            self._tables.execute(_FOUND, (_key(whole),))
        return parts

    def alone(self) -> Iterator[Found]:
        """The parts that nobody has asked for."""
        yield from map(_found, self._tables.execute(_ALONE))


@contextmanager
def waiting() -> Iterator[Waiting]:
    """Nothing waits yet, and nothing is on disk before much does. Raises OSError when the disk is full."""
    with closing(sqlite3.connect("", isolation_level=None)) as tables:
        try:
            tables.executescript(_TABLES)
            yield Waiting(tables)
        except sqlite3.OperationalError as error:
            raise OSError(_FULL.format(error)) from error


def _found(row: tuple[str, int, int, bytes]) -> Found:
    file, line, number, raw = row
    return Found(file, line, _value(raw), number)


def _value(raw: bytes) -> Any:
    """Pickled, since JSON text would not bring every number and half a character back as it was."""
    return pickle.loads(raw)  # noqa: S301 this run wrote it, into a file that nobody else can name


def _key(whole: str) -> str:
    """An id with half a character in it is no text for SQLite."""
    return whole.encode("utf-8", "backslashreplace").decode()
