"""What a return costs and how its label comes, for any cause, for a change of mind or for a defect."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from skill.domain.policies import ReturnFees, ReturnLabelSource, ReturnTerms
from skill.tools.policies.enumerations import one_of
from skill.tools.policies.fields import Fields
from skill.tools.policies.restocking import Restocking, restocking
from skill.tools.policies.sums import money

ANY_CAUSE, REMORSE, DEFECT = "", "customerRemorse", "itemDefect"
RESTOCKING_FEE = "restockingFee"
FEES, SHIPPING_SUM = "returnFees", "returnShippingFeesAmount"
GENERAL_NAMES = (FEES, SHIPPING_SUM, "returnLabelSource", RESTOCKING_FEE)
REMORSE_NAMES = (
    "customerRemorseReturnFees",
    "customerRemorseReturnShippingFeesAmount",
    "customerRemorseReturnLabelSource",
)
DEFECT_NAMES = ("itemDefectReturnFees", "itemDefectReturnShippingFeesAmount", "itemDefectReturnLabelSource")
FEE_NAMES = (*GENERAL_NAMES, *REMORSE_NAMES, *DEFECT_NAMES)
SUM_NAMES = (SHIPPING_SUM, REMORSE_NAMES[1], DEFECT_NAMES[1], RESTOCKING_FEE)
_NAMES: Mapping[str, tuple[str, ...]] = {ANY_CAUSE: GENERAL_NAMES, REMORSE: REMORSE_NAMES, DEFECT: DEFECT_NAMES}
_UNSAID = "customers hear that it costs, not how much"


@dataclass(frozen=True, slots=True)
class Fees:
    """The terms of a policy: for any cause, and what is different for either."""

    terms: ReturnTerms
    remorse: ReturnTerms
    defect: ReturnTerms


def read_fees(fields: Fields) -> Fees:
    """What a policy says of fees, with one meaning; every contradiction and its reading is a warning."""
    fees = Fees(*(read_terms(fields, cause) for cause in (ANY_CAUSE, REMORSE, DEFECT)))
    was_free = fields.read(FEES, one_of(ReturnFees)) is ReturnFees.FREE
    if was_free and fees.terms.fees is ReturnFees.RESTOCKING and fees.defect.fees is None:
        fees = replace(fees, defect=replace(fees.defect, fees=ReturnFees.FREE))  # nobody restocks what is broken
    kinds = (fees.terms.fees, fees.remorse.fees, fees.defect.fees)
    if ReturnFees.SHIPPING in kinds and not any(fields.has(name) for name in SUM_NAMES[:3]):
        fields.findings.warn(fields.node.place, f"{ReturnFees.SHIPPING} without {SHIPPING_SUM}", _UNSAID)
    if ReturnFees.RESTOCKING in kinds and not fields.has(RESTOCKING_FEE):
        fields.findings.warn(fields.node.place, f"{ReturnFees.RESTOCKING} without {RESTOCKING_FEE}", _UNSAID)
    return fees


def read_terms(fields: Fields, cause: str = ANY_CAUSE) -> ReturnTerms:
    """The terms for a cause. Where the kind of a fee and its sum contradict each other, the sum counts."""
    kind, sum_, label = _NAMES[cause][:3]
    kept = (fields.read(RESTOCKING_FEE, restocking) or Restocking()) if cause is not DEFECT else Restocking()
    terms = ReturnTerms(
        fields.read(kind, one_of(ReturnFees)),
        fields.read(sum_, money),
        fields.read(label, one_of(ReturnLabelSource)),
        kept.fixed,
        kept.percent,
    )
    terms = _settled_restocking(fields, _settled_shipping(fields, terms, kind, sum_), kind)
    return replace(terms, restocking=None, restocking_percent=None) if cause else terms


def _settled_shipping(fields: Fields, terms: ReturnTerms, kind: str, sum_: str) -> ReturnTerms:
    if terms.fees is None or terms.shipping is None:
        return terms
    costs = terms.shipping.value > 0
    if costs is (terms.fees is ReturnFees.SHIPPING) or (not costs and terms.fees is not ReturnFees.SHIPPING):
        return terms
    right = ReturnFees.SHIPPING if costs else ReturnFees.FREE
    what = f"{kind} is {terms.fees}, yet {sum_} is {terms.shipping.value} {terms.shipping.currency}"
    fields.findings.warn(fields.node.place, what, f"the sum counts: read as {right}")
    return replace(terms, fees=right)


def _settled_restocking(fields: Fields, terms: ReturnTerms, kind: str) -> ReturnTerms:
    costs = terms.restocking_percent or (terms.restocking and terms.restocking.value)
    if terms.fees is not ReturnFees.FREE or not costs:
        return terms
    what = f"{kind} is {terms.fees}, yet there is a {RESTOCKING_FEE}"
    fields.findings.warn(fields.node.place, what, f"the fee counts: read as {ReturnFees.RESTOCKING}")
    return replace(terms, fees=ReturnFees.RESTOCKING)
