"""Sessions that Careline never sent. The client holds them, so they may say anything; they are never believed.

Whose data is read is asked of the account each turn, and what a session names counts only if it is that customer's.
"""

import json
from typing import Any

import pytest

from skill.domain.files import CustomerFile, ShopFile
from skill.tools.shop_folder import ShopFolder
from tests.builders import a_slot, intent_event
from tests.handlers.answers import assert_valid, spoken
from tests.handlers.in_memory import ShopInMemory, careline_on
from tests.handlers.test_session import TAMPERED

Json = dict[str, Any]
QUESTIONS = ("WhereIsMyOrder", "CanIReturn")
BENS = ["FF-20261121-2044", "3"]  # the skillet
BENS_THINGS = ("jacket", "socks", "skillet", "board game", "2044", "2051")
OWN = ["FF-20261110-0987", "1"]  # the lamp


class WatchedShop(ShopInMemory):
    """Remembers whose files were read."""

    def __init__(self, shop: ShopFolder) -> None:
        super().__init__(shop.shop, shop.customers)
        self.read: list[str] = []

    def read_customer(self, customer_id: str, *, consistent: bool = False) -> CustomerFile:
        """The customer's file."""
        self.read.append(customer_id)
        return super().read_customer(customer_id)

    def read_shop(self) -> ShopFile:
        """The shop's file."""
        return super().read_shop()


@pytest.fixture
def store(demo_shop: ShopFolder) -> WatchedShop:
    """The demo shop."""
    return WatchedShop(demo_shop)


def ask(
    store: WatchedShop, intent: str, session: Json | None = None, customer: str | None = "ada", **slots: Any
) -> Json:
    """The response to this question in this session; it must be one that Alexa accepts."""
    careline = careline_on(store, "ada", "ben", "fay")
    response = careline.handle(intent_event(intent, customer=customer, session=session, locale="en-US", **slots))
    assert_valid(response)
    return response


HOSTILE: dict[str, Json] = {
    "another customer's line as what was spoken of": {"mentioned": [BENS], "asks": {"kind": "next"}},
    "another customer's line as what was offered": {"asks": {"kind": "offer", "intent": "CanIReturn", "lines": [BENS]}},
    "another customer's list to choose from": {
        "mentioned": [BENS, ["FF-20261122-2051", "1"]],
        "asks": {"kind": "which", "intent": "CanIReturn"},
    },
    "another customer's id": {"customer": "ben", "customer_id": "ben", "accessToken": "demo-ben", "userId": "ben"},
    "an intent that is none": {"asks": {"kind": "which", "intent": "DropTables"}},
    "an offer of an intent that is none": {"asks": {"kind": "offer", "intent": "AMAZON.StopIntent"}},
    "an offer of what needs an account": {"asks": {"kind": "offer", "intent": "WhereIsMyOrder", "lines": [BENS]}},
    "a huge list": {"mentioned": [BENS] * 5_000, "asks": {"kind": "next"}},
    "a partition key": {"mentioned": [["CUSTOMER#ben", "ORDER#"], ["SHOP", "PROFILE"]], "asks": {"kind": "next"}},
    "markup in a line": {"mentioned": [["<audio/>", "</speak>"]], "asks": {"kind": "next"}},
    "markup in a channel": {"asks": {"kind": "offer", "intent": "ContactSupport", "channel": "<audio/>&"}},
    "a call nobody offered": {
        "asks": {"kind": "confirm", "intent": "CallMeBack", "nonce": "n", "windows": ["2026-11-23T03:00:00+00:00"]}
    },
    "another's line to be called about": {
        "asks": {"kind": "confirm", "intent": "CallMeBack", "nonce": "n", "lines": [BENS], "instead": True}
    },
    "moments that are none": {
        "asks": {
            "kind": "confirm",
            "intent": "CallMeBack",
            "nonce": "n",
            "windows": [7, "", "now", "0001-01-01T00:00:00+23:59", "2026-11-23T10:00:00", None, {"a": 1}],
            "concern": ["payment"],
            "instead": "yes",
        }
    },
    "another customer's line as what was left": {
        "asks": {"kind": "offer", "intent": "ContactSupport"},
        "left": {
            "asks": {"kind": "check", "intent": "CanIReturn", "fact": "unopened", "lines": [BENS]},
            "still": "Well?",
        },
    },
    "markup in what was left": {
        "asks": {"kind": "next"},
        "still": "<audio/>",
        "left": {"asks": {"kind": "offer", "intent": "CanIReturn"}, "still": "</speak>", "mentioned": [BENS]},
    },
    "misses without end": {"misses": 10**300, "asks": {"kind": "next"}},
    "wrong kinds": {"mentioned": {"0": BENS}, "asks": [{"kind": "next"}], "spoken": 7, "reprompt": [], "misses": "1"},
    "nothing but noise": {"\u202e": None, "": [[[]]], "asks": {"kind": {"kind": "next"}}},
}
SAID: dict[str, Json] = {
    **{intent: {} for intent in QUESTIONS},
    "AMAZON.YesIntent": {},
    "AMAZON.NoIntent": {},
    "AMAZON.RepeatIntent": {},
    "AMAZON.HelpIntent": {},
    "AMAZON.FallbackIntent": {},
    "ContactSupport": {"channel": a_slot("phone", "phone")},
}


