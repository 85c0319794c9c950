"""A shop with one customer on the fault server, and the skill that asks it: as deployed, or in a hurry."""

import logging
from collections.abc import Iterator

import pytest
from botocore.config import Config

from skill.bootstrap import KnownAccounts, build
from skill.config import Settings
from skill.domain.files import CustomerFile
from skill.speech.catalogue import Catalogue
from skill.storage.dynamodb import TURN_LIMITS, DynamoDBStore, connect
from skill.tools.shop_folder import token_of
from tests.builders import NEW_YORK, NOW, a_contact_point, a_parcel, a_policy, a_shop, an_item, an_order
from tests.faults.server import FaultServer, fault_server
from tests.faults.trial import Log, Trial
from tests.faults.ways import SECRET
from tests.handlers.in_memory import careline_on

FERN_AND_FABLE = a_shop(policies=[a_policy()], contact_points=[a_contact_point()])
JANE = CustomerFile("jane", NEW_YORK, "US", orders=(an_order(an_item(SECRET), parcels=[a_parcel()]),))
HURRIED = TURN_LIMITS.merge(Config(retries={"total_max_attempts": 1, "mode": "standard"}))


@pytest.fixture
def server() -> Iterator[FaultServer]:
    """Answers well until told otherwise."""
    with fault_server(FERN_AND_FABLE, JANE) as server:
        yield server


@pytest.fixture
def log() -> Iterator[Log]:
    """All that anybody logs as a warning or worse, and every line of the skill's own."""
    log, own, root = Log(), logging.getLogger("careline"), logging.getLogger()
    level, propagates = own.level, own.propagate
    root.addHandler(log)
    own.setLevel(logging.INFO)
    own.propagate = True
    yield log
    root.removeHandler(log)
    own.setLevel(level)
    own.propagate = propagates


@pytest.fixture
def trial(server: FaultServer, log: Log, catalogue: Catalogue) -> Trial:
    """The skill as it is deployed, with its time limits, its tries and its budget."""
    accounts = KnownAccounts({token_of("jane"): "jane"})
    careline = build(Settings(), accounts=accounts, clock=lambda: NOW, connection=server.connection)
    return Trial(server, careline, log, catalogue)


@pytest.fixture
def hurried(server: FaultServer, log: Log, catalogue: Catalogue) -> Trial:
    """The same with one try, for what must be right whatever the limits are."""
    store = DynamoDBStore(connect(server.connection, HURRIED), "careline")
    return Trial(server, careline_on(store, "jane"), log, catalogue)
