"""`python -m skill import articles PATH...`: a help centre's articles, indexed, in place of those that are there."""

import json
from pathlib import Path

import click

from skill.storage.dynamodb import DynamoDBStore
from skill.tools.articles.planning import as_json, as_lines, plan_import
from skill.tools.articles.reading import read_articles
from skill.tools.articles.storing import write_help
from skill.tools.opening import fill_if_empty, open_table
from skill.tools.options import settings, tell


@click.command()
@click.option("--json", "wants_json", is_flag=True, help="The same as one JSON object.")
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing.")
@click.argument("paths", type=click.Path(path_type=Path, exists=True), nargs=-1, required=True)
def articles(paths: tuple[Path, ...], dry_run: bool, wants_json: bool) -> None:
    """Load help articles from PATHS (Markdown, HTML, a JSON export, or folders of them): all are valid, or none.

    They replace the help centre that is there.
    """
    read, setup, written = read_articles(*paths), settings(), not dry_run
    with open_table(setup) as table:
        tell(table.notices)
        fill_if_empty(setup, table)
        plan = plan_import(read, DynamoDBStore(table.client, table.name).read_help())
        if written and plan.is_new:
            write_help(table.client, table.name, plan.file)
    told = [json.dumps(as_json(plan, written=written), indent=2)] if wants_json else as_lines(plan, written=written)
    click.echo("\n".join(told))
