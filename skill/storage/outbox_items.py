"""An event for the shop as a table item: its body is the envelope, as it will leave."""

from collections.abc import Mapping
from typing import Any

from skill.domain.values import dataclass, replace
from skill.outbound.event import Event, as_json
from skill.storage import keys
from skill.storage.codec import Item, text, with_body

EVENT = "event"  # what `kind` beside the body says it is


@dataclass(frozen=True, slots=True)
class Waiting:
    """An event's item: the envelope as text, whose `group` it is of, how often it was refused and why last."""

    key: keys.Key
    body: str
    group: str = ""
    tries: int = 0
    reason: str = ""

    @property
    def since(self) -> str:
        """The moment it waits since (UTC), as text that sorts."""
        return self.key.sk.partition("#")[0]

    def refused(self, tries: int) -> "Waiting":
        """The same, refused that often."""
        return replace(self, tries=tries)


def item(customer_id: str, event: Event) -> dict[str, Any]:
    """The item that waits in the customer's shard until the event has left."""
    return _item(keys.outbox(customer_id, event.time, event.id), as_json(event), event.partitionkey)


def set_aside(waiting: Waiting, reason: str) -> dict[str, Any]:
    """The same where nobody sends it, with the reason."""
    beside = {"reason": {"S": reason}, "tries": {"N": str(waiting.tries)}}
    return _item(keys.beside_outbox(waiting.key), waiting.body, waiting.group) | beside


def brought_back(dead: Waiting) -> dict[str, Any]:
    """The same where it is sent, as if it had never been refused."""
    return _item(keys.back_in_outbox(dead.key), dead.body, dead.group)


def waiting_of(stored: Item) -> Waiting:
    """What the item says; whatever is odd in it shows when its body is read."""
    key = keys.Key(text(stored, keys.PARTITION), text(stored, keys.SORT))
    held = stored.get("tries")
    tries = held.get("N", "0") if isinstance(held, Mapping) else "0"
    return Waiting(key, text(stored, "body"), text(stored, "group"), int(tries), text(stored, "reason"))


def _item(key: keys.Key, body: str, group: str) -> dict[str, Any]:
    return with_body(key, body, kind=EVENT, group=group)
