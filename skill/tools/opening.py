"""Opens a shop for the tools: finds or starts the DynamoDB, loads what is missing, builds the skill."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from botocore.config import Config

from skill.bootstrap import Careline, KnownAccounts, build, utc_now
from skill.config import Settings
from skill.errors import SettingsError, TableOutdated
from skill.storage import keys
from skill.storage.dynamodb import AGENT, Connection, connect, translated
from skill.storage.people_store import PeopleStore
from skill.storage.schema import create_table
from skill.tools.engine import LOCAL_TABLE, local_engine
from skill.tools.loading import is_empty, load, read_demo
from skill.tools.shop_folder import Demo, read_folder, token_of

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

# Tools write a hundred items at once, from wherever they run: nobody waits at an Echo for that.
TOOL_LIMITS = Config(
    connect_timeout=5,
    read_timeout=30,
    retries={"total_max_attempts": 3, "mode": "standard"},
    max_pool_connections=32,
    tcp_keepalive=True,
    user_agent=AGENT,
    parameter_validation=False,  # as in a turn; an import sends a million requests
)
DEMO_SHOP = Path(__file__).parents[2] / "demo"
NO_SHOP = "there is no shop here yet; load one with `python -m skill import shop DIR`, or try one with --shop DIR"


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A DynamoDB table that can be used, and what a person should be told about it."""

    connection: Connection
    client: "DynamoDBClient"
    name: str
    notices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OpenShop:
    """A shop to talk to. `demo` is None for a table whose customers nobody may play, but for the one `named`."""

    careline: Careline
    table: OpenTable
    demo: Demo | None
    now: datetime
    notices: tuple[str, ...]
    named: str | None = None


@contextmanager
def open_table(settings: Settings, *, in_memory: bool = False) -> Iterator[OpenTable]:
    """The table that the settings name; else one on a local engine, made when missing."""
    with reached_table(settings, in_memory=in_memory) as table:
        local = in_memory or settings.needs_local_engine
        if local or settings.endpoint_url:
            _make(table.client, table.name, settings.data_dir if local and not in_memory else None)
        yield table


@contextmanager
def reached_table(settings: Settings, *, in_memory: bool = False) -> Iterator[OpenTable]:
    """The same, whether or not it is there: a local engine is started, and no table made."""
    if not (in_memory or settings.needs_local_engine):
        yield OpenTable(Connection(), connect(Connection(), TOOL_LIMITS), settings.table, ())
        return
    with local_engine(None if in_memory else settings.data_dir) as running:
        notices = (running.notice,) if running.notice else ()
        yield OpenTable(running.connection, connect(running.connection, TOOL_LIMITS), LOCAL_TABLE, notices)


def _make(client: "DynamoDBClient", name: str, data_dir: Path | None) -> None:
    """The table unless it is there. Nobody can give the one in a data folder another name, but the folder."""
    try:
        with translated():
            create_table(client, name)
    except TableOutdated as error:
        if data_dir is None:
            raise
        told = (
            f"The data in {data_dir} are of an earlier Careline: delete that folder, or name another in CARELINE_DATA"
        )
        raise SettingsError(f"{told}, and import the shop again.") from error


@contextmanager
def open_shop(
    settings: Settings,
    *,
    shop_dir: Path | None = None,
    demo: bool = True,
    now: datetime | None = None,
    name: str | None = None,
) -> Iterator[OpenShop]:
    """The shop in the table, ready to answer. `shop_dir` is tried in memory; an empty table may get the demo shop.

    `name` is an id or the e-mail address of a customer who may be played, wherever in the table they came from.
    Raises SettingsError (ShopDataError for a folder) and StorageFault.
    """
    folder = read_folder(shop_dir) if shop_dir else None
    with open_table(settings, in_memory=shop_dir is not None) as table:
        if folder:
            load(table.client, table.name, folder)
        else:
            fill_if_empty(settings, table, demo=demo)
        yield _opened(settings, table, now, known_customer(table, name) if name else None)


def fill_if_empty(settings: Settings, table: OpenTable, *, demo: bool = True) -> None:
    """An empty table gets the demo shop, unless it is one on AWS, where nobody wants invented customers unasked.

    Raises SettingsError and StorageFault.
    """
    if is_empty(table.client, table.name):
        if not (demo and (settings.needs_local_engine or settings.endpoint_url)):
            raise SettingsError(NO_SHOP)
        load(table.client, table.name, read_folder(DEMO_SHOP))


def known_customer(table: OpenTable, name: str) -> str | None:
    """The customer whom an id or an e-mail address names; None where the table has nobody of that name."""
    people = PeopleStore(table.client, table.name)
    customer = people.named(name)
    return customer if people.find(keys.profile(keys.customer_partition(customer)))[0] else None


def _opened(settings: Settings, table: OpenTable, now: datetime | None, named: str | None) -> OpenShop:
    demo = read_demo(table.client, table.name)
    at = now or (demo.now if demo else None)
    notices = table.notices
    if demo and demo.now and not now:
        stands_at = f"{demo.now.astimezone(UTC):%A %d %B %Y, %H:%M} UTC"
        notices += (f"This shop's clock stands at {stands_at}; --now sets another moment.",)
    careline = build(
        Settings(settings.skill_id, table.name),
        accounts=KnownAccounts((demo.accounts if demo else {}) | ({token_of(named): named} if named else {})),
        clock=(lambda: at) if at else utc_now,
        connection=table.connection,
    )
    return OpenShop(careline, table, demo, at or utc_now(), notices, named)
