"""Which of the customer's own items was meant? By name, place, order number or pronoun; never somebody else's."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.files import CustomerFile
from skill.domain.orders import Line, LineRef, OrderStatus
from skill.intents.asking import Mention
from skill.matching.items import Heard, mention
from skill.matching.words import Lexicon
from skill.tools.understanding.model import read
from tests.builders import a_customer, a_line, a_parcel, an_item, an_order, at

SHOES = a_line(
    "trail running shoes",
    synonyms=("trail shoes", "running shoes", "sneakers"),
    number="FF-20261119-1001",
    parcel=a_parcel(expected="2026-11-25"),
)
LAMP = a_line(
    "brass reading lamp",
    synonyms=("lamp", "light"),
    number="FF-20261110-0987",
    parcel=a_parcel(delivered=at("2026-11-16 17:40")),
)
DESK_LAMP = a_line("green desk lamp", number="FF-20261101-0900", parcel=a_parcel(delivered=at("2026-11-05 17:40")))
GAME = a_line('board game "Moss & Mortar"', synonyms=("board game",), number="FF-20261118-2051", parcel=a_parcel())
PEN = a_line("fountain pen", synonyms=("pen",), number="FF-20261120-5003", parcel=a_parcel(), is_gift=True)
ADA = a_customer(PEN, SHOES, GAME, LAMP, DESK_LAMP)


@pytest.fixture
def meant(lexicon: Lexicon) -> "Meant":
    return Meant(lexicon)


class Meant:
    """Calls `mention` the way the desk does, and keeps the tests short."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon

    def __call__(self, heard: Heard | str, customer: CustomerFile = ADA) -> Mention:
        return mention(Heard(heard) if isinstance(heard, str) else heard, customer, self._lexicon)

    def lines(self, heard: Heard | str, customer: CustomerFile = ADA) -> list[Line]:
        found = [customer.line(ref) for ref in self(heard, customer).lines]
        return [line for line in found if line]


def refs(*lines: Line) -> tuple[LineRef, ...]:
    return tuple(line.ref for line in lines)


@pytest.mark.parametrize(
    ("said", "line"),
    [
        ("trail running shoes", SHOES),
        ("Trail Running Shoes", SHOES),
        ("my trail-running shoes", SHOES),
        ("the trail shoes", SHOES),
        ("those sneakers i ordered", SHOES),
        ("running shoe", SHOES),
        ("shoe", SHOES),
        ("trail", SHOES),
        ("the light", LAMP),
        ("brass lamp", LAMP),
        ("reading lamps", LAMP),
        ("desk lamp", DESK_LAMP),
        ("moss and mortar", GAME),
        ("board games", GAME),
        ("trial shoes", SHOES),
        ("reeding lamp", LAMP),
        ("snaekers", SHOES),
    ],
)
def test_an_item_is_found_by_name_by_synonym_by_part_and_when_misheard(meant: Meant, said: str, line: Line) -> None:
    assert meant(said) == Mention(said, refs(line))


@pytest.mark.parametrize(
    "said",
    [
        *("my phone", "phone", "my mother", "headphones", "the sofa", "show", "hose", "lump", "game of thrones"),
        *("green shoes", "brass shoes", "trail running shoes in blue", "lamp shoes", "42", "!!!", "電話"),
    ],
)
def test_what_nobody_ordered_never_becomes_something_else(meant: Meant, said: str) -> None:
    assert meant(said) == Mention(said, ())


def test_the_exact_name_counts_over_names_that_hold_it(meant: Meant) -> None:
    assert meant.lines("lamp") == [LAMP], "lamp is a name of the one, and only part of the other's"


def test_a_name_that_holds_every_word_counts_over_one_that_sounds_alike(meant: Meant) -> None:
    lamb, lamp = a_line("knitted lamb", number="1"), a_line("reading lamp", number="2")
    assert meant.lines("lamb", a_customer(lamp, lamb)) == [lamb]
    assert meant.lines("lamps", a_customer(lamp, lamb)) == [lamp]


def test_when_several_fit_equally_all_are_proposed_newest_first(meant: Meant) -> None:
    pair = (a_line("garden clogs", number="2"), a_line("rubber clogs", number="1"))
    assert meant.lines("clogs", a_customer(*pair)) == list(pair)


def test_of_several_that_fit_those_just_listed_count(meant: Meant) -> None:
    clogs = [a_line(f"{name} clogs", number=name) for name in ("garden", "rubber", "wooden")]
    heard = Heard("clogs", listed=refs(*clogs[1:]))
    assert meant.lines(heard, a_customer(*clogs)) == clogs[1:]


def test_what_was_not_listed_can_still_be_named(meant: Meant) -> None:
    assert meant.lines(Heard("lamp", listed=refs(SHOES, GAME))) == [LAMP]


