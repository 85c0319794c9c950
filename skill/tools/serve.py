"""`python -m skill serve`: the shop's front on this machine, for a tunnel or for other people's Alexa test clients."""

import ipaddress
import socket
from datetime import datetime
from pathlib import Path

import click

from skill.bootstrap import log_to_stdout
from skill.config import SKILL_ID
from skill.errors import SettingsError
from skill.tools.opening import OpenShop, open_shop
from skill.tools.options import settings, shop_options, tell
from skill.web.app import create_app
from skill.web.server import serve_forever
from skill.web.verification import amazon_verifier

UNSIGNED = "Unsigned requests are taken: whoever reaches this address can ask as anybody. Keep it off the internet."
ANY_SKILL = f"{SKILL_ID} is not set, so a request signed for any skill is answered."


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to serve at.")
@click.option("--port", default=5000, show_default=True, type=click.IntRange(0, 65535), help="0 is any free port.")
@click.option("--unsigned", is_flag=True, help="Take requests that Amazon did not sign; loopback addresses only.")
@shop_options
def serve(shop_dir: Path | None, demo: bool, now: datetime | None, **where: object) -> None:
    """Serve POST /alexa, GET /health and a page about them until stopped."""
    with open_shop(settings(), shop_dir=shop_dir, demo=demo, now=now) as shop:
        tell(shop.notices)
        serve_shop(shop, str(where["host"]), int(str(where["port"])), unsigned=bool(where["unsigned"]))


def serve_shop(shop: OpenShop, host: str, port: int, *, unsigned: bool = False) -> None:
    """Serve an open shop until stopped, and say where and how. Raises SettingsError for an address it may not have."""
    if unsigned:
        refuse_unless_loopback(host)
        click.echo(UNSIGNED, err=True)
    elif shop.careline.skill.skill_id is None:
        click.echo(ANY_SKILL, err=True)
    verifier = None if unsigned else amazon_verifier()
    log_to_stdout()
    serve_forever(lambda: create_app(shop.careline, verifier), host, port, _say_where)


def refuse_unless_loopback(host: str) -> None:
    """Raise SettingsError when others than this machine could reach that address."""
    try:
        found = socket.getaddrinfo(host, None) if host else []
    except OSError:
        found = []
    if not found or not all(ipaddress.ip_address(each[4][0]).is_loopback for each in found):
        raise SettingsError(
            f'--unsigned takes requests from anybody who reaches it, so "{host}" is refused; leave --host at 127.0.0.1'
        )


def _say_where(url: str) -> None:
    click.echo(f"Careline serves at {url} (skill endpoint {url}/alexa). Ctrl-C stops it.", err=True)
