"""`python -m skill table`: makes the table where no template.yaml does, and says what is in it."""

import click

from skill.storage.dynamodb import translated
from skill.storage.schema import create_table
from skill.tools.loading import is_empty
from skill.tools.opening import open_table
from skill.tools.options import settings


@click.command()
def table() -> None:
    """Make the table unless it is there, and say whether it holds a shop."""
    with open_table(settings()) as opened:
        with translated():
            create_table(opened.client, opened.name)
        holds = "no shop yet" if is_empty(opened.client, opened.name) else "a shop"
        click.echo(f"table {opened.name} is there, and holds {holds}")