@pytest.mark.parametrize("said", ["it", "this item", "that one", "them", "this order", ""])
def test_a_pronoun_or_nothing_is_what_was_last_spoken_of(meant: Meant, said: str) -> None:
    lamp = Mention("", refs(LAMP), carried=not said)
    assert meant(Heard(said, meant=(LAMP.ref,), listed=refs(LAMP, SHOES))) == lamp
    assert meant(Heard(said)) == Mention("", ())


@pytest.mark.parametrize("lines", [(), (SHOES,)], ids=["nothing", "the shoes"])
def test_what_was_agreed_to_counts_over_what_was_last_spoken_of(meant: Meant, lines: tuple[Line, ...]) -> None:
    assert meant(Heard(meant=refs(LAMP), agreed=refs(*lines))) == Mention(lines=refs(*lines))
    assert meant(Heard("lamp", agreed=refs(*lines))) == Mention("lamp", refs(LAMP))


def test_a_name_counts_over_what_was_last_spoken_of(meant: Meant) -> None:
    assert meant.lines(Heard("shoes", meant=(LAMP.ref,))) == [SHOES]


@pytest.mark.parametrize(
    ("said", "line"),
    [("the first one", DESK_LAMP), ("second", SHOES), ("number three", GAME), ("the last one", GAME)],
)
def test_a_place_is_one_in_the_list_just_heard(meant: Meant, said: str, line: Line) -> None:
    listed = refs(DESK_LAMP, SHOES, GAME)
    assert meant(Heard(said, listed=listed)) == Mention(said, refs(line))
    assert meant(Heard(ordinal=said, listed=listed)) == Mention(said, refs(line))


@pytest.mark.parametrize("said", ["the fourth one", "5"])
def test_a_place_behind_the_end_of_the_list_is_nothing(meant: Meant, said: str) -> None:
    assert meant(Heard(said, listed=refs(DESK_LAMP, SHOES, GAME))) == Mention(said, ())


@pytest.mark.parametrize("said", ["the other one", "the second one"])
def test_the_other_of_one_thing_is_what_was_ordered_with_it_else_any_of_the_rest(meant: Meant, said: str) -> None:
    ada = a_customer(an_order("jar", "lid", number="FF-7"), SHOES, GAME)
    jar, lid, *_ = ada.lines
    assert meant.lines(Heard(said, listed=refs(jar)), ada) == [lid]
    assert meant.lines(Heard(said, listed=refs(SHOES)), ada) == [jar, lid, GAME]
    assert meant.lines(Heard(said, listed=refs(SHOES, GAME)), ada) == [GAME]


@pytest.mark.parametrize(
    ("said", "lines"),
    [("both", [SHOES, GAME]), ("everything", [SHOES, GAME]), ("the trail shoes and the lamp", [SHOES, LAMP])],
)
def test_several_may_be_meant_and_not_one_of_them(meant: Meant, said: str, lines: list[Line]) -> None:
    assert meant(Heard(said, listed=refs(SHOES, GAME))) == Mention(said, refs(*lines), every=True)


@pytest.mark.parametrize("said", ["moss and mortar", "the lamp and the kite", "the lamp and my lamp"])
def test_what_has_an_and_in_it_need_not_be_several(meant: Meant, said: str) -> None:
    assert not meant(said).every


def test_everything_is_what_is_here_first_and_then_what_is_coming(meant: Meant) -> None:
    assert meant.lines("everything")[:2] == [LAMP, DESK_LAMP]


def test_the_ordinal_slot_counts_over_the_item_slot(meant: Meant) -> None:
    assert meant.lines(Heard("lamp", "2", listed=refs(SHOES, GAME))) == [GAME]


@pytest.mark.parametrize(
    ("customer", "said", "line"),
    [
        (a_customer(LAMP, GAME, SHOES), "the first one", SHOES),  # the nearest of what is coming
        (a_customer(LAMP, GAME, SHOES), "second", GAME),
        (a_customer(DESK_LAMP, LAMP), "first", LAMP),  # nothing is coming: the latest of what came
        (a_customer(a_line(status=OrderStatus.CANCELLED)), "1", a_line(status=OrderStatus.CANCELLED)),
    ],
)
def test_without_a_list_a_place_is_one_in_what_would_be_listed(
    meant: Meant, customer: CustomerFile, said: str, line: Line
) -> None:
    assert meant.lines(said, customer) == [line]


@pytest.mark.parametrize("said", ["first", "it", "lamp", "the gift"])
def test_somebody_without_orders_means_nothing(meant: Meant, said: str) -> None:
    assert meant(said, a_customer()).lines == ()


@pytest.mark.parametrize("said", ["fountain pen", "pen", "the pen", "fountain pan"])
def test_a_gift_is_never_found_by_its_name(meant: Meant, said: str) -> None:
    assert meant(said) == Mention(said, ())


