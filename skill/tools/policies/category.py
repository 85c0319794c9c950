"""returnPolicyCategory: the one thing that every policy has to say, or to imply."""

from skill.domain.policies import ReturnCategory
from skill.tools.policies.enumerations import one_of
from skill.tools.policies.fields import Fields

CATEGORY, DAYS, LINK = "returnPolicyCategory", "merchantReturnDays", "merchantReturnLink"


def read_category(fields: Fields, implied: ReturnCategory | None) -> ReturnCategory | None:
    """The category of a policy; None when it can't be told, which then is a problem. `implied`: by Careline's keys."""
    if fields.has(CATEGORY):
        return fields.read(CATEGORY, one_of(ReturnCategory))
    findings, place = fields.findings, fields.node.place
    if fields.has(DAYS):
        if not findings.strict:
            findings.warn(place, f"it has {DAYS} but no {CATEGORY}", f"read as {ReturnCategory.FINITE}")
        return ReturnCategory.FINITE
    if implied:
        return implied
    if fields.has(LINK):
        reading = f"read as {ReturnCategory.UNSPECIFIED}: a person answers"
        findings.warn(place, f"it has {LINK} and says nothing else of a window", reading)
        return ReturnCategory.UNSPECIFIED
    findings.problem(place, f"it has neither {CATEGORY} nor {DAYS}", f"add {CATEGORY}")
    return None
