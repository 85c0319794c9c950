"""Every word that the sources document has a meaning; others are kept as the carrier's. Shipped is not delivered."""

from typing import Any

import pytest

from skill.domain.orders import OrderStatus, lines_of
from skill.domain.parcels import DeliveryStatus
from skill.incoming.statuses import Refunded, load, of
from tests.incoming.given import changed, order, record

STATUSES = load()
D, O = DeliveryStatus, OrderStatus  # noqa: E741 a table of words is read across

SHOPIFY_EVENTS = {
    "LABEL_PURCHASED": D.LABEL_PRINTED,
    "LABEL_PRINTED": D.LABEL_PRINTED,
    "CONFIRMED": D.LABEL_PRINTED,
    "CARRIER_PICKED_UP": D.IN_TRANSIT,
    "IN_TRANSIT": D.IN_TRANSIT,
    "OUT_FOR_DELIVERY": D.OUT_FOR_DELIVERY,
    "ATTEMPTED_DELIVERY": D.ATTEMPTED,
    "READY_FOR_PICKUP": D.READY_FOR_PICKUP,
    "PICKED_UP": D.DELIVERED,
    "DELIVERED": D.DELIVERED,
    "DELAYED": D.DELAYED,
    "FAILURE": D.EXCEPTION,
}
SHOPIFY_DISPLAYED = {
    "CANCELED": D.CANCELLED,
    "FULFILLED": D.IN_TRANSIT,
    "LABEL_VOIDED": D.PREPARING,
    "MARKED_AS_FULFILLED": D.IN_TRANSIT,
    "NOT_DELIVERED": D.EXCEPTION,
    "SUBMITTED": D.PREPARING,
}
GORGIAS: dict[str, tuple[DeliveryStatus | None, OrderStatus, Refunded | None]] = {
    "Unfulfilled": (D.PREPARING, O.PROCESSING, None),
    "Processing Fulfillment": (D.PREPARING, O.PROCESSING, None),
    "Pending Delivery": (D.LABEL_PRINTED, O.PROCESSING, None),
    "Attempted Delivery": (D.ATTEMPTED, O.PROCESSING, None),
    "Ready for Pickup": (D.READY_FOR_PICKUP, O.PROCESSING, None),
    "In Transit": (D.IN_TRANSIT, O.PROCESSING, None),
    "Out for Delivery": (D.OUT_FOR_DELIVERY, O.PROCESSING, None),
    "Delivered": (D.DELIVERED, O.PROCESSING, None),
    "Failed Delivery": (D.EXCEPTION, O.PROCESSING, None),
    "Status unavailable": (D.PREPARING, O.PROCESSING, None),
    "Cancelled": (D.CANCELLED, O.CANCELLED, None),
    "Failed Fulfillment": (D.EXCEPTION, O.PROBLEM, None),
    "Partially Refunded": (None, O.PROCESSING, Refunded.SOME),
    "Refunded": (None, O.PROCESSING, Refunded.ALL),
}
WOOCOMMERCE = {
    "pending": O.PAYMENT_DUE,
    "processing": O.PROCESSING,
    "on-hold": O.PAYMENT_DUE,
    "completed": O.PROCESSING,
    "cancelled": O.CANCELLED,
    "refunded": O.PROCESSING,
    "failed": O.PROBLEM,
}
SP_API_ORDERS = {
    "PendingAvailability": O.PROCESSING,
    "Pending": O.PROCESSING,
    "Unshipped": O.PROCESSING,
    "PartiallyShipped": O.PROCESSING,
    "Shipped": O.PROCESSING,
    "InvoiceUnconfirmed": O.PROCESSING,
    "Canceled": O.CANCELLED,
    "Unfulfillable": O.PROBLEM,
    "PENDING_AVAILABILITY": O.PROCESSING,
    "CANCELLED": O.CANCELLED,
    "UNFULFILLABLE": O.PROBLEM,
}
SP_API_PACKAGES = {
    "PendingSchedule": D.PREPARING,
    "PENDING_PICK_UP": D.LABEL_PRINTED,
    "PendingDropOff": D.LABEL_PRINTED,
    "LabelCanceled": D.PREPARING,
    "LABEL_CANCELLED": D.PREPARING,
    "PICKED_UP": D.IN_TRANSIT,
    "DroppedOff": D.IN_TRANSIT,
    "AtOriginFC": D.IN_TRANSIT,
    "AT_DESTINATION_FC": D.IN_TRANSIT,
    "OutForDelivery": D.OUT_FOR_DELIVERY,
    "DELIVERED": D.DELIVERED,
    "RejectedByBuyer": D.RETURNED_TO_SENDER,
    "UNDELIVERABLE": D.EXCEPTION,
    "ReturningToSeller": D.RETURNED_TO_SENDER,
    "RETURNED_TO_SELLER": D.RETURNED_TO_SENDER,
    "Lost": D.EXCEPTION,
    "Damaged": D.EXCEPTION,
    "PENDING": D.PREPARING,
    "IN_TRANSIT": D.IN_TRANSIT,
    "SHIPPED": D.IN_TRANSIT,
    "CANCELLED": D.CANCELLED,
}