@pytest.mark.parametrize("said", ["the gift", "my present", "gifts"])
def test_a_gift_is_found_when_it_is_called_a_gift(meant: Meant, said: str) -> None:
    assert meant.lines(said) == [PEN]


def test_a_gift_is_found_by_its_place_and_by_its_order_number(meant: Meant) -> None:
    assert meant.lines(Heard("second", listed=refs(SHOES, PEN))) == [PEN]
    assert meant.lines(Heard(digits="5003")) == [PEN]


def test_a_gift_card_that_is_no_gift_is_found_by_its_name(meant: Meant) -> None:
    card = a_line("gift voucher", synonyms=("gift card",), number="1")
    assert meant.lines("gift card", a_customer(PEN, card)) == [card]


@pytest.mark.parametrize("said", ["lamp", "brass reading lamp", "reeding lamp", "the gift"])
def test_who_hides_item_names_finds_nothing_by_name(meant: Meant, said: str) -> None:
    assert meant(said, a_customer(SHOES, LAMP, hide_items=True)) == Mention(said, ())


def test_who_hides_item_names_finds_things_by_place_and_number(meant: Meant) -> None:
    hidden = a_customer(SHOES, LAMP, hide_items=True)
    assert meant.lines("first", hidden) == [SHOES]
    assert meant.lines(Heard(digits="0987"), hidden) == [LAMP]


@pytest.mark.parametrize(
    ("number", "digits", "fits"),
    [
        ("FF-20261119-1001", "1001", True),
        ("FF/2026/11-01", "1101", True),
        ("A 10.0 1", "1001", True),
        ("10-01.", "1001", True),
        ("FF-20261119-1001", "1119", False),
        ("FF-20261119-1001", "2001", False),
        ("FF-20261119-1001", "?", False),
        ("1", "1001", False),
    ],
)
def test_an_order_is_found_by_its_last_digits_whatever_stands_between_them(
    meant: Meant, number: str, digits: str, fits: bool
) -> None:
    lines = a_customer(LAMP, an_order("cup", "plate", number=number))
    assert meant(Heard(digits=digits), lines) == Mention(digits, refs(*lines.lines[1:]) if fits else ())


def test_digits_count_over_everything_else(meant: Meant) -> None:
    assert meant.lines(Heard("lamp", "first", "1001", meant=(LAMP.ref,))) == [SHOES]


@pytest.mark.parametrize(
    "heard",
    [
        Heard("it", meant=(LineRef("somebody else's", "1"),)),
        Heard(meant=(LineRef("somebody else's", "1"),)),
        Heard("second", listed=(LAMP.ref, LineRef("somebody else's", "1"))),
        Heard(ordinal="last", listed=(LineRef("FF-20261110-0987", "2"),)),
    ],
)
def test_a_line_of_another_customer_that_a_session_claims_is_no_line_of_this_one(meant: Meant, heard: Heard) -> None:
    assert meant.lines(heard) == []


@given(said=st.text(max_size=250))
def test_whatever_is_said_only_own_items_are_proposed(lexicon: Lexicon, said: str) -> None:
    for heard in (Heard(said), Heard(ordinal=said), Heard(digits=said)):
        assert set(mention(heard, ADA, lexicon).lines) <= {line.ref for line in ADA.lines}


@pytest.mark.parametrize("said", ["\x00\x07", "\u202elamp", "🎁", "&amp; <speak>", "ﬁ", "\ud800", " ".join("abcdefgh")])
def test_odd_words_are_words_that_nobody_ordered(meant: Meant, said: str) -> None:
    assert meant(said).said == said


@pytest.mark.parametrize("said", ["lamp " * 40, "l" * 200, "trial shoez " * 16, "ab " * 66], ids=range(4))
def test_a_long_rigmarole_takes_no_time(meant: Meant, said: str) -> None:
    items = [
        an_item(f"hand made garden furniture set {n}", line_id=str(n), synonyms=("set", "garden set"))
        for n in range(20)
    ]
    customer = a_customer(*(an_order(*items, number=str(n)) for n in range(11)))
    began = time.process_time()
    meant(said[:200], customer)
    assert time.process_time() - began < 0.5, "of CPU; usually a hundredth of it"


def test_what_a_gift_may_be_called_is_an_item_in_the_interaction_model(lexicon: Lexicon) -> None:
    """Or Alexa would hear it as one only by chance."""
    types = read()["interactionModel"]["languageModel"]["types"]
    (values,) = (kind["values"] for kind in types if kind["name"] == "ITEM")
    names = {name for v in values for name in (v["name"]["value"], *v["name"].get("synonyms", ()))}
    assert lexicon.gifts <= names
