"""Why something goes back is heard as one of two causes, and the questions about returns are told apart."""

import pytest

from skill.domain.policies import Fact
from skill.domain.problems import Problem
from skill.domain.returns import Cause
from skill.tools.understanding.features import WITHOUT_REASONS, masked, words
from skill.tools.understanding.grammar import ExactGrammar
from skill.tools.understanding.known import LONGEST, REASON, TOLD, TROUBLE, KnownValues
from skill.tools.understanding.model import Model, read
from skill.tools.understanding.sentences import help_topics
from skill.tools.understanding.training import examples
from skill.tools.understanding.words import plain

MODEL = Model.of(read())
KNOWN = KnownValues(MODEL)
GRAMMAR = ExactGrammar(MODEL, KNOWN)


@pytest.mark.parametrize(
    ("said", "intent", "cause"),
    [
        ("can I return the lamp because it's cracked", "CanIReturn", Cause.DEFECT),
        ("can I send it back if it's broken", "CanIReturn", Cause.DEFECT),
        ("yes I'm afraid it's broken", "CanIReturn", Cause.DEFECT),
        ("it just doesn't fit", "CanIReturn", Cause.REMORSE),
        ("the boots are too tight", "CanIReturn", Cause.REMORSE),
        ("I changed my mind", "CanIReturn", "second-thoughts"),
        ("I've opened it", "CanIReturn", "not_unopened"),
        ("it's still sealed", "CanIReturn", "unopened"),
        ("return the lamp because it's broken", "StartReturn", Cause.DEFECT),
        ("start a return because I found it cheaper", "StartReturn", Cause.REMORSE),
    ],
)
def test_a_sample_carries_what_is_said_of_the_item(said: str, intent: str, cause: str) -> None:
    parsed = GRAMMAR.parse(plain(said))
    assert parsed is not None
    assert parsed.name == intent
    assert {parsed.slots[name].id for name in ("reason", "told") if name in parsed.slots} == {cause}


@pytest.mark.parametrize(
    ("said", "problem"),
    [
        ("my lamp is cracked", Problem.DAMAGED),
        ("the kettle doesn't work", Problem.DEFECTIVE),
        ("this isn't what I ordered", Problem.WRONG_ITEM),
        ("I got a torn jacket", Problem.DAMAGED),
        ("it won't charge", Problem.DEFECTIVE),
    ],
)
def test_a_defect_told_without_a_word_of_returning_is_a_problem(said: str, problem: Problem) -> None:
    parsed = GRAMMAR.parse(plain(said))
    assert parsed is not None
    assert (parsed.name, parsed.slots["trouble"].id) == ("ReportProblem", problem)


def test_what_is_told_of_an_item_is_every_listed_reason_that_is_no_defect() -> None:
    reasons, told = ({value.match.id: set(value.names) for value in MODEL.types[kind]} for kind in (REASON, TOLD))
    assert set(reasons) - set(told) == {Cause.DEFECT, Fact.DAMAGED}
    assert [id_ for id_, names in told.items() if not names <= reasons[id_]] == []
    assert not set().union(*told.values()) & {name for value in MODEL.types[TROUBLE] for name in value.names}


@pytest.mark.parametrize("said", ["the lamp is not broken", "it is not too small", "wrong size", "is it too late"])
def test_what_is_denied_or_could_be_either_is_no_cause(said: str) -> None:
    assert KNOWN.find(REASON, said.split()) is None


def test_every_listed_reason_is_short_enough_to_be_found() -> None:
    names = [name for value in MODEL.types[REASON] for name in value.names]
    assert [name for name in names if len(name.split()) > LONGEST] == []


def test_a_reason_is_learnt_as_listed_and_as_said() -> None:
    assert masked("my lamp is cracked", KNOWN) == "my xxitem is xxdefect"
    assert masked("my lamp is too small", KNOWN) == "my xxitem is xxreason"
    assert masked("my lamp is cracked", KNOWN, WITHOUT_REASONS) == "my xxitem is cracked"
    texts = [
        text for text, intent in examples(MODEL, KNOWN) if intent == "CanIReturn" and text.startswith("because i ")
    ]
    assert len(texts) == 2
    assert {"because i xxreason", "because i xxdefect"} & set(texts)


def test_a_command_begins_otherwise_than_a_question() -> None:
    assert set(words("return it")) - set(words("can i return it")) == {"^ return"}


@pytest.mark.parametrize(
    ("said", "intent"),
    [
        ("can I return it", "CanIReturn"),
        ("I want to return my lamp", "CanIReturn"),
        ("I want my money back", "GetHelp"),
        ("return it", "StartReturn"),
        ("yes return it", "AMAZON.YesIntent"),
        ("I want a return label", "StartReturn"),
        ("where is my refund", "ReturnStatus"),
        ("where is my package", "WhereIsMyOrder"),
        ("has my return arrived", "ReturnStatus"),
        ("don't send it back", "CancelReturn"),
        ("don't send it", "CancelOrder"),
        ("keep the lamp after all", "CancelReturn"),
        ("cancel the lamp", "CancelOrder"),
        ("cancel the return of my lamp", "CancelReturn"),
        ("cancel", "AMAZON.CancelIntent"),
        ("cancel it please", "CancelOrder"),
        ("yes cancel it", "AMAZON.YesIntent"),
        ("stop", "AMAZON.StopIntent"),
    ],
)
def test_neighbours_are_told_apart(said: str, intent: str) -> None:
    parsed = GRAMMAR.parse(plain(said))
    assert parsed is not None
    assert parsed.name == intent


@pytest.mark.parametrize(
    ("said", "mask"),
    [
        ("it is open", "it is xxreason"),
        ("are you open", "are you open"),
        ("you opened a case", "you opened a case"),
        ("it was already used", "it was xxreason"),
        ("i used a coupon", "i used a coupon"),
    ],
)
def test_open_and_used_are_told_of_a_thing_only_where_it_is_so(said: str, mask: str) -> None:
    assert masked(said, KNOWN) == mask


def test_a_question_that_a_carrier_fits_is_learnt_in_place_of_the_carrier_filled_with_anything() -> None:
    texts = {text for text, intent in examples(MODEL, KNOWN) if intent == "SearchHelp"}
    assert "do you ship overseas" in texts
    assert not texts & {masked(f"do you {topic}", KNOWN) for topic in help_topics()}
    assert texts & {masked(f"how would i {topic}", KNOWN) for topic in help_topics()}
