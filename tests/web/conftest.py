"""One server for all tests of the HTTPS front: the real skill on an engine in memory, chains of our own authority."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from skill.bootstrap import Careline, KnownAccounts, build
from skill.config import Settings
from skill.storage.dynamodb import Connection
from skill.tools.shop_folder import ShopFolder
from skill.web.app import create_app
from skill.web.signing_keys import SigningKeys
from skill.web.verification import Verifier
from tests.builders import NOW, SKILL_ID
from tests.web.authority import Authority, pem
from tests.web.client import PLACE, Client, serving


@dataclass
class Clock:
    """A clock that goes only when told to."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **by: float) -> None:
        self.now += timedelta(**by)


@dataclass
class Shelf:
    """Where chains lie, in place of Amazon's bucket; counts what is fetched."""

    chains: dict[str, bytes]
    fetched: Counter[str] = field(default_factory=Counter)

    def __call__(self, url: str) -> bytes:
        self.fetched[url] += 1
        return self.chains[url.removeprefix(PLACE)]


@pytest.fixture(scope="session")
def authority() -> Authority:
    return Authority.new()


@pytest.fixture(scope="session")
def shelf(authority: Authority) -> Shelf:
    wrong = {f"{name}.pem": chain for name, chain in authority.wrong_chains().items()}
    return Shelf({"right.pem": pem(authority.signer, authority.between)} | wrong)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def careline(demo_shop: ShopFolder, demo_table: Connection) -> Careline:
    """The demo shop as a skill that knows its own id."""
    assert demo_shop.demo
    accounts = KnownAccounts(demo_shop.demo.accounts)
    return build(Settings(skill_id=SKILL_ID), accounts=accounts, clock=lambda: NOW, connection=demo_table)


@pytest.fixture(scope="session")
def client(careline: Careline, authority: Authority, shelf: Shelf) -> Iterator[Client]:
    """Talks to the app over a real socket and signs as Amazon does."""
    keys = SigningKeys(shelf, [authority.root.certificate], lambda: NOW)
    with serving(create_app(careline, Verifier(keys.behind, lambda: NOW))) as port:
        yield Client(port, authority.signer.key)
