"""`python -m skill explain`: why an item may go back or not, as an operator wants it when a customer complains."""

import json
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from skill.desk import Caller
from skill.domain.files import Files
from skill.domain.orders import Line
from skill.domain.policies import Fact
from skill.domain.returns import Cause
from skill.errors import SettingsError
from skill.intents.asking import Ask
from skill.intents.returning import considered, judged
from skill.matching.items import Heard, mention
from skill.matching.words import Lexicon
from skill.speech.catalogue import load
from skill.tools.explanation import as_json, as_text
from skill.tools.opening import open_shop
from skill.tools.options import settings, shop_options, tell


@click.command()
@click.option("--customer", required=True, help="Whose item it is: an id or an e-mail.")
@click.option("--item", default="", help="What the customer calls it; without it, what there is is named.")
@click.option(
    "--cause",
    type=click.Choice([cause.value for cause in Cause]),
    help="Why; what is not damaged by --holds goes back for a change of mind.",
)
@click.option(
    "--holds", multiple=True, type=click.Choice([fact.value for fact in Fact]), help="What the customer says is so."
)
@click.option(
    "--fails", multiple=True, type=click.Choice([fact.value for fact in Fact]), help="What the customer says is not so."
)
@click.option("--json", "in_json", is_flag=True, help="One JSON object instead of text.")
@shop_options
def explain(shop_dir: Path | None, demo: bool, now: datetime | None, **about: Any) -> None:
    """Print the decision about an item and every policy and rule that was considered."""
    with open_shop(settings(), shop_dir=shop_dir, demo=demo, now=now, name=about["customer"]) as shop:
        tell(shop.notices)
        files = shop.careline.desk.gather(Caller(shop.named or about["customer"], consistent=True))[0]
        line = the_line(files, about["customer"], about["item"])
        found = judged(files, line, _ask(about), shop.now)
    policies = considered(files, line)
    click.echo(json.dumps(as_json(found, policies)) if about["in_json"] else as_text(found, policies, files.zone))


def _ask(about: dict[str, Any]) -> Ask:
    """What the customer says. Raises UsageError where a fact holds and fails."""
    if both := {*about["holds"]} & {*about["fails"]}:
        raise click.UsageError(f"{', '.join(sorted(both))}: it either holds or fails, so name it once")
    facts = tuple((Fact(fact), said == "holds") for said in ("holds", "fails") for fact in about[said])
    damaged = any(fact is Fact.DAMAGED for fact, _ in facts)
    return Ask(cause=Cause(about["cause"] or Cause.REMORSE) if about["cause"] or not damaged else None, facts=facts)


def the_line(files: Files, customer: str, item: str) -> Line:
    """The one item of that customer that is called so. Raises SettingsError naming those there are."""
    lines = files.customer.lines if files.customer else ()
    if files.customer is None or not lines:
        raise SettingsError(f'there is no order of a customer "{customer}" in this shop')
    if not item:
        raise SettingsError(f"--item says which of them; name one of {_names(lines)}")
    lexicon = Lexicon.of(load().tables["matching"])
    refs = mention(Heard(item), files.customer, lexicon).lines
    found = [line for line in lines if line.ref in refs] or [line for line in lines if line.item.sku == item]
    if len(found) == 1:
        return found[0]
    what = "could be several" if found else "is none of this customer's"
    raise SettingsError(f'the item "{item}" {what}; name one of {_names(found or lines)}')


def _names(lines: Sequence[Line]) -> str:
    return ", ".join(dict.fromkeys(f'"{line.item.name}"' for line in lines))
