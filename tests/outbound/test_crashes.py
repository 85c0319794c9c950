"""A crash between write and answer: Alexa asks again, the customer hears that it is done, and the shop is told once."""

from datetime import datetime

import pytest

from skill.desk import Caller, Desk
from skill.domain.articles import HelpFile
from skill.domain.files import CustomerFile, Files, Older, ShopFile
from skill.domain.prices import Records
from skill.errors import StorageSlow
from skill.intents.asking import Ask, Mention
from skill.intents.effects import Effect
from skill.intents.start_return import ReturnStarted, decide
from skill.outbound.delivery import Delivery
from skill.storage.dynamodb import DynamoDBStore
from tests.builders import NOW, a_customer, a_line, a_parcel, a_policy, a_shop, at
from tests.outbound.outlets import Remembers
from tests.storage.tables import Table

LAMP = a_line("lamp", number="1", parcel=a_parcel(delivered=at("2026-11-16 17:40")))
YES = Ask(item=Mention(lines=(LAMP.ref,)), nonce="the same yes")


class CrashesAfterWriting:
    """Writes, and is gone before anybody hears of it."""

    def __init__(self, store: DynamoDBStore) -> None:
        self.store = store

    def read_customer(self, customer_id: str, *, consistent: bool = False) -> CustomerFile:
        return self.store.read_customer(customer_id, consistent=consistent)

    def read_older(self, customer_id: str, older: Older, *, consistent: bool = False) -> CustomerFile:
        return self.store.read_older(customer_id, older, consistent=consistent)

    def read_shop(self) -> ShopFile:
        return self.store.read_shop()

    def read_help(self) -> HelpFile:
        return self.store.read_help()

    def read_prices(self, sku: str, *, until: datetime) -> Records:
        return self.store.read_prices(sku, until=until)

    def commit(self, customer_id: str, effect: Effect) -> bool:
        self.store.commit(customer_id, effect)
        raise StorageSlow("the answer was lost")


def as_it_is(_files: Files, ask: Ask, _now: datetime) -> Ask:
    return ask


@pytest.mark.parametrize("sent_before", [False, True], ids=["not sent yet", "sent already"])
def test_the_same_yes_after_a_crash_is_answered_and_told_once(
    table: Table, delivery: Delivery, outlet: Remembers, sent_before: bool
) -> None:
    table.put_customer(a_customer(LAMP))
    table.put_shop(a_shop(policies=[a_policy()]))
    caller = Caller("ada", consistent=True)
    with pytest.raises(StorageSlow):
        Desk(CrashesAfterWriting(table.store), lambda: NOW).answer(decide, YES, as_it_is, caller)
    if sent_before:
        delivery.sweep()
    told = Desk(table.store, lambda: NOW).answer(decide, YES, as_it_is, caller)
    assert isinstance(told.answer.outcome, ReturnStarted)
    delivery.sweep()
    assert [event.subject for event in outlet.taken] == [told.answer.outcome.record.reference]
