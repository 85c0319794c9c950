"""Alexa's certification checklist, line by line, over every response a customer can get; and what else holds of all.

Line 15 (HTTPS: chain, names, signature, time) is about requests, and is proven on signed requests in tests/web.
"""

import gc
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pytest

from skill.bootstrap import HANDLERS
from skill.desk import BUDGET
from skill.domain.articles import HelpFile
from skill.domain.community import Community
from skill.domain.contact import Channel
from skill.domain.files import CustomerFile, ShopFile
from skill.domain.opening import SpecialHours
from skill.domain.parcels import DeliveryStatus
from skill.domain.people import Role
from skill.domain.policies import Fact, ReturnCategory, ReturnMethod
from skill.domain.return_case import ReturnSettings
from skill.domain.returns import ReturnStatus
from skill.domain.tickets import TicketStatus
from skill.handlers.faults import LAST_WORDS
from skill.intents import get_help
from skill.speech.call_me_back import MOBILE_NUMBER
from skill.speech.catalogue import Catalogue
from skill.storage.dynamodb import TURN_LIMITS
from skill.tools.checks.invocation import invocation_name_is_allowed
from skill.tools.checks.project import Project
from skill.tools.checks.utterances import no_utterance_in_two_intents
from skill.tools.shop_folder import ShopFolder
from tests.builders import (
    SKILL_ID,
    a_cancellation,
    a_contact_point,
    a_customer,
    a_line,
    a_parcel,
    a_policy,
    a_return,
    a_season,
    a_shop,
    a_ticket,
    an_article,
    an_event,
    an_order,
    at,
    day,
    hours,
    indexed,
    received,
)
from tests.contract.reachable import (
    CANCEL,
    DIGITS,
    EVENTS,
    FALLBACK,
    HELP,
    HELPS,
    HOME,
    INTENTS,
    LAUNCH,
    MISSES,
    MODEL,
    NAMING,
    NO,
    ODD,
    REPEAT,
    ROOT,
    STOP,
    STOPS,
    TYPES,
    UNKNOWN,
    YES,
    Json,
    Met,
    Said,
    Slot,
    Turn,
    Walk,
    as_sent,
    heard,
    kind_of,
    reading_the_log,
    said_by,
    walk,
    words,
)
from tests.handlers.answers import MOST_BYTES, MOST_TEXT, faults_of, spoken, text_of
from tests.handlers.in_memory import careline_in_memory, forgetful
from tests.handlers.test_mobile_number import Alexa
from tests.intents.on_the_way import ON_THE_WAY
from tests.intents.situations import CONTACT_SUPPORT, DISPUTE_PRICE

CORE = ("WhereIsMyOrder", "CanIReturn", "ContactSupport")
FOR_EVERYBODY = (*("ContactSupport", "ReturnPolicyInfo", "SearchHelp", "SellerSupport", "CommunityHelp", "GetHelp"),)
OWN = tuple(handler.intent for handler in HANDLERS)
ABOUT_ONES_ORDERS = tuple(intent for intent in OWN if intent not in FOR_EVERYBODY)
ABOUT_AN_ITEM = tuple(intent for intent in ABOUT_ONES_ORDERS if intent != "CallMeBack")
NEEDS_ALEXA = {"call_me_back.no_number"}  # and a permission: line 17, and tests/handlers/test_mobile_number.py
CHOOSING = (*ABOUT_AN_ITEM, "SearchHelp")  # may ask which, or what about
CORE_FUNCTIONS = ("order", "return", "reach")  # a word of each in whatever says what can be asked
ONE_BREATH = 38  # words
KINDS = ("next", "fill", "offer", "check", "confirm", "helped", "which")  # of questions that can be left open
# Slots are read alike whoever speaks: a guest, somebody with plain orders, with hidden names, with a gift.
SAY_ODD_THINGS = (None, "ada", "ian", "fay")
LAST_QUESTION = re.compile(r"[^.?!]*\?$")
SILENCE: Json = {"userAgent": "", "version": "1.0", "sessionAttributes": {}, "response": {}}
SAMPLES: dict[str, list[str]] = {i["name"]: i.get("samples", []) for i in MODEL["languageModel"]["intents"]}
MANIFEST: dict[str, Any] = json.loads((ROOT / "skill-package/skill.json").read_text("utf-8"))["manifest"]


@dataclass(frozen=True)
class Reachable:
    """All turns of all walks; the demo shop's are the ones that are held to its customers' names."""

    demo: Walk
    others: tuple[Walk, ...]

    @cached_property
    def turns(self) -> list[Turn]:
        """Every turn."""
        return [*self.demo.turns, *(turn for other in self.others for turn in other.turns)]

    @cached_property
    def responses(self) -> list[Turn]:
        """One turn for each different response a customer can get."""
        return list({(t.customer, json.dumps(t.response, sort_keys=True)): t for t in self.turns}.values())

    @cached_property
    def spoken(self) -> list[Turn]:
        """Those of them that say something."""
        return [turn for turn in self.responses if turn.ssml]

    def to(self, *said: Said) -> list[Turn]:
        """The turns in which one of these was said."""
        return [turn for turn in self.turns if turn.said in said]


