"""Which policy holds for an item: precedence as docs/your-shop.md writes it down. It does not say what follows.

item > seller > tag > category > shop; within one level SKU > price range > order-date range; then country and
tier, neither before the other. A seller's rule for a category goes before the seller's rule for everything.
Policies of one rank tie; whoever asks decides for the customer.
"""

from datetime import date
from functools import lru_cache

from skill.domain.money import Money
from skill.domain.orders import OrderItem
from skill.domain.policies import ReturnPolicy, Scope
from skill.domain.values import dataclass

Rank = tuple[int, bool, bool, int]
ITEM, SELLER, TAG, CATEGORY, SHOP = 8, 4, 2, 1, 0  # add up where a scope names several: each outweighs all below it


@dataclass(frozen=True, slots=True)
class Subject:
    """What policies are chosen for. `ordered_on` is a local day; names are folded."""

    sku: str
    seller: str
    tags: frozenset[str]
    category: str
    price: Money | None
    ordered_on: date
    country: str
    tier: str

    @classmethod
    def of(cls, item: OrderItem, ordered_on: date, country: str, tier: str) -> "Subject":
        """The subject of an item ordered on that local day by a customer of that country (ISO 3166) and tier."""
        tags = frozenset(map(folded, item.tags))
        return cls(
            folded(item.sku),
            folded(item.seller),
            tags,
            folded(item.category),
            item.price,
            ordered_on,
            country.upper(),
            folded(tier),
        )


@lru_cache(maxsize=4096)
def folded(name: str) -> str:
    """A name as it is compared: without case, hyphens and underscores as spaces."""
    return " ".join(name.casefold().replace("-", " ").replace("_", " ").split())


@lru_cache(maxsize=4096)
def _all_folded(names: tuple[str, ...]) -> frozenset[str]:
    """The names of one rule, kept together: a shop's rules may name more SKUs than are worth keeping one by one."""
    return frozenset(map(folded, names))


def why_not(scope: Scope, subject: Subject) -> str:
    """The first part of the scope that the subject is outside of; "" when it is inside."""
    is_other = scope.category and folded(scope.category) != subject.category
    return "category" if is_other else why_not_besides(scope, subject)


def why_not_besides(scope: Scope, subject: Subject) -> str:
    """The same, whatever the subject's category."""
    if scope.skus and subject.sku not in _all_folded(scope.skus):
        return "sku"
    if scope.tag and folded(scope.tag) not in subject.tags:
        return "tag"
    if scope.seller and folded(scope.seller) != subject.seller:
        return "seller"
    if scope.countries and subject.country not in scope.countries:
        return "country"
    if scope.tiers and subject.tier not in _all_folded(scope.tiers):
        return "tier"
    if (scope.price_from or scope.price_to) and not _in_price_range(scope, subject.price):
        return "price"
    if (scope.ordered_from or scope.ordered_until) and not _in_order_range(scope, subject.ordered_on):
        return "order date"
    return ""


def _in_price_range(scope: Scope, price: Money | None) -> bool:
    """An item of unknown price, or of another currency, is in no range."""
    if price is None:
        return False
    least, most = scope.price_from, scope.price_to
    enough = least is None or (least.currency == price.currency and least.value <= price.value)
    return enough and (most is None or (most.currency == price.currency and price.value <= most.value))


def _in_order_range(scope: Scope, ordered_on: date) -> bool:
    return (scope.ordered_from or date.min) <= ordered_on <= (scope.ordered_until or date.max)


def rank(scope: Scope) -> Rank:
    """How exactly a scope names its items; the greater one goes first."""
    named = ((ITEM, scope.skus), (SELLER, scope.seller), (TAG, scope.tag), (CATEGORY, scope.category))
    level = sum((each for each, is_named in named if is_named), SHOP)
    price = scope.price_from is not None or scope.price_to is not None
    dates = scope.ordered_from is not None or scope.ordered_until is not None
    return level, price, dates, bool(scope.countries) + bool(scope.tiers)


def chosen(policies: tuple[ReturnPolicy, ...], subject: Subject) -> tuple[ReturnPolicy, ...]:
    """The policies of the highest rank that hold for the subject, by id: one, several that tie, or none."""
    holding = [(rank(policy.scope), policy) for policy in policies if not why_not(policy.scope, subject)]
    best = max((found for found, _ in holding), default=None)
    return tuple(sorted((policy for found, policy in holding if found == best), key=lambda policy: policy.policy_id))
