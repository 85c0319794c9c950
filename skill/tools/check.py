"""`python -m skill check`: do model, manifest, handlers, outcomes, words and help agree?

It prints every disagreement at once; it reads files and changes nothing. To add a check, write one function from a
Project to its Problems and name it in CHECKS.
"""

from collections.abc import Iterator
from pathlib import Path

import click

from skill.tools.checks import (
    answers,
    dialog,
    handlers,
    invocation,
    keys,
    locales,
    readable,
    schemas,
    slots,
    stems,
    store_page,
    utterances,
)
from skill.tools.checks.problem import Problem
from skill.tools.checks.project import Check, Project

HERE = Path(__file__).parents[2]

CHECKS: tuple[Check, ...] = (
    readable.unreadable_files,
    schemas.models_fit_amazons_schema,
    schemas.manifest_fits_amazons_schema,
    utterances.no_utterance_in_two_intents,
    utterances.utterances_can_be_said,
    utterances.utterances_name_their_slots,
    dialog.slot_types_exist,
    dialog.names_are_unique,
    dialog.dialog_fits_the_intents,
    invocation.invocation_name_is_allowed,
    store_page.example_phrases_are_utterances,
    store_page.manifest_has_a_privacy_policy,
    store_page.locales_are_the_same_everywhere,
    handlers.every_intent_has_one_handler,
    handlers.every_skill_has_amazons_intents,
    slots.slots_are_the_same_in_model_and_handler,
    slots.every_slot_is_read,
    stems.every_intent_has_its_rooms,
    stems.every_decision_has_its_intent,
    answers.every_outcome_has_words,
    answers.help_names_every_question,
    answers.answers_offer_known_questions,
    keys.every_key_looked_up_exists,
    keys.every_key_is_looked_up,
    locales.locales_have_the_same_keys,
    locales.locales_have_the_same_placeholders,
)


def problems(project: Project, checks: tuple[Check, ...] = CHECKS) -> Iterator[Problem]:
    """Every problem that any check finds, in the order of the checks."""
    for check_one in checks:
        yield from check_one(project)


@click.command()
@click.option(
    "--project",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=HERE,
    help="The project's folder, where this one is not meant.",
)
def check(folder: Path) -> None:
    """Check that model, manifest, handlers, words and help agree."""
    found = list(dict.fromkeys(map(str, problems(Project(folder)))))
    for line in found:
        click.echo(line)
    if found:
        click.echo(f"{len(found)} to mend.", err=True)
        raise SystemExit(1)
    click.echo(f"All {len(CHECKS)} checks agree: model, manifest, handlers, outcomes, words and help.")
