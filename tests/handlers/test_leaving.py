"""A question that is left for another topic: asked again once, with a nonce of its own, and to nobody's harm."""

import json
from collections.abc import Iterator
from itertools import count
from typing import Any

import pytest

from skill.domain.orders import LineRef
from skill.domain.policies import Fact
from skill.domain.returns import Cause
from skill.handlers.leaving import LONGEST_QUESTION, Left, left
from skill.handlers.session import Session
from skill.intents.asking import Answer, Ask, Check, Confirm, DidItHelp, Mention, Offer, WhatNext, Which, about
from skill.speech.breath import WORDS
from skill.speech.catalogue import Speech
from skill.tools.shop_folder import ShopFolder
from tests.builders import intent_event
from tests.handlers.answers import assert_valid, spoken
from tests.handlers.in_memory import ShopInMemory, careline_on
from tests.handlers.test_session import TAMPERED

Json = dict[str, Any]
LAMP, SHOES = LineRef("FF-1", "1"), LineRef("FF-2", "1")
RETURN = Left(Confirm("StartReturn", about(LAMP), "n1"), "Shall I still start it?", (LAMP,))
STILL = "Shall I still start the return of your brass reading lamp?"


class Talk:
    """One conversation of Ada's with the demo shop, which keeps what is changed."""

    def __init__(self, shop: ShopFolder) -> None:
        nonces: Iterator[str] = (f"nonce-{n}" for n in count(1))
        self._careline = careline_on(ShopInMemory(shop.shop, shop.customers), "ada", "kai", "hana", nonces=nonces)
        self.session: Json | None = None

    def say(self, intent: str, customer: str = "ada", **slots: Any) -> str:
        event = intent_event(intent, customer=customer, session=self.session, **slots)
        answer = json.loads(json.dumps(self._careline.handle(event)))
        assert_valid(answer)
        self.session = answer["sessionAttributes"]
        return spoken(answer)

    @property
    def kept(self) -> Json:
        assert self.session is not None
        return self.session


@pytest.fixture
def talk(demo_shop: ShopFolder) -> Talk:
    """Ada has just been asked to confirm the return of her lamp."""
    talk = Talk(demo_shop)
    talk.say("StartReturn", item="lamp")
    return talk


def test_the_question_is_asked_again_behind_the_answer_with_a_nonce_of_its_own(talk: Talk) -> None:
    before = talk.kept["asks"]
    assert talk.say("WhereIsMyOrder", item="it").endswith(f"November 16. {STILL}")
    assert talk.kept["asks"] == before | {"nonce": "nonce-2"}
    assert before["nonce"] == "nonce-1"
    assert talk.kept["reprompt"] == STILL
    assert "still" not in talk.kept
    assert "left" not in talk.kept


def test_the_answers_own_offer_gives_way_to_it(talk: Talk) -> None:
    said = talk.say("WhereIsMyOrder", item="lamp")
    assert said.count("?") == 1
    assert "whether you can return it" not in said


def test_it_means_the_thing_of_the_question_again(talk: Talk) -> None:
    talk.say("WhereIsMyOrder", item="trail shoes")
    assert talk.kept["mentioned"] == [["FF-20261110-0987", "1"]]


def test_asked_again_it_is_not_asked_a_third_time(talk: Talk) -> None:
    talk.say("WhereIsMyOrder", item="it")
    assert STILL not in talk.say("WhereIsMyOrder", item="trail shoes")
    assert talk.kept["asks"] == {"kind": "next"}


def test_nor_is_a_question_of_yes_or_no_or_of_which_one(demo_shop: ShopFolder) -> None:
    for customer, item, elsewhere, back in (
        ("kai", "trimmer", "tablecloth", "Back to your beard trimmer: is everything still unopened?"),
        ("hana", "shoes", "clogs", "Which one would you like to return: your garden clogs or your canvas shoes?"),
    ):
        talk = Talk(demo_shop)
        talk.say("CanIReturn", customer, item=item)
        said = [talk.say("WhereIsMyOrder", customer, item=elsewhere) for _ in range(2)]
        assert [one.endswith(back) for one in said] == [True, False], said


