"""A webhook as outlet: the CloudEvents envelope, signed as Standard Webhooks says (standardwebhooks.com)."""

import hmac
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass, field
from hashlib import sha256
from time import time

from skill.outbound.event import CONTENT_TYPE, Event, as_json
from skill.outbound.posting import Address

PREFIX = "whsec_"  # of a secret that is written in base64


@dataclass(frozen=True, slots=True)
class Webhook:
    """`secret` is shared with the receiver, who checks the signature, and knows by `webhook-id` what came twice."""

    address: Address
    secret: str = field(repr=False)
    seconds: Callable[[], float] = time

    def send(self, event: Event) -> None:
        """Taken, once the receiver has answered with a status of 2xx."""
        body, at = as_json(event).encode(), str(int(self.seconds()))
        headers = {
            "content-type": CONTENT_TYPE,
            "webhook-id": event.id,
            "webhook-timestamp": at,
            "webhook-signature": signature(self.secret, event.id, at, body),
        }
        self.address.post(headers, body)


def signature(secret: str, id_: str, at: str, body: bytes) -> str:
    """Version 1: HMAC-SHA256 over id, timestamp (seconds since 1970) and body."""
    key = b64decode(secret.removeprefix(PREFIX)) if secret.startswith(PREFIX) else secret.encode()
    signed = b".".join((id_.encode(), at.encode(), body))
    return "v1," + b64encode(hmac.digest(key, signed, sha256)).decode()
