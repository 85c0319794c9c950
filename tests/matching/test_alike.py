"""Items misheard: the likeliest, a question where two are nearly as likely, and nothing where none is likely enough."""

import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.orders import LineRef
from skill.matching.alike import alike
from skill.matching.likeness import LIMITS, like
from skill.matching.names import named
from skill.matching.sounds import sounds_as
from skill.matching.words import Lexicon
from tests.builders import a_customer, a_line

HEADPHONES = "Sonique WH-1000XM5 Headphones"
FLOUR = "Hearth Bread Flour 5 lb"


def found(lexicon: Lexicon, said: str, *names: str) -> list[str]:
    lines = a_customer(*(a_line(name, number=name) for name in names))
    return [ref.order_number for ref in named(said, lines, lexicon)]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("head phones", HEADPHONES),
        ("w h one thousand x m five", HEADPHONES),
        ("bread flower", FLOUR),
        ("yoga mat", "YogaMat-6MM-PURPLE"),
        ("rose wood lipstick", "Velvet Lipstick, Rosewood"),
        ("condition her", "Rosemary Conditioner"),
        ("rain coat", "yellow raincoat"),
    ],
)
def test_words_run_together_torn_apart_or_misheard_are_found(lexicon: Lexicon, said: str, name: str) -> None:
    assert found(lexicon, said, "jute rug", name) == [name]


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("jacket", "tennis racket"),
        ("air conditioner", "rosemary conditioner"),
        ("phone case", "car phone holder"),
        ("the red one", "linear algebra done right"),
        ("k four eighty", "keyboard K380"),
        ("w h one thousand x m four", HEADPHONES),
        ("bus", "box"),
        ("head phones " * 7, HEADPHONES),
    ],
)
def test_what_is_another_thing_is_not_found(lexicon: Lexicon, said: str, name: str) -> None:
    assert found(lexicon, said, name) == []


def test_words_may_be_spread_over_all_names_of_one_item_but_not_over_two_items(lexicon: Lexicon) -> None:
    coat = a_line("Drizzle jacket, yellow", synonyms=("raincoat",), number="1")
    assert named("yellow raincoat", a_customer(coat), lexicon) == (coat.ref,)
    pair = a_customer(a_line("yellow boots", number="1"), a_line("raincoat", number="2"))
    assert named("yellow raincoat", pair, lexicon) == ()


def test_who_is_nearly_as_like_as_the_best_is_asked_about_too() -> None:
    blouse, blazer = names = [(LineRef("1", "1"), ("blouse",)), (LineRef("2", "1"), ("blazer",))]
    loose = replace(LIMITS, word=50, phrase=50)
    near = like("blouser", ["blouse", "blazer"], loose)
    apart = near["blouse"] - near["blazer"]
    assert alike(("blouser",), names, replace(loose, margin=apart + 0.1)) == (blouse[0], blazer[0])
    assert alike(("blouser",), names, replace(loose, margin=apart - 0.1)) == (blouse[0],)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        *(("flower", "flour"), ("knight", "night"), ("rein", "rain"), ("weight", "wait"), ("gene", "jean")),
        *(("racquet", "racket"), ("scarve", "scarf"), ("knive", "knife"), ("latter", "ladder"), ("wrap", "rap")),
        *(("phone", "fone"), ("lam", "lamb"), ("gray", "grey"), ("mass car".replace(" ", ""), "mascara")),
    ],
)
def test_homophones_sound_alike(one: str, other: str) -> None:
    assert sounds_as(one, other)
    assert sounds_as(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [("lump", "lamp"), ("show", "shoe"), ("hose", "shoes"), ("red", "right"), ("jacket", "racket"), ("", "")],
)
def test_what_sounds_different_does_not(one: str, other: str) -> None:
    assert not sounds_as(one, other)


@given(st.text(max_size=40), st.text(max_size=40))
def test_whatever_is_compared_is_alike_both_ways(one: str, other: str) -> None:
    assert sounds_as(one, other) == sounds_as(other, one)
    assert all(0 < score <= 100 for score in like(one, [other], LIMITS).values())


def test_what_matches_by_its_letters_loads_no_scorer(lexicon: Lexicon, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "rapidfuzz", None)  # importing it now fails
    assert found(lexicon, "the flour", FLOUR) == [FLOUR]
    with pytest.raises(ImportError):
        found(lexicon, "the flower", FLOUR)
