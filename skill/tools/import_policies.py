"""`python -m skill import policies FILE...`: what a shop publishes becomes a new version of its return policies."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from skill.tools.loading import read_demo
from skill.tools.moment import Moment
from skill.tools.opening import fill_if_empty, open_table
from skill.tools.options import settings, tell
from skill.tools.policies.planning import Plan, as_json, as_lines, plan_import
from skill.tools.policies.reading import read_policies
from skill.tools.policy_store import add_version, free_moment, read_profile, read_versions, write_settings

if TYPE_CHECKING:
    from mypy_boto3_dynamodb import DynamoDBClient

F = TypeVar("F", bound=Callable[..., Any])


def write(plan: Plan, client: "DynamoDBClient", table: str) -> None:
    """Store what is new: the settings and the version, each when it says something else than what is stored."""
    if plan.settings:
        write_settings(client, table, plan.settings)
    if plan.version:
        add_version(client, table, plan.version)


def _options(command: F) -> F:
    """The command line's own; made when the command is, since a Moment is no plain value."""
    for option in (
        click.option("--json", "wants_json", is_flag=True, help="The same as one JSON object."),
        click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing."),
        click.option("--shop-name", default="", help="The shop's own name, where offers name a seller."),
        click.option("--effective-from", type=Moment(), help="From when on they hold for orders; now, unless said."),
        click.argument("files", type=click.Path(path_type=Path, dir_okay=False, exists=True), nargs=-1, required=True),
    ):
        command = option(command)
    return command


@click.command()
@_options
def policies(
    files: tuple[Path, ...], effective_from: datetime | None, shop_name: str, dry_run: bool, wants_json: bool
) -> None:
    """Load return policies from FILES (JSON-LD, saved web pages, Careline's YAML): all of them are valid, or none."""
    read, setup, written = read_policies(*files, shop_name=shop_name), settings(), not dry_run
    with open_table(setup) as table:
        tell(table.notices)
        fill_if_empty(setup, table)
        stored, shop = read_versions(table.client, table.name), read_profile(table.client, table.name)
        moment = effective_from.replace(microsecond=0) if effective_from else free_moment(stored, datetime.now(UTC))
        demo = read_demo(table.client, table.name)
        plan = plan_import(read, stored, moment, shop.return_settings, demo.now if demo else None)
        if written:
            write(plan, table.client, table.name)
    told = [json.dumps(as_json(plan, written=written), indent=2)] if wants_json else as_lines(plan, written=written)
    click.echo("\n".join(told))
