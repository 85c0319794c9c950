"""Files of events into the table, one thread for all events of an order or a return: they come in their order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from skill.errors import ItemCorrupt
from skill.incoming.events import DeliveryEvent, Event, TicketEvent, read
from skill.incoming.json_values import called
from skill.incoming.reading import Reading
from skill.incoming.received import OrderRejected
from skill.storage.event_store import Applied, EventStore
from skill.storage.order_writes import Outcome
from skill.storage.people_store import PeopleStore
from skill.tools.orders.found import Found, Reject, Remark
from skill.tools.orders.insisting import insist
from skill.tools.orders.json_files import values_in
from skill.tools.orders.tally import Tally
from skill.tools.orders.writers import Writers
from skill.tools.writing import Pause, patiently

THREADS = 8
BECAME: Mapping[Applied, Outcome] = {Applied.WRITTEN: Outcome.WRITTEN, Applied.UNCHANGED: Outcome.UNCHANGED}
WHY_NOT: Mapping[Applied, str] = {
    Applied.NO_SUCH_PARCEL: "the order has no such parcel, or several: give its trackingNumber or parcelId",
    Applied.NOT_FOUND: "this customer has no such order, return or ticket; import the order first, or mend the number",
}


class Incoming(NamedTuple):
    """An event, and the record that it was."""

    found: Found
    event: Event


@dataclass(frozen=True, slots=True)
class Work:
    """Where events go, and how."""

    events: EventStore
    people: PeopleStore
    tally: Tally
    pause: Pause = patiently


def apply_events(files: Iterable[str], how: Reading, work: Work) -> None:
    """Make every event of these files true; the tally tells. Raises StorageFault and OSError; again, it goes on."""
    writers = Writers(partial(_apply, work), THREADS)
    try:
        for each in _incoming(files, how):
            if isinstance(each, Remark):
                work.tally.remark(each)
                continue
            work.tally.read += 1
            if isinstance(each, Reject):
                work.tally.reject(each)
                continue
            for text in each.event.remarks:
                work.tally.remark(Remark(text, _about(each.event)))
            writers.give(_of(each.event), each)
        writers.finish()
    except KeyboardInterrupt:
        work.tally.stopped = True
    finally:
        writers.stop()


def _of(event: Event) -> str:
    return event.order_number if isinstance(event, DeliveryEvent) else event.reference


def _about(event: Event) -> str:
    return f"order {_of(event)}" if isinstance(event, DeliveryEvent) else f"reference {_of(event)}"


def _incoming(files: Iterable[str], how: Reading) -> Iterator[Incoming | Reject | Remark]:
    for found in (found for file in files for found in values_in(file)):
        if not isinstance(found, Found):
            yield found
            continue
        try:
            if not isinstance(found.value, Mapping):
                raise OrderRejected(f"an event is a JSON object, not {called(found.value)}")
            yield Incoming(found, read(found.value, how))
        except OrderRejected as error:
            yield Reject(found.file, found.line, str(error), found.value)


def _apply(work: Work, incoming: Incoming) -> None:
    found, event = incoming
    person = event.person
    customer = insist(partial(work.people.named, person.customer_id or person.email), work.pause)
    try:
        became = insist(partial(_sent, work.events, customer, event), work.pause)
    except ItemCorrupt as corrupt:
        work.tally.reject(Reject(found.file, found.line, f"{corrupt}; then apply the event again", found.value))
        return
    if became in BECAME:
        work.tally.count(BECAME[became])
    else:
        work.tally.reject(Reject(found.file, found.line, WHY_NOT[became], found.value))


def _sent(store: EventStore, customer: str, event: Event) -> Applied:
    if isinstance(event, DeliveryEvent):
        return store.scan(customer, event.order_number, event.parcel, event.scan, event.left_at)
    if isinstance(event, TicketEvent):
        return store.answer(customer, event.reference, event.status, event.at)
    return store.move(customer, event.reference, event.status, event.at)
