"""The classifier is made from samples and out-of-scope sentences alone, and always comes out the same."""

import numpy as np
import pytest

from skill.tools.understanding.classifier import OUT_OF_SCOPE, UNSEEN, Classifier
from skill.tools.understanding.features import letters, masked, skeleton, words
from skill.tools.understanding.known import KnownValues
from skill.tools.understanding.sentences import SENTENCES, out_of_scope
from skill.tools.understanding.training import examples
from skill.tools.understanding.words import plain
from tests.tools.understanding.small_model import ITEMS, a_classifier, a_model


@pytest.fixture(scope="module")
def classifier() -> Classifier:
    return a_classifier()


def test_the_same_samples_give_the_same_weights(classifier: Classifier) -> None:
    again = a_classifier()
    assert again.classes == classifier.classes == (OUT_OF_SCOPE, "CallShop", "TrackParcel")
    assert np.array_equal(again.weights, classifier.weights)
    assert np.array_equal(again.bias, classifier.bias)


def test_a_sample_is_guessed_and_what_is_out_of_scope_has_the_odds_against_it(classifier: Classifier) -> None:
    assert classifier.guess("where is my xxitem").intent == "TrackParcel"
    assert classifier.guess("call you").intent == "CallShop"
    assert max(classifier.guess(sentence).odds for sentence in out_of_scope()[::20]) < 0
    assert classifier.guess("").odds < 0


def test_every_sample_of_the_shops_own_intents_is_an_example_with_its_slots_filled_and_masked() -> None:
    model = a_model()
    made = examples(model, KnownValues(model))
    assert len(made) == sum(len(intent.samples) for intent in model.own_intents)
    assert ("where is my xxitem", "TrackParcel") in made
    assert ("order ending xxdigits", "TrackParcel") in made
    assert [text for text, _ in made if "{" in text] == []


def test_out_of_scope_sentences_are_plain_and_without_comments() -> None:
    sentences = out_of_scope()
    assert len(sentences) > 500
    comments = {plain(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines() if line.startswith("#")}
    assert comments
    assert not {*comments, ""} & set(sentences)


def test_known_things_and_numbers_are_masked() -> None:
    known = KnownValues(a_model().with_items(ITEMS))
    assert masked("is my wool scarf in order 1 2 3 4", known) == "is my xxitem in order xxdigits"
    assert masked("the lamp or the shoes", known) == "the xxitem or the xxitem"


def test_whose_thing_it_is_does_not_hide_the_thing() -> None:
    known = KnownValues(a_model().with_items(ITEMS))
    assert masked("my lamp's late", known) == "my xxitem 's late"
    assert masked("my sister's here", known) == "my sister's here"


def test_what_only_one_sentence_has_counts_as_what_none_has(classifier: Classifier) -> None:
    assert [UNSEEN in view.rows for view in classifier.views] == [True] * 3
    assert sum("rhododendron" in sentence for sentence in out_of_scope()) <= 1
    assert "rhododendron" not in classifier.views[0].rows
    assert np.array_equal(classifier.scores("\u03c8\u03c9"), classifier.scores("\u03c9\u03c8"))


def test_an_utterance_is_seen_as_words_letters_and_a_skeleton() -> None:
    assert list(words("where is it")) == ["^", "where", "is", "it", "$", "^ where", "where is", "is it", "it $"]
    assert list(letters("it")) == [" i", "it", "t ", " it", "it ", " it "]
    assert list(skeleton("where is my wombat")) == [
        *("^", "where", "is", "my", "?", "$"),
        *("^ where", "where is", "is my", "my ?", "? $"),
        *("^ where is", "where is my", "is my ?", "my ? $"),
    ]
    assert "+parcel" in list(skeleton("my package"))
