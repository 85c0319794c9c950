"""How a shop's orders are to be read: its zone and name from the table, the rest as the command line says."""

import tomllib
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import msgspec

from skill.bootstrap import utc_now
from skill.domain.files import ShopFile
from skill.errors import SettingsError
from skill.incoming.columns import SHOPIFY_EXPORT, Columns
from skill.incoming.reading import Reading
from skill.incoming.statuses import load
from skill.tools.loading import read_demo
from skill.tools.opening import OpenTable
from skill.tools.shop_checks.places import unread, why


def reading(
    shop: ShopFile | None,
    zone: str = "",
    currency: str = "",
    columns: Path | None = None,
    now: datetime | None = None,
) -> Reading:
    """Without a shop, moments that have no zone are UTC's. Raises SettingsError for what can't be meant."""
    named = zone or (shop.zone if shop else "")
    try:
        there = ZoneInfo(named or "UTC")
    except (OSError, ValueError, KeyError) as error:
        raise SettingsError(f'--zone: "{zone}" is no time zone; use a name like "Europe/London"') from error
    table = columns_of(columns) if columns else SHOPIFY_EXPORT
    return Reading(there, load(), currency, table, shop.name if shop else "", now)


def now_in(table: OpenTable | None) -> datetime:
    """What the clock says; in a shop whose own stands still at a later moment, that."""
    demo = read_demo(table.client, table.name) if table else None
    return max(utc_now(), demo.now) if demo and demo.now else utc_now()


def columns_of(file: Path) -> Columns:
    """The map of columns in a TOML file: a line `field = "Header"` for each. Raises SettingsError."""
    try:
        given = tomllib.loads(file.read_text(encoding="utf-8"))
        if wrong := [*unread(given, (field.name for field in fields(Columns)))]:
            raise SettingsError("\n".join(f"--columns: {file}, {one}" for one in wrong))
        return msgspec.convert(given, Columns)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, msgspec.ValidationError) as error:
        raise SettingsError(f"--columns: {file}: {why(error)}; docs/your-shop.md has an example") from error
