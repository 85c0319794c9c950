"""The rules of shop_checks, as far as a JSON Schema can say them: which time zones exist, only readers know."""

from collections.abc import Mapping
from typing import Any

from skill.domain.tickets import TICKET_PLACES
from skill.tools.people.record import MOST
from skill.tools.shop_checks.fields import EMAIL, LANGUAGE, LINK, PHONE, TELEPHONE
from skill.tools.shop_checks.records import MOST_COMMUNITIES

TEXT: Mapping[str, Any] = {"pattern": "^\\S([\\s\\S]*\\S)?$"}  # something, and nothing around it that nobody sees
PIECES: Mapping[str, Any] = {"minimum": 1, "maximum": 100_000}
NONE_OR_SOME: Mapping[str, Any] = {"minimum": 0, "maximum": 100_000}
IDS: Mapping[str, Any] = {"items": {"type": "string", **TEXT}, "maxItems": MOST}

# By name; where fields of one name are of several types, the type decides.
FIELDS: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("customer_id", ""): TEXT,
    ("number", ""): TEXT,
    ("number", "integer"): {"minimum": 1, "maximum": 999},
    ("line_id", ""): TEXT,
    ("parcel_id", ""): TEXT,
    ("name", ""): TEXT,
    ("category", ""): {"pattern": "^(\\S([\\s\\S]*\\S)?)?$"},
    ("zone", ""): {"examples": ["America/New_York", "Europe/London"]},
    ("country", ""): {"pattern": "^([A-Za-z]{2})?$", "examples": ["US", "GB"]},
    ("phone", ""): {"pattern": f"^({PHONE.pattern})?$", "examples": ["+442079460142"]},
    ("language", ""): {"pattern": f"^({LANGUAGE.pattern})?$", "examples": ["en-US"]},
    ("also", ""): IDS,
    ("reference", ""): TEXT,
    ("place", "integer"): {"minimum": TICKET_PLACES[0], "maximum": TICKET_PLACES[-1]},
    ("logins", ""): IDS,
    ("available_language", ""): {"items": {"type": "string", "pattern": f"^{LANGUAGE.pattern}$"}},
    ("good_for", ""): TEXT,
    ("prepare", ""): {"pattern": "^(\\S([\\s\\S]*\\S)?)?$"},
    ("area_served", ""): {"items": {"type": "string", "pattern": "^[A-Z]{2}$"}},
    ("quantity", ""): PIECES,
    ("quantity", "integer"): PIECES,
    ("cancelled_quantity", "integer"): NONE_OR_SOME,
    ("refunded_quantity", "integer"): NONE_OR_SOME,
    ("sku", ""): {"pattern": "^(\\S([\\s\\S]*\\S)?)?$"},
    ("days", "integer"): {"minimum": 0, "maximum": 366},
    ("stuck_days", "integer"): {"minimum": 1, "maximum": 365},
    ("wait_minutes", ""): {"minimum": 0, "maximum": 1_440},
    ("answer_days", ""): {"items": {"type": "integer", "minimum": 0, "maximum": 365}},
    ("quantities", ""): {"items": {"type": "integer", **PIECES}},
    ("currency", ""): {"pattern": "^[A-Z]{3}$", "examples": ["USD"]},
}

# What only one table asks of its field.
RECORDS: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("ShopTable", "zone"): {"minLength": 1},
    ("ShopTable", "country"): {"minLength": 1},
    ("PriceRecord", "sku"): {"minLength": 1},
    ("OpeningHours", "day_of_week"): {"minItems": 1},
    ("CommunitiesTable", "communities"): {"maxItems": MOST_COMMUNITIES},
    ("Community", "url"): {"pattern": f"^{LINK.pattern}$"},
    ("ContactPoint", "telephone"): {"pattern": f"^({TELEPHONE.pattern})?$"},
    ("ContactPoint", "email"): {"pattern": f"^({EMAIL.pattern})?$"},
    ("ContactPoint", "url"): {"pattern": f"^({LINK.pattern})?$"},
    ("Order", "items"): {"minItems": 1},
    ("CallBack", "telephone"): {"pattern": f"^{PHONE.pattern}$"},
    ("CustomerTable", "tickets"): {"maxItems": len(TICKET_PLACES)},
    ("CustomerTable", "call_backs"): {"maxItems": 1},
}
