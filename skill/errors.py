"""Every fault Careline raises, in one tree. Expected answers ("no such order") are outcomes, not errors.

CarelineError
|-- SettingsError          a setting, file or folder a person must mend; one sentence says which and how
|   |-- ShopDataError      a shop's own data can't be used; a line for each problem: file, place and remedy
|   `-- TableOutdated      an earlier Careline made the table, without what this one needs and can't add
|-- NotThisSkill           the envelope names another skill's id
|-- NotAlexa               the envelope names an endpoint that is none of Alexa's
|-- OutletFault            the shop's system did not take an event; it waits in the outbox
|   |-- OutletDown         nobody there, not allowed, too busy: it would take no other event either
|   `-- EventRefused       it said no to this very event
`-- StorageFault           DynamoDB gave no usable answer
    |-- StorageSlow        not within the turn's time budget
    |-- StorageThrottled   told to slow down, and still so after the retries
    |-- StorageUnreachable nobody answered at the endpoint
    |-- StorageRefused     credentials or permissions
    |-- StorageConflict    what a write was conditional on did not hold
    |   `-- StorageContended another transaction was writing the same just then
    |-- TableMissing       no such table at this endpoint
    `-- ItemCorrupt        a stored item can't be read as this version of Careline writes it
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any


class CarelineError(Exception):
    """The root: whatever Careline itself raises."""


class SettingsError(CarelineError):
    """A setting, file or folder that a person must mend; the message is one sentence saying which and how."""


class ShopDataError(SettingsError):
    """A shop's own data can't be used; the message has a line for each problem: file, place, what and remedy."""


class TableOutdated(SettingsError):
    """An earlier Careline made the table, and what it lacks can't be added to it."""


class NotThisSkill(CarelineError):
    """The envelope was made for another skill; nothing is answered to it."""


class NotAlexa(CarelineError):
    """The envelope names an endpoint that is none of Alexa's; nothing is sent there."""


class OutletFault(CarelineError):
    """The shop's system did not take an event; the message is for the log and quotes nothing of the event."""


class OutletDown(OutletFault):
    """It would take no other event either, for now: unreachable, slow, busy, or not as it was set up."""


class EventRefused(OutletFault):
    """It takes events, but not this one."""


class StorageFault(CarelineError):
    """DynamoDB gave no usable answer; the message is for the log, never for the customer."""


class StorageSlow(StorageFault):
    """No answer within the turn's time budget."""


class StorageThrottled(StorageFault):
    """DynamoDB asked for patience more often than the retries allow."""


class StorageUnreachable(StorageFault):
    """Nobody answered at the endpoint."""


class StorageRefused(StorageFault):
    """The credentials are missing, wrong or not allowed to do this."""


class StorageConflict(StorageFault):
    """What a write was conditional on did not hold; `stored` is the item that stands in its way, for comparing only."""

    def __init__(self, cause: str, stored: Mapping[str, Any] = MappingProxyType({})) -> None:
        super().__init__(cause)
        self.stored = stored


class StorageContended(StorageConflict):
    """Another transaction was writing the same item at that moment; nothing was written, and asking again may help."""


class TableMissing(StorageFault):
    """There is no such table at this endpoint."""


class ItemCorrupt(StorageFault):
    """A stored item can't be read as this version of Careline writes it."""
