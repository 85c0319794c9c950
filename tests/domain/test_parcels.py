"""What a carrier's scans make of a parcel, in whatever order they come."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.parcels import FINAL, MOST_SCANS, DeliveryStatus, ParcelDelivery, Scan, scanned
from tests.builders import at
from tests.storage.strategies import moments

SENT, OUT, HERE = DeliveryStatus.IN_TRANSIT, DeliveryStatus.OUT_FOR_DELIVERY, DeliveryStatus.DELIVERED
NEW = ParcelDelivery("p1", ("1",))
WAY = (
    Scan(at("2026-11-20 10:00"), DeliveryStatus.LABEL_PRINTED),
    Scan(at("2026-11-21 10:00"), SENT),
    Scan(at("2026-11-22 08:00"), OUT),
    Scan(at("2026-11-22 15:00"), HERE),
)


def after(*scans: Scan, parcel: ParcelDelivery = NEW) -> ParcelDelivery:
    for scan in scans:
        parcel = scanned(parcel, scan)
    return parcel


@pytest.mark.parametrize("scans", [*permutations(WAY)])
def test_scans_that_come_in_any_order_end_in_the_same_state(scans: tuple[Scan, ...]) -> None:
    parcel = after(*scans)
    assert (parcel.status, parcel.delivered_at, parcel.scans) == (HERE, WAY[3].at, WAY)


def test_each_scan_moves_the_parcel_on() -> None:
    assert [after(*WAY[:n]).status for n in range(5)] == [DeliveryStatus.PREPARING, *(scan.status for scan in WAY)]
    assert after(*WAY[:2]).shipped_at == WAY[1].at


def test_the_same_scan_twice_is_one() -> None:
    once = after(*WAY[:2])
    assert after(WAY[1], parcel=once) is once


@pytest.mark.parametrize("final", sorted(FINAL))
def test_what_is_final_stays_unless_something_final_is_newer(final: DeliveryStatus) -> None:
    over = after(Scan(at("2026-11-22 15:00"), final))
    assert after(Scan(at("2026-11-23 09:00"), SENT), parcel=over).status is final
    sent_back = after(Scan(at("2026-11-23 09:00"), DeliveryStatus.RETURNED_TO_SENDER), parcel=over)
    assert (sent_back.status, sent_back.delivered_at) == (DeliveryStatus.RETURNED_TO_SENDER, None)


def test_a_word_that_nobody_mapped_is_kept() -> None:
    parcel = after(Scan(at("2026-11-22 15:00"), DeliveryStatus.REPORTED, "held at depot"))
    assert (parcel.status, parcel.reported_status) == (DeliveryStatus.REPORTED, "held at depot")


@given(st.lists(st.builds(Scan, moments, st.sampled_from(DeliveryStatus)), max_size=9))
def test_the_newest_scans_are_kept_and_what_is_final_never_becomes_open(scans: list[Scan]) -> None:
    parcel, was_final = NEW, False
    for scan in scans:
        parcel = scanned(parcel, scan)
        assert not was_final or parcel.status in FINAL
        was_final = parcel.status in FINAL
    assert len(parcel.scans) <= MOST_SCANS
    assert list(parcel.scans) == sorted(parcel.scans, key=lambda scan: scan.at)


def test_pieces_are_counted_where_the_parcel_says_how_many() -> None:
    parcel = ParcelDelivery("p1", ("1", "2"), quantities=(2, 1))
    assert [parcel.quantity_of(line, 4) for line in ("1", "2", "3")] == [2, 1, 0]
    assert ParcelDelivery("p1", ("1",)).quantity_of("1", 4) == 4
