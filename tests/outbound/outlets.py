"""An outlet in memory that fails as it is told to, and what tests put into an outbox for it."""

from collections.abc import Callable
from datetime import timedelta
from threading import Lock

from skill.intents.effects import OpenTicket
from skill.outbound.event import Event
from skill.outbound.telling import event_of
from skill.storage import outbox_items
from tests.builders import NOW, a_ticket
from tests.storage.tables import Table


def well(_: Event) -> None:
    """Taken."""


class Remembers:
    """Calls `way` for every event, which may raise; what it lets through is taken."""

    def __init__(self) -> None:
        self.way: Callable[[Event], None] = well
        self.taken: list[Event] = []
        self._lock = Lock()

    def send(self, event: Event) -> None:
        self.way(event)
        with self._lock:
            self.taken.append(event)

    def subjects(self, customer: str) -> list[str]:
        """The references of what it took of that customer, in order."""
        return [event.subject for event in self.taken if event.data["customer"] == customer]


def put_events(table: Table, *customers: str, each: int = 1) -> list[Event]:
    """So many events of each of these customers, a second apart, as a commit leaves them."""
    placed = [
        (customer, event_of(customer, OpenTicket(a_ticket(reference=str(n), nonce=str(n), opened_at=NOW + n * SECOND))))
        for n in range(each)
        for customer in customers
    ]
    table.put(*(outbox_items.item(customer, event) for customer, event in placed))
    return [event for _, event in placed]


SECOND = timedelta(seconds=1)
