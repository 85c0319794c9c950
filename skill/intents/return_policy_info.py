"""What is your return policy? The shop's general rule, or one category's; it needs no account and judges no item."""

from datetime import date, datetime

from skill.domain.files import Files
from skill.domain.orders import OrderItem
from skill.domain.policies import ReturnPolicy, in_force
from skill.domain.policy_choice import CATEGORY, Subject, chosen, folded, rank, why_not_besides
from skill.domain.published_rule import Rule, rule_of
from skill.domain.return_promise import kindness
from skill.domain.values import dataclass
from skill.intents.asking import Answer, Ask, Offer

INTENT = "ReturnPolicyInfo"
Policies = tuple[ReturnPolicy, ...]


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
    category, found = _found(policies, files, ask, now)
    today = files.today(now)
    if not found:
        return Answer(NoPolicy(), asks=Offer("ContactSupport"))
    rule = rule_of(_holding(found, today), today)
    if category:
        return Answer(CategoryPolicy(category, rule), asks=Offer("ContactSupport"))
    exceptions = _exceptions(policies, _anything(files, "", ask, now))
    return Answer(GeneralPolicy(rule, exceptions), asks=Offer("ContactSupport"))


def _found(policies: Policies, files: Files, ask: Ask, now: datetime) -> tuple[str, Policies]:
    """The category that was meant, "" for none, and the policies that hold for it."""
    of_kind = chosen(policies, _anything(files, ask.kind, ask, now)) if ask.kind else ()
    if any(policy.scope.category for policy in of_kind):
        return ask.kind, of_kind
    return ask.category, chosen(policies, _anything(files, ask.category, ask, now))


def _anything(files: Files, category: str, ask: Ask, now: datetime) -> Subject:
    """Some item of that category, bought today by whoever asks."""
    customer = files.customer
    country = (customer and customer.country) or ask.country or files.shop.country
    item = OrderItem("", "", category=category)
    return Subject.of(item, files.today(now), country, customer.tier if customer else "")


def _exceptions(policies: Policies, subject: Subject) -> tuple[Rule, ...]:
    """The rules of single categories, the one that holds for each; categories in the order they were published."""
    rivals_of: dict[str, list[ReturnPolicy]] = {}
    for policy in (p for p in policies if rank(p.scope)[0] == CATEGORY and not why_not_besides(p.scope, subject)):
        rivals_of.setdefault(folded(policy.scope.category), []).append(policy)
    today = subject.ordered_on
    return tuple(rule_of(_holding(tuple(rivals), today), today) for rivals in rivals_of.values())


def _holding(policies: Policies, today: date) -> ReturnPolicy:
    """Of several for the same things the one of the highest rank, of those the kindest to the customer."""
    if len(policies) == 1:
        return policies[0]
    return max(policies, key=lambda each: (rank(each.scope), kindness(each, today)))
