"""Orders into a table: twice is once, what was stopped goes on, a busy table is waited for, nothing is lost."""

import json
import time
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from skill.domain.files import CustomerFile
from skill.domain.orders import OrderStatus
from skill.errors import StorageThrottled, TableMissing
from skill.incoming.received import OrderRejected, Person, Received
from skill.storage import links
from skill.storage.links import LinkKind
from skill.storage.people_store import PeopleStore
from skill.tools.orders import people
from skill.tools.orders.importing import import_orders
from skill.tools.orders.source import Source
from skill.tools.writing import FIRST_PAUSE, TRIES
from tests.builders import NOW, a_customer, an_item
from tests.storage.tables import Table
from tests.storage.test_loading import throttled
from tests.tools.orders.given import (
    an_incoming,
    counts,
    file_of,
    imported,
    lines,
    read,
    record,
    rejected,
    work_on,
)

MANY = 200
STATES = [an_incoming(1, hours=hours) for hours in range(5)]


def with_status(received: Received, status: OrderStatus) -> Received:
    return replace(received, order=replace(received.order, status=status))


def test_the_same_file_twice_changes_nothing(table: Table, tmp_path: Path) -> None:
    file = file_of(tmp_path, lines(*(an_incoming(n, f"customer-{n % 30}") for n in range(MANY))))
    assert imported(table, tmp_path, file) == {"read": MANY, "written": MANY}
    before = table.rows()
    assert len(before) == MANY + 30
    assert imported(table, tmp_path, file) == {"read": MANY, "unchanged": MANY}
    assert table.rows() == before
    assert not (tmp_path / "rejects.jsonl").exists()


@pytest.mark.parametrize("states", [STATES, STATES[::-1], STATES[2:] + STATES[:2]])
@pytest.mark.parametrize("threads", [1, 8])
def test_in_whichever_order_states_come_the_newest_stays(
    table: Table, tmp_path: Path, states: list[Received], threads: int
) -> None:
    *_, newest = STATES
    told = imported(table, tmp_path, file_of(tmp_path, lines(*states)), threads=threads)
    assert told["read"] == told["written"] + told.get("older", 0) == 5
    assert table.store.read_customer("ada").orders == (newest.order,)
    assert imported(table, tmp_path, file_of(tmp_path, lines(*states))) == {"read": 5, "older": 4, "unchanged": 1}


def test_the_last_reading_of_a_state_stays_however_many_write(table: Table, tmp_path: Path) -> None:
    readings = [
        replace(an_incoming(1), order=replace(an_incoming(1).order, reported_status=f"s{n}")) for n in range(50)
    ]
    imported(table, tmp_path, file_of(tmp_path, lines(*readings)), threads=16)
    assert table.store.read_customer("ada").orders[0].reported_status == "s49"


def test_pages_in_several_files_are_one_import(table: Table, tmp_path: Path) -> None:
    pages = [file_of(tmp_path, lines(an_incoming(n), an_incoming(n + 1)), f"{n}.jsonl.gz") for n in range(3)]
    assert imported(table, tmp_path, *pages) == {"read": 6, "written": 4, "unchanged": 2}


def test_what_cannot_be_taken_is_in_a_file_with_its_place_and_the_rest_goes_on(table: Table, tmp_path: Path) -> None:
    bad: dict[str, Any] = {"person": {"customer_id": "ada"}, "id": 12345678901234567890123, "total": 1.10}
    nobody = record(replace(an_incoming(3), person=Person("")))
    content = (
        lines(an_incoming(1)) + json.dumps(bad) + "\n{no\n" + json.dumps(nobody) + "\n[1]\n" + lines(an_incoming(2))
    )
    assert imported(table, tmp_path, file_of(tmp_path, content)) == {"read": 6, "written": 2, "rejected": 4}
    told = rejected(tmp_path)
    assert [(Path(one["file"]).name, one["line"]) for one in told] == [("orders.jsonl", n) for n in (2, 3, 4, 5)]
    assert "12345678901234567890123" in (tmp_path / "rejects.jsonl").read_text()
    assert told[1]["record"] == "{no"
    assert told[2]["record"] == json.loads(json.dumps(nobody))
    assert "neither a customer nor an e-mail" in told[2]["reason"]
    assert (tmp_path / "rejects.jsonl").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"number": "1" * 501}, "501 bytes"),
        ({"number": ""}, "no number"),
        ({"placed_at": "0001-01-01T00:00:00+14:00"}, "beyond the calendar"),
        ({"updated_at": "9999-12-31T23:59:59-14:00"}, "beyond the calendar"),
        ({"placed_at": "2026-01-01T00:00:00"}, "beyond the calendar"),
        ({"number": "half \ud800"}, "half a character"),
        ({"reported_status": "half \ud800"}, "can't be stored"),
    ],
)
def test_what_the_table_could_not_hold_is_rejected_and_the_rest_goes_on(
    table: Table, tmp_path: Path, change: dict[str, str], said: str
) -> None:
    odd = record(replace(an_incoming(1), seen_at=None))
    odd["order"] |= change
    content = json.dumps(odd) + "\n" + lines(an_incoming(2))
    assert imported(table, tmp_path, file_of(tmp_path, content)) == {"read": 2, "written": 1, "rejected": 1}
    assert said in rejected(tmp_path)[0]["reason"]


