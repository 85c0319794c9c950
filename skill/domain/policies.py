"""Return policies in schema.org's MerchantReturnPolicy names, their versions, and what Careline adds to them.

Values only: which of them holds for an item is in policy_choice.py, what it then means in return_rules.py.
"""

from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from skill.domain.money import Money
from skill.domain.values import dataclass


class ReturnCategory(StrEnum):
    """schema.org MerchantReturnEnumeration."""

    FINITE = "MerchantReturnFiniteReturnWindow"
    UNLIMITED = "MerchantReturnUnlimitedWindow"
    NOT_PERMITTED = "MerchantReturnNotPermitted"
    UNSPECIFIED = "MerchantReturnUnspecified"


class ReturnMethod(StrEnum):
    """schema.org ReturnMethodEnumeration."""

    MAIL = "ReturnByMail"
    STORE = "ReturnInStore"
    KIOSK = "ReturnAtKiosk"
    KEEP = "KeepProduct"


class ReturnFees(StrEnum):
    """schema.org ReturnFeesEnumeration."""

    FREE = "FreeReturn"
    ORIGINAL_SHIPPING = "OriginalShippingFees"
    RESTOCKING = "RestockingFees"
    CUSTOMER_PAYS = "ReturnFeesCustomerResponsibility"
    SHIPPING = "ReturnShippingFees"


class RefundType(StrEnum):
    """schema.org RefundTypeEnumeration."""

    FULL = "FullRefund"
    EXCHANGE = "ExchangeRefund"
    STORE_CREDIT = "StoreCreditRefund"


class ReturnLabelSource(StrEnum):
    """schema.org ReturnLabelSourceEnumeration: how the customer comes by a shipping label."""

    CUSTOMER = "ReturnLabelCustomerResponsibility"
    DOWNLOAD = "ReturnLabelDownloadAndPrint"
    IN_BOX = "ReturnLabelInBox"


class ItemCondition(StrEnum):
    """schema.org OfferItemCondition: in which condition an item is taken back."""

    NEW = "NewCondition"
    USED = "UsedCondition"
    REFURBISHED = "RefurbishedCondition"
    DAMAGED = "DamagedCondition"


class Fact(StrEnum):
    """What only the customer knows; true when it holds. A policy may require all but DAMAGED of a change of mind.

    DAMAGED tells a defect from a change of mind.
    """

    UNOPENED = "unopened"
    UNUSED = "unused"
    TAGS_ON = "tags_on"
    COMPLETE = "complete"
    DAMAGED = "damaged"


REQUIRABLE = (Fact.UNOPENED, Fact.UNUSED, Fact.TAGS_ON, Fact.COMPLETE)


class Evidence(StrEnum):
    """What a claim has to bring."""

    ORDER_INFORMATION = "order_information"
    PHOTOS = "photos"
    VIDEO = "video"
    PACKAGING = "packaging"


@dataclass(frozen=True, slots=True)
class Scope:
    """What a policy is for. Empty = everything. Names are compared without case, hyphens as spaces.

    `countries` are ISO 3166 codes (applicableCountry), `tiers` names of member tiers (validForMemberTier). Prices are
    what one piece cost, both ends included; ordered days are local days, both ends included.
    """

    skus: tuple[str, ...] = ()
    seller: str = ""
    tag: str = ""
    category: str = ""
    price_from: Money | None = None
    price_to: Money | None = None
    ordered_from: date | None = None
    ordered_until: date | None = None
    countries: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ReturnTerms:
    """What a return for one cause costs and how its label comes; None = as for any cause, or not said.

    `restocking` is a fixed sum (MonetaryAmount), `restocking_percent` a share of the price (Number), never both.
    """

    fees: ReturnFees | None = None
    shipping: Money | None = None
    label_source: ReturnLabelSource | None = None
    restocking: Money | None = None
    restocking_percent: Decimal | None = None


@dataclass(frozen=True, slots=True)
class SeasonalOverride:
    """schema.org MerchantReturnPolicySeasonalOverride, for orders placed from `start` to `end` (local days, included).

    It only ever lengthens a window, unless the shop wrote `shortens` (Careline's own).
    """

    start: date | None
    end: date | None
    category: ReturnCategory | None = None
    days: int | None = None
    until: date | None = None
    methods: tuple[ReturnMethod, ...] = ()
    refund_types: tuple[RefundType, ...] = ()
    terms: ReturnTerms | None = None
    shortens: bool = False


@dataclass(frozen=True, slots=True)
class ReturnPolicy:
    """One published rule (schema.org MerchantReturnPolicy).

    The window is `merchant_return_days` from delivery or the local day `merchant_return_until`, the last day included.
    `terms` hold for any cause, `remorse` and `defect` where the cause matters (customerRemorse*, itemDefect*).
    Careline's own: `name`, `final_sale`, `defects_only` (no change of mind), `defect_days` (a longer window for
    defects), `defect_repair` (what is broken can be repaired instead), `requires`, `evidence`, `refund_days` (business
    days from receipt, least and most).
    `unknown` holds properties nobody reads, as "name: JSON", so that nothing a shop publishes is lost.
    """

    policy_id: str
    return_policy_category: ReturnCategory
    name: str = ""
    scope: Scope = Scope()
    merchant_return_days: int | None = None
    merchant_return_until: date | None = None
    merchant_return_link: str = ""
    methods: tuple[ReturnMethod, ...] = ()
    refund_types: tuple[RefundType, ...] = ()
    item_conditions: tuple[ItemCondition, ...] = ()
    in_store_returns_offered: bool | None = None
    terms: ReturnTerms = ReturnTerms()
    remorse: ReturnTerms = ReturnTerms()
    defect: ReturnTerms = ReturnTerms()
    seasonal: tuple[SeasonalOverride, ...] = ()
    final_sale: bool = False
    defects_only: bool = False
    defect_days: int | None = None
    defect_repair: bool = False
    requires: tuple[Fact, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    refund_days: tuple[int, int] | None = None
    unknown: tuple[str, ...] = ()

    @property
    def facts_required(self) -> tuple[Fact, ...]:
        """What must hold for a change of mind; an item that is taken back new only must be unused."""
        only_new = self.item_conditions and not {ItemCondition.USED, ItemCondition.DAMAGED} & {*self.item_conditions}
        return tuple(dict.fromkeys((*self.requires, *((Fact.UNUSED,) if only_new else ()))))


@dataclass(frozen=True, slots=True)
class PolicyVersion:
    """The policies that a shop published together, in force for orders from `effective_from` (an aware moment) on."""

    effective_from: datetime
    policies: tuple[ReturnPolicy, ...]


def in_force(versions: tuple[PolicyVersion, ...], placed_at: datetime) -> PolicyVersion | None:
    """The version for an order placed at that moment: the newest until then, else the shop's first."""
    before = [version for version in versions if version.effective_from <= placed_at]
    if before:
        return max(before, key=lambda version: version.effective_from)
    return min(versions, key=lambda version: version.effective_from, default=None)
