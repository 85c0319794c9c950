"""The port through which events leave: whatever takes them is behind it."""

from typing import Protocol

from skill.outbound.event import Event


class Outlet(Protocol):
    """A system of the shop's. Safe to share between threads."""

    def send(self, event: Event) -> None:
        """Return only when the other side has it for good; it may have had it before.

        Raises OutletDown where it would take no event now, EventRefused where it does not take this one.
        """
