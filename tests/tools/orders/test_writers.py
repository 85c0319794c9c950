"""Many hands: what has one key is done in its order, whoever gives too much waits, the first error is everybody's."""

from collections import defaultdict
from threading import Event

import pytest

from skill.tools.orders.writers import WAITING, Writers


def test_all_is_done_and_of_one_key_in_its_order() -> None:
    done = defaultdict[int, list[int]](list)
    writers = Writers[tuple[int, int]](lambda piece: done[piece[0]].append(piece[1]), threads=8)
    for n in range(2_000):
        writers.give(str(n % 20), (n % 20, n))
    writers.finish()
    assert {key: sorted(pieces) for key, pieces in done.items()} == dict(done)
    assert sum(map(len, done.values())) == 2_000


def test_the_first_error_is_raised_and_what_waits_is_let_go() -> None:
    done: list[int] = []
    hold = Event()

    def work(piece: int) -> None:
        hold.wait(10)
        if piece == 0:
            raise LookupError
        done.append(piece)

    writers = Writers[int](work, threads=1)
    for n in range(WAITING // 2):
        writers.give("", n)
    hold.set()
    with pytest.raises(LookupError):
        writers.finish()
    assert done == []
    with pytest.raises(LookupError):
        writers.give("", 1)


def test_stopping_ends_when_what_is_under_way_is_done() -> None:
    done: list[int] = []
    begun, hold = Event(), Event()

    def work(piece: int) -> None:
        begun.set()
        hold.wait(10)
        done.append(piece)

    writers = Writers[int](work, threads=1)
    for n in range(3):
        writers.give("", n)
    begun.wait(10)
    hold.set()
    writers.stop()
    assert done[:1] == [0]
