"""Does every outcome have words, does help name every question, and do answers offer only questions that exist?"""

import ast
from collections.abc import Iterator

from skill.tools.checks.keys import IN_HELP
from skill.tools.checks.problem import Problem
from skill.tools.checks.project import Project
from skill.tools.checks.shapes import at, text
from skill.tools.checks.stems import stem_of

OPEN_QUESTIONS = frozenset({"Offer", "Which"})  # values that name the intent a reply goes to


def every_outcome_has_words(project: Project) -> Iterator[Problem]:
    """Each member of an intent's Outcome is a case in the speech module of the same stem."""
    for stem in map(stem_of, project.intents):
        words = f"skill/speech/{stem}.py"
        cases = _cases(project.source(words))
        for name in sorted(_outcomes(project.source(f"skill/intents/{stem}.py")) - cases):
            what = f"the outcome {name} of skill/intents/{stem}.py has no words"
            yield Problem(words, name, what, "add a case for it to the match in say")


def _outcomes(tree: ast.Module) -> set[str]:
    """The members of the union that a decision calls Outcome; another question's union in it is said by that one."""
    given = (node for node in tree.body if isinstance(node, ast.Assign))
    parts = [part for node in given if ast.unparse(node.targets[0]) == "Outcome" for part in ast.walk(node.value)]
    joined = {id(part.value) for part in parts if isinstance(part, ast.Attribute) and part.attr == "Outcome"}
    return {part.id for part in parts if isinstance(part, ast.Name) and id(part) not in joined}


def _cases(tree: ast.Module) -> set[str]:
    patterns = (node for node in ast.walk(tree) if isinstance(node, ast.MatchClass))
    return {ast.unparse(pattern.cls).rpartition(".")[2] for pattern in patterns}


def help_names_every_question(project: Project) -> Iterator[Problem]:
    """In each locale [builtin.help] contains what each intent's table says of itself under `in_help`."""
    for file, tables in project.locales.items():
        said = text(at(tables, "builtin", "help"), "say")
        for stem in map(stem_of, project.intents):
            phrase, key = text(at(tables, stem), IN_HELP), f"{stem}.{IN_HELP}"
            if not phrase:
                yield Problem(file, key, "help's name for this question is missing", "write it as help says it")
            elif phrase.casefold() not in said.casefold():
                what = f'help does not mention "{phrase}"'
                yield Problem(file, "builtin.help.say", what, f"put it there, or mend {key}")


def answers_offer_known_questions(project: Project) -> Iterator[Problem]:
    """`Offer("ContactSupport")` and its like name an intent that exists."""
    for file in project.files("skill/**/*.py"):
        for node in ast.walk(project.source(file)):
            match node:
                case ast.Call(func=ast.Name(id=kind), args=[ast.Constant(value=str(intent)), *_]):
                    if kind in OPEN_QUESTIONS and intent not in project.intents:
                        what = f"{kind} names {intent}, which no interaction model declares"
                        yield Problem(file, f"line {node.lineno}", what, "name an intent of the model")
