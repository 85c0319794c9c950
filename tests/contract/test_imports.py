"""Laws 1 and 2: who may import what, and what Lambda never loads (seen in a fresh interpreter)."""

import ast
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.tools.checks.project import Project

ROOT = Path(__file__).parents[2]


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# What computes, and neither reads nor waits nor knows the hour. `datetime` does, so its clocks are refused.
PURE = words(
    "abc bisect collections dataclasses datetime decimal enum fractions functools hashlib heapq "
    "itertools math operator re statistics string textwrap types typing unicodedata zoneinfo"
)
OWN: dict[str, tuple[str, ...]] = {  # room -> what of the project it may import
    "domain": ("skill.domain",),
    "intents": ("skill.domain", "skill.intents"),
    "incoming": ("skill.domain", "skill.errors", "skill.incoming"),
}
READS_TEXT = words("codecs html importlib msgspec tomllib")  # what incoming may, beside what computes
CLOCKS = frozenset({"now", "utcnow", "monotonic", "perf_counter"})
VALUES = "skill/domain/values.py"  # compiles constructors, from names of fields, as `dataclasses` itself does
DOERS = frozenset({"open", "input", "print", "eval", "exec", "compile", "__import__"})

# module -> where it may be imported; a place ending in "/" is a folder
HOMES = {
    "boto3": ("skill/storage/", "skill/outbound/", "skill/bootstrap.py", "skill/tools/"),
    "botocore": ("skill/storage/", "skill/outbound/", "skill/bootstrap.py", "skill/tools/"),
    "ask_sdk_core": ("skill/handlers/", "skill/bootstrap.py", "skill/web/"),
    "ask_sdk_model": ("skill/handlers/", "skill/bootstrap.py", "skill/web/"),
    "flask": ("skill/web/", "skill/tools/"),
    "flask_ask_sdk": ("skill/web/",),
    "moto": ("skill/tools/engine.py",),
    "skill.tools": ("skill/tools/", "skill/__main__.py"),
    "skill.web": ("skill/web/", "skill/tools/"),
    "skill.storage.dynamodb": ("skill/storage/", "skill/outbound/", "skill/bootstrap.py", "skill/tools/"),
}
TOOL_ONLY = words(
    "ask_sdk click extruct flask flask_ask_sdk gunicorn hassil hypothesis jinja2 joblib jsonschema lxml moto numpy "
    "pydantic pytest rdflib referencing ruamel scipy sklearn skill.tools skill.web tqdm w3lib werkzeug yaml"
)

TOLD_BY_A_TURN = ("skill.outbound.event", "skill.outbound.telling")  # sending is another function's


def imports(tree: ast.Module, file: str) -> Iterator[tuple[str, int]]:
    """Every module a file imports, by name or by string; `from a import b` gives a and a.b."""
    for node in ast.walk(tree):
        match node:
            case ast.Import(names=names):
                yield from ((alias.name, node.lineno) for alias in names)
            case ast.ImportFrom(module=module, names=names, level=level):
                package = file.split("/")[: -level or None] if level else []
                base = ".".join([*package, *([module] if module else [])])
                yield from ((name, node.lineno) for alias in names for name in (base, f"{base}.{alias.name}"))
            case ast.Call(
                func=ast.Name(id="import_module" | "__import__") | ast.Attribute(attr="import_module"),
                args=[ast.Constant(value=str(name)), *_],
            ):
                yield name, node.lineno


def within(name: str, module: str) -> bool:
    return name == module or name.startswith(f"{module}.")


def impurities(project: Project) -> Iterator[str]:
    """Law 1: domain imports domain, intents and incoming import themselves and domain, all only what computes."""
    for room, own in OWN.items():
        pure = PURE | READS_TEXT if room == "incoming" else PURE
        for file in project.files(f"skill/{room}/**/*.py"):
            tree = project.source(file)
            for name, line in imports(tree, file):
                known = ("skill", *own) if name == "skill" else own
                if name.split(".")[0] not in pure and not any(within(name, module) for module in known):
                    yield f"{file}:{line} imports {name}"
            found = (each for each in doings(tree) if (file, each[0]) != (VALUES, "calls exec()"))
            yield from (f"{file}:{line} {what}" for what, line in found)


