"""What a text is about: words in one form, and one for all that mean the same."""

import pytest

from skill.matching.topics import Topics, root
from skill.matching.words import Lexicon

TABLE = {
    "small": ["how", "do", "i", "a", "the"],
    "same": [["gift card", "voucher"], ["return", "send back"], ["send", "post"], ["long phrase of four"]],
}
TOPICS = Topics.of(TABLE)


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("exchange exchanges exchanged exchanging", "exchang"),
        ("wrap wraps wrapped wrapping", "wrap"),
        ("sell sells selling", "sell"),
        ("engraving engrave engraved", "engrav"),
        ("box boxes", "box"),
    ],
)
def test_what_grammar_adds_to_a_word_is_taken_away(words: str, form: str) -> None:
    assert {root(word) for word in words.split()} == {form}


@pytest.mark.parametrize("word", ["", "a", "is", "bed", "red", "ring", "king", "fee", "me", "note"])
def test_a_short_word_stays_what_it_is(word: str) -> None:
    assert root(word) == word


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("How do I use a gift card?", ["use", "=gift card"]),
        ("vouchers", ["=gift card"]),
        ("Gift-card", ["=gift card"]),
        ("gift for a card", ["gift", "for", "card"]),
        ("sending it", ["=send", "it"]),
        ("SEND BACK", ["=return"]),
        ("a long phrase of four words", ["=long phrase of four", "word"]),
        ("how do i", []),
        ("", []),
        ("?! \u0000 \u202e", []),
    ],
)
def test_a_text_is_about_its_longest_known_phrases_and_its_other_words(text: str, topics: list[str]) -> None:
    assert [*TOPICS.of_text(text)] == topics


def test_only_the_beginning_of_a_long_text_is_looked_at() -> None:
    assert [*TOPICS.of_text("gift card " * 5_000, most=5)] == ["=gift card", "=gift card", "gift"]


def test_no_small_word_of_the_locale_means_anything(lexicon: Lexicon) -> None:
    topics = lexicon.topics
    assert [meaning for phrase, meaning in topics.same.items() if not phrase] == []
    assert topics.small.isdisjoint(phrase[0] for phrase in topics.same if len(phrase) == 1)