@pytest.fixture(scope="module")
def reachable(demo_shop: ShopFolder) -> Iterator[Reachable]:
    """The demo shop with all its customers and a guest; then another hour, other countries, shops unlike the demo."""
    customers = demo_shop.customers
    by_day = forgetful(demo_shop.shop, *customers, prices=demo_shop.prices)
    at_night = forgetful(demo_shop.shop, *customers, now=at("2026-11-29 08:00"))  # Sunday, 3 AM in New York
    abroad = (walk(by_day, [None], locale=locale) for locale in ("en-GB", "de-DE"))
    late = next(one for one in customers if one.customer_id == "dev")
    with uncollected():
        demo = walk(by_day, [*customers, None], odd=SAY_ODD_THINGS)
        yield Reachable(
            demo, (walk(at_night, [None, late]), *abroad, *unlike_the_demo(), *priced(), *hours_asked_for())
        )


@contextmanager
def uncollected() -> Iterator[None]:
    """All turns are kept and none is in a cycle, so a collector would go over millions of objects for nothing."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def unlike_the_demo() -> Iterator[Walk]:
    """Shops that have what the demo lacks: no rules, one rule for all, one channel, none that is open, other help."""
    whenever, never = a_policy(kind=ReturnCategory.UNLIMITED), a_policy(kind=ReturnCategory.NOT_PERMITTED)
    only_now = a_policy(kind=ReturnCategory.UNSPECIFIED, seasonal=(a_season(until=day("2027-01-31")),))
    shut = [a_contact_point(channel, hours("10:00", "11:00")) for channel in Channel]
    parcels = [a_parcel(status=DeliveryStatus.PREPARING, expected="2026-11-26"), a_parcel("2", parcel_id="p2")]
    packing = a_customer(an_order("wool scarf", "oak tray", parcels=parcels), an_order("clay pot", number="FF-2"))
    arrived = a_parcel(delivered=at("2026-11-02 12:00"))
    alike = a_customer(an_order("desk lamp", parcels=[arrived]), an_order("desk lamp", number="FF-2"))
    selling, called = replace(packing, role=Role.SELLER), replace(alike, phone="+12125550142")
    met = Met()
    yield walk(forgetful(a_shop(policies=(), contact_points=()), selling, help_=HelpFile()), [selling], met=met)
    long_name = Community("Pictures of ferns and of fables " * 5, "https://ferns.example", "pictures")
    alone = replace(a_shop(contact_points=[a_contact_point(Channel.EMAIL)]), communities=(long_name,))
    titles = ("Gift cards of any kind " * 8).strip()
    gone = a_contact_point(
        calls_back=True, special_opening_hours_specification=(SpecialHours(day("2026-01-01"), day("2030-01-01")),)
    )
    for article in (an_article("Gift cards", ""), an_article(titles, article_id="2")):
        help_ = indexed(article, replace(article, article_id="1")) if article.abstract else indexed(article)
        yield walk(forgetful(alone, packing, help_=help_), [packing], met=met)
    shops = (
        (alike, a_shop(policies=[whenever], contact_points=shut[:1])),
        (alike, a_shop(policies=[never], contact_points=shut)),
        (called, a_shop(policies=[only_now], contact_points=[gone])),
    )
    others = (*shops, *followed(), *with_cases(), *on_the_way())
    yield from (walk(forgetful(shop, customer), [customer], met=met) for customer, shop in others)


def priced() -> Iterator[Walk]:
    """A customer for each thing that can be said of a price and that the demo's prices do not lead to."""
    met = Met()
    for name in (
        "asked before",
        "asked and answered before",
        "higher now",
        "another currency",
        "nobody knows when it came",
    ):
        it = DISPUTE_PRICE[name].files
        yield walk(forgetful(it.shop, *filter(None, [it.customer]), prices=it.prices), [it.customer], met=met)


def hours_asked_for() -> Iterator[Walk]:
    """The hours of a day, and of a week, that the demo's lines don't keep."""
    day_, week = (("day", Slot("2026-12-27")),), (("hours", Slot("hours", ("week",))),)
    asked = {"hours of a day on which it is shut": day_, "hours that differ from day to day": week}
    for name, slots in asked.items():
        walked = Walk(forgetful(CONTACT_SUPPORT[name].files.shop))
        turn = walked.ask(Said(intent="ContactSupport", slots=slots), None, None)
        walked.ask(REPEAT, None, as_sent(turn.after))
        yield walked


def on_the_way() -> Iterator[tuple[CustomerFile, ShopFile]]:
    """A customer for each place that an item can be at between the order and the door."""
    yield from ((a_customer(line), a_shop()) for line in ON_THE_WAY.values())


