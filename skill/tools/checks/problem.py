"""A disagreement, as it is printed."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Problem:
    """One disagreement: the file (relative to the project), the place in it, what is wrong, how to mend it."""

    file: str
    where: str
    what: str
    mend: str

    def __str__(self) -> str:
        """One line, whatever the texts contain."""
        place = f"{self.file}: {self.where}" if self.where else self.file
        return " ".join(f"{place}: {self.what}; {self.mend}".split())
