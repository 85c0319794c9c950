"""Law 7: nothing happens at import but in the three files that build the apps; no module keeps what can change.

What runs at import may build values, nothing else: a call passes when PURE_CALLS names it, or when it makes one
of the project's own frozen values. A container that a module or class keeps is one that can't change: a tuple, a
frozenset, or a dict annotated as Mapping, which mypy won't let anybody change. A cache has a bound.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.tools.checks.project import Project

ROOT = Path(__file__).parents[2]
BUILDS_THE_APP = ("lambda_function.py", "outbox_function.py", "wsgi.py")

PURE_CALLS = frozenset(
    {
        *("frozenset", "tuple", "dict", "set", "range", "len", "str", "int", "float"),
        *("min", "max", "sorted", "sum", "zip", "enumerate", "reversed", "items"),
        *("Path", "with_name", "Decimal", "date", "datetime", "time", "timedelta", "MappingProxyType"),
        *("TypeVar", "ParamSpec", "NewType", "dataclass", "field", "lru_cache"),
        *("re.compile", "logging.getLogger", "getLogger", "join", "split", "replace"),
        *("Config",),  # botocore's time limits: a bag of numbers
    }
)
COMMAND_LINE = re.compile(r"click\.\w+|\w+\.command")  # declares a command line, runs nothing
MUTABLE = (ast.List, ast.Dict, ast.Set, ast.ListComp, ast.DictComp, ast.SetComp)
MUTABLE_CALLS = frozenset({"list", "dict", "set", "bytearray", "defaultdict", "deque", "Counter", "OrderedDict"})
READ_ONLY = re.compile(r"\b(?:Mapping|Sequence|Collection|Iterable|AbstractSet)\b")
VALUE_BASES = frozenset({"Enum", "StrEnum", "IntEnum", "NamedTuple", "Protocol"})


def modules(project: Project) -> tuple[str, ...]:
    return (*project.files("skill/**/*.py"), *project.files("*.py"))


def statements(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    """Every statement that runs at import: of modules, classes and branches, not of functions."""
    for statement in body:
        if is_main(statement):
            continue
        yield statement
        if not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            for part in ("body", "handlers", "orelse", "finalbody"):
                yield from statements(getattr(statement, part, []))


def is_main(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and ast.unparse(statement.test) == "__name__ == '__main__'"


def evaluated(statement: ast.stmt) -> Iterator[ast.expr]:
    """The expressions a statement evaluates when it runs; of a function, its decorators and defaults."""
    match statement:
        case ast.FunctionDef(args=arguments) | ast.AsyncFunctionDef(args=arguments):
            yield from statement.decorator_list
            yield from (value for value in (*arguments.defaults, *arguments.kw_defaults) if value)
        case ast.AnnAssign(value=value):
            yield from (value,) if value else ()
        case _:
            yield from (part for part in ast.iter_child_nodes(statement) if isinstance(part, ast.expr))
            yield from (word.value for word in getattr(statement, "keywords", ()))
            yield from (item.context_expr for item in getattr(statement, "items", ()))


def calls(part: ast.AST) -> Iterator[ast.Call]:
    """The calls in an expression that happen when it is evaluated: not those inside a lambda."""
    if isinstance(part, ast.Call):
        yield part
    for child in ast.iter_child_nodes(part) if not isinstance(part, ast.Lambda) else ():
        yield from calls(child)


def deeds_at_import(project: Project) -> Iterator[str]:
    known = PURE_CALLS | frozen_values(project)
    for file in modules(project):
        for statement in statements(project.source(file).body) if file not in BUILDS_THE_APP else ():
            for call in (call for part in evaluated(statement) for call in calls(part)):
                name = ast.unparse(call.func)
                if not ({name, name.rpartition(".")[2]} & known or COMMAND_LINE.fullmatch(name)):
                    yield f"{file}:{call.lineno} calls {name}() at import: build it in bootstrap"


def frozen_values(project: Project) -> frozenset[str]:
    """Names of the project's own classes whose making only makes a value."""
    nodes = (node for file in modules(project) for node in ast.walk(project.source(file)))
    return frozenset(node.name for node in nodes if isinstance(node, ast.ClassDef) and is_value(node))


def is_value(node: ast.ClassDef) -> bool:
    """A frozen dataclass with slots, an enumeration, a named tuple or a protocol."""
    kinds = {ast.unparse(base).rpartition(".")[2].partition("[")[0] for base in node.bases}
    marks = [ast.unparse(decorator) for decorator in node.decorator_list]
    return bool(kinds & VALUE_BASES) or any("frozen=True" in mark and "slots=True" in mark for mark in marks)


