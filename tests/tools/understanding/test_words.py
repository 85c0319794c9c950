"""Text is folded to plain words before anything is compared, whatever a keyboard or a pipe makes of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.tools.understanding.words import LONGEST, plain, singular, tidy, without_fillers


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Where's my LAMP?!", "where's my lamp"),
        ("I can\N{RIGHT SINGLE QUOTATION MARK}t", "i can't"),
        ("'tis 'quoted' rock 'n' roll", "tis quoted rock n roll"),
        ("don't-do.it", "don't do it"),
        ("  a\tb\x00c\N{ZERO WIDTH SPACE}d\r\n", "a b c d"),
        ("\N{FULLWIDTH LATIN CAPITAL LETTER W}here is \N{CIRCLED DIGIT ONE}", "where is 1"),
        ("CAF\N{LATIN CAPITAL LETTER E WITH ACUTE}", "caf\N{LATIN SMALL LETTER E WITH ACUTE}"),
        ("?!...", ""),
        ("", ""),
    ],
)
def test_case_signs_and_what_nobody_sees_make_no_difference(text: str, folded: str) -> None:
    assert tidy(text) == folded


@pytest.mark.parametrize(
    ("text", "written_out"),
    [
        ("where's it", "where is it"),
        ("wheres it", "where is it"),
        ("I'm, you're, it'll", "i am you are it will"),
        ("can't won't cannot", "can not will not can not"),
        ("gonna wanna", "going to want to"),
        ("ill well were", "ill well were"),  # words of their own without the apostrophe
    ],
)
def test_contractions_are_written_out(text: str, written_out: str) -> None:
    assert plain(text) == written_out


@given(st.text(max_size=2 * LONGEST))
def test_plain_words_are_plain_whatever_they_were(text: str) -> None:
    once = tidy(text)
    assert once == " ".join(once.split())
    assert len(once) <= LONGEST
    assert tidy(once) == once


def test_a_pasted_page_is_cut() -> None:
    assert len(tidy("where is it " * 10_000)) <= LONGEST


@pytest.mark.parametrize(
    ("said", "left"),
    [
        ("um alexa where is it please", "where is it"),
        ("where please is it", "where please is it"),
        ("where is it", "where is it"),
        ("so um please", ""),
        ("", ""),
    ],
)
def test_fillers_go_from_both_ends_only(said: str, left: str) -> None:
    assert without_fillers(said) == left


@pytest.mark.parametrize(
    ("words", "alike"),
    [
        ("shoes boxes berries brushes dresses watches lamps", "shoe box berry brush dress watch lamp"),
        ("glass bus gas is", "glass bus gas is"),
    ],
)
def test_plurals_are_compared_as_one_thing(words: str, alike: str) -> None:
    assert [singular(word) for word in words.split()] == alike.split()
