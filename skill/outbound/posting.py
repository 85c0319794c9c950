"""One HTTPS POST, and what its answer means. No redirects, no proxies, no cookies; answers are not kept."""

import http.client
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from skill.errors import EventRefused, OutletDown

SECONDS = 8.0  # for connecting, and for each piece of the answer
REFUSALS = frozenset({400, 409, 413, 415, 422})  # said of this body; any other status would be said of any other


@dataclass(frozen=True, slots=True)
class Address:
    """Where to post to. Plain HTTP is for this machine alone; outlets.py sees to it."""

    url: str

    def post(self, headers: Mapping[str, str], body: bytes) -> None:
        """Returns when the other side has said that it has it (2xx). Raises OutletDown and EventRefused."""
        parts = urlsplit(self.url)
        target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        try:
            connection = self._connection()
            try:
                connection.request("POST", target, body, dict(headers))
                status = connection.getresponse().status
            finally:
                connection.close()
        except (OSError, http.client.HTTPException) as error:
            raise OutletDown(type(error).__name__) from error
        if not 200 <= status < 300:
            raise (EventRefused if status in REFUSALS else OutletDown)(f"HTTP {status}")

    def _connection(self) -> http.client.HTTPConnection:
        parts = urlsplit(self.url)
        host = parts.hostname or ""
        if parts.scheme == "http":
            return http.client.HTTPConnection(host, parts.port, timeout=SECONDS)
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, parts.port, timeout=SECONDS, context=context)
