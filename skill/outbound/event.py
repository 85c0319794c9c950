"""An event as it leaves for the shop: CloudEvents 1.0 in JSON. docs/outbox.schema.json says what is in each kind."""

from collections.abc import Mapping
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

import msgspec

from skill.domain.values import dataclass
from skill.errors import ItemCorrupt

SOURCE = "/careline"
CONTENT_TYPE = "application/cloudevents+json"  # of the whole envelope


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, told once or more often, always with the same `id`.

    `subject` is the reference that customer and shop call it by, `time` an aware moment. `partitionkey`, of the
    CloudEvents extension of that name, is the same for all events of one customer and names nobody.
    """

    id: str
    type: str
    subject: str
    time: datetime
    partitionkey: str
    data: Mapping[str, Any]


def event_id(*parts: str) -> str:
    """An id that is always the same for the same parts: a confirmation's nonce, and what was confirmed."""
    return sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def partition_key(customer_id: str) -> str:
    """What all events of a customer share."""
    return event_id("customer", customer_id)[:16]


def as_json(event: Event) -> str:
    """The envelope as one line of JSON."""
    whole = {
        "specversion": "1.0",
        "id": event.id,
        "source": SOURCE,
        "type": event.type,
        "subject": event.subject,
        "time": moment_text(event.time),
        "partitionkey": event.partitionkey,
        "datacontenttype": "application/json",
        "data": event.data,
    }
    return msgspec.json.encode(whole).decode()


def from_json(text: str) -> Event:
    """The event of such a line. Raises ItemCorrupt, which quotes nothing of it."""
    try:
        return msgspec.json.decode(text, type=Event)
    except (ValueError, RecursionError) as error:
        raise ItemCorrupt(f"an event can't be read: {type(error).__name__}") from error


def moment_text(moment: datetime) -> str:
    """RFC 3339, in UTC, to the second."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
