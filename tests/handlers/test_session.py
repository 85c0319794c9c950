"""What a conversation remembers comes back as it was sent; nothing that Careline did not send comes back at all."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.orders import LineRef
from skill.domain.policies import Fact
from skill.domain.problems import Problem
from skill.domain.returns import Cause
from skill.domain.tickets import MOST_WORDS, one_line
from skill.domain.tickets import Topic as Concern
from skill.handlers.leaving import Left
from skill.handlers.questions import LONGEST, MOST_LISTED, MOST_PIECES, MOST_RESTING
from skill.handlers.session import LONGEST_SPEECH, Session
from skill.intents.asking import (
    Ask,
    Case,
    Check,
    Confirm,
    DidItHelp,
    Fill,
    Mention,
    Offer,
    Question,
    Topic,
    WhatNext,
    Which,
)
from skill.speech.catalogue import Speech

NUMBERS = st.text(min_size=1, max_size=LONGEST)
LINES = st.builds(LineRef, NUMBERS, NUMBERS)
FEW_LINES = st.lists(LINES, max_size=MOST_LISTED).map(tuple)
WORDS = st.text(max_size=LONGEST)
DAYS = st.lists(st.dates(), min_size=2, max_size=2).map(sorted).map(tuple)
ASKS = st.builds(
    Ask,
    item=st.builds(Mention, st.just(""), FEW_LINES),
    channel=WORDS,
    besides=st.lists(NUMBERS, max_size=MOST_LISTED).map(tuple),
    cause=st.none() | st.sampled_from(Cause),
    quantity=st.none() | st.integers(1, MOST_PIECES),
    facts=st.lists(st.tuples(st.sampled_from(Fact), st.booleans()), max_size=MOST_LISTED).map(tuple),
    category=st.just(""),
    kind=st.just(""),
    country=st.just(""),
    nonce=st.just(""),
    placed=st.none() | DAYS,
    case=st.builds(
        Case,
        problem=st.none() | st.sampled_from(Problem),
        topic=st.none() | st.sampled_from(Concern),
        words=st.text(max_size=MOST_WORDS).map(one_line),
        asked=st.booleans(),
    ),
    topic=st.none() | st.lists(NUMBERS, min_size=1, max_size=MOST_LISTED).map(lambda ids: Topic(among=tuple(ids))),
)
QUESTIONS: st.SearchStrategy[Question] = st.one_of(
    st.just(WhatNext()),
    st.builds(Which, WORDS, ASKS, st.lists(LINES, max_size=MOST_RESTING).map(tuple)),
    st.builds(Fill, WORDS, WORDS, ASKS, st.booleans()),
    st.builds(Offer, WORDS, ASKS),
    st.builds(Check, WORDS, st.sampled_from(Fact), ASKS),
    st.builds(Confirm, WORDS, ASKS, NUMBERS),
    st.builds(DidItHelp, WORDS),
)
SPEECH = st.text(st.characters(codec="ascii", exclude_characters="<>&", exclude_categories=["Cc"]), max_size=200)
SESSIONS = st.builds(
    Session,
    mentioned=FEW_LINES,
    asks=st.none() | QUESTIONS,
    spoken=SPEECH,
    reprompt=SPEECH,
    misses=st.integers(0, LONGEST - 1),
    wrote=st.booleans(),
    still=SPEECH,
    left=st.none()
    | st.builds(
        Left,
        QUESTIONS.filter(lambda asks: isinstance(asks, Which | Offer | Check | Confirm)),
        SPEECH.filter(bool),
        FEW_LINES,
    ),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(), inner, max_size=5),
    max_leaves=20,
)
OURS = ("mentioned", "asks", "spoken", "reprompt", "misses", "wrote", "still", "left")


@given(SESSIONS)
def test_a_session_comes_back_as_it_was_sent(session: Session) -> None:
    assert Session.read(json.loads(json.dumps(session.write()))) == session


@given(st.fixed_dictionaries({}, optional=dict.fromkeys(OURS, JSON)))
def test_attributes_that_hold_anything_are_read_and_written_again(attributes: dict[str, Any]) -> None:
    session = Session.read(attributes)
    assert Session.read(session.write()) == session
    assert len(json.dumps(session.write())) < 24 * 1024


def test_a_new_session_is_empty_both_ways() -> None:
    assert Session.read({}) == Session()
    assert Session().write() == {}


@pytest.mark.parametrize("key", OURS)
@pytest.mark.parametrize(
    "value", [None, 7, -1, True, "x" * 10_000, [], {}, [[]], [["a"]], [[1, 2]], {"kind": []}], ids=ascii
)
def test_a_value_of_the_wrong_kind_is_left_out(key: str, value: object) -> None:
    right = {("misses", 7): Session(misses=7), ("wrote", True): Session(wrote=True)}
    ours = right.get((key, value), Session()) if isinstance(value, int) else Session()
    assert Session.read({key: value}) == ours


@pytest.mark.parametrize(
    "asks",
    [
        {},
        {"kind": "buy", "intent": "CanIReturn"},
        {"kind": None},
        {"kind": ["next"]},
        "next",
        ["next"],
        [{"kind": "next"}],
    ],
    ids=json.dumps,
)
def test_a_question_that_careline_does_not_ask_is_none(asks: object) -> None:
    assert Session.read({"asks": asks}).asks is None


def test_an_offer_keeps_only_what_an_offer_has() -> None:
    offer = {"kind": "offer", "intent": 7, "lines": ["FF-1"], "channel": {"a": 1}, "besides": "yes", "customer": "ben"}
    assert Session.read({"asks": offer}).asks == Offer("")


@pytest.mark.parametrize("among", [7, "gift", {"a": 1}, [], [1, None, ["a"]], [""], ["x" * (LONGEST + 1)]], ids=ascii)
def test_articles_to_choose_among_that_are_none_are_left_out(among: object) -> None:
    assert Session.read({"asks": {"kind": "which", "intent": "SearchHelp", "among": among}}).asks == Which("SearchHelp")


def test_whether_an_article_helped_keeps_nothing_but_who_is_told() -> None:
    asked = {"kind": "helped", "intent": "SearchHelp", "among": ["a"], "lines": [["FF-1", "1"]], "helped": True}
    assert Session.read({"asks": asked}).asks == DidItHelp("SearchHelp")


@pytest.mark.parametrize(
    ("words", "read"),
    [
        ("the\x00 lid\u202e <b>\n{x}", "the lid <b> {x}"),
        ("\ud800", ""),
        ("x" * MOST_WORDS, "x" * MOST_WORDS),
        ("x" * (MOST_WORDS + 1), ""),
        (7, ""),
        (["a"], ""),
    ],
    ids=ascii,
)
def test_words_that_come_back_are_read_like_new_ones(words: object, read: str) -> None:
    asks = {"kind": "confirm", "intent": "OpenTicket", "nonce": "n", "words": words, "problem": "none", "about": 7}
    assert Session.read({"asks": asks}).asks == Confirm("OpenTicket", Ask(case=Case(words=read)), "n")


def test_a_long_list_is_cut_when_it_is_read_and_when_it_is_written() -> None:
    many = [[f"FF-{n}", "1"] for n in range(100_000)]
    assert len(Session.read({"mentioned": many}).mentioned) == MOST_LISTED
    assert len(Session(mentioned=tuple(LineRef(*ref) for ref in many)).write()["mentioned"]) == MOST_LISTED


def test_lines_that_are_none_are_left_out_of_a_list() -> None:
    mentioned = [["FF-1", "1"], "FF-2", ["FF-3", 1], ["", "1"], ["FF-4", "x" * (LONGEST + 1)]]
    assert Session.read({"mentioned": mentioned}).mentioned == (LineRef("FF-1", "1"),)


SPOKEN = (
    "Hello &amp; goodbye, &quot;you&#x27; &lt;3",
    'Call <prosody rate="slow"><say-as interpret-as="telephone">+1 800</say-as></prosody>. Again?',
)
TAMPERED = (
    '<audio src="https://evil.example/x.mp3"/>',
    "<speak>Hello</speak>",
    "Hello</speak><speak>",
    "Hello & goodbye",
    "Hello &nbsp;",
    "Hello &#60;audio&#62;",
    '<prosody rate="x-fast">Hello</prosody>',
    '<prosody rate="slow" volume="x-loud">Hello</prosody>',
    "<!-- hello -->",
    "<![CDATA[hello]]>",
    "Hel\x00lo",
    "Hel\u202elo",
    "Hel\ud800lo",
    "x" * (LONGEST_SPEECH + 1),
)


@pytest.mark.parametrize("body", SPOKEN)
def test_what_careline_spoke_can_be_repeated(body: str) -> None:
    assert Session.read({"spoken": body, "reprompt": "What?"}).last == Speech(body, "What?")


@pytest.mark.parametrize("body", TAMPERED, ids=ascii)
def test_ssml_that_careline_never_speaks_is_not_repeated(body: str) -> None:
    assert Session.read({"spoken": body, "reprompt": "What?"}).last is None
    assert Session.read({"spoken": "What?", "reprompt": body}).reprompt == ""
