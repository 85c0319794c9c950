"""Which kinds of sources there are for `import orders --as KIND`, and how the records of each are found and read."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from skill.errors import SettingsError
from skill.incoming import kinds, wrappers
from skill.incoming.columns import SHOPIFY_EXPORT
from skill.incoming.reading import Reading
from skill.incoming.received import Received
from skill.tools.orders.csv_files import orders_in
from skill.tools.orders.source import Source

KINDS = tuple(kind.value for kind in kinds.Kind)
COMES_APART = frozenset({kinds.Kind.SP_API_V0, kinds.Kind.SHOPIFY_GRAPHQL})


def source_of(kind: str | None, how: Reading) -> Source:
    """The source of that kind; for None, one that tells a record's kind by its fields. Raises SettingsError.

    A CSV without a map of columns is read as Shopify's own export.
    """
    if kind is None:
        return Source(partial(_read, kinds.read, how), wrappers.opened, comes_apart=True)
    if kind not in KINDS:
        raise SettingsError(f'nobody reads orders of the kind "{kind}"; write one of {", ".join(KINDS)}')
    reader = kinds.READERS[kinds.Kind(kind)]
    if kind == kinds.Kind.CSV:
        return Source(partial(_read, reader, how), values=partial(orders_in, how.columns or SHOPIFY_EXPORT))
    return Source(partial(_read, reader, how), wrappers.opened, comes_apart=kind in COMES_APART)


def _read(reader: Callable[[Any, Reading], Received], how: Reading, record: Mapping[str, Any]) -> Received:
    return reader(record, how)
