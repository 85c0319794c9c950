"""Reads one TOML file for people who write it by hand: whatever can't be read is said with its place and remedy."""

import tomllib
from pathlib import Path
from typing import Any

from skill.errors import ShopDataError

FOLDER = "a shop's folder has shop.toml, customers.toml, contact_points.toml and its policies, as demo/ has"
FORMS = "text in quotes, moments like 2026-11-23T14:00:00Z, times like 09:00:00"


def read_table(path: Path) -> dict[str, Any]:
    """What the file says. A byte order mark, as Windows' editors set it, is no harm. Raises ShopDataError."""
    try:
        return tomllib.loads(_text(path))
    except FileNotFoundError as error:
        raise ShopDataError(f"{path}: is missing; {FOLDER}") from error
    except IsADirectoryError as error:
        raise ShopDataError(f"{path}: is a folder; put a file there") from error
    except OSError as error:
        raise ShopDataError(f"{path}: can't be read ({error.strerror}); check its permissions") from error
    except RecursionError as error:
        raise ShopDataError(f"{path}: is nested too deeply to be a shop's; compare it with demo/{path.name}") from error
    except ValueError as error:  # tomllib's own error is one, and so is a number of 5,000 digits
        raise ShopDataError(f"{path}: {error}; mend it there ({FORMS})") from error


def _text(path: Path) -> str:
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise ShopDataError(f"{path}, line {line}: is not UTF-8; save the file as UTF-8") from error
