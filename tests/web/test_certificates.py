"""The roots that are trusted; which chains they let through is tried over real sockets in test_signed_requests."""

import certifi
from cryptography.x509.oid import NameOID

from skill.web.certificates import trusted_roots


def test_certifis_roots_can_be_read_and_amazons_are_among_them() -> None:
    names = {
        str(name.value)
        for root in trusted_roots(certifi.contents())
        for name in root.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    }
    assert {f"Amazon Root CA {number}" for number in (1, 2, 3, 4)} <= names
    assert "Starfield Services Root Certificate Authority - G2" in names, "a root that only warns is not lost"


def test_a_root_that_cannot_be_read_does_not_cost_the_others() -> None:
    broken = certifi.contents().replace("MII", "MIX", 1)
    assert len(trusted_roots(broken)) == len(trusted_roots(certifi.contents())) - 1
