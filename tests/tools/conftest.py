"""What the tests of the commands share: the demo shop at an endpoint, and a folder with the trained classifier."""

import shutil
from pathlib import Path

import pytest

from skill.storage.dynamodb import Connection
from skill.tools.opening import DEMO_SHOP
from skill.tools.understanding import Understanding, cache, listening
from skill.tools.understanding.model import Model, read
from skill.tools.understanding.training import learn

Env = dict[str, str | None]


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A data folder that holds nothing but the classifier, so that no command has to train it. Workers share it."""
    alone = worker_id == "master"
    folder = tmp_path_factory.mktemp("data") if alone else tmp_path_factory.getbasetemp().with_name("data")
    Understanding.from_model(read(), None, folder)
    return folder


@pytest.fixture
def learnt(trained: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Training takes no time: what comes of it is there."""
    document = read()
    classifier = cache.kept(trained, cache.key(document), lambda: learn(Model.of(document)))
    monkeypatch.setattr(listening, "learn", lambda model: classifier)


@pytest.fixture(scope="session")
def demo_env(demo_table: Connection, trained: Path) -> Env:
    """The environment of a command whose table holds the demo shop. For reading only: tests share it."""
    return {
        "AWS_ENDPOINT_URL_DYNAMODB": demo_table.endpoint_url,
        "AWS_DEFAULT_REGION": demo_table.region,
        "AWS_ACCESS_KEY_ID": demo_table.access_key,
        "AWS_SECRET_ACCESS_KEY": demo_table.secret_key,
        "CARELINE_DATA": str(trained),
        "CARELINE_TABLE": None,
        "CARELINE_SKILL_ID": None,
    }


@pytest.fixture
def local_env(demo_env: Env, trained: Path, tmp_path: Path) -> Env:
    """The environment of a command that starts a local engine of its own, on a data folder without a table."""
    nowhere: Env = dict.fromkeys(demo_env)
    return nowhere | {"CARELINE_DATA": str(shutil.copytree(trained, tmp_path / "data"))}


@pytest.fixture
def bare_env(local_env: Env, tmp_path: Path) -> Env:
    """The same where no data folder is yet."""
    return local_env | {"CARELINE_DATA": str(tmp_path / "no-data-yet")}


@pytest.fixture(scope="session")
def empty_shop(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a shop that has contact points and policies, but no customers, and is called Own."""
    folder = tmp_path_factory.mktemp("shop")
    for name in ("policies.yaml", "policies.jsonld", "contact_points.toml"):
        shutil.copy(DEMO_SHOP / name, folder)
    (folder / "shop.toml").write_text('name = "Own"\nzone = "Europe/London"\ncountry = "GB"\n', encoding="utf-8")
    (folder / "customers.toml").write_text("customers = []\n", encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def own_shop(empty_shop: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with one customer, who is called as one of the demo's is, and her red kite."""
    folder = Path(shutil.copytree(empty_shop, tmp_path_factory.mktemp("own"), dirs_exist_ok=True))
    (folder / "customers.toml").write_text(
        """
[[customers]]
customer_id = "ada"
note = "a kite on its way"

[[customers.orders]]
number = "#1"
placed_at = 2026-11-20T10:00:00Z
items = [{ line_id = "1", name = "red kite" }]
parcels = [{ parcel_id = "p1", line_ids = ["1"], status = "in_transit" }]
""",
        encoding="utf-8",
    )
    return folder
