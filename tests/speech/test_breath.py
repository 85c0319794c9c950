"""One breath: the fullest way to say something that is short enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.speech import ssml
from skill.speech.breath import WORDS, in_one_breath, length
from skill.speech.catalogue import Speech


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("", 0),
        ("Your lamp is here.", 4),
        ("Fern &amp; Fable", 3),
        ('Number <say-as interpret-as="digits">120 443</say-as>, please.', 3),
    ],
)
def test_what_is_heard_is_counted(body: str, words: int) -> None:
    assert length(body) == words


@given(st.lists(st.sampled_from(["a & b", "1 800 55", "<x>", "no", "\u00a0", "4.5 kg", "one two"]), max_size=8))
def test_a_body_never_has_fewer_words_than_are_heard_of_it(parts: list[str]) -> None:
    bodies = [ssml.spoken(part) for part in parts]
    body = " ".join([*bodies, *(f'<prosody rate="slow">{each}</prosody>' for each in bodies)])
    assert length(body) <= len(body.split())


def test_the_fullest_way_that_fits_is_said() -> None:
    long, fits, brief = (Speech("word " * count) for count in (WORDS + 1, WORDS, 1))
    assert in_one_breath([long, fits, brief]) == fits
    assert in_one_breath(way for way in (long, long)) == long
