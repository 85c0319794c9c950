"""What each part of the native form of orders may hold, and what it means: the source of docs/orders.schema.json."""

from collections.abc import Mapping
from typing import Any

from skill.domain.orders import Availability, Doubt, OrderStatus
from skill.domain.parcels import DeliveryStatus

PREFIX = "^(https?://schema\\.org/)?"
BY_PARCELS = ("OrderInTransit", "OrderPickupAvailable", "OrderDelivered")  # for orders that name no parcels


def one_of(*names: str) -> dict[str, Any]:
    """A member of a schema.org enumeration, with or without its prefix."""
    return {"type": "string", "pattern": f"{PREFIX}({'|'.join(names)})$"}


def part(name: str) -> dict[str, Any]:
    """Another part of the schema."""
    return {"$ref": f"#/$defs/{name}"}


def some(name: str) -> dict[str, Any]:
    """One of these, or a list."""
    return {"anyOf": [part(name), {"type": "array", "items": part(name)}]}


TEXT: Mapping[str, Any] = {"type": "string"}
ID: Mapping[str, Any] = {"type": ["string", "integer"]}
TEXTS: Mapping[str, Any] = {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}
FLAG: Mapping[str, Any] = {"type": "boolean"}
PIECES: Mapping[str, Any] = {"type": "integer", "minimum": 0, "maximum": 100000}
SUM: Mapping[str, Any] = {"type": ["string", "number"], "pattern": "^[0-9]{1,9}(\\.[0-9]{1,3})?$", "minimum": 0}
CURRENCY: Mapping[str, Any] = {"type": "string", "pattern": "^[A-Z]{3}$"}
DAY: Mapping[str, Any] = {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}"}
THING: Mapping[str, Any] = {"anyOf": [{"type": "string"}, {"type": "object", "required": ["name"]}]}

Property = tuple[Mapping[str, Any], str]


def parts() -> dict[str, dict[str, Property]]:
    """The properties of each part: their form, and what they are. Careline's own are marked so."""
    return {
        "order": _order(),
        "person": _person(),
        "item": _item(),
        "product": _product(),
        "parcel": _parcel(),
        **_others(),
    }


def _order() -> dict[str, Property]:
    statuses = one_of(*(status.value for status in OrderStatus), *BY_PARCELS)
    return {
        "orderNumber": (ID, "what customers see and say"),
        "orderDate": (DAY, "a moment; without a zone it is the shop's, a day alone is noon there"),
        "orderStatus": (statuses, "what holds for the whole order; how far parcels are, they say themselves"),
        "reportedStatus": (TEXT, "Careline's: a status that is none of schema.org's, in the source's word"),
        "customer": (part("person"), "whose order it is"),
        "identifier": (ID, "the id in its source, where customers see another"),
        "dateModified": (DAY, "its last change there: an older state never replaces a newer one"),
        "price": (SUM, "the order's total"),
        "priceCurrency": (CURRENCY, "ISO 4217"),
        "isGift": (FLAG, "its items are neither spoken nor shown"),
        "seller": (THING, "of items that name none; the shop itself is none"),
        "orderedItem": (some("item"), "what was ordered"),
        "orderDelivery": (some("parcel"), "its parcels"),
        "doubts": (
            {"type": "array", "items": {"enum": [doubt.value for doubt in Doubt]}},
            "Careline's: contradictions",
        ),
        "remarks": ({"type": "array", "items": TEXT}, "Careline's: what an operator should know of how it was read"),
    }


def _person() -> dict[str, Property]:
    address = {"type": "object", "properties": {"addressCountry": {"type": "string", "pattern": "^[A-Za-z]{2}$"}}}
    return {
        "identifier": (ID, "the id that the account link gives; left out for a guest"),
        "email": (TEXT, "by which a guest is known"),
        "address": (address, "its addressCountry, ISO 3166"),
        "timeZone": (TEXT, "Careline's: an IANA name, such as America/New_York"),
    }


def _item() -> dict[str, Property]:
    return {
        "orderItemNumber": (ID, "the id of the line, unique in its order; its place when left out"),
        "orderQuantity": (PIECES, "pieces; 1 when left out"),
        "orderedItem": (part("product"), "what it is; an Offer's itemOffered and a bare Product do as well"),
        "price": (SUM, "of one piece"),
        "priceCurrency": (CURRENCY, "ISO 4217"),
        "seller": (THING, "a third party"),
        "isGift": (FLAG, "it is neither spoken nor shown"),
        "isDigital": (FLAG, "Careline's: nothing is sent"),
        "finalSale": (FLAG, "Careline's: never comes back"),
        "cancelledQuantity": (PIECES, "Careline's: pieces taken out of the order"),
        "refundedQuantity": (PIECES, "Careline's: pieces paid back without a return"),
        "availability": (one_of(*(known.value for known in Availability)), "schema.org ItemAvailability"),
        "availabilityStarts": (DAY, "the day on which it is expected"),
        "orderDelivery": (some("parcel"), "a parcel that holds this item alone"),
    }


def _product() -> dict[str, Property]:
    return {
        "name": (TEXT, "as customers should hear it"),
        "sku": (ID, "by which return policies know it"),
        "category": (TEXT, "said where the name can't be"),
        "alternateName": (TEXTS, "what customers also call it"),
        "keywords": (TEXTS, "the shop's tags, a list or with commas"),
        "image": (TEXT, "a URL"),
    }


def _parcel() -> dict[str, Property]:
    hours = {"type": "array", "items": DAY, "minItems": 2, "maxItems": 2}
    event = {"anyOf": [part("event"), {"type": "array", "items": part("event")}, TEXT]}
    return {
        "identifier": (ID, "unique in its order; its tracking number or its place when left out"),
        "deliveryStatus": (event, "how far it is: an event, its word alone, or all events"),
        "reportedStatus": (TEXT, "Careline's: the carrier's word, where the status is reported"),
        "expectedArrivalFrom": (DAY, "the first day promised, with hours if hours were promised"),
        "expectedArrivalUntil": (DAY, "the last day promised"),
        "arrivesBetween": (hours, "Careline's: two moments, where the days say no hours"),
        "shippedAt": (DAY, "Careline's: the moment it left"),
        "deliveredAt": (DAY, "Careline's: the moment it arrived"),
        "provider": (THING, "the carrier"),
        "trackingNumber": (ID, "the carrier's"),
        "trackingUrl": (TEXT, "where to follow it"),
        "leftAt": (TEXT, 'Careline\'s: "the front porch"'),
        "pickupPoint": (part("pickup"), "Careline's: where it waits to be fetched"),
        "scans": ({"type": "array", "items": part("event")}, "Careline's: its events; the newest five are kept"),
        "itemShipped": (some("shipped"), "what is in it; what no other parcel holds when left out"),
    }


def _others() -> dict[str, dict[str, Property]]:
    return {
        "event": {
            "name": (
                {"type": "string"},
                f"one of {', '.join(status.value for status in DeliveryStatus)}, or another word",
            ),
            "startDate": (DAY, "its moment"),
            "reportedStatus": (TEXT, "Careline's: the carrier's word, where the name is reported"),
        },
        "pickup": {
            "name": (TEXT, "as customers should hear it"),
            "openingHours": (TEXT, "as the shop words them"),
            "availableThrough": (DAY, "the last day on which it waits"),
        },
        "shipped": {
            "orderItemNumber": (ID, "the line; its sku or name do as well"),
            "orderQuantity": (PIECES, "so many pieces of it; all when left out"),
        },
    }
