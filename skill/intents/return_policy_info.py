"""What is your return policy? The shop's general rule, or one category's; it needs no account and judges no item."""

from dataclasses import dataclass
from datetime import datetime

from skill.domain.files import Files
from skill.domain.policies import ReturnPolicy, policy_for
from skill.intents.asking import Answer, Ask, Offer

INTENT = "ReturnPolicyInfo"


@dataclass(frozen=True, slots=True)
class GeneralPolicy:
    """The shop's default rule, and the categories that have a rule of their own."""

    policy: ReturnPolicy
    exceptions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CategoryPolicy:
    """The rule for one category; the shop's default where that category has none of its own."""

    category: str
    policy: ReturnPolicy


@dataclass(frozen=True, slots=True)
class NoPolicy:
    """The shop has published no rule; a person knows."""


Outcome = GeneralPolicy | CategoryPolicy | NoPolicy


def decide(files: Files, ask: Ask, _now: datetime) -> Answer[Outcome]:
    """The category's rule where one was named, else the general one."""
    policies = files.shop.policies
    category = ask.category or ask.kind
    policy = policy_for(policies, category)
    if policy is None:
        return Answer(NoPolicy(), asks=Offer("ContactSupport"))
    if ask.category or policy.category:
        return Answer(CategoryPolicy(category, policy), asks=Offer("ContactSupport"))
    exceptions = tuple(p.category for p in policies if p.category)
    return Answer(GeneralPolicy(policy, exceptions), asks=Offer("ContactSupport"))
