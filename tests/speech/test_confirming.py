"""What is said before a return starts, and of one that is too late or sends nothing: true, and in one breath."""

from decimal import Decimal
from html import unescape
from itertools import product
from typing import Any

import pytest

from skill.domain.policies import Evidence, Fact, RefundType, ReturnFees, ReturnMethod, ReturnTerms
from skill.domain.returns import Cause, ReturnStatus
from skill.intents import can_i_return, return_status, start_return
from skill.speech import can_i_return as can_i_return_words
from skill.speech import return_status as return_status_words
from skill.speech import start_return as start_return_words
from skill.speech.breath import WORDS, length
from skill.speech.catalogue import Catalogue, Speech
from skill.speech.phrases import Words
from tests.builders import a_line, a_return, money
from tests.intents.situations import CUPS, FEEDER, LAMP, Situation, of, saying

WAYS = (ReturnMethod.MAIL, ReturnMethod.STORE, ReturnMethod.KIOSK)
EXCHANGE, CREDIT = RefundType.EXCHANGE, RefundType.STORE_CREDIT
KEEP = (ReturnMethod.KEEP,)
GO_AHEAD = " Shall I go ahead?"


def confirming(catalogue: Catalogue, situation: Situation) -> str:
    outcome = start_return.decide(situation.files, situation.ask, situation.now).outcome
    assert isinstance(outcome, start_return.ConfirmReturn)
    said = start_return_words.say(outcome, Words(catalogue, situation.files, situation.now))
    return unescape(said.speak).removesuffix(GO_AHEAD)


def judging(catalogue: Catalogue, situation: Situation) -> Speech:
    outcome = can_i_return.decide(situation.files, situation.ask, situation.now).outcome
    return can_i_return_words.say(outcome, Words(catalogue, situation.files, situation.now))


def of_a_defect(**rules: Any) -> Situation:
    return saying(of(LAMP, **rules), cause=Cause.DEFECT)


def test_what_comes_instead_of_the_money_is_said_before_a_return_starts(catalogue: Catalogue) -> None:
    said = "I'll start the return of your brass reading lamp, for an exchange only."
    assert confirming(catalogue, of(LAMP, refund_types=(EXCHANGE,))) == said
    photos = "You'll need photos of what is wrong."
    assert confirming(catalogue, of_a_defect(refund_types=(EXCHANGE,))) == f"{said} {photos}"
    by_mail = of_a_defect(refund_types=(CREDIT,), methods=WAYS[:1])
    assert confirming(catalogue, by_mail) == (
        f"I'll start the return of your brass reading lamp by mail, for store credit. {photos}"
    )


def test_the_time_of_the_refund_goes_first_and_then_the_ways(catalogue: Catalogue) -> None:
    kept = ReturnTerms(restocking_percent=Decimal(15))
    lamp, costs = (
        "I'll start the return of your brass reading lamp",
        "For the return, we keep 15 percent for restocking.",
    )
    three_ways = of(LAMP, methods=WAYS, terms=kept, refund_days=(5, 7))
    assert confirming(catalogue, three_ways) == f"{lamp} by mail, in store, or at a kiosk. {costs}"
    defect = of_a_defect(methods=WAYS, defect=kept, refund_types=(EXCHANGE,), refund_days=(5, 7))
    assert confirming(catalogue, defect) == (
        f"{lamp}, for an exchange only. {costs} You'll need photos of what is wrong."
    )


FEES = (
    ReturnTerms(ReturnFees.FREE),
    ReturnTerms(ReturnFees.CUSTOMER_PAYS, restocking_percent=Decimal(15)),
    ReturnTerms(ReturnFees.ORIGINAL_SHIPPING, restocking=money("3 USD")),
    ReturnTerms(ReturnFees.SHIPPING, shipping=money("4.95 USD"), restocking_percent=Decimal(15)),
    ReturnTerms(ReturnFees.ORIGINAL_SHIPPING, restocking_percent=Decimal(15)),
)