def doings(tree: ast.Module) -> Iterator[tuple[str, int]]:
    """Calls that read a clock or touch the world. `today()` is a clock only without arguments."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr=name), args=args):
                if name in CLOCKS or (name == "today" and not args):
                    yield f"reads a clock: {name}()", node.lineno
            case ast.Call(func=ast.Name(id=name)) if name in DOERS | CLOCKS:
                yield f"calls {name}()", node.lineno


def strays(project: Project) -> Iterator[str]:
    """Law 2: each library in its own rooms."""
    for file in project.files("skill/**/*.py"):
        for name, line in sorted(set(imports(project.source(file), file))):
            for module, homes in HOMES.items():
                if within(name, module) and not file.startswith(homes):
                    yield f"{file}:{line} imports {name}; {module} lives in {', '.join(homes)}"


def test_domain_intents_and_incoming_only_compute() -> None:
    assert [*impurities(Project(ROOT))] == []


def test_every_library_stays_in_its_rooms() -> None:
    assert [*strays(Project(ROOT))] == []


def test_the_rooms_named_by_the_laws_hold_files() -> None:
    for room in ("domain", "incoming", "intents", "handlers", "storage", "speech", "web", "tools"):
        assert Project(ROOT).files(f"skill/{room}/*.py"), f"skill/{room} is empty, so no law looks at it"


@pytest.mark.parametrize(
    "line",
    [
        "import boto3",
        "import os",
        "from random import choice",
        "import ask_sdk_model.intent",
        "from skill.storage import keys",
        "from skill import config",
        "from ..speech import phrases",
        "def f(): import time",
        "moment = datetime.now(UTC)",
        "day = date.today()",
        "import importlib; importlib.import_module('boto3')",
        "text = open('orders.txt')",
    ],
)
def test_an_impure_line_is_seen(tmp_path: Path, line: str) -> None:
    for room in OWN:
        plant(tmp_path, f"skill/{room}/bad.py", line)
        found = [each for each in impurities(Project(tmp_path)) if each.startswith(f"skill/{room}/")]
        assert found, f"nobody minds `{line}` in {room}"


def test_a_domain_that_imports_its_callers_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "skill/domain/orders.py", "from skill.intents import asking")
    assert [*impurities(Project(tmp_path))]


def test_a_reader_of_orders_may_read_text_and_knows_no_storage(tmp_path: Path) -> None:
    plant(
        tmp_path, "skill/incoming/good.py", "import msgspec\nfrom html import unescape\nfrom skill.domain import orders"
    )
    assert [*impurities(Project(tmp_path))] == []
    plant(tmp_path, "skill/incoming/bad.py", "from skill.storage import codec\nfrom skill.tools import loading")
    assert len({found.split()[0] for found in impurities(Project(tmp_path))}) == 2


def test_a_pure_decision_is_let_through(tmp_path: Path) -> None:
    plant(tmp_path, "skill/intents/good.py", "from skill.domain import orders\nday = files.today(now)")
    assert [*impurities(Project(tmp_path))] == []


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("skill/handlers/bad.py", "from skill.storage.dynamodb import DynamoDBStore"),
        ("skill/handlers/bad.py", "from skill.storage import dynamodb"),
        ("skill/handlers/bad.py", "import boto3"),
        ("skill/speech/bad.py", "from botocore.config import Config"),
        ("skill/desk.py", "from ask_sdk_core.handler_input import HandlerInput"),
        ("skill/storage/bad.py", "def f():\n    import ask_sdk_model"),
        ("skill/bootstrap.py", "from skill.tools import engine"),
        ("skill/tools/talk.py", "import moto"),
    ],
)
def test_a_library_in_the_wrong_room_is_seen(tmp_path: Path, file: str, line: str) -> None:
    plant(tmp_path, file, line)
    assert [*strays(Project(tmp_path))]


def loaded_by(statement: str, folder: Path) -> set[str]:
    """Names of the modules in a fresh interpreter after that statement, started in `folder`."""
    settings = {
        "CARELINE_SKILL_ID": "amzn1.ask.skill.00000000-0000-0000-0000-000000000000",
        "CARELINE_TABLE": "careline",
        "AWS_REGION": "us-east-1",
        "AWS_DEFAULT_REGION": "us-east-1",
        "AWS_ACCESS_KEY_ID": "nobody",
        "AWS_SECRET_ACCESS_KEY": "nothing",
        "AWS_EC2_METADATA_DISABLED": "true",
        "CARELINE_OUTLET": "arn:aws:sqs:us-east-1:123456789012:careline",
        "PATH": os.environ["PATH"],
    }
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code],
        cwd=folder,
        env=settings,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert run.returncode == 0, run.stderr
    return set(run.stdout.split())


def test_lambda_loads_no_library_that_only_tools_use() -> None:
    loaded = loaded_by("import lambda_function", ROOT)
    assert "ask_sdk_core" in loaded, "lambda_function loads no skill at all"
    assert loaded & TOOL_ONLY == set()
    assert not [name for name in loaded if name.startswith("skill.outbound.") and name not in TOLD_BY_A_TURN]


def slow_values(project: Project, loaded: set[str]) -> list[str]:
    """The loaded modules that take `dataclass` from the standard library, whose classes take six times as long."""
    own = {f"{name.replace('.', '/')}.py" for name in loaded if within(name, "skill")} - {VALUES}
    slow = ("dataclasses.dataclass", "dataclasses.replace")
    return [
        f"{file} takes {name}: take it from skill.domain.values"
        for file in sorted(own)
        for name in slow
        if name in dict(imports(project.source(file), file)) or name in ast.unparse(project.source(file))
    ]


def test_lambda_makes_its_values_the_quick_way(tmp_path: Path) -> None:
    assert slow_values(Project(ROOT), loaded_by("import lambda_function", ROOT)) == []
    for line in (
        "from dataclasses import dataclass",
        "import dataclasses\n@dataclasses.dataclass(frozen=True)\nclass A: ...",
    ):
        plant(tmp_path, "skill/desk.py", line)
        assert len(slow_values(Project(tmp_path), {"skill.desk"})) == 1


def test_the_values_compile_their_constructors_and_nothing_else() -> None:
    found = [what for what, _ in doings(Project(ROOT).source(VALUES))]
    assert found == ["calls exec()"]


def test_the_second_function_loads_its_outlet_and_neither_tools_nor_other_outlets() -> None:
    loaded = loaded_by("import outbox_function", ROOT)
    assert "skill.outbound.sqs" in loaded
    assert loaded & (TOOL_ONLY | {"skill.outbound.webhook", "skill.outbound.ses", "http.server"}) == set()


def test_a_tool_only_library_in_lambda_would_be_seen(tmp_path: Path) -> None:
    plant(tmp_path, "lambda_function.py", "import click")
    assert loaded_by("import lambda_function", tmp_path) & TOOL_ONLY == {"click"}


def plant(root: Path, file: str, text: str) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'"""Planted."""\n\n{text}\n', encoding="utf-8")
