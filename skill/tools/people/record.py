"""One person as a line of a file says it: read whole, or refused with everything that is wrong and what to do."""

from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from types import MappingProxyType
from typing import Any, get_type_hints

import msgspec

from skill.domain.people import Role
from skill.incoming.json_values import called
from skill.incoming.received import OrderRejected
from skill.tools.shop_checks.fields import wrong_with
from skill.tools.shop_checks.places import unread, why

MOST = 40  # other ids, and logins, of one person: what they name is looked up in one request for all of them
PROFILE = ("zone", "country", "tier", "language", "phone", "role", "hide_items")
WRITTEN: Mapping[str, str] = MappingProxyType(
    {
        "customer_id": '"c-17"',
        "zone": '"Europe/London"',
        "country": '"GB"',
        "tier": '"gold"',
        "language": '"en-US"',
        "phone": '"+442079460142"',
        "role": '"customer" or "seller"',
        "hide_items": "true or false",
        "also": '["17", "A-9"]',
        "logins": '["subject-1"]',
    }
)


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """What a line says of a person; None = nothing, so what is known stays. "" takes away what is known.

    `also` are other ids of the same person in the sources of orders, `logins` the subjects of their linked account.
    """

    customer_id: str
    zone: str | None = None
    country: str | None = None
    tier: str | None = None
    language: str | None = None
    phone: str | None = None
    role: Role | None = None
    hide_items: bool | None = None
    also: tuple[str, ...] | None = None
    logins: tuple[str, ...] | None = None

    @property
    def said(self) -> dict[str, Any]:
        """The fields of the profile that the line says something of."""
        return {name: held for name in PROFILE if (held := getattr(self, name)) is not None}


def read(held: object) -> PersonRecord:
    """The person. Raises OrderRejected with every problem: "field: what; remedy", one after the other."""
    if not isinstance(held, Mapping):
        raise OrderRejected(f"a person is a JSON object, not {called(held)}")
    if wrong := [*_problems(held)]:
        raise OrderRejected(". ".join(wrong))
    return msgspec.convert(held, PersonRecord)


def _problems(held: Mapping[str, Any]) -> Iterator[str]:
    kinds = get_type_hints(PersonRecord)
    for field in fields(PersonRecord):
        if field.name in held:
            wrong = _wrong(field.name, held[field.name], kinds[field.name])
            yield from (f"{field.name}: {wrong}",) if wrong else ()
        elif field.default is MISSING:
            yield f"{field.name}: is missing; write it like {WRITTEN[field.name]}"
    yield from unread(held, kinds)


def _wrong(name: str, given: object, kind: Any) -> str | None:
    try:
        value = msgspec.convert(given, kind, strict=True)
        for text in value if isinstance(value, tuple) else (value,):
            str(text).encode()
    except msgspec.ValidationError as error:
        return f"{why(error)[:200]}; write it like {WRITTEN[name]}"
    except UnicodeEncodeError:
        return "has half a character in it, which no text has; take it away"
    if isinstance(value, tuple) and len(value) > MOST:
        return f"has more than {MOST}; a person has a few"
    return wrong_with(name, value)
