"""What is your return policy? The shop's general rule, or one category's; it needs no account and judges no item."""

from dataclasses import dataclass, replace
from datetime import datetime

from skill.domain.files import Files
from skill.domain.orders import OrderItem
from skill.domain.policies import ReturnCategory, ReturnPolicy, in_force
from skill.domain.policy_choice import CATEGORY, Subject, chosen, folded, rank, why_not
from skill.intents.asking import Answer, Ask, Offer

INTENT = "ReturnPolicyInfo"


@dataclass(frozen=True, slots=True)
class GeneralPolicy:
    """The shop's default rule, and the categories that have a rule of their own."""

    policy: ReturnPolicy
    exceptions: tuple[ReturnPolicy, ...]


@dataclass(frozen=True, slots=True)
class CategoryPolicy:
    """The rule for one category; the shop's default where that category has none of its own."""

    category: str
    policy: ReturnPolicy


@dataclass(frozen=True, slots=True)
class NoPolicy:
    """The shop has published no rule; a person knows."""


Outcome = GeneralPolicy | CategoryPolicy | NoPolicy


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """The category's rule where one was named, else the general one, as published for that country now."""
    version = in_force(files.shop.policy_versions, now)
    policies = version.policies if version else ()
    category = ask.category or ask.kind
    subject = _anything(files, category, ask, now)
    policy = max(chosen(policies, subject), key=_generosity, default=None)
    if policy is None:
        return Answer(NoPolicy(), asks=Offer("ContactSupport"))
    if ask.category or policy.scope.category:
        return Answer(CategoryPolicy(category, policy), asks=Offer("ContactSupport"))
    return Answer(GeneralPolicy(policy, _exceptions(policies, subject)), asks=Offer("ContactSupport"))


def _anything(files: Files, category: str, ask: Ask, now: datetime) -> Subject:
    """Some item of that category, bought today by whoever asks."""
    customer = files.customer
    country = (customer and customer.country) or ask.country or files.shop.country
    item = OrderItem("", "", category=category)
    return Subject.of(item, files.today(now), country, customer.tier if customer else "")


def _exceptions(policies: tuple[ReturnPolicy, ...], subject: Subject) -> tuple[ReturnPolicy, ...]:
    """The rules of single categories, the one that holds for each; categories in the order they were published."""
    holding: dict[str, ReturnPolicy] = {}
    for policy in (p for p in policies if rank(p.scope)[0] == CATEGORY):
        if not why_not(replace(policy.scope, category=""), subject):
            name = folded(policy.scope.category)
            holding[name] = max(holding.get(name, policy), policy, key=lambda p: (rank(p.scope), _generosity(p)))
    return tuple(holding.values())


def _generosity(policy: ReturnPolicy) -> tuple[bool, int]:
    return policy.return_policy_category is ReturnCategory.UNLIMITED, policy.merchant_return_days or 0
