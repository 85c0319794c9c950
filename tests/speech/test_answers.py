"""Every answer in every situation: one breath, well-formed whatever things are called, and a question that fits."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from html import unescape
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from skill.bootstrap import HANDLERS
from skill.domain.articles import Found
from skill.domain.files import CustomerFile
from skill.domain.orders import Order
from skill.domain.policies import Fact, PolicyVersion, Scope
from skill.handlers.front import Stem
from skill.intents.asking import Answer, Check, Confirm, DidItHelp, Fill, Offer, Question, WhatNext, Which
from skill.speech import ssml
from skill.speech.catalogue import Catalogue, Speech
from skill.speech.phrases import Words
from tests.intents.situations import SITUATIONS, Situation

STEMS: Mapping[str, Stem] = {handler.intent: handler.stem for handler in HANDLERS}
ALL = [
    pytest.param(intent, situation, id=f"{intent}: {name}")
    for intent, situations in SITUATIONS.items()
    for name, situation in situations.items()
]
FOR_EVERYBODY = ("ContactSupport", "ReturnPolicyInfo", "SearchHelp", "SellerSupport", "CommunityHelp", "GetHelp")
BREATH = 38  # words; about 15 seconds
RELATIVE = re.compile(r"\b(today|tonight|tomorrow|yesterday|this|last|next)\b", re.IGNORECASE)
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=40)


def answer(intent: str, situation: Situation) -> Answer[object]:
    return STEMS[intent].decide(situation.files, situation.ask, situation.now)


def say(catalogue: Catalogue, intent: str, situation: Situation) -> Speech:
    words = Words(catalogue, situation.files, situation.now)
    return STEMS[intent].say(answer(intent, situation).outcome, words)


def aloud(body: str) -> str:
    """What is heard; a number said digit by digit is one word."""
    return re.sub(r"\+?\d(?:[\d ]*\d)?", "number", unescape(re.sub(r"<[^>]+>", "", body)))


def test_every_intent_has_its_situations() -> None:
    assert set(SITUATIONS) == set(STEMS)


@pytest.mark.parametrize(("intent", "situation"), ALL)
def test_an_answer_is_said_in_one_breath(catalogue: Catalogue, intent: str, situation: Situation) -> None:
    said = aloud(say(catalogue, intent, situation).speak)
    assert len(said.split()) <= BREATH, said


@pytest.mark.parametrize(("intent", "situation"), ALL)
def test_a_reprompt_is_shorter_than_a_breath(catalogue: Catalogue, intent: str, situation: Situation) -> None:
    assert len(aloud(say(catalogue, intent, situation).reprompt or "").split()) <= BREATH // 2


@pytest.mark.parametrize(("intent", "situation"), ALL)
def test_an_answer_ends_in_a_question_exactly_when_the_decision_left_one_open(
    catalogue: Catalogue, intent: str, situation: Situation
) -> None:
    speech, asks = say(catalogue, intent, situation), answer(intent, situation).asks
    assert speech.speak.endswith("?") is (asks is not None)
    assert (speech.reprompt is not None) is (asks is not None)
    assert "?" not in speech.speak[:-1], "one question at a time"


# What "yes", or an item, brings after each question: {question: (intent it goes to, what else the decision must say)}
MEANS: Mapping[str, tuple[type[Question], str | None, str]] = {
    "reach_us": (Offer, "ContactSupport", ""),
    "sellers_forum": (Offer, "ContactSupport", "forum"),
    "reach_us_about_it": (Offer, "ContactSupport", ""),
    "start_return": (Offer, "StartReturn", "lines"),
    "how_far_they_are": (Offer, "ReturnStatus", "lines"),
    "how_far_back": (Offer, "ReturnStatus", "lines"),
    "check_return": (Offer, "CanIReturn", ""),
    "go_ahead": (Confirm, None, ""),
    "which_to_cancel": (Which, "CancelOrder", ""),
    **{f"is_{fact}": (Check, None, fact.value) for fact in Fact},
    "reach_someone": (Offer, "ContactSupport", ""),
    "can_it_go_back": (Offer, "CanIReturn", "lines"),
    "return_possible": (Offer, "CanIReturn", "lines"),
    "can_any_go_back": (Offer, "CanIReturn", "lines"),
    "where_is_it": (Offer, "WhereIsMyOrder", "lines"),
    "what_comes_next": (Offer, "WhereIsMyOrder", "lines"),
    "do_you_mean": (Offer, None, "lines"),
    "which_to_hear": (Which, None, ""),
    "which_one": (Which, None, ""),
    "which_to_return": (Which, None, ""),
    "another_time": (Offer, "CallMeBack", ""),
    "first_window": (Confirm, "CallMeBack", ""),
    "this_window": (Confirm, "CallMeBack", ""),
    "number": (Offer, None, "phone"),
    "number_again": (Offer, None, "phone besides phone"),
    "other_ways": (Offer, None, "besides"),
    "did_it_help": (DidItHelp, None, ""),
    "what_about": (Which, None, ""),
    "which_answer": (Which, None, "among"),
    "anything_else": (WhatNext, None, ""),
    "open_case": (Offer, "OpenTicket", "lines"),
    "open_one": (Offer, "OpenTicket", ""),
    "open_case_anyway": (Offer, "OpenTicket", ""),
    "send_it": (Confirm, "OpenTicket", ""),
    "what_to_tell": (Fill, "OpenTicket", "words"),
    "what_is_wrong_here": (Fill, "ReportProblem", "problem"),
    "what_is_wrong_coming": (Fill, "ReportProblem", "problem"),
    **{f"help_with_{what}": (Fill, "GetHelp", "need") for what in ("order", "return", "money")},
}


@pytest.mark.parametrize(("intent", "situation"), ALL)
def test_yes_brings_what_the_question_promised(catalogue: Catalogue, intent: str, situation: Situation) -> None:
    speech, asks = say(catalogue, intent, situation), answer(intent, situation).asks
    if asks is None:
        return
    kind, goes_to, more = MEANS[question_of(catalogue, speech)]
    assert isinstance(asks, kind)
    assert isinstance(asks, WhatNext) or asks.intent == (goes_to or intent)
    assert more == said_more(asks)


def said_more(asks: Question) -> str:
    match asks:
        case Check(fact=fact):
            return fact.value
        case Offer(ask=ask):
            named = f"besides {' '.join(ask.besides)}" if ask.channel and ask.besides else "besides" * bool(ask.besides)
            return "lines" if ask.item.lines else f"{ask.channel} {named}".strip()
        case Which(ask=ask):
            return "among" if ask.topic else ""
        case Fill(slot=slot):
            return slot
    return ""


def question_of(catalogue: Catalogue, speech: Speech) -> str:
    """The entry of [questions] that ends this speech."""
    questions: Mapping[str, Mapping[str, str]] = catalogue.tables["questions"]
    fitting = [name for name, question in questions.items() if ends_with(question["ask"], speech.speak)]
    assert len(fitting) == 1, f"{fitting} end: {speech.speak}"
    return fitting[0]


def ends_with(pattern: str, text: str) -> bool:
    said = ".+".join(re.escape(part) for part in re.split(r"\{\w+\}", pattern))
    return re.search(rf"(?:^|[.!] ){said}$", text) is not None


@pytest.mark.parametrize(("intent", "situation"), ALL)
def test_a_card_is_plain_text(catalogue: Catalogue, intent: str, situation: Situation) -> None:
    card = say(catalogue, intent, situation).card
    if card:
        assert card.title.strip()
        assert card.text.strip()
        assert not re.search(r"<\w|&(amp|lt|gt|quot|#)", card.title + card.text)


@pytest.mark.parametrize(
    ("intent", "situation"), [p for p in ALL if p.values[0] not in ("ContactSupport", "SellerSupport")]
)
def test_a_card_names_no_day_that_is_another_one_tomorrow(
    catalogue: Catalogue, intent: str, situation: Situation
) -> None:
    card = say(catalogue, intent, situation).card
    assert not (card and RELATIVE.search(card.text)), card


@pytest.mark.parametrize(("intent", "situation"), ALL)
def test_only_a_guest_gets_a_card_to_link_an_account(catalogue: Catalogue, intent: str, situation: Situation) -> None:
    speech = say(catalogue, intent, situation)
    personal = intent not in FOR_EVERYBODY
    assert speech.link_account is (personal and situation.files.customer is None)
    assert not (speech.link_account and speech.card)


def renamed(situation: Situation, name: str) -> Situation:
    """The same situation at a shop that calls everything so."""
    shop, customer = situation.files.shop, situation.files.customer
    points = tuple(replace(p, telephone=name, email=name, url=name) for p in shop.contact_points)
    scope = Scope(category=name)
    versions = tuple(
        PolicyVersion(
            v.effective_from, tuple(replace(p, scope=scope if p.scope.category else p.scope) for p in v.policies)
        )
        for v in shop.policy_versions
    )
    shop = replace(shop, name=name, contact_points=points, policy_versions=versions)
    ask = replace(situation.ask, category=name if situation.ask.category else "")
    if topic := ask.topic:
        called = (replace(found.article, headline=name, abstract=name, url=name) for found in topic.found)
        ask = replace(ask, topic=replace(topic, found=tuple(Found(article, 0.9) for article in called)))
    files = replace(situation.files, shop=shop, customer=customer and _renamed(customer, name))
    return replace(situation, files=files, ask=ask)


def _renamed(customer: CustomerFile, name: str) -> CustomerFile:
    def order(order: Order) -> Order:
        return replace(order, items=tuple(replace(item, name=name, category="") for item in order.items))

    return replace(customer, orders=tuple(order(o) for o in customer.orders))


@settings(max_examples=40)
@given(name=ANYTHING)
def test_every_answer_is_well_formed_whatever_things_are_called(catalogue: Catalogue, name: str) -> None:
    for intent, situation in every_situation():
        speech = say(catalogue, intent, renamed(situation, name))
        for body in filter(None, (speech.speak, speech.reprompt)):
            root = ElementTree.fromstring(ssml.document(body))
            assert {element.tag for element in root.iter()} <= {"speak", "prosody", "say-as"}
        shown = f"{speech.card.title}\n{speech.card.text}" if speech.card else ""
        assert {c for c in shown if unicodedata.category(c) in ("Cc", "Cs")} <= {"\n"}


def every_situation() -> Iterator[tuple[str, Situation]]:
    return ((intent, situation) for intent, all_of_it in SITUATIONS.items() for situation in all_of_it.values())


@pytest.mark.parametrize("name", ["{item}", "{0}", "{", "}}", "{shop.name}", "%s", "$x", "\\1"])
def test_a_name_is_never_taken_for_a_place_to_fill(catalogue: Catalogue, name: str) -> None:
    for intent, situation in every_situation():
        speech = say(catalogue, intent, renamed(situation, name))
        assert "brass reading lamp" not in speech.speak


@pytest.mark.parametrize("intent", ["WhereIsMyOrder", "CanIReturn"])
def test_a_name_that_is_not_to_be_told_is_told_nowhere(catalogue: Catalogue, intent: str) -> None:
    for situation in SITUATIONS[intent].values():
        for discreet in (as_gifts(situation), hiding(situation)):
            speech = say(catalogue, intent, discreet)
            told = " ".join((speech.speak, speech.reprompt or "", str(speech.card or "")))
            known = discreet.files.customer
            assert [x.item.name for x in (known.lines if known else ()) if x.item.name in told] == []


def as_gifts(situation: Situation) -> Situation:
    customer = situation.files.customer
    orders = tuple(replace(order, is_gift=True) for order in customer.orders) if customer else ()
    return replace(situation, files=replace(situation.files, customer=customer and replace(customer, orders=orders)))


def hiding(situation: Situation) -> Situation:
    customer = situation.files.customer
    return replace(situation, files=replace(situation.files, customer=customer and replace(customer, hide_items=True)))
