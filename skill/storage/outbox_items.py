"""An event for the shop as a table item: its body is the envelope, as it will leave."""

from typing import Any

from skill.outbound.event import Event, as_json
from skill.storage import keys
from skill.storage.codec import with_body

EVENT = "event"  # what `kind` beside the body says it is


def item(customer_id: str, event: Event) -> dict[str, Any]:
    """The item that waits in the customer's shard until the event has left."""
    return with_body(
        keys.outbox(customer_id, event.time, event.id), as_json(event), kind=EVENT, group=event.partitionkey
    )
