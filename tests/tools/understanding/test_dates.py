"""Days in words become what Alexa would hand on."""

from datetime import date

import pytest

from skill.tools.understanding.dates import spoken_date

TODAY = date(2026, 11, 23)  # a Monday


@pytest.mark.parametrize(
    ("said", "handed_on"),
    [
        ("october", "2027-10"),
        ("november", "2026-11"),
        ("march two thousand twenty five", None),
        ("march twenty twenty five", "2025-03"),
        ("march 2025", "2025-03"),
        ("the third of october", "2027-10-03"),
        ("october third", "2027-10-03"),
        ("december twenty first", "2026-12-21"),
        ("november 22nd", "2027-11-22"),
        ("november 30", "2026-11-30"),
        ("on christmas day", "2026-12-25"),
        ("new year's day", "2027-01-01"),
        ("yesterday", "2026-11-22"),
        ("today", "2026-11-23"),
        ("tomorrow", "2026-11-24"),
        ("monday", "2026-11-30"),
        ("last tuesday", "2026-11-24"),
        ("last year", "2025"),
        ("last month", "2026-10"),
    ],
)
def test_days_in_words(said: str, handed_on: str | None) -> None:
    assert spoken_date(said.split(), TODAY) == handed_on


@pytest.mark.parametrize("said", ["", "the", "last", "lamp", "2044", "march march", "march forty", "october lamp"])
def test_what_names_no_day(said: str) -> None:
    assert spoken_date(said.split(), TODAY) is None
