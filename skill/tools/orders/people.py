"""Who an order's customer is in the table, whose profile is made when it is missing. Each is met once in a run."""

from collections import OrderedDict
from functools import partial
from threading import Lock

from skill.domain.files import CustomerFile
from skill.incoming.received import Person
from skill.storage import links
from skill.storage.codec import Item
from skill.storage.links import LinkKind
from skill.storage.people_store import PeopleStore
from skill.tools.orders.insisting import insist
from skill.tools.orders.remembered import Mostly
from skill.tools.writing import Pause

LOCKS, MOST_ALIASES = 64, 10_000


class People:
    """The customers of a run. Safe to share between threads: a person is met by one of them, and the others wait."""

    def __init__(self, store: PeopleStore, pause: Pause) -> None:
        self._store, self._pause = store, pause
        self._met, self._made, self._linked = Mostly(), Mostly(), Mostly()
        self._aliases: OrderedDict[str, str] = OrderedDict()
        self._locks = tuple(Lock() for _ in range(LOCKS))
        self._mostly_new = True  # a first import is full of new customers, a later one of known ones

    def home(self, person: Person) -> str:
        """The customer id whose partition holds this person's orders. Raises StorageFault."""
        id_ = person.customer_id or links.guest(person.email)
        with self._locks[hash(id_) % LOCKS]:
            if id_ not in self._met and id_ not in self._aliases:
                self._meet(id_, person)
            home = self._aliases.get(id_, id_)
            if person.customer_id and person.email:
                self._link(person.email, home)
        return home

    def is_new(self, customer_id: str) -> bool:
        """True when this run made the customer: nothing of theirs was in the table before. False when in doubt."""
        return customer_id in self._made

    def _meet(self, id_: str, person: Person) -> None:
        there = None if self._mostly_new else self._look(id_, person.email)
        if there is None:
            profile = CustomerFile(id_, zone=person.zone, country=person.country)
            there = insist(partial(self._store.make_profile, profile), self._pause)
        self._mostly_new = there is None
        if there and (alias := links.customer_of(there)):
            self._aliases[id_] = alias
            if len(self._aliases) > MOST_ALIASES:
                self._aliases.popitem(last=False)  # is met again
            return
        if there is None:
            self._made.add(id_)
        self._met.add(id_)

    def _look(self, id_: str, email: str) -> Item | None:
        """The profile, where it is there. The same request tells whether the e-mail link is."""
        wanted = [links.key(LinkKind.CUSTOMER, id_), *([links.key(LinkKind.EMAIL, email)] if email else [])]
        profile, *link = insist(partial(self._store.find, *wanted), self._pause)
        if any(link):
            self._linked.add(email)
        return profile

    def _link(self, email: str, customer_id: str) -> None:
        if email not in self._linked:
            insist(partial(self._store.link, LinkKind.EMAIL, email, customer_id), self._pause)
            self._linked.add(email)
