"""Which column of a shop's CSV holds what, and how it writes days and numbers: declared by the shop, never guessed."""

from dataclasses import dataclass
from enum import StrEnum


class DayOrder(StrEnum):
    """How a day is written where it is not 2026-11-23."""

    ISO = ""
    DAY_FIRST = "dmy"
    MONTH_FIRST = "mdy"


@dataclass(frozen=True, slots=True)
class Columns:
    """Headers, "" where there is no such column; case and blanks around and inside them don't count.

    `delivery_words` and `status_words` name the tables of statuses.toml that the words in those columns are from.
    `decimal_comma`: 12,50 is twelve and a half. `in_cents`: 1250 is.
    """

    number: str
    placed_at: str
    source_id: str = ""
    updated_at: str = ""
    customer_id: str = ""
    email: str = ""
    country: str = ""
    status: str = ""
    cancelled_at: str = ""
    currency: str = ""
    total: str = ""
    line_id: str = ""
    name: str = ""
    category: str = ""
    sku: str = ""
    quantity: str = ""
    price: str = ""
    seller: str = ""
    delivery_status: str = ""
    carrier: str = ""
    tracking_number: str = ""
    tracking_url: str = ""
    shipped_at: str = ""
    delivered_at: str = ""
    expected_from: str = ""
    expected_until: str = ""
    delivery_words: str = "gorgias"
    status_words: str = "gorgias"
    day_order: DayOrder = DayOrder.ISO
    decimal_comma: bool = False
    in_cents: bool = False


SHOPIFY_EXPORT = Columns(
    number="Name",
    placed_at="Created at",
    source_id="Id",
    email="Email",
    country="Shipping Country",
    status="Financial Status",
    cancelled_at="Cancelled at",
    currency="Currency",
    total="Total",
    name="Lineitem name",
    sku="Lineitem sku",
    quantity="Lineitem quantity",
    price="Lineitem price",
    delivery_status="Fulfillment Status",
    shipped_at="Fulfilled at",
    delivery_words="shopify_export",
    status_words="shopify",
)
