"""The index of a help centre: which articles may answer, how surely, and which of those that were offered is meant."""

from dataclasses import replace

import pytest

from skill.domain.articles import Found, HelpFile
from skill.intents.asking import Topic
from skill.matching.articles import MOST_FOUND, index, proposed, search
from skill.matching.topics import Topics
from skill.matching.words import Lexicon
from tests.builders import an_article

BUYING = an_article("Buying a gift card", "Choose any amount.", article_id="buying")
WRAP = an_article("Gift wrapping", "We wrap for 4 dollars.", article_id="wrap", keywords=("ribbon",))
PASSWORD = an_article("Forgotten password", "We e-mail a link.", article_id="password", article_body="Look in spam.")
GERMAN = an_article("Gift card", "Deutsch.", article_id="deutsch", in_language="de")
ARTICLES = (BUYING, WRAP, PASSWORD, GERMAN)


@pytest.fixture(scope="module")
def topics(lexicon: Lexicon) -> Topics:
    return lexicon.topics


@pytest.fixture(scope="module")
def file(topics: Topics) -> HelpFile:
    return index(ARTICLES, topics)


def ids(found: tuple[Found, ...]) -> list[str]:
    return [each.article.article_id for each in found]


@pytest.mark.parametrize(
    ("said", "first"),
    [
        ("how do i get a voucher", "buying"),
        ("can you wrap it", "wrap"),
        ("i forgot my password", "password"),
        ("spam", "password"),
        ("ribbons", "wrap"),
        ("PASSWORDS!", "password"),
    ],
)
def test_an_article_is_found_by_title_text_and_the_shops_own_words(
    said: str, first: str, file: HelpFile, topics: Topics
) -> None:
    assert ids(search(said, file, topics, "en"))[:1] == [first]


@pytest.mark.parametrize("said", ["", "how do i", "?", "kangaroo", "\x00\ud800", "=gift card\n"])
def test_what_no_article_is_about_finds_none(said: str, file: HelpFile, topics: Topics) -> None:
    assert ids(search(said, file, topics, "en")) == (["buying"] if "card" in said else [])


def test_likeness_is_a_share_and_less_with_every_word_that_no_article_has(file: HelpFile, topics: Topics) -> None:
    likeness = [
        search(said, file, topics, "en")[0].likeness
        for said in ("forgotten password", "forgotten password zebra", "password zebra giraffe kangaroo")
    ]
    assert 1 > likeness[0] > likeness[1] > likeness[2] > 0


def test_a_word_in_the_title_weighs_more_than_in_the_text(topics: Topics) -> None:
    in_text = an_article("Other", "Something.", article_id="text", article_body="About engraving.")
    titled = an_article("Engraving", "Something.", article_id="title")
    assert ids(search("engraving", index((in_text, titled), topics), topics, "en")) == ["title", "text"]


def test_of_two_that_are_alike_the_first_of_the_import_comes_first(topics: Topics) -> None:
    twins = [replace(BUYING, article_id=id_) for id_ in ("b", "a")]
    assert ids(search("gift card", index(twins, topics), topics, "en")) == ["b", "a"]


@pytest.mark.parametrize(("language", "found"), [("en", ["buying"]), ("de", ["deutsch"]), ("fr", [])])
def test_an_article_answers_in_its_own_language_only(
    language: str, found: list[str], file: HelpFile, topics: Topics
) -> None:
    assert ids(search("gift card", file, topics, language)) == found


def test_an_article_of_no_language_answers_in_any(topics: Topics) -> None:
    assert ids(search("gift card", index([replace(BUYING, in_language="")], topics), topics, "fr")) == ["buying"]


def test_of_many_only_the_likeliest_are_proposed(topics: Topics) -> None:
    many = index([replace(BUYING, article_id=str(n)) for n in range(100)], topics)
    assert len(search("gift card", many, topics, "en")) == MOST_FOUND


@pytest.mark.parametrize("articles", [(), (an_article("", "", article_body=""),)])
def test_a_help_centre_without_words_finds_nothing(articles: tuple[()], topics: Topics) -> None:
    assert search("gift card", index(articles, topics), topics, "en") == ()


def test_the_index_keeps_no_bodies(file: HelpFile) -> None:
    assert [article.article_body for article in file.articles] == [""] * len(ARTICLES)


def test_postings_that_name_no_article_are_passed_over(file: HelpFile, topics: Topics) -> None:
    broken = replace(file, postings={"=gift card": (0, 90, 99, 90)})
    assert ids(search("gift card", broken, topics, "en")) == ["buying"]


@pytest.mark.parametrize(
    ("said", "chosen"), [("the second one", "password"), ("the last one", "password"), ("number one", "wrap")]
)
def test_a_place_names_one_of_those_that_were_offered(said: str, chosen: str, file: HelpFile, lexicon: Lexicon) -> None:
    topic = proposed(Topic(said, among=("wrap", "password")), file, lexicon, "en")
    assert [(each.article.article_id, each.likeness) for each in topic.found] == [(chosen, 1.0)]


@pytest.mark.parametrize("among", [("wrap",), ("wrap", "gone"), ()])
def test_a_place_that_was_not_offered_names_nothing(among: tuple[str, ...], file: HelpFile, lexicon: Lexicon) -> None:
    assert proposed(Topic("the second one", among=among), file, lexicon, "en").found == ()


def test_where_nothing_was_said_nothing_is_proposed(file: HelpFile, lexicon: Lexicon) -> None:
    assert proposed(Topic(), file, lexicon, "en") == Topic()
