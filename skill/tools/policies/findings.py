"""What is found while reading: problems, which stop everything, and warnings, which name the reading taken."""

from dataclasses import dataclass, field, replace

from skill.errors import ShopDataError


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to tell: where, what, and how to mend it (of a problem) or how it was read (of a warning)."""

    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Findings:
    """Collects findings in the order they are met. `strict`: what would be tolerated in a page is a problem."""

    problems: list[Finding] = field(default_factory=list)
    warnings: list[Finding] = field(default_factory=list)
    strict: bool = False

    def strictly(self) -> "Findings":
        """The same collection for Careline's own YAML, which nobody has to publish in a search engine's dialect."""
        return replace(self, strict=True)

    def problem(self, place: object, what: str, remedy: str) -> None:
        """Something that can't be read, or must not be guessed."""
        self._add(self.problems, place, what, remedy)

    def warn(self, place: object, what: str, reading: str) -> None:
        """Something that was read in one of several ways."""
        self._add(self.warnings, place, what, reading)

    def tolerate(self, place: object, what: str, reading: str, remedy: str) -> None:
        """An untidy spelling with one sensible reading: a warning in a published page, a problem in Careline's YAML."""
        if self.strict:
            self.problem(place, what, remedy)
        else:
            self.warn(place, what, reading)

    def raise_problems(self, of: str = "the return policies") -> None:
        """ShopDataError with every problem, one a line; nothing when there is none."""
        if self.problems:
            count = "1 problem" if len(self.problems) == 1 else f"{len(self.problems)} problems"
            told = "".join(f"\n  {problem}" for problem in self.problems)
            raise ShopDataError(f"{count} in {of}, so none was taken:{told}")

    @staticmethod
    def _add(known: list[Finding], place: object, what: str, remedy: str) -> None:
        finding = Finding(str(place), what, remedy)
        if finding not in known:
            known.append(finding)
