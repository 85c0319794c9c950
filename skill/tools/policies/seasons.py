"""returnPolicySeasonalOverride: what holds instead for orders placed in a season."""

from datetime import date

from skill.domain.policies import RefundType, ReturnCategory, ReturnMethod, ReturnTerms, SeasonalOverride
from skill.tools.policies.category import CATEGORY, DAYS
from skill.tools.policies.dates import day
from skill.tools.policies.enumerations import one_of
from skill.tools.policies.fees import GENERAL_NAMES, read_terms
from skill.tools.policies.fields import Fields
from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node
from skill.tools.policies.scalars import flag
from skill.tools.policies.window import Window, read_window

SEASONS = "returnPolicySeasonalOverride"
SHORTENS = "shortens"
_KINDNESS = (
    ReturnCategory.NOT_PERMITTED,
    ReturnCategory.UNSPECIFIED,
    ReturnCategory.FINITE,
    ReturnCategory.UNLIMITED,
)
SEASON_NAMES = ("startDate", "endDate", CATEGORY, DAYS, "returnMethod", "refundType", *GENERAL_NAMES)


def read_seasons(policy: Fields, window: Window) -> tuple[SeasonalOverride, ...]:
    """Every override of a policy that can be read."""
    return policy.read_all(SEASONS, lambda node, findings: _season(node, findings, window))


def season_names(*, strict: bool) -> tuple[str, ...]:
    """What may stand in a season; Careline's YAML also has what shortens on purpose."""
    return (*SEASON_NAMES, SHORTENS) if strict else SEASON_NAMES


def _season(node: Node, findings: Findings, policy: Window) -> SeasonalOverride | None:
    if not node.members or (len(node.members) == 1 and "@id" in node.members):
        what = f"{node.quoted()} stands where a season belongs"
        findings.problem(node.place, what, "write startDate, endDate and merchantReturnDays")
        return None
    fields = Fields(node, findings)
    fields.tell_slips()
    window = read_window(fields, fields.read(CATEGORY, one_of(ReturnCategory)))
    (start, end), terms = _dates(fields), read_terms(fields)
    season = SeasonalOverride(
        start,
        end,
        window.category,
        window.days,
        window.until,
        fields.read_all("returnMethod", one_of(ReturnMethod)),
        fields.read_all("refundType", one_of(RefundType)),
        None if terms == ReturnTerms() else terms,
        shortens=bool(findings.strict and fields.read(SHORTENS, flag)),
    )
    if _leaves_less(season, policy) and not season.shortens:
        reading = "not applied: a season only lengthens, unless Careline's own YAML says `shortens: true`"
        findings.warn(node.place, "the season would leave less time than the policy does", reading)
    return season


def _dates(fields: Fields) -> tuple[date | None, date | None]:
    start, end = fields.read("startDate", day), fields.read("endDate", day)
    findings, place = fields.findings, fields.node.place
    if start and end and end < start:
        remedy = "mend the dates (is a year missing?)"
        findings.problem(place, f"the season ends ({end}) before it starts ({start})", remedy)
    elif not fields.has("startDate") and not fields.has("endDate"):
        findings.problem(place, "the season has neither startDate nor endDate", "add them, or change the policy itself")
    elif not fields.has("startDate") or not fields.has("endDate"):
        missing = "an endDate" if start else "a startDate"
        findings.warn(place, f"the season has no {missing.split()[1]}", f"read as a season without {missing}")
    return start, end


def _leaves_less(season: SeasonalOverride, policy: Window) -> bool:
    """True when a season would leave less time than the policy does."""
    own = policy.category or ReturnCategory.FINITE
    if season.category and _KINDNESS.index(season.category) < _KINDNESS.index(own):
        return True
    return season.days is not None and policy.days is not None and season.days < policy.days
