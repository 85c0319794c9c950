"""Policies that tie: of one rank, and some item could be under both. Which counts then is said in a warning."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from itertools import combinations

from skill.domain.policies import ReturnPolicy, Scope
from skill.domain.policy_choice import Rank, folded, rank
from skill.tools.policies.findings import Findings

_HIGHEST = Decimal("Infinity")


def tell_ties(policies: tuple[ReturnPolicy, ...], findings: Findings) -> None:
    """A warning for each pair that ties."""
    alike: dict[tuple[Rank, str], list[ReturnPolicy]] = {}
    for policy in policies:
        for name in _exact_names(policy.scope):
            alike.setdefault((rank(policy.scope), name), []).append(policy)
    for one, other in (pair for group in alike.values() for pair in combinations(group, 2)):
        if meet(one.scope, other.scope):
            what = f'"{one.policy_id}" and "{other.policy_id}" can be for the same item, and neither is more exact'
            findings.warn("policies", what, "a tie goes to the customer: the kinder one counts")


def _exact_names(scope: Scope) -> tuple[str, ...]:
    """The names that give a scope its level: only who shares one can tie, so nobody else has to be compared."""
    return tuple(map(folded, scope.skus or (scope.seller or scope.tag or scope.category,)))


def meet(one: Scope, other: Scope) -> bool:
    """True when an item can be in both. Two tags are told apart, although an item may have both."""
    return (
        _share((one.seller,), (other.seller,))
        and _share((one.tag,), (other.tag,))
        and _share((one.category,), (other.category,))
        and _share(one.skus, other.skus)
        and _share(one.countries, other.countries)
        and _share(one.tiers, other.tiers)
        and _prices_meet(one, other)
        and _days_meet(one, other)
    )


def _share(one: Iterable[str], other: Iterable[str]) -> bool:
    """True when a name is in both, or one of them names nothing and so means all."""
    names, others = ({folded(name) for name in each if name} for each in (one, other))
    return not names or not others or not names.isdisjoint(others)


def _prices_meet(one: Scope, other: Scope) -> bool:
    currencies = {p.currency for s in (one, other) for p in (s.price_from, s.price_to) if p}
    lowest = max(s.price_from.value if s.price_from else -_HIGHEST for s in (one, other))
    highest = min(s.price_to.value if s.price_to else _HIGHEST for s in (one, other))
    return len(currencies) <= 1 and lowest <= highest


def _days_meet(one: Scope, other: Scope) -> bool:
    first = max(s.ordered_from or date.min for s in (one, other))
    return first <= min(s.ordered_until or date.max for s in (one, other))