def test_after_repeat_help_and_nonsense_it_is_still_asked_again_once(talk: Talk) -> None:
    for intent in ("AMAZON.RepeatIntent", "AMAZON.HelpIntent", "AMAZON.FallbackIntent"):
        talk.say(intent)
    assert STILL in talk.say("WhereIsMyOrder", item="it")
    for intent in ("AMAZON.RepeatIntent", "AMAZON.HelpIntent", "AMAZON.FallbackIntent"):
        talk.say(intent)
    assert STILL not in talk.say("WhereIsMyOrder", item="it")


def test_the_old_yes_is_worth_nothing_and_the_new_one_starts_one_return(talk: Talk) -> None:
    talk.say("WhereIsMyOrder", item="it")
    asked = talk.session
    said = talk.say("AMAZON.YesIntent")
    talk.session = asked
    assert talk.say("AMAZON.YesIntent") == said, "asked twice, the same yes finds its own return"


def test_what_was_asked_already_is_no_topic_that_is_left(talk: Talk) -> None:
    assert STILL not in talk.say("StartReturn", item="lamp")


@pytest.mark.parametrize("intent", ["AMAZON.StopIntent", "AMAZON.CancelIntent"])
def test_a_stop_ends_it(talk: Talk, intent: str) -> None:
    talk.say("WhereIsMyOrder", item="it")
    talk.say(intent)
    assert talk.session == {}


def test_one_that_waits_is_taken_up_after_one_answer_or_dropped(demo_shop: ShopFolder) -> None:
    def waiting() -> Talk:
        talk = Talk(demo_shop)
        talk.say("StartReturn", "kai", item="jug")
        talk.say("CancelOrder", "kai", item="tablecloth")
        assert talk.kept["left"]["asks"]["intent"] == "StartReturn"
        assert talk.kept["asks"]["intent"] == "CancelOrder"
        return talk

    back = "Shall I still start the return of your stoneware jug?"
    for answer in ("AMAZON.YesIntent", "AMAZON.NoIntent"):
        talk = waiting()
        assert talk.say(answer, "kai").endswith(back)
        assert "left" not in talk.kept
    talk = waiting()
    said = talk.say("WhereIsMyOrder", "kai", item="tablecloth")
    assert "Shall I still ask to cancel the order" in said, "the newer one comes back"
    assert back not in said + talk.say("AMAZON.NoIntent", "kai")


@pytest.mark.parametrize(
    "asks",
    [
        {"kind": "confirm", "intent": "DropTables", "nonce": "n"},
        {"kind": "offer", "intent": "AMAZON.StopIntent"},
        {"kind": "confirm", "intent": "StartReturn", "nonce": "n", "lines": [["FF-20261121-2044", "3"]]},
    ],
    ids=["no such intent", "not ours", "somebody else's line"],
)
def test_what_a_client_puts_there_gets_nobody_anything(demo_shop: ShopFolder, asks: Json) -> None:
    talk = Talk(demo_shop)
    left = {"asks": asks, "still": "Shall I still?"}
    talk.session = {"asks": {"kind": "offer", "intent": "ContactSupport"}, "left": left, "reprompt": "Shall I?"}
    said = talk.say("AMAZON.NoIntent") + talk.say("AMAZON.YesIntent") + json.dumps(talk.session)
    assert "skillet" not in said
    assert "DropTables" not in said


# ---- the value itself


def test_it_comes_back_as_it_was_sent() -> None:
    for asks in (RETURN.asks, Which("A", rest=(LAMP,)), Check("A", Fact.UNUSED, about(LAMP)), Offer("A", about(LAMP))):
        held = Left(asks, "Well?", (LAMP, SHOES))
        assert Left.read(json.loads(json.dumps(held.write()))) == held
        assert Session.read(Session(asks=WhatNext(), left=held, still="Well?").write()).left == held


@pytest.mark.parametrize("still", [*TAMPERED, "", None, 7, [], "x" * (LONGEST_QUESTION + 1)], ids=ascii)
def test_without_words_that_careline_could_have_said_there_is_none(still: object) -> None:
    assert Left.read(RETURN.write() | {"still": still}) is None
    assert Session.read({"still": still}).still == ""


