"""Return policies in schema.org's MerchantReturnPolicy names, and the small rules that judge one item by them.

Each rule either decides or passes on (None). The first that decides wins; its reason code and policy are in the answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from skill.domain.orders import Line, LineState


class ReturnCategory(StrEnum):
    """schema.org MerchantReturnEnumeration."""

    FINITE = "MerchantReturnFiniteReturnWindow"
    UNLIMITED = "MerchantReturnUnlimitedWindow"
    NOT_PERMITTED = "MerchantReturnNotPermitted"
    UNSPECIFIED = "MerchantReturnUnspecified"


class ReturnReason(StrEnum):
    """Why a decision fell as it did: for logs, operators and the words that explain it."""

    IN_WINDOW = "IN_WINDOW"
    NO_LIMIT = "NO_LIMIT"
    FINAL_SALE = "FINAL_SALE"
    RETURN_WINDOW_EXPIRED = "RETURN_WINDOW_EXPIRED"
    RETURNED = "RETURNED"
    CANCELLED = "CANCELLED"
    UNFULFILLED = "UNFULFILLED"
    NOT_RETURNABLE = "NOT_RETURNABLE"
    UNKNOWN_DELIVERY = "UNKNOWN_DELIVERY"
    OTHER = "OTHER"


class Verdict(StrEnum):
    """May it go back?"""

    ELIGIBLE = "eligible"
    NOT_ELIGIBLE = "not_eligible"
    NEEDS_PERSON = "needs_person"


@dataclass(frozen=True, slots=True)
class ReturnPolicy:
    """One published rule (schema.org MerchantReturnPolicy); `category` "" is the shop's default."""

    policy_id: str
    return_policy_category: ReturnCategory
    category: str = ""
    merchant_return_days: int | None = None
    merchant_return_link: str = ""


@dataclass(frozen=True, slots=True)
class ReturnCase:
    """What a rule may look at. `today` and `delivered_on` are days where the customer lives."""

    line: Line
    policy: ReturnPolicy | None
    today: date
    delivered_on: date | None


@dataclass(frozen=True, slots=True)
class Decision:
    """A verdict, its reason, and the last day on which the answer is yes (None when there is none)."""

    verdict: Verdict
    reason: ReturnReason
    last_day: date | None = None
    policy_id: str = ""


Rule = Callable[[ReturnCase], Decision | None]


def _order_is_closed(case: ReturnCase) -> Decision | None:
    match case.line.state:
        case LineState.CANCELLED:
            return Decision(Verdict.NOT_ELIGIBLE, ReturnReason.CANCELLED)
        case LineState.RETURNED:
            return Decision(Verdict.NOT_ELIGIBLE, ReturnReason.RETURNED)
    return None


def _final_sale(case: ReturnCase) -> Decision | None:
    return Decision(Verdict.NOT_ELIGIBLE, ReturnReason.FINAL_SALE) if case.line.item.final_sale else None


def _no_policy(case: ReturnCase) -> Decision | None:
    unknown = case.policy is None or case.policy.return_policy_category is ReturnCategory.UNSPECIFIED
    return Decision(Verdict.NEEDS_PERSON, ReturnReason.OTHER) if unknown else None


def _not_permitted(case: ReturnCase) -> Decision | None:
    if case.policy and case.policy.return_policy_category is ReturnCategory.NOT_PERMITTED:
        return Decision(Verdict.NOT_ELIGIBLE, ReturnReason.NOT_RETURNABLE, policy_id=case.policy.policy_id)
    return None


def _not_yet_here(case: ReturnCase) -> Decision | None:
    return Decision(Verdict.NOT_ELIGIBLE, ReturnReason.UNFULFILLED) if case.line.is_coming else None


def _unlimited(case: ReturnCase) -> Decision | None:
    if case.policy and case.policy.return_policy_category is ReturnCategory.UNLIMITED:
        return Decision(Verdict.ELIGIBLE, ReturnReason.NO_LIMIT, policy_id=case.policy.policy_id)
    return None


def _delivery_unknown(case: ReturnCase) -> Decision | None:
    unknown = case.delivered_on is None or case.delivered_on > case.today
    return Decision(Verdict.NEEDS_PERSON, ReturnReason.UNKNOWN_DELIVERY) if unknown else None


def _window(case: ReturnCase) -> Decision | None:
    """The delivery day is day 0; the last day counts until local midnight."""
    if case.policy is None or case.policy.merchant_return_days is None or case.delivered_on is None:
        return None
    last_day = case.delivered_on + timedelta(days=case.policy.merchant_return_days)
    if case.today <= last_day:
        return Decision(Verdict.ELIGIBLE, ReturnReason.IN_WINDOW, last_day, case.policy.policy_id)
    return Decision(Verdict.NOT_ELIGIBLE, ReturnReason.RETURN_WINDOW_EXPIRED, last_day, case.policy.policy_id)


RULES: tuple[Rule, ...] = (
    _order_is_closed,
    _final_sale,
    _no_policy,
    _not_permitted,
    _not_yet_here,
    _unlimited,
    _delivery_unknown,
    _window,
)


def judge(case: ReturnCase, rules: tuple[Rule, ...] = RULES) -> Decision:
    """The first rule that decides; a person decides where none does (a finite window without days)."""
    for rule in rules:
        if decision := rule(case):
            return decision
    return Decision(Verdict.NEEDS_PERSON, ReturnReason.OTHER)


def policy_for(policies: tuple[ReturnPolicy, ...], category: str) -> ReturnPolicy | None:
    """The category's own rule, else the shop's default, else None. Category names are compared without case."""
    wanted = _folded(category)
    own = next((p for p in policies if p.category and _folded(p.category) == wanted), None)
    return own or next((p for p in policies if not p.category), None)


def _folded(category: str) -> str:
    return category.casefold().replace("-", " ")
