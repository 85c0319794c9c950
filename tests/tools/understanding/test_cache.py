"""The trained classifier is kept in the data folder, believed only when it is whole, and never in the way."""

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from skill.tools.understanding import cache
from skill.tools.understanding.classifier import OUT_OF_SCOPE, UNSEEN, Classifier, View, from_arrays, to_arrays
from skill.tools.understanding.features import VIEWS
from tests.tools.understanding.small_model import a_document


class Training:
    """Makes a small classifier, and counts how often it was asked to."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> Classifier:
        self.times += 1
        views = tuple(View({"a": 0, UNSEEN: 1}, np.ones(2, dtype=np.float32)) for _ in VIEWS)
        weights = np.arange(4 * len(VIEWS), dtype=np.float32).reshape(-1, 2)
        return Classifier((OUT_OF_SCOPE, "TrackParcel"), views, weights, np.zeros(2, dtype=np.float32))


@pytest.fixture
def training() -> Training:
    return Training()


def test_it_is_trained_once_and_then_read(tmp_path: Path, training: Training) -> None:
    trained = cache.kept(tmp_path / "new" / "folder", "1", training)
    read = cache.kept(tmp_path / "new" / "folder", "1", training)
    assert training.times == 1
    assert (read.classes, read.scores("a b c").tolist()) == (trained.classes, trained.scores("a b c").tolist())


def test_another_key_is_trained_anew_and_replaces_the_old_file(tmp_path: Path, training: Training) -> None:
    for key in ("1", "2", "2"):
        cache.kept(tmp_path, key, training)
    assert training.times == 2
    assert [file.name for file in tmp_path.iterdir()] == ["understanding-2.npz"]


def cut_short(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:200])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def nonsense(file: Path) -> None:
    file.write_bytes(b"PK\x03\x04" + b"nonsense" * 100)


def with_code_in_it(file: Path) -> None:
    np.savez(file, allow_pickle=True, **{**to_arrays(Training()()), "bias": np.array([Intruder()], dtype=object)})


class Intruder:
    """Whoever unpickles it, fails."""

    def __reduce__(self) -> tuple[object, ...]:
        return sys.exit, ("code from a file was run",)


def without_a_part(file: Path) -> None:
    arrays = to_arrays(Training()())
    del arrays["idf0"]
    np.savez(file, allow_pickle=False, **arrays)


def with_parts_that_do_not_fit(file: Path) -> None:
    np.savez(file, allow_pickle=False, **{**to_arrays(Training()()), "bias": np.zeros(3, dtype=np.float32)})


def not_arrays_at_all(file: Path) -> None:
    np.save(file.with_suffix(".npy"), np.zeros(3))
    file.with_suffix(".npy").rename(file)


@pytest.mark.parametrize(
    "damage",
    [
        cut_short,
        emptied,
        nonsense,
        with_code_in_it,
        without_a_part,
        with_parts_that_do_not_fit,
        not_arrays_at_all,
    ],
)
def test_a_file_that_is_not_whole_is_made_anew(
    tmp_path: Path, training: Training, damage: Callable[[Path], None]
) -> None:
    cache.kept(tmp_path, "1", training)
    damage(tmp_path / "understanding-1.npz")
    for _ in range(2):
        cache.kept(tmp_path, "1", training)
    assert training.times == 2


@pytest.mark.parametrize("place", ["file", "file/below", "loop"])
def test_a_folder_that_cannot_be_used_costs_a_training_and_nothing_else(
    tmp_path: Path, training: Training, place: str
) -> None:
    (tmp_path / "file").write_text("not a folder")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    for _ in range(2):
        assert cache.kept(tmp_path / place, "1", training).classes == (OUT_OF_SCOPE, "TrackParcel")
    assert training.times == 2
    assert sorted(file.name for file in tmp_path.iterdir()) == ["file", "loop"]


def test_the_key_is_the_models_and_the_librarys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    changed = a_document()
    changed["interactionModel"]["languageModel"]["intents"][0]["samples"].append("one more")
    key = cache.key(a_document())
    assert cache.key(a_document()) == key != cache.key(changed)
    other = tmp_path / "scikit_learn-0.0.1.dist-info"
    other.mkdir()
    (other / "METADATA").write_text("Metadata-Version: 2.1\nName: scikit-learn\nVersion: 0.0.1\n")
    monkeypatch.syspath_prepend(tmp_path)
    assert cache.key(a_document()) != key


def test_arrays_that_do_not_fit_together_are_no_classifier() -> None:
    arrays = to_arrays(Training()())
    assert from_arrays(arrays).classes == (OUT_OF_SCOPE, "TrackParcel")
    for part in ("weights", "bias", "idf0"):
        with pytest.raises(ValueError, match="don't fit together"):
            from_arrays({**arrays, part: arrays[part][:-1]})
    with pytest.raises(KeyError):
        from_arrays({name: array for name, array in arrays.items() if name != "features1"})
