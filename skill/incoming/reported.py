"""A source's word for a status, looked up; one that nobody mapped is kept as it came, and remarked upon."""

from skill.domain.orders import OrderStatus
from skill.domain.parcels import DeliveryStatus
from skill.incoming.json_values import quoted
from skill.incoming.record import Record

_REMEDY = "is not in statuses.toml; kept as the source's word"


def parcel_status(record: Record, name: str, *sources: str) -> tuple[DeliveryStatus, str] | None:
    """What that field says of a parcel, and its word where nobody mapped it; None when it is empty."""
    word = record.text(name)
    if not word:
        return None
    for source in sources:
        if (status := record.how.statuses.parcel(source, word)) is not None:
            return status, ""
    record.remark(name, f"{quoted(word)} {_REMEDY}")
    return DeliveryStatus.REPORTED, word


def order_status(record: Record, name: str, *sources: str) -> tuple[OrderStatus, str]:
    """What that field says of the order, and its word where nobody mapped it."""
    word = record.text(name)
    for source in sources if word else ():
        if (status := record.how.statuses.order(source, word)) is not None:
            return status, ""
    if word:
        record.remark(name, f"{quoted(word)} {_REMEDY}")
    return OrderStatus.PROCESSING, word
