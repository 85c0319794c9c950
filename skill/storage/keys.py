"""The only place that spells partition and sort keys. docs/table_design.md says why they are as they are."""

from datetime import UTC, date, datetime, timedelta
from zlib import crc32

from skill.domain.orders import LineRef
from skill.domain.values import dataclass

PARTITION, SORT, ENDING = "pk", "sk", "ending"
LONGEST_PARTITION = 2048  # bytes: DynamoDB's limit
BY_ENDING = "by-ending"  # the index of a customer's orders, and of what belongs to them, by how their numbers end
PROFILE = "PROFILE"  # sorts after ORDER#: read backwards, the profile comes first, then the newest order
_OWNERS = ("CUSTOMER", "SHOP", "DEMO", "LINK", "OUTBOX", "DEADLETTER", "HELP", "PRICE")
_KINDS = (
    *("PROFILE", "ORDER", "LINES", "POLICY", "POLICIES", "CONTACT", "CUSTOMER", "TICKET", "CASE"),
    *("INDEX", "PART"),
)
ORDER_PREFIX, POLICY_PREFIX, POLICIES_PREFIX, CONTACT_PREFIX = "ORDER#", "POLICY#", "POLICIES#", "CONTACT#"
BESIDE_ORDER = ("#RETURN#", "#CANCEL")  # what follows an order's sort key in those of what a customer confirmed
TICKET_PREFIX = "TICKET#"  # sorts after PROFILE: read backwards, the few there can be come before all else
CASE_PREFIX = "CASE#"  # sorts before ORDER#: a ticket or call-back that made room for a newer one, read by no turn
OUTBOX_SHARDS = 8
HELP_PART_PREFIX = "PART#"
LINES_PREFIX = "LINES#"  # sorts before ORDER#: a turn, which reads from ORDER# on, never comes to it
POLICY_PREFIXES = (POLICY_PREFIX, POLICIES_PREFIX)  # the first is how schema 1 stored them

DAY = timedelta(days=1)  # more than any time zone is off UTC
FIRST_DAY, LAST_DAY = date(1900, 1, 1), date(9000, 1, 1)  # nothing was ever ordered outside of them


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


def customer_of(partition: str) -> str:
    """Whose partition it is."""
    return partition.removeprefix(customer_partition(""))


def profile(partition: str) -> Key:
    """The one item about the shop or the customer itself."""
    return Key(partition, PROFILE)


def order(customer_id: str, placed_at: datetime, number: str) -> Key:
    """Sorts by the moment of purchase (UTC), then by number."""
    return Key(customer_partition(customer_id), f"{ORDER_PREFIX}{_moment(placed_at)}#{number}")


def order_parts(order: Key) -> Key:
    """What the keys of all parts of that order begin with, whichever state of it they are of."""
    return Key(order.pk, f"{LINES_PREFIX}{order.sk.removeprefix(ORDER_PREFIX)}#PART#")


def order_part(order: Key, whole: str, number: int) -> Key:
    """A part, counted from 1, of the whole text, of that digest, of an order that is too long for its own item."""
    parts = order_parts(order)
    return Key(parts.pk, f"{parts.sk}{whole}#{number:03}")


def ending(number: str) -> str:
    """Letters and digits of an order's number from its end, so that a beginning of it is an end of the number."""
    return "".join(c for c in number if c.isalnum())[::-1]


def placed_within(first: date, last: date) -> tuple[str, str]:
    """The lowest and highest sort key of an order placed on one of these local days, wherever on Earth they are."""
    lowest, highest = (min(max(day, FIRST_DAY), LAST_DAY) for day in (first, last))
    return f"{ORDER_PREFIX}{lowest - DAY}", f"{ORDER_PREFIX}{highest + DAY}T24"


def return_of(customer_id: str, placed_at: datetime, line: LineRef, number: int) -> Key:
    """A return of a line; it sorts behind its order, so that whoever reads the newest orders reads their returns."""
    of = order(customer_id, placed_at, line.order_number)
    return Key(of.pk, f"{of.sk}#RETURN#{line.line_id}#{number:03}")


