"""How schema.org's values are spelled in more than one way: ids, names of things, sums with their currency."""

from collections.abc import Mapping

from skill.incoming.record import Record
from skill.incoming.texts import tidy


def own_id(record: Record) -> str:
    """Its identifier, also as a PropertyValue, else its @id."""
    if isinstance(record.held.get("identifier"), Mapping):
        return record.inside("identifier").identity("value")
    return record.identity("identifier", "@id")


def name_of(record: Record, *names: str) -> str:
    """The name of a thing that may be an object or its bare name."""
    for name in names:
        held = record.held.get(name)
        found = record.inside(name).text("name") if isinstance(held, Mapping) else tidy(held)
        if found:
            return found
    return ""


def types_of(record: Mapping[str, object]) -> frozenset[str]:
    """Its types, without https://schema.org/ before them."""
    held = record.get("@type", "")
    return frozenset(tidy(name).rpartition("/")[2] for name in (held if isinstance(held, list) else [held]))


def described(record: Record) -> Record:
    """Where its price stands: itself, its priceSpecification, its totalPaymentDue, or its only offer."""
    if record.held.get("price") in (None, ""):
        for name in ("priceSpecification", "totalPaymentDue", "acceptedOffer"):
            if isinstance(record.held.get(name), Mapping):
                return record.inside(name)
    return record


def currency_of(record: Record) -> str:
    """The currency of its price."""
    return record.text("priceCurrency") or described(record).text("priceCurrency", "currency")
