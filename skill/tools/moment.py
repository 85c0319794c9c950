"""A moment as an option of the command line takes it."""

from datetime import UTC, datetime
from typing import Any

import click

from skill.tools.shop_checks.fields import YEARS


class Moment(click.ParamType[datetime]):
    """An ISO 8601 moment; one without a zone is UTC."""

    name = "moment"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        """The aware moment; a usage error that shows the form otherwise."""
        try:
            moment = value if isinstance(value, datetime) else datetime.fromisoformat(value)
        except ValueError:
            self.fail(f'"{value}" is not a moment like 2026-11-23T09:00Z', param, ctx)
        if moment.year not in YEARS:
            self.fail(f"the year {moment.year} is beyond the calendar of shops", param, ctx)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
