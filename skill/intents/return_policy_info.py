"""What is your return policy? The shop's general rule, or one category's; it needs no account and judges no item."""

from dataclasses import replace
from datetime import datetime

from skill.domain.files import Files
from skill.domain.orders import OrderItem
from skill.domain.policies import ReturnPolicy, in_force
from skill.domain.policy_choice import CATEGORY, Subject, chosen, folded, rank, why_not
from skill.domain.published_rule import Rule, rule_of
from skill.domain.return_promise import promised
from skill.domain.values import dataclass
from skill.intents.asking import Answer, Ask, Offer

INTENT = "ReturnPolicyInfo"


@dataclass(frozen=True, slots=True)
class GeneralPolicy:
    """The shop's default rule, and the rules of the categories that have their own."""

    rule: Rule
    exceptions: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class CategoryPolicy:
    """The rule for one category; the shop's default where that category has none of its own."""

    category: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class NoPolicy:
    """The shop has published no rule; a person knows."""


Outcome = GeneralPolicy | CategoryPolicy | NoPolicy


def decide(files: Files, ask: Ask, now: datetime) -> Answer[Outcome]:
    """The category's rule where one was named, else the general one, as published for that country now.

    What was said goes before the id it resolved to: a synonym of the model's may be a category of the shop's own.
    """
    version = in_force(files.shop.policy_versions, now)
    policies = version.policies if version else ()
    today = files.today(now)
    of_kind, of_category = (_anything(files, name, ask, now) for name in (ask.kind, ask.category))
    has_own = any(policy.scope.category for policy in chosen(policies, of_kind))
    category, subject = (ask.kind, of_kind) if has_own else (ask.category, of_category)
    policy = max(chosen(policies, subject), key=lambda each: promised(each, today).kindness(today), default=None)
    if policy is None:
        return Answer(NoPolicy(), asks=Offer("ContactSupport"))
    rule = rule_of(policy, today)
    if category:
        return Answer(CategoryPolicy(category, rule), asks=Offer("ContactSupport"))
    return Answer(GeneralPolicy(rule, _exceptions(policies, subject)), asks=Offer("ContactSupport"))


def _anything(files: Files, category: str, ask: Ask, now: datetime) -> Subject:
    """Some item of that category, bought today by whoever asks."""
    customer = files.customer
    country = (customer and customer.country) or ask.country or files.shop.country
    item = OrderItem("", "", category=category)
    return Subject.of(item, files.today(now), country, customer.tier if customer else "")


def _exceptions(policies: tuple[ReturnPolicy, ...], subject: Subject) -> tuple[Rule, ...]:
    """The rules of single categories, the one that holds for each; categories in the order they were published."""
    holding: dict[str, ReturnPolicy] = {}
    today = subject.ordered_on
    for policy in (p for p in policies if rank(p.scope)[0] == CATEGORY):
        if not why_not(replace(policy.scope, category=""), subject):
            name = folded(policy.scope.category)
            rivals = (holding[name], policy) if name in holding else (policy,)
            holding[name] = max(rivals, key=lambda p: (rank(p.scope), promised(p, today).kindness(today)))
    return tuple(rule_of(policy, today) for policy in holding.values())
