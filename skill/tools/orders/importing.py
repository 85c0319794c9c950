"""Files of orders into the table: reads on while several threads write, and counts what became of each order."""

from collections.abc import Callable, Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple, Protocol

from skill.errors import StorageFault
from skill.storage.order_store import OrderStore
from skill.storage.order_writes import Outcome
from skill.tools.orders.found import Reject, Remark
from skill.tools.orders.insisting import insist
from skill.tools.orders.people import People
from skill.tools.orders.reading import Incoming, incoming
from skill.tools.orders.remembered import Perhaps
from skill.tools.orders.source import Source
from skill.tools.orders.tally import Tally
from skill.tools.orders.writers import Writers
from skill.tools.writing import Pause, patiently

THREADS = 8  # docs/table_design.md has what more and fewer bring


@dataclass(frozen=True, slots=True)
class Work:
    """Where orders go, and how: by so many `threads`; `tick` hears of each order that is done."""

    orders: OrderStore
    people: People
    tally: Tally
    threads: int = THREADS
    pause: Pause = patiently
    tick: Callable[[], object] = lambda: None


class Order(NamedTuple):
    """An order on its way to the table. `was_met`: its number perhaps came before in this run."""

    incoming: Incoming
    was_met: bool


def import_orders(files: Iterable[str], source: Source, work: Work) -> None:
    """Store every order of these files; the tally tells. Raises StorageFault and OSError; again, it goes on.

    Ctrl-C ends it when what is under way is written, and the tally says so.
    """
    each_order(files, source, work, partial(_write, work))


class Run(Protocol):
    """How many threads do the work of a run, who counts, and who hears of each order that was read."""

    @property
    def tally(self) -> Tally: ...  # noqa: D102
    @property
    def threads(self) -> int: ...  # noqa: D102
    @property
    def tick(self) -> Callable[[], object]: ...  # noqa: D102


def each_order(files: Iterable[str], source: Source, run: Run, do: Callable[[Order], None]) -> None:
    """Read on while threads `do` what is to be done with every order, those of one number in their order."""
    writers = Writers(do, run.threads)
    met = Perhaps()
    try:
        with closing(incoming(files, source)) as found:
            for each in found:
                _note(each, run.tally)
                if isinstance(each, Incoming):
                    number = each.received.order.number
                    writers.give(number, Order(each, number in met))
                    met.add(number)
                run.tick()
        writers.finish()
    except KeyboardInterrupt:
        run.tally.stopped = True
    finally:
        writers.stop()


def read_only(files: Iterable[str], source: Source, tally: Tally) -> None:
    """What could be read of these files, and what not. Writes nothing but the rejects."""
    for each in incoming(files, source):
        _note(each, tally)


def _note(each: Incoming | Reject | Remark, tally: Tally) -> None:
    match each:
        case Remark():
            tally.remark(each)
        case Reject():
            tally.read += 1
            tally.reject(each)
        case Incoming():
            tally.read += 1
            for text in each.received.remarks:
                tally.remark(Remark(text, f"order {each.received.order.number}"))


def _write(work: Work, order: Order) -> None:
    taken(work.tally, order, partial(_stored, work, order))


def taken(tally: Tally, order: Order, take: Callable[[], Outcome]) -> None:
    """Counts what became of the order, or rejects it where the table can't hold it. Raises StorageFault."""
    try:
        tally.count(take())
    except StorageFault as fault:
        if str(fault) != "ValidationException":
            raise
        tally.reject(order.incoming.rejected("the table refuses it: a field of it is too long"))
    except (ValueError, OverflowError, TypeError) as error:  # half a character, a moment at the end of time
        tally.reject(order.incoming.rejected(f"it can't be stored: {error}"))


def _stored(work: Work, order: Order) -> Outcome:
    """Writes it; looks for the same order under another moment only where there can be one."""
    received = order.incoming.received
    home = work.people.home(received.person)
    what = (home, received.order, received.seen_at)
    stored = insist(partial(work.orders.write, *what), work.pause)
    if stored.is_new and (order.was_met or not work.people.is_new(home)):
        return insist(partial(work.orders.take_away_moved, *what), work.pause)
    return stored.outcome
