"""The whole skill from the desk upwards, on a shop that is kept in memory. No DynamoDB and no network."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future
from dataclasses import replace
from datetime import datetime
from functools import cache
from itertools import count, repeat
from types import MappingProxyType
from typing import Any, TypeVar

from ask_sdk_model.services import ApiClient

from skill.bootstrap import HANDLERS, LOCALES, Careline, KnownAccounts
from skill.desk import Desk
from skill.domain.articles import HelpFile
from skill.domain.files import CustomerFile, Files, Older, ShopFile
from skill.domain.prices import Records
from skill.handlers.front import Front, Language, Stem
from skill.handlers.skill import CarelineSkill
from skill.intents.asking import Answer, Ask
from skill.intents.effects import BookCallBack, ChangeReturn, Effect, OpenTicket
from skill.matching.words import Lexicon
from skill.speech.catalogue import DEFAULT_LOCALE, load
from skill.storage import effects, help_items, items, keys, price_items
from skill.storage.codec import Item, text
from skill.storage.dynamodb import PRICES, RECENT
from skill.storage.ports import Store
from skill.tools.shop_folder import token_of
from tests.builders import NOW, an_article, indexed

# "gift cards" may mean the first as well as the second.
HELP = indexed(
    an_article("Buying gift cards", "Gift cards come in any amount. We e-mail them.", article_id="buying"),
    an_article("Using gift cards", "Gift cards are entered at checkout. You see the rest.", article_id="using"),
    an_article("Forgotten password", "We e-mail you a link to set a new one.", article_id="password"),
)

T = TypeVar("T")


class ShopInMemory:
    """A shop's folder as a store: what DynamoDB would give, read through the same items, without DynamoDB."""

    def __init__(
        self, shop: ShopFile, customers: Iterable[CustomerFile], help_: HelpFile = HELP, prices: Records = ()
    ) -> None:
        self._help = help_items.of(help_items.items_of(help_))
        self._shop = items.shop_file(items.shop_items(shop))
        rows = ((file.customer_id, row) for file in customers for row in items.customer_items(file))
        self._prices = [price_items.price(price) for price in prices]
        self._rows: dict[str, dict[str, Item]] = {}
        for who, row in rows:
            self._rows.setdefault(who, {})[row["sk"]["S"]] = row

    def read_customer(self, customer_id: str, *, consistent: bool = False) -> CustomerFile:
        """The customer's newest orders; none for an id nobody knows."""
        rows = self._newest_first(customer_id)
        return items.customer_file(customer_id, rows[:RECENT], has_older=len(rows) >= RECENT)

    def read_older(self, customer_id: str, older: Older, *, consistent: bool = False) -> CustomerFile:
        """The orders of those days, or whose numbers end so."""
        rows = [row for row in self._newest_first(customer_id) if _is_wanted(row, older)]
        return items.customer_file(customer_id, rows[:RECENT])

    def _newest_first(self, customer_id: str) -> list[Item]:
        rows = self._rows.get(customer_id, {})
        return [rows[sk] for sk in sorted(rows, reverse=True) if sk >= keys.ORDER_PREFIX]

    def read_shop(self) -> ShopFile:
        """The shop's file."""
        return self._shop

    def read_help(self) -> HelpFile:
        """The shop's help centre: three small articles, unless told otherwise."""
        return self._help

    def read_prices(self, sku: str, *, until: datetime) -> Records:
        """What it cost until then, newest first."""
        last = keys.price(sku, until)
        rows = [row for row in self._prices if row["pk"]["S"] == last.pk and row["sk"]["S"] <= last.sk]
        return price_items.records(sorted(rows, key=lambda row: str(row["sk"]["S"]), reverse=True)[:PRICES])

    def commit(self, customer_id: str, effect: Effect) -> bool:
        """Puts the items where nothing stands in the way of the first; the event for the shop goes nowhere."""
        own, *others = (put["Item"] for put in effects.puts(customer_id, effect)[:-1])
        rows = self._rows.setdefault(customer_id, {})
        stored = rows.get(own["sk"]["S"])
        if not _fits(stored, effect):
            return effects.is_own(stored or {}, own)
        rows |= {row["sk"]["S"]: row for row in (own, *others)}
        return True


def _fits(stored: Item | None, effect: Effect) -> bool:
    """Whether what is stored is as the effect expects it."""
    if isinstance(effect, ChangeReturn):
        return stored is not None and stored["status"]["S"] == effect.was
    if isinstance(effect, OpenTicket | BookCallBack) and effect.instead_of:
        return stored is not None and stored["nonce"]["S"] == effect.instead_of.nonce
    return stored is None


