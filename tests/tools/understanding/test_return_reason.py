"""Why something goes back is heard as one of two causes, and the questions about returns are told apart."""

import pytest

from skill.domain.returns import Cause
from skill.tools.understanding.features import WITHOUT_REASONS, masked, words
from skill.tools.understanding.grammar import ExactGrammar
from skill.tools.understanding.known import LONGEST, REASON, KnownValues
from skill.tools.understanding.model import Model, read
from skill.tools.understanding.training import examples
from skill.tools.understanding.words import plain

MODEL = Model.of(read())
KNOWN = KnownValues(MODEL)
GRAMMAR = ExactGrammar(MODEL, KNOWN)


@pytest.mark.parametrize(
    ("said", "intent", "cause"),
    [
        ("my lamp arrived cracked", "CanIReturn", Cause.DEFECT),
        ("the kettle doesn't work", "CanIReturn", Cause.DEFECT),
        ("this isn't what I ordered", "CanIReturn", Cause.DEFECT),
        ("I got a torn jacket", "CanIReturn", Cause.DEFECT),
        ("it doesn't fit", "CanIReturn", Cause.REMORSE),
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
    assert (parsed.name, parsed.slots["reason"].id) == (intent, cause)


@pytest.mark.parametrize("said", ["the lamp is not broken", "it is not too small", "wrong size", "is it too late"])
def test_what_is_denied_or_could_be_either_is_no_cause(said: str) -> None:
    assert KNOWN.find(REASON, said.split()) is None


def test_every_listed_reason_is_short_enough_to_be_found() -> None:
    names = [name for value in MODEL.types[REASON] for name in value.names]
    assert [name for name in names if len(name.split()) > LONGEST] == []


def test_a_reason_is_learnt_as_listed_and_as_said() -> None:
    assert masked("my lamp is cracked", KNOWN) == "my xxitem is xxreason"
    assert masked("my lamp is cracked", KNOWN, WITHOUT_REASONS) == "my xxitem is cracked"
    texts = [
        text for text, intent in examples(MODEL, KNOWN) if intent == "CanIReturn" and text.startswith("because i ")
    ]
    assert len(texts) == 2
    assert "because i xxreason" in texts


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
        ("cancel it please", "AMAZON.CancelIntent"),
        ("yes cancel it", "AMAZON.YesIntent"),
        ("stop", "AMAZON.StopIntent"),
    ],
)
def test_neighbours_are_told_apart(said: str, intent: str) -> None:
    parsed = GRAMMAR.parse(plain(said))
    assert parsed is not None
    assert parsed.name == intent
