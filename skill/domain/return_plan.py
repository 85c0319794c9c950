"""How an item goes back once it may: what it costs, how the money comes back, by which way, and what a claim needs."""

from decimal import Decimal

from skill.domain.money import Money
from skill.domain.policies import (
    Evidence,
    RefundType,
    ReturnFees,
    ReturnLabelSource,
    ReturnMethod,
    ReturnPolicy,
    ReturnTerms,
    SeasonalOverride,
)
from skill.domain.return_case import ReturnCase
from skill.domain.returns import Cause
from skill.domain.values import dataclass, replace

NOTHING = ReturnTerms()
CLAIM = (Evidence.ORDER_INFORMATION, Evidence.PHOTOS)  # what a defect is shown with where the shop asks nothing else


@dataclass(frozen=True, slots=True)
class Fee:
    """What the customer pays. `restocking_percent` stands where the price, and so the sum, is not known."""

    kind: ReturnFees | None = None
    shipping: Money | None = None
    restocking: Money | None = None
    restocking_percent: Decimal | None = None

    @property
    def is_free(self) -> bool:
        """True when the shop says so and nothing else is taken."""
        return self.kind is ReturnFees.FREE and self.restocking is None and self.restocking_percent is None


@dataclass(frozen=True, slots=True)
class ReturnPlan:
    """The whole answer to "how do I return it?". `refund_days`: business days from receipt, least and most.

    `repair`: what is broken can be repaired instead.
    """

    fee: Fee = Fee()
    refund_types: tuple[RefundType, ...] = ()
    refund_days: tuple[int, int] | None = None
    methods: tuple[ReturnMethod, ...] = ()
    label_source: ReturnLabelSource | None = None
    evidence: tuple[Evidence, ...] = ()
    link: str = ""
    repair: bool = False

    @property
    def sends_nothing(self) -> bool:
        """True when the customer keeps the item, whatever else becomes of it."""
        return {*self.methods} == {ReturnMethod.KEEP}


def plan(case: ReturnCase, quantity: int = 1) -> ReturnPlan:
    """The plan for so many pieces by the case's policy; an empty one without a policy."""
    policy, season = case.policy, case.season
    if policy is None:
        return ReturnPlan()
    terms, price = _terms(case.cause, policy, season), case.line.item.price
    methods = (season.methods if season else ()) or policy.methods
    if policy.in_store_returns_offered and ReturnMethod.STORE not in methods:
        methods = (*methods, ReturnMethod.STORE)
    fee = _fee(case.cause, terms, price and price.times(quantity))
    evidence = policy.evidence or CLAIM if case.cause is Cause.DEFECT else (Evidence.ORDER_INFORMATION,)
    found = ReturnPlan(
        fee=fee,
        refund_types=(season.refund_types if season else ()) or policy.refund_types,
        refund_days=policy.refund_days or case.settings.refund_days,
        methods=methods,
        label_source=_label(case, fee, terms),
        evidence=evidence,
        link=policy.merchant_return_link,
        repair=policy.defect_repair and case.cause is Cause.DEFECT,
    )
    return replace(found, fee=_unsent(fee), label_source=None) if found.sends_nothing else found


def published_fee(policy: ReturnPolicy, season: SeasonalOverride | None, cause: Cause) -> Fee:
    """What a return for that cause costs, as published: nobody knows of which item, and so of which price."""
    return _fee(cause, _terms(cause, policy, season), None)


def kindness(plan: ReturnPlan) -> tuple[bool, bool, Decimal, bool]:
    """Of two plans the greater is the better one for the customer: free, then cheaper, then with the money back."""
    fee = plan.fee
    sums = (fee.shipping, fee.restocking, fee.restocking_percent)
    known = sum((part.value if isinstance(part, Money) else part for part in sums if part is not None), Decimal(0))
    return fee.is_free, fee.kind is not ReturnFees.CUSTOMER_PAYS, -known, RefundType.FULL in plan.refund_types


def _terms(
    cause: Cause | None, policy: ReturnPolicy, season: SeasonalOverride | None
) -> tuple[ReturnTerms, ReturnTerms, ReturnTerms]:
    """What counts most comes first. A season speaks of any cause, so it can't make a defect the customer's expense."""
    seasonal = (season and season.terms) or NOTHING
    if cause is Cause.DEFECT:
        return policy.defect, seasonal, policy.terms
    return seasonal, policy.remorse, policy.terms


def _label(case: ReturnCase, fee: Fee, terms: tuple[ReturnTerms, ...]) -> ReturnLabelSource | None:
    """Who takes a defect back for free means no label at the customer's expense, unless that was said of defects."""
    found = next((t.label_source for t in terms if t.label_source), None)
    is_general = case.cause is Cause.DEFECT and terms[0].label_source is None
    return None if found is ReturnLabelSource.CUSTOMER and is_general and fee.is_free else found


def _fee(cause: Cause | None, terms: tuple[ReturnTerms, ...], price: Money | None) -> Fee:
    kind = next((t.fees for t in terms if t.fees), None)
    shipping = next((t.shipping for t in terms if t.shipping), None) if kind in (None, ReturnFees.SHIPPING) else None
    for_restocking = terms[:1] if cause is Cause.DEFECT else terms  # a defect is not the customer's doing
    said = next((t for t in for_restocking if t.restocking or t.restocking_percent is not None), NOTHING)
    fixed, percent = said.restocking, said.restocking_percent
    if percent is not None and price is not None:
        fixed, percent = price.percent(percent), None
    return Fee(kind, shipping, fixed if fixed and fixed.value else None, percent or None)


def _unsent(fee: Fee) -> Fee:
    """What is not sent costs no shipping."""
    ships = fee.kind in (ReturnFees.CUSTOMER_PAYS, ReturnFees.SHIPPING)
    return replace(fee, kind=None if ships else fee.kind, shipping=None)