def changeable_globals(project: Project) -> Iterator[str]:
    for file in modules(project):
        tree = project.source(file)
        for statement in statements(tree.body):
            if (name := kept_container(statement)) and name != "__all__":
                yield f"{file}:{statement.lineno} {name} can change: use a tuple, frozenset or Mapping"
        for node in ast.walk(tree):
            if isinstance(node, ast.Global):
                yield f"{file}:{node.lineno} global {', '.join(node.names)}: state is passed in"
            if isinstance(node, ast.FunctionDef) and node.args.args and has_boundless_cache(node):
                yield f"{file}:{node.lineno} {node.name} caches without a bound: lru_cache(maxsize=...)"


def kept_container(statement: ast.stmt) -> str:
    """The name that keeps a container which can change; empty when there is none."""
    match statement:
        case ast.Assign(targets=[target, *_], value=value) if is_changeable(value):
            return ast.unparse(target)
        case ast.AnnAssign(target=target, value=ast.expr() as value, annotation=kind) if is_changeable(value):
            return "" if READ_ONLY.search(ast.unparse(kind)) else ast.unparse(target)
    return ""


def is_changeable(value: ast.expr) -> bool:
    made = isinstance(value, ast.Call) and ast.unparse(value.func).rpartition(".")[2] in MUTABLE_CALLS
    return made or isinstance(value, MUTABLE)


def has_boundless_cache(function: ast.FunctionDef) -> bool:
    marks = {ast.unparse(decorator).removeprefix("functools.") for decorator in function.decorator_list}
    return not marks.isdisjoint({"cache", "lru_cache(maxsize=None)", "lru_cache(None)"})


def test_nothing_happens_at_import() -> None:
    assert [*deeds_at_import(Project(ROOT))] == []


def test_no_module_keeps_what_can_change() -> None:
    assert [*changeable_globals(Project(ROOT))] == []


@pytest.mark.parametrize(
    "line",
    [
        "client = boto3.client('dynamodb')",
        "WORDS = open('words.txt').read()",
        "class Desk:\n    store = connect()",
        "if True:\n    start()",
        "try:\n    import fast\nexcept ImportError:\n    warn('slow')",
        "with lock():\n    pass",
        "for x in range(3):\n    register(x)",
        "def f(now=datetime.now()): ...",
        "@app.route('/')\ndef f(): ...",
        "class A(make_base()): ...",
        "NAMES = tuple(load(n) for n in 'ab')",
        "x: int = read()",
    ],
)
def test_a_deed_at_import_is_seen(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "skill/bad.py", line)
    assert [*deeds_at_import(Project(tmp_path))]


@pytest.mark.parametrize(
    "line",
    [
        "FIVE = timedelta(minutes=5)",
        "later = lambda: connect()",
        "def f():\n    connect()",
        "if __name__ == '__main__':\n    main()",
        "@dataclass(frozen=True, slots=True)\nclass A:\n    x: int = 1\nFIRST = A()",
        "@click.command()\n@click.option('--now')\ndef talk(): ...",
        "@click.group()\ndef table(): ...\n@table.command()\ndef create(): ...",
    ],
)
def test_building_a_value_at_import_is_let_through(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "skill/good.py", line)
    assert [*deeds_at_import(Project(tmp_path))] == []


def test_only_the_entry_points_may_build_the_app(tmp_path: Path) -> None:
    for file in (*BUILDS_THE_APP, "other.py"):
        plant(tmp_path, file, "app = build(settings())")
    assert {found.partition(":")[0] for found in deeds_at_import(Project(tmp_path))} == {"other.py"}


@pytest.mark.parametrize(
    "line",
    [
        "seen = []",
        "CACHE: dict[str, int] = {}",
        "FAULTS = {'a': 1}",
        "class Desk:\n    open_orders = set()",
        "names = [n for n in 'ab']",
        "counts = collections.Counter()",
        "def f():\n    global n\n    n = 1",
        "@cache\ndef f(customer_id): ...",
        "@functools.lru_cache(maxsize=None)\ndef f(customer_id): ...",
    ],
)
def test_what_can_change_is_seen(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "skill/bad.py", line)
    assert len([*changeable_globals(Project(tmp_path))]) == 1


@pytest.mark.parametrize(
    "line",
    [
        "NAMES = ('a', 'b')",
        "FAULTS: Mapping[str, int] = {'a': 1}",
        "def f():\n    seen = []",
        "__all__ = ['a']",
    ],
)
def test_what_cannot_change_is_let_through(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "skill/good.py", line)
    assert [*changeable_globals(Project(tmp_path))] == []


def plant(root: Path, file: str, text: str) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'"""Planted."""\n\n{text}\n', encoding="utf-8")
