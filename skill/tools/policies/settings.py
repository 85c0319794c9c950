"""The `settings:` block of Careline's own YAML: how a shop counts days."""

from skill.domain.calendar import BusinessCalendar
from skill.domain.opening import WEEK, DayOfWeek
from skill.domain.return_rules import ReturnSettings
from skill.tools.policies.dates import day
from skill.tools.policies.fields import Fields, did_you_mean
from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node
from skill.tools.policies.numbers import whole_days
from skill.tools.policies.own_keys import read_object
from skill.tools.policies.scalars import flag

SETTINGS = "settings"
SETTINGS_KEYS = ("businessDays", "holidays", "extendToBusinessDay", "graceDays", "refundDays")


def read_settings(node: Node, findings: Findings) -> ReturnSettings:
    """The settings; what is left out is as the domain has it."""
    fields = read_object(node, findings, SETTINGS_KEYS)
    days = fields.read_all("businessDays", _weekday)
    return ReturnSettings(
        BusinessCalendar(
            tuple(each for each in WEEK if each in days) or WEEK[:5],
            tuple(sorted(fields.read_all("holidays", day))),
        ),
        extends_to_business_day=fields.read("extendToBusinessDay", flag) or False,
        grace_days=fields.read("graceDays", whole_days),
        refund_days=read_span(fields, "refundDays"),
    )


def read_span(fields: Fields, name: str) -> tuple[int, int] | None:
    """Business days, least and most, as [5, 7] or as one number; None when nothing is said."""
    values = fields.node.all(name)
    days = [found for value in values if (found := whole_days(value, fields.findings)) is not None]
    if len(days) < len(values) or not values:
        return None
    if len(days) > 2 or days != sorted(days):
        what = f"{fields.node.members[name].quoted()} is no span of days"
        fields.findings.problem(fields.node.members[name].place, what, "write least and most, such as [5, 7]")
        return None
    return days[0], days[-1]


def _weekday(node: Node, findings: Findings) -> DayOfWeek | None:
    if isinstance(node.value, str) and node.value in {*DayOfWeek}:
        return DayOfWeek(node.value)
    meant = did_you_mean(str(node.value), DayOfWeek)
    findings.problem(node.place, f"{node.quoted()} is no day of the week", meant)
    return None
