"""How well unseen phrases are understood: figures only. The phrases are nobody's training material."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from skill.tools.understanding.listening import Understanding

Labelled = tuple[str, str]  # what is said, the intent it means


@dataclass(frozen=True, slots=True)
class Evaluation:
    """`confusions` counts (meant, heard); `false_accepts` are unrelated sentences taken for a question of the shop."""

    confusions: Counter[tuple[str, str]]
    exact: int
    false_accepts: tuple[str, ...]
    unrelated: int

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
        """Of the unrelated sentences, how many were taken for a question of the shop."""
        return len(self.false_accepts) / self.unrelated


def evaluate(hearing: Understanding, phrases: Sequence[Labelled], unrelated: Sequence[str]) -> Evaluation:
    """Hear every phrase once."""
    confusions: Counter[tuple[str, str]] = Counter()
    exact = 0
    for said, meant in phrases:
        heard = hearing.hear(said)
        confusions[meant, heard.intent] += 1
        exact += heard.how == "exact"
    taken = tuple(said for said in unrelated if not hearing.hear(said).intent.startswith("AMAZON."))
    return Evaluation(confusions, exact, taken, len(unrelated))
