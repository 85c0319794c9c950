"""Which texts an expression can be, read from source."""

import ast
import re

import pytest

from skill.tools.checks.texts import Code


def texts(source: str) -> set[str]:
    """What the argument of find(...) can be in that source."""
    code = Code({"speech.py": ast.parse(source)})
    found = [text for place, call in code.calls("find") for text in code.texts(call.args[0], place)]
    return {re.sub(r"\\(.)", lambda escaped: "w" if escaped[1] == "w" else escaped[1], text.pattern) for text in found}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("find('a.b')", {"a.b"}),
        ("find('a.b' if late else 'a.c')", {"a.b", "a.c"}),
        ("def f(x):\n    find(f'a.{x.channel}')", {"a.w+"}),
        ("def f():\n    key = 'b' if late else 'c'\n    find(f'a.{key}')", {"a.b", "a.c"}),
        ("def f():\n    key, day = ('b', 1) if late else ('c', 2)\n    find(f'a.{key}')", {"a.b", "a.c"}),
        ("def f():\n    near = {0: 'today'}.get(day)\n    find(near or 'far')", {"today", "far"}),
        ("def f(key):\n    find(f'a.{key}')\nf('b')\nf(key='c')", {"a.b", "a.c"}),
        ("def f(key='d'):\n    find(f'a.{key}')\nf('b')", {"a.b", "a.d"}),
        ("class W:\n    def f(self, key):\n        find(key)\ndef g(words):\n    words.f('b')", {"b"}),
        (
            "def kind(p):\n    if p:\n        return 'b'\n    return 'c'\ndef f(p):\n    find(f'a.{kind(p)}')",
            {"a.b", "a.c"},
        ),
        ("def f(key):\n    f(key)\n    find(key)\nf('b')", {"b"}),
        ("def f():\n    key = 'b'\n    key = f'{key}_late'\n    find(key)", {"b", "b_late"}),
        ("def f(lines):\n    find(lines[0])", {"w+"}),
        ("find(KEY)", {"w+"}),
    ],
)
def test_what_an_expression_can_be(source: str, expected: set[str]) -> None:
    assert texts(source) == expected


def test_a_private_function_is_not_mistaken_for_its_namesake_in_another_file() -> None:
    one = ast.parse("def _f(key):\n    find(key)\n_f('one')")
    two = ast.parse("def _f(key):\n    pass\n_f('two')")
    code = Code({"one.py": one, "two.py": two})
    ((place, call),) = code.calls("find")
    assert {text.pattern for text in code.texts(call.args[0], place)} == {"one"}


def test_an_unknown_part_fits_one_word_only() -> None:
    code = Code({"speech.py": ast.parse("def f(x):\n    find(f'a.{x.channel}_open')")})
    ((place, call),) = code.calls("find")
    (text,) = code.texts(call.args[0], place)
    assert [key for key in ("a.phone_open", "a.phone.b_open", "a._open", "b.phone_open") if text.fits(key)] == [
        "a.phone_open"
    ]
