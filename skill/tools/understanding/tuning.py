"""Measures the classifier on sentences it wasn't trained on, from the samples and our out-of-scope sentences alone.

This is where `ACCEPTED` comes from. It must never look at the evaluation phrases under tests/.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from skill.tools.understanding.classifier import OUT_OF_SCOPE, Guess
from skill.tools.understanding.features import masked
from skill.tools.understanding.known import KnownValues
from skill.tools.understanding.model import Model
from skill.tools.understanding.sentences import out_of_scope
from skill.tools.understanding.training import Labelled, examples, train

FOLDS = 5
ALIKE = 0.75  # cosine distance of words and pairs; closer samples are paraphrases, never split between folds


@dataclass(frozen=True, slots=True)
class HeldOut:
    """Guesses on sentences that the training didn't see: samples, each with the intent it is of, and foreign ones."""

    own: tuple[tuple[str, Guess], ...]
    foreign: tuple[Guess, ...]

    def macro_f1(self, accepted: float) -> float:
        """Mean F1 of the intents when guesses with smaller odds are rejected."""
        intents = sorted({truth for truth, _ in self.own})
        return sum(self._f1(intent, accepted) for intent in intents) / len(intents)

    def _f1(self, intent: str, accepted: float) -> float:
        said = [(truth == intent, guess.intent == intent and guess.odds >= accepted) for truth, guess in self.own]
        both, either = sum(truth and heard for truth, heard in said), sum(truth + heard for truth, heard in said)
        return 2 * both / either if either else 0.0

    def false_accepts(self, accepted: float) -> float:
        """Share of the foreign sentences that would be taken for one of the intents."""
        return sum(guess.odds >= accepted for guess in self.foreign) / len(self.foreign)


def held_out(model: Model) -> HeldOut:
    """Train FOLDS times on the other folds and guess each fold. Takes some ten seconds."""
    known = KnownValues(model)
    own = [(text, label, group) for (text, label), group in _grouped(examples(model, known))]
    foreign = [(masked(text, known), index) for index, text in enumerate(out_of_scope())]
    guesses, false = [], []
    for fold in range(FOLDS):
        taught = [(text, label) for text, label, group in own if group % FOLDS != fold]
        taught += [(text, OUT_OF_SCOPE) for text, index in foreign if index % FOLDS != fold]
        classifier = train(taught)
        guesses += [(label, classifier.guess(text)) for text, label, group in own if group % FOLDS == fold]
        false += [classifier.guess(text) for text, index in foreign if index % FOLDS == fold]
    return HeldOut(tuple(guesses), tuple(false))


def _grouped(sentences: Sequence[Labelled]) -> Iterator[tuple[Labelled, int]]:
    """Each sentence with the number of its family of paraphrases."""
    first = 0
    for intent in sorted({label for _, label in sentences}):
        family = [sentence for sentence in sentences if sentence[1] == intent]
        numbers = _families([text for text, _ in family])
        yield from ((sentence, first + number) for sentence, number in zip(family, numbers, strict=True))
        first += max(numbers) + 1


def _families(texts: Sequence[str]) -> list[int]:
    from sklearn.cluster import AgglomerativeClustering
    from sklearn.feature_extraction.text import TfidfVectorizer

    matrix: Any = TfidfVectorizer(ngram_range=(1, 2), token_pattern=r"\S+").fit_transform(texts)  # noqa: S106
    tree = AgglomerativeClustering(n_clusters=None, distance_threshold=ALIKE, metric="cosine", linkage="average")
    return [int(number) for number in tree.fit_predict(matrix.toarray())]
