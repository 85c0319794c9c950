"""The `for:` block of Careline's own YAML: what a policy is for."""

from dataclasses import replace

from skill.domain.policies import Scope
from skill.tools.policies.countries import countries
from skill.tools.policies.fields import Fields
from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node
from skill.tools.policies.own_keys import read_block
from skill.tools.policies.ranges import read_days, read_prices
from skill.tools.policies.scalars import words

FOR = "for"
PLURALS = (("sku", "skus"), ("tier", "tiers"), ("country", "countries"))
FOR_KEYS = ("category", "tag", "seller", *(name for pair in PLURALS for name in pair), "price", "ordered")


def read_scope(policy: Fields, published: Scope) -> Scope:
    """The scope, together with what applicableCountry and validForMemberTier say; saying it twice is a problem."""
    fields = read_block(policy, FOR, FOR_KEYS)
    if fields is None:
        return published
    lists = {plural: _either(fields, single, plural) for single, plural in PLURALS}
    for plural, told, name in (
        ("countries", published.countries, "applicableCountry"),
        ("tiers", published.tiers, "validForMemberTier"),
    ):
        if told and fields.has(lists[plural]):
            policy.findings.problem(fields.node.place, f"{name} and `for: {plural}` both say it", "leave one")
    scope = Scope(
        skus=fields.read_all(lists["skus"], _name),
        seller=fields.read("seller", words) or "",
        tag=fields.read("tag", words) or "",
        category=fields.read("category", words) or "",
        countries=countries(fields, lists["countries"]) or published.countries,
        tiers=fields.read_all(lists["tiers"], _name) or published.tiers,
    )
    least, most = read_prices(fields)
    first, last = read_days(fields)
    return replace(scope, price_from=least, price_to=most, ordered_from=first, ordered_until=last)


def _either(fields: Fields, single: str, plural: str) -> str:
    """Which of the two spellings is used; both is a problem."""
    if fields.has(single) and fields.has(plural):
        fields.findings.problem(fields.node.place, f"it has {single} and {plural}", "leave one")
    return single if fields.has(single) else plural


def _name(node: Node, findings: Findings) -> str | None:
    """A text; a number, which many SKUs look like, as its digits."""
    is_number = isinstance(node.value, int) and not isinstance(node.value, bool)
    return str(node.value) if is_number else words(node, findings)
