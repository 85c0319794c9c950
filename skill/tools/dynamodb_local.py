"""Starts DynamoDB Local, AWS's own engine and the judge of the others. Its licence: development and tests only."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from botocore.config import Config

from skill.errors import SettingsError
from skill.storage.dynamodb import Connection, connect
from skill.tools.engine import connection_to
from skill.tools.engine_folder import engine_in

FETCHED = Path(__file__).parents[2] / ".dynamodb-local"


@contextmanager
def dynamodb_local(lib_dir: Path = FETCHED) -> Iterator[Connection]:
    """DynamoDB Local in memory on a free port, for as long as the context is open; it takes about a second to start.

    `lib_dir` holds its jars and native libraries. Raises SettingsError without them or without Java 17.
    It listens on every address of the machine: it has no option for that.
    """
    java = shutil.which("java")
    if java is None:
        raise SettingsError("DynamoDB Local needs Java 17; install it (Debian: apt install default-jre-headless).")
    if not any(lib_dir.glob("DynamoDBLocal-*.jar")):
        raise SettingsError(f"DynamoDB Local is not in {lib_dir}; make dynamodb-local fetches it.")
    start = command(java, lib_dir.absolute())
    with TemporaryDirectory(prefix="careline-") as folder, engine_in(Path(folder), start, "Initializing") as port:
        _warm_up(connection_to(port))
        yield connection_to(port)


def command(java: str, lib_dir: Path) -> list[str]:
    """The command line; `{port}` stands for the port."""
    server = "software.amazon.dynamodb.services.local.main.ServerRunner"
    where = [f"-Djava.library.path={lib_dir}", "-cp", f"{lib_dir}/*"]
    return [java, *where, server, "-port", "{port}", "-inMemory", "-disableTelemetry"]


def _warm_up(connection: Connection) -> None:
    """A cold JVM's first answers can take longer than a customer's turn may; nobody's turn should be the first."""
    client = connect(connection, Config(read_timeout=60, retries={"total_max_attempts": 1}))
    client.create_table(
        TableName="warm-up",
        BillingMode="PAY_PER_REQUEST",
        KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
        AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
    )
    client.put_item(TableName="warm-up", Item={"pk": {"S": "x"}})
    client.query(
        TableName="warm-up",
        KeyConditionExpression="pk = :pk",
        ExpressionAttributeValues={":pk": {"S": "x"}},
    )
    client.delete_table(TableName="warm-up")