def followed() -> tuple[tuple[CustomerFile, ShopFile], ...]:
    """Customers with one return each, in every status, late, or of what is kept; and who asked to cancel already."""
    lamp = a_line("desk lamp", parcel=a_parcel(delivered=at("2026-11-02 12:00")))
    slow = a_shop(settings=ReturnSettings(refund_days=(1, 2)))
    records = [a_return(lamp, status=status) for status in ReturnStatus]
    waiting = a_customer(a_line("oak tray", number="FF-1"), a_line("clay pot", number="FF-2"))
    tray, pot = waiting.lines
    both = [a_line("desk lamp", parcel=lamp.parcel, number=f"FF-{n}") for n in (3, 4)]
    refunded = a_customer(a_line("desk lamp", refunded_quantity=1, parcel=lamp.parcel))
    return (
        *((a_customer(lamp, returns=[record]), a_shop()) for record in records),
        (a_customer(lamp, returns=[received(lamp, "2026-11-03 12:00")]), slow),
        (replace(waiting, cancellations=(a_cancellation(tray),)), a_shop()),
        (waiting, a_shop()),
        (a_customer(*both, pot, returns=[*map(a_return, both)]), a_shop()),
        (a_customer(*both, tray, pot, returns=[*map(received, both)]), a_shop()),
        (refunded, a_shop(policies=[a_policy(defects_only=True)])),
        (a_customer(lamp), a_shop(policies=[a_policy(defects_only=True, defect_days=1)])),
        (a_customer(lamp), a_shop(policies=[a_policy(7, defect_days=365)])),
        (a_customer(lamp), a_shop(policies=[a_policy(requires=(Fact.UNUSED, Fact.TAGS_ON))])),
        (a_customer(lamp, returns=[records[0]]), a_shop(policies=[a_policy(methods=(ReturnMethod.KEEP,))])),
    )


def with_cases() -> tuple[tuple[CustomerFile, ShopFile], ...]:
    """Customers of a shop that promises no answer by a day; and one whose order comes apart, nobody knows when."""
    open_, answered = a_ticket(), a_ticket(status=TicketStatus.ANSWERED)
    apart = an_order("desk lamp", "bulb", parcels=[a_parcel(delivered=at("2026-11-20 12:00")), a_parcel("2")])
    return (
        (a_customer(tickets=(open_,)), a_shop()),
        (a_customer(tickets=(answered,)), a_shop()),
        (a_customer(apart), a_shop()),
    )


def violations(turns: Iterable[Turn], keeps: Callable[[Turn], bool]) -> list[str]:
    """The first turns that break a rule. No turns at all prove nothing, so they are a violation too."""
    turns = list(turns)
    return [str(turn) for turn in turns if not keeps(turn)][:5] if turns else ["no such turn was ever reached"]


def says_what_can_be_asked(turn: Turn) -> bool:
    return turn.is_open and turn.asks and all(word in turn.text for word in CORE_FUNCTIONS)


def item_said(turn: Turn) -> str | None:
    """What stood in the item slot, where nothing else was said."""
    match turn.said.slots:
        case (("item" | "meantItem", slot),):
            return slot.value
    return None


def asked_for(turn: Turn) -> str:
    """The slot that was asked for before this turn."""
    return "query" if kind_of(turn.before) == "which SearchHelp" else "item"


def is_reply_to_the_help_centre(turn: Turn) -> bool:
    """True where the help centre asked which article, or what about: a place, "help" or "never mind" answers that."""
    places_one = [name for name, _ in turn.said.slots or ()] == ["ordinal"]
    return asked_for(turn) == "query" and (places_one or item_said(turn) in (*STOPS, *HELPS))


def leads_on(said: Said) -> bool:
    """True for what is answered by the intent that it leads to."""
    ids = {id_ for _, slot in said.slots or () for id_ in slot.ids or ()}
    return said.intent == get_help.INTENT and not ids.isdisjoint(get_help.LEADS_TO)


def first_things(reachable: Reachable) -> list[Turn]:
    """What was said to open a session."""
    return [turn for turn in reachable.turns if turn.before is None]


# ---- the walk itself: a rule held over too little proves nothing


def test_the_walk_reaches_every_sentence_the_desk_can_say(reachable: Reachable, catalogue: Catalogue) -> None:
    """Each alone or before a question: one that begins like another is not the other."""
    texts, questions = {turn.text for turn in reachable.spoken}, catalogue.tables["questions"].values()
    asked = "|".join(pattern_of(question[key]) for question in questions for key in ("ask", "again"))
    said = {
        f"{table}.{name}": re.compile(f"{pattern_of(entry['say'])}( ({asked}))?")
        for table, entries in catalogue.tables.items()
        for name, entry in entries.items()
        if table != "faults" and isinstance(entry, dict) and "say" in entry
    }
    unsaid = {name for name, pattern in said.items() if not any(map(pattern.fullmatch, texts))}
    assert unsaid == NEEDS_ALEXA


def test_the_walk_reaches_every_question_the_desk_can_ask(reachable: Reachable, catalogue: Catalogue) -> None:
    asked = {"ask": {turn.text for turn in reachable.spoken}}
    asked["again"] = {heard(turn.reprompt) for turn in reachable.spoken}
    unasked = [
        f"{name}.{key}"
        for name, question in catalogue.tables["questions"].items()
        for key, texts in asked.items()
        if not any(map(re.compile(f"(.* )?{pattern_of(question[key])}").fullmatch, texts))
    ]
    assert unasked == []


def pattern_of(template: str) -> str:
    """What an entry sounds like, whatever its placeholders hold; one that holds nothing leaves no space."""
    return re.sub(r"(\\ )?\\\{\w+\\\}(\\ )?", ".*", re.escape(text_of(f"<speak>{template}</speak>")))


def test_the_walk_goes_through_every_kind_of_open_question(reachable: Reachable) -> None:
    which = {f"which {intent}" for intent in CHOOSING}
    assert {kind_of(turn.before) for turn in reachable.turns} == {"", *KINDS, *which} - {"which"}


