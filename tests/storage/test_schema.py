"""The table is made once, whoever makes it, and can be used when that is said."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from botocore.exceptions import ClientError
from botocore.stub import Stubber

from skill.errors import SettingsError
from skill.storage.dynamodb import connect
from skill.storage.schema import create_table
from skill.tools.engine import connection_to
from tests.builders import a_customer
from tests.storage.tables import Table

AT_ONCE = 6


def test_the_table_has_the_two_keys_is_billed_on_demand_and_has_one_index(table: Table) -> None:
    made = table.client.describe_table(TableName=table.name)["Table"]
    assert {key["AttributeName"]: key["KeyType"] for key in made["KeySchema"]} == {"pk": "HASH", "sk": "RANGE"}
    assert {key["AttributeName"]: key["AttributeType"] for key in made["AttributeDefinitions"]} == {
        "pk": "S",
        "sk": "S",
        "ending": "S",
    }
    assert made["BillingModeSummary"]["BillingMode"] == "PAY_PER_REQUEST"
    assert not made.get("GlobalSecondaryIndexes")
    (index,) = made["LocalSecondaryIndexes"]
    assert (index["IndexName"], index["Projection"]) == ("by-ending", {"ProjectionType": "KEYS_ONLY"})
    assert {key["AttributeName"]: key["KeyType"] for key in index["KeySchema"]} == {"pk": "HASH", "ending": "RANGE"}
    assert made["TableStatus"] == "ACTIVE"


def test_a_table_that_is_there_is_left_as_it_is(table: Table) -> None:
    table.put_customer(a_customer())
    before = table.rows()
    assert not create_table(table.client, table.name)
    assert table.rows() == before


def test_of_many_who_make_it_at_once_one_does_and_all_can_write(new_table: Callable[[], Table]) -> None:
    table, together = new_table(), Barrier(AT_ONCE)
    name = f"{table.name}-at-once"

    def make_and_write(key: int) -> bool:
        together.wait()
        made = create_table(table.client, name)
        table.client.put_item(TableName=name, Item={"pk": {"S": "x"}, "sk": {"S": str(key)}})
        return made

    with ThreadPoolExecutor(AT_ONCE) as makers:
        assert sorted(makers.map(make_and_write, range(AT_ONCE))) == [False] * (AT_ONCE - 1) + [True]
    assert table.client.scan(TableName=name)["Count"] == AT_ONCE


def test_a_table_that_somebody_else_is_making_is_waited_for() -> None:
    client = connect(connection_to(0))
    with Stubber(client) as stub:
        stub.add_client_error("create_table", "ResourceInUseException")
        made = {"Table": {"TableStatus": "ACTIVE", "LocalSecondaryIndexes": [{"IndexName": "by-ending"}]}}
        stub.add_response("describe_table", made, {"TableName": "careline"})
        stub.add_response("describe_table", made, {"TableName": "careline"})
        assert not create_table(client, "careline")
        stub.assert_no_pending_responses()


def test_a_table_of_an_earlier_careline_lacks_the_index_and_what_to_do_is_said() -> None:
    client = connect(connection_to(0))
    with Stubber(client) as stub, pytest.raises(SettingsError, match=r"lacks the index by-ending.*CARELINE_TABLE"):
        stub.add_client_error("create_table", "ResourceInUseException")
        for _ in range(2):
            stub.add_response("describe_table", {"Table": {"TableStatus": "ACTIVE"}}, {"TableName": "careline"})
        create_table(client, "careline")


def test_a_table_that_may_not_be_made_is_an_error() -> None:
    client = connect(connection_to(0))
    with Stubber(client) as stub, pytest.raises(ClientError, match="AccessDenied"):
        stub.add_client_error("create_table", "AccessDeniedException")
        create_table(client, "careline")
