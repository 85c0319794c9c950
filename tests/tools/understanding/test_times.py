"""Times in words become what Alexa would hand on."""

import pytest

from skill.tools.understanding.times import SPOKEN, spoken_time


@pytest.mark.parametrize(
    ("said", "handed_on"),
    [
        ("three", "03:00"),
        ("three o'clock", "03:00"),
        ("three pm", "15:00"),
        ("twelve pm", "12:00"),
        ("twelve a.m.", "00:00"),
        ("ten thirty", "10:30"),
        ("ten thirty pm", "22:30"),
        ("half past four", "04:30"),
        ("about nine", "09:00"),
        ("15 45", "15:45"),
        ("noon", "12:00"),
        ("midnight", "00:00"),
        ("the morning", "MO"),
        ("tonight", "NI"),
        ("", None),
        ("the", None),
        ("pm", None),
        ("half past", None),
        ("half past ten thirty", None),
        ("twenty five", "20:05"),
        ("ten seventy", None),
        ("lamp", None),
        ("three lamps", None),
    ],
)
def test_times_in_words(said: str, handed_on: str | None) -> None:
    assert spoken_time(said.split()) == handed_on


@pytest.mark.parametrize("said", SPOKEN)
def test_what_the_classifier_learns_by_are_times(said: str) -> None:
    assert spoken_time(said.split())
