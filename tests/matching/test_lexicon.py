"""Words as they are compared: folded, singular, without what never tells items apart; places, pronouns, gifts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.matching.words import Lexicon


@pytest.mark.parametrize(
    ("said", "tokens"),
    [
        ("the brass reading lamp", ("brass", "reading", "lamp")),
        ("My Trail-Running SHOES", ("trail", "running", "shoe")),
        ("those boxes I ordered, please", ("box",)),
        ("batteries", ("battery",)),
        ("dishes and watches", ("dish", "watch")),
        ("glasses", ("glass",)),
        ("a dress", ("dress",)),
        ("gas", ("gas",)),
        ("children's toys", ("children", "toy")),
        ("the chef's knife", ("chef", "knife")),
        ("the chef\N{RIGHT SINGLE QUOTATION MARK}s knife", ("chef", "knife")),
        ("cookies", ("cooky",)),
        ("a cookie", ("cooky",)),
        ("the sixty five watt one", ("65", "watt")),
        ("STRASSE straße", ("strasse", "strasse")),
        ("\N{FULLWIDTH LATIN SMALL LETTER L}amp", ("lamp",)),
        ("cafe\u0301", ("café",)),
        ("電気スタンド", ("電気スタンド",)),
        ("the thing", ()),
        ("!?! ... —", ()),
        ("", ()),
    ],
)
def test_only_the_words_that_tell_items_apart_are_kept(lexicon: Lexicon, said: str, tokens: tuple[str, ...]) -> None:
    assert lexicon.tokens(said) == tokens


@pytest.mark.parametrize(
    ("plural", "singular"),
    [
        ("lamps", "lamp"),
        ("berries", "berry"),
        ("brushes", "brush"),
        ("foxes", "fox"),
        ("shoes", "shoe"),
        ("pens", "pen"),
    ],
)
def test_one_and_many_are_the_same_word(lexicon: Lexicon, plural: str, singular: str) -> None:
    assert lexicon.tokens(plural) == lexicon.tokens(singular)


@pytest.mark.parametrize(
    ("said", "readings"),
    [
        ("hollow tales book one", [("hollow", "tale", "book", "1"), ("hollow", "tale", "book")]),
        ("the red one", [("red", "1"), ("red",)]),
        ("book two", [("book", "2")]),
        ("the lamp", [("lamp",)]),
        ("something", [()]),
    ],
)
def test_one_may_be_a_number_or_say_nothing(lexicon: Lexicon, said: str, readings: list[tuple[str, ...]]) -> None:
    assert lexicon.readings(said) == tuple(readings)


@pytest.mark.parametrize("said", ["it", "IT", "this", "this item", "That one.", "them", "the item", "this order"])
def test_a_pronoun_means_what_was_last_spoken_of(lexicon: Lexicon, said: str) -> None:
    assert lexicon.is_pronoun(said)


@pytest.mark.parametrize("said", ["", "itself", "this lamp", "the second one", "lamp"])
def test_what_names_something_is_no_pronoun(lexicon: Lexicon, said: str) -> None:
    assert not lexicon.is_pronoun(said)


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("first", 1),
        ("the first one", 1),
        ("The Second One, please", 2),
        ("number three", 3),
        ("the 4th", 4),
        ("5", 5),
        ("the last one", -1),
        ("last", -1),
    ],
)
def test_a_place_in_a_list_may_be_named_in_many_ways(lexicon: Lexicon, said: str, place: int) -> None:
    assert lexicon.place(said) == place


@pytest.mark.parametrize("said", ["", "one", "the lamp", "second hand lamp", "last week's lamp", "6", "firstly"])
def test_what_names_no_place_has_none(lexicon: Lexicon, said: str) -> None:
    assert lexicon.place(said) is None


@pytest.mark.parametrize("place", ["1", "2", "3", "4", "5", "last"])
def test_every_id_of_the_interaction_models_ordinals_is_a_place(lexicon: Lexicon, place: str) -> None:
    assert lexicon.place(place) == (-1 if place == "last" else int(place))


@pytest.mark.parametrize("said", ["stop", "Never mind", "cancel", "none of them", "no"])
def test_never_mind_and_its_like_are_no_items(lexicon: Lexicon, said: str) -> None:
    assert lexicon.is_stop(said)
    assert not lexicon.is_help(said)


@pytest.mark.parametrize("said", ["help", "Help me!", "what can I say"])
def test_help_is_no_item(lexicon: Lexicon, said: str) -> None:
    assert lexicon.is_help(said)
    assert not lexicon.is_stop(said)


@pytest.mark.parametrize("said", ["stop watch", "the door stop", "no thanks towel", "helpful book", ""])
def test_an_item_that_holds_such_a_word_is_an_item(lexicon: Lexicon, said: str) -> None:
    assert not lexicon.is_stop(said)
    assert not lexicon.is_help(said)


@pytest.mark.parametrize(
    ("said", "is_gift"), [("the gift", True), ("my presents", True), ("gifted lamp", False), ("", False)]
)
def test_a_gift_may_be_called_gift_or_present(lexicon: Lexicon, said: str, is_gift: bool) -> None:
    assert lexicon.is_gift(said) is is_gift


@given(st.text(max_size=60))
def test_whatever_is_said_is_folded_into_words_that_are_not_small(lexicon: Lexicon, said: str) -> None:
    assert [token for token in lexicon.tokens(said) if not token or token != token.casefold()] == []
    assert lexicon.place(said) in {None, 1, 2, 3, 4, 5, -1}