def test_what_the_walk_leaves_unsaid_would_get_nothing_new(reachable: Reachable, demo_shop: ShopFolder) -> None:
    """Of one customer, whose conversations go through every kind of question: all the usual said in every state."""
    dev = next(one for one in demo_shop.customers if one.customer_id == "dev")
    walked = [turn for turn in reachable.demo.turns if turn.customer == "dev"]
    long = Walk(forgetful(demo_shop.shop, dev))
    long.everything("dev", said_by(dev), everywhere=True)
    assert {kind_of(turn.before).partition(" ")[0] for turn in walked} == {"", *KINDS}
    assert {kind for slots in INTENTS.values() for kind in slots.values()} > NAMING
    assert len(long.turns) > 2 * len(walked)
    new = (turn for turn in long.turns if turn.said != REPEAT)  # line 21 holds what that says
    assert {*map(what_happened, new)} <= {*map(what_happened, walked)}


def what_happened(turn: Turn) -> tuple[str, ...]:
    """The answer and its card.

    It may end in what it offers, in any question that was left open for it, or ask what else there is: that is all one.
    """
    return LAST_QUESTION.sub("", turn.text), json.dumps(turn.body.get("card"))


def test_every_response_is_one_that_alexa_accepts(reachable: Reachable) -> None:
    assert violations(reachable.responses, lambda turn: not [*faults_of(turn.response)]) == []


# ---- the checklist


def test_line_1_speech_that_asks_keeps_the_session_open_and_asks_again(reachable: Reachable) -> None:
    asking = (turn for turn in reachable.spoken if turn.asks)
    assert violations(asking, lambda turn: turn.is_open and text_of(turn.reprompt).endswith("?")) == []


def test_line_2_speech_that_asks_nothing_closes_the_session_without_a_reprompt(reachable: Reachable) -> None:
    telling = (turn for turn in reachable.spoken if not turn.asks)
    assert violations(telling, lambda t: t.body["shouldEndSession"] is True and not t.reprompt and not t.after) == []


def test_line_3_a_launch_says_what_can_be_asked_and_asks(reachable: Reachable) -> None:
    assert violations(reachable.to(LAUNCH), says_what_can_be_asked) == []


def test_line_3_a_launch_is_shorter_for_a_linked_customer(reachable: Reachable) -> None:
    of = {turn.customer is not None: words(turn.text) for turn in reachable.demo.turns if turn.said == LAUNCH}
    assert of[True] < of[False]


def test_line_4_help_in_every_state_tells_how_to_use_the_core_functions_and_asks(reachable: Reachable) -> None:
    assert violations(reachable.to(HELP), says_what_can_be_asked) == []


def test_line_4_help_while_an_item_is_asked_for_leaves_that_question_open(reachable: Reachable) -> None:
    choosing = [turn for turn in reachable.turns if kind_of(turn.before).startswith("which")]
    helped = [turn for turn in choosing if turn.said == HELP or item_said(turn) in HELPS]
    assert {turn.said.intent for turn in helped} == {"AMAZON.HelpIntent", *ABOUT_AN_ITEM}
    assert violations(helped, says_what_can_be_asked) == []
    assert violations(helped, lambda turn: turn.before is not None and turn.after["asks"] == turn.before["asks"]) == []
    assert violations(helped, lambda turn: turn.body["directives"][0]["slotToElicit"] == asked_for(turn)) == []


def test_line_5_stop_cancel_and_home_close_the_session_in_every_state(reachable: Reachable) -> None:
    assert violations(reachable.to(STOP, CANCEL, HOME), lambda turn: turn.body["shouldEndSession"] is True) == []


def test_line_5_stop_and_cancel_are_no_item_while_one_is_asked_for(reachable: Reachable, catalogue: Catalogue) -> None:
    choosing = [turn for turn in reachable.turns if kind_of(turn.before).startswith("which")]
    stopped = [turn for turn in choosing if item_said(turn) in STOPS]
    assert {item_said(turn) for turn in stopped} == set(STOPS)
    goodbye = catalogue.tables["builtin"]["goodbye"]["say"]
    assert violations(stopped, lambda turn: turn.text == goodbye and not turn.is_open) == []


def test_line_6_what_is_not_understood_gets_a_helpful_sentence_and_a_question(reachable: Reachable) -> None:
    missed = [turn for turn in reachable.to(FALLBACK, *UNKNOWN) if not (turn.before or {}).get("misses")]
    assert violations(missed, says_what_can_be_asked) == []


def test_line_6_the_second_time_in_a_row_it_is_shorter_and_different(reachable: Reachable) -> None:
    """To the same question, if one was open: it is asked again."""
    missed = [turn for turn in reachable.to(FALLBACK, *UNKNOWN) if turn.before]
    first = {open_question(turn): turn.text for turn in missed if not (turn.before or {}).get("misses")}
    again = [turn for turn in missed if (turn.before or {}).get("misses") and open_question(turn) in first]
    assert violations(again, lambda t: t.is_open and words(t.text) < words(first[open_question(t)])) == []


def open_question(turn: Turn) -> str:
    return json.dumps((turn.before or {}).get("asks"), sort_keys=True)


