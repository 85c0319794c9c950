"""Names for policies that have none, one for each; and policies that say the same, made one."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from skill.domain.policies import ReturnPolicy, Scope
from skill.domain.policy_choice import folded


def united(policies: Iterable[ReturnPolicy]) -> tuple[ReturnPolicy, ...]:
    """The policies without repetition; those that differ in nothing but their SKUs become one for all of them."""
    first: dict[ReturnPolicy, ReturnPolicy] = {}
    skus: dict[ReturnPolicy, dict[str, None]] = {}
    for policy in policies:
        kind = replace(policy, policy_id="sku" if policy.scope.skus else "", scope=replace(policy.scope, skus=()))
        first.setdefault(kind, policy)
        skus.setdefault(kind, {}).update(dict.fromkeys(policy.scope.skus))
    return tuple(replace(p, scope=replace(p.scope, skus=tuple(skus[kind]))) for kind, p in first.items())


def named(policies: Iterable[ReturnPolicy]) -> tuple[ReturnPolicy, ...]:
    """The policies with an id each: their own, else one told from what they are for ("sku-4711", "shop-us")."""
    told = tuple(policies)
    taken = {policy.policy_id for policy in told if _is_named(policy)}
    own = set(taken)
    found = []
    for policy in told:
        wanted = policy.policy_id if _is_named(policy) else name_of(policy.scope)
        is_its_own = _is_named(policy) and wanted in own
        name = wanted if is_its_own or wanted not in taken else _free(wanted, taken)
        own.discard(name)
        taken.add(name)
        found.append(replace(policy, policy_id=name))
    return tuple(found)


def _is_named(policy: ReturnPolicy) -> bool:
    """True for an id that means something outside its file; a blank one (_:b0) does not."""
    return bool(policy.policy_id) and not policy.policy_id.startswith("_:")


def _free(wanted: str, taken: set[str]) -> str:
    return next(name for n in count(2) if (name := f"{wanted}-{n}") not in taken)


def name_of(scope: Scope) -> str:
    """What a policy for this scope is called."""
    words = [
        *(("sku", scope.skus[0], *(("and", "more") if scope.skus[1:] else ())) if scope.skus else ()),
        *(("seller", scope.seller) if scope.seller else ()),
        *(("tag", scope.tag) if scope.tag else ()),
        *(("category", scope.category) if scope.category else ()),
    ] or ["shop"]
    narrowed = [
        *(("price",) if scope.price_from or scope.price_to else ()),
        *(("ordered",) if scope.ordered_from or scope.ordered_until else ()),
        *((scope.countries[0], *(("and", "more") if scope.countries[1:] else ())) if scope.countries else ()),
        *scope.tiers,
    ]
    return "-".join(folded(word).replace(" ", "-") for word in (*words, *narrowed))
