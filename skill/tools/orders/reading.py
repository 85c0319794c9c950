"""From files to orders: what was received, what is rejected and why, what an operator should know. Writes nothing."""

from collections.abc import Generator, Iterable, Mapping
from dataclasses import dataclass

from skill.incoming.json_values import called
from skill.incoming.received import OrderRejected, Received
from skill.tools.orders.acceptable import accepted
from skill.tools.orders.found import Found, Reject, Remark
from skill.tools.orders.joining import TOO_DEEP, Records, whole_orders
from skill.tools.orders.source import Source


@dataclass(frozen=True, slots=True)
class Incoming:
    """An order that can be stored, and the record that it was."""

    found: Found
    received: Received

    def rejected(self, reason: str) -> Reject:
        """The same, when it could not be stored after all."""
        return Reject(self.found.file, self.found.line, reason, self.found.value)


def incoming(files: Iterable[str], source: Source) -> Generator[Incoming | Reject | Remark, None, None]:
    """Every record of these files, one after the other. Raises OSError for a file that can't be opened."""
    records = _records(files, source)
    for each in whole_orders(records) if source.comes_apart else records:
        yield _read(each, source) if isinstance(each, Found) else each


def _records(files: Iterable[str], source: Source) -> Records:
    for file in files:
        for found in source.values(file):
            if isinstance(found, Found):
                yield from _unwrapped(found, source)
            else:
                yield found


def _unwrapped(found: Found, source: Source) -> Records:
    try:
        records, remarks = source.unwrap(found.value)
    except OrderRejected as error:
        yield Reject(found.file, found.line, str(error), found.value)
        return
    except RecursionError:
        yield Reject(found.file, found.line, TOO_DEEP)
        return
    yield from (Remark(f"{found.file}: {remark}") for remark in remarks)
    for record in records:
        yield Found(found.file, found.line, record, found.number)


def _read(found: Found, source: Source) -> Incoming | Reject:
    if not isinstance(found.value, Mapping):
        reason = f"an order is a JSON object, not {called(found.value)}"
        return Reject(found.file, found.line, reason, found.value)
    try:
        return Incoming(found, accepted(source.read(found.value)))
    except OrderRejected as error:
        return Reject(found.file, found.line, str(error), found.value)
    except RecursionError:
        return Reject(found.file, found.line, TOO_DEEP)
