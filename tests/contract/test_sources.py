"""What no text of the project may mention, and how every module and the README must look."""

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from skill.tools.checks.project import Project

ROOT = Path(__file__).parents[2]
THIS_FILE = Path(__file__).relative_to(ROOT).as_posix()
README_LINES = 60

UNMENTIONABLE = {
    "a package registry, which each machine chooses for itself": re.compile(
        r"registry\.npmjs\.org|registry\.yarnpkg\.com|\bpypi\.org|pythonhosted\.org|repo1?\.maven\.(?:org|apache\.org)"
        r"|--(?:extra-)?index-url|--find-links|\"resolved\":\s*\"https?:"
    ),
    "a path of somebody's machine": re.compile(r"(?<![\w.:/~)}])/(?:work|tmp|root|home/\w+|Users/\w+)/"),
    "how the text came about, which tells its reader nothing": re.compile(
        r"\b(?:LLMs?|AI|[Ss]ub-?agents?|(?:large )?[Ll]anguage models?|coding session)\b"
    ),
}
NAMED = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef
VAGUE = re.compile(r"Manager|Helper|Utils?\b|^utils?$|_utils?$|^helpers?$|_helpers?$")


def texts(root: Path) -> Iterator[tuple[str, str]]:
    """Every text file that is, or would be, under version control."""
    for file in versioned(root):
        path = root / file
        if file != THIS_FILE and path.is_file():
            try:
                yield file, path.read_text(encoding="utf-8")
            except UnicodeDecodeError:
                continue  # a picture or an archive


def versioned(root: Path) -> list[str]:
    listing = ["git", "-C", str(root), "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    found = subprocess.run(listing, capture_output=True, text=True, check=False).stdout.split("\0")
    return sorted(filter(None, found)) or unversioned(root)


def unversioned(root: Path) -> list[str]:
    """The same list in a copy without version control: all but what .gitignore names and what is hidden."""
    ignore = root / ".gitignore"
    ignored = {line.strip("/ ") for line in ignore.read_text("utf-8").splitlines()} if ignore.exists() else set()
    paths = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return sorted(path.as_posix() for path in paths if ignored.isdisjoint(path.parts) and path.parts[0] != ".git")


def mentions(root: Path) -> Iterator[str]:
    for file, text in texts(root):
        for number, line in enumerate(text.splitlines(), 1):
            for what, pattern in UNMENTIONABLE.items():
                if found := pattern.search(line):
                    yield f'{file}:{number} mentions {what}: "{found[0]}"'


def silent_modules(project: Project) -> Iterator[str]:
    for file in project.files("skill/**/*.py"):
        if not ast.get_docstring(project.source(file)):
            yield f"{file} does not open with what it is for and what it must not do"


def vague_names(project: Project) -> Iterator[str]:
    """Names that say nothing: a Manager of what, helping whom, useful for what?"""
    for file in project.files("skill/**/*.py"):
        if VAGUE.search(Path(file).stem):
            yield f"{file} has a vague name"
        for node in ast.walk(project.source(file)):
            if isinstance(node, NAMED) and VAGUE.search(node.name):
                yield f"{file}:{node.lineno} {node.name} is a vague name"


def test_no_text_mentions_a_registry_a_machine_or_how_it_came_about() -> None:
    assert [*mentions(ROOT)] == []


def test_the_list_of_texts_is_the_whole_project() -> None:
    assert {"pyproject.toml", "interaction_model/en-US.json", "skill/config.py"} <= {file for file, _ in texts(ROOT)}


def test_every_module_opens_with_a_docstring() -> None:
    assert [*silent_modules(Project(ROOT))] == []


def test_names_say_something() -> None:
    assert [*vague_names(Project(ROOT))] == []


def test_the_readme_is_read_in_a_minute() -> None:
    assert len((ROOT / "README.md").read_text(encoding="utf-8").splitlines()) <= README_LINES


@pytest.mark.parametrize(
    "line",
    [
        "index = 'https://registry.npmjs.org/dynoxide'",
        "see https://pypi.org/project/click",
        '      "resolved": "https://mirror.example/click.tgz",',
        "--extra-index-url https://mirror.example",
        "cd /work/main",
        "data = Path('/tmp/careline/x')",
        "/home/someone/careline",
        "written by an LLM",
    ],
)
def test_an_unmentionable_is_seen(tmp_path: Path, line: str) -> None:
    (tmp_path / "notes.md").write_text(f"# Notes\n{line}\n", encoding="utf-8")
    assert [found.split(" ")[0] for found in mentions(tmp_path)] == ["notes.md:2"]


@pytest.mark.parametrize(
    "line",
    ["https://shop.example/work/orders", "the session stays open", "dist/tmp/x", '"languageModel": {}'],
)
def test_harmless_lines_are_let_through(tmp_path: Path, line: str) -> None:
    (tmp_path / "notes.md").write_text(line, encoding="utf-8")
    assert [*mentions(tmp_path)] == []


def test_a_module_without_a_docstring_is_seen(tmp_path: Path) -> None:
    (tmp_path / "skill").mkdir()
    (tmp_path / "skill" / "orders.py").write_text("x = 1\n", encoding="utf-8")
    assert len([*silent_modules(Project(tmp_path))]) == 1


def test_a_vague_name_is_seen(tmp_path: Path) -> None:
    (tmp_path / "skill").mkdir()
    (tmp_path / "skill" / "utils.py").write_text("class OrderManager: ...\n", encoding="utf-8")
    assert len([*vague_names(Project(tmp_path))]) == 2
