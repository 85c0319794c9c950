"""`python -m skill run`: asks the three questions of the demo shop, shows the dialogues, then serves until stopped."""

from datetime import datetime
from pathlib import Path

import click

from skill.tools.conversation import conversation
from skill.tools.opening import OpenShop, open_shop
from skill.tools.options import settings, shop_options, tell
from skill.tools.serve import serve_shop
from skill.tools.talk import show

HOST, PORT = "127.0.0.1", 5000
DIALOGUES = (
    ("where is my order",),
    ("can i return this item",),
    ("how do i contact customer service",),
)


@click.command()
@click.option("--once", is_flag=True, help="Stop after the dialogues.")
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="0 is any free port.")
@shop_options
def run(shop_dir: Path | None, demo: bool, now: datetime | None, once: bool, port: int) -> None:
    """Ask the three questions, then serve the shop on this machine."""
    setup = settings()
    with open_shop(setup, shop_dir=shop_dir, demo=demo, now=now) as shop:
        tell(shop.notices)
        _ask_all(shop, setup.data_dir)
        if not once:
            serve_shop(shop, HOST, port)


def _ask_all(shop: OpenShop, data_dir: Path) -> None:
    customer = shop.demo.default_customer if shop.demo else None
    for dialogue in DIALOGUES:
        talking = conversation(shop, customer, data_dir)
        for line in dialogue:
            show(talking.say(line))
