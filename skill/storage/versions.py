"""The versions of a shop's return policies as stored items. One is never changed: each import adds its own."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

import msgspec

from skill.domain.policies import PolicyVersion, ReturnPolicy
from skill.domain.values import dataclass
from skill.storage import keys
from skill.storage.codec import Item, from_item, to_item

MOST_BYTES = 300_000  # of one part; an item may have 400 KB
FIRST = datetime(1970, 1, 1, tzinfo=UTC)  # policies stored before there were versions are older than any


@dataclass(frozen=True, slots=True)
class Part:
    """One of the `parts` items that a version is stored in."""

    effective_from: datetime
    parts: int
    policies: tuple[ReturnPolicy, ...]


def items_of(version: PolicyVersion) -> tuple[dict[str, Any], ...]:
    """The version's items; one, but for a shop with very many policies."""
    parts = [*_parts(version.policies)] or [()]
    stored = (Part(version.effective_from, len(parts), part) for part in parts)
    return tuple(to_item(keys.policies(version.effective_from, number), part) for number, part in enumerate(stored))


def of(rows: Iterable[tuple[str, Item]]) -> tuple[PolicyVersion, ...]:
    """The versions in these (sort key, item) pairs, oldest first; one that lacks a part is not there yet."""
    found: defaultdict[datetime, list[Part]] = defaultdict(list)
    unversioned: list[ReturnPolicy] = []
    for sk, item in rows:
        if sk.startswith(keys.POLICIES_PREFIX):
            found[(part := from_item(item, Part)).effective_from].append(part)
        else:
            unversioned.append(from_item(item, ReturnPolicy))
    whole = ((moment, parts) for moment, parts in sorted(found.items()) if len(parts) == parts[0].parts)
    versions = (PolicyVersion(moment, tuple(p for part in parts for p in part.policies)) for moment, parts in whole)
    return (*((PolicyVersion(FIRST, tuple(unversioned)),) if unversioned else ()), *versions)


def _parts(policies: tuple[ReturnPolicy, ...]) -> Iterator[tuple[ReturnPolicy, ...]]:
    part: list[ReturnPolicy] = []
    size = 0
    for policy in policies:
        bytes_ = len(msgspec.json.encode(policy))
        if part and size + bytes_ > MOST_BYTES:
            yield tuple(part)
            part, size = [], 0
        part.append(policy)
        size += bytes_
    if part:
        yield tuple(part)
