"""What a list says of each of its items agrees with what an answer about that item alone would say."""

import pytest

from skill.domain.orders import Availability, Line, OrderStatus
from skill.domain.parcels import DeliveryStatus
from skill.speech.catalogue import Catalogue
from skill.speech.listing import briefly
from skill.speech.phrases import Words
from skill.speech.returning import names
from tests.builders import NOW, a_customer, a_line, a_parcel, files

TOMORROW, SATURDAY = "2026-11-24", "2026-11-21"


def of_status(status: DeliveryStatus, expected: str | None = None) -> Line:
    return a_line("lamp", parcel=a_parcel(status=status, expected=expected))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (of_status(DeliveryStatus.IN_TRANSIT, TOMORROW), "your lamp tomorrow"),
        (of_status(DeliveryStatus.IN_TRANSIT, SATURDAY), "your lamp, overdue since last Saturday"),
        (of_status(DeliveryStatus.IN_TRANSIT), "your lamp"),
        (of_status(DeliveryStatus.READY_FOR_PICKUP, SATURDAY), "your lamp, ready to pick up"),
        (of_status(DeliveryStatus.ATTEMPTED, SATURDAY), "your lamp, after one missed delivery"),
        (of_status(DeliveryStatus.DELAYED), "your lamp, delayed"),
        (of_status(DeliveryStatus.DELAYED, TOMORROW), "your lamp, delayed"),
        (of_status(DeliveryStatus.EXCEPTION), "your lamp, held up"),
        (of_status(DeliveryStatus.PREPARING), "your lamp, still being packed"),
        (of_status(DeliveryStatus.PREPARING, SATURDAY), "your lamp, overdue since last Saturday"),
        (a_line("lamp", availability=Availability.BACK_ORDER), "your lamp, on back order"),
        (a_line("lamp", availability=Availability.PRE_ORDER), "your lamp, pre-ordered"),
        (a_line("lamp", is_digital=True), "your lamp, without a package"),
        (a_line("lamp", status=OrderStatus.PAYMENT_DUE), "your lamp, not yet paid"),
        (a_line("lamp", status=OrderStatus.PROBLEM), "your lamp, held up"),
    ],
)
def test_every_standing_has_its_words(catalogue: Catalogue, line: Line, said: str) -> None:
    assert briefly((line,), Words(catalogue, files(a_customer(line)), NOW)) == said


def test_neighbours_are_told_together_only_where_they_stand_alike(catalogue: Catalogue) -> None:
    waits = a_line("kettle", number="1", availability=Availability.BACK_ORDER)
    packed, also = a_line("pan", number="2"), a_line("pot", number="3")
    words = Words(catalogue, files(a_customer(waits, packed, also)), NOW)
    assert (
        briefly((waits, packed, also), words) == "your kettle, on back order, then your pan and pot, still being packed"
    )


def test_two_of_one_name_are_told_apart_by_the_day_they_were_ordered(catalogue: Catalogue) -> None:
    mugs = (
        a_line("blue mug", number="1", placed="2026-11-18 12:00"),
        a_line("blue mug", number="2", placed="2026-11-20 12:00"),
    )
    words = Words(catalogue, files(a_customer(*mugs)), NOW)
    both = "blue mug ordered on November 18 and blue mug ordered on November 20"
    assert briefly(mugs, words) == f"your {both}, still being packed"
    assert names(mugs, words, "or") == "your blue mug ordered on November 18 or your blue mug ordered on November 20"
