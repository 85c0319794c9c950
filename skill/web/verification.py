"""Proof that a request comes from Alexa, now: Amazon's signature over the raw bytes, then a fresh timestamp.

Follows Amazon's "Host a Custom Skill as a Web Service". Never looks into a body before its signature holds.
"""

import base64
import posixpath
import re
import ssl
from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

import certifi
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.hashes import SHA256

from skill.web.certificates import trusted_roots
from skill.web.download import Download
from skill.web.refusal import VerificationFailed
from skill.web.signing_keys import SigningKeys

TOLERANCE = timedelta(seconds=150)
PLACE = "/echo.api/"
# Everything a chain's URL may hold. User info, queries, fragments, escapes and other ports do not match.
_URL = re.compile(r"(?i:https://s3\.amazonaws\.com)(?::443)?(/[A-Za-z0-9._/-]+)", re.ASCII)


def chain_url(given: str) -> str:
    """The one spelling of a chain's URL, by which it is fetched and kept. Raises VerificationFailed.

    Dot segments are resolved before the place is looked at: Amazon's own list of right URLs has one with "..".
    """
    match = _URL.fullmatch(given)
    path = posixpath.normpath(match[1]) if match else ""
    if not path.startswith(PLACE):
        raise VerificationFailed("url")
    return f"https://s3.amazonaws.com{path}"


class Verifier:
    """Verifies requests. Shared by all threads; `clock` gives moments with a zone and `key_behind` the key at a URL."""

    def __init__(self, key_behind: Callable[[str], RSAPublicKey], clock: Callable[[], datetime]) -> None:
        self._key_behind, self._clock = key_behind, clock

    def check_signature(self, chain: str, signature: str, body: bytes) -> None:
        """Return when Amazon signed exactly these bytes, else raise VerificationFailed.

        `chain` is the header SignatureCertChainUrl, `signature` the header Signature-256, each "" where it is missing.
        """
        url, signed = chain_url(chain), _decoded(signature)
        try:
            self._key_behind(url).verify(signed, body, PKCS1v15(), SHA256())
        except InvalidSignature:
            raise VerificationFailed("signature") from None

    def check_time(self, envelope: Mapping[str, Any]) -> None:
        """Return when the envelope was made within 150 seconds of now, else raise VerificationFailed."""
        request = envelope.get("request")
        written = request.get("timestamp") if isinstance(request, dict) else None
        try:
            made = datetime.fromisoformat(written) if isinstance(written, str) else None
        except ValueError:
            made = None
        if made is None or made.tzinfo is None or abs(self._clock() - made) > TOLERANCE:
            raise VerificationFailed("time")


def _decoded(signature: str) -> bytes:
    try:
        decoded = base64.b64decode(signature, validate=True)
    except ValueError:
        decoded = b""
    if not decoded:
        raise VerificationFailed("signature")
    return decoded


def amazon_verifier() -> Verifier:
    """The verifier for production: certifi's roots, the real clock, chains from Amazon's place."""

    def clock() -> datetime:
        return datetime.now(UTC)

    fetch = Download(ssl.create_default_context(cafile=certifi.where()))
    return Verifier(SigningKeys(fetch, trusted_roots(certifi.contents()), clock).behind, clock)
