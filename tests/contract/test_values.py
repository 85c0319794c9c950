"""Laws 1, 4, 6 in source: answers are frozen values, only speech has sentences, reads are keyed by a customer."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.tools.checks.project import Project

ROOT = Path(__file__).parents[2]
VALUE_BASES = frozenset({"Enum", "StrEnum", "IntEnum", "Protocol"})
WORDLESS = (
    "skill/domain/*.py",
    "skill/intents/*.py",
    "skill/handlers/*.py",
    "skill/matching/*.py",
    "skill/desk.py",
)
LAST_RESORT = "skill/handlers/faults.py"  # its last branch is one constant sentence, which nothing can break
SENTENCE = re.compile(r"[^\W\d_][\w']*,?(?: [\w']+,?){2,}")  # three words or more
CUSTOMERS_OWN = re.compile(r"\b(?:CustomerFile|Order|OrderItem|Line|Ticket)\b")


def unfrozen(project: Project) -> Iterator[str]:
    """Law 4: whatever domain and intents define is a frozen dataclass with slots, or an enumeration."""
    for file in (*project.files("skill/domain/*.py"), *project.files("skill/intents/*.py")):
        for node in ast.walk(project.source(file)):
            if isinstance(node, ast.ClassDef) and not is_frozen(node):
                yield f"{file}:{node.lineno} {node.name} is not a frozen dataclass with slots"


def is_frozen(node: ast.ClassDef) -> bool:
    marks = [ast.unparse(decorator) for decorator in node.decorator_list]
    kinds = {ast.unparse(base).rpartition(".")[2] for base in node.bases}
    return bool(kinds & VALUE_BASES) or any("frozen=True" in mark and "slots=True" in mark for mark in marks)


def foreign_outcomes(project: Project) -> Iterator[str]:
    """Law 4: an intent's outcomes stand beside its `decide`, or in asking.py where several share one.

    A question that goes on where another ends joins that one's union, by its name.
    """
    for file in project.files("skill/intents/*.py"):
        tree = project.source(file)
        own = {node.name for node in tree.body if isinstance(node, ast.ClassDef)}
        shared = {
            alias.asname or alias.name
            for node in tree.body
            if isinstance(node, ast.ImportFrom) and node.module == "skill.intents.asking"
            for alias in node.names
        }
        for name in sorted(outcomes(tree) - own - shared):
            yield f"{file} has the outcome {name}, which is defined elsewhere"


def outcomes(tree: ast.Module) -> set[str]:
    """The members of the union that the module calls Outcome, but for another question's whole union in it."""
    unions = [
        node.value for node in tree.body if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "Outcome"
    ]
    parts = [node for union in unions for node in ast.walk(union)]
    joined = {id(node.value) for node in parts if isinstance(node, ast.Attribute) and node.attr == "Outcome"}
    return {node.id for node in parts if isinstance(node, ast.Name) and id(node) not in joined}


def sentences(project: Project) -> Iterator[str]:
    """Words live in skill/speech/locales. Docstrings are no speech, nor is what an exception tells a log."""
    for file in (file for room in WORDLESS for file in project.files(room)):
        found = [constant for constant in constants(project.source(file)) if SENTENCE.search(constant[1])]
        for line, text in found[file == LAST_RESORT :]:
            yield f'{file}:{line} says "{text}"'


def constants(tree: ast.Module) -> Iterator[tuple[int, str]]:
    silent = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    raised = (node for node in ast.walk(tree) if isinstance(node, ast.Raise))
    silent |= {id(part) for node in raised for part in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
            yield node.lineno, node.value


def ownerless_reads(project: Project) -> Iterator[str]:
    """Law 6: what storage gives of a customer's, it gives for that customer's id."""
    for file in ("skill/storage/ports.py", "skill/storage/dynamodb.py"):
        for node in ast.walk(project.source(file)):
            if isinstance(node, ast.FunctionDef) and node.returns:
                given = ast.unparse(node.returns)
                named = {argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)}
                if CUSTOMERS_OWN.search(given) and "customer_id" not in named:
                    yield f"{file}:{node.lineno} {node.name} gives {given} without a customer_id"


def test_domain_and_outcomes_are_frozen_values() -> None:
    assert [*unfrozen(Project(ROOT))] == []


def test_outcomes_stand_beside_their_decision() -> None:
    project = Project(ROOT)
    assert [*foreign_outcomes(project)] == []
    assert any(outcomes(project.source(file)) for file in project.files("skill/intents/*.py"))


def test_only_speech_has_sentences() -> None:
    assert [*sentences(Project(ROOT))] == []


def test_every_read_of_a_customers_things_is_keyed_by_the_customer() -> None:
    assert [*ownerless_reads(Project(ROOT))] == []
    assert CUSTOMERS_OWN.search((ROOT / "skill/storage/ports.py").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "line",
    [
        "class A: ...",
        "@dataclass(frozen=True)\nclass A: ...",
        "@dataclass\nclass A: ...",
        "class A(dict): ...",
    ],
)
def test_a_value_that_can_change_is_seen(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "skill/intents/bad.py", line)
    assert len([*unfrozen(Project(tmp_path))]) == 1


def test_a_borrowed_outcome_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "skill/intents/bad.py", "from skill.domain.orders import Order\nOutcome = Order | None")
    assert len([*foreign_outcomes(Project(tmp_path))]) == 1


@pytest.mark.parametrize("file", ["skill/handlers/bad.py", "skill/intents/bad.py", "skill/desk.py"])
def test_a_sentence_outside_speech_is_seen(tmp_path: Path, file: str) -> None:
    plant(tmp_path, file, "def say(item):\n    return f'Yes, you can return {item}.'")
    assert len([*sentences(Project(tmp_path))]) == 1


def test_faults_may_say_one_sentence_and_no_more(tmp_path: Path) -> None:
    plant(tmp_path, LAST_RESORT, "A = 'Sorry, that went wrong.'\nB = 'Sorry, try again later.'")
    assert len([*sentences(Project(tmp_path))]) == 1


@pytest.mark.parametrize(
    "line",
    [
        "def f():\n    'Says what it is for.'",
        "raise ValueError('this item is odd')",
        "x = 'where_is_my_order.late'",
    ],
)
def test_what_no_customer_hears_is_let_through(tmp_path: Path, line: str) -> None:
    plant(tmp_path, "skill/handlers/good.py", line)
    assert [*sentences(Project(tmp_path))] == []


def test_a_read_without_a_customer_is_seen(tmp_path: Path) -> None:
    plant(tmp_path, "skill/storage/ports.py", "def find(number: str) -> Order | None: ...")
    assert len([*ownerless_reads(Project(tmp_path))]) == 1


def plant(root: Path, file: str, text: str) -> None:
    path = root / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f'"""Planted."""\n\n{text}\n', encoding="utf-8")