@pytest.mark.parametrize("kinds", [(), (RefundType.FULL,), (EXCHANGE,), (CREDIT,), (EXCHANGE, CREDIT)])
@pytest.mark.parametrize("cause", Cause)
def test_every_confirmation_is_one_breath_and_says_what_it_costs(
    catalogue: Catalogue, kinds: tuple[RefundType, ...], cause: Cause
) -> None:
    for line, ways, terms, asked in product((LAMP, CUPS), (WAYS, WAYS[:1], (), (*WAYS, *KEEP)), FEES, (None, 2)):
        rules: dict[str, Any] = {"methods": ways, "terms": terms, "defect": terms, "refund_days": (5, 7)}
        evidence = (Evidence.PHOTOS,)
        situation = saying(of(line, refund_types=kinds, evidence=evidence, **rules), cause=cause, quantity=asked)
        said = confirming(catalogue, situation)
        assert length(said + GO_AHEAD) <= WORDS, said
        assert "free" in said or "For the return, " in said
        assert (", for " in said) is bool(kinds and RefundType.FULL not in kinds)


def test_nobody_pays_for_shipping_what_may_be_kept(catalogue: Catalogue) -> None:
    for terms in (ReturnTerms(ReturnFees.CUSTOMER_PAYS), ReturnTerms(shipping=money("4.95 USD"))):
        assert confirming(catalogue, of(LAMP, methods=KEEP, terms=terms)) == (
            "I'll start the return of your brass reading lamp without sending anything back."
        )


def test_what_may_be_kept_is_not_waited_for(catalogue: Catalogue) -> None:
    situation = of(LAMP, a_return(LAMP), methods=KEEP, refund_days=(5, 7))
    outcome = return_status.decide(situation.files, situation.ask, situation.now).outcome
    speech = return_status_words.say(outcome, Words(catalogue, situation.files, situation.now))
    assert speech.speak.startswith("The return of your brass reading lamp is registered as number ")
    assert speech.speak.endswith(", and nothing has to be sent back.")
    assert speech.card
    assert speech.card.text.endswith("brass reading lamp, registered; nothing to send back.")


def test_too_late_for_a_change_of_mind_is_said_where_a_defect_has_longer(catalogue: Catalogue) -> None:
    speech = judging(catalogue, of(FEEDER, defect_days=99))
    assert speech.speak == (
        "It's too late to return your hanging bird feeder just like that, but if something is wrong, "
        "you have until Wednesday, January 13, 2027. Is something wrong?"
    )
    used = saying(of(LAMP, requires=(Fact.UNUSED,), defect_days=99), facts=((Fact.UNUSED, False),))
    assert judging(catalogue, used).speak.startswith("In that case you can send your brass reading lamp back only when")


def test_the_card_of_the_last_day_counts_no_days(catalogue: Catalogue) -> None:
    card = judging(catalogue, of(LAMP, days=7)).card
    assert card
    assert card.text.splitlines()[0] == "brass reading lamp: can go back until midnight on Monday, November 23"


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("lamp", ("$28.00", "7 to 10 business days")),
        ("lamp of dark brass that is old and big", ("7 to 10 business days",)),
        ("lamp of dark brass " * 4, ()),
    ],
)
def test_a_returns_number_is_told_whatever_else_fits_one_breath(
    catalogue: Catalogue, name: str, told: tuple[str, ...]
) -> None:
    line = a_line(name.strip(), parcel=LAMP.parcel, number=LAMP.order.number, price=money("28.00 USD"))
    situation = of(line, a_return(line, status=ReturnStatus.LABEL_SENT), refund_days=(7, 10))
    outcome = return_status.decide(situation.files, situation.ask, situation.now).outcome
    speech = return_status_words.say(outcome, Words(catalogue, situation.files, situation.now))
    assert tuple(part for part in ("$28.00", "7 to 10 business days") if part in speech.speak) == told
    assert "It's return number" in speech.speak
    assert length(f"{speech.speak} Anything else?") <= WORDS
    assert speech.card
    assert a_return(line).reference in speech.card.text
