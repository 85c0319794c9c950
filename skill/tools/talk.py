"""`python -m skill talk`: a conversation in the terminal, through the same skill object that Lambda runs."""

import json
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from skill.tools.conversation import Conversation, Spoken, conversation
from skill.tools.lines import as_text, piped_lines
from skill.tools.opening import open_shop
from skill.tools.options import chosen_customer, settings, shop_options, tell

ASKING_CARDS: Mapping[str, str] = {
    "LinkAccount": "[link your account]",
    "AskForPermissionsConsent": "[allow your phone number]",
}
NOBODY_SPEAKS = "This shop has no customers, so you speak as a guest; its customers.toml is where some can be added."


@click.command()
@click.option("--say", "lines", multiple=True, help="Say this and go on; without it, lines are read from the terminal.")
@click.option("--as", "customer", help="Speak as the customer of this id (see `python -m skill customers`) or e-mail.")
@click.option("--guest", is_flag=True, help="Speak as somebody whose account is not linked.")
@click.option(
    "--json", "as_json", is_flag=True, help="One JSON object for each thing said, and nothing else on stdout."
)
@shop_options
def talk(shop_dir: Path | None, demo: bool, now: datetime | None, **how: Any) -> None:
    """Talk to the shop: type what you would say to Alexa."""
    if how["guest"] and how["customer"] is not None:
        raise click.UsageError("--as and --guest name two speakers; leave one of them away.")
    setup = settings()
    with open_shop(setup, shop_dir=shop_dir, demo=demo, now=now, name=how["customer"]) as shop:
        speaks = None if how["guest"] else shop.named or chosen_customer(how["customer"], shop.demo)
        tell(shop.notices)
        if not (speaks or how["guest"]):
            tell((NOBODY_SPEAKS,))
        talking = conversation(shop, speaks, setup.data_dir)
        for spoken in _turns(talking, how["lines"], how["as_json"]):
            (_show_json if how["as_json"] else show)(spoken)


def _turns(talking: Conversation, lines: tuple[str, ...], as_json: bool) -> Iterator[Spoken]:
    """The lines given, else those piped in, else a dialogue with whoever sits there."""
    if lines or as_json or not (sys.stdin and sys.stdin.isatty()):
        given = map(as_text, lines) if lines else piped_lines()
        yield from (talking.say(line) for line in given if line.strip())
        return
    click.echo("Type what you would say; Ctrl-D ends.", err=True)
    yield talking.launch()
    while (line := _ask()) is not None:
        if line.strip():
            yield talking.say(line)


def _ask() -> str | None:
    try:
        return input("\nYou:     ")
    except (EOFError, KeyboardInterrupt):
        return None


def _show_json(spoken: Spoken) -> None:
    click.echo(json.dumps(asdict(spoken)))


def show(spoken: Spoken) -> None:
    """What was heard, what it became, and what is spoken."""
    if spoken.said:
        slots = " ".join(f"{name}={value!r}" for name, value in spoken.slots.items())
        click.echo(f"  said:   {spoken.said}\n  heard:  {spoken.intent} {slots}".rstrip())
    click.echo(f"  Alexa:  {spoken.speech}")
    for line in _card(spoken):
        click.echo(f"  card:   {line}")
    click.echo("" if spoken.open else "  (the conversation is over)")


def _card(spoken: Spoken) -> list[str]:
    if not spoken.card:
        return []
    if asking := ASKING_CARDS.get(spoken.card["type"]):
        return [asking]
    return [spoken.card["title"], *str(spoken.card["content"]).splitlines()]
