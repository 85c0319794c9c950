"""How long an item may come back: category and days must say the same, or somebody has to mend them."""

from dataclasses import dataclass
from datetime import date

from skill.domain.policies import ReturnCategory
from skill.tools.policies.category import DAYS
from skill.tools.policies.dates import Limit, limit
from skill.tools.policies.fields import Fields


@dataclass(frozen=True, slots=True)
class Window:
    """Category, and days from delivery or a last day; None = not said."""

    category: ReturnCategory | None = None
    days: int | None = None
    until: date | None = None


def read_window(fields: Fields, category: ReturnCategory | None) -> Window:
    """What is said beside a category; a contradiction is a problem, or a warning that names the reading."""
    found = fields.read(DAYS, limit) or Limit()
    if found.days == 0:
        _tell_no_days(fields, category)
        return Window(category)
    if category in (None, ReturnCategory.FINITE) or found == Limit():
        return Window(category, found.days, found.until)
    what = f"{category} contradicts {DAYS} ({found.until or found.days})"
    fields.findings.problem(fields.node.place, what, f"leave {DAYS} out, or write {ReturnCategory.FINITE}")
    return Window(category)


def _tell_no_days(fields: Fields, category: ReturnCategory | None) -> None:
    """0 days: nothing beside a category that has no days, never a window."""
    place = fields.node.members[DAYS].place
    if category in (None, ReturnCategory.FINITE):
        what = "0 days are no window: the day of delivery alone, or nothing filled in?"
        fields.findings.problem(place, what, f"write the days, or {ReturnCategory.NOT_PERMITTED} without {DAYS}")
    elif fields.findings.strict or category is not ReturnCategory.NOT_PERMITTED:
        fields.findings.tolerate(place, f"{category} has 0 days", "read as not said", f"leave {DAYS} out")


def tell_endless(fields: Fields, category: ReturnCategory | None, defect_days: int | None) -> None:
    """A finite window that nobody ends."""
    if category is ReturnCategory.FINITE and not fields.has(DAYS) and defect_days is None:
        what = f"{ReturnCategory.FINITE} has no {DAYS}"
        fields.findings.problem(fields.node.place, what, f"add {DAYS}, such as 30")
