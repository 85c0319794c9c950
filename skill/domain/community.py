"""Places where customers help each other that are not the shop's: forums, review sites. Nobody there speaks for it."""

from collections.abc import Iterable

from skill.domain.values import dataclass


@dataclass(frozen=True, slots=True)
class Community:
    """One such place. `good_for` is what people find there, as it goes on after "for". `language` is BCP 47."""

    name: str
    url: str
    good_for: str
    language: str = ""


def understood(communities: Iterable[Community], language: str) -> tuple[Community, ...]:
    """Those in that language (BCP 47, compared without region, "" = not known), in the shop's order; else all."""
    every = tuple(communities)
    return tuple(one for one in every if not language or _primary(one.language) in ("", _primary(language))) or every


def _primary(tag: str) -> str:
    return tag.partition("-")[0].casefold()
