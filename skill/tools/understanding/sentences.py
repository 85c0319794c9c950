"""Our own sentences beside the model's samples, which the classifier is made from. Reads files, and knows no intent."""

from pathlib import Path

from skill.tools.understanding.words import plain

SENTENCES, TOPICS, QUESTIONS, WORDS = (
    Path(__file__).with_name(f"{name}.txt")
    for name in ("out_of_scope", "help_topics", "help_questions", "ticket_words")
)


def out_of_scope() -> list[str]:
    """Our own sentences that are nothing for the shop's voice desk, plain."""
    return _lines(SENTENCES)


def help_topics() -> list[str]:
    """What help centres are searched for, plain."""
    return _lines(TOPICS)


def help_questions() -> list[str]:
    """What is asked of a help center straight out, plain."""
    return _lines(QUESTIONS)


def ticket_words() -> list[str]:
    """What customers tell a shop's people, plain."""
    return _lines(WORDS)


def _lines(file: Path) -> list[str]:
    lines = file.read_text(encoding="utf-8").splitlines()
    return [plain(line) for line in lines if line.strip() and not line.startswith("#")]
