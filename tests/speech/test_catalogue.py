"""An entry of the locale becomes speech: values are made safe, questions are appended, cards are plain."""

from collections.abc import Mapping
from typing import Any

import pytest
from babel import Locale

from skill.speech.catalogue import Card, Catalogue, Lines, Speech, load

NASTY = '<b>Fern</b> & "Fable"\x00 {shop} {0}'
ESCAPED = "&lt;b&gt;Fern&lt;/b&gt; &amp; &quot;Fable&quot; {shop} {0}"
PLAIN = '<b>Fern</b> & "Fable" {shop} {0}'


def catalogue_of(**tables: Mapping[str, Any]) -> Catalogue:
    return Catalogue(Locale("en", "US"), tables)


ANSWER = {"say": "It's your {item}.", "title": "Your {item}", "card": "{item}\n{cards}"}
WHICH = {"ask": "Is it your {item}?", "again": "Your {item}?"}
SMALL = catalogue_of(answers={"bare": {"say": "Goodbye."}, "full": ANSWER}, questions={"which": WHICH})


def test_an_answer_without_a_question_has_no_reprompt_and_without_a_card_none() -> None:
    assert SMALL.speech("answers.bare") == Speech("Goodbye.")


def test_a_question_ends_the_speech_and_is_put_again_as_the_reprompt() -> None:
    speech = SMALL.speech("answers.bare", ask="which", item="lamp")
    assert (speech.speak, speech.reprompt) == ("Goodbye. Is it your lamp?", "Your lamp?")


def test_every_value_is_escaped_where_it_is_spoken_and_plain_on_the_card() -> None:
    speech = SMALL.speech("answers.full", ask="which", item=NASTY, cards="")
    assert speech.speak == f"It's your {ESCAPED}. Is it your {ESCAPED}?"
    assert speech.reprompt == f"Your {ESCAPED}?"
    assert speech.card == Card(f"Your {PLAIN}", f"{PLAIN}\n")


def test_only_lines_that_were_meant_break_a_card() -> None:
    speech = SMALL.speech("answers.full", item="brass\nlamp", cards=Lines.of(["one\x00\ntwo", " three "]))
    assert speech.card == Card("Your brass lamp", "brass lamp\none two\nthree")


def test_a_value_that_is_missing_is_no_empty_place_in_a_sentence() -> None:
    with pytest.raises(KeyError, match="item"):
        SMALL.speech("answers.full")


@pytest.mark.parametrize("key", ["answers.nothing", "nothing.at_all", "nothing"])
def test_an_entry_that_does_not_exist_is_an_error(key: str) -> None:
    with pytest.raises(KeyError):
        SMALL.speech(key)


def test_a_locale_without_a_file_is_an_error() -> None:
    with pytest.raises(FileNotFoundError):
        load("tlh-QO")


def test_a_question_alone_can_follow_an_answer(catalogue: Catalogue) -> None:
    question = catalogue.question("anything_more")
    assert question.speak.endswith("?")
    assert question.reprompt
    assert question.reprompt.endswith("?")


def test_every_question_ends_in_a_question_mark_both_times(catalogue: Catalogue) -> None:
    questions: Mapping[str, Mapping[str, str]] = catalogue.tables["questions"]
    wrong = [f"{name}.{key}" for name, q in questions.items() for key in ("ask", "again") if not q[key].endswith("?")]
    assert wrong == []


def test_no_answer_hides_a_question_of_its_own(catalogue: Catalogue) -> None:
    """What asks is in [questions], or the session would close on a customer who is about to reply."""
    asking = [
        f"{table}.{name}"
        for table, entries in catalogue.tables.items()
        if table not in ("questions", "matching")
        for name, entry in entries.items()
        if isinstance(entry, dict) and str(entry.get("say", "")).endswith("?")
    ]
    assert asking == ["builtin.fallback_again"], "this one quotes a question that the customer may ask"
