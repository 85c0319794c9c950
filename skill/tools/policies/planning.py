"""What an import of policies would write, and how that is told. Nothing is written here."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from skill.domain.policies import PolicyVersion, in_force
from skill.domain.return_rules import ReturnSettings
from skill.errors import ShopDataError
from skill.tools.policies.difference import Difference, difference
from skill.tools.policies.reading import PolicyFile


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import writes. `version` None: what is in force at that moment already says the same.

    `later` are moments from which on newer versions hold in its place.
    """

    read: PolicyFile
    effective_from: datetime
    changes: Difference
    version: PolicyVersion | None
    later: tuple[datetime, ...]

    @property
    def settings(self) -> ReturnSettings | None:
        """How the shop counts days, where the files say it."""
        return self.read.settings


def plan_import(read: PolicyFile, stored: tuple[PolicyVersion, ...], effective_from: datetime) -> Plan:
    """The plan for policies in force from that moment on (aware).

    Raises ShopDataError where a stored version would have to change: versions are never overwritten.
    """
    until_then = tuple(version for version in stored if version.effective_from <= effective_from)
    before = in_force(until_then, effective_from)
    changes = difference(before.policies if before else (), read.policies)
    if before and before.effective_from == effective_from and changes:
        raise ShopDataError(
            f"other policies are stored for {effective_from.isoformat()}, and a version is never overwritten: "
            "choose another --effective-from"
        )
    later = sorted(version.effective_from for version in stored if version.effective_from > effective_from)
    version = PolicyVersion(effective_from, read.policies) if changes else None
    return Plan(read, effective_from, changes, version, tuple(later))


def as_json(plan: Plan, *, written: bool) -> dict[str, Any]:
    """The plan as one object: effective_from, written, nothing_to_do, added, removed, changed, settings, warnings."""
    return {
        "effective_from": plan.effective_from.isoformat(),
        "written": written and plan.version is not None,
        "nothing_to_do": plan.version is None,
        **asdict(plan.changes),
        "settings": plan.settings is not None,
        "later_versions": [moment.isoformat() for moment in plan.later],
        "warnings": [asdict(warning) for warning in plan.read.warnings],
    }


def as_lines(plan: Plan, *, written: bool) -> Iterator[str]:
    """The plan for people: warnings, changes, and what became of them."""
    yield from (f"warning: {warning}" for warning in plan.read.warnings)
    yield from plan.changes.lines()
    yield _outcome(plan, written=written)
    if plan.settings:
        yield "The shop's way of counting days was stored." if written else "It would store how the shop counts days."
    for moment in plan.later:
        yield f"Mind: another version takes over for orders from {moment.isoformat()} on."


def _outcome(plan: Plan, *, written: bool) -> str:
    moment = plan.effective_from.isoformat()
    if plan.version is None:
        return f"Nothing to do: the policies in force at {moment} say the same."
    count = len(plan.read.policies)
    what = "1 policy" if count == 1 else f"{count} policies"
    return (
        f"{what} stored, in force for orders from {moment} on." if written else f"{what} would be stored for {moment}."
    )