def test_line_6_after_an_answer_the_next_miss_is_a_first_one(reachable: Reachable) -> None:
    """What nothing fits is no answer: where a choice was open it is one miss more, elsewhere a first one."""
    missed = (t for t in reachable.turns if (t.before or {}).get("misses") and t.said not in (*MISSES, *UNKNOWN))
    answered = (t for t in missed if t.before and t.after.get("asks") != t.before["asks"])
    assert violations(answered, lambda turn: turn.after.get("misses", 0) == misses_of_a_choice(turn)) == []


def misses_of_a_choice(turn: Turn) -> int:
    """How many have to be counted after a turn in which a choice is asked for because nothing fitted; else none."""
    if not (kind_of(turn.after).startswith("which") and "misses" in turn.after):
        return 0
    before = turn.before or {}
    return 1 + (before.get("misses", 0) if kind_of(before) == kind_of(turn.after) else 0)


def test_line_7_every_declared_intent_is_answered_in_every_state_and_nothing_fails(reachable: Reachable) -> None:
    assert {turn.said.intent for turn in reachable.turns} >= set(INTENTS) >= set(OWN)
    asked = (turn for turn in reachable.turns if turn.said.type == "IntentRequest")
    assert violations(asked, lambda turn: bool(turn.text) and turn.ssml != LAST_WORDS) == []
    assert [line for walked in (reachable.demo, *reachable.others) for line in walked.log if "fault" in line] == []


@pytest.mark.parametrize("customer", ["ada", None])
@pytest.mark.parametrize("intent", INTENTS)
def test_line_8_every_sample_utterance_works_as_the_first_thing_said(
    intent: str, customer: str | None, demo_shop: ShopFolder
) -> None:
    log: list[Json] = []
    careline = forgetful(demo_shop.shop, *demo_shop.customers)
    with reading_the_log(log):
        for said in first_utterances(intent):
            response = careline.handle(an_event(said.spelled(), customer=customer))
            assert [*faults_of(response)] == [], said
            assert spoken(response), said
    answering = {intent, *(get_help.LEADS_TO.values() if intent == get_help.INTENT else ())}
    assert [line for line in log if line["intent"] not in answering or "fault" in line] == []


def first_utterances(intent: str) -> list[Said]:
    """All requests that the intent's samples can become: the slots they name, each with all values and synonyms."""
    named = {tuple(re.findall(r"\{(\w+)\}", sample)) for sample in SAMPLES[intent]} | {()}
    said = [Said(intent=intent)]
    for slots in named - {()}:
        kinds = {slot: values_of(INTENTS[intent][slot]) for slot in slots}
        longest = max(map(len, kinds.values()))
        rows = ([(slot, values[n % len(values)]) for slot, values in kinds.items()] for n in range(longest))
        said += [Said(intent=intent, slots=tuple(row)) for row in rows]
    return said


def values_of(kind: str) -> list[Slot]:
    names = [(value["id"], value["name"]) for value in TYPES.get(kind, [])]
    known = [Slot(word, (id_,)) for id_, name in names for word in (name["value"], *name.get("synonyms", []))]
    return known or [Slot(digits) for digits in DIGITS]


def test_line_9_the_three_example_phrases_are_literally_sample_utterances() -> None:
    invoked = f"Alexa, ask {MODEL['languageModel']['invocationName']} "
    for page in MANIFEST["publishingInformation"]["locales"].values():
        said = [phrase.removeprefix(invoked) for phrase in page["examplePhrases"]]
        owners = [intent for phrase in said for intent, samples in SAMPLES.items() if phrase in samples]
        assert sorted(owners) == sorted(CORE)


def test_line_10_the_invocation_name_keeps_amazons_rules() -> None:
    assert [*map(str, invocation_name_is_allowed(Project(ROOT)))] == []


def test_line_11_no_utterance_stands_in_two_intents() -> None:
    assert [*map(str, no_utterance_in_two_intents(Project(ROOT)))] == []


def test_line_12_a_slot_that_is_missing_or_empty_was_simply_not_said(reachable: Reachable) -> None:
    """The same answer with no slots at all, with slots that have no value, and with empty ones, matched or not."""
    opened = [turn for turn in reachable.demo.turns if turn.before is None]
    for intent, slots in ((intent, slots) for intent, slots in INTENTS.items() if slots):
        nothing = [Said(intent=intent), Said(intent=intent, slots=None)]
        empty = (Slot(), Slot(""), Slot("", ()))
        nothing += [Said(intent=intent, slots=((name, slot),)) for name in slots for slot in empty]
        for customer in {turn.customer for turn in opened}:
            heard = [turn for turn in opened if turn.said in nothing and turn.customer == customer]
            assert len({turn.text for turn in heard}) == 1, (intent, customer)


def test_line_12_slots_that_are_not_matched_or_absurd_are_answered(reachable: Reachable) -> None:
    filled = Counter((turn.said.intent, *turn.said.slots[0]) for turn in reachable.turns if turn.said.slots)
    for intent, slots in INTENTS.items():
        for name in slots:
            assert not [odd for odd in ODD if not filled[intent, name, Slot(odd, ())]], (intent, name)
    absurd = (turn for turn in reachable.turns if turn.said.slots and turn.said.slots[0][1].value in ODD)
    assert violations(absurd, lambda turn: bool(turn.text)) == []


def test_line_13_the_end_of_a_session_and_every_other_event_is_met_with_silence(reachable: Reachable) -> None:
    assert violations(reachable.to(*EVENTS), lambda turn: {**turn.response, "userAgent": ""} == SILENCE) == []


