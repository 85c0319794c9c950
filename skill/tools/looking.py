"""Looks at the table that the settings name, for commands that only compare: nothing is made, filled or written."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

from skill.config import Settings
from skill.domain.files import ShopFile
from skill.errors import CarelineError, TableMissing
from skill.tools.complaint import complaint
from skill.tools.engine import DATABASE
from skill.tools.opening import OpenTable, reached_table
from skill.tools.policy_store import find_profile


@dataclass(frozen=True, slots=True)
class Seen:
    """A table that can be read, and the shop in it, None where it holds none."""

    table: OpenTable
    shop: ShopFile | None


@contextmanager
def existing_table(settings: Settings) -> Iterator[Seen | str]:
    """The table as it is; where there is none or nobody answers, why, for a person to read."""
    with ExitStack() as stack:
        yield _seen(settings, stack)


def _seen(settings: Settings, stack: ExitStack) -> Seen | str:
    try:
        if settings.needs_local_engine and not (settings.data_dir / DATABASE).is_file():
            raise TableMissing(f"{settings.data_dir} holds no data")
        table = stack.enter_context(reached_table(settings))
        return Seen(table, find_profile(table.client, table.name))
    except (CarelineError, OSError) as error:
        return complaint(error)
