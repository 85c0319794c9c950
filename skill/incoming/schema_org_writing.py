"""Orders written in the native form, for exports and generators: reading them gives the same values."""

from datetime import UTC, date, datetime
from typing import Any

from skill.domain.money import Money
from skill.domain.orders import Availability, Order, OrderItem
from skill.domain.parcels import ParcelDelivery, PickupPoint, Scan
from skill.incoming.received import Person, Received


def as_schema_org(received: Received) -> dict[str, Any]:
    """The record; what is as it would be anyway is left out."""
    order = received.order
    return _lean(
        {
            "@context": "https://schema.org",
            "@type": "Order",
            "orderNumber": order.number,
            "orderDate": _moment(order.placed_at),
            "orderStatus": f"https://schema.org/{order.status.value}",
            "customer": _customer(received.person),
            "identifier": order.source_id,
            "dateModified": _moment(order.updated_at),
            **_sum(order.price),
            "isGift": order.is_gift,
            "reportedStatus": order.reported_status,
            "orderedItem": [_item(item) for item in order.items],
            "orderDelivery": [_parcel(parcel) for parcel in order.parcels],
            **_told(order, received.remarks),
        }
    )


def _told(order: Order, remarks: tuple[str, ...]) -> dict[str, Any]:
    """Doubts once told are not told again, and what the source said of refunds only they remember."""
    return {"doubts": [doubt.value for doubt in order.doubts], "remarks": list(remarks)}


def _customer(person: Person) -> dict[str, Any]:
    address = _lean({"@type": "PostalAddress", "addressCountry": person.country})
    return {
        "@type": "Person",
        **_lean(
            {
                "identifier": person.customer_id,
                "email": person.email,
                "address": address if person.country else None,
                "timeZone": person.zone,
            }
        ),
    }


def _item(item: OrderItem) -> dict[str, Any]:
    product = {
        "@type": "Product",
        "name": item.name,
        "sku": item.sku,
        "category": item.category,
        "image": item.image,
        "alternateName": list(item.synonyms),
        "keywords": list(item.tags),
    }
    line = {
        "@type": "OrderItem",
        "orderItemNumber": item.line_id,
        "orderQuantity": item.quantity,
        "orderedItem": _lean(product),
        **_sum(item.price),
        "seller": {"@type": "Organization", "name": item.seller} if item.seller else None,
        "isGift": item.is_gift,
        "isDigital": item.is_digital,
        "finalSale": item.final_sale,
        "cancelledQuantity": item.cancelled_quantity or None,
        "refundedQuantity": item.refunded_quantity or None,
        "availabilityStarts": _day(item.available_from),
    }
    if item.availability is not Availability.IN_STOCK:
        line["availability"] = f"https://schema.org/{item.availability.value}"
    return _lean(line)


def _parcel(parcel: ParcelDelivery) -> dict[str, Any]:
    pieces = parcel.quantities or (None,) * len(parcel.line_ids)
    shipped = zip(parcel.line_ids, pieces, strict=True)
    hours = [_moment(moment) for moment in parcel.arrives_between or ()]
    written = {
        "@type": "ParcelDelivery",
        "identifier": parcel.parcel_id,
        "deliveryStatus": {"@type": "DeliveryEvent", "name": parcel.status.value},
        "reportedStatus": parcel.reported_status,
        "expectedArrivalFrom": _day(parcel.expected_arrival_from),
        "expectedArrivalUntil": _day(parcel.expected_arrival_until),
        "arrivesBetween": hours,
        "shippedAt": _moment(parcel.shipped_at),
        "deliveredAt": _moment(parcel.delivered_at),
        "provider": {"@type": "Organization", "name": parcel.carrier} if parcel.carrier else None,
        "trackingNumber": parcel.tracking_number,
        "trackingUrl": parcel.tracking_url,
        "leftAt": parcel.left_at,
        "pickupPoint": _pickup(parcel.pickup) if parcel.pickup else None,
        "scans": [_scan(scan) for scan in parcel.scans],
    }
    held = [_lean({"@type": "OrderItem", "orderItemNumber": line, "orderQuantity": count}) for line, count in shipped]
    return _lean(written) | {"itemShipped": held}


def _pickup(pickup: PickupPoint) -> dict[str, Any]:
    place = {"@type": "Place", "name": pickup.name, "openingHours": pickup.hours}
    return _lean(place | {"availableThrough": _day(pickup.until)})


def _scan(scan: Scan) -> dict[str, Any]:
    event = {"@type": "DeliveryEvent", "name": scan.status.value, "startDate": _moment(scan.at)}
    return _lean(event | {"reportedStatus": scan.reported})


def _sum(price: Money | None) -> dict[str, Any]:
    return {"price": str(price.value), "priceCurrency": price.currency} if price else {}


def _moment(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _lean(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: held for name, held in fields.items() if held not in (None, "", [], False)}
