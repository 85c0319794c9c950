"""Free speech behind a carrier phrase: "how do I {query}". What is said inside of it, and of which intent it is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from skill.tools.understanding.model import QUERY, SLOT, Model, pattern
from skill.tools.understanding.words import without_fillers


@dataclass(frozen=True, slots=True)
class Carried:
    """The free speech, in which slot of which intent."""

    intent: str
    slot: str
    query: str


class Carriers:
    """A model's samples that have free speech in them."""

    def __init__(self, model: Model) -> None:
        found = sorted(_carriers(model), key=lambda carrier: -len(carrier[2].pattern))
        self._carriers = tuple(found)  # the one with the most words of its own goes first

    def carried(self, said: str) -> Carried | None:
        """What these plain words carry; None when they are behind no carrier phrase, or it has nothing behind it."""
        bare = without_fillers(said)
        for intent, slot, carrier in self._carriers:
            if found := carrier.fullmatch(bare):
                return Carried(intent, slot, found[1])
        return None


def _carriers(model: Model) -> Iterator[tuple[str, str, "re.Pattern[str]"]]:
    for intent in model.own_intents:
        for sample in map(pattern, intent.samples):
            slots = SLOT.findall(sample)
            if len(slots) == 1 and intent.slots[slots[0]] == QUERY:
                yield intent.name, slots[0], carrier(sample)


def carrier(sample: str) -> "re.Pattern[str]":
    """What a plain sample matches when each of its slots is free speech."""
    return re.compile("(.+)".join(map(re.escape, SLOT.split(sample)[::2])))
