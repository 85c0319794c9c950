"""Where a value stands in a file, for whoever has to mend it."""

import json
import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d]\w*")


@dataclass(frozen=True, slots=True)
class Place:
    """File (and block), line where known (from 1), and the JSONPath down to the value."""

    origin: str
    path: str = "$"
    line: int | None = None

    def __str__(self) -> str:
        line = f", line {self.line}" if self.line else ""
        return f"{self.origin}{line}, {self.path}"

    def member(self, name: str, line: int | None = None) -> "Place":
        """The place of one of its members."""
        step = f".{name}" if _WORD.fullmatch(name) else f"[{json.dumps(name, ensure_ascii=False)}]"
        return Place(self.origin, self.path + step, line)

    def element(self, index: int, line: int | None = None) -> "Place":
        """The place of one of its elements, counted from 0."""
        return Place(self.origin, f"{self.path}[{index}]", line)
