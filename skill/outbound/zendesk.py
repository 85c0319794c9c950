"""Zendesk, or what speaks its Ticketing API, as outlet: each event a new ticket, whose comment only agents see."""

from base64 import b64encode
from dataclasses import dataclass, field

import msgspec

from skill.outbound.event import Event
from skill.outbound.letters import letter, title
from skill.outbound.posting import Address

PATH = "/api/v2/tickets.json"


@dataclass(frozen=True, slots=True)
class Zendesk:
    """`user` is `<agent's e-mail>/token:<API token>`. Zendesk knows an Idempotency-Key for two hours; what comes later
    than that is a second ticket with the same external_id.
    """

    address: Address
    user: str = field(repr=False)

    def send(self, event: Event) -> None:
        """Opened, once Zendesk has answered with 201."""
        ticket = {
            "subject": title(event),
            "comment": {"body": letter(event), "public": False},
            "external_id": event.id,
            "tags": ["careline", event.type.replace(".", "_")],
        }
        headers = {
            "content-type": "application/json",
            "authorization": f"Basic {b64encode(self.user.encode()).decode()}",
            "idempotency-key": event.id,
        }
        self.address.post(headers, msgspec.json.encode({"ticket": ticket}))
