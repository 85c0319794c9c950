"""What the questions about returns say alike: how many pieces, whatever the thing is called."""

from typing import Any

import pytest

from skill.intents.start_return import ConfirmReturn, decide
from skill.speech.catalogue import Catalogue
from skill.speech.phrases import Words
from skill.speech.returning import things
from tests.builders import a_customer, a_line, a_parcel, a_return, at
from tests.intents.situations import mine, saying

ARRIVED = a_parcel(delivered=at("2026-11-16 17:40"))


@pytest.mark.parametrize(
    ("item", "called"),
    [
        ({"name": "silk dress"}, "your silk dress"),
        ({"name": "enamel mugs"}, "your enamel mugs"),
        ({"is_gift": True}, "your gift"),
        ({"hides": True}, "your order of November 19"),
    ],
)
def test_pieces_are_counted_behind_any_name(catalogue: Catalogue, item: dict[str, Any], called: str) -> None:
    counts = {(1, 0, None): "", (2, 0, None): " (2 in all)", (4, 0, 1): " (1 of the 4)", (4, 2, 3): " (only 2)"}
    for (quantity, back, asked), said in counts.items():
        fields = {key: value for key, value in item.items() if key != "hides"}
        line = a_line(parcel=ARRIVED, quantity=quantity, **fields)
        returns = (a_return(line, back),) if back else ()
        customer = a_customer(line, returns=returns, hide_items=bool(item.get("hides")))
        situation = saying(mine(customer), quantity=asked)
        outcome = decide(situation.files, situation.ask, situation.now).outcome
        assert isinstance(outcome, ConfirmReturn)
        assert things(outcome.judged, Words(catalogue, situation.files, situation.now)) == f"{called}{said}"
