"""What is kept of certificate chains, for how long, and what strangers can't do to it."""

from collections.abc import Callable
from dataclasses import replace
from threading import Event
from typing import Protocol

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey

from skill.web.refusal import Reason, VerificationFailed
from skill.web.signing_keys import AT_ONCE, KEPT, REFUSED_FOR, REFUSED_KEPT, SigningKeys
from tests.web.authority import Authority, issue, pem
from tests.web.conftest import Clock, Shelf

URL = "https://s3.amazonaws.com/echo.api/"
Fetch = Callable[[str], bytes]


class Make(Protocol):
    def __call__(self, fetch: Fetch, patience: float = 2) -> SigningKeys: ...


@pytest.fixture
def make(authority: Authority, clock: Clock) -> Make:
    return lambda fetch, patience=2: SigningKeys(fetch, [authority.root.certificate], clock, patience)


@pytest.fixture
def own_shelf(authority: Authority) -> Shelf:
    """Chains that nobody else fetches: the right one under as many names as a test likes."""
    right = pem(authority.signer, authority.between)
    return Shelf({"right.pem": right} | {f"{n}.pem": right for n in range(KEPT + 2)})


def eventually(ask: Callable[[], object]) -> object:
    """The answer of somebody who asks again as long as it is too slow."""
    while True:
        try:
            return ask()
        except VerificationFailed as failure:
            assert failure.reason == "slow"


def refused(keys: SigningKeys, url: str) -> Reason:
    with pytest.raises(VerificationFailed) as refusal:
        keys.behind(url)
    return refusal.value.reason


def test_a_valid_chain_is_fetched_once(make: Make, own_shelf: Shelf, authority: Authority) -> None:
    keys = make(own_shelf)
    found = {keys.behind(f"{URL}right.pem").public_numbers() for _ in range(3)}
    public = authority.signer.key.public_key()
    assert isinstance(public, RSAPublicKey)
    assert found == {public.public_numbers()}
    assert own_shelf.fetched == {f"{URL}right.pem": 1}


def test_a_chain_is_fetched_again_once_its_first_certificate_runs_out(
    make: Make, own_shelf: Shelf, authority: Authority, clock: Clock
) -> None:
    keys = make(own_shelf)
    keys.behind(f"{URL}right.pem")
    clock.forward(days=60)
    keys.behind(f"{URL}right.pem")
    assert own_shelf.fetched.total() == 1, "the signer's last day is not over"
    clock.forward(seconds=1)
    assert refused(keys, f"{URL}right.pem") == "chain"
    renewed = issue(replace(authority.right, days=(50, 120)))
    own_shelf.chains["right.pem"] = pem(renewed, authority.between)
    clock.forward(seconds=REFUSED_FOR.seconds)
    keys.behind(f"{URL}right.pem")
    assert own_shelf.fetched.total() == 3


def test_a_chain_is_kept_no_longer_than_its_intermediate(make: Make, authority: Authority, clock: Clock) -> None:
    long_lived = pem(issue(replace(authority.right, days=(-1, 500))), authority.between)
    shelf = Shelf({"right.pem": long_lived})
    keys = make(shelf)
    keys.behind(f"{URL}right.pem")
    clock.forward(days=301)
    assert refused(keys, f"{URL}right.pem") == "chain"


def test_a_failure_is_remembered_for_seconds_only(make: Make, own_shelf: Shelf, clock: Clock) -> None:
    keys = make(own_shelf)
    right = own_shelf.chains.pop("right.pem")
    assert [refused(keys, f"{URL}right.pem") for _ in range(5)] == ["download"] * 5
    assert own_shelf.fetched.total() == 1
    own_shelf.chains["right.pem"] = right
    clock.forward(seconds=REFUSED_FOR.seconds)
    keys.behind(f"{URL}right.pem")


def test_strange_urls_neither_fill_the_memory_nor_empty_it(make: Make, own_shelf: Shelf) -> None:
    keys = make(own_shelf)
    keys.behind(f"{URL}right.pem")
    for number in range(3 * REFUSED_KEPT):
        assert refused(keys, f"{URL}strange-{number}.pem") == "download"
    keys.behind(f"{URL}right.pem")
    assert own_shelf.fetched[f"{URL}right.pem"] == 1
    for number in range(2 * REFUSED_KEPT, 3 * REFUSED_KEPT):
        assert refused(keys, f"{URL}strange-{number}.pem") == "download"
        assert own_shelf.fetched[f"{URL}strange-{number}.pem"] == 1, "the newest failures are known"
    assert refused(keys, f"{URL}strange-0.pem") == "download"
    assert own_shelf.fetched[f"{URL}strange-0.pem"] == 2, "the oldest are forgotten"


def test_no_more_than_a_few_valid_chains_are_kept(make: Make, own_shelf: Shelf) -> None:
    keys = make(own_shelf)
    for number in range(KEPT + 1):
        keys.behind(f"{URL}{number}.pem")
    keys.behind(f"{URL}{KEPT}.pem")
    assert own_shelf.fetched.total() == KEPT + 1
    keys.behind(f"{URL}0.pem")
    assert own_shelf.fetched.total() == KEPT + 2


def test_whoever_asks_while_a_chain_is_coming_waits_for_that_one(make: Make, own_shelf: Shelf) -> None:
    """Impatient callers show it: three ask and go while one download is under way, and it serves the fourth."""
    released = Event()

    def fetch(url: str) -> bytes:
        released.wait(10)
        return own_shelf(url)

    keys = make(fetch, patience=0.01)
    assert [refused(keys, f"{URL}right.pem") for _ in range(3)] == ["slow"] * 3
    released.set()
    assert eventually(lambda: keys.behind(f"{URL}right.pem"))
    assert own_shelf.fetched.total() == 1


def test_strange_chains_that_do_not_come_leave_the_known_one_usable(make: Make, own_shelf: Shelf) -> None:
    over = Event()

    def fetch(url: str) -> bytes:
        if "slow" in url:
            over.wait(10)
        return own_shelf(url)

    keys = make(fetch, patience=0.2)
    keys.behind(f"{URL}right.pem")
    assert [refused(keys, f"{URL}slow-{n}.pem") for n in range(AT_ONCE + 2)] == ["slow"] * AT_ONCE + ["busy"] * 2
    keys.behind(f"{URL}right.pem")
    over.set()
