"""An empty table, as the tests of orders have it."""

from tests.tools.orders.conftest import client, table

__all__ = ["client", "table"]
