"""`import people FILE...`: profiles and links, once however often, and never two people made one."""

import json
from pathlib import Path
from typing import Any

import pytest

from skill.config import Settings
from skill.domain.files import CustomerFile
from skill.domain.people import Role
from skill.storage.links import LinkKind
from skill.storage.order_store import OrderStore
from skill.storage.people_store import PeopleStore
from skill.tools.opening import DEMO_SHOP
from skill.tools.orders.rejects import Rejects
from skill.tools.orders.tally import Tally
from skill.tools.people.applying import Work, apply_people
from tests.builders import a_customer, an_order
from tests.storage.tables import Table
from tests.tools.command_line import invoke
from tests.tools.conftest import Env
from tests.tools.orders.given import counts, file_of, never
from tests.tools.people.test_record import WHOLE

ADA = {"customer_id": "ada"}


def people(table: Table) -> PeopleStore:
    return PeopleStore(table.client, table.name)


def took(table: Table, folder: Path, *records: dict[str, Any], **how: Any) -> tuple[dict[str, int], list[str]]:
    """What became of these records, and why some were rejected."""
    file = file_of(folder, "".join(json.dumps(record) + "\n" for record in records), "people.jsonl")
    with Rejects(folder / "rejects.jsonl") as rejects:
        work = Work(people(table), Tally(rejects), pause=never, **how)
        apply_people([file], work)
    return counts(work.tally), [f"{each.line}: {each.reason}" for each in work.tally.shown]


def test_a_record_makes_profile_and_links_and_twice_is_once(table: Table, tmp_path: Path) -> None:
    assert took(table, tmp_path, WHOLE) == ({"read": 1, "written": 1}, [])
    known = table.store.read_customer("c-17")
    assert known == CustomerFile(
        *("c-17", "Europe/London", "GB"),
        hide_items=True, tier="gold", phone="+442079460142", language="en-GB", role=Role.SELLER,
    )  # fmt: skip
    assert [people(table).named(id_) for id_ in ("17", "A-9", "c-17")] == ["c-17"] * 3
    assert people(table).link(LinkKind.LOGIN, "subject-1", "x") == "c-17"
    before = table.rows()
    assert took(table, tmp_path, WHOLE) == ({"read": 1, "unchanged": 1}, [])
    assert table.rows() == before


def test_what_is_as_it_would_be_anyway_is_not_stored(table: Table, tmp_path: Path) -> None:
    took(table, tmp_path, ADA | {"role": "customer", "phone": "", "language": "", "hide_items": False})
    (row,) = table.rows()
    assert json.loads(row["body"]["S"]) == {"customer_id": "ada"}


def test_what_is_said_replaces_what_an_import_guessed_and_what_is_not_said_stays(table: Table, tmp_path: Path) -> None:
    guessed = CustomerFile("ada", "Europe/Paris", "FR", tier="gold", hide_items=True)
    people(table).make_profile(guessed)
    OrderStore(table.client, table.name).write("ada", order := an_order())
    assert took(table, tmp_path, ADA | {"zone": "Asia/Tokyo", "country": "", "phone": None})[0]["written"] == 1
    known = table.store.read_customer("ada")
    assert known == CustomerFile("ada", "Asia/Tokyo", "", hide_items=True, tier="gold", orders=(order,))


def test_two_ids_with_a_profile_of_their_own_are_never_made_one(table: Table, tmp_path: Path) -> None:
    table.put_customer(a_customer(an_order(number="1")), CustomerFile("ben", orders=(an_order(number="2"),)))
    before = table.rows()
    told, reasons = took(table, tmp_path, ADA | {"tier": "gold", "also": ["ada-2", "ben"], "logins": ["s"]})
    assert told == {"read": 1, "rejected": 1}
    assert reasons[0].startswith('1: also: "ben" has a profile, and perhaps orders, of its own')
    assert table.rows() == before, "a record is taken whole or not at all"


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ({"customer_id": "ada-2"}, 'customer_id: "ada-2" is another id of "ada"; give the record of "ada" instead'),
        ({"customer_id": "ben", "also": ["ada-2"]}, 'also: "ada-2" is another id of "ada" already'),
        ({"customer_id": "ben", "logins": ["s"]}, 'logins: "s" is the login of "ada" already'),
        ({"customer_id": "ben", "also": ["ada"]}, 'also: "ada" has a profile'),
    ],
)
def test_an_id_that_names_somebody_already_is_refused(
    table: Table, tmp_path: Path, record: dict[str, Any], why: str
) -> None:
    took(table, tmp_path, ADA | {"also": ["ada-2"], "logins": ["s"]})
    before = table.rows()
    told, reasons = took(table, tmp_path, record)
    assert (told, table.rows()) == ({"read": 1, "rejected": 1}, before)
    assert why in reasons[0]


def test_an_id_may_be_named_twice_and_be_ones_own(table: Table, tmp_path: Path) -> None:
    again = ADA | {"also": ["ada", "b", "b"], "logins": ["s", "s"]}
    assert took(table, tmp_path, again, again)[0] == {"read": 2, "written": 1, "unchanged": 1}


def test_more_ids_are_added_to_those_there_are(table: Table, tmp_path: Path) -> None:
    took(table, tmp_path, ADA | {"also": ["b"]})
    assert took(table, tmp_path, ADA | {"also": ["c"]})[0] == {"read": 1, "written": 1}
    assert [people(table).named(id_) for id_ in "bc"] == ["ada", "ada"]


