"""What events do to orders and returns, late, early and twice."""

from dataclasses import replace

import pytest

from skill.domain.moving import moved, with_scan
from skill.domain.orders import Order
from skill.domain.parcels import DeliveryStatus, Scan
from skill.domain.returns import ReturnStatus
from tests.builders import a_line, a_parcel, a_return, an_order, at

OUT = Scan(at("2026-11-22 08:00"), DeliveryStatus.OUT_FOR_DELIVERY)
HERE = Scan(at("2026-11-22 15:00"), DeliveryStatus.DELIVERED)
ONE, TWO = a_parcel(parcel_id="p1", tracking_number="1Z1"), a_parcel("2", parcel_id="p2", tracking_number="1Z2")
ORDER = an_order("lamp", "shoes", parcels=[ONE, TWO])
RETURN = a_return(a_line("lamp"))


def after(order: Order, name: str, scan: Scan, left_at: str = "") -> Order:
    changed = with_scan(order, name, scan, left_at)
    assert changed
    return changed


@pytest.mark.parametrize("name", ["p2", "1Z2"])
def test_a_scan_moves_the_parcel_that_it_names_and_no_other(name: str) -> None:
    changed = after(ORDER, name, OUT)
    assert changed.parcels[0] is ONE
    assert (changed.parcels[1].status, changed.parcels[1].scans) == (DeliveryStatus.OUT_FOR_DELIVERY, (OUT,))


def test_an_only_parcel_need_not_be_named() -> None:
    alone = an_order("lamp", parcels=[ONE])
    assert after(alone, "", HERE, "front porch").parcels[0].left_at == "front porch"


@pytest.mark.parametrize("name", ["", "p3"])
def test_a_parcel_that_is_not_there_or_could_be_two_is_said_to_be_none(name: str) -> None:
    assert with_scan(ORDER, name, OUT) is None
    assert with_scan(an_order("lamp"), "", OUT) is None


def test_the_same_scan_again_and_a_late_one_change_nothing_that_is_told() -> None:
    here = after(ORDER, "p1", HERE)
    assert with_scan(here, "p1", HERE) is here
    late = after(here, "p1", OUT, "garage")
    told = [(p.status, p.delivered_at, p.left_at) for p in (late.parcels[0], here.parcels[0])]
    assert told[0] == told[1]


@pytest.mark.parametrize(
    ("was", "becomes", "is_"),
    [
        (ReturnStatus.REQUESTED, ReturnStatus.LABEL_SENT, ReturnStatus.LABEL_SENT),
        (ReturnStatus.LABEL_SENT, ReturnStatus.RECEIVED, ReturnStatus.RECEIVED),
        (ReturnStatus.REQUESTED, ReturnStatus.REFUNDED, ReturnStatus.REFUNDED),
        (ReturnStatus.RECEIVED, ReturnStatus.LABEL_SENT, ReturnStatus.RECEIVED),
        (ReturnStatus.RECEIVED, ReturnStatus.REJECTED, ReturnStatus.REJECTED),
        (ReturnStatus.REFUNDED, ReturnStatus.REJECTED, ReturnStatus.REFUNDED),
        (ReturnStatus.CANCELLED, ReturnStatus.RECEIVED, ReturnStatus.CANCELLED),
        (ReturnStatus.REJECTED, ReturnStatus.REFUNDED, ReturnStatus.REJECTED),
    ],
)
def test_a_return_only_ever_goes_on(was: ReturnStatus, becomes: ReturnStatus, is_: ReturnStatus) -> None:
    assert moved(replace(RETURN, status=was), becomes, HERE.at).status is is_


def test_the_moments_of_receipt_and_refund_are_kept() -> None:
    received = moved(RETURN, ReturnStatus.RECEIVED, OUT.at)
    refunded = moved(received, ReturnStatus.REFUNDED, HERE.at)
    assert (refunded.received_at, refunded.refunded_at) == (OUT.at, HERE.at)
    assert moved(refunded, ReturnStatus.REFUNDED, OUT.at) is refunded
