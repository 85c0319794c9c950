"""Files of orders beside the table: what an import would do with each. Reads by key, writes nothing but the rejects."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial

from skill.storage import keys, links
from skill.storage.order_store import OrderStore
from skill.storage.order_writes import Outcome
from skill.storage.people_store import PeopleStore
from skill.tools.orders.importing import THREADS, Order, each_order, taken
from skill.tools.orders.insisting import insist
from skill.tools.orders.source import Source
from skill.tools.orders.tally import Tally
from skill.tools.writing import Pause, patiently


@dataclass(frozen=True, slots=True)
class Beside:
    """What orders are compared with, and how: by so many `threads`; `tick` hears of each order that is done."""

    orders: OrderStore
    people: PeopleStore
    tally: Tally
    threads: int = THREADS
    pause: Pause = patiently
    tick: Callable[[], object] = lambda: None


def compare_orders(files: Iterable[str], source: Source, beside: Beside) -> None:
    """Count what would become of every order of these files. Raises StorageFault and OSError.

    Each is compared with the table as it is: of one that comes twice in the files, both may count as written.
    """
    each_order(files, source, beside, partial(_compare, beside))


def _compare(beside: Beside, order: Order) -> None:
    taken(beside.tally, order, lambda: insist(partial(_outcome, beside, order), beside.pause))


def _outcome(beside: Beside, order: Order) -> Outcome:
    received = order.incoming.received
    person, placed_at, number = received.person, received.order.placed_at, received.order.number
    home = person.customer_id or links.guest(person.email)
    wanted = links.key(links.LinkKind.CUSTOMER, home), keys.order(home, placed_at, number)
    profile, stored = beside.people.find(*wanted)
    if profile and (other := links.customer_of(profile)):
        stored = beside.orders.own_item(keys.order(other, placed_at, number))
    return beside.orders.compare(stored, received.order, received.seen_at) if stored else Outcome.WRITTEN
