"""What makes text safe: SSML is XML, cards are plain text, and a name may hold anything."""

import unicodedata
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.speech import ssml

# Not st.text(): its default leaves surrogates out, and JSON may bring them.
ANYTHING = st.text(st.characters(exclude_categories=()), max_size=80)
TURNING = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"  # marks that turn the reading direction


def heard(document: str) -> str:
    """What a voice says of a document; fails when it is not well-formed."""
    return "".join(ElementTree.fromstring(document).itertext())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Fern & Fable", "Fern & Fable"),
        ('"Moss & Mortar"', '"Moss & Mortar"'),
        ("women's <b>shoes</b>", "women's <b>shoes</b>"),
        ("</speak><audio src='x'/>", "</speak><audio src='x'/>"),
        ("&amp; &#0; ]]>", "&amp; &#0; ]]>"),
        ("lamp\x00\x07\x1b\x7f\x9f", "lamp"),
        ("\ufefflamp\ufffe\uffff", "lamp"),
        ("lamp\ud800", "lamp"),
        ("brass\u202e pmal", "brass pmal"),
        ("  brass \t\r\n lamp\u00a0", "brass lamp"),
        ("🎁 café 電気スタンド", "🎁 café 電気スタンド"),
        ("", ""),
        ("\x00", ""),
    ],
)
def test_a_name_is_said_as_it_is_written_without_what_cannot_be_spoken(name: str, said: str) -> None:
    assert heard(ssml.document(ssml.spoken(name))) == said
    assert ssml.plain(name) == said


@given(ANYTHING)
def test_whatever_a_name_holds_it_is_well_formed_and_says_the_plain_text(name: str) -> None:
    assert heard(ssml.document(ssml.spoken(name))) == ssml.plain(name)


@given(ANYTHING)
def test_what_is_plain_can_be_sent_and_stays_as_it_is(name: str) -> None:
    plain = ssml.plain(name)
    assert ssml.plain(plain) == plain
    assert plain.encode().decode() == plain
    assert not {c for c in plain if unicodedata.category(c) == "Cc"}


@pytest.mark.parametrize("mark", TURNING, ids=unicodedata.name)
def test_no_mark_turns_the_reading_direction(mark: str) -> None:
    assert ssml.plain(f"brass {mark}lamp") == "brass lamp"
    assert ssml.spoken(f"brass {mark}lamp") == "brass lamp"


PHONE = 'at <prosody rate="slow"><say-as interpret-as="telephone">+1 800</say-as></prosody>.'


@pytest.mark.parametrize("body", ["", "Yes, until &quot;Monday&quot; &amp; so on.", "It&#x27;s &lt;here&gt;.", PHONE])
def test_what_careline_says_comes_back_from_a_session_unchanged(body: str) -> None:
    assert ssml.checked(body) == body


@given(ANYTHING)
def test_every_name_that_was_made_safe_comes_back_unchanged(name: str) -> None:
    assert ssml.checked(ssml.spoken(name)) == ssml.spoken(name)


@pytest.mark.parametrize(
    "body",
    [
        "<speak>",
        "a & b",
        "&nbsp;",
        "<audio src='https://x.example/a.mp3'/>",
        "a < b",
        "<prosody rate='x-loud'>",
        "a\x00b",
    ],
)
def test_what_careline_never_says_does_not_come_back(body: str) -> None:
    assert ssml.checked(body) == ""
