"""The words that need no question of the shop's own: welcome, help, not understood, goodbye, and sorry."""

from collections.abc import Callable, Mapping

import pytest

from skill.errors import StorageFault, StorageSlow, StorageThrottled, TableMissing
from skill.speech import builtin
from skill.speech.catalogue import Card, Catalogue, Speech

Say = Callable[[Catalogue], Speech]
ASKING: Mapping[str, Say] = {
    "welcome": lambda words: builtin.launch(words, "Fern & Fable", linked=False),
    "welcome back": lambda words: builtin.launch(words, "Fern & Fable", linked=True),
    "help": builtin.help_now,
    "help to choose": lambda words: builtin.help_to_choose(words, searching=False),
    "help to search": lambda words: builtin.help_to_choose(words, searching=True),
    "not understood": lambda words: builtin.not_understood(words, 1),
    "not understood again": lambda words: builtin.not_understood(words, 2),
    "nothing to repeat": builtin.nothing_to_repeat,
    "nothing asked": builtin.nothing_asked,
    "declined": builtin.declined,
    "go on": builtin.go_on,
    "anything else": lambda words: builtin.and_then(words, Speech("Done.")),
}
CLOSING: Mapping[str, Say] = {
    "goodbye": builtin.goodbye,
    "slow": lambda words: builtin.apology(words, StorageSlow("secret cause")),
    "storage": lambda words: builtin.apology(words, StorageThrottled("secret cause")),
    "other": lambda words: builtin.apology(words, ValueError("secret cause")),
}


@pytest.mark.parametrize("say", ASKING.values(), ids=ASKING)
def test_what_keeps_the_conversation_open_asks_and_asks_again(catalogue: Catalogue, say: Say) -> None:
    speech = say(catalogue)
    assert speech.speak.endswith("?")
    assert speech.reprompt
    assert speech.reprompt.endswith("?")
    assert speech.reprompt != speech.speak


@pytest.mark.parametrize("say", CLOSING.values(), ids=CLOSING)
def test_what_ends_the_conversation_asks_nothing(catalogue: Catalogue, say: Say) -> None:
    speech = say(catalogue)
    assert "?" not in speech.speak
    assert speech.reprompt is None


@pytest.mark.parametrize("say", [*ASKING.values(), *CLOSING.values()], ids=[*ASKING, *CLOSING])
def test_it_is_said_in_one_breath_and_never_says_why(catalogue: Catalogue, say: Say) -> None:
    said = say(catalogue).speak
    assert len(said.split()) <= 38
    assert "secret" not in said


def test_the_welcome_names_the_shop_and_is_shorter_for_somebody_known(catalogue: Catalogue) -> None:
    guest, known = ASKING["welcome"](catalogue).speak, ASKING["welcome back"](catalogue).speak
    assert "Fern &amp; Fable" in guest
    assert "Fern &amp; Fable" in known
    assert len(known) < len(guest)


def test_the_second_time_nothing_was_understood_is_said_shorter_and_differently(catalogue: Catalogue) -> None:
    first, second, third = (builtin.not_understood(catalogue, times).speak for times in (1, 2, 3))
    assert len(second) < len(first)
    assert second == third


def test_each_kind_of_fault_has_its_own_apology(catalogue: Catalogue) -> None:
    said = {name: say(catalogue).speak for name, say in CLOSING.items()}
    assert len(set(said.values())) == len(said)
    assert all("sorry" in said[name] for name in ("slow", "storage", "other"))


@pytest.mark.parametrize("fault", [StorageFault("x"), TableMissing("x"), StorageThrottled("x")])
def test_whatever_is_wrong_with_the_storage_is_one_apology(catalogue: Catalogue, fault: StorageFault) -> None:
    assert builtin.apology(catalogue, fault) == CLOSING["storage"](catalogue)


def test_anything_else_is_asked_behind_the_answer_and_its_card_stays(catalogue: Catalogue) -> None:
    speech = builtin.and_then(catalogue, Speech("Done.", card=Card("Title", "text")))
    assert (speech.speak, speech.card) == ("Done. Anything else?", Card("Title", "text"))
