"""Faults behind HTTPS: the same apology, and never an error of the web server's own."""

import pytest

from skill.web.app import create_app
from tests.faults.server import CUSTOMER, SHOP
from tests.faults.trial import EVENTS, Trial
from tests.faults.ways import FAULTS, OTHER_THROTTLING, TOO_LATE, Fault

KINDS = {name: FAULTS[name] for name in ("not allowed", "no such table", "a page", "items of junk")} | OTHER_THROTTLING


@pytest.mark.parametrize("of", [CUSTOMER, SHOP])
@pytest.mark.parametrize("fault", [*KINDS.values(), TOO_LATE], ids=[*KINDS, "no answer"])
def test_over_https_a_fault_is_a_spoken_apology_and_no_error_of_the_server(
    fault: Fault, of: str, hurried: Trial
) -> None:
    hurried.server.ways[of] = fault.way
    reply = create_app(hurried.careline, None).test_client().post("/alexa", json=EVENTS[of])
    assert reply.status_code == 200
    hurried.assert_apology(reply.get_json(), fault)
    hurried.assert_logged(fault)
