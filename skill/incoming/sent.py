"""What follows from a parcel's status where the source says no more: when it left, and when it arrived."""

from datetime import datetime

from skill.domain.parcels import DeliveryStatus

NOT_LEFT = frozenset({DeliveryStatus.PREPARING, DeliveryStatus.LABEL_PRINTED, DeliveryStatus.CANCELLED})


def left_on(status: DeliveryStatus, recorded: datetime | None) -> datetime | None:
    """When it left, if it has: a label that is printed and a shipment that was cancelled did not."""
    return None if status in NOT_LEFT else recorded


def arrived_on(status: DeliveryStatus, recorded: datetime | None) -> datetime | None:
    """The moment recorded, if it is there: shipped, completed and closed say nothing of that."""
    return recorded if status is DeliveryStatus.DELIVERED else None
