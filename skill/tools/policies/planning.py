"""What an import of policies would write, and how that is told. Nothing is written here."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from skill.domain.policies import PolicyVersion, in_force
from skill.domain.return_case import ReturnSettings
from skill.errors import ShopDataError
from skill.tools.policies.difference import Difference, FieldChange, PolicyChange, changed_fields, difference
from skill.tools.policies.reading import PolicyFile
from skill.tools.policies.standing import Unheard, unheard


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import writes. `version` None: what is in force at that moment already says the same.

    `counting`: what changes in how the shop counts days. `later` are moments from which on newer versions hold in its
    place. `unheard`: why the shop, whose clock stands still, would not come to these policies.
    """

    read: PolicyFile
    effective_from: datetime
    changes: Difference
    version: PolicyVersion | None
    counting: tuple[FieldChange, ...]
    later: tuple[datetime, ...]
    unheard: Unheard | None = None

    @property
    def settings(self) -> ReturnSettings | None:
        """How the shop counts days, where the files say it and it is not what is stored."""
        return self.read.settings if self.counting else None

    @property
    def changes_nothing(self) -> bool:
        """True when there is nothing to write."""
        return self.version is None and self.settings is None


def plan_import(
    read: PolicyFile,
    stored: tuple[PolicyVersion, ...],
    effective_from: datetime,
    counting: ReturnSettings = ReturnSettings(),
    clock: datetime | None = None,
) -> Plan:
    """The plan for policies in force from that moment on (aware), at a shop that counts days so. `clock`: where its
    clock stands still, None = it goes.

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
    counted = changed_fields(counting, read.settings) if read.settings else ()
    not_heard = unheard(read.policies, (*stored, *([version] if version else ())), clock)
    return Plan(read, effective_from, changes, version, counted, tuple(later), not_heard)


def as_json(plan: Plan, *, written: bool) -> dict[str, Any]:
    """The plan as one object; `settings` when how the shop counts days changes, and in which fields."""
    return {
        "effective_from": plan.effective_from.isoformat(),
        "written": written and not plan.changes_nothing,
        "nothing_to_do": plan.changes_nothing,
        **asdict(plan.changes),
        "settings": plan.settings is not None,
        "settings_changed": [asdict(change) for change in plan.counting],
        "later_versions": [moment.isoformat() for moment in plan.later],
        "unheard_at": plan.unheard and plan.unheard.clock.isoformat(),
        "warnings": [asdict(warning) for warning in plan.read.warnings],
    }


def as_lines(plan: Plan, *, written: bool) -> Iterator[str]:
    """The plan for people: warnings, changes, and what became of them."""
    yield from (f"warning: {warning}" for warning in plan.read.warnings)
    yield from plan.changes.lines()
    if plan.counting:
        yield from PolicyChange("settings", plan.counting).lines()
    yield _outcome(plan, written=written)
    if plan.counting:
        yield "The shop's way of counting days was stored." if written else "It would store how the shop counts days."
    for moment in plan.later:
        yield f"Mind: another version takes over for orders from {moment.isoformat()} on."
    if plan.unheard:
        yield str(plan.unheard)


def _outcome(plan: Plan, *, written: bool) -> str:
    moment = plan.effective_from.isoformat()
    if plan.version is None and plan.settings:
        return f"The policies in force at {moment} say the same."
    if plan.version is None:
        nothing = "Nothing to do" if written else "Nothing would change"
        counts = ", and the shop counts days in the same way" if plan.read.settings else ""
        return f"{nothing}: the policies in force at {moment} say the same{counts}."
    count = len(plan.read.policies)
    what = "1 policy" if count == 1 else f"{count} policies"
    return f"{what} {'' if written else 'would be '}stored, in force for orders from {moment} on."
