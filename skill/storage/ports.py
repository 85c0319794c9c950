"""What the desk needs from storage, and nothing about how it is stored."""

from datetime import datetime
from typing import Protocol

from skill.domain.articles import HelpFile
from skill.domain.files import CustomerFile, Older, ShopFile
from skill.domain.prices import Records
from skill.intents.effects import Effect


class Store(Protocol):
    """Four reads and a write, one request each. Whatever is about a person is keyed by that person."""

    def read_customer(self, customer_id: str, *, consistent: bool = False) -> CustomerFile:
        """The customer's recent file; one without orders for an id nobody knows. Raises StorageFault.

        `consistent`: with all that was written before.
        """

    def read_older(self, customer_id: str, older: Older, *, consistent: bool = False) -> CustomerFile:
        """A file of those orders of the customer's alone, the newest of them where they are many. Raises StorageFault.

        Days are taken a little wide: in which time zone they are, only a decision knows.
        """

    def read_prices(self, sku: str, *, until: datetime) -> Records:
        """The newest prices of that item that began by then, in any order. Raises StorageFault."""

    def commit(self, customer_id: str, effect: Effect) -> bool:
        """Make the effect true, once; False when something else became true meanwhile. Raises StorageFault.

        True also when the same confirmation (nonce) has made it true before.
        """

    def read_shop(self) -> ShopFile:
        """The shop's file. Raises StorageFault; ItemCorrupt when no shop was loaded."""

    def read_help(self) -> HelpFile:
        """The shop's help centre; one without articles where none was loaded. Raises StorageFault."""
