"""Slips of the keyboard are mended towards known words; a word that is known, or too short to tell, stays."""

import pytest

from skill.tools.understanding.spelling import Spelling

SPELLING = Spelling(["where is my package", "a trail running shoe", "reading lamp", "return"])


@pytest.mark.parametrize(
    ("said", "mended"),
    [
        ("where is my pacakge", "where is my package"),
        ("trial runing shoe", "trial running shoe"),  # one slip in five letters is too many
        ("retrun it", "return it"),
        ("where is my package", "where is my package"),
        ("lamb", "lamb"),
        ("xackage", "xackage"),  # slips hardly ever touch the first letter
        ("packag3", "packag3"),
        ("banana", "banana"),
        ("", ""),
    ],
)
def test_a_slip_becomes_the_word_that_was_meant(said: str, mended: str) -> None:
    assert SPELLING.mend(said) == mended
