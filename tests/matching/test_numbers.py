"""Numbers said in words are the digits that shops write, and words that make no one number stay apart."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.matching.numbers import in_digits
from skill.matching.words import Lexicon


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("two", "2"),
        ("zero", "0"),
        ("sixty five watt", "65 watt"),
        ("twenty seven inch monitor", "27 inch monitor"),
        ("three hundred", "300"),
        ("two hundred fifty six", "256"),
        ("one thousand five", "1005"),
        ("k three eighty", "k 3 80"),
        ("two ten", "2 10"),
        ("ten five", "10 5"),
        ("twenty ten", "20 10"),
        ("four four", "4 4"),
        ("hundred hundred", "100 100"),
        ("60 five", "60 5"),
        ("sixty", "60"),
        ("often", "often"),
        ("", ""),
    ],
)
def test_a_number_in_words_is_one_in_digits(lexicon: Lexicon, said: str, written: str) -> None:
    assert in_digits(said.split(), lexicon.numbers) == tuple(written.split())


@given(words=st.lists(st.sampled_from(["lamp", "²", "٣", "one", "twenty", "hundred", "thousand", "zero"])))
def test_whatever_is_counted_every_other_word_stays_in_its_place(lexicon: Lexicon, words: list[str]) -> None:
    others = [word for word in in_digits(words, lexicon.numbers) if not (word.isascii() and word.isdecimal())]
    assert others == [word for word in words if word not in lexicon.numbers]
