"""`python -m skill understand`: what each line would become, without asking the shop anything."""

import json

import click

from skill.tools.lines import piped_lines
from skill.tools.options import settings
from skill.tools.understanding import Heard, Understanding
from skill.tools.understanding.model import read


@click.command()
def understand() -> None:
    """Read one utterance a line from standard input; print one JSON object a line: said, intent, slots."""
    hearing = Understanding.from_model(read(), None, settings().data_dir)
    for said in piped_lines():
        click.echo(json.dumps(as_json(said, hearing.hear(said))))


def as_json(said: str, heard: Heard) -> dict[str, object]:
    """The line's object; only the slots that were filled."""
    slots = {name: slot.value for name, slot in heard.slots.items() if slot.value}
    return {"said": said, "intent": heard.intent, "slots": slots}