@pytest.mark.parametrize(
    "asks", [None, {}, {"kind": "next"}, {"kind": "confirm", "intent": "A"}, "next", []], ids=ascii
)
def test_without_a_question_there_is_none(asks: object) -> None:
    assert Left.read(RETURN.write() | {"asks": asks}) is None
    assert left(WhatNext(), "Well?") is left(None, "Well?") is None


@pytest.mark.parametrize(
    ("asks", "intent", "comes_back"),
    [
        (None, "A", True),
        (WhatNext(), "A", True),
        (DidItHelp("A"), "A", True),
        (Offer("B"), "A", True),
        (Offer("A"), "A", False),
        (Which("A"), "A", False),
        (Check("A", Fact.UNUSED), "A", False),
        (Confirm("A"), "A", False),
    ],
    ids=[
        "nothing asked",
        "what next",
        "did that help",
        "an offer",
        "do you mean",
        "which one",
        "a check",
        "a confirmation",
    ],
)
def test_only_a_real_question_goes_before_it(asks: Any, intent: str, comes_back: bool) -> None:
    said = RETURN.instead_of(Answer(None, asks=asks), intent, Speech("Yes. Well?", "Well?", question="Well?"))
    assert (said is not None) is comes_back
    offered = Left(Offer("C"), "Shall I?")
    assert (offered.instead_of(Answer(None, asks=asks), intent, Speech("Yes.")) is not None) is (asks is None)


def test_it_stands_in_place_of_the_answers_question_and_what_is_shown_stays() -> None:
    both = RETURN.behind(Speech("It is here. Shall I?", "Shall I?", question="Shall I?"))
    assert both == Speech(f"It is here. {RETURN.still}", RETURN.still, question=RETURN.still)


def test_more_than_one_breath_is_not_said() -> None:
    still = len(RETURN.still.split())
    assert RETURN.behind(Speech("word " * (WORDS - still)))
    assert RETURN.behind(Speech("word " * (WORDS - still + 1))) is None


@pytest.mark.parametrize(
    ("question", "waits"),
    [
        (RETURN, True),
        (Left(Confirm("StartReturn", about(SHOES)), "Well?"), False),
        (Left(Which("A"), "Well?", (LAMP, SHOES)), False),
        (Left(Which("A", Ask(item=Mention())), "Well?", (LAMP,)), True),
        (Left(Offer("A", about(LAMP)), "Well?"), False),
    ],
    ids=["another thing", "the same thing", "one of a list", "none of a list", "an offer"],
)
def test_a_question_about_the_same_thing_takes_its_place(question: Left, waits: bool) -> None:
    assert question.waits_for(Answer(None, (SHOES,), Confirm("B")), "B") is waits
    assert not question.waits_for(Answer(None, (SHOES,), Offer("A")), "B"), "what is only a courtesy is not waited for"


STILL_SHUT = (Fact.UNOPENED, True)


@pytest.mark.parametrize(
    ("asks", "said", "is_answered"),
    [
        (Check("A", Fact.UNOPENED, about(LAMP)), Ask(about(LAMP).item, facts=(STILL_SHUT,)), True),
        (Check("A", Fact.UNOPENED, about(LAMP)), Ask(about(SHOES).item, facts=(STILL_SHUT,)), False),
        (Check("A", Fact.UNOPENED, about(LAMP)), Ask(about(LAMP).item, facts=((Fact.UNUSED, True),)), False),
        (Check("A", Fact.UNOPENED, about(LAMP)), Ask(about(LAMP).item, cause=Cause.DEFECT), False),
        (Check("A", Fact.DAMAGED, about(LAMP)), Ask(about(LAMP).item, cause=Cause.DEFECT), True),
        (Check("A", Fact.DAMAGED, about(LAMP)), about(LAMP), False),
        (Offer("A", about(LAMP)), Ask(about(LAMP).item, facts=(STILL_SHUT,)), False),
    ],
    ids=["it was told", "of another", "another fact", "only why", "why, which tells it", "nothing told", "no check"],
)
def test_what_was_told_meanwhile_is_not_asked_again(asks: Any, said: Ask, is_answered: bool) -> None:
    assert Left(asks, "Well?").is_answered_by(said) is is_answered
