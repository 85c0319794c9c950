"""`python -m skill outbox`: what customers confirmed and the shop has not yet: sent, listed, sent again."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import click

from skill.bootstrap import delivery, log_to_stdout
from skill.errors import ItemCorrupt, SettingsError
from skill.outbound.delivery import Report
from skill.outbound.event import from_json
from skill.outbound.outlets import outlet_of
from skill.outbound.poller import line, watch
from skill.storage.outbox_items import Waiting
from skill.storage.outbox_store import SHARDS, OutboxStore
from skill.tools.opening import open_table
from skill.tools.options import settings, tell


@click.group(invoke_without_command=True)
@click.option("--watch/--once", "goes_on", default=False, help="Go on until stopped, or sweep once (the default).")
@click.pass_context
def outbox(context: click.Context, goes_on: bool) -> None:
    """Send the events that wait to the shop's system, which CARELINE_OUTLET names."""
    if context.invoked_subcommand:
        return
    setup = settings()
    outlet_of(setup)  # before an engine is started for it
    with open_table(setup) as table:
        tell(table.notices)
        sending = delivery(replace(setup, table=table.name), table.connection)
        if not goes_on:
            report = sending.sweep()
            click.echo(line(report))
            context.exit(1 if report != Report(sent=report.sent) else 0)
        log_to_stdout()
        watch(sending.sweep, time.sleep)


@outbox.command("list")
def list_() -> None:
    """Say what waits and what was set aside: since when, what, by which reference, and why."""
    with _store() as store:
        rows = [("waits", each) for shard in SHARDS for each in store.waiting(shard)]
        rows += [("set aside", each) for shard in SHARDS for each in store.dead(shard)]
    for state, each in sorted(rows, key=lambda row: row[1].key.sk):
        click.echo("  ".join(filter(None, (each.since, state, _named(each), _why(each)))))
    if not rows:
        click.echo("Nothing waits: the shop has everything.")


@outbox.command()
@click.argument("references", nargs=-1)
def retry(references: tuple[str, ...]) -> None:
    """Bring back what was set aside, all of it or the events of these REFERENCES, to be sent by the next sweep."""
    with _store() as store:
        dead = [each for shard in SHARDS for each in store.dead(shard)]
        if unknown := {*references} - {_reference(each) for each in dead}:
            there = "`python -m skill outbox list` names what was"
            raise SettingsError(f"nothing that was set aside is called {', '.join(sorted(unknown))}; {there}")
        wanted = [each for each in dead if not references or _reference(each) in references]
        back = sum(store.bring_back(each) for each in wanted)
    click.echo(f"{back} brought back, {len(dead) - back} left aside")


@contextmanager
def _store() -> Iterator[OutboxStore]:
    with open_table(settings()) as table:
        tell(table.notices)
        yield OutboxStore(table.client, table.name)


def _named(waiting: Waiting) -> str:
    try:
        event = from_json(waiting.body)
    except ItemCorrupt:
        return "can't be read"
    return f"{event.type} {event.subject}"


def _reference(waiting: Waiting) -> str:
    return _named(waiting).rpartition(" ")[2]


def _why(waiting: Waiting) -> str:
    return f"refused {waiting.tries} times: {waiting.reason}" if waiting.tries else ""
