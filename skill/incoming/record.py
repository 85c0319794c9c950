"""One object of a source's JSON, asked for its fields by name; it knows its place, for whoever has to mend it.

What is unreadable but can be done without becomes a remark; what can't, an OrderRejected.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from decimal import Decimal
from typing import Any

from skill.domain.money import Money
from skill.incoming import moments, sums
from skill.incoming.identities import identity
from skill.incoming.json_values import listed, quoted
from skill.incoming.reading import Reading
from skill.incoming.received import OrderRejected
from skill.incoming.texts import tidy

_LONGEST_TEXT = 2000  # characters; all that Alexa says and shows in an answer is 8,000
_MOST_REMARKS = 100  # of one order; an order may have 10,000 lines


@dataclass(frozen=True, slots=True)
class Record:
    """Fields are named in the order in which they are preferred. All records of one order share its `remarks`."""

    held: Mapping[str, Any]
    how: Reading
    remarks: list[str]
    place: str = ""

    @classmethod
    def of(cls, held: Any, how: Reading) -> "Record":
        """The outermost object. Raises OrderRejected when it is none."""
        if not isinstance(held, Mapping):
            raise OrderRejected(f"{quoted(held)} is no order; give a JSON object for each order")
        return cls(held, how, [])

    def at(self, name: str) -> str:
        """Where that field is: line_items[2].quantity."""
        return f"{self.place}.{name}" if self.place else name

    def remark(self, name: str, what: str) -> None:
        """Tells the operator about that field, once."""
        told = f"{self.at(name)}: {what}"
        if len(self.remarks) < _MOST_REMARKS and told not in self.remarks:
            self.remarks.append(told)

    def rejected(self, name: str, what: str) -> OrderRejected:
        """To be raised: what is wrong with that field, and how to mend it."""
        return OrderRejected(f"{self.at(name)}: {what}")

    def find(self, *names: str) -> tuple[str, Any]:
        """The first of these fields that holds anything, with its name; ("", None) when none does."""
        for name in names:
            if self.held.get(name) not in (None, ""):
                return name, self.held[name]
        return "", None

    def text(self, *names: str) -> str:
        """The first text or whole number among them."""
        for name in names:
            if found := tidy(self.held.get(name)):
                return found[:_LONGEST_TEXT]
        return ""

    def identity(self, *names: str) -> str:
        """The first id among them, never a float. Raises OrderRejected for one that lost its digits."""
        name, held = self.find(*names)
        try:
            return identity(held)
        except ValueError as error:
            raise self.rejected(name, str(error)) from None

    def flag(self, name: str) -> bool:
        """True also for "true" as text."""
        held = self.held.get(name)
        return held is True or tidy(held).casefold() in ("true", "yes", "1")

    def moment(self, *names: str, zone: tzinfo | None = None) -> datetime | None:
        """The first moment among them; without a zone of its own it is in `zone`, else in the shop's."""
        for name in names:
            held = self.held.get(name)
            if not moments.is_nothing(held) and (found := self._moment(name, held, zone or self.how.zone)):
                return found
        return None

    def happened(self, name: str, zone: tzinfo | None = None) -> datetime | None:
        """The moment of a change, by which the newest is known. Raises OrderRejected for one that is still to come."""
        found, now = self.moment(name, zone=zone), self.how.now
        if found and now and found > now + moments.AHEAD:
            ahead = f"{quoted(self.held[name])} is more than a day ahead of now, {now.isoformat(timespec='seconds')}"
            mend = "nothing later would ever count; write when it happened, or set Careline's clock right"
            raise self.rejected(name, f"{ahead}: {mend}")
        return found

    def _moment(self, name: str, held: Any, zone: tzinfo) -> datetime | None:
        try:
            found: datetime | None = moments.moment(held, zone)
        except (ValueError, OverflowError, OSError):
            self.remark(name, f"{quoted(held)} is no moment; write it as 2026-11-23T14:00:00Z")
            return None
        if found and found.year == 1970:
            found = moments.repaired(found)
            self.remark(name, f"{quoted(held)} can't be meant; seconds were read as milliseconds")
        return found

    def local_day(self, *names: str) -> date | None:
        """The first local day among them."""
        name, held = self.find(*names)
        try:
            return None if moments.is_nothing(held) else moments.day(held, self.how.zone)
        except (ValueError, OverflowError, OSError):
            self.remark(name, f"{quoted(held)} is no day; write it as 2026-11-23")
            return None

    def number(self, *names: str) -> Decimal | None:
        """The first number among them."""
        name, held = self.find(*names)
        found = sums.amount(held)
        if found is None and held is not None:
            self.remark(name, f"{quoted(held)} is no number")
        return found

    def money(self, *names: str, currency: str = "") -> Money | None:
        """The first sum among them, in that currency, else the shop's. Raises OrderRejected when it is negative."""
        code = sums.currency(currency) or self.how.currency
        value = self.number(*names)
        if value is not None and value < 0:
            raise self.rejected(self.find(*names)[0], f"{value} is no price; write a sum of 0 or more")
        return Money(value, code) if value is not None and code else None

    def inside(self, *names: str) -> "Record":
        """The first object among them; one without fields when there is none."""
        name, held = self.find(*names)
        fields = held if isinstance(held, Mapping) else {}
        return Record(fields, self.how, self.remarks, self.at(name or names[0]))

    def each(self, *names: str) -> tuple["Record", ...]:
        """The objects in the first list among them, also in GraphQL's edges and nodes; one object is a list of one."""
        name, held = self.find(*names)
        return tuple(
            Record(fields, self.how, self.remarks, self.at(f"{name}[{index}]"))
            for index, fields in enumerate(listed(held))
            if isinstance(fields, Mapping)
        )
