"""One order that has just come from its source, into its customer's file; imports of many are in skill/tools/."""

from skill.domain.files import CustomerFile
from skill.domain.values import dataclass
from skill.incoming.received import Received
from skill.storage import links
from skill.storage.links import LinkKind
from skill.storage.order_store import OrderStore
from skill.storage.order_writes import Outcome
from skill.storage.people_store import PeopleStore


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Safe to share between threads; the same order twice is stored once. `take` raises StorageFault."""

    orders: OrderStore
    people: PeopleStore

    def take(self, received: Received) -> Outcome:
        """Stores it unless a newer state is there. The person has an id or an e-mail address."""
        person = received.person
        id_ = person.customer_id or links.guest(person.email)
        there = self.people.make_profile(CustomerFile(id_, zone=person.zone, country=person.country))
        home = (links.customer_of(there) if there else None) or id_
        if person.customer_id and person.email:
            self.people.link(LinkKind.EMAIL, person.email, home)
        stored = self.orders.write(home, received.order, received.seen_at)
        if stored.is_new and there:
            return self.orders.take_away_moved(home, received.order, received.seen_at)
        return stored.outcome
