"""Dates, and what merchantReturnDays says: days, or the last day itself."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from skill.tools.policies.findings import Findings
from skill.tools.policies.nodes import Node
from skill.tools.policies.numbers import whole_days

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}([T ].*)?")


@dataclass(frozen=True, slots=True)
class Limit:
    """What merchantReturnDays says: days from delivery, or the last day itself."""

    days: int | None = None
    until: date | None = None


def limit(node: Node, findings: Findings) -> Limit | None:
    """merchantReturnDays."""
    if isinstance(node.value, str) and _DATE.fullmatch(node.value.strip()):
        last = day(node, findings)
        return Limit(until=last) if last else None
    days = whole_days(node, findings)
    return None if days is None else Limit(days)


def day(node: Node, findings: Findings) -> date | None:
    """An ISO 8601 date; of a date and time, the day as written, whatever its zone."""
    text = node.value.strip() if isinstance(node.value, str) else ""
    try:
        if _DATE.fullmatch(text):
            return datetime.fromisoformat(text.replace(" ", "T", 1)).date()
    except ValueError:
        pass
    findings.problem(node.place, f"{node.quoted()} is no date", "write it as 2026-12-31")
    return None
