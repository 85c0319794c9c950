"""One request into a table that may be busy: sent again with pauses that grow, as writing.py does for many."""

from collections.abc import Callable
from typing import TypeVar

from skill.errors import StorageThrottled
from skill.tools.writing import FIRST_PAUSE, LONGEST_PAUSE, TRIES, Pause

T = TypeVar("T")


def insist(send: Callable[[], T], pause: Pause) -> T:
    """What `send` brings, as soon as the table takes it. What it sends twice must be done once. Raises StorageFault."""
    for sent in range(TRIES - 1):
        try:
            return send()
        except StorageThrottled:
            pause(min(LONGEST_PAUSE, FIRST_PAUSE * 2**sent))
    return send()