def test_there_are_as_many_words_as_the_sources_document() -> None:
    assert (len(SHOPIFY_EVENTS), len(SHOPIFY_EVENTS | SHOPIFY_DISPLAYED), len(GORGIAS)) == (12, 18, 14)


@pytest.mark.parametrize(("word", "status"), [*(SHOPIFY_EVENTS | SHOPIFY_DISPLAYED).items()])
def test_every_shopify_event_and_display_status_has_a_meaning(word: str, status: DeliveryStatus) -> None:
    assert STATUSES.parcel("shopify", word) is STATUSES.parcel("shopify", word.lower()) is status


@pytest.mark.parametrize(("word", "meant"), GORGIAS.items())
def test_every_gorgias_state_has_a_meaning(
    word: str, meant: tuple[DeliveryStatus | None, OrderStatus, Refunded | None]
) -> None:
    found = STATUSES.parcel("gorgias", word), STATUSES.order("gorgias", word), STATUSES.refund("gorgias", word)
    assert found == meant


@pytest.mark.parametrize(("word", "status"), WOOCOMMERCE.items())
def test_every_woocommerce_status_has_a_meaning(word: str, status: OrderStatus) -> None:
    assert STATUSES.order("woocommerce", word) is status


@pytest.mark.parametrize(("word", "status"), SP_API_ORDERS.items())
def test_every_sp_api_order_status_has_a_meaning(word: str, status: OrderStatus) -> None:
    assert STATUSES.order("sp_api", word) is status


@pytest.mark.parametrize(("word", "status"), SP_API_PACKAGES.items())
def test_every_sp_api_package_status_has_a_meaning(word: str, status: DeliveryStatus) -> None:
    assert STATUSES.parcel("sp_api", word) is status


def test_only_delivered_and_picked_up_mean_delivered() -> None:
    meaning = {
        (of_, word) for of_, words in STATUSES.parcels.items() for word, is_ in words.items() if is_ is D.DELIVERED
    }
    assert {word for _, word in meaning} == {"delivered", "pickedup", "orderdelivered"}
    assert ("sp_api", "pickedup") not in meaning


def test_a_status_that_careline_has_not_is_seen_when_the_table_is_read() -> None:
    with pytest.raises(ValueError, match="arrived"):
        of({"parcels": {"shop": {"there": "arrived"}}, "orders": {}, "refunds": {}})


@pytest.mark.parametrize("word", ["pre-ordered", "shipped", "partial-shipped", "Awaiting artisan"])
def test_a_plugins_status_is_kept_as_the_shops_word(word: str) -> None:
    found = order(changed("woocommerce_completed.json", status=word))
    assert (found.order.status, found.order.reported_status) == (O.PROCESSING, word)
    assert any(word in remark for remark in found.remarks)


@pytest.mark.parametrize("word", ["pending", "handed_to_drone"])
def test_a_carriers_unknown_word_is_kept_as_reported(word: str) -> None:
    held = record("shopify_rest_shipped.json")
    held["fulfillments"][0]["shipment_status"] = word
    parcel = order(held).order.parcels[0]
    assert (parcel.status, parcel.reported_status) == (D.REPORTED, word)


@pytest.mark.parametrize(
    ("file", "fields"),
    [
        ("shopify_rest_shipped.json", {}),
        ("woocommerce_completed.json", {}),
        ("sp_api_v0.json", {"OrderStatus": "Shipped", "OrderItems": [{"OrderItemId": "1", "QuantityOrdered": 1}]}),
        ("schema_org.json", {"orderStatus": "OrderInTransit", "orderDelivery": []}),
    ],
)
def test_shipped_is_not_delivered(file: str, fields: dict[str, Any]) -> None:
    """Nor are closed_at, fulfilled and completed: it is on its way, and nobody scanned it."""
    found = order(changed(file, **fields)).order
    assert [(p.status, p.delivered_at, p.scans) for p in found.parcels] == [(D.IN_TRANSIT, None, ())]
    assert all(line.is_coming for line in lines_of(found))
