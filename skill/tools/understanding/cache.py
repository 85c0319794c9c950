"""Keeps the trained classifier in the data folder, so that only a change of the samples or of this code trains anew.

A file is only believed when it is whole and was made from these very samples; it holds arrays, never code.
"""

import hashlib
import json
import tempfile
import zipfile
from collections.abc import Callable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np

from skill.tools.understanding.classifier import Classifier, from_arrays, to_arrays

_MADE_BY = (
    "carriers.py",
    "classifier.py",
    "features.py",
    "help_questions.txt",
    "help_topics.txt",
    "known.py",
    "model.py",
    "numbers.py",
    "out_of_scope.txt",
    "sentences.py",
    "ticket_words.txt",
    "times.py",
    "training.py",
    "words.py",
)


def key(document: Any) -> str:
    """A name for everything the weights depend on: the model, the files that make them, and scikit-learn's version."""
    digest = hashlib.sha256(json.dumps(document, sort_keys=True).encode())
    for name in _MADE_BY:
        digest.update(Path(__file__).with_name(name).read_bytes())
    digest.update(version("scikit-learn").encode())
    return digest.hexdigest()[:16]


def kept(folder: Path, name: str, train: Callable[[], Classifier]) -> Classifier:
    """The classifier of that key from the folder. When it isn't there: trained, and stored if the folder lets it."""
    path = folder / f"understanding-{name}.npz"
    classifier = _load(path)
    if classifier is None:
        classifier = train()
        _store(path, classifier)
    return classifier


def _load(path: Path) -> Classifier | None:
    try:
        with path.open("rb") as file, np.load(file, allow_pickle=False) as arrays:  # numpy leaves its own open
            return from_arrays(dict(arrays))
    except (OSError, ValueError, KeyError, EOFError, AttributeError, TypeError, zipfile.BadZipFile):
        return None  # missing, cut short or not ours: made anew


def _store(path: Path, classifier: Classifier) -> None:
    with suppress(OSError):  # a read-only or full folder costs a training each time, nothing else
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix="understanding-") as folder:
            whole = Path(folder) / path.name
            np.savez(whole, allow_pickle=False, **to_arrays(classifier))
            whole.replace(path)  # all or nothing: another command may be reading
        for other in path.parent.glob("understanding-*.npz"):
            if other != path:
                other.unlink(missing_ok=True)
