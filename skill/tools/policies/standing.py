"""A shop whose clock stands still, as the demo's does, may never come to policies that are imported: then says so."""

from dataclasses import dataclass
from datetime import datetime

from skill.domain.policies import PolicyVersion, ReturnPolicy, in_force
from skill.tools.policies.difference import difference


@dataclass(frozen=True, slots=True)
class Unheard:
    """The clock stands at `clock`, where other policies are in force: from `since` on, None = the shop's first."""

    clock: datetime
    since: datetime | None

    def __str__(self) -> str:
        after = f" and after {self.since.isoformat()}" if self.since else ""
        return (
            f"Mind: this shop's clock stands at {self.clock.isoformat()}, where other policies are in force; "
            f"only an --effective-from before then{after} lets its conversations hear these."
        )


def unheard(
    policies: tuple[ReturnPolicy, ...], versions: tuple[PolicyVersion, ...], clock: datetime | None
) -> Unheard | None:
    """Why of these versions it is not these policies that conversations hear; None when it is, or the clock goes."""
    held = in_force(versions, clock) if clock else None
    if clock is None or held is None or not difference(held.policies, policies):
        return None
    return Unheard(clock, held.effective_from if held.effective_from <= clock else None)
