"""Whose order it is, as the source says it; no matching of people here."""

from collections.abc import Iterable
from zoneinfo import ZoneInfo

from skill.incoming.received import Person
from skill.incoming.record import Record

_NOBODY = ("0", "null", "guest")


def person(record: Record, customer_id: str, emails: Iterable[str], country: str = "", zone: str = "") -> Person:
    """The person by id and the first e-mail; a guest has only the e-mail. Says when nobody can ever ask for it."""
    known = [email.casefold() for email in emails if "@" in email and " " not in email]
    if len(set(known)) > 1:
        record.remark("email", f"{len(set(known))} different e-mails; the first is taken")
    who = Person(
        "" if customer_id.casefold() in _NOBODY else customer_id,
        known[0] if known else "",
        country.upper() if len(country) == 2 and country.isascii() and country.isalpha() else "",
        zone if _is_zone(zone) else "",
    )
    if not who.customer_id and not who.email:
        record.remark("customer", "neither an id nor an e-mail, so nobody can ask for this order")
    return who


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (OSError, ValueError, KeyError):
        return False
    return True
