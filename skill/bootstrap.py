"""The composition root, the only place that knows every room: settings to stores, words, handlers and the skill."""

import logging
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import UTC, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, Any
from uuid import uuid4

from skill.config import Settings
from skill.desk import Desk
from skill.domain.values import dataclass
from skill.handlers.call_me_back import CallMeBackHandler
from skill.handlers.can_i_return import CanIReturnHandler
from skill.handlers.cancel_order import CancelOrderHandler
from skill.handlers.cancel_return import CancelReturnHandler
from skill.handlers.community_help import CommunityHelpHandler
from skill.handlers.contact_support import ContactSupportHandler
from skill.handlers.dispute_price import DisputePriceHandler
from skill.handlers.front import Accounts, Front, Language
from skill.handlers.get_help import GetHelpHandler
from skill.handlers.open_ticket import OpenTicketHandler
from skill.handlers.report_problem import ReportProblemHandler
from skill.handlers.return_policy_info import ReturnPolicyInfoHandler
from skill.handlers.return_status import ReturnStatusHandler
from skill.handlers.search_help import SearchHelpHandler
from skill.handlers.seller_support import SellerSupportHandler
from skill.handlers.skill import CarelineSkill
from skill.handlers.start_return import StartReturnHandler
from skill.handlers.stem import StemHandler
from skill.handlers.ticket_status import TicketStatusHandler
from skill.handlers.where_is_my_order import WhereIsMyOrderHandler
from skill.matching.words import Lexicon
from skill.speech.catalogue import DEFAULT_LOCALE, load
from skill.storage.dynamodb import Connection, DynamoDBStore, connect

if TYPE_CHECKING:
    from skill.outbound.delivery import Delivery
    from skill.outbound.stream import StreamHandler
    from skill.storage.arrivals import Arrivals

HANDLERS: tuple[type[StemHandler], ...] = (
    WhereIsMyOrderHandler,
    CanIReturnHandler,
    StartReturnHandler,
    ReturnStatusHandler,
    CancelReturnHandler,
    CancelOrderHandler,
    ContactSupportHandler,
    CallMeBackHandler,
    SellerSupportHandler,
    CommunityHelpHandler,
    ReturnPolicyInfoHandler,
    SearchHelpHandler,
    ReportProblemHandler,
    OpenTicketHandler,
    TicketStatusHandler,
    GetHelpHandler,
    DisputePriceHandler,
)
LOCALES = (DEFAULT_LOCALE,)
Clock = Callable[[], datetime]


class NoAccounts:
    """No token is anybody's: outside demo mode until a shop's own accounts can be linked (docs/limits.md)."""

    def customer_id(self, token: str) -> None:
        """Nobody."""


@dataclass(frozen=True, slots=True)
class KnownAccounts:
    """A fixed mapping of token to customer id, for demo shops and tests only."""

    tokens: Mapping[str, str]

    def customer_id(self, token: str) -> str | None:
        """The customer of that token, None when there is none."""
        return self.tokens.get(token)


@dataclass(frozen=True, slots=True)
class Careline:
    """A ready skill, and the desk behind it."""

    skill: CarelineSkill
    desk: Desk

    def handle(self, event: Any, context: object = None) -> dict[str, Any]:
        """Alexa's envelope in, Alexa's response out; never raises."""
        return self.skill.handle(event, context)


def utc_now() -> datetime:
    """The clock of a shop that is open for business."""
    return datetime.now(UTC)


def build(
    settings: Settings,
    *,
    accounts: Accounts | None = None,
    clock: Clock = utc_now,
    connection: Connection | None = None,
) -> Careline:
    """The skill on the table that `settings` and `connection` name. Opens no connection yet. Raises SettingsError."""
    store = DynamoDBStore(connect(connection or Connection()), settings.table)
    desk = Desk(store, clock)
    front = Front(
        desk=desk,
        accounts=accounts or NoAccounts(),
        languages={locale: _language(locale) for locale in LOCALES},
        stems=MappingProxyType({handler.intent: handler.stem for handler in HANDLERS}),
        default_locale=DEFAULT_LOCALE,
        mint=lambda: uuid4().hex,
    )
    return Careline(CarelineSkill(front, HANDLERS, settings.skill_id), desk)


def arrivals(settings: Settings, connection: Connection | None = None) -> "Arrivals":
    """Where orders go that come one by one. Opens no connection yet. Raises SettingsError."""
    from skill.storage.arrivals import Arrivals  # a turn never needs it
    from skill.storage.order_store import OrderStore
    from skill.storage.people_store import PeopleStore

    client = connect(connection or Connection())
    return Arrivals(OrderStore(client, settings.table), PeopleStore(client, settings.table))


def delivery(settings: Settings, connection: Connection | None = None) -> "Delivery":
    """From the outbox to the outlet that the settings name. Opens no connection yet. Raises SettingsError."""
    from skill.outbound.delivery import Delivery  # a turn sends nothing itself
    from skill.outbound.outlets import outlet_of
    from skill.storage.outbox_store import OutboxStore

    outlet = outlet_of(settings)
    return Delivery(OutboxStore(connect(connection or Connection()), settings.table), outlet)


def deliverer(settings: Settings) -> "StreamHandler":
    """The second function as Lambda runs it. Raises SettingsError."""
    from skill.outbound.stream import StreamHandler

    log_to_stdout()
    return StreamHandler(delivery(settings), utc_now)


def for_lambda(settings: Settings, *, accounts: Accounts | None = None, clock: Clock = utc_now) -> Careline:
    """The skill as Lambda runs it; after a SnapStart restore the shop's file is read anew. Raises SettingsError."""
    log_to_stdout()
    careline = build(settings.for_production(), accounts=accounts, clock=clock)
    if settings.in_lambda:
        with suppress(ImportError):  # it comes with Lambda's own runtime
            from snapshot_restore_py import register_after_restore

            register_after_restore(careline.desk.forget_shop)
    return careline


def log_to_stdout() -> None:
    """One JSON line a turn on stdout, where Lambda and gunicorn's supervisor collect it."""
    log = logging.getLogger("careline")
    if not log.handlers:
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(logging.Formatter("%(message)s"))
        log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False


def _language(locale: str) -> Language:
    catalogue = load(locale)
    return Language(catalogue, Lexicon.of(catalogue.tables["matching"]))
