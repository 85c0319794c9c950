"""Makes the classifier from the model's samples and the out-of-scope sentences, with scikit-learn."""

from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np

from skill.tools.understanding.classifier import OUT_OF_SCOPE, Classifier, View
from skill.tools.understanding.dates import MONTHS
from skill.tools.understanding.features import MASKED, VIEWS, WITHOUT_REASONS, masked
from skill.tools.understanding.known import REASON, KnownValues
from skill.tools.understanding.model import DATE, DIGITS, NUMBER, QUERY, SLOT, TIME, Model, pattern
from skill.tools.understanding.times import SPOKEN
from skill.tools.understanding.words import plain

SENTENCES, TOPICS, WORDS = (
    Path(__file__).with_name(f"{name}.txt") for name in ("out_of_scope", "help_topics", "ticket_words")
)
SEARCHED = "query"  # the slot of what is searched for, which is also said alone; other free speech is handed on
TOPICS_A_SAMPLE = 6  # free speech has no values to take turns, and more to say than any
STRENGTH = 10.0  # inverse regularisation (C); 3 to 30 differ by less than 0.01 in cross-validation

Labelled = tuple[str, str]  # a masked sentence and its class


def out_of_scope() -> list[str]:
    """Our own sentences that are nothing for the shop's voice desk, plain."""
    return _lines(SENTENCES)


def help_topics() -> list[str]:
    """What help centres are searched for, plain."""
    return _lines(TOPICS)


def ticket_words() -> list[str]:
    """What customers tell a shop's people, plain."""
    return _lines(WORDS)


def _lines(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [plain(line) for line in lines if line.strip() and not line.startswith("#")]


def examples(model: Model, known: KnownValues) -> list[Labelled]:
    """Every sample of the shop's intents, its slots filled with one value each (all values take turns), then masked.

    A sample with a reason comes once more with a reason left as said: customers have others than any list. One with
    free speech comes with several topics, which also come alone.
    """
    turn, topics, words = count(), help_topics(), ticket_words()
    alone = [
        (masked(topic, known), intent.name)
        for intent in model.own_intents
        if SEARCHED in intent.slots
        for topic in topics
    ]
    return alone + [
        (
            masked(_filled(pattern(sample), intent.slots, model, turn, free), known, masks),
            intent.name,
        )
        for intent, free in ((intent, topics if SEARCHED in intent.slots else words) for intent in model.own_intents)
        for sample in intent.samples
        for masks in _masks(sample, intent.slots)
    ]


def _masks(sample: str, slots: Mapping[str, str]) -> tuple[Sequence[tuple[str, str]], ...]:
    """How often a sample comes, and what is masked in it each time."""
    kinds = {slots[name] for name in SLOT.findall(sample)}
    return (MASKED, WITHOUT_REASONS) if REASON in kinds else (MASKED,) * (TOPICS_A_SAMPLE if QUERY in kinds else 1)


def _filled(sample: str, slots: Mapping[str, str], model: Model, turn: "count[int]", free: Sequence[str]) -> str:
    def value(slot: str) -> str:
        kind = slots[slot]
        if kind == NUMBER:
            return f"{2 + next(turn) % 8}"
        if kind == DATE:
            return MONTHS[next(turn) % len(MONTHS)]
        if kind == TIME:
            return SPOKEN[next(turn) % len(SPOKEN)].removeprefix("the ")
        if kind == QUERY:
            return free[7 * next(turn) % len(free)]
        names = [name for value in model.types.get(kind, ()) for name in value.names]
        return f"{1000 + 7 * next(turn) % 9000}" if kind == DIGITS else names[7 * next(turn) % len(names)]

    return SLOT.sub(lambda slot: value(slot[1]), sample)


def learn(model: Model) -> Classifier:
    """The classifier for a model, from its samples and our out-of-scope sentences."""
    known = KnownValues(model)
    foreign = ((masked(sentence, known), OUT_OF_SCOPE) for sentence in out_of_scope())
    return train([*examples(model, known), *foreign])


def train(sentences: Sequence[Labelled]) -> Classifier:
    """Fit TF-IDF and a multinomial logistic regression. The same sentences always give the same weights."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_union
    from threadpoolctl import threadpool_limits  # type: ignore[import-untyped]

    texts, labels = zip(*sentences, strict=True)
    vectorizers = [TfidfVectorizer(analyzer=view, sublinear_tf=True, dtype=np.float64) for view in VIEWS]
    matrix = make_union(*vectorizers).fit_transform(texts)
    with threadpool_limits(1):  # faster at this size, and the same sums in the same order on every machine
        regression = LogisticRegression(C=STRENGTH, max_iter=300, tol=1e-3).fit(matrix, labels)
    return Classifier(
        classes=tuple(map(str, regression.classes_)),
        views=tuple(map(_view, vectorizers)),
        weights=np.ascontiguousarray(regression.coef_.T, dtype=np.float32),
        bias=regression.intercept_.astype(np.float32),
    )


def _view(vectorizer: Any) -> View:
    rows = {str(name): row for row, name in enumerate(vectorizer.get_feature_names_out())}
    return View(rows, vectorizer.idf_.astype(np.float32))
