"""What changes between two sets of policies: added, removed, and of those that stay, which fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec

from skill.domain.policies import ReturnPolicy


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field ("scope.countries") before and after, as JSON has them; None = not said."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class PolicyChange:
    """A policy that stays under its id and says something else."""

    policy: str
    fields: tuple[FieldChange, ...]

    def lines(self) -> Iterator[str]:
        """It for people: the id, and each field below it."""
        yield f"~ {self.policy}"
        yield from (f"    {each.field}: {_told(each.before)} -> {_told(each.after)}" for each in self.fields)


@dataclass(frozen=True, slots=True)
class Difference:
    """Ids of policies that come and go, and what changes in the others."""

    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    changed: tuple[PolicyChange, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.removed or self.changed)

    def lines(self) -> Iterator[str]:
        """It for people, one line each."""
        yield from (f"+ {policy}" for policy in self.added)
        yield from (f"- {policy}" for policy in self.removed)
        for change in self.changed:
            yield from change.lines()


def difference(before: tuple[ReturnPolicy, ...], after: tuple[ReturnPolicy, ...]) -> Difference:
    """What there is to tell; nothing (false) for the same policies in whatever order."""
    old, new = ({policy.policy_id: policy for policy in policies} for policies in (before, after))
    changed = (PolicyChange(each, changed_fields(old[each], new[each])) for each in new if each in old)
    return Difference(
        tuple(each for each in new if each not in old),
        tuple(each for each in old if each not in new),
        tuple(change for change in changed if change.fields),
    )


def changed_fields(before: object, after: object) -> tuple[FieldChange, ...]:
    """Every field in which two values of one kind differ."""
    old, new = (dict(_flat(msgspec.to_builtins(value))) for value in (before, after))
    names = (name for name in dict.fromkeys((*old, *new)) if old.get(name) != new.get(name))
    return tuple(FieldChange(name, old.get(name), new.get(name)) for name in names)


def _flat(value: dict[str, Any], within: str = "") -> Iterator[tuple[str, Any]]:
    """Every field with the path to it; a sum of money and a list are one value each."""
    for name, inner in value.items():
        if isinstance(inner, dict) and "currency" not in inner:
            yield from _flat(inner, f"{within}{name}.")
        else:
            yield f"{within}{name}", list(inner) if isinstance(inner, tuple) else inner


def _told(value: Any) -> str:
    return "not said" if value in (None, "", []) else msgspec.json.encode(value).decode()
