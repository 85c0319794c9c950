"""How well unseen phrases are understood: figures only. The phrases are nobody's training material."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from time import perf_counter
from typing import Any

from skill.tools.understanding.heard import FALLBACK
from skill.tools.understanding.known import KnownValues
from skill.tools.understanding.listening import Understanding, vocabulary
from skill.tools.understanding.model import DIGITS, Model
from skill.tools.understanding.sentences import out_of_scope
from skill.tools.understanding.spelling import Spelling
from skill.tools.understanding.words import plain

Labelled = tuple[str, str]  # what is said, the intent it means


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`confusions` counts (meant, heard); `false_accepts` are unrelated sentences that became anything but Fallback.

    `familiar` of the unrelated sentences, everyday ones, stand in out_of_scope.txt too. `seconds`: for one utterance.
    """

    confusions: Counter[tuple[str, str]]
    exact: int
    false_accepts: tuple[str, ...]
    unrelated: int
    familiar: int
    seconds: float

    @property
    def intents(self) -> tuple[str, ...]:
        """The intents that were meant."""
        return tuple(sorted({meant for meant, _ in self.confusions}))

    def figures(self, intent: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of one intent."""
        right = self.confusions[intent, intent]
        heard = sum(n for (_, got), n in self.confusions.items() if got == intent)
        meant = sum(n for (wanted, _), n in self.confusions.items() if wanted == intent)
        precision, recall = right / heard if heard else 0.0, right / meant if meant else 0.0
        return precision, recall, 2 * right / (heard + meant) if right else 0.0

    @property
    def macro_f1(self) -> float:
        """The mean F1 of the intents."""
        return sum(self.figures(intent)[2] for intent in self.intents) / len(self.intents)

    @property
    def false_accept_share(self) -> float:
        """Of the unrelated sentences, how many were taken for something else."""
        return len(self.false_accepts) / self.unrelated

    @property
    def new_false_accept_share(self) -> float:
        """The same without the familiar sentences, none of which can be accepted falsely: they were trained on."""
        return len(self.false_accepts) / (self.unrelated - self.familiar)


@dataclass(frozen=True, slots=True)
class SlotEvaluation:
    """Values in utterances: found; mistaken, or seen where there is none; missed; rightly left empty."""

    found: int
    wrong: tuple[str, ...]
    missed: int
    empty: int


def evaluate(hearing: Understanding, phrases: Sequence[Labelled], unrelated: Sequence[str]) -> Evaluation:
    """Hear every phrase once."""
    confusions: Counter[tuple[str, str]] = Counter()
    exact, start = 0, perf_counter()
    for said, meant in phrases:
        heard = hearing.hear(said)
        confusions[meant, heard.intent] += 1
        exact += heard.how == "exact"
    taken = tuple(said for said in unrelated if hearing.hear(said).intent != FALLBACK)
    seconds = (perf_counter() - start) / (len(phrases) + len(unrelated))
    trained_on = set(out_of_scope())
    familiar = [said for said in unrelated if plain(said) in trained_on and said not in taken]
    return Evaluation(confusions, exact, taken, len(unrelated), len(familiar), seconds)


def evaluate_slots(model: Model, rows: Sequence[Mapping[str, Any]]) -> SlotEvaluation:
    """Look for a value in each row's `said`: one of slot type `type`, with `id` (the digits themselves) or None."""
    known, spelling = KnownValues(model), Spelling(vocabulary(model))
    found = [_value(known, row["type"], spelling.mend(plain(row["said"])).split()) for row in rows]
    results = [(row["said"], row["id"], value) for row, value in zip(rows, found, strict=True)]
    return SlotEvaluation(
        found=sum(right is not None and right == value for _, right, value in results),
        wrong=tuple(said for said, right, value in results if value is not None and right != value),
        missed=sum(right is not None and value is None for _, right, value in results),
        empty=sum(right is None and value is None for _, right, value in results),
    )


def _value(known: KnownValues, kind: str, words: Sequence[str]) -> str | None:
    span = known.find(kind, words)
    if span is None:
        return None
    return span.slot.value if kind == DIGITS else span.slot.id
