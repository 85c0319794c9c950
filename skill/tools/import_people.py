"""`python -m skill import people FILE...`: what a shop knows of its customers and sellers beside their orders."""

import click

from skill.storage.people_store import PeopleStore
from skill.tools.orders.tally import Tally
from skill.tools.people.applying import Work, apply_people
from skill.tools.records import table_for, takes_records


@click.command()
@takes_records
@click.option("--dry-run", is_flag=True, help="Show what would change, and write nothing but the rejects.")
def people(files: tuple[str, ...], tally: Tally, dry_run: bool) -> bool | None:
    """Load people from FILES (JSON Lines; - is standard input): time zone, language, other ids, logins and more.

    What is said replaces what is known; what is left out stays. Two customers are never made one.
    """
    with table_for(dry_run=dry_run) as table:
        store = PeopleStore(table.client, table.name) if table else None
        apply_people(files, Work(store, tally, only_compares=dry_run))
    return table is not None if dry_run else None
