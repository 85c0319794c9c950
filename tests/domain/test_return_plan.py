"""How an item goes back: what was said of one cause does not leak into the other."""

import pytest

from skill.domain.policies import ReturnFees, ReturnLabelSource, ReturnTerms
from skill.domain.returns import Cause
from skill.intents.asking import Ask
from skill.intents.returning import judged
from tests.builders import NOW, a_customer, a_line, a_parcel, a_policy, a_shop, at, files

LAMP = a_line("lamp", parcel=a_parcel(delivered=at("2026-11-16 17:40")))
BUY_IT, IN_BOX = ReturnLabelSource.CUSTOMER, ReturnLabelSource.IN_BOX
FREE, PAYS = ReturnFees.FREE, ReturnFees.CUSTOMER_PAYS


@pytest.mark.parametrize(
    ("general", "defect", "label"),
    [
        (BUY_IT, ReturnTerms(FREE), None),
        (BUY_IT, ReturnTerms(FREE, label_source=BUY_IT), BUY_IT),
        (BUY_IT, ReturnTerms(PAYS), BUY_IT),
        (IN_BOX, ReturnTerms(FREE), IN_BOX),
    ],
)
def test_a_free_defect_needs_no_label_at_the_customers_expense(
    general: ReturnLabelSource, defect: ReturnTerms, label: ReturnLabelSource | None
) -> None:
    policy = a_policy(30, terms=ReturnTerms(PAYS, label_source=general), defect=defect)
    shop = files(a_customer(LAMP), a_shop(policies=[policy]))
    assert judged(shop, LAMP, Ask(cause=Cause.DEFECT), NOW).plan.label_source is label
    assert judged(shop, LAMP, Ask(cause=Cause.REMORSE), NOW).plan.label_source is general


def test_a_repair_is_for_what_is_broken_and_only_where_the_policy_offers_it() -> None:
    for offered in (True, False):
        shop = files(a_customer(LAMP), a_shop(policies=[a_policy(30, defect_repair=offered)]))
        assert judged(shop, LAMP, Ask(cause=Cause.DEFECT), NOW).plan.repair is offered
        assert judged(shop, LAMP, Ask(cause=Cause.REMORSE), NOW).plan.repair is False
