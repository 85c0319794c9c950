"""A person's record is read whole, or refused with everything that is wrong with it."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from skill.domain.people import Role
from skill.incoming.received import OrderRejected
from skill.tools.people.record import MOST, PROFILE, WRITTEN, PersonRecord, read

WHOLE: dict[str, Any] = {
    "customer_id": "c-17",
    "zone": "Europe/London",
    "country": "GB",
    "tier": "gold",
    "language": "en-GB",
    "phone": "+442079460142",
    "role": "seller",
    "hide_items": True,
    "also": ["17", "A-9"],
    "logins": ["subject-1"],
}
WRONG: tuple[tuple[str, Any, str], ...] = (
    ("customer_id", "", "is empty; fill it in"),
    ("customer_id", None, "Expected `str`, got `null`"),
    ("customer_id", 17, 'write it like "c-17"'),
    ("customer_id", " c", "begins or ends with a space"),
    ("customer_id", "é" * 1020, "1 bytes too long"),
    ("customer_id", "\ud800", "has half a character"),
    ("zone", "Europe/Lundon", "is no time zone; use a name like"),
    ("zone", "../../etc/passwd", "is no time zone"),
    ("zone", "\0", "is no time zone"),
    ("country", "GBR", "is no country code"),
    ("tier", "x" * 2001, "has more than 2000 characters"),
    ("tier", True, 'write it like "gold"'),
    ("language", "english", "is no language tag; write one such as"),
    ("language", "en_US", "is no language tag"),
    ("language", "en-us", "is no language tag"),
    ("language", "en-US\n", "is no language tag"),
    ("phone", "020 7946 0142", "is no phone number; write + and the digits"),
    ("phone", "+44 20 7946 0142", "is no phone number"),
    ("phone", "+0442079460142", "is no phone number"),
    ("phone", "+1234567890123456", "is no phone number"),
    ("phone", "+٤٤٢٠٧٩٤٦٠١٤٢", "is no phone number"),
    ("phone", 442079460142, "write it like"),
    ("role", "boss", 'write it like "customer" or "seller"'),
    ("role", "", 'write it like "customer" or "seller"'),
    ("hide_items", "true", "write it like true or false"),
    ("hide_items", 1, "write it like true or false"),
    ("also", "17", 'write it like ["17", "A-9"]'),
    ("also", [17], 'write it like ["17", "A-9"]'),
    ("also", [""], "one of them is empty"),
    ("also", ["x" * 2040], "too long"),
    ("also", ["\udfff"], "has half a character"),
    ("also", [str(n) for n in range(MOST + 1)], f"has more than {MOST}"),
    ("logins", ["a", " "], "one of them is empty"),
    ("logins", {"a": 1}, 'write it like ["subject-1"]'),
    ("teir", "gold", "nobody reads this; is it meant to be tier?"),
    ("e\x1bmail", "x", "e?mail: nobody reads this"),
)


def test_every_field_is_read() -> None:
    assert read(WHOLE) == PersonRecord(
        *("c-17", "Europe/London", "GB", "gold", "en-GB", "+442079460142", Role.SELLER),
        *(True, ("17", "A-9"), ("subject-1",)),
    )
    assert {*WHOLE} == {*WRITTEN} == {*PROFILE, "customer_id", "also", "logins"}


@pytest.mark.parametrize("name", sorted({*WHOLE} - {"customer_id"}))
def test_what_is_left_out_or_null_is_not_said(name: str) -> None:
    for held in ({k: v for k, v in WHOLE.items() if k != name}, WHOLE | {name: None}):
        assert getattr(read(held), name) is None
        assert name not in read(held).said


@pytest.mark.parametrize("name", ["zone", "country", "tier", "language", "phone"])
def test_an_empty_text_takes_away_what_is_known(name: str) -> None:
    assert read(WHOLE | {name: ""}).said[name] == ""


@pytest.mark.parametrize("language", ["en", "en-US", "gsw", "zh-Hant-TW", "es-419", "de-CH-1996", "sl-rozaj"])
def test_a_language_tag_may_be_any_of_bcp_47_s_usual_forms(language: str) -> None:
    assert read(WHOLE | {"language": language}).language == language


@pytest.mark.parametrize(("name", "value", "wrong"), WRONG)
def test_what_is_wrong_is_said_with_its_field_and_the_remedy(name: str, value: Any, wrong: str) -> None:
    with pytest.raises(OrderRejected) as error:
        read(WHOLE | {name: value})
    assert wrong in str(error.value)
    assert len(str(error.value)) < 400


def test_all_that_is_wrong_is_said_at_once() -> None:
    with pytest.raises(OrderRejected) as error:
        read({"zone": "x", "phone": "1", "roll": "seller"})
    for field in ("customer_id: is missing", "zone: ", "phone: ", "roll: nobody reads this; is it meant to be role?"):
        assert field in str(error.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(), max_size=8),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(sorted(WHOLE)), inside, max_size=4),
    max_leaves=12,
)


@given(JSON)
def test_whatever_is_given_is_read_or_refused(held: Any) -> None:
    try:
        assert read(held).customer_id
    except OrderRejected as error:
        assert str(error)
