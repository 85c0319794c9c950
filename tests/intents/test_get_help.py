"""I need help with my order: one question, and every answer to it leads somewhere."""

from dataclasses import replace
from typing import get_args

import pytest

from skill.bootstrap import HANDLERS
from skill.domain.tickets import Topic
from skill.intents.asking import Answer, Ask, Case, Fill, Offer
from skill.intents.get_help import (
    INTENT,
    LEADS_TO,
    HelpWithOrder,
    HelpWithReturn,
    MoneyBack,
    Need,
    NeedUnclear,
    Outcome,
    decide,
)
from tests.builders import NOW, a_customer, files
from tests.intents.situations import GET_HELP

ASKED = Fill(INTENT, "need")


@pytest.mark.parametrize("outcome", get_args(Outcome))
def test_every_outcome_is_reached_by_some_situation(outcome: type) -> None:
    reached = {type(decide(s.files, s.ask, s.now).outcome) for s in GET_HELP.values()}
    assert outcome in reached, f"no situation of tests/intents/situations.py leads to {outcome.__name__}"


@pytest.mark.parametrize(
    ("need", "answer"),
    [
        ("", Answer(HelpWithOrder(), asks=ASKED)),
        (Need.ORDER, Answer(HelpWithOrder(), asks=ASKED)),
        (Need.RETURN, Answer(HelpWithReturn(), asks=replace(ASKED, ask=Ask(case=Case(topic=Topic.RETURN))))),
        (Need.MONEY, Answer(MoneyBack(), asks=ASKED)),
        ("my garden", Answer(NeedUnclear(), asks=Offer("ContactSupport"))),
    ],
)
def test_an_opening_gets_the_question_that_fits_with_or_without_an_account(need: str, answer: Answer[Outcome]) -> None:
    for customer in (None, a_customer()):
        assert decide(files(customer), Ask(need=need), NOW) == answer


def test_every_other_need_leads_to_an_intent_that_exists() -> None:
    assert {*LEADS_TO} == {*Need} - {Need.ORDER, Need.RETURN, Need.MONEY}
    assert {*LEADS_TO.values()} <= {handler.intent for handler in HANDLERS} - {INTENT}
