"""What a run remembers in fixed memory: one set never takes a thing for another, the other one never forgets."""

from skill.tools.orders.remembered import Mostly, Perhaps

NAMES = [f"customer-{n}" for n in range(2_000)]
OTHERS = [f"other-{n}" for n in range(2_000)]


def test_one_forgets_some_when_it_is_full_and_never_takes_one_for_another() -> None:
    full = Mostly(places=64)
    for name in NAMES:
        full.add(name)
        assert name in full
    assert 0 < sum(name in full for name in NAMES) <= 64
    assert not any(name in full for name in OTHERS)


def test_with_room_enough_it_forgets_nothing() -> None:
    roomy = Mostly()
    for name in NAMES:
        roomy.add(name)
    assert all(name in roomy for name in NAMES)


def test_the_other_never_forgets_and_seldom_errs() -> None:
    seen = Perhaps(bits=2**16)
    for name in NAMES:
        seen.add(name)
    assert all(name in seen for name in NAMES)
    assert sum(name in seen for name in OTHERS) < 20
