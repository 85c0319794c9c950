"""Which unofficial places are for whoever asks: those in their language, else all."""

import pytest

from skill.domain.community import Community, understood

ENGLISH = Community("Plainly Reviewed", "https://reviews.example", "reviews", "en")
SPANISH = Community("Foro del Jardín", "https://foro.example", "garden tools", "es-MX")
ANY = Community("Pictures of Ferns", "https://ferns.example", "pictures")
ALL = (ENGLISH, SPANISH, ANY)


@pytest.mark.parametrize(
    ("places", "language", "found"),
    [
        (ALL, "", ALL),
        (ALL, "en-GB", (ENGLISH, ANY)),
        (ALL, "ES", (SPANISH, ANY)),
        (ALL, "de", (ANY,)),
        ((ENGLISH, SPANISH), "de", (ENGLISH, SPANISH)),
        ((), "en", ()),
    ],
)
def test_places_in_ones_own_language_come_alone_where_there_are_any(
    places: tuple[Community, ...], language: str, found: tuple[Community, ...]
) -> None:
    assert understood(places, language) == found
