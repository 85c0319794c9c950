"""A policy as the rows of `cases/*.toml` write it: schema.org's names made short, terms and sums as words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal

import msgspec

from skill.domain.policies import (
    Evidence,
    Fact,
    ItemCondition,
    RefundType,
    ReturnCategory,
    ReturnFees,
    ReturnLabelSource,
    ReturnMethod,
    ReturnPolicy,
    ReturnTerms,
    Scope,
    SeasonalOverride,
)
from tests.builders import money

Kind = Literal["finite", "unlimited", "not_permitted", "unspecified"]
Method = Literal["mail", "store", "kiosk", "keep"]
Refund = Literal["full", "exchange", "store_credit"]
Condition = Literal["new", "used", "refurbished", "damaged"]


class SeasonRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A seasonal override."""

    start: date | None = None
    end: date | None = None
    kind: Kind | None = None
    days: int | None = None
    until: date | None = None
    methods: list[Method] = []
    refunds: list[Refund] = []
    terms: str | None = None
    shortens: bool = False

    def override(self) -> SeasonalOverride:
        """The domain's value."""
        return SeasonalOverride(
            start=self.start,
            end=self.end,
            category=ReturnCategory[self.kind.upper()] if self.kind else None,
            days=self.days,
            until=self.until,
            methods=tuple(ReturnMethod[name.upper()] for name in self.methods),
            refund_types=tuple(RefundType[name.upper()] for name in self.refunds),
            terms=None if self.terms is None else terms(self.terms),
            shortens=self.shortens,
        )


class PolicyRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A policy; finite where it is not said. `terms`, `remorse`, `defect` as `terms()` below reads them."""

    id: str = "shop"
    kind: Kind = "finite"
    days: int | None = None
    until: date | None = None
    skus: list[str] = []
    seller: str = ""
    tag: str = ""
    category: str = ""
    price_from: str = ""
    price_to: str = ""
    ordered_from: date | None = None
    ordered_until: date | None = None
    countries: list[str] = []
    tiers: list[str] = []
    terms: str = ""
    remorse: str = ""
    defect: str = ""
    methods: list[Method] = []
    in_store: bool | None = None
    refunds: list[Refund] = []
    refunded_in: tuple[int, int] | None = None
    conditions: list[Condition] = []
    requires: list[Fact] = []
    evidence: list[Evidence] = []
    seasons: list[SeasonRow] = []
    final_sale: bool = False
    defects_only: bool = False
    defect_days: int | None = None
    link: str = ""

    def policy(self) -> ReturnPolicy:
        """The domain's value."""
        return ReturnPolicy(
            policy_id=self.id,
            return_policy_category=ReturnCategory[self.kind.upper()],
            scope=self._scope(),
            merchant_return_days=self.days,
            merchant_return_until=self.until,
            merchant_return_link=self.link,
            methods=tuple(ReturnMethod[name.upper()] for name in self.methods),
            refund_types=tuple(RefundType[name.upper()] for name in self.refunds),
            item_conditions=tuple(ItemCondition[name.upper()] for name in self.conditions),
            in_store_returns_offered=self.in_store,
            terms=terms(self.terms),
            remorse=terms(self.remorse),
            defect=terms(self.defect),
            seasonal=tuple(season.override() for season in self.seasons),
            final_sale=self.final_sale,
            defects_only=self.defects_only,
            defect_days=self.defect_days,
            requires=tuple(self.requires),
            evidence=tuple(self.evidence),
            refund_days=self.refunded_in,
        )

    def _scope(self) -> Scope:
        return Scope(
            skus=tuple(self.skus),
            seller=self.seller,
            tag=self.tag,
            category=self.category,
            price_from=money(self.price_from) if self.price_from else None,
            price_to=money(self.price_to) if self.price_to else None,
            ordered_from=self.ordered_from,
            ordered_until=self.ordered_until,
            countries=tuple(self.countries),
            tiers=tuple(self.tiers),
        )


def terms(text: str) -> ReturnTerms:
    """Terms as "shipping 5 USD, restocking 15%, label download": a kind of fees, sums, and where the label is from."""
    found = ReturnTerms()
    for part in filter(None, text.split(", ")):
        match part.split(maxsplit=1):
            case ["label", source]:
                found = replace(found, label_source=ReturnLabelSource[source.upper()])
            case ["restocking", share] if share.endswith("%"):
                found = replace(found, restocking_percent=Decimal(share.removesuffix("%")))
            case ["restocking", amount]:
                found = replace(found, restocking=money(amount))
            case ["postage", amount]:
                found = replace(found, shipping=money(amount))
            case [kind, *amount]:
                shipping = money(amount[0]) if amount else None
                found = replace(found, fees=ReturnFees[kind.upper()], shipping=shipping)
    return found
