"""What a single field of a shop's data may not say though its type is right: what is wrong and what to do, or None."""

import re
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from skill.domain.tickets import TICKET_PLACES
from skill.storage import keys, links
from skill.storage.links import LinkKind

LONGEST = 2000  # characters of a text; all that Alexa says and shows in an answer is 8,000
YEARS = range(1970, 2200)  # beyond, arithmetic with days and time zones runs out of calendar
PK_BYTES, SK_BYTES = 2048, 1024  # DynamoDB's limits
ROOM = 97  # bytes that the key of a return has behind its order's
PHONE = re.compile(r"\+[1-9][0-9]{6,14}")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?(-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*")
TELEPHONE = re.compile(r"(.*[0-9]){3}.*")  # also 1-800-FLOWERS, and 112
EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
LINK = re.compile(r"https://[^\s/]+\.\S+")
SOME_DAY = datetime(2000, 1, 1, tzinfo=UTC)


def wrong_with(name: str, value: Any) -> str | None:
    """What is wrong with the field of that name. None as its value was left out, and nothing is."""
    if isinstance(value, str) and len(value) > LONGEST:
        return f"has more than {LONGEST} characters; shorten it"
    rule = FIELDS.get(name)
    return rule(value) if rule and value is not None else None


def _text(value: str) -> str | None:
    """For ids and names: not empty, and nothing around them that nobody sees."""
    if not value.strip():
        return "is empty; fill it in"
    return None if value == value.strip() else "begins or ends with a space; take it away"


def _key(value: str, key: str, limit: int) -> str | None:
    over = len(key.encode()) - limit
    return f"is {over} bytes too long for a DynamoDB key; shorten it" if over > 0 else _text(value)


def _zone(value: str) -> str | None:
    try:
        ZoneInfo(value)
    except (OSError, ValueError, KeyError):
        return f'"{value}" is no time zone; use a name like "Europe/London"'
    return None


def _country(value: str) -> str | None:
    """The form only: countries come and go."""
    is_code = len(value) == 2 and value.isascii() and value.isalpha()
    return None if is_code else f'"{value}" is no country code; write two letters, such as "GB"'


def _phone(value: str) -> str | None:
    """ITU-T E.164, as every system that dials takes it."""
    if PHONE.fullmatch(value):
        return None
    return f'"{value[:40]}" is no phone number; write + and the digits with the country code, such as "+442079460142"'


def _language(value: str) -> str | None:
    """A BCP 47 tag of language, script, region and variants, spelled as such tags are compared."""
    if LANGUAGE.fullmatch(value):
        return None
    return f'"{value[:40]}" is no language tag; write one such as "en-US"'


def _ids(value: tuple[str, ...], kind: LinkKind) -> str | None:
    wrong = (_key(one, links.key(kind, one).pk, PK_BYTES) for one in value)
    return next((f"one of them {why}" for why in wrong if why), None)


def _area(value: tuple[str, ...]) -> str | None:
    """In capitals, as `ContactPoint.serves` compares them."""
    wrong = [code for code in value if _country(code) or code != code.upper()]
    return f'"{wrong[0]}" is no country code; write two capital letters, such as "GB"' if wrong else None


def _languages(value: tuple[str, ...]) -> str | None:
    return next(filter(None, map(_language, value)), None)


def telephone(value: str) -> str | None:
    """As customers hear it and dial it."""
    if TELEPHONE.fullmatch(value):
        return None
    return f'"{value[:40]}" is no telephone number; write it as customers dial it, such as "+44 20 7946 0142"'


def email(value: str) -> str | None:
    """As far as it can be told without a letter."""
    return None if EMAIL.fullmatch(value) else f'"{value[:40]}" is no e-mail address; write it like "care@shop.example"'


def link(value: str) -> str | None:
    """As customers can open it on their phone."""
    return None if LINK.fullmatch(value) else f'"{value[:40]}" is no address; begin it with https://'


def _amount(least: int, most: int, *numbers: int) -> str | None:
    wrong = [number for number in numbers if not least <= number <= most]
    return f"{wrong[0]} can't be meant; write a whole number from {least} to {most}" if wrong else None


def _answer_days(value: tuple[int, int]) -> str | None:
    return "begins with the larger number; write least, then most" if value[0] > value[1] else _amount(0, 365, *value)


def _day(value: date) -> str | None:
    return None if value.year in YEARS else f"{value.year} can't be meant; mend the year"


def _moment(value: datetime) -> str | None:
    """Aware, for a shop's wall clock is not its customers'."""
    if value.tzinfo is None:
        return f"has no time zone; end it with Z for UTC, or with an offset, such as {value.isoformat()}-05:00"
    return _day(value)


def _bound(value: date) -> str | None:
    """Hours are for days, prices for moments."""
    return _moment(value) if isinstance(value, datetime) else _day(value)


def _wall_clock(value: time) -> str | None:
    return None if value.tzinfo is None else "has a time zone; leave it away here, and name it in zone"


def _number(value: str | int) -> str | None:
    """An order's number, or which return of its line it is."""
    if isinstance(value, int):
        return _amount(1, 999, value)
    return _key(value, keys.order("", SOME_DAY, value).sk, SK_BYTES - ROOM)


FIELDS: Mapping[str, Callable[[Any], str | None]] = {
    "reference": _text,
    "place": lambda value: _amount(TICKET_PLACES[0], TICKET_PLACES[-1], value),
    "customer_id": lambda value: _key(value, keys.customer_partition(value), PK_BYTES),
    "number": _number,
    "line_id": _text,
    "parcel_id": _text,
    "name": _text,
    "category": lambda value: _text(value) if value else None,
    "zone": lambda value: _zone(value) if value else None,
    "country": lambda value: _country(value) if value else None,
    "phone": lambda value: _phone(value) if value else None,
    "language": lambda value: _language(value) if value else None,
    "also": lambda value: _ids(value, LinkKind.CUSTOMER),
    "logins": lambda value: _ids(value, LinkKind.LOGIN),
    "area_served": _area,
    "available_language": _languages,
    "good_for": _text,
    "prepare": lambda value: _text(value) if value else None,
    "quantity": lambda value: _amount(1, 100_000, value),
    "cancelled_quantity": lambda value: _amount(0, 100_000, value),
    "refunded_quantity": lambda value: _amount(0, 100_000, value),
    "sku": lambda value: _key(value, keys.price(value, SOME_DAY).pk, PK_BYTES) if value else None,
    "days": lambda value: _amount(0, 366, value),
    "valid_from": _bound,
    "valid_through": _bound,
    "stuck_days": lambda value: _amount(1, 365, value),
    "wait_minutes": lambda value: _amount(0, 1_440, value),
    "answer_days": _answer_days,
    "quantities": lambda value: _amount(1, 100_000, *value),
    "expected_arrival_from": _day,
    "expected_arrival_until": _day,
    "available_from": _day,
    "updated_at": _moment,
    "at": _moment,
    "placed_at": _moment,
    "delivered_at": _moment,
    "shipped_at": _moment,
    "requested_at": _moment,
    "received_at": _moment,
    "refunded_at": _moment,
    "now": _moment,
    "opens": _wall_clock,
    "closes": _wall_clock,
}