def cancellation(customer_id: str, placed_at: datetime, order_number: str) -> Key:
    """The wish to cancel an order; an order has one at most."""
    of = order(customer_id, placed_at, order_number)
    return Key(of.pk, f"{of.sk}#CANCEL")


def ticket(customer_id: str, place: int) -> Key:
    """One of the few places for tickets, so that there can't be more of them than a turn can read."""
    return Key(customer_partition(customer_id), f"{TICKET_PREFIX}{place}")


def call_back(customer_id: str) -> Key:
    """The one place for a call-back, beside the tickets."""
    return Key(customer_partition(customer_id), f"{TICKET_PREFIX}CALL")


def case(customer_id: str, opened_at: datetime, reference: str) -> Key:
    """Where a ticket or call-back goes that made room; by the moment it was opened at, then by reference."""
    return Key(customer_partition(customer_id), f"{CASE_PREFIX}{_moment(opened_at)}#{reference}")


def outbox_shard(customer_id: str) -> int:
    """All of one customer's events are in one shard, so that they leave in their order."""
    return crc32(customer_id.encode("utf-8", "surrogatepass")) % OUTBOX_SHARDS


def outbox_partition(shard: int) -> str:
    """Where the events of a shard wait until they have left."""
    return f"OUTBOX#{shard}"


def dead_letters(shard: int) -> str:
    """Where the events of a shard are that nobody wanted to take."""
    return f"DEADLETTER#{shard}"


def outbox(customer_id: str, at: datetime, id_: str) -> Key:
    """An event; within its shard they sort by their moment (UTC, to the microsecond)."""
    moment = at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    return Key(outbox_partition(outbox_shard(customer_id)), f"{moment}#{id_}")


def beside_outbox(waiting: Key) -> Key:
    """Where an event of the outbox is set aside."""
    return Key(waiting.pk.replace("OUTBOX", "DEADLETTER", 1), waiting.sk)


def back_in_outbox(dead: Key) -> Key:
    """Where one that was set aside came from."""
    return Key(dead.pk.replace("DEADLETTER", "OUTBOX", 1), dead.sk)


def link(kind: str, id_: str) -> Key:
    """What names a customer by another id, such as a login's subject; nobody's partition, and read by key alone."""
    return Key(f"LINK#{kind}#{id_}", "CUSTOMER")


def policies(effective_from: datetime, part: int) -> Key:
    """A part of a version of the shop's return policies; versions sort by the moment from which they are in force."""
    return Key(shop_partition(), f"{POLICIES_PREFIX}{_moment(effective_from)}#{part:03}")


def contact(position: int) -> Key:
    """A contact point; they sort in the order the shop prefers them."""
    return Key(shop_partition(), f"{CONTACT_PREFIX}{position:03}")


def help_partition() -> str:
    """Where the help centre lives: apart from the shop's file, since only who asks for help reads it."""
    return "HELP"


def help_head() -> Key:
    """Which parts are the help centre; it sorts before them."""
    return Key(help_partition(), "INDEX")


def help_part(digest: str, number: int) -> Key:
    """A part of the help centre with that digest."""
    return Key(help_partition(), f"{HELP_PART_PREFIX}{digest}#{number:03}")


def price(sku: str, valid_from: datetime) -> Key:
    """A price of an item, in a partition of the item's own; its prices sort by the moment they began at."""
    return Key(f"PRICE#{sku}", _moment(valid_from))


def demo() -> Key:
    """What the tools need to play a demo shop; apart from the shop's file, so the skill never reads it."""
    return Key("DEMO", PROFILE)


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def kind(pk: str, sk: str) -> str:
    """What a log may say of a key, such as "CUSTOMER/ORDER": neither whose it is nor a word that is not ours."""
    owner, what = pk.partition("#")[0], sk.partition("#")[0]
    return f"{owner if owner in _OWNERS else '?'}/{what if what in _KINDS else '?'}"
