"""One price as a record of a file says it, in schema.org's names: read whole, or refused with all that is wrong."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any
from zoneinfo import ZoneInfo

from babel.numbers import is_currency

from skill.domain.money import Money
from skill.domain.prices import SECOND, PriceRecord
from skill.incoming import sums
from skill.incoming.json_values import called
from skill.incoming.received import OrderRejected
from skill.incoming.texts import tidy
from skill.tools.shop_checks.fields import wrong_with

NEEDED: Mapping[str, str] = MappingProxyType(
    {"sku": '"KIT-1"', "price": '"19.90"', "priceCurrency": '"USD"', "validFrom": '"2026-11-20" or with time and zone'}
)
FIELDS = (*NEEDED, "validThrough", "priceValidUntil", "availability", "tags")
HAVE_IT = ("InStock", "LimitedAvailability", "OnlineOnly", "InStoreOnly", "MadeToOrder")
HAVE_NOT = ("OutOfStock", "SoldOut", "Discontinued", "BackOrder", "PreOrder", "PreSale", "Reserved")


def read(held: object, zone: ZoneInfo) -> PriceRecord:
    """The price of an Offer, or of its UnitPriceSpecification. A day without time is a whole day in the shop's `zone`.

    Raises OrderRejected with every problem: "field: what; remedy", one after the other.
    """
    if not isinstance(held, Mapping):
        raise OrderRejected(f"a price is a JSON object, not {called(held)}")
    specified = held.get("priceSpecification")
    record = {**held, **specified} if isinstance(specified, Mapping) else held
    found: dict[str, Any] = {}
    wrong = [*_misspelt(record), *(problem for problem in _problems(record, zone, found))]
    if wrong:
        raise OrderRejected(". ".join(wrong))
    return PriceRecord(**found)


def _misspelt(record: Mapping[Any, Any]) -> Iterator[str]:
    """An Offer has much that no price needs; what looks like a name that is read is taken for one."""
    for name in record:
        near = get_close_matches(str(name)[:40], FIELDS, 1, 0.85)
        if near and name not in FIELDS:
            yield f"{_shown(name)}: nobody reads this; write {near[0]}"


def _problems(record: Mapping[str, Any], zone: ZoneInfo, found: dict[str, Any]) -> Iterator[str]:
    """What is wrong; what is right is put into `found`."""
    for name, like in NEEDED.items():
        if record.get(name) in (None, ""):
            yield f"{name}: is missing; write it like {like}"
    found["sku"] = sku = tidy(record.get("sku"))
    if wrong := wrong_with("sku", sku) if sku else None:
        yield f"sku: {wrong}"
    yield from _money(record, found)
    yield from _moments(record, zone, found)
    yield from _stock(record.get("availability"), found)
    yield from _tags(record.get("tags") or (), found)


def _money(record: Mapping[str, Any], found: dict[str, Any]) -> Iterator[str]:
    given, currency = record.get("price"), sums.currency(record.get("priceCurrency"))
    value = sums.amount(given)
    if given not in (None, "") and (value is None or value < 0):
        yield f'price: {_shown(given)} is no price; write "19.90", with a point'
    if record.get("priceCurrency") and not is_currency(currency):
        yield "priceCurrency: is no currency; write its ISO 4217 code, such as USD"
    if value is not None:
        found["price"] = Money(value, currency)


def _moments(record: Mapping[str, Any], zone: ZoneInfo, found: dict[str, Any]) -> Iterator[str]:
    through = record.get("validThrough") or record.get("priceValidUntil")
    for name, field, given in (
        ("validFrom", "valid_from", record.get("validFrom")),
        ("validThrough", "valid_through", through),
    ):
        if given in (None, ""):
            continue
        try:
            moment = _at(str(given).strip(), zone, is_end=field == "valid_through")
        except (ValueError, OverflowError):
            yield f'{name}: {_shown(given)} is no day and no moment; write "2026-11-20" or "2026-11-20T09:00:00Z"'
            continue
        if wrong := wrong_with(field, moment):
            yield f"{name}: {wrong}"
        else:
            found[field] = moment
    if {"valid_from", "valid_through"} <= found.keys() and found["valid_through"] < found["valid_from"]:
        yield "validThrough: is before validFrom; mend one of the two"


def _shown(given: Any) -> str:
    return tidy(str(given))[:40]


def _at(text: str, zone: ZoneInfo, *, is_end: bool) -> datetime:
    """A moment with its zone; of a bare day its first second, or its last, where the shop is."""
    if len(text) > len("2026-11-20"):
        return datetime.fromisoformat(text)
    day = date.fromisoformat(text)
    if not is_end:
        return datetime.combine(day, time.min, zone)
    return datetime.combine(day + timedelta(days=1), time.min, zone).astimezone(UTC) - SECOND


def _stock(given: Any, found: dict[str, Any]) -> Iterator[str]:
    """schema.org ItemAvailability, also as its address."""
    name = tidy(given).rpartition("/")[2]
    if name and name not in (*HAVE_IT, *HAVE_NOT):
        yield f"availability: {name[:40]} is none of schema.org's; write {HAVE_IT[0]} or {HAVE_NOT[0]}"
    found["in_stock"] = name not in HAVE_NOT


def _tags(given: Any, found: dict[str, Any]) -> Iterator[str]:
    """A list, or a cell with a bar between two."""
    each = given.split("|") if isinstance(given, str) else given
    if isinstance(each, list | tuple) and all(isinstance(tag, str) for tag in each):
        found["tags"] = tuple(filter(None, map(tidy, each)))
    else:
        yield 'tags: is no list of texts; write ["sale"], in a table sale|clearance'
