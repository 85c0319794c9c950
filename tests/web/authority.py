"""A certificate authority of our own: root, intermediate and signers, right ones and each way of being wrong."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from tests.builders import NOW

SIGNER = "echo-api.amazon.com"
Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
SERVER = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH])


@dataclass(frozen=True)
class Party:
    """A certificate and its key."""

    certificate: x509.Certificate
    key: Key


@dataclass(frozen=True)
class Request:
    """What a certificate is to say. Dates are days from NOW; `issuer` None signs itself."""

    key: Key
    issuer: Party | None = None
    name: str = SIGNER
    names: tuple[str, ...] | None = (SIGNER,)
    is_ca: bool = False
    usage: x509.ExtendedKeyUsage | None = SERVER
    days: tuple[float, float] = (-30, 60)


def issue(request: Request) -> Party:
    """The certificate, with every extension a modern verifier wants to see."""
    issuer_key = request.issuer.key if request.issuer else request.key
    subject = _name(request.name)
    first, last = (NOW + timedelta(days=days) for days in request.days)
    builder = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(request.issuer.certificate.subject if request.issuer else subject)
        .public_key(request.key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(first)
        .not_valid_after(last)
        .add_extension(x509.BasicConstraints(request.is_ca, None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(request.key.public_key()), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
        .add_extension(_key_usage(request.is_ca), critical=True)
    )
    if request.names and not request.is_ca:
        names = x509.SubjectAlternativeName([x509.DNSName(each) for each in request.names])
        builder = builder.add_extension(names, critical=False)
    if request.usage and not request.is_ca:
        builder = builder.add_extension(request.usage, critical=False)
    return Party(builder.sign(issuer_key, hashes.SHA256()), request.key)


def pem(*parties: Party) -> bytes:
    """A chain as Amazon publishes it: signer first."""
    return b"".join(party.certificate.public_bytes(Encoding.PEM) for party in parties)


def _name(text: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])


def _key_usage(is_ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_ca,
        content_commitment=False,
        key_encipherment=not is_ca,
        data_encipherment=False,
        key_agreement=False,
        key_cert_sign=is_ca,
        crl_sign=is_ca,
        encipher_only=False,
        decipher_only=False,
    )


def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    """A key; making one takes about a tenth of a second."""
    return rsa.generate_private_key(65537, bits)


@dataclass
class Authority:
    """A root, an intermediate, and chains by name; `signer` heads the right one."""

    root: Party
    between: Party
    signer: Party
    chains: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def new(cls) -> "Authority":
        """Everything valid: four keys are made, and used again wherever a key does not matter."""
        root = issue(Request(rsa_key(), name="A root", is_ca=True, days=(-900, 900)))
        between = issue(Request(rsa_key(), root, "Between", is_ca=True, days=(-300, 300)))
        return cls(root, between, issue(Request(rsa_key(), between)))

    @property
    def right(self) -> Request:
        """The request for a right signer: change what is to be wrong."""
        return Request(self.signer.key, self.between)

    def chain(self, wrong: Request) -> bytes:
        """The chain of a signer that is wrong in one way."""
        return pem(issue(wrong), self.between)

    def wrong_chains(self) -> dict[str, bytes]:
        """A chain for each way of being wrong; all but the two named for their keys end in the right signer's key."""
        right = self.right
        other = issue(Request(self.root.key, name="Another root", is_ca=True, days=(-900, 900)))
        late = issue(Request(self.between.key, self.root, "Between", is_ca=True, days=(-300, -1)))
        return {
            "wrong-host": self.chain(replace(right, names=("api.amazon.com",))),
            "name-only-in-subject": self.chain(replace(right, names=None)),
            "wildcard": self.chain(replace(right, names=("*.amazon.com",))),
            "wildcard-beside-others": self.chain(replace(right, names=("alexa.amazon.com", "*.amazon.com"))),
            "expired": self.chain(replace(right, days=(-90, -0.001))),
            "not-yet-valid": self.chain(replace(right, days=(0.001, 60))),
            "self-signed": pem(issue(replace(right, issuer=None))),
            "other-root": pem(issue(right), issue(Request(self.between.key, other, "Between", is_ca=True))),
            "other-root-added": pem(issue(replace(right, issuer=other)), other),
            "between-missing": pem(issue(right)),
            "between-expired": pem(issue(replace(right, issuer=late)), late),
            "between-is-no-authority": pem(issue(replace(right, issuer=self.signer)), self.signer, self.between),
            "for-clients": self.chain(replace(right, usage=x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]))),
            "rsa-1024": self.chain(replace(right, key=rsa_key(1024))),
            "elliptic-curve": self.chain(replace(right, key=ec.generate_private_key(ec.SECP256R1()))),
            "no-pem": b"<?xml version='1.0'?><Error><Code>NoSuchKey</Code></Error>",
            "empty": b"",
            "broken-pem": pem(self.signer, self.between).replace(b"MII", b"MIX", 1),
        }