@cache
def american() -> Language:
    """American words. They are never changed, so all tests share them."""
    words = load(DEFAULT_LOCALE)
    return Language(words, Lexicon.of(words.tables["matching"]))


def _is_wanted(row: Item, older: Older) -> bool:
    if older.placed:
        first, last = keys.placed_within(*older.placed)
        return first <= text(row, keys.SORT) <= last
    return keys.ENDING in row and text(row, keys.ENDING).startswith(keys.ending(older.ending))


class ForgetfulShop(ShopInMemory):
    """Takes every change and keeps none: whatever is said in it, it stays as it was, so it is read once."""

    def __init__(
        self, shop: ShopFile, customers: Iterable[CustomerFile], help_: HelpFile = HELP, prices: Records = ()
    ) -> None:
        super().__init__(shop, customers, help_, prices)
        self._read = cache(super().read_customer)

    def read_customer(self, customer_id: str, *, consistent: bool = False) -> CustomerFile:
        """As it always was."""
        return self._read(customer_id)

    def commit(self, customer_id: str, effect: Effect) -> bool:
        """True, as if it had been kept."""
        return True


class AtOnce(Executor):
    """Does in the caller's thread what a pool would do in another. In memory nothing waits, and handing over costs."""

    def submit(self, fn: Callable[..., T], /, *args: Any, **kwargs: Any) -> Future[T]:
        """What was done, or what it raised."""
        done: Future[T] = Future()
        try:
            done.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 whoever asks for the result gets it
            done.set_exception(error)
        return done


class DeskAtOnce(Desk):
    """A desk whose store is in memory."""

    def __init__(self, store: Store, clock: Callable[[], datetime], budget: float) -> None:
        super().__init__(store, clock, budget=budget)
        self._pool = AtOnce()


def once(stem: Stem) -> Stem:
    """The stem of a shop where nothing changes and the clock stands still: what was decided once is decided.

    Decisions are pure (tests/contract/test_purity.py), so this is the same answer, without the work. A file is the same
    where it is the same object; each is kept, so that no other gets its id.
    """
    known: dict[tuple[int, Ask], tuple[CustomerFile | None, Answer[object]]] = {}

    def decide(files: Files, ask: Ask, now: datetime) -> Answer[object]:
        key = (id(files.customer), ask)
        if key not in known:
            known[key] = (files.customer, stem.decide(files, ask, now))
        return known[key][1]

    return replace(stem, decide=decide)


def careline_on(
    store: Store,
    *customer_ids: str,
    now: datetime = NOW,
    skill_id: str | None = None,
    nonces: Iterator[str] | None = None,
    alexa: ApiClient | None = None,
) -> Careline:
    """The skill as bootstrap.build makes it, but on any store; it knows these customers' demo tokens."""
    stems = {handler.intent: handler.stem for handler in HANDLERS}
    if isinstance(store, ForgetfulShop):
        stems = {intent: once(stem) for intent, stem in stems.items()}
    kind = DeskAtOnce if isinstance(store, ShopInMemory) else Desk
    desk = kind(store, lambda: now, budget=60)  # nothing here is slow but a busy machine
    minted = nonces or (f"nonce-{number}" for number in count(1))
    front = Front(
        desk=desk,
        accounts=KnownAccounts({token_of(one): one for one in customer_ids}),
        languages=dict.fromkeys(LOCALES, american()),
        stems=MappingProxyType(stems),
        default_locale=DEFAULT_LOCALE,
        mint=minted.__next__,
    )
    return Careline(CarelineSkill(front, HANDLERS, skill_id, alexa), desk)


def careline_in_memory(
    shop: ShopFile,
    *customers: CustomerFile,
    now: datetime = NOW,
    skill_id: str | None = None,
    alexa: ApiClient | None = None,
    prices: Records = (),
) -> Careline:
    """The skill of a shop with these customers and prices, at that moment."""
    ids = (customer.customer_id for customer in customers)
    return careline_on(ShopInMemory(shop, customers, prices=prices), *ids, now=now, skill_id=skill_id, alexa=alexa)


def forgetful(
    shop: ShopFile, *customers: CustomerFile, now: datetime = NOW, help_: HelpFile = HELP, prices: Records = ()
) -> Careline:
    """The same of a shop that forgets every change, with one nonce for all: the same turn gets the same answer."""
    ids = (customer.customer_id for customer in customers)
    return careline_on(ForgetfulShop(shop, customers, help_, prices), *ids, now=now, nonces=repeat("nonce"))
