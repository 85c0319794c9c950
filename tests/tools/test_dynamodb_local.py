"""AWS's own engine starts, answers and goes; without its parts there is one sentence about them."""

from pathlib import Path

import pytest

from skill.errors import SettingsError
from skill.storage.dynamodb import connect
from skill.tools.dynamodb_local import dynamodb_local


@pytest.mark.dynamodb_local
def test_dynamodb_local_starts_and_answers_a_query() -> None:
    with dynamodb_local() as connection:
        client = connect(connection)
        client.create_table(
            TableName="throwaway",
            BillingMode="PAY_PER_REQUEST",
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}],
            AttributeDefinitions=[{"AttributeName": "pk", "AttributeType": "S"}],
        )
        client.put_item(TableName="throwaway", Item={"pk": {"S": "one"}})
        found = client.query(
            TableName="throwaway",
            KeyConditionExpression="pk = :pk",
            ExpressionAttributeValues={":pk": {"S": "one"}},
        )
        assert found["Items"] == [{"pk": {"S": "one"}}]


def test_without_its_jars_there_is_one_sentence_saying_how_to_get_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    java = tmp_path / "java"
    java.touch(mode=0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SettingsError, match="make dynamodb-local"), dynamodb_local(tmp_path):
        pass


def test_without_java_there_is_one_sentence_saying_how_to_get_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(SettingsError, match="Java 17"), dynamodb_local(tmp_path):
        pass
