"""One breath: the fullest way to say something that is short enough."""

import pytest

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


def test_the_fullest_way_that_fits_is_said() -> None:
    long, fits, brief = (Speech("word " * count) for count in (WORDS + 1, WORDS, 1))
    assert in_one_breath([long, fits, brief]) == fits
    assert in_one_breath(way for way in (long, long)) == long
