"""Words as they are compared: folded, singular, without small words. What is small or ordinal is the locale's."""

from collections.abc import Iterable, Mapping
from typing import Any

from skill.domain.values import dataclass
from skill.matching.folding import singular, words_of
from skill.matching.numbers import in_digits
from skill.matching.topics import Topics

Tokens = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """A locale's words for matching, all folded.

    `small`: words that never tell items apart. `pronouns`: phrases that mean the item last spoken of.
    `gifts`: what a gift, whose name is never spoken, may be called. `stops`, `mores`, `helps` and `skips`: said instead
    of an answer.
    `alls`: phrases that mean each of several things; `joins`: words between two things.
    `ordinals`: phrase -> place, 1-based, -1 = last. `numbers`: word -> number; "one" may be among the small words too.
    `topics`: the words of questions to a help centre.
    """

    small: frozenset[str]
    pronouns: frozenset[str]
    gifts: frozenset[str]
    stops: frozenset[str]
    mores: frozenset[str]
    helps: frozenset[str]
    skips: frozenset[str]
    alls: frozenset[str]
    joins: frozenset[str]
    ordinals: Mapping[str, int]
    numbers: Mapping[str, int]
    topics: Topics

    @classmethod
    def of(cls, table: Mapping[str, Any]) -> "Lexicon":
        """The lexicon of a locale's [matching] table."""
        names = ("small", "pronouns", "gifts", "stops", "mores", "helps", "skips", "alls", "joins")
        words = {name: frozenset(table[name]) for name in names}
        return cls(
            **words, ordinals=dict(table["ordinals"]), numbers=dict(table["numbers"]), topics=Topics.of(table["help"])
        )

    def tokens(self, text: str) -> Tokens:
        """The words that tell items apart, folded and in the singular, numbers in digits."""
        return self._counted(word for word in words_of(text) if word not in self.small)

    def readings(self, text: str) -> tuple[Tokens, ...]:
        """What may be meant, likeliest first: small words that are numbers count, "book one", or not, "the red one"."""
        words = words_of(text)
        counted = self._counted(word for word in words if word not in self.small or word in self.numbers)
        return (counted,) if self.small.isdisjoint(self.numbers.keys() & words) else (counted, self.tokens(text))

    def _counted(self, words: Iterable[str]) -> Tokens:
        return in_digits((singular(word) for word in words), self.numbers)

    def is_pronoun(self, text: str) -> bool:
        """True for "it", "this item", "that one"."""
        return " ".join(words_of(text)) in self.pronouns

    def is_stop(self, text: str) -> bool:
        """True for "never mind" and its like, which Alexa may hand over as the item it asked for."""
        return " ".join(words_of(text)) in self.stops

    def is_more(self, text: str) -> bool:
        """True for "what else" said where one item of a list was asked for."""
        return " ".join(words_of(text)) in self.mores

    def is_help(self, text: str) -> bool:
        """True for "help" said where an item was asked for."""
        return " ".join(words_of(text)) in self.helps

    def is_skip(self, text: str) -> bool:
        """True for "nothing" said where something might be told."""
        return " ".join(words_of(text)) in self.skips

    def is_all(self, text: str) -> bool:
        """True for "both" and "everything"."""
        return " ".join(words_of(text)) in self.alls

    def parts(self, text: str) -> tuple[str, ...]:
        """ "the camera", "the jug" of "the camera and the jug"."""
        parts: list[list[str]] = [[]]
        for word in text.split():
            if word in self.joins:
                parts.append([])
            else:
                parts[-1].append(word)
        return tuple(" ".join(part) for part in parts if part)

    def is_gift(self, text: str) -> bool:
        """True for "the gift", "my present"."""
        return set(self.tokens(text)) & self.gifts != set()

    def place(self, text: str) -> int | None:
        """2 for "the second one", -1 for "the last", None when no place is named."""
        words = words_of(text)
        return self.ordinals.get(" ".join(words)) or self.ordinals.get(
            " ".join(w for w in words if w not in self.small)
        )
