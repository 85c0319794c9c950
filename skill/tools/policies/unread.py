"""What a policy says and nobody reads: kept beside it and told, so that nothing a shop publishes is lost."""

from collections.abc import Iterable, Iterator, Mapping

from skill.tools.policies.fees import SUM_NAMES
from skill.tools.policies.fields import Fields, did_you_mean
from skill.tools.policies.nodes import Node
from skill.tools.policies.seasons import SEASONS, season_names
from skill.tools.policies.sums import SUM_KEYS

_WHY: Mapping[str, str] = {
    "returnPolicyCountry": "kept: it says where returns are sent to, and narrows nothing; who may return is said by "
    "applicableCountry",
}
_Known = tuple[str, ...]


def unread(fields: Fields, known: _Known) -> tuple[str, ...]:
    """The properties beside the known ones, as "name: JSON". In Careline's own YAML each is a problem instead."""
    found = (*_beside(fields, known), *_beside_in_seasons(fields))
    for name, member in found:
        if fields.findings.strict:
            last = name.rpartition(".")[2]
            fields.findings.problem(member.place, f'nobody reads "{last}"', did_you_mean(last, _known_at(name, known)))
        else:
            fields.findings.warn(member.place, f'nobody reads "{name}"', _WHY.get(name, "kept as it was published"))
    return tuple(f"{name}: {member.spelled()}" for name, member in found)


def _beside_in_seasons(fields: Fields) -> Iterator[tuple[str, Node]]:
    for season in _objects(fields, SEASONS):
        inner = Fields(season, fields.findings)
        yield from _beside(inner, season_names(strict=fields.findings.strict), f"{SEASONS}.")


def _beside(fields: Fields, known: _Known, within: str = "") -> Iterator[tuple[str, Node]]:
    """What is unknown in an object and in its sums of money."""
    yield from ((within + name, member) for name, member in fields.unknown(known))
    for name in SUM_NAMES:
        for node in _objects(fields, name):
            inner = Fields(node, fields.findings).unknown(SUM_KEYS)
            yield from ((f"{within}{name}.{key}", member) for key, member in inner)


def _objects(fields: Fields, name: str) -> tuple[Node, ...]:
    return tuple(value for value in fields.values(name) if value.members)


def _known_at(name: str, known: _Known) -> Iterable[str]:
    """What may stand where that name stands."""
    first = name.split(".")[-2:][0]
    if "." not in name:
        return known
    return season_names(strict=True) if first == SEASONS else SUM_KEYS
