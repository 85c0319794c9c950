"""Which kinds of sources there are for `import orders --as KIND`, and how a record of each is read."""

from skill.errors import SettingsError
from skill.tools.orders.source import Source


def source_of(kind: str | None) -> Source:
    """The source of that kind; for None, one that tells a record's kind by its fields. Raises SettingsError."""
    raise SettingsError(f"nobody reads orders of the kind {kind or 'that a record shows'} yet")