def test_a_source_takes_its_values_apart_and_tells_what_is_to_be_known(table: Table, tmp_path: Path) -> None:
    def unwrap(value: Any) -> tuple[tuple[Any, ...], tuple[str, ...]]:
        if "refunds" in value:
            raise OrderRejected("this file holds refunds")
        return tuple(value["mine"]), ("there is another page",)

    def reported(what: Mapping[str, Any]) -> Received:
        return replace(read(what), remarks=("the status shipped is not mapped",))

    files = [
        file_of(tmp_path, json.dumps({"mine": [record(an_incoming(n)) for n in range(3)]}), "a.json"),
        file_of(tmp_path, '{"refunds": []}', "b.json"),
    ]
    work = work_on(table, tmp_path / "rejects.jsonl")
    with work.tally.rejects:
        import_orders(files, Source(reported, unwrap), work)
    assert counts(work.tally) == {"read": 4, "written": 3, "rejected": 1}
    assert work.tally.remarks == {f"{files[0]}: there is another page": 1, "the status shipped is not mapped": 3}


def test_after_a_stop_the_same_again_writes_what_is_missing(table: Table, tmp_path: Path) -> None:
    file = file_of(tmp_path, lines(*(an_incoming(n, f"customer-{n % 30}") for n in range(MANY))))
    done: list[None] = []

    def stop() -> None:
        done.append(None)
        if len(done) == MANY // 2:
            while not work.tally.written:
                time.sleep(0.001)
            raise KeyboardInterrupt

    work = work_on(table, tmp_path / "rejects.jsonl", tick=stop)
    import_orders([file], Source(read), work)
    assert work.tally.stopped
    first = counts(work.tally)
    assert 0 < first["written"] <= first["read"] == MANY // 2
    again = imported(table, tmp_path, file)
    assert again == {"read": MANY, "written": MANY - first["written"], "unchanged": first["written"]}
    assert len(table.rows()) == MANY + 30


