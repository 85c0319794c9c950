"""One MerchantReturnPolicy object to the domain's ReturnPolicy."""

from dataclasses import dataclass

from skill.domain.policies import ItemCondition, RefundType, ReturnCategory, ReturnMethod, ReturnPolicy, Scope
from skill.tools.policies.category import CATEGORY, DAYS, LINK, read_category
from skill.tools.policies.countries import countries
from skill.tools.policies.enumerations import one_of
from skill.tools.policies.fees import FEE_NAMES, FEES, read_fees
from skill.tools.policies.fields import Fields
from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node
from skill.tools.policies.scalars import flag, link, words
from skill.tools.policies.seasons import SEASONS, read_seasons
from skill.tools.policies.templates import without_templates
from skill.tools.policies.tiers import TIERS, tier
from skill.tools.policies.unread import unread
from skill.tools.policies.window import read_window, tell_endless

COUNTRIES = "applicableCountry"
PROPERTIES = (
    *("name", CATEGORY, DAYS, LINK, COUNTRIES, TIERS, SEASONS),
    *("returnMethod", "refundType", "itemCondition", "inStoreReturnsOffered"),
    *FEE_NAMES,
)


@dataclass(frozen=True, slots=True)
class Own:
    """What this reader has to know of Careline's own YAML: its keys, the category they imply, days for defects."""

    names: tuple[str, ...] = ()
    category: ReturnCategory | None = None
    defect_days: int | None = None


def read_policy(node: Node, findings: Findings, own: Own | None = None) -> ReturnPolicy | None:
    """The policy, its id being its @id; None when its category can't be told, which then is a problem."""
    own = own or Own()
    fields = Fields(without_templates(node, findings), findings)
    fields.tell_slips()
    category = read_category(fields, own.category)
    window, fees = read_window(fields, category), read_fees(fields)
    tell_endless(fields, category, own.defect_days)
    conditions = fields.read_all("itemCondition", one_of(ItemCondition))
    policy = ReturnPolicy(
        policy_id=node.text("@id"),
        return_policy_category=category or ReturnCategory.UNSPECIFIED,
        name=fields.read("name", words) or "",
        scope=Scope(countries=countries(fields, COUNTRIES), tiers=fields.read_all(TIERS, tier)),
        merchant_return_days=window.days,
        merchant_return_until=window.until,
        merchant_return_link=fields.read(LINK, link) or "",
        methods=fields.read_all("returnMethod", one_of(ReturnMethod)),
        refund_types=fields.read_all("refundType", one_of(RefundType)),
        item_conditions=conditions,
        in_store_returns_offered=fields.read("inStoreReturnsOffered", flag),
        terms=fees.terms,
        remorse=fees.remorse,
        defect=fees.defect,
        seasonal=read_seasons(fields, window),
        defects_only=_is_for_defects(fields, conditions),
        unknown=unread(fields, (*PROPERTIES, *own.names)),
    )
    _tell_useless_fees(fields, category)
    return policy if category else None


def _is_for_defects(fields: Fields, conditions: tuple[ItemCondition, ...]) -> bool:
    """True for a shop that takes back what is damaged, and nothing else."""
    if conditions != (ItemCondition.DAMAGED,):
        return False
    reading = "read as: only for defects, never for a change of mind"
    fields.findings.warn(fields.node.place, f"its only itemCondition is {ItemCondition.DAMAGED}", reading)
    return True


def _tell_useless_fees(fields: Fields, category: ReturnCategory | None) -> None:
    if category is ReturnCategory.NOT_PERMITTED and fields.has(FEES):
        reading = "the category counts: read as not returnable"
        fields.findings.warn(fields.node.place, f"{category}, yet {FEES} says what a return costs", reading)
