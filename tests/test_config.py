"""Every setting: what it means, what blank means, what can't be meant; and that each is written down and read once."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import FrozenInstanceError
from pathlib import Path

import pytest

from skill.config import (
    DATA,
    ENDPOINT,
    LAMBDA,
    OUTLET,
    OUTLET_SECRET,
    OUTLET_SENDER,
    SHOPIFY_SECRET,
    SKILL_ID,
    TABLE,
    WOOCOMMERCE_SECRET,
    Settings,
)
from skill.errors import SettingsError

OUTBOUND = (OUTLET, OUTLET_SECRET, OUTLET_SENDER)
NAMED = (SKILL_ID, TABLE, DATA, ENDPOINT, SHOPIFY_SECRET, WOOCOMMERCE_SECRET, *OUTBOUND)
ROOT = Path(__file__).parents[1]
ID = "amzn1.ask.skill.12345678-abcd-1234-abcd-123456789012"
OURS = re.compile(r"\bCARELINE_[A-Z_]*[A-Z]\b")


def test_without_any_variable_a_local_shop_is_set_up() -> None:
    settings = Settings.from_env({})
    assert settings == Settings(
        skill_id=None,
        table="careline",
        table_named=False,
        data_dir=Path(".careline"),
        endpoint_url=None,
        in_lambda=False,
    )
    assert settings.needs_local_engine


@pytest.mark.parametrize(
    ("env", "settings"),
    [
        ({"CARELINE_SKILL_ID": ID}, Settings(skill_id=ID)),
        ({"CARELINE_SKILL_ID": f"  {ID}\n"}, Settings(skill_id=ID)),
        ({"CARELINE_TABLE": "shop"}, Settings(table="shop", table_named=True)),
        ({"CARELINE_TABLE": " careline "}, Settings(table="careline", table_named=True)),
        ({"CARELINE_DATA": "/srv/shop"}, Settings(data_dir=Path("/srv/shop"))),
        ({"AWS_ENDPOINT_URL_DYNAMODB": "http://127.0.0.1:8000"}, Settings(endpoint_url="http://127.0.0.1:8000")),
        ({"CARELINE_SHOPIFY_SECRET": " s3cret\n"}, Settings(shopify_secret="s3cret")),
        ({"CARELINE_WOOCOMMERCE_SECRET": "s3cret"}, Settings(woocommerce_secret="s3cret")),
        ({"CARELINE_OUTLET": " https://shop.example/hook "}, Settings(outlet="https://shop.example/hook")),
        ({"CARELINE_OUTLET_SECRET": "s3cret"}, Settings(outlet_secret="s3cret")),
        ({"CARELINE_OUTLET_SENDER": "desk@shop.example"}, Settings(outlet_sender="desk@shop.example")),
        ({"AWS_LAMBDA_FUNCTION_NAME": "careline"}, Settings(in_lambda=True)),
    ],
)
def test_each_variable_sets_one_thing(env: Mapping[str, str], settings: Settings) -> None:
    assert Settings.from_env(env) == settings


def test_secrets_are_not_shown_with_the_settings() -> None:
    env = dict.fromkeys((SHOPIFY_SECRET, WOOCOMMERCE_SECRET, OUTLET_SECRET), "s3cret")
    assert "s3cret" not in repr(Settings.from_env(env))


@pytest.mark.parametrize("variable", NAMED)
@pytest.mark.parametrize("blank", ["", " ", "\t\n"])
def test_a_blank_variable_is_one_that_is_not_set(variable: str, blank: str) -> None:
    assert Settings.from_env({variable: blank}) == Settings.from_env({})


@pytest.mark.parametrize("skill_id", ["my-skill", "amzn1.echo-sdk-ams.app.1", "AMZN1.ASK.SKILL.1", f"id={ID}"])
def test_what_is_no_skill_id_is_named_with_where_to_find_one(skill_id: str) -> None:
    with pytest.raises(SettingsError) as error:
        Settings.from_env({SKILL_ID: skill_id})
    for needed in ("CARELINE_SKILL_ID", skill_id, "amzn1.ask.skill.", "developer console"):
        assert needed in str(error.value)


def test_variables_that_nobody_documented_change_nothing() -> None:
    env = {"CARELINE_SKILLID": "x", "SKILL_ID": "x", "CARELINE_TABLE_NAME": "x", "TABLE": "x", "AWS_PROFILE": "x"}
    assert Settings.from_env(env) == Settings.from_env({})


@pytest.mark.parametrize(
    ("settings", "needed"),
    [
        (Settings(), True),
        (Settings(skill_id=ID), True),
        (Settings(in_lambda=True), False),
        (Settings(table_named=True), False),
        (Settings(endpoint_url="http://127.0.0.1:8000"), False),
    ],
)
def test_a_local_engine_is_needed_when_nothing_names_a_database(settings: Settings, needed: bool) -> None:
    assert settings.needs_local_engine is needed


def test_credentials_that_lie_about_are_no_reason_to_use_aws() -> None:
    env = {"AWS_ACCESS_KEY_ID": "AKIA", "AWS_SECRET_ACCESS_KEY": "x", "AWS_REGION": "us-east-1"}
    assert Settings.from_env(env).needs_local_engine


@pytest.mark.parametrize(
    "settings",
    [
        Settings(skill_id=ID, table="shop", table_named=True),
        Settings(skill_id=ID, endpoint_url="http://127.0.0.1:8000"),
        Settings(skill_id=ID, in_lambda=True),
    ],
)
def test_what_is_complete_can_go_into_production_as_it_is(settings: Settings) -> None:
    assert settings.for_production() is settings


@pytest.mark.parametrize(
    ("settings", "variable", "remedy"),
    [
        (Settings(), "CARELINE_SKILL_ID", "developer console"),
        (Settings(table_named=True), "CARELINE_SKILL_ID", "developer console"),
        (Settings(in_lambda=True), "CARELINE_SKILL_ID", "developer console"),
        (Settings(skill_id=ID), "CARELINE_TABLE", "AWS_ENDPOINT_URL_DYNAMODB"),
    ],
)
def test_what_is_missing_in_production_is_said_in_one_sentence_with_its_remedy(
    settings: Settings, variable: str, remedy: str
) -> None:
    with pytest.raises(SettingsError) as error:
        settings.for_production()
    said = str(error.value)
    assert said.startswith(f"{variable} is not set")
    assert remedy in said
    assert "\n" not in said


def test_settings_do_not_change_once_they_are_read() -> None:
    with pytest.raises(FrozenInstanceError):
        Settings().table = "other"  # type: ignore[misc]


def known() -> set[str]:
    return {name for name in NAMED if OURS.fullmatch(name)}


def sources(root: Path) -> Iterator[Path]:
    return (file for file in (*root.glob("skill/**/*.py"), *root.glob("*.py")) if file.name != "config.py")


def read_elsewhere(root: Path) -> Iterator[str]:
    """Where a variable's name stands alone in the code (to be looked up), or the environment is not handed on whole."""
    for file in sources(root):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        handed_on = {id(arg) for node in ast.walk(tree) if isinstance(node, ast.Call) for arg in node.args}
        for node in ast.walk(tree):
            where = f"{file.relative_to(root)}:{getattr(node, 'lineno', 0)}"
            match node:
                case ast.Constant(value=str(text)) if OURS.fullmatch(text):
                    yield f"{where} names {text}: only skill/config.py does"
                case ast.Attribute(attr="environ") if id(node) not in handed_on:
                    yield f"{where} reads the environment itself: hand it to Settings.from_env"
                case ast.Attribute(attr="getenv") | ast.Name(id="environ" | "getenv"):
                    yield f"{where} reads the environment itself: hand it to Settings.from_env"


