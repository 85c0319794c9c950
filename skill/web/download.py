"""Fetches a certificate chain from Amazon's place for them. Follows no redirect, and reads neither long nor much."""

from dataclasses import dataclass
from http import HTTPStatus
from http.client import HTTPException, HTTPSConnection
from ssl import SSLContext
from time import monotonic
from urllib.parse import urlsplit

from skill.web.refusal import VerificationFailed

PATIENCE = 2.0  # seconds for one step of the connection, and for all reading
LARGEST = 64 * 1024  # bytes; Amazon's chains have about 6,000


@dataclass(frozen=True, slots=True)
class Download:
    """A GET with an end. `tls` says whom to trust, `patience` is in seconds. Safe to share between threads."""

    tls: SSLContext
    patience: float = PATIENCE

    def __call__(self, url: str) -> bytes:
        """The PEM text at an https URL that was checked before. Raises VerificationFailed."""
        where = urlsplit(url)
        connection = HTTPSConnection(where.netloc, timeout=self.patience, context=self.tls)
        try:
            connection.request("GET", where.path)
            return self._read(connection)
        except (OSError, HTTPException):
            raise VerificationFailed("download") from None
        finally:
            connection.close()

    def _read(self, connection: HTTPSConnection) -> bytes:
        deadline = monotonic() + self.patience
        pem = bytearray()
        with connection.getresponse() as answer:
            while answer.status == HTTPStatus.OK and len(pem) <= LARGEST and monotonic() < deadline:
                piece = answer.read1(LARGEST)
                pem += piece
                if not piece and not answer.length:  # `length` is what was announced and did not come
                    return bytes(pem)
                if not piece:
                    break
        raise VerificationFailed("download")