def test_a_crash_of_the_line_ends_it_and_the_same_again_goes_on(table: Table, tmp_path: Path) -> None:
    file = file_of(tmp_path, lines(*(an_incoming(n) for n in range(MANY))))
    left = [None] * (MANY // 2)

    def fail(**_: Any) -> None:
        if not left:
            raise ConnectionError
        left.pop()

    table.client.meta.events.register("before-call.dynamodb.PutItem", fail)
    try:
        with pytest.raises(ConnectionError):
            imported(table, tmp_path, file)
    finally:
        table.client.meta.events.unregister("before-call.dynamodb.PutItem", fail)
    told = imported(table, tmp_path, file)
    assert (told["read"], told["written"] + told["unchanged"]) == (MANY, MANY)
    assert len(table.rows()) == MANY + 1


def test_a_busy_table_is_asked_again_with_pauses_that_double(table: Table, tmp_path: Path) -> None:
    pauses: list[float] = []
    file = file_of(tmp_path, lines(an_incoming(1)))
    with throttled(table, "PutItem", times=3):
        assert imported(table, tmp_path, file, pause=pauses.append) == {"read": 1, "written": 1}
    assert pauses == [FIRST_PAUSE, 2 * FIRST_PAUSE, 4 * FIRST_PAUSE]


def test_a_table_that_stays_busy_is_given_up_in_the_end(table: Table, tmp_path: Path) -> None:
    pauses: list[float] = []
    file = file_of(tmp_path, lines(an_incoming(1)))
    with throttled(table, "PutItem", times=10 * TRIES), pytest.raises(StorageThrottled):
        imported(table, tmp_path, file, pause=pauses.append)
    assert len(pauses) == TRIES - 1


def test_a_table_that_is_not_there_is_said_to_be_missing(table: Table, tmp_path: Path) -> None:
    file = file_of(tmp_path, lines(*(an_incoming(n) for n in range(MANY * 4))))
    with pytest.raises(TableMissing):
        imported(replace(table, name="no-such-table"), tmp_path, file)


def test_an_order_of_ten_thousand_lines_is_taken(table: Table, tmp_path: Path) -> None:
    huge = replace(an_incoming(1).order, items=tuple(an_item(line_id=str(n)) for n in range(10_000)))
    file = file_of(tmp_path, lines(replace(an_incoming(1), order=huge), an_incoming(2)))
    assert imported(table, tmp_path, file) == {"read": 2, "written": 2}
    work = work_on(table, tmp_path / "r")
    assert work.orders.read_whole("ada", huge.placed_at, huge.number) == huge


def test_a_customer_is_made_when_missing_and_never_overwritten(table: Table, tmp_path: Path) -> None:
    table.put_customer(a_customer(hide_items=True))
    both = (an_incoming(1, "ada", country="DE", zone="Europe/Berlin"), an_incoming(2, "ben", country="DE"))
    imported(table, tmp_path, file_of(tmp_path, lines(*both)))
    ada, ben = (table.store.read_customer(one) for one in ("ada", "ben"))
    assert replace(ada, orders=()) == a_customer(hide_items=True)
    assert replace(ben, orders=()) == CustomerFile("ben", country="DE")
    assert len(ada.orders) == len(ben.orders) == 1


def test_an_address_names_the_first_customer_who_had_it_and_makes_nobody_one_with_another(
    table: Table, tmp_path: Path
) -> None:
    two = (an_incoming(1, "ada", email="a@example.org"), an_incoming(2, "eve", email="a@example.org"))
    imported(table, tmp_path, file_of(tmp_path, lines(*two)), threads=1)
    assert PeopleStore(table.client, table.name).named("A@example.org") == "ada"
    assert [len(table.store.read_customer(one).orders) for one in ("ada", "eve")] == [1, 1]
    assert "example.org" not in str(table.rows())


def test_a_guest_orders_are_together_and_apart_from_every_account(table: Table, tmp_path: Path) -> None:
    email = "a@example.org"
    three = (an_incoming(1, "eve", email=email), an_incoming(2, "", email=email), an_incoming(3, "", email=email))
    imported(table, tmp_path, file_of(tmp_path, lines(*three)))
    assert len(table.store.read_customer(links.guest(email)).orders) == 2
    assert len(table.store.read_customer("eve").orders) == 1


def test_a_second_id_of_a_customer_orders_into_the_same_file(
    table: Table, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(people, "MOST_ALIASES", 1)
    store = PeopleStore(table.client, table.name)
    for second in ("ada-2", "ada-3"):
        store.link(LinkKind.CUSTOMER, second, "ada")
    orders = (an_incoming(n, ("ada", "ada-2", "ada-3")[n % 3]) for n in range(12))
    assert imported(table, tmp_path, file_of(tmp_path, lines(*orders)))["written"] == 12
    assert len(table.store.read_customer("ada").orders) == 12


def moved(received: Received) -> Received:
    return replace(received, order=replace(received.order, placed_at=NOW), seen_at=NOW.replace(year=2027))


def test_a_corrected_moment_of_purchase_leaves_one_order_in_a_later_run_and_in_the_same(
    table: Table, tmp_path: Path
) -> None:
    one, other = an_incoming(1), an_incoming(2, "ben")
    imported(table, tmp_path, file_of(tmp_path, lines(one)))
    imported(table, tmp_path, file_of(tmp_path, lines(moved(one), other, moved(other))))
    for customer, received in (("ada", one), ("ben", other)):
        assert table.store.read_customer(customer).orders == (moved(received).order,)
    assert len(table.rows()) == 4
    again = imported(table, tmp_path, file_of(tmp_path, lines(moved(one), other, moved(other))))
    assert again == {"read": 3, "unchanged": 2, "older": 1}
    assert len(table.rows()) == 4


def test_a_first_import_sends_an_order_a_profile_and_an_address_and_nothing_else(table: Table, tmp_path: Path) -> None:
    file = file_of(tmp_path, lines(*(an_incoming(n, "ada", email="a@example.org") for n in range(5))))
    assert table.requests(lambda: imported(table, tmp_path, file)) == ["PutItem"] * 7


def test_new_states_of_known_customers_send_a_write_each_and_look_once(table: Table, tmp_path: Path) -> None:
    def states(hours: int) -> str:
        of = (an_incoming(n, f"c{n % 3}", hours, email=f"c{n % 3}@example.org") for n in range(9))
        return file_of(tmp_path, lines(*of))

    imported(table, tmp_path, states(0))
    file = states(1)
    sent = table.requests(lambda: imported(table, tmp_path, file, threads=1))
    assert sorted(sent) == ["BatchGetItem"] * 2 + ["PutItem"] * (9 + 2)  # the first customer was thought to be new
