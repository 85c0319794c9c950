"""Which lines are in a schema.org ParcelDelivery: itemShipped names them by number, by SKU or by name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from skill.domain.orders import OrderItem
from skill.incoming.pieces import count
from skill.incoming.record import Record
from skill.incoming.schema_org_fields import name_of


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of an order as parcels name them; of two with the same SKU or name, the first."""

    ordered: Mapping[str, int]
    by_sku: Mapping[str, str]
    by_name: Mapping[str, str]

    @classmethod
    def of(cls, items: Iterable[OrderItem]) -> "Lines":
        """Made once for all parcels: an order may have 10,000 lines."""
        backwards = tuple(items)[::-1]
        return cls(
            {item.line_id: item.quantity for item in backwards},
            {item.sku: item.line_id for item in backwards if item.sku},
            {item.name: item.line_id for item in backwards},
        )


def contents(parcel: Record, lines: Lines) -> tuple[tuple[str, ...], tuple[int, ...]]:
    """The lines, and how many pieces of each where that is said of any; () = all of them."""
    held = {_line(shipped, lines): shipped for shipped in parcel.each("itemShipped")}
    held.pop("", None)
    if all("orderQuantity" not in shipped.held for shipped in held.values()):
        return tuple(held), ()
    counts = (count(one, "orderQuantity") or lines.ordered.get(line_id, 1) for line_id, one in held.items())
    return tuple(held), tuple(counts)


def _line(shipped: Record, lines: Lines) -> str:
    if number := shipped.identity("orderItemNumber"):
        return number
    sku = shipped.identity("sku")
    known = lines.by_sku.get(sku, "") if sku else lines.by_name.get(name_of(shipped, "name"), "")
    if not known:
        shipped.remark("orderItemNumber", "names no line of the order; left out")
    return known
