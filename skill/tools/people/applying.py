"""Files of people into the table, several at a time; what can't be taken is rejected whole, and the rest goes on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from skill.errors import ItemCorrupt, StorageConflict
from skill.incoming.received import OrderRejected
from skill.storage.order_writes import Outcome
from skill.storage.people_store import PeopleStore
from skill.tools.orders.found import Found, Reject, Remark
from skill.tools.orders.insisting import insist
from skill.tools.orders.json_files import values_in
from skill.tools.orders.tally import Tally
from skill.tools.orders.writers import Writers
from skill.tools.people.linking import change_for, keys_of
from skill.tools.people.record import PersonRecord, read
from skill.tools.writing import Pause, patiently

THREADS = 8
TRIES = 5  # of one record; each loses only to another change of the same person


class Incoming(NamedTuple):
    """A person, and the record that they were."""

    found: Found
    record: PersonRecord


@dataclass(frozen=True, slots=True)
class Work:
    """Where people go, and how. `only_compares`: nothing is written. `people` is None where there is no table."""

    people: PeopleStore | None
    tally: Tally
    only_compares: bool = False
    pause: Pause = patiently


def apply_people(files: Iterable[str], work: Work) -> None:
    """Store every person of these files; the tally tells. Raises StorageFault and OSError; again, it goes on."""
    writers = Writers(partial(_take, work), THREADS)
    try:
        for each in _incoming(files):
            work.tally.read += 1
            if isinstance(each, Reject):
                work.tally.reject(each)
            elif work.people:
                writers.give(each.record.customer_id, each)
        writers.finish()
    except KeyboardInterrupt:
        work.tally.stopped = True
    finally:
        writers.stop()


def _incoming(files: Iterable[str]) -> Iterator[Incoming | Reject]:
    for found in (found for file in files for found in values_in(file) if not isinstance(found, Remark)):
        if isinstance(found, Reject):
            yield found
            continue
        try:
            yield Incoming(found, read(found.value))
        except OrderRejected as error:
            yield Reject(found.file, found.line, str(error), found.value)


def _take(work: Work, incoming: Incoming) -> None:
    found, record = incoming
    try:
        work.tally.count(insist(partial(_stored, work, record), work.pause))
    except (OrderRejected, ItemCorrupt) as error:
        work.tally.reject(Reject(found.file, found.line, str(error), found.value))


def _stored(work: Work, record: PersonRecord) -> Outcome:
    """The profile first: whom an id names has one, so nobody is ever a link of a link."""
    people = work.people
    assert people is not None  # noqa: S101 for the type
    for _ in range(TRIES):
        found = people.find(*keys_of(record))
        change = change_for(record, found)
        if change.is_none or work.only_compares:
            return Outcome.UNCHANGED if change.is_none else Outcome.WRITTEN
        if change.profile and not people.renew_profile(found[0], change.profile):
            continue
        mine = (None, record.customer_id)
        if all(people.link(kind, id_, record.customer_id) in mine for kind, id_ in change.links):
            return Outcome.WRITTEN
    raise StorageConflict(f"a person changed {TRIES} times while one record was taken")
