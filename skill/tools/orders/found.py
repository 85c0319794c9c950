"""What the reading of files hands on, one at a time: a record with its place, or why there is none."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Found:
    """A JSON value of a file. `line` is the one it begins on, counted from 1; `number` its place among its like."""

    file: str
    line: int
    value: Any
    number: int = 1


@dataclass(frozen=True, slots=True)
class Reject:
    """What can't be taken, and why. `record` is all of it where it could be read, else its text."""

    file: str
    line: int
    reason: str
    record: Any = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What an operator should know, though nothing is lost by it. `about` names the record, where it is about one."""

    text: str
    about: str = ""


Stream = Iterator[Found | Reject | Remark]
