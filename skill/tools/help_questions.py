"""What customers ask the demo shop's help centre, as it was written down before anything was found. Reads a file."""

import tomllib
from dataclasses import dataclass
from pathlib import Path

QUESTIONS = Path(__file__).parents[2] / "tests" / "matching" / "help_questions.toml"
TUNED, UNSEEN = HALVES = ("tune", "unseen")  # limits and synonyms may be fitted to the first only


@dataclass(frozen=True, slots=True)
class HelpQuestion:
    """What is said, and the id of the article that answers it; "" = none does."""

    half: str
    said: str
    article: str


def questions(file: Path = QUESTIONS) -> tuple[HelpQuestion, ...]:
    """Every question. Raises FileNotFoundError where the file is not."""
    halves = tomllib.loads(file.read_text(encoding="utf-8"))
    answered = (
        HelpQuestion(half, said, article)
        for half in HALVES
        for article, asked in halves[half]["answered"].items()
        for said in asked
    )
    return (*answered, *(HelpQuestion(half, said, "") for half in HALVES for said in halves[half]["unanswered"]))
