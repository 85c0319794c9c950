"""What the desk needs from storage, and nothing about how it is stored."""

from typing import Protocol

from skill.domain.files import CustomerFile, ShopFile


class Store(Protocol):
    """Two reads, one request each. Every read about a person is keyed by that person."""

    def read_customer(self, customer_id: str) -> CustomerFile:
        """The customer's recent file; one without orders for an id nobody knows. Raises StorageFault."""

    def read_shop(self) -> ShopFile:
        """The shop's file. Raises StorageFault; ItemCorrupt when no shop was loaded."""
