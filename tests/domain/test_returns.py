"""What a return's status means, and the number that names it."""

import pytest

from skill.domain.returns import ReturnStatus, reference
from tests.builders import a_line, a_return


@pytest.mark.parametrize(
    ("status", "counts", "is_open", "can_be_cancelled"),
    [
        (ReturnStatus.REQUESTED, True, True, True),
        (ReturnStatus.LABEL_SENT, True, True, True),
        (ReturnStatus.RECEIVED, True, True, False),
        (ReturnStatus.REFUNDED, True, False, False),
        (ReturnStatus.CANCELLED, False, False, False),
        (ReturnStatus.REJECTED, False, False, False),
    ],
)
def test_each_status_says_what_can_still_happen(
    status: ReturnStatus, counts: bool, is_open: bool, can_be_cancelled: bool
) -> None:
    record = a_return(a_line(), status=status)
    assert (record.counts, record.is_open, record.can_be_cancelled) == (counts, is_open, can_be_cancelled)


def test_a_reference_is_nine_digits_and_stays_the_same() -> None:
    assert reference("ada", "FF-20261110-0987", "1", "1") == "966684811"


def test_whatever_differs_has_another_reference() -> None:
    parts = [("ada", "1", "2"), ("ada", "12", ""), ("ada1", "2"), ("ada", "1", "3"), ("bob", "1", "2"), ("ada", "1")]
    assert len({reference(*each) for each in parts}) == len(parts)


def test_a_thousand_references_are_all_nine_digits_and_hardly_ever_the_same() -> None:
    found = {reference("ada", str(number)) for number in range(1000)}
    assert all(len(each) == 9 and each.isdigit() for each in found)
    assert len(found) == 1000
