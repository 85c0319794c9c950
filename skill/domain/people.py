"""Who a person is to the shop. What is known of one beside their orders is in files.py."""

from enum import StrEnum


class Role(StrEnum):
    """What somebody who asks is to the shop: buys from it, or sells through it."""

    CUSTOMER = "customer"
    SELLER = "seller"