@pytest.mark.parametrize(
    "said", [LAUNCH, HELP, Said(intent="WhereIsMyOrder")], ids=lambda said: said.intent or said.type
)
def test_line_14_another_skills_envelope_is_told_nothing(said: Said, demo_shop: ShopFolder) -> None:
    other = "amzn1.ask.skill.00000000-0000-0000-0000-000000000000"
    ours = careline_in_memory(demo_shop.shop, *demo_shop.customers, skill_id=SKILL_ID)
    event = an_event(said.spelled(), customer="ada")
    answered = ours.handle(event)
    for place in (event["session"], event["context"]["System"]):
        place["application"] = {"applicationId": other}
    refused = ours.handle(event)
    assert [*faults_of(refused)] == []
    assert refused["response"]["shouldEndSession"] is True
    assert "card" not in refused["response"]
    assert spoken(refused) != spoken(answered)
    del event["context"]
    assert ours.handle(event) == refused


def test_line_16_questions_about_ones_orders_ask_a_guest_to_link_the_account(reachable: Reachable) -> None:
    asked = [
        turn
        for turn in reachable.turns
        if turn.customer is None and turn.said.intent in ABOUT_ONES_ORDERS and not is_reply_to_the_help_centre(turn)
    ]
    assert violations(asked, lambda turn: turn.body.get("card") == {"type": "LinkAccount"} and not turn.is_open) == []
    assert violations(asked, lambda turn: len(re.findall(r"[.?!]", turn.text)) == 1) == []


def test_line_16_all_else_works_without_an_account(reachable: Reachable) -> None:
    guests = [turn for turn in reachable.turns if turn.customer is None and turn.ssml]
    free = [turn for turn in guests if turn.said.intent not in ABOUT_ONES_ORDERS and not leads_on(turn.said)]
    heard = {turn.said.intent or turn.said.type for turn in free}
    assert heard >= {"LaunchRequest", *set(INTENTS) - set(ABOUT_ONES_ORDERS)}
    assert violations(free, lambda turn: turn.body.get("card") != {"type": "LinkAccount"}) == []


def test_line_16_nobody_who_is_linked_is_asked_to_link(reachable: Reachable) -> None:
    linked = (turn for turn in reachable.responses if turn.customer)
    assert violations(linked, lambda turn: turn.body.get("card") != {"type": "LinkAccount"}) == []


def test_line_16_a_token_that_is_nobodys_is_a_guests(demo_shop: ShopFolder) -> None:
    careline = careline_in_memory(demo_shop.shop, *demo_shop.customers)
    for said in (LAUNCH, *(Said(intent=intent) for intent in INTENTS)):
        guest, stranger = (careline.handle(an_event(said.spelled(), customer=who)) for who in (None, "nobody"))
        assert guest == stranger, said


def permission_of(turn: Turn) -> str:
    return str(turn.body.get("card", {}).get("permissions", ""))


def test_line_17_a_permission_is_asked_for_only_where_it_is_needed_and_in_the_manifest(reachable: Reachable) -> None:
    """The number to call, of whom the shop has none; what is said beside the card is another way."""
    asking = [turn for turn in reachable.responses if permission_of(turn)]
    assert MANIFEST["permissions"] == [{"name": MOBILE_NUMBER}]
    assert violations(asking, lambda turn: permission_of(turn) == f"['{MOBILE_NUMBER}']" and turn.is_open) == []
    own = (turn for turn in asking if turn.after["asks"].get("intent") == "ContactSupport")  # nothing was left before
    assert violations(own, lambda turn: "how to reach us?" in turn.text) == []


def test_line_17_permission_ignored_or_refused_leads_on_as_before(reachable: Reachable) -> None:
    """Whoever goes on without it hears the other way at a yes, and is asked nothing more at a no."""
    after = [
        turn for turn in reachable.turns if turn.before and "phone number for you" in turn.before.get("spoken", "")
    ]
    for said in (YES, NO):
        assert violations((turn for turn in after if turn.said == said), lambda turn: not permission_of(turn)) == []


def test_line_17_permission_is_asked_for_as_often_as_it_is_needed(demo_shop: ShopFolder) -> None:
    walked = Walk(careline_in_memory(demo_shop.shop, *demo_shop.customers))
    turn = walked.ask(Said(intent="CallMeBack"), "cleo", None)
    again = walked.ask(Said(intent="CallMeBack"), "cleo", turn.after)
    assert violations((turn, again), lambda turn: bool(permission_of(turn))) == []


def test_line_17_permission_granted_gets_what_was_asked_for(demo_shop: ShopFolder) -> None:
    """That Alexa then tells the number, tests/handlers/test_mobile_number.py holds; here she has none to tell."""
    event = an_event(Said(intent="CallMeBack").spelled(), customer="cleo")
    event["context"]["System"]["user"]["permissions"] = {"scopes": {MOBILE_NUMBER: {"status": "GRANTED"}}}
    event["context"]["System"] |= {"apiEndpoint": "https://api.amazonalexa.com", "apiAccessToken": "token"}
    answer = careline_in_memory(demo_shop.shop, *demo_shop.customers, alexa=Alexa(204, "")).handle(event)
    assert [*faults_of(answer)] == []
    assert "I don't have a phone number for you. Please add one" in spoken(answer)


