"""While a process starts nothing is looked through for garbage; afterwards garbage is collected as ever."""

import gc
from collections.abc import Iterator

import pytest

from skill.cold_start import all_stays


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    yield
    gc.unfreeze()
    gc.enable()


def test_no_garbage_is_looked_for_while_all_stays() -> None:
    with all_stays():
        assert not gc.isenabled()
    assert gc.isenabled()


def test_what_was_made_meanwhile_is_never_looked_through_again() -> None:
    with all_stays():
        made = [[] for _ in range(1_000)]  # type: ignore[var-annotated]
    assert gc.get_freeze_count() > len(made)


def test_a_start_that_fails_leaves_collection_on() -> None:
    with pytest.raises(ValueError, match="no skill id"), all_stays():
        raise ValueError("no skill id")
    assert gc.isenabled()
