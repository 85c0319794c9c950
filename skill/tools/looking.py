"""Looks at the table that the settings name, for commands that only compare: nothing is made, filled or written."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

from skill.config import Settings
from skill.errors import CarelineError, TableMissing
from skill.tools.complaint import complaint
from skill.tools.engine import DATABASE
from skill.tools.opening import OpenTable, reached_table
from skill.tools.policy_store import find_profile


@contextmanager
def existing_table(settings: Settings) -> Iterator[OpenTable | str]:
    """The table as it is; where there is none or nobody answers, why, for a person to read."""
    with ExitStack() as stack:
        yield _seen(settings, stack)


def _seen(settings: Settings, stack: ExitStack) -> OpenTable | str:
    try:
        if settings.needs_local_engine and not (settings.data_dir / DATABASE).is_file():
            raise TableMissing(f"{settings.data_dir} holds no data")
        table = stack.enter_context(reached_table(settings))
        find_profile(table.client, table.name)  # whether it answers, and with a shop that can be read
        return table
    except (CarelineError, OSError) as error:
        return complaint(error)
