"""The file of what could not be taken, JSON Lines of {file, line, reason, record}: nothing of an export is lost."""

import json
import os
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

import msgspec

from skill.errors import SettingsError
from skill.tools.orders.found import Reject


class Rejects:
    """Made when the first is written, and readable by its owner only: orders are about people."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: BinaryIO | None = None

    def __enter__(self) -> "Rejects":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if self._file:
            self._file.close()

    def write(self, reject: Reject) -> None:
        """Adds a line. Raises OSError."""
        if self._file is None:
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
            self._file = os.fdopen(os.open(self.path, flags, 0o600), "wb")
        self._file.write(_line(reject) + b"\n")


def refuse_own_input(path: Path, files: tuple[str, ...]) -> None:
    """Raises SettingsError where the rejects would be written over what is read."""
    for file in files:
        with suppress(OSError):
            if path.samefile(file):
                raise SettingsError(f"{path} is read, so rejects can't be written to it; name another with --rejects")


def _line(reject: Reject) -> bytes:
    held = asdict(reject) | {"record": reject.record}
    try:
        return msgspec.json.Encoder(decimal_format="number").encode(held)
    except (ValueError, OverflowError, TypeError, RecursionError):  # a number of many digits, half a character
        return _by_python(held)


def _by_python(held: dict[str, object]) -> bytes:
    try:
        return json.dumps(held, default=str).encode()
    except RecursionError:
        return json.dumps(held | {"record": None}).encode()
