"""The skill's name opens it, or stands before a question that is then heard without it."""

import pytest

from skill.tools.understanding.invocation import Invocation

TINY = Invocation("tiny shop")


@pytest.mark.parametrize(
    "said", ["tiny shop", "open tiny shop", "alexa open tiny shop please", "talk to tiny shop", "start tiny shop"]
)
def test_the_name_alone_opens_the_skill(said: str) -> None:
    assert TINY.opens(said)


@pytest.mark.parametrize(
    ("said", "asked"),
    [
        ("ask tiny shop where is it", "where is it"),
        ("alexa ask tiny shop where my order is", "where my order is"),
        ("tell tiny shop to call me", "call me"),
        ("ask tiny shop about the lamp", "the lamp"),
        ("ask tiny shop if it is open", "it is open"),
        ("where is it", "where is it"),
        ("ask the tiny shopkeeper", "ask the tiny shopkeeper"),
        ("where is tiny shop", "where is tiny shop"),
        ("", ""),
    ],
)
def test_a_question_to_the_skill_is_the_question_alone(said: str, asked: str) -> None:
    assert not TINY.opens(said)
    assert TINY.asked(said) == asked


def test_a_name_is_words_and_no_pattern() -> None:
    assert not Invocation("a.c").opens("open abc")
