"""Which of Careline's statuses a source's word means, as statuses.toml says; unknown words are left to the caller."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib.resources import files
from typing import Any, TypeVar

from skill.domain.orders import OrderStatus
from skill.domain.parcels import DeliveryStatus

_NO_LETTER = re.compile(r"[\W_]+")
E = TypeVar("E", bound=StrEnum)


class Refunded(StrEnum):
    """What a source's word says of refunds, where it says nothing of lines."""

    ALL = "all"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Statuses:
    """By source and word, what it says of parcels, of the order, of refunds. Only letters and digits count."""

    parcels: Mapping[str, Mapping[str, DeliveryStatus]]
    orders: Mapping[str, Mapping[str, OrderStatus]]
    refunds: Mapping[str, Mapping[str, Refunded]]

    def parcel(self, source: str, word: str) -> DeliveryStatus | None:
        """What the word says of a parcel, None when nobody mapped it."""
        return self.parcels.get(source, {}).get(key(word))

    def order(self, source: str, word: str) -> OrderStatus | None:
        """What the word says of the order, None when nobody mapped it."""
        return self.orders.get(source, {}).get(key(word))

    def refund(self, source: str, word: str) -> Refunded | None:
        """What the word says of refunds, None when nothing."""
        return self.refunds.get(source, {}).get(key(word))


def key(word: str) -> str:
    """OUT_FOR_DELIVERY, OutForDelivery, "Out for delivery" and https://schema.org/OutForDelivery are one word."""
    return _NO_LETTER.sub("", word.strip().rstrip("/").rpartition("/")[2]).casefold()


def load() -> Statuses:
    """The table that Careline ships; whoever builds a Reading loads it once."""
    return of(tomllib.loads(files("skill.incoming").joinpath("statuses.toml").read_text(encoding="utf-8")))


def of(tables: Mapping[str, Any]) -> Statuses:
    """Tables as statuses.toml has them. Raises ValueError for a status that Careline does not have."""
    return Statuses(
        _sources(tables["parcels"], DeliveryStatus),
        _sources(tables["orders"], OrderStatus),
        _sources(tables["refunds"], Refunded),
    )


def _sources(table: Mapping[str, Mapping[str, str]], kind: type[E]) -> Mapping[str, Mapping[str, E]]:
    return {source: {key(word): kind(meant) for word, meant in words.items()} for source, words in table.items()}
