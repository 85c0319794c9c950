"""What the import has to know of a kind of source: how its records are found in a value, and how one is read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from skill.incoming.received import Received
from skill.tools.orders.found import Stream
from skill.tools.orders.json_files import values_in

Read = Callable[[Mapping[str, Any]], Received]  # raises OrderRejected
Unwrap = Callable[[Any], tuple[tuple[Any, ...], tuple[str, ...]]]  # records and remarks; raises OrderRejected


def as_it_is(value: Any) -> tuple[tuple[Any, ...], tuple[str, ...]]:
    """A value that is a record by itself."""
    return (value,), ()


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of source. `values` are those of a file: JSON's, unless it has a format of its own.

    `comes_apart`: parts of an order may be records of their own, which are joined before it is read.
    """

    read: Read
    unwrap: Unwrap = as_it_is
    values: Callable[[str], Stream] = values_in
    comes_apart: bool = False
