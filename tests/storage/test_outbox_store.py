"""The outbox on every engine: read oldest first to the end, counted, set aside and brought back in one step."""

from datetime import timedelta

from skill.storage import keys, outbox_items
from skill.storage.outbox_store import SHARDS, OutboxStore
from tests.builders import NOW
from tests.outbound.outlets import SECOND, put_events
from tests.storage.tables import Table

SHARD = keys.outbox_shard("ada")


def store(table: Table) -> OutboxStore:
    return OutboxStore(table.client, table.name)


def test_a_shard_is_read_oldest_first_in_one_request_and_nothing_else_is(table: Table) -> None:
    events = put_events(table, "ada", each=3)
    table.put({"pk": {"S": "CUSTOMER#ada"}, "sk": {"S": "2026"}})
    sent = table.requests(lambda: [*store(table).waiting(SHARD)])
    assert sent == ["Query"]
    assert [each.key.sk[-32:] for each in store(table).waiting(SHARD)] == [event.id for event in events]
    assert [each for shard in SHARDS if shard != SHARD for each in store(table).waiting(shard)] == []


def test_what_is_asked_for_from_before_a_moment_is_older_than_it(table: Table) -> None:
    put_events(table, "ada", each=3)
    found = [len([*store(table).waiting(SHARD, NOW + by)]) for by in (timedelta(0), SECOND, timedelta(hours=1))]
    assert found == [0, 1, 3]


def test_a_refusal_is_counted_beside_the_event(table: Table) -> None:
    put_events(table, "ada")
    (waiting,) = store(table).waiting(SHARD)
    assert [store(table).refused(waiting, f"HTTP {n}") for n in (400, 422)] == [1, 2]
    (again,) = store(table).waiting(SHARD)
    assert (again.tries, again.reason, again.body) == (2, "HTTP 422", waiting.body)


def test_what_has_left_meanwhile_is_not_made_again_by_counting_or_moving_it(table: Table) -> None:
    put_events(table, "ada")
    (waiting,) = store(table).waiting(SHARD)
    for _ in range(2):
        store(table).forget(waiting)
    assert store(table).refused(waiting, "HTTP 422") == 0
    assert not store(table).set_aside(waiting, "HTTP 422")
    assert table.rows() == []


def test_set_aside_and_brought_back_it_is_as_it_was(table: Table) -> None:
    put_events(table, "ada")
    before = table.rows()
    (waiting,) = store(table).waiting(SHARD)
    assert store(table).set_aside(waiting.refused(5), "HTTP 422")
    (dead,) = store(table).dead(SHARD)
    assert (dead.tries, dead.reason, dead.body, dead.group) == (5, "HTTP 422", waiting.body, waiting.group)
    assert [*store(table).waiting(SHARD)] == []
    assert store(table).bring_back(dead)
    assert table.rows() == before


def test_an_event_that_is_odd_is_still_read(table: Table) -> None:
    table.put({"pk": {"S": keys.outbox_partition(0)}, "sk": {"S": "1"}, "tries": {"S": "many"}})
    (odd,) = store(table).waiting(0)
    assert odd == outbox_items.Waiting(keys.Key("OUTBOX#0", "1"), "")
