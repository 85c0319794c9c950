"""An item that nobody knows, where a sample has one: "cancel the piano". Alexa hands such words over as they were said.

What our out-of-scope sentences have in its place ("cancel the alarm") is no item, nor is a word of the samples' own.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from skill.tools.understanding.carriers import carrier
from skill.tools.understanding.features import is_small
from skill.tools.understanding.model import ITEM, SLOT, Model, pattern
from skill.tools.understanding.sentences import out_of_scope
from skill.tools.understanding.words import without_fillers

_NAMED_FOR = re.compile(r"(?:^| )(?:the|my|a|an) \{\w+\}")  # whatever else stands before it may be anything
_MOST = 2  # words; of more it is hard to say where the item ends
_OFTEN = 3  # samples: a word of so many is the desk's own, such as "refund"
_POINTING = re.compile(r"\b(?:our|the|that|those|these)\b")


@dataclass(frozen=True, slots=True)
class Unknown:
    """The words that stand where the samples have an item, in which slot of which intent."""

    intent: str
    slot: str
    said: str


class UnknownItems:
    """A model's samples whose only slot is an item behind its article, with the most words of their own first."""

    def __init__(self, model: Model) -> None:
        self._carriers: dict[str, list[tuple[str, str, re.Pattern[str]]]] = defaultdict(list)
        found = sorted(_carriers(model), key=lambda carrier: -len(carrier[2].pattern))
        for each in found:
            self._carriers[each[2].pattern.partition("\\")[0]].append(each)
        said = Counter(word for intent in model.intents.values() for each in intent.samples for word in _own(each))
        self._words = {word for word, samples in said.items() if samples >= _OFTEN}
        self._foreign: dict[str, bool] = {}

    def find(self, said: str) -> Unknown | None:
        """What these plain words name that is no known item; None where they are no sample's, or not of the shop."""
        found = next(self._matches(without_fillers(said)), None)
        if not found:
            return None
        *before, thing = found.said.split()
        is_one = len(before) < _MOST and not any(map(is_small, before)) and thing not in self._words
        return found if is_one and not is_small(thing) and not self._is_foreign(thing) else None

    def _matches(self, said: str) -> Iterator[Unknown]:
        for words in dict.fromkeys((said, _POINTING.sub("my", said), _POINTING.sub("the", said))):
            for intent, slot, each in self._carriers.get(words.partition(" ")[0], ()):
                if match := each.fullmatch(words):
                    yield Unknown(intent, slot, match[1])

    def _is_foreign(self, thing: str) -> bool:
        """Whether a sentence out of scope has it where a sample has an item."""
        if thing not in self._foreign:
            near = (sentence for sentence in out_of_scope() if thing in sentence.split())
            self._foreign[thing] = any(
                found.said.endswith(thing) for sentence in near for found in self._matches(sentence)
            )
        return self._foreign[thing]


def _carriers(model: Model) -> Iterator[tuple[str, str, "re.Pattern[str]"]]:
    for intent in model.own_intents:
        for sample in map(pattern, intent.samples):
            slots = SLOT.findall(sample)
            is_named = _NAMED_FOR.search(sample) and len(SLOT.sub("", sample).split()) > 1
            if len(slots) == 1 and intent.slots[slots[0]] == ITEM and is_named:
                yield intent.name, slots[0], carrier(sample)


def _own(sample: str) -> list[str]:
    return list(dict.fromkeys(SLOT.sub(" ", pattern(sample)).split()))
