"""A service this small reads best in small rooms. Content (locales, models, dialogues) may be longer."""

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest

from skill.tools.checks.project import Project

ROOT = Path(__file__).parents[2]
FILE_LINES, USUAL_FILE_LINES = 250, 60
FUNCTION_LINES, USUAL_FUNCTION_LINES = 30, 8
PARAMETERS = 5

Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(project: Project) -> dict[str, int]:
    return {
        file: len((project.root / file).read_text(encoding="utf-8").splitlines())
        for file in project.files("skill/**/*.py")
    }


def functions(project: Project) -> Iterator[tuple[str, Function]]:
    for file in project.files("skill/**/*.py"):
        for node in ast.walk(project.source(file)):
            if isinstance(node, Function):
                yield f"{file}:{node.lineno} {node.name}", node


def lines_of(function: Function) -> int:
    """From `def` to its last line; decorators are declarations, not work."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def parameters_of(function: Function) -> int:
    """What a caller has to think of: without self and cls."""
    named = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    return len([argument for argument in named if argument.arg not in ("self", "cls")])


def too_big(project: Project) -> Iterator[str]:
    for file, lines in files(project).items():
        if lines > FILE_LINES:
            yield f"{file} has {lines} lines, {FILE_LINES} is the stop: split it by topic"
    for name, function in functions(project):
        if (lines := lines_of(function)) > FUNCTION_LINES:
            yield f"{name} has {lines} lines, {FUNCTION_LINES} is the stop"
        if (count := parameters_of(function)) > PARAMETERS:
            yield f"{name} has {count} parameters, {PARAMETERS} is the stop"


def usually_too_big(project: Project) -> Iterator[str]:
    """The medians, each with the biggest contributors named, since a median names nobody."""
    rooms = files(project)
    if (usual := median(rooms.values())) > USUAL_FILE_LINES:
        yield f"the median file has {usual} lines, not {USUAL_FILE_LINES} or less: {biggest(rooms)}"
    works = {name: lines_of(function) for name, function in functions(project)}
    if (usual := median(works.values())) > USUAL_FUNCTION_LINES:
        yield f"the median function has {usual} lines, not {USUAL_FUNCTION_LINES} or less: {biggest(works)}"


def biggest(lengths: dict[str, int]) -> str:
    return ", ".join(f"{name} {lines}" for name, lines in sorted(lengths.items(), key=lambda x: -x[1])[:10])


def test_no_file_or_function_is_beyond_its_stop() -> None:
    assert [*too_big(Project(ROOT))] == []


def test_the_usual_file_and_function_are_small() -> None:
    assert [*usually_too_big(Project(ROOT))] == []


@pytest.mark.parametrize(
    "text",
    [
        "x = 1\n" * (FILE_LINES + 1),
        "def f() -> None:\n" + "    pass\n" * FUNCTION_LINES,
        "async def f(a, b, c, /, d, *, e, f) -> None: ...\n",
        "class C:\n    def f(self, a, b, c, d, e, f) -> None: ...\n",
    ],
    ids=["file", "function", "parameters", "method"],
)
def test_what_is_one_over_the_stop_is_seen(tmp_path: Path, text: str) -> None:
    (tmp_path / "skill").mkdir()
    (tmp_path / "skill" / "big.py").write_text(text, encoding="utf-8")
    assert len([*too_big(Project(tmp_path))]) == 1


def test_what_is_just_at_the_stop_is_let_through(tmp_path: Path) -> None:
    (tmp_path / "skill").mkdir()
    work = "def f(self, a, b, c, d, e) -> None:\n" + "    pass\n" * (FUNCTION_LINES - 1)
    (tmp_path / "skill" / "big.py").write_text(work + "x = 1\n" * (FILE_LINES - FUNCTION_LINES), encoding="utf-8")
    assert [*too_big(Project(tmp_path))] == []


def test_a_median_beyond_its_mark_is_seen(tmp_path: Path) -> None:
    (tmp_path / "skill").mkdir()
    work = "def f() -> None:\n" + "    pass\n" * USUAL_FUNCTION_LINES
    (tmp_path / "skill" / "big.py").write_text(work + "x = 1\n" * USUAL_FILE_LINES, encoding="utf-8")
    assert len([*usually_too_big(Project(tmp_path))]) == 2