def test_of_two_records_that_change_a_person_at_once_neither_is_lost(table: Table, tmp_path: Path) -> None:
    people(table).make_profile(CustomerFile("ada", "Europe/Paris"))
    done = list[bool]()

    def meanwhile(params: dict[str, Any], **_: Any) -> None:
        if not done:
            done.append(True)
            took(table, tmp_path, ADA | {"tier": "gold"})

    table.client.meta.events.register("before-parameter-build.dynamodb.PutItem", meanwhile)
    took(table, tmp_path, ADA | {"phone": "+442079460142"})
    table.client.meta.events.unregister("before-parameter-build.dynamodb.PutItem", meanwhile)
    assert done
    assert table.store.read_customer("ada") == CustomerFile("ada", "Europe/Paris", tier="gold", phone="+442079460142")


def test_who_is_made_the_other_id_of_somebody_meanwhile_is_refused_and_nobody_is_a_link_of_a_link(
    table: Table, tmp_path: Path
) -> None:
    done = list[bool]()

    def meanwhile(params: dict[str, Any], **_: Any) -> None:
        if not done:
            done.append(True)
            took(table, tmp_path, ADA | {"also": ["ben"]})

    table.client.meta.events.register("before-parameter-build.dynamodb.PutItem", meanwhile)
    told, reasons = took(table, tmp_path, {"customer_id": "ben", "also": ["c"]})
    table.client.meta.events.unregister("before-parameter-build.dynamodb.PutItem", meanwhile)
    assert told == {"read": 1, "rejected": 1}
    assert 'another id of "ada"' in reasons[0]
    assert [people(table).named(id_) for id_ in ("ben", "c")] == ["ada", "c"]


def test_a_profile_that_cannot_be_read_rejects_its_record_and_no_other(table: Table, tmp_path: Path) -> None:
    row = {"pk": {"S": "CUSTOMER#ada"}, "sk": {"S": "PROFILE"}, "v": {"N": "99"}, "body": {"S": "{}"}}
    table.put(row)
    told, reasons = took(table, tmp_path, ADA, {"customer_id": "ben"})
    assert told == {"read": 2, "written": 1, "rejected": 1}
    assert "newer Careline" in reasons[0]


def test_a_dry_run_tells_the_same_and_writes_nothing(table: Table, tmp_path: Path) -> None:
    took(table, tmp_path, ADA)
    before = table.rows()
    records = (ADA, ADA | {"tier": "gold"}, {"customer_id": "ben"}, {"customer_id": "eve", "also": ["ada"]})
    assert took(table, tmp_path, *records, only_compares=True)[0] == {
        "read": 4,
        "written": 2,
        "unchanged": 1,
        "rejected": 1,
    }
    assert table.rows() == before


def run(env: Env, folder: Path, content: str, *options: str) -> tuple[str, str, int]:
    file = file_of(folder, content, "people.jsonl")
    result = invoke(env, "import", "people", file, "--rejects", str(folder / "rejects.jsonl"), *options)
    return result.stdout, result.stderr, result.exit_code


GOOD = json.dumps(WHOLE) + "\n"


def test_people_hear_a_sentence_and_rejects_have_file_line_and_remedy(local_env: Env, tmp_path: Path) -> None:
    out, err, code = run(local_env, tmp_path, GOOD + "[]\n{half\n" + '{"customer_id": "x", "phone": "1"}\n')
    assert out.startswith("4 records read: 1 written, 0 unchanged, 0 older, 3 rejected; ")
    assert code == 1
    for line, why in ((2, "a person is a JSON object"), (3, "it is no JSON"), (4, "phone: ")):
        assert any(f"people.jsonl:{line}: {why}" in said for said in err.splitlines())
    assert len((tmp_path / "rejects.jsonl").read_text().splitlines()) == 3


def test_programs_read_one_object_and_a_dry_run_says_whether_it_compared(bare_env: Env, tmp_path: Path) -> None:
    def told(*options: str) -> dict[str, Any]:
        found: dict[str, Any] = json.loads(run(bare_env, tmp_path, GOOD, "--json", *options)[0])
        found.pop("seconds")
        return found

    none = {"read": 1, "written": 0, "unchanged": 0, "older": 0, "rejected": 0}
    assert told("--dry-run") == none | {"compared": False}
    assert not Settings(data_dir=Path(str(bare_env["CARELINE_DATA"]))).data_dir.exists()
    assert told() == none | {"written": 1}
    assert told("--dry-run") == none | {"unchanged": 1, "compared": True}


def test_who_was_imported_under_another_id_has_their_orders_and_their_zone(local_env: Env, tmp_path: Path) -> None:
    assert invoke(local_env, "import", "shop", str(DEMO_SHOP)).exit_code == 0
    assert run(local_env, tmp_path, '{"customer_id": "zoe", "zone": "Asia/Tokyo", "also": ["17"]}\n')[2] == 0
    order = {
        "@type": "Order",
        "orderNumber": "A-17",
        "orderDate": "2026-11-19T10:20:00Z",
        "customer": {"identifier": 17},
    }
    file = file_of(tmp_path, json.dumps(order | {"orderedItem": [{"orderedItem": {"name": "red kite"}}]}), "o.json")
    assert invoke(local_env, "import", "orders", file, "--rejects", str(tmp_path / "r")).exit_code == 0
    assert "red kite" in invoke(local_env, "talk", "--as", "zoe", "--say", "where is my order").stdout
