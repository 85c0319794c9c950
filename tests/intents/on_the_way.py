"""Items at every place that an item can be at between the order and the door."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from skill.domain.orders import Availability, Doubt, Line, OrderStatus, lines_of
from skill.domain.parcels import DeliveryStatus, PickupPoint, Scan
from tests.builders import NEW_YORK, a_line, a_parcel, an_item, an_order, at, day

HALF = a_parcel(delivered=at("2026-11-20 17:40"), quantities=(2,))
TO_COME: Mapping[str, Any] = {
    "status": DeliveryStatus.IN_TRANSIT,
    "delivered_at": None,
    "expected_arrival_until": day("2026-11-27"),
}
HEARD_LAST_WEEK = (Scan(at("2026-11-16 15:00"), DeliveryStatus.IN_TRANSIT),)
SHOP_NAME = "Corner Bookshop on Maple Street"
HOURS = (at("2026-11-24 14:00", NEW_YORK), at("2026-11-24 18:30", NEW_YORK))
ON_THE_WAY: Mapping[str, Line] = {
    "back-ordered": a_line("cast iron skillet", availability=Availability.BACK_ORDER),
    "back-ordered until a day": a_line(
        "cast iron skillet", availability=Availability.BACK_ORDER, available_from=day("2026-12-04")
    ),
    "pre-ordered": a_line("wildflower almanac", availability=Availability.PRE_ORDER),
    "pre-ordered until a day": a_line(
        "wildflower almanac", availability=Availability.PRE_ORDER, available_from=day("2027-01-04")
    ),
    "not paid": a_line("cast iron skillet", status=OrderStatus.PAYMENT_DUE),
    "in trouble at the shop": a_line("cast iron skillet", status=OrderStatus.PROBLEM),
    "a download": a_line("sewing pattern", is_digital=True),
    "between two hours": a_line("rain jacket", parcel=a_parcel(expected="2026-11-24", arrives_between=HOURS)),
    "between two days": a_line(
        "rain jacket", parcel=a_parcel(expected="2026-11-27", expected_arrival_from=day("2026-11-25"))
    ),
    "today between two hours": a_line(
        "rain jacket",
        parcel=a_parcel(status=DeliveryStatus.OUT_FOR_DELIVERY, expected="2026-11-23", arrives_between=HOURS),
    ),
    "left, and nothing more is known": a_line("rain jacket", parcel=a_parcel(shipped=at("2026-11-20 15:00"))),
    "left long ago, and no scans are known": a_line("rain jacket", parcel=a_parcel(shipped=at("2026-11-10 15:00"))),
    "stuck": a_line("rain jacket", parcel=a_parcel(scans=HEARD_LAST_WEEK)),
    "delayed": a_line("rain jacket", parcel=a_parcel(status=DeliveryStatus.DELAYED)),
    "in trouble": a_line("rain jacket", parcel=a_parcel(status=DeliveryStatus.EXCEPTION)),
    "attempted": a_line("rain jacket", parcel=a_parcel(status=DeliveryStatus.ATTEMPTED)),
    "ready for pickup": a_line("rain jacket", parcel=a_parcel(status=DeliveryStatus.READY_FOR_PICKUP)),
    "ready for pickup at a shop": a_line(
        "rain jacket",
        parcel=a_parcel(
            status=DeliveryStatus.READY_FOR_PICKUP, pickup=PickupPoint(SHOP_NAME, "8 to 8", day("2026-11-30"))
        ),
    ),
    "in the carrier's words": a_line(
        "rain jacket", parcel=a_parcel(status=DeliveryStatus.REPORTED, reported_status="held at the depot")
    ),
    "sent back": a_line("rain jacket", parcel=a_parcel(status=DeliveryStatus.RETURNED_TO_SENDER)),
    "a part is here": lines_of(
        an_order(an_item("enamel mugs", quantity=4), parcels=[HALF, replace(HALF, parcel_id="p2", **TO_COME)])
    )[0],
    "a part is here, the rest some day": lines_of(
        an_order(an_item("enamel mugs", quantity=4), parcels=[HALF, a_parcel(parcel_id="p2", quantities=(2,))])
    )[0],
    "left on the porch": a_line(
        "rain jacket", parcel=a_parcel(delivered=at("2026-11-22 20:15"), left_at="front porch")
    ),
    "refunded": a_line("rain jacket", refunded_quantity=1),
    "in doubt": replace(
        a_line("rain jacket", parcel=a_parcel(delivered=at("2026-11-22 20:15"))),
        order=replace(an_order("rain jacket"), doubts=(Doubt.CANCELLED_YET_DELIVERED,)),
    ),
}
