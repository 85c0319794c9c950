"""Link records: what else a customer can be named by, such as a login's subject or an e-mail address.

An address is kept as a digest. Nobody ever has to read it back, and a key, unlike a body, is shown in logs of access,
lists of hot keys and errors. Whoever has a list of addresses can still try them: it is no secret, only not in the open.
"""

from enum import StrEnum
from hashlib import sha256
from typing import Any
from unicodedata import normalize

from skill.domain.values import dataclass
from skill.storage import keys
from skill.storage.codec import Item, from_item, text, to_item

LINK = "link"  # what `kind` beside a body says that it is


class LinkKind(StrEnum):
    """What kind of id names the customer."""

    EMAIL = "email"
    LOGIN = "login"
    CUSTOMER = "customer"


@dataclass(frozen=True, slots=True)
class Link:
    """Whom an id names."""

    customer_id: str


def digest(email: str) -> str:
    """What an e-mail address is kept as, however it is written."""
    return sha256(normalize("NFC", email.strip()).lower().encode("utf-8", "surrogatepass")).hexdigest()[:40]


def guest(email: str) -> str:
    """The customer id of those who order under that address without an account."""
    return f"guest-{digest(email)}"


def key(kind: LinkKind, id_: str) -> keys.Key:
    """Where the record is. A second customer id's is where its profile would be, so that nobody has to look for it."""
    if kind is LinkKind.CUSTOMER:
        return keys.profile(keys.customer_partition(id_))
    return keys.link(kind, digest(id_) if kind is LinkKind.EMAIL else id_)


def item(kind: LinkKind, id_: str, customer_id: str) -> dict[str, Any]:
    """The record that says so."""
    return to_item(key(kind, id_), Link(customer_id), kind=LINK)


def customer_of(stored: Item) -> str | None:
    """Whom the record names; None when it is none, but the profile of a customer."""
    return from_item(stored, Link).customer_id if text(stored, "kind") == LINK else None