def mentioned(*files: Path) -> set[str]:
    return {name for file in files for name in OURS.findall(file.read_text(encoding="utf-8"))}


def test_no_variable_is_read_anywhere_but_in_config() -> None:
    assert [*read_elsewhere(ROOT)] == []


@pytest.mark.parametrize(
    "line",
    [
        'env.get("CARELINE_TABLE")',
        "os.environ[config.TABLE]",
        'os.getenv("X")',
        "os.environ.get(TABLE)",
        "from os import environ; environ",
    ],
)
def test_a_variable_read_elsewhere_is_seen(tmp_path: Path, line: str) -> None:
    (tmp_path / "skill").mkdir()
    (tmp_path / "skill" / "bad.py").write_text(line, encoding="utf-8")
    assert [*read_elsewhere(tmp_path)]


def test_the_environment_may_be_handed_on(tmp_path: Path) -> None:
    (tmp_path / "good.py").write_text('Settings.from_env(os.environ)\nprint("see CARELINE_TABLE.")', encoding="utf-8")
    assert [*read_elsewhere(tmp_path)] == []


def test_every_variable_is_in_the_guide_to_deploying() -> None:
    guide = (ROOT / "docs/deploying.md").read_text(encoding="utf-8")
    missing = [name for name in NAMED if name not in guide]
    assert missing == [], "a setting that docs/deploying.md does not name"


def test_config_reads_no_variable_that_has_no_name_of_its_own() -> None:
    code = (ROOT / "skill/config.py").read_text(encoding="utf-8")
    assert set(OURS.findall(code)) == known()
    assert len(re.findall(r"\benv\b[.\[]", code)) == len((*NAMED, LAMBDA))


def test_nothing_mentions_a_variable_that_nobody_reads() -> None:
    places = (*ROOT.glob("docs/*.md"), *ROOT.glob("*.md"), ROOT / "Makefile", ROOT / "template.yaml", *sources(ROOT))
    assert mentioned(*(place for place in places if place.exists())) <= known()
