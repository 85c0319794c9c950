"""Parts of a parsed document whose shape nobody has checked: what is not there or of another type is empty."""

from typing import Any


def at(document: object, *steps: str) -> dict[str, Any]:
    """The object under these keys."""
    for step in steps:
        document = document.get(step) if isinstance(document, dict) else None
    return document if isinstance(document, dict) else {}


def objects(document: dict[str, Any], key: str) -> list[dict[str, Any]]:
    """The objects of a list."""
    return [value for value in _list(document, key) if isinstance(value, dict)]


def text(document: dict[str, Any], key: str) -> str:
    """A text."""
    value = document.get(key)
    return value if isinstance(value, str) else ""


def texts(document: dict[str, Any], key: str) -> tuple[str, ...]:
    """The texts of a list."""
    return tuple(value for value in _list(document, key) if isinstance(value, str))


def _list(document: dict[str, Any], key: str) -> list[Any]:
    value = document.get(key)
    return value if isinstance(value, list) else []
