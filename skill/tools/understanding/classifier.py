"""The guessing half: which intent's samples does an utterance resemble, and does it resemble any?

`training.py` makes the weights. This file must not import scikit-learn, which takes over a second: numpy will do.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from skill.tools.understanding.features import VIEWS

OUT_OF_SCOPE = "-"  # the class of everything the shop's voice desk can't answer

UNSEEN = "*"  # stands for every feature that fewer than two sentences have: how new an utterance is

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class View:
    """TF-IDF for one way of looking at an utterance: feature -> row, and each row's inverse document frequency."""

    rows: dict[str, int]
    idf: Floats


@dataclass(frozen=True, slots=True)
class Guess:
    """The likeliest intent, and the log-odds that the utterance is for the shop at all rather than out of scope."""

    intent: str
    odds: float


@dataclass(frozen=True, slots=True)
class Classifier:
    """A trained classifier: a view for each of VIEWS; for each class a column of `weights` and an entry of `bias`."""

    classes: tuple[str, ...]
    views: tuple[View, ...]
    weights: Floats
    bias: Floats

    def guess(self, text: str) -> Guess:
        """Judge a masked utterance."""
        scores = self.scores(text)
        own = [index for index, name in enumerate(self.classes) if name != OUT_OF_SCOPE]
        foreign = scores[self.classes.index(OUT_OF_SCOPE)]
        best = max(own, key=lambda index: float(scores[index]))
        return Guess(self.classes[best], float(np.logaddexp.reduce(scores[own]) - foreign))

    def scores(self, text: str) -> NDArray[np.float64]:
        """The logistic regression's score for each class."""
        total, first = self.bias.astype(np.float64), 0
        for view, features in zip(self.views, VIEWS, strict=True):
            rows, values = _weigh(view, features(text))
            total = total + values @ self.weights[first + rows]
            first += len(view.rows)
        return total


def _weigh(view: View, features: Iterator[str]) -> tuple[NDArray[np.intp], NDArray[np.float64]]:
    """The rows an utterance touches and their values: sublinear term frequency, times idf, to unit length."""
    unseen = view.rows[UNSEEN]
    counts = Counter(view.rows.get(feature, unseen) for feature in features)
    rows = np.fromiter(counts.keys(), dtype=np.intp, count=len(counts))
    frequency = np.fromiter(counts.values(), dtype=np.float64, count=len(counts))
    values = (1.0 + np.log(frequency)) * view.idf[rows]
    return rows, values / (np.linalg.norm(values) or 1.0)


def to_arrays(classifier: Classifier) -> dict[str, NDArray[Any]]:
    """The classifier as plain arrays, for a file that can hold no code."""
    views = {f"idf{index}": view.idf for index, view in enumerate(classifier.views)}
    names = {f"features{index}": _packed(list(view.rows)) for index, view in enumerate(classifier.views)}
    return {
        "classes": _packed(list(classifier.classes)),
        "weights": classifier.weights,
        "bias": classifier.bias,
        **views,
        **names,
    }


def from_arrays(arrays: dict[str, NDArray[Any]]) -> Classifier:
    """The opposite of `to_arrays`. Raises ValueError or KeyError when the arrays don't fit together."""
    classes = tuple(_unpacked(arrays["classes"]))
    names = [_unpacked(arrays[f"features{index}"]) for index in range(len(VIEWS))]
    rows = [{feature: row for row, feature in enumerate(features)} for features in names]
    views = tuple(View(own, arrays[f"idf{index}"]) for index, own in enumerate(rows))
    classifier = Classifier(classes, views, arrays["weights"], arrays["bias"])
    if not _is_whole(classifier):
        raise ValueError("the arrays of a stored classifier don't fit together")
    return classifier


def _is_whole(classifier: Classifier) -> bool:
    sizes = [len(view.rows) for view in classifier.views]
    return (
        [view.idf.shape for view in classifier.views] == [(size,) for size in sizes]
        and classifier.weights.shape == (sum(sizes), len(classifier.classes))
        and classifier.bias.shape == (len(classifier.classes),)
        and OUT_OF_SCOPE in classifier.classes
        and all(UNSEEN in view.rows for view in classifier.views)
    )


def _packed(texts: list[str]) -> NDArray[np.uint8]:
    return np.frombuffer("\n".join(texts).encode(), dtype=np.uint8)


def _unpacked(array: NDArray[np.uint8]) -> list[str]:
    return array.tobytes().decode().split("\n")