def test_line_18_every_locale_of_the_manifest_names_a_privacy_policy() -> None:
    locales = MANIFEST["privacyAndCompliance"]["locales"]
    assert set(locales) == set(MANIFEST["publishingInformation"]["locales"]) == {"en-US"}
    assert [page for page in locales.values() if not re.fullmatch(r"https://\S+\.\S+", page["privacyPolicyUrl"])] == []


def test_line_19_speech_cards_and_responses_keep_alexas_limits(reachable: Reachable) -> None:
    """That the SSML is well-formed and has only tags that Alexa knows, faults_of has asserted of all."""
    texts = (text for turn in reachable.responses for text in (turn.ssml, turn.reprompt, turn.card))
    assert max(map(len, texts)) <= MOST_TEXT
    assert max(len(json.dumps(turn.response).encode()) for turn in reachable.responses) < MOST_BYTES


def test_line_20_the_time_limits_of_a_turn_leave_time_to_say_sorry() -> None:
    """What really happens when DynamoDB is slow is measured in tests/faults."""
    limits: Any = TURN_LIMITS
    tries = limits.retries["total_max_attempts"]
    assert (limits.connect_timeout + limits.read_timeout) * tries < BUDGET < 5
    answering = (ROOT / "template.yaml").read_text("utf-8").partition("lambda_function.lambda_handler")[2]
    timeout = re.search(r"^ +Timeout: (\d+)$", answering, re.MULTILINE)
    assert timeout
    assert 5 < int(timeout[1]) < 8


def test_line_21_repeat_says_the_same_and_leaves_the_same_question_open(reachable: Reachable) -> None:
    def same(turn: Turn) -> bool:
        before = {key: value for key, value in (turn.before or {}).items() if key != "misses"}
        again = (f"<speak>{before['spoken']}</speak>", f"<speak>{before['reprompt']}</speak>")
        return turn.after == before and (turn.ssml, turn.reprompt) == again

    assert violations((turn for turn in reachable.to(REPEAT) if turn.before), same) == []


def test_line_21_repeat_is_possible_after_every_answer_that_leaves_the_session_open(reachable: Reachable) -> None:
    repeated = {(turn.customer, turn.ssml, turn.reprompt) for turn in reachable.to(REPEAT)}
    missed = {said.intent for said in (*MISSES, *UNKNOWN)}  # an apology is not repeated, but the answer before it
    answers = (t for t in reachable.spoken if not (t.said.intent in missed and t.after.get("misses")))
    spoken_open = (turn for turn in answers if turn.is_open)
    assert violations(spoken_open, lambda turn: (turn.customer, turn.ssml, turn.reprompt) in repeated) == []


def test_line_22_yes_and_no_answer_nothing_where_nothing_was_asked(reachable: Reachable) -> None:
    opened = [turn for turn in first_things(reachable) if turn.said in (YES, NO)]
    assert violations(opened, lambda turn: turn.is_open and turn.asks and not turn.card.strip()) == []
    assert len({turn.text for turn in opened}) == 1


def test_line_22_yes_takes_up_what_was_offered(reachable: Reachable) -> None:
    """It gets what asking for it would get, about the item that was offered."""
    taken = [turn for turn in reachable.demo.turns if turn.said == YES and kind_of(turn.before) == "offer"]
    offered = Counter((turn.before or {})["asks"]["intent"] for turn in taken)
    assert set(CORE) < set(offered) < set(OWN)
    asked = {t.text for t in reachable.demo.turns if t.said.intent in offered}
    fresh = "I'm not sure what you're answering"
    assert violations(taken, lambda turn: fresh not in turn.text) == []
    before = ((turn, turn.before or {}) for turn in taken)
    led = {"besides", "facts", "concern", "instead", "problem"}
    plain = (turn for turn, held in before if not led & held["asks"].keys() and "left" not in held)
    assert violations(plain, lambda turn: turn.text in asked) == []


def test_line_22_no_leaves_what_was_offered(reachable: Reachable) -> None:
    answered = ("check", "helped", "fill")  # where "no" is an answer, too
    left = [turn for turn in reachable.to(NO) if turn.before and kind_of(turn.before) not in answered]
    assert violations(left, lambda turn: "card" not in turn.body) == []
    nothing_waits = (turn for turn in left if "left" not in (turn.before or {}))
    assert violations(nothing_waits, lambda turn: words(turn.text) < 12) == []
    goodbye = (turn for turn in left if kind_of(turn.before) == "next")
    assert violations(goodbye, lambda turn: not turn.is_open) == []


def test_line_23_open_then_ask_gets_the_same_answer_as_asking_at_once(reachable: Reachable) -> None:
    nothing_said_yet = {"asks": {"kind": "next"}}
    for customer in {turn.customer for turn in reachable.demo.turns}:
        own = [turn for turn in reachable.demo.turns if turn.customer == customer and turn.said.intent in OWN]
        at_once = {turn.said: turn for turn in own if turn.before is None}
        opened = [turn for turn in own if turn.before and without_words(turn.before) == nothing_said_yet]
        assert violations(opened, lambda turn: turn.text.startswith(at_once[turn.said].text)) == []  # noqa: B023
        assert violations(opened, lambda turn: turn.card == at_once[turn.said].card) == []  # noqa: B023
        assert violations(opened, lambda turn: turn.is_open or customer is None) == []  # noqa: B023


