"""What the shop is called: Amazon's rules for an invocation name."""

from collections.abc import Iterator

from skill.tools.checks.problem import Problem
from skill.tools.checks.project import Project, locale_of

WAKE_WORDS = frozenset({"alexa", "amazon", "echo", "computer", "skill", "app"})  # refused in every language
LAUNCH_WORDS = frozenset(
    {"ask", "begin", "do", "enable", "launch", "load", "open", "play", "run", "start", "talk", "tell", "use"}
)
CONNECTING_WORDS = frozenset(
    {"to", "from", "in", "with", "about", "for", "by", "if", "and", "whether", "using", "that"}
)
ARTICLES = frozenset({"the", "a", "an", "of"})  # refused only where the name has two words


def invocation_name_is_allowed(project: Project) -> Iterator[Problem]:
    """Amazon's rules: two words or more, letters only, no wake, launch or connecting word."""
    for file, model in project.models.items():
        for what, mend in _refusals(model.invocation_name, english=locale_of(file).startswith("en-")):
            yield Problem(file, "invocationName", f'"{model.invocation_name}" {what}', mend)


def _refusals(name: str, *, english: bool) -> Iterator[tuple[str, str]]:
    words = name.split()
    if len(words) < 2:
        yield "is not two words or more", "add a word; one-word names are for registered brands"
    if name != name.lower() or not all(mark.isalpha() or mark in " .'" for mark in name):
        yield "has more than small letters, spaces, . and '", "spell it out in small letters"
    refused = WAKE_WORDS | LAUNCH_WORDS | CONNECTING_WORDS if english else WAKE_WORDS
    if english and len(words) == 2:
        refused |= ARTICLES
    for word in sorted(refused.intersection(words)):
        yield f'holds "{word}", a wake, launch or connecting word', "choose another word"
