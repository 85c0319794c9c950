"""Decides whether a certificate chain may sign for Alexa. Fetches nothing, remembers nothing, knows no HTTP."""

import re
import warnings
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.utils import CryptographyDeprecationWarning
from cryptography.x509.verification import PolicyBuilder, Store, VerificationError

from skill.web.refusal import VerificationFailed

SIGNER = "echo-api.amazon.com"
LEAST_BITS = 2048
_PEM = re.compile(r"-----BEGIN CERTIFICATE-----.+?-----END CERTIFICATE-----", re.DOTALL)


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The key Alexa signs with, and the moment (UTC) the first certificate of its chain runs out."""

    key: RSAPublicKey
    until: datetime


def trusted_roots(bundle: str) -> list[x509.Certificate]:
    """Those roots of a PEM bundle that can be read; a later `cryptography` may refuse some that break today's rules."""
    roots = []
    for pem in _PEM.findall(bundle):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", CryptographyDeprecationWarning)
            try:
                roots.append(x509.load_pem_x509_certificate(pem.encode()))
            except ValueError:
                continue
    return roots


def signing_key(pem: bytes, roots: Store, now: datetime) -> SigningKey:
    """The signing key of a PEM chain, signer first. `now` carries its zone. Raises VerificationFailed."""
    chain = _trusted_path(_read(pem), roots, now)
    key = _key_of_alexa(chain[0])
    return SigningKey(key, min(certificate.not_valid_after_utc for certificate in chain))


def _read(pem: bytes) -> list[x509.Certificate]:
    with warnings.catch_warnings():  # a chain may carry an old cross-signed root with serial number 0
        warnings.simplefilter("ignore", CryptographyDeprecationWarning)
        try:
            return x509.load_pem_x509_certificates(pem)
        except ValueError:
            raise VerificationFailed("chain") from None


def _trusted_path(chain: Sequence[x509.Certificate], roots: Store, now: datetime) -> Sequence[x509.Certificate]:
    policy = PolicyBuilder().store(roots).time(now.astimezone(UTC))
    verifier = policy.build_server_verifier(x509.DNSName(SIGNER))
    try:
        return verifier.verify(chain[0], list(chain[1:]))
    except (VerificationError, ValueError):
        raise VerificationFailed("chain") from None


def _key_of_alexa(signer: x509.Certificate) -> RSAPublicKey:
    """The verifier lets a wildcard name and a short key pass; Amazon's rules ask for the name itself and RSA."""
    names = signer.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    key = signer.public_key()
    if SIGNER not in names.get_values_for_type(x509.DNSName):
        raise VerificationFailed("certificate")
    if not isinstance(key, RSAPublicKey) or key.key_size < LEAST_BITS:
        raise VerificationFailed("certificate")
    return key
