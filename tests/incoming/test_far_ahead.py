"""A last change that is yet to come: hours are another clock's, more than a day would stand above all that follows."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from skill.incoming import events
from skill.incoming.columns import Columns
from skill.incoming.reading import Reading
from skill.incoming.received import OrderRejected
from tests.builders import NOW
from tests.incoming.given import HOW, changed, order
from tests.incoming.test_events import BACK, SCAN, TICKET

COLUMNS = Columns(number="no", placed_at="day", updated_at="changed")
AT_NOW = replace(HOW, now=NOW, columns=COLUMNS)
SOURCES: dict[str, tuple[dict[str, Any], str]] = {
    "Shopify REST": (changed("shopify_rest_shipped.json"), "updated_at"),
    "Shopify GraphQL": (changed("shopify_graphql.json"), "updatedAt"),
    "WooCommerce": (changed("woocommerce_completed.json"), "date_modified_gmt"),
    "WooCommerce's clock": (changed("woocommerce_completed.json", date_modified_gmt=None), "date_modified"),
    "SP-API v0": (changed("sp_api_v0.json"), "LastUpdateDate"),
    "SP-API 2026": (changed("sp_api_2026.json"), "lastUpdatedTime"),
    "schema.org": (changed("schema_org.json"), "dateModified"),
}


def written(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def csv_record(moment: datetime) -> dict[str, Any]:
    return {"rows": [{"number": "1", "placed_at": "2026-11-20", "updated_at": written(moment)}]}


@pytest.mark.parametrize(("held", "field"), SOURCES.values(), ids=SOURCES)
def test_a_day_ahead_is_another_clocks_and_more_is_refused_with_field_moment_and_remedy(
    held: Mapping[str, Any], field: str
) -> None:
    in_a_day = NOW + timedelta(days=1)
    assert order({**held, field: written(in_a_day)}, AT_NOW).seen_at == in_a_day
    ahead = written(in_a_day + timedelta(seconds=1))
    with pytest.raises(
        OrderRejected, match=rf'^{field}: "{ahead}" is more than a day ahead of now, 2026-11-23T14:00:00'
    ):
        order({**held, field: ahead}, AT_NOW)
    assert order({**held, field: ahead}, HOW).seen_at, "who reads no clock refuses nothing"


def test_a_cell_of_a_csv_is_no_other() -> None:
    assert order(csv_record(NOW), AT_NOW).seen_at == NOW
    with pytest.raises(OrderRejected, match=r"^updated_at: .*ahead of now"):
        order(csv_record(NOW + timedelta(days=2)), AT_NOW)


def test_a_year_that_no_calendar_of_shops_has_is_no_moment_and_so_above_nothing() -> None:
    received = order(changed("shopify_rest_shipped.json", updated_at="9999-12-31T00:00:00Z"), AT_NOW)
    assert (received.seen_at, len(received.remarks)) == (None, 1)


def test_what_is_promised_may_lie_as_far_ahead_as_it_likes() -> None:
    assert order(changed("schema_org.json", orderDate="2026-12-24T10:00:00Z"), AT_NOW).order.number


@pytest.mark.parametrize("event", [SCAN, BACK, TICKET])
def test_so_it_is_with_what_happened_to_them_later(event: dict[str, Any]) -> None:
    how = Reading(HOW.zone, HOW.statuses, now=NOW)
    assert events.read(event | {"eventTime": written(NOW + timedelta(hours=23))}, how)
    with pytest.raises(OrderRejected, match=r"^eventTime: .*ahead of now"):
        events.read(event | {"eventTime": "2199-01-01T00:00:00Z"}, how)
