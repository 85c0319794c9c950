"""Words as they are compared: folded, singular, without small words. What is small or ordinal is the locale's."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from unicodedata import normalize

_WORD = re.compile(r"\w+(?:'\w+)?")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A locale's words for matching, all folded.

    `small`: words that never tell items apart. `pronouns`: phrases that mean the item last spoken of.
    `gifts`: what a gift, whose name is never spoken, may be called. `stops`, `helps`: said instead of an item.
    `ordinals`: phrase -> place, 1-based, -1 = last.
    """

    small: frozenset[str]
    pronouns: frozenset[str]
    gifts: frozenset[str]
    stops: frozenset[str]
    helps: frozenset[str]
    ordinals: Mapping[str, int]

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "Lexicon":
        """The lexicon of a locale's [matching] table."""
        words = {name: frozenset(table[name]) for name in ("small", "pronouns", "gifts", "stops", "helps")}
        return cls(**words, ordinals=dict(table["ordinals"]))

    def tokens(self, text: str) -> tuple[str, ...]:
        """The words that tell items apart, folded and in the singular."""
        return tuple(_singular(word) for word in _words(text) if word not in self.small)

    def is_pronoun(self, text: str) -> bool:
        """True for "it", "this item", "that one"."""
        return " ".join(_words(text)) in self.pronouns

    def is_stop(self, text: str) -> bool:
        """True for "never mind" and its like, which Alexa may hand over as the item it asked for."""
        return " ".join(_words(text)) in self.stops

    def is_help(self, text: str) -> bool:
        """True for "help" said where an item was asked for."""
        return " ".join(_words(text)) in self.helps

    def is_gift(self, text: str) -> bool:
        """True for "the gift", "my present"."""
        return set(self.tokens(text)) & self.gifts != set()

    def place(self, text: str) -> int | None:
        """2 for "the second one", -1 for "the last", None when no place is named."""
        words = _words(text)
        return self.ordinals.get(" ".join(words)) or self.ordinals.get(
            " ".join(w for w in words if w not in self.small)
        )


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(normalize("NFKC", text).casefold()))


def _singular(word: str) -> str:
    """Good enough to compare two words by; never spoken."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 4 and word.endswith(("shes", "ches", "xes", "sses")):
        return word[:-2]
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
