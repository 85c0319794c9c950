"""The only place that spells partition and sort keys. docs/table_design.md says why they are as they are."""

from dataclasses import dataclass
from datetime import UTC, datetime

PARTITION, SORT = "pk", "sk"
PROFILE = "PROFILE"  # sorts after ORDER#: read backwards, the profile comes first, then the newest order
_OWNERS, _KINDS = ("CUSTOMER", "SHOP", "DEMO"), ("PROFILE", "ORDER", "POLICY", "CONTACT")
ORDER_PREFIX, POLICY_PREFIX, CONTACT_PREFIX = "ORDER#", "POLICY#", "CONTACT#"


@dataclass(frozen=True, slots=True)
class Key:
    """A table key."""

    pk: str
    sk: str


def shop_partition() -> str:
    """Where the shop's own file lives; a table holds one shop."""
    return "SHOP"


def customer_partition(customer_id: str) -> str:
    """Where all of one customer lives."""
    return f"CUSTOMER#{customer_id}"


def profile(partition: str) -> Key:
    """The one item about the shop or the customer itself."""
    return Key(partition, PROFILE)


def order(customer_id: str, placed_at: datetime, number: str) -> Key:
    """Sorts by the moment of purchase (UTC), then by number."""
    moment = placed_at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return Key(customer_partition(customer_id), f"{ORDER_PREFIX}{moment}#{number}")


def policy(policy_id: str) -> Key:
    """A return policy of the shop."""
    return Key(shop_partition(), f"{POLICY_PREFIX}{policy_id}")


def contact(position: int) -> Key:
    """A contact point; they sort in the order the shop prefers them."""
    return Key(shop_partition(), f"{CONTACT_PREFIX}{position:03}")


def demo() -> Key:
    """What the tools need to play a demo shop; apart from the shop's file, so the skill never reads it."""
    return Key("DEMO", PROFILE)


def kind(pk: str, sk: str) -> str:
    """What a log may say of a key, such as "CUSTOMER/ORDER": neither whose it is nor a word that is not ours."""
    owner, what = pk.partition("#")[0], sk.partition("#")[0]
    return f"{owner if owner in _OWNERS else '?'}/{what if what in _KINDS else '?'}"