@pytest.mark.parametrize("session", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("intent", SAID)
def test_a_session_never_changes_whose_data_is_read(store: WatchedShop, intent: str, session: Json) -> None:
    told = json.dumps(ask(store, intent, session, **SAID[intent])["response"])
    assert set(store.read) <= {"ada"}
    assert not [thing for thing in BENS_THINGS if thing in told]


@pytest.mark.parametrize("session", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("said", ["it", "the second one", "the last one", "skillet", "<audio/>"])
@pytest.mark.parametrize("intent", QUESTIONS)
def test_another_customers_things_are_not_found_by_any_word(
    store: WatchedShop, intent: str, said: str, session: Json
) -> None:
    told = json.dumps(ask(store, intent, session, item=said)["response"])
    assert set(store.read) <= {"ada"}
    assert not [thing for thing in BENS_THINGS if thing in told]


@pytest.mark.parametrize("session", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("intent", SAID)
def test_a_guest_stays_a_guest_whatever_the_session_says(store: WatchedShop, intent: str, session: Json) -> None:
    told = json.dumps(ask(store, intent, session, customer=None, **SAID[intent])["response"])
    assert store.read == []
    assert not [thing for thing in (*BENS_THINGS, "lamp", "trail") if thing in told]


@pytest.mark.parametrize("intent", QUESTIONS)
def test_not_yours_and_not_there_are_the_same_answer(store: WatchedShop, intent: str) -> None:
    """Of a line of somebody else's and of one that nobody has; in speech, card and what the session asks next."""
    answers = [
        ask(store, intent, {"mentioned": [line], "asks": {"kind": "next"}}, item="it")
        for line in (BENS, ["FF-19990101-0000", "1"])
    ]
    assert answers[0] == answers[1]


def test_a_line_of_ones_own_is_believed(store: WatchedShop) -> None:
    """The other way round, or the tests above would hold for a session that is never read."""
    usual = spoken(ask(store, "WhereIsMyOrder"))
    session = {"mentioned": [OWN], "asks": {"kind": "next"}}
    assert "trail running shoes" in usual
    assert "brass reading lamp" in spoken(ask(store, "WhereIsMyOrder", session, item="it"))


@pytest.mark.parametrize("body", TAMPERED, ids=ascii)
def test_repeat_refuses_what_careline_never_spoke(store: WatchedShop, body: str) -> None:
    honest = {"spoken": "Hello?", "reprompt": "Well?", "asks": {"kind": "next"}}
    nothing = spoken(ask(store, "AMAZON.RepeatIntent"))
    assert spoken(ask(store, "AMAZON.RepeatIntent", honest)) == "Hello?"
    assert spoken(ask(store, "AMAZON.RepeatIntent", honest | {"spoken": body})) == nothing


def test_markup_in_a_session_is_never_spoken(store: WatchedShop) -> None:
    evil = "<audio src='https://evil.example/x.mp3'/>"
    session = {"mentioned": [[evil, evil]], "spoken": evil, "reprompt": evil}
    asks: list[Json] = [
        {"kind": "next"},
        {"kind": "which", "intent": evil},
        {"kind": "offer", "intent": "ContactSupport", "channel": evil},
    ]
    for question in asks:
        for intent, slots in SAID.items():
            response = ask(store, intent, session | {"asks": question}, **slots)["response"]
            assert "evil" not in json.dumps({key: value for key, value in response.items() if key != "directives"})
            assert "evil" not in json.dumps(response.get("directives", []))


@pytest.mark.parametrize("session", HOSTILE.values(), ids=HOSTILE)
def test_stop_closes_and_forgets_whatever_the_session_says(store: WatchedShop, session: Json) -> None:
    response = ask(store, "AMAZON.StopIntent", session)
    assert response["sessionAttributes"] == {}
    assert response["response"]["shouldEndSession"] is True