def without_words(attributes: Json) -> Json:
    return {key: value for key, value in attributes.items() if key not in ("spoken", "reprompt")}


# ---- voice.md's manner, over every response


def test_order_numbers_are_never_read_out_or_shown(reachable: Reachable, demo_shop: ShopFolder) -> None:
    numbers = [order.number for customer in demo_shop.customers for order in customer.orders]
    secret = re.compile("|".join([*numbers, *(number[-4:] for number in numbers)]))
    spoken_and_shown = (turn for turn in reachable.demo.turns if turn.said.slots is None or not digits_said(turn))
    assert violations(spoken_and_shown, lambda turn: not secret.search(everything_told(turn))) == []


def digits_said(turn: Turn) -> bool:
    return any(slot.value in DIGITS for _, slot in turn.said.slots or ())


def everything_told(turn: Turn) -> str:
    """Speech, reprompt and card, and the speech that the session keeps for Repeat."""
    kept = (turn.after.get("spoken", ""), turn.after.get("reprompt", ""))
    return "\n".join((turn.text, text_of(turn.reprompt), turn.card, *kept)).casefold()


def names_of(customer: CustomerFile, *, told: bool) -> set[str]:
    """The names of what the customer may hear of (or not: a gift's, or all of who asked for it)."""
    lines = [line for line in customer.lines if (line.is_gift or customer.hide_items) is not told]
    return {name.casefold() for line in lines for name in (line.item.name, *line.item.synonyms)}


def test_the_names_of_gifts_and_hidden_items_are_never_told(reachable: Reachable, demo_shop: ShopFolder) -> None:
    hidden = {one.customer_id: names_of(one, told=False) for one in demo_shop.customers}
    assert [who for who, names in hidden.items() if names] == ["fay", "ian"]
    theirs = (turn for turn in reachable.demo.turns if turn.customer in ("fay", "ian"))
    names = {who: re.compile(rf"\b(?:{'|'.join(names)})\b") for who, names in hidden.items()}
    assert violations(theirs, lambda turn: not names[str(turn.customer)].search(everything_told(turn))) == []


def test_nobody_hears_of_anybody_elses_things(reachable: Reachable, demo_shop: ShopFolder) -> None:
    own = {one.customer_id: names_of(one, told=True) for one in demo_shop.customers}
    everybodys = {line.item.name.casefold() for one in demo_shop.customers for line in one.lines}
    for customer in (None, *own):
        foreign = re.compile("|".join(map(re.escape, everybodys - own.get(customer or "", set()))))
        heard = (turn for turn in reachable.demo.turns if turn.customer == customer)
        assert violations(heard, lambda turn: not foreign.search(everything_told(turn))) == []  # noqa: B023


def test_every_answer_is_one_breath(reachable: Reachable) -> None:
    assert violations(reachable.spoken, lambda turn: words(turn.text) <= ONE_BREATH) == []
    assert violations(reachable.spoken, lambda turn: words(text_of(turn.reprompt)) <= ONE_BREATH) == []


def test_line_12_words_that_are_no_category_are_not_repeated_and_get_the_shops_own_rule(reachable: Reachable) -> None:
    absurd = [
        turn
        for turn in reachable.demo.turns
        if turn.said.intent == "ReturnPolicyInfo"
        and any(slot.value in ODD[1:] and not slot.ids for _, slot in turn.said.slots or ())
    ]
    general = {t.customer: t.text for t in reachable.demo.turns if t.said == Said(intent="ReturnPolicyInfo")}
    assert violations(absurd, lambda turn: turn.text == general[turn.customer]) == []


def test_a_number_is_offered_again_only_where_it_was_said(reachable: Reachable) -> None:
    asked_once_more = (*MISSES, REPEAT)
    offering = (t for t in reachable.spoken if "number again" in t.text and t.said not in asked_once_more)
    assert violations(offering, lambda turn: "telephone" in turn.ssml) == []


def test_other_ways_are_those_that_were_not_named_yet(reachable: Reachable) -> None:
    """None of the channels that the answer before named."""
    named = {"phone": "phone", "chat": "chat", "email": "e-mail", "form": "form", "messaging": "message"}
    named |= {"forum": "forum", "ticket": "ticket"}
    others = [
        turn for turn in reachable.turns if turn.said == YES and "other ways" in (turn.before or {}).get("spoken", "")
    ]
    assert (
        violations(
            others,
            lambda turn: (
                not re.search(
                    r"\b(?:" + "|".join(named[channel] for channel in (turn.before or {})["asks"]["besides"]) + r")\b",
                    turn.text.partition(". ")[0],
                )
            ),
        )
        == []
    )


def test_an_elicited_slot_comes_with_all_slots_of_its_intent(reachable: Reachable) -> None:
    """Alexa's Dialog reference: an updated intent holds all of its slots, the empty ones too."""
    eliciting = [turn for turn in reachable.responses if "slotToElicit" in json.dumps(turn.body.get("directives"))]

    def complete(turn: Turn) -> bool:
        updated = turn.body["directives"][0]["updatedIntent"]
        return set(updated["slots"]) == set(INTENTS[updated["name"]])

    assert violations(eliciting, complete) == []
