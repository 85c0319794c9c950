"""What a reader has to know beyond the record: the shop's zone and currency, the statuses, the columns of its CSV."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from skill.incoming.columns import Columns
from skill.incoming.statuses import Statuses


@dataclass(frozen=True, slots=True)
class Reading:
    """How to read a shop's records. `zone` holds for moments without one; `currency` for sums without one.

    `shop` is its name: a seller of that name is no third party. What is said to have changed more than a day
    after `now`, the moment of reading, is refused; None refuses nothing.
    """

    zone: ZoneInfo
    statuses: Statuses
    currency: str = ""
    columns: Columns | None = None
    shop: str = ""
    now: datetime | None = None
