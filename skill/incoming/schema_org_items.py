"""The items of a schema.org Order: OrderItem, Product or Offer, in orderedItem or acceptedOffer."""

from collections.abc import Mapping
from typing import Any

from skill.domain.money import Money
from skill.domain.orders import Availability, OrderItem
from skill.incoming.pieces import count, pieces
from skill.incoming.record import Record
from skill.incoming.schema_org_fields import currency_of, described, name_of
from skill.incoming.texts import tidy
from skill.incoming.titles import spoken_name


def items_of(order: Record, lines: tuple[Record, ...]) -> tuple[OrderItem, ...]:
    """One for each line; one without a number is known by its place."""
    seller = name_of(order, "seller", "merchant", "broker")
    return tuple(_item(line, place, seller) for place, line in enumerate(lines, 1))


def lines_of(order: Record) -> tuple[Record, ...]:
    """What was ordered, as it stands there."""
    return order.each("orderedItem") or order.each("acceptedOffer")


def line_id_of(line: Record, place: int) -> str:
    """How parcels name it."""
    return line.identity("orderItemNumber", "identifier") or str(place)


def _item(line: Record, place: int, seller: str) -> OrderItem:
    offer = line.inside("orderedItem") if "itemOffered" in line.inside("orderedItem").held else line
    product = offer.inside("itemOffered", "orderedItem") if _holds_product(offer) else offer
    category = _category(product)
    measured = isinstance(line.held.get("eligibleQuantity"), Mapping) and not line.held.get("orderQuantity")
    quantity = pieces(line.inside("eligibleQuantity"), "value") if measured else pieces(line, "orderQuantity")
    sold_by = name_of(line, "seller") or name_of(offer, "seller") or seller
    return OrderItem(
        line_id=line_id_of(line, place),
        name=spoken_name(name_of(product, "name") or name_of(offer, "itemOffered", "orderedItem", "name"), category),
        category=category,
        sku=product.identity("sku", "productID", "gtin13", "mpn") or offer.identity("sku"),
        quantity=quantity.whole,
        synonyms=_texts(product, "alternateName"),
        final_sale=line.flag("finalSale"),
        seller="" if sold_by.casefold() == line.how.shop.casefold() else sold_by,
        tags=_texts(product, "keywords"),
        price=_price(line) or _price(offer) or _price(product),
        cancelled_quantity=quantity.cancelled or count(line, "cancelledQuantity"),
        refunded_quantity=count(line, "refundedQuantity"),
        is_gift=line.flag("isGift"),
        is_digital=line.flag("isDigital"),
        availability=_availability(line, offer),
        available_from=line.local_day("availabilityStarts") or offer.local_day("availabilityStarts"),
        image=_image(product),
    )


def _holds_product(offer: Record) -> bool:
    return any(isinstance(offer.held.get(name), Mapping) for name in ("itemOffered", "orderedItem"))


def _category(product: Record) -> str:
    """Its category; of a breadcrumb the last part."""
    return tidy(name_of(product, "category").rpartition(">")[2])


def _price(record: Record) -> Money | None:
    return described(record).money("price", "value", currency=currency_of(record))


def _availability(line: Record, offer: Record) -> Availability:
    word = (line.text("availability") or offer.text("availability")).rstrip("/").rpartition("/")[2]
    return next((known for known in Availability if known.value == word), Availability.IN_STOCK)


def _image(product: Record) -> str:
    held: Any = product.held.get("image")
    return tidy(held[0] if isinstance(held, list) and held else held) or product.inside("image").text("url")


def _texts(product: Record, name: str) -> tuple[str, ...]:
    """A list of texts, or one text with commas."""
    held: Any = product.held.get(name)
    parts = held if isinstance(held, list) else tidy(held).split(",")
    return tuple(found for part in parts if (found := tidy(part)))
