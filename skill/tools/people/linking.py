"""What a record changes of what is stored of a person, or why it may not. Makes no requests."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from skill.domain.files import CustomerFile
from skill.incoming.received import OrderRejected
from skill.storage import keys, links
from skill.storage.codec import Item, from_item
from skill.storage.links import LinkKind
from skill.tools.people.record import PersonRecord

Id = tuple[LinkKind, str]


@dataclass(frozen=True, slots=True)
class Change:
    """The profile to be stored, None where it is stored already, and the ids that are to name the person."""

    profile: CustomerFile | None
    links: tuple[Id, ...]

    @property
    def is_none(self) -> bool:
        """True when all of it is so already."""
        return self.profile is None and not self.links


def ids_of(record: PersonRecord) -> tuple[Id, ...]:
    """Every id that is to name the person beside their own, each once."""
    also = ((LinkKind.CUSTOMER, id_) for id_ in record.also or () if id_ != record.customer_id)
    return tuple(dict.fromkeys((*also, *((LinkKind.LOGIN, subject) for subject in record.logins or ()))))


def keys_of(record: PersonRecord) -> tuple[keys.Key, ...]:
    """Where what is stored of the person is: the profile, and a key for each of `ids_of`."""
    mine = keys.profile(keys.customer_partition(record.customer_id))
    return (mine, *(links.key(kind, id_) for kind, id_ in ids_of(record)))


def change_for(record: PersonRecord, found: Sequence[Item | None]) -> Change:
    """What is to be written where `found` is under `keys_of`. Raises OrderRejected: two people are never made one."""
    mine, *named = found
    if mine and (other := links.customer_of(mine)):
        me = record.customer_id
        raise OrderRejected(f'customer_id: "{me}" is another id of "{other}"; give the record of "{other}" instead')
    stored = from_item(mine, CustomerFile) if mine else None
    wanted = replace(stored or CustomerFile(record.customer_id), **record.said)
    missing = tuple(id_ for id_, item in zip(ids_of(record), named, strict=True) if not _is_mine(record, id_, item))
    return Change(None if wanted == stored else wanted, missing)


def _is_mine(record: PersonRecord, id_: Id, item: Item | None) -> bool:
    """Whether the id names the person already; False when it names nobody. Raises OrderRejected."""
    if item is None or (other := links.customer_of(item)) == record.customer_id:
        return item is not None
    kind, name = id_
    if kind is LinkKind.LOGIN:
        raise OrderRejected(f'logins: "{name}" is the login of "{other}" already; it can name one person only')
    if other:
        raise OrderRejected(f'also: "{name}" is another id of "{other}" already; take it out here')
    raise OrderRejected(
        f'also: "{name}" has a profile, and perhaps orders, of its own, and two customers are never made one; take it '
        f'out, or make "{name}" the customer_id if "{record.customer_id}" is new'
    )
