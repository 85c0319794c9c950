"""POST /hooks/orders: a shop's own system sends each order as it changes, signed over the raw body.

Neither scheme signs the time, so an old body can be sent again: by the order's own last change, it changes nothing.
"""

import json
import re
from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from hmac import compare_digest, new
from typing import NoReturn
from zoneinfo import ZoneInfo

from flask import Response, request
from werkzeug.exceptions import RequestEntityTooLarge, Unauthorized

from skill.desk import NOBODY, Desk
from skill.errors import StorageFault
from skill.handlers import observability
from skill.incoming import kinds, wrappers
from skill.incoming.reading import Reading
from skill.incoming.received import OrderRejected, Received, somebodys
from skill.incoming.statuses import Statuses
from skill.storage.arrivals import Arrivals

LARGEST = 5 * 1024 * 1024  # bytes of a body; an order of 10,000 lines has some 4 MB
SIGNATURES = ("X-Shopify-Hmac-Sha256", "X-WC-Webhook-Signature")
PING = re.compile(rb"webhook_id=\d{1,20}")  # WooCommerce's, unsigned, when a webhook is made


@dataclass(frozen=True, slots=True)
class OrderHook:
    """`secrets` are by the header that they sign; there is at least one."""

    secrets: Mapping[str, str]
    arrivals: Arrivals
    desk: Desk
    statuses: Statuses

    def take(self) -> Response:
        """204 when the order is stored or was; 401, 413 and 503 as they say; 422 with what is wrong with the order."""
        request.max_content_length = LARGEST + 1
        body = request.get_data()
        if len(body) > LARGEST:
            raise RequestEntityTooLarge
        if PING.fullmatch(body):
            return Response(status=204)
        if not self._is_signed(body):
            raise Unauthorized
        try:
            outcome = self.arrivals.take(self._read(body))
        except OrderRejected as error:
            return Response(f"{error}\n", 422, mimetype="text/plain")
        except StorageFault as fault:
            observability.refused(fault)
            return Response("503 Service Unavailable\n", 503, {"Retry-After": "60"}, mimetype="text/plain")
        return Response(status=204, headers={"Careline-Order": outcome.value})

    def _is_signed(self, body: bytes) -> bool:
        signed = ((request.headers.get(header, ""), secret) for header, secret in self.secrets.items())
        return any(compare_digest(given.encode(), signature(secret, body)) for given, secret in signed if given)

    def _read(self, body: bytes) -> Received:
        """The one order in the body. Raises OrderRejected."""
        try:
            records, _ = wrappers.opened(json.loads(body.decode(), parse_constant=_refuse))
        except (ValueError, RecursionError) as error:
            raise OrderRejected("the body is no JSON; send the order as UTF-8 JSON") from error
        if len(records) != 1:
            raise OrderRejected(f"there are {len(records)} orders in it; send each in a request of its own")
        shop = self.desk.gather(NOBODY)[0].shop
        how = Reading(ZoneInfo(shop.zone), self.statuses, shop=shop.name, now=self.desk.clock())
        return somebodys(kinds.read(records[0], how))


def _refuse(name: str) -> NoReturn:
    """Python reads NaN and infinities as numbers, which no sum can be compared with."""
    raise OrderRejected(f"{name} is no number in JSON; write null, or leave it out")


def signature(secret: str, body: bytes) -> bytes:
    """As Shopify and WooCommerce write it: the HMAC-SHA256 of the body, in base64."""
    return b64encode(new(secret.encode(), body, sha256).digest())
