"""What a question or an article is about: the words that count in one form each, one for all that mean the same."""

from collections.abc import Iterator, Mapping
from typing import Any

from skill.domain.values import dataclass
from skill.matching.folding import singular, words_of

LONGEST = 4  # words of a phrase that means the same as another
ENDINGS = ("ing", "ed")
SHORTEST = 3  # letters that an ending must leave

Phrases = Mapping[tuple[str, ...], str]


@dataclass(frozen=True, slots=True)
class Topics:
    """A locale's words for help centres. `small` tell no question apart; `same`: a phrase's roots -> its meaning."""

    small: frozenset[str]
    same: Phrases

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "Topics":
        """Those of a locale's [matching.help] table: `small`, and in `same` lists of phrases that mean the same."""
        same = {_roots(phrase): f"={group[0]}" for group in table["same"] for phrase in group}
        return cls(frozenset(root for word in table["small"] for root in _roots(word)), same)

    def of_text(self, text: str, most: int | None = None) -> Iterator[str]:
        """The topics of a text in its order, of its first words where there are more than `most`."""
        roots = _roots(text)[:most]
        start = 0
        while start < len(roots):
            size = next((n for n in range(LONGEST, 0, -1) if roots[start : start + n] in self.same), 0)
            if size:
                yield self.same[roots[start : start + size]]
            elif roots[start] not in self.small:
                yield roots[start]
            start += size or 1


def _roots(text: str) -> tuple[str, ...]:
    return tuple(map(root, words_of(text)))


def root(word: str) -> str:
    """A word without what grammar adds to it, as a rule of thumb: "exchanging" and "exchanges" are "exchang"."""
    bare = singular(word)
    for ending in ENDINGS:
        if bare.endswith(ending) and len(bare) >= len(ending) + SHORTEST:
            bare = _undoubled(bare.removesuffix(ending))
            break
    return bare[:-1] if len(bare) > SHORTEST + 1 and bare.endswith("e") else bare  # a "note" is no "not"


def _undoubled(stem: str) -> str:
    """ "wrapp" is "wrap", but "sell" stays."""
    return stem[:-1] if len(stem) > SHORTEST and stem[-1] == stem[-2] and stem[-1] not in "lsz" else stem
