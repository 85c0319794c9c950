"""The whole skill from the desk upwards, on a shop that is kept in memory. No DynamoDB and no network."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from types import MappingProxyType

from skill.bootstrap import HANDLERS, LOCALES, Careline, KnownAccounts
from skill.desk import Desk
from skill.domain.files import CustomerFile, ShopFile
from skill.handlers.front import Front, Language
from skill.handlers.skill import CarelineSkill
from skill.matching.words import Lexicon
from skill.speech.catalogue import DEFAULT_LOCALE, load
from skill.storage import items
from skill.storage.dynamodb import RECENT
from skill.storage.ports import Store
from skill.tools.shop_folder import token_of
from tests.builders import NOW


class ShopInMemory:
    """A shop's folder as a store: what DynamoDB would give, read through the same items, without DynamoDB."""

    def __init__(self, shop: ShopFile, customers: Iterable[CustomerFile]) -> None:
        self._shop = items.shop_file(items.shop_items(shop))
        stored = {file.customer_id: items.customer_items(file) for file in customers}
        newest = {who: sorted(rows, key=lambda row: str(row["sk"]["S"]))[::-1][:RECENT] for who, rows in stored.items()}
        self._customers = {who: items.customer_file(who, rows) for who, rows in newest.items()}

    def read_customer(self, customer_id: str) -> CustomerFile:
        """The customer's newest orders; none for an id nobody knows."""
        return self._customers.get(customer_id, CustomerFile(customer_id))

    def read_shop(self) -> ShopFile:
        """The shop's file."""
        return self._shop


@cache
def american() -> Language:
    """American words. They are never changed, so all tests share them."""
    words = load(DEFAULT_LOCALE)
    return Language(words, Lexicon.of(words.tables["matching"]))


def careline_on(store: Store, *customer_ids: str, now: datetime = NOW, skill_id: str | None = None) -> Careline:
    """The skill as bootstrap.build makes it, but on any store; it knows these customers' demo tokens."""
    desk = Desk(store, lambda: now)
    front = Front(
        desk=desk,
        accounts=KnownAccounts({token_of(one): one for one in customer_ids}),
        languages=dict.fromkeys(LOCALES, american()),
        stems=MappingProxyType({handler.intent: handler.stem for handler in HANDLERS}),
        default_locale=DEFAULT_LOCALE,
    )
    return Careline(CarelineSkill(front, HANDLERS, skill_id), desk)


def careline_in_memory(
    shop: ShopFile, *customers: CustomerFile, now: datetime = NOW, skill_id: str | None = None
) -> Careline:
    """The skill of a shop with these customers, at that moment."""
    ids = (customer.customer_id for customer in customers)
    return careline_on(ShopInMemory(shop, customers), *ids, now=now, skill_id=skill_id)
